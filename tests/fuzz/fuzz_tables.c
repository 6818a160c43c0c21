/* SPDX-License-Identifier: MIT */
/* A curated events.csv, and the table of its events read back: the first byte picks how
 * the table is written, the rest is the file. What is read back must be written the same
 * again. */
#include "support/fuzz_corpus.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct way {
    const char *name; /* of the file that the table is then */
    struct clm_table_options options;
};

static const struct way ways[] = {
    {"events.csv", {.table = CLM_TABLE_EVENTS, .format = CLM_TABLE_CSV}},
    {"events.csv", {.table = CLM_TABLE_EVENTS, .format = CLM_TABLE_CSV, .excel = true}},
    {"events.jsonl", {.table = CLM_TABLE_EVENTS, .format = CLM_TABLE_JSONL}},
};

/* False when the file has errors, or no events. */
static bool
write_events(const struct way *way, const struct fuzz_file *file, struct written *table)
{
    static const struct clm_filter all;
    struct clm_corpus_options options = {.report = ignore_diag, .no_builtin = true};
    struct clm_corpus *corpus = NULL;
    struct clm_graph *graph = NULL;
    struct clm_view view = {0};
    if (clm_corpus_new(&corpus, &options) != CLM_OK ||
        clm_corpus_read_bytes(corpus, file->name, file->bytes, file->len, NULL) !=
            CLM_OK ||
        clm_corpus_finish(corpus, NULL) != CLM_OK)
        abort();
    bool sound =
        clm_corpus_error_count(corpus) == 0 && clm_corpus_event_count(corpus) > 0;
    if (sound &&
        (clm_graph_new(&graph, corpus, NULL) != CLM_OK ||
         clm_view_init(&view, graph, &all, NULL) != CLM_OK ||
         clm_table_write(&view, &way->options, keep_written, table, NULL) != CLM_OK))
        abort();
    clm_view_release(&view);
    clm_graph_free(graph);
    clm_corpus_free(corpus);
    return sound;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct written first = {0}, second = {0};
    if (size == 0)
        return 0;
    const struct way *way = &ways[data[0] % 3];
    struct fuzz_file given = {"events.csv", (const char *)data + 1, size - 1};
    if (write_events(way, &given, &first)) {
        struct fuzz_file back = {way->name, first.at, first.len};
        if (!write_events(way, &back, &second) || first.len != second.len ||
            memcmp(first.at, second.at, first.len) != 0) {
            fprintf(stderr, "not the same when read back:\n%.*s\n----\n%.*s\n",
                    (int)first.len, first.at, (int)second.len,
                    second.at != NULL ? second.at : "");
            abort();
        }
    }
    free(first.at);
    free(second.at);
    return 0;
}
