/* SPDX-License-Identifier: MIT */
/* The language model: a data file of tags, labels, word clusters and the weights of
 * tagger and parser. */
#ifndef CLM_TEXT_MODEL_H
#define CLM_TEXT_MODEL_H

#include "base/buf.h"
#include "text/kernel.h"
#include "text/state.h"
#include "text/word.h"

/* Raised whenever the layout or the features change: a model fits one version only. */
enum { CLM__MODEL_VERSION = 1 };

/* A file holds weights of the parser for both; one of them is loaded. */
enum clm__model_mode {
    CLM__MODEL_FAST,     /* greedy */
    CLM__MODEL_ACCURATE, /* with a beam of CLM__MODEL_BEAM */
};
enum { CLM__MODEL_BEAM = 8 };

/** The parts of speech of Universal Dependencies. */
enum clm__upos {
    CLM__UPOS_X, /* other; also a tag that UD does not know */
    CLM__UPOS_ADJ,
    CLM__UPOS_ADP,
    CLM__UPOS_ADV,
    CLM__UPOS_AUX,
    CLM__UPOS_CCONJ,
    CLM__UPOS_DET,
    CLM__UPOS_INTJ,
    CLM__UPOS_NOUN,
    CLM__UPOS_NUM,
    CLM__UPOS_PART,
    CLM__UPOS_PRON,
    CLM__UPOS_PROPN,
    CLM__UPOS_PUNCT,
    CLM__UPOS_SCONJ,
    CLM__UPOS_SYM,
    CLM__UPOS_VERB,
    CLM__UPOS_COUNT,
};

/** The relations of UD without their subtypes. */
enum clm__rel {
    CLM__REL_OTHER,
#define CLM_RELATION(NAME, text) CLM__REL_##NAME,
#include "text/relations.def"
    CLM__REL_COUNT,
};

struct clm__tag_name {
    const char *upos; /* "NOUN" */
    const char *xpos; /* "NN" */
    enum clm__upos kind;
};

struct clm__label_name {
    const char *deprel;  /* "nsubj:pass" */
    const char *subtype; /* "pass", or "" */
    enum clm__rel rel;   /* CLM__REL_NSUBJ */
};

/** Everything is to be read only, so that threads may share a model. */
struct clm__model {
    struct clm__tag_name *tags;
    struct clm__label_name *labels;
    unsigned tag_count, label_count;
    struct clm__clusters clusters;
    struct clm__weights tagger, parser;
    unsigned beam; /* for which the parser was taught: 1 or CLM__MODEL_BEAM */
    char *names;   /* what tags and labels point into */
};

/** Reads a model from a file, or from bytes. CLM_E_IO; CLM_E_DATA for a file that is no
 * model, of another version or damaged, or has no weights of this mode; CLM_E_NOMEM.
 * `*out` is NULL then. The caller frees it. */
enum clm_code clm__model_open(struct clm__model **out, const char *path,
                              enum clm__model_mode mode,
                              struct clm_error *err) CLM_MUST_CHECK;

/** Bytes of a model file; `name` is for messages. */
struct clm__model_bytes {
    const void *at;
    size_t len;
    const char *name;
};
enum clm_code clm__model_read(struct clm__model **out,
                              const struct clm__model_bytes *bytes,
                              enum clm__model_mode mode,
                              struct clm_error *err) CLM_MUST_CHECK;
void clm__model_free(struct clm__model *model);

/** What a model is made from: names ended by NUL one after another ("NOUN_NN"), and the
 * clusters as rows. */
struct clm__model_parts {
    const char *tag_names, *label_names;
    unsigned tag_count, label_count;
    const uint32_t *cluster_keys; /* rising */
    const uint16_t *clusters;
    unsigned cluster_words;
    const struct clm__weights *tagger, *fast;
    const struct clm__weights *accurate; /* of as many slots as `fast`; may be NULL */
};

/** Appends a model file to `out`. */
void clm__model_write(struct clm__buf *out, const struct clm__model_parts *parts);

#endif
