/* SPDX-License-Identifier: MIT */
/* What claimline build does with a folder, in C; then an article from memory. */
#include <claimline/claimline.h>
#include <stdio.h>
#include <string.h>

static bool
print(const char *bytes, size_t len, void *payload)
{
    return fwrite(bytes, 1, len, payload) == len;
}

static enum clm_code
read_folder(struct clm_corpus *corpus, const char *folder, struct clm_error *err)
{
    struct clm_article_options options = CLM_ARTICLE_OPTIONS_INIT;
    struct clm_article_counts counts = {0};
    enum clm_code code = clm_corpus_read(corpus, folder, NULL, err);
    if (code == CLM_OK)
        code = clm_corpus_read_articles(corpus, folder, &options, &counts, err);
    if (code == CLM_OK)
        code = clm_corpus_finish(corpus, err);
    return code;
}

static enum clm_code
print_table(struct clm_corpus *corpus, struct clm_error *err)
{
    struct clm_graph *graph = NULL;
    struct clm_filter filter = {.min_in_articles = CLM_USUAL_CONFIDENCE};
    struct clm_view view = {0};
    struct clm_table_options options = {.table = CLM_TABLE_EVENTS,
                                        .format = CLM_TABLE_CSV};
    enum clm_code code = clm_graph_new(&graph, corpus, err);
    if (code == CLM_OK)
        code = clm_view_init(&view, graph, &filter, err);
    if (code == CLM_OK)
        code = clm_table_write(&view, &options, print, stdout, err);
    clm_view_release(&view);
    clm_graph_free(graph);
    return code;
}

static enum clm_code
print_record(struct clm_error *err)
{
    static const char text[] = "Norway accused Sweden of spying on its navy.";
    struct clm_article_info article = {.id = "note", .published = "2024-05-06"};
    struct clm_extract_options options = {
        .layer = CLM_LAYER_EVENTS, .write = print, .payload = stdout};
    struct clm_extractor *extractor = NULL;
    enum clm_code code = clm_extractor_new(&extractor, &options, err);
    if (code == CLM_OK)
        code = clm_extractor_add(extractor, &article, text, strlen(text), err);
    if (code == CLM_OK)
        code = clm_extractor_finish(extractor, err);
    clm_extractor_free(extractor);
    return code;
}

int
main(int argc, char **argv)
{
    struct clm_corpus *corpus = NULL;
    struct clm_error err = {0};
    if (argc != 2 || clm_corpus_new(&corpus, NULL) != CLM_OK)
        return 2;
    enum clm_code code = read_folder(corpus, argv[1], &err);
    if (code == CLM_OK)
        code = print_table(corpus, &err);
    if (code == CLM_OK)
        code = print_record(&err);
    if (code != CLM_OK)
        fprintf(stderr, "%s: %s\n", err.at.file != NULL ? err.at.file : "", err.text);
    clm_corpus_free(corpus);
    return code != CLM_OK;
}
