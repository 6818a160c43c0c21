/* SPDX-License-Identifier: MIT */
/* Writing CoNLL-U. */
#ifndef CLM_TEXT_CONLLU_WRITE_H
#define CLM_TEXT_CONLLU_WRITE_H

#include "text/plain.h"
#include "text/text.h"

/** What is written besides the parse. */
struct clm__conllu_writer {
    const struct clm__plain *plain; /* what the text was made out of, or NULL */
    const struct clm__model *model;
    const char *doc_id; /* begins the ids of sentences: "article-001-3" */
    uint32_t sentence;  /* sentences of this document so far; counts up */
};

/** Begins a document: `# newdoc id = ...`. `doc_id` must live as long as the document is
 * written; line ends in it become spaces. */
void clm__conllu_begin(struct clm__conllu_writer *writer, struct clm__buf *out,
                       const char *doc_id);

/** Appends the sentences of `parsed`, of a text: `# sent_id`, `# text`, multiword tokens,
 * and in MISC the bytes of the text (`Start=`, `End=`) and SpaceAfter=No. */
void clm__conllu_write(struct clm__conllu_writer *writer, struct clm__buf *out,
                       const char *text, const struct clm__parsed *parsed);

/** Appends the one sentence of `parsed` that was parsed from `from`: its words, comments
 * and ranges stay as they are, the columns from LEMMA to DEPREL are ours. */
void clm__conllu_write_tokens(const struct clm__model *model, struct clm__buf *out,
                              const struct clm__conllu_sentence *from,
                              const struct clm__parsed *parsed);

#endif
