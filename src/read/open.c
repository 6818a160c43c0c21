/* SPDX-License-Identifier: MIT */
/* A new corpus, with the actors that claimline brings. */
#include "base/alloc.h"
#include "read/corpus.h"

static enum clm_code
read_builtin(struct clm_corpus *corpus)
{
    uint32_t file = clm__corpus_add_file(corpus, "built-in actors", CLM__FILE_BUILTIN);
    if (file == CLM_NONE)
        return CLM_E_NOMEM;
    struct clm__parts from = {clm__builtin_actors, clm__builtin_actors_len};
    return clm__read_actors_csv(corpus, file, clm__read_memory, &from, NULL);
}

enum clm_code
clm_corpus_new(struct clm_corpus **out, const struct clm_corpus_options *options)
{
    struct clm_corpus *corpus = clm__calloc(1, sizeof *corpus);
    if (corpus == NULL)
        return CLM_E_NOMEM;
    if (options != NULL)
        corpus->options = *options;
    corpus->title = "";
    if (!corpus->options.no_builtin && read_builtin(corpus) != CLM_OK) {
        clm_corpus_free(corpus);
        return CLM_E_NOMEM;
    }
    *out = corpus;
    return CLM_OK;
}
