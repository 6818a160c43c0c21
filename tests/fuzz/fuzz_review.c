/* SPDX-License-Identifier: MIT */
/* Decisions about events that were read: the first byte picks which of them there are and
 * how the list is ordered, the rest is review.csv. A list of what is left to decide, and
 * a page of it, are made; put into the corpus undecided, the list changes nothing. */
#include "support/fuzz_corpus.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char curated[] = "id,date,kind,actor,target,charge,source\n"
                              "c1,2016-09-26,accusation,a,c,shelled the bridge,s3\n";
static const char some[] =
    "id,date,kind,actor,target,charge,origin,confidence,source,answers\n"
    "x1,2016-09-26,accusation,a,c,shelled the bridge,extracted,0.5,s1,\n"
    "x2,2016-09-26,accusation,a,c,shelling of the bridge,extracted,0.4,s2,\n"
    "x3,2016-09-27,denial,c,a,the shelling,extracted,0.6,s2,x1\n";
static const char more[] =
    "{\"id\":\"y1\",\"kind\":\"accusation\",\"date\":\"2016-09-26\",\"actors\":[{\"id\":"
    "null,"
    "\"name\":\"b\",\"text\":\"They\",\"span\":[0,4]}],\"targets\":[{\"name\":\"c\"}],"
    "\"charge\":{\"text\":\"=lies\",\"types\":[\"deception\"],\"span\":[5,9]},"
    "\"confidence\":0.7,\"origin\":\"extracted\","
    "\"sources\":[{\"source\":\"s2\",\"sentence\":1,\"span\":[0,20]}]}\n";

static const char *
text_of(const struct clm_citation *citation, size_t *len, void *payload)
{
    static const char text[] = "They said that it lies. <b>\"No\"</b>, said c.";
    (void)citation;
    (void)payload;
    *len = sizeof text - 1;
    return text;
}

/* Reads the files, writes the list of what is undecided and the graph. */
static bool
decide(const struct fuzz_file *files, size_t count, bool by_article, struct written *list,
       struct written *json)
{
    static const struct clm_filter all;
    struct clm_corpus_options options = {.report = ignore_diag, .no_builtin = true};
    struct clm_review_options review = {.by_article = by_article, .text_of = text_of};
    struct clm_corpus *corpus = NULL;
    struct clm_graph *graph = NULL;
    struct clm_view view = {0};
    size_t rows = 0, page_rows = 0;
    if (clm_corpus_new(&corpus, &options) != CLM_OK)
        abort();
    for (size_t i = 0; i < count; i++)
        if (clm_corpus_read_bytes(corpus, files[i].name, files[i].bytes, files[i].len,
                                  NULL) != CLM_OK)
            abort();
    if (clm_corpus_finish(corpus, NULL) != CLM_OK)
        abort();
    bool sound = clm_corpus_error_count(corpus) == 0;
    if (sound) {
        struct written page = {0};
        if (clm_graph_new(&graph, corpus, NULL) != CLM_OK ||
            clm_view_init(&view, graph, &all, NULL) != CLM_OK ||
            clm_review_write(&view, &review, keep_written, list, &rows, NULL) != CLM_OK)
            abort();
        review.page = true;
        if (clm_review_write(&view, &review, keep_written, &page, &page_rows, NULL) !=
                CLM_OK ||
            page_rows != rows ||
            clm_json_write(&view, NULL, keep_written, json, NULL) != CLM_OK)
            abort();
        free(page.at);
    }
    clm_view_release(&view);
    clm_graph_free(graph);
    clm_corpus_free(corpus);
    return sound;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct written list = {0}, json = {0}, list_again = {0}, json_again = {0};
    struct fuzz_file files[5] = {{"events.csv", curated, sizeof curated - 1}};
    size_t count = 1;
    if (size == 0)
        return 0;
    if ((data[0] & 1) != 0)
        files[count++] = (struct fuzz_file){"events2.csv", some, sizeof some - 1};
    if ((data[0] & 2) != 0)
        files[count++] = (struct fuzz_file){"read.jsonl", more, sizeof more - 1};
    files[count++] = (struct fuzz_file){"review.csv", (const char *)data + 1, size - 1};
    bool by_article = (data[0] & 4) != 0;
    if (decide(files, count, by_article, &list, &json)) {
        files[count++] = (struct fuzz_file){"review2.csv", list.at, list.len};
        if (!decide(files, count, by_article, &list_again, &json_again) ||
            json.len != json_again.len || memcmp(json.at, json_again.at, json.len) != 0 ||
            list.len != list_again.len || memcmp(list.at, list_again.at, list.len) != 0)
            abort();
    }
    free(list.at);
    free(json.at);
    free(list_again.at);
    free(json_again.at);
    return 0;
}
