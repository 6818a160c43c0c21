/* SPDX-License-Identifier: MIT */
/* Any bytes as articles, taken through the whole of extraction: the first byte says which
 * layer, the rest is texts, parted by NUL bytes. Records of events must be read back
 * without an error. */
#include "support/fuzz_corpus.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
read_back(const struct written *records)
{
    struct clm_corpus *corpus = NULL;
    struct clm_error err = {0};
    if (clm_corpus_new(&corpus, NULL) != CLM_OK ||
        clm_corpus_read_bytes(corpus, "records.jsonl", records->at, records->len, &err) !=
            CLM_OK ||
        clm_corpus_finish(corpus, &err) != CLM_OK || clm_corpus_error_count(corpus) > 0) {
        fprintf(stderr, "%s\n%.*s\n", err.text, (int)records->len, records->at);
        abort();
    }
    clm_corpus_free(corpus);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct clm_article_info info = {.published = "2016-12-12"};
    struct clm_extractor *extractor = NULL;
    struct written out = {0};
    if (size == 0)
        return 0;
    struct clm_extract_options options = {.layer = (enum clm_layer)(data[0] % 5),
                                          .fast = true,
                                          .threads = 1,
                                          .report = ignore_diag,
                                          .write = keep_written,
                                          .payload = &out};
    if (clm_extractor_new(&extractor, &options, NULL) != CLM_OK)
        abort(); /* the model is not there */
    const char *at = (const char *)data + 1, *end = (const char *)data + size;
    while (at < end) {
        const char *stop = memchr(at, '\0', (size_t)(end - at));
        stop = stop == NULL ? end : stop;
        if (clm_extractor_add(extractor, &info, at, (size_t)(stop - at), NULL) != CLM_OK)
            abort();
        at = stop + 1;
    }
    if (clm_extractor_finish(extractor, NULL) != CLM_OK)
        abort();
    clm_extractor_free(extractor);
    if (options.layer == CLM_LAYER_EVENTS && out.len > 0)
        read_back(&out);
    free(out.at);
    return 0;
}
