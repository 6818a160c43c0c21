/* SPDX-License-Identifier: MIT */
/* The first byte picks CSV or JSON Lines of either side, our list of actors, and the
 * picture; the rest is the two sides, parted by a NUL byte. Every writer runs; the
 * changes applied to the first side must give the second. The two are merged as well. */
#include "base/buf.h"
#include "claimline/claimline.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct side {
    struct clm_corpus *corpus;
    struct clm_graph *graph;
    struct clm__buf json;
};

static bool
keep(const char *bytes, size_t len, void *buf)
{
    clm__buf_add(buf, bytes, len);
    return true;
}

static void
need(bool sound)
{
    if (!sound)
        abort();
}

static void
write_json(const struct clm_graph *graph, struct clm__buf *out)
{
    struct clm_view view = {0};
    struct clm_filter all = {0};
    need(clm_view_init(&view, graph, &all, NULL) == CLM_OK);
    need(clm_json_write(&view, clm_corpus_title(clm_graph_corpus(graph)), keep, out,
                        NULL) == CLM_OK);
    clm_view_release(&view);
}

/* False when the side has errors: then there is nothing to compare. */
static bool
read_side(struct side *side, const char *name, bool builtin, const char *bytes,
          size_t len)
{
    struct clm_corpus_options options = {.no_builtin = !builtin};
    need(clm_corpus_new(&side->corpus, &options) == CLM_OK);
    if (clm_corpus_read_bytes(side->corpus, name, bytes, len, NULL) != CLM_OK ||
        clm_corpus_finish(side->corpus, NULL) != CLM_OK ||
        clm_corpus_error_count(side->corpus) > 0)
        return false;
    need(clm_graph_new(&side->graph, side->corpus, NULL) == CLM_OK);
    write_json(side->graph, &side->json);
    return true;
}

static void
release(struct side *side)
{
    clm_graph_free(side->graph);
    clm_corpus_free(side->corpus);
    clm__buf_release(&side->json);
}

static void
write_all(const struct clm_diff *diff, bool draws)
{
    static const enum clm_diff_format formats[] = {CLM_DIFF_TEXT, CLM_DIFF_CSV,
                                                   CLM_DIFF_STAT};
    for (size_t i = 0; i < 3; i++) {
        struct clm_diff_write_options options = {.format = formats[i], .color = i == 0};
        struct clm__buf out = {0};
        need(clm_diff_write(diff, &options, keep, &out, NULL) == CLM_OK);
        clm__buf_release(&out);
    }
    if (!draws)
        return;
    struct clm_picture *picture = NULL;
    enum clm_code code = clm_diff_picture_new(&picture, diff, true, NULL, NULL);
    need(code == CLM_OK || code == CLM_E_NO_INPUT);
    clm_picture_free(picture);
}

static void
compare(const struct side *was, const struct side *is, bool draws)
{
    struct clm_diff *diff = NULL;
    struct clm_diff_write_options options = {.format = CLM_DIFF_JSONL};
    struct clm__buf changes = {0}, result = {0};
    struct clm_error err = {0};
    need(clm_diff_new(&diff, was->graph, is->graph, NULL, NULL) == CLM_OK);
    write_all(diff, draws);
    need(clm_diff_write(diff, &options, keep, &changes, NULL) == CLM_OK);
    /* What a table of ours cannot hold is not compared, so not patched either. */
    if (clm_diff_not_compared(diff) == 0 ||
        clm_diff_not_compared(diff) == 1u << CLM_DIFF_TITLE) {
        need(clm_patch_write(was->graph, "changes.jsonl", clm__buf_text(&changes),
                             changes.len, keep, &result, &err) == CLM_OK);
        need(result.len == is->json.len &&
             (result.len == 0 || memcmp(result.at, is->json.at, result.len) == 0));
    }
    clm_diff_free(diff);
    clm__buf_release(&changes);
    clm__buf_release(&result);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"events.csv", "events.jsonl"};
    static const char base[] = "id,date,kind,note\ne1,2016,talks,a\n";
    if (size == 0)
        return 0;
    const char *first = (const char *)data + 1;
    const char *end = size > 1 ? memchr(first, '\0', size - 1) : NULL;
    if (end == NULL)
        return 0;
    struct side was = {0}, is = {0};
    const char *second = end + 1;
    size_t first_len = (size_t)(end - first);
    size_t second_len = (size_t)((const char *)data + size - second);
    bool builtin = (data[0] & 4) != 0;
    bool sound = read_side(&was, names[data[0] & 1], builtin, first, first_len);
    sound = read_side(&is, names[data[0] >> 1 & 1], builtin, second, second_len) && sound;
    if (sound)
        compare(&was, &is, (data[0] & 8) != 0);
    release(&was);
    release(&is);
    struct clm_merge_side sides[] = {{"base", base, sizeof base - 1},
                                     {"ours", first, first_len},
                                     {"theirs", second, second_len}};
    struct clm__buf merged = {0};
    size_t conflicts = 0;
    enum clm_code code =
        clm_merge_write(&sides[0], &sides[1], &sides[2], keep, &merged, &conflicts, NULL);
    (void)code;
    clm__buf_release(&merged);
    return 0;
}
