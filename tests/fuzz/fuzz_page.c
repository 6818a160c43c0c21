/* SPDX-License-Identifier: MIT */
/* Any bytes as a saved page: the first byte says whether as text, as text with markup or
 * as HTML. Whatever comes out must be text, and lead back into the page. */
#include "article/html.h"
#include "article/saved.h"
#include "base/utf8.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
require(bool holds)
{
    if (!holds)
        abort();
}

static void
check(const struct clm__plain *plain, size_t len)
{
    uint32_t at = 0;
    require(clm__utf8_valid(plain->text.at, plain->text.len) == plain->text.len);
    for (size_t i = 0; i < plain->count; i++) {
        const struct clm__plain_run *run = &plain->runs[i];
        require(run->plain == at && run->stored + run->stored_len <= len);
        at += run->len;
    }
    require(plain->count == 0 || at == plain->text.len);
    for (uint32_t start = 0; start < plain->text.len; start += 7) {
        uint32_t end =
            start + 11 < plain->text.len ? start + 11 : (uint32_t)plain->text.len;
        struct clm_span span = clm__plain_span(plain, (struct clm_span){start, end});
        require(span.start <= span.end && span.end <= len);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { TEXT, MARKUP, HTML, WAYS };
    struct clm__plain plain = {0};
    struct clm__arena arena = {0};
    struct clm__html_facts facts;
    if (size == 0)
        return 0;
    const char *text = (const char *)data + 1;
    size_t len = size - 1;
    int way = data[0] % WAYS;
    if (clm__utf8_valid(text, len) < len)
        return 0;
    bool fine = way != HTML ||
                clm__html_read(&plain, &facts, &arena, "page", text, len, NULL) == CLM_OK;
    if (fine) {
        check(&plain, len);
        require(clm__saved_read(&plain, way == HTML ? NULL : text, way == HTML ? 0 : len,
                                way == MARKUP));
        check(&plain, len);
    }
    clm__plain_release(&plain);
    clm__arena_release(&arena);
    return 0;
}
