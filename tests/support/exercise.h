/* SPDX-License-Identifier: MIT */
/* Takes a corpus that was read through everything that can be made of it, and what was
 * written back in. For fuzz targets and for tests of want of memory. */
#ifndef TEST_SUPPORT_EXERCISE_H
#define TEST_SUPPORT_EXERCISE_H

#include <claimline/claimline.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** Results as they are written, with a bound above which nothing more is taken. */
struct written {
    char *at;
    size_t len, room;
};

enum { WRITTEN_MOST = 1 << 26 };

static inline bool
keep_written(const char *bytes, size_t len, void *payload)
{
    struct written *written = payload;
    if (written->len + len > WRITTEN_MOST)
        return false;
    if (written->len + len > written->room) {
        size_t room = 2 * (written->len + len) + 64;
        char *bigger = realloc(written->at, room); /* not ours to fail */
        if (bigger == NULL)
            return false;
        written->at = bigger;
        written->room = room;
    }
    if (len > 0)
        memcpy(written->at + written->len, bytes, len);
    written->len += len;
    return true;
}

static inline void
ignore_diag(const struct clm_diag *diag, void *payload)
{
    (void)payload;
    if (diag->text == NULL || diag->at.file == NULL ||
        strlen(diag->text) >= CLM_ERROR_TEXT)
        abort();
    for (const char *at = diag->text; *at != '\0'; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7f)
            abort();
}

/** Whether the code is one that want of memory or a refused write may give. */
static inline bool
is_want(enum clm_code code)
{
    return code == CLM_OK || code == CLM_E_NOMEM || code == CLM_E_WRITE;
}

static inline enum clm_code
exercise_tables(const struct clm_view *view)
{
    enum clm_code code = CLM_OK;
    for (int table = CLM_TABLE_ACCUSATIONS; code == CLM_OK && table <= CLM_TABLE_ANSWERS;
         table++)
        for (int form = 0; code == CLM_OK && form < 4; form++) {
            struct clm_table_options options = {
                .table = (enum clm_table)table,
                .format = form == 3 ? CLM_TABLE_CSV : (enum clm_table_format)form,
                .excel = form == 3};
            struct written out = {0};
            code = clm_table_write(view, &options, keep_written, &out, NULL);
            free(out.at);
        }
    struct written out = {0};
    if (code == CLM_OK)
        code = clm_package_write("t", true, keep_written, &out, NULL);
    free(out.at);
    return code;
}

/** Finishes, orders, checks and writes. `json` gets timeline.json. Anything but what
 * is_want allows is the caller's to judge; with errors in the corpus there is no graph
 * and `json` stays empty. */
static inline enum clm_code
exercise_corpus(struct clm_corpus *corpus, bool keep_going, struct written *json)
{
    static const struct clm_filter all;
    struct clm_error err = {0};
    struct clm_graph *graph = NULL;
    struct clm_view view = {0};
    size_t errors = 0;
    enum clm_code code = clm_corpus_finish(corpus, &err);
    if (code != CLM_OK || clm_corpus_event_count(corpus) == 0 ||
        (clm_corpus_error_count(corpus) > 0 && !keep_going))
        return code;
    code = clm_graph_new(&graph, corpus, &err);
    if (code == CLM_OK)
        code = clm_view_init(&view, graph, &all, &err);
    if (code == CLM_OK && view.count != clm_graph_count(graph))
        abort();
    if (code == CLM_OK)
        code = clm_check_run(corpus, graph, NULL, ignore_diag, NULL, &errors);
    if (code == CLM_OK)
        code = exercise_tables(&view);
    if (code == CLM_OK)
        code = clm_json_write(&view, clm_corpus_title(corpus), keep_written, json, &err);
    clm_view_release(&view);
    clm_graph_free(graph);
    return code;
}

#endif
