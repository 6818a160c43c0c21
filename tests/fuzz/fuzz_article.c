/* SPDX-License-Identifier: MIT */
/* Any bytes as an article, or as JSON Lines of articles. The first byte picks. */
#include "article/article_stream.h"
#include "timex/timex.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct clm__timex_rules *rules;
static struct clm__boilerplate *list;

static void
require(bool holds)
{
    if (!holds)
        abort();
}

struct bytes {
    const uint8_t *at;
    size_t left;
};

static bool
give(void *from, char *to, size_t want, size_t *got)
{
    struct bytes *bytes = from;
    *got = bytes->left < want ? bytes->left : want;
    if (*got > 0)
        memcpy(to, bytes->at, *got);
    bytes->at += *got;
    bytes->left -= *got;
    return true;
}

static void
run_article(const char *text, size_t len, const struct clm__article_record *record)
{
    struct clm__article a;
    struct clm_error err = {0};
    enum clm_code code =
        clm__article_read(&a, "fuzz", text, len, record, list, rules, &err);
    require(code == err.code);
    if (code != CLM_OK)
        return;
    uint32_t last = 0;
    for (size_t i = 0; i < a.paragraph_count; i++) {
        require(a.paragraphs[i].start >= last &&
                a.paragraphs[i].start < a.paragraphs[i].end);
        last = a.paragraphs[i].end;
    }
    require(last <= len);
    last = 0;
    for (size_t i = 0; i < a.left_out_count; i++) {
        require(a.left_out[i].at.start >= last && a.left_out[i].at.end <= len);
        last = a.left_out[i].at.end;
    }
    require(a.headline.end <= len && a.dateline.end <= len);
    clm__article_release(&a);
}

static void
run_stream(const uint8_t *data, size_t size)
{
    struct bytes bytes = {data, size};
    struct clm__article_stream stream = {.read = give, .from = &bytes, .name = "fuzz"};
    struct clm__article_record record;
    const char *text;
    size_t len;
    bool more = true;
    while (more) {
        struct clm_error err = {0};
        if (clm__article_stream_next(&stream, &record, &text, &len, &more, &err) ==
                CLM_OK &&
            more)
            run_article(text, len, &record);
    }
    clm__article_stream_release(&stream);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct clm__article_record record = {.published = "2016-12-12",
                                         .title = "A title of four words"};
    if (rules == NULL)
        require(clm__timex_rules_new(&rules, NULL, NULL, 0, NULL) == CLM_OK &&
                clm__boilerplate_new(&list, NULL, NULL, 0, NULL) == CLM_OK);
    if (size == 0)
        return 0;
    if ((data[0] & 1) != 0)
        run_stream(data + 1, size - 1);
    else
        run_article((const char *)data + 1, size - 1,
                    (data[0] & 2) != 0 ? &record : NULL);
    return 0;
}
