/* SPDX-License-Identifier: MIT */
/* What stands beside a word, whatever the tree says. CLM__NO_NODE when nothing does. */
#ifndef CLM_SENTENCE_CHUNK_H
#define CLM_SENTENCE_CHUNK_H

#include "sentence/tree.h"

/** The head of the noun phrase that begins, or ends, at a token. */
unsigned clm__chunk_right(const struct clm__tree *tree, unsigned at);
unsigned clm__chunk_left(const struct clm__tree *tree, unsigned at);
/** The noun phrase before a verb, over adverbs and what stands between commas. */
unsigned clm__chunk_subject(const struct clm__tree *tree, unsigned verb);
/** The noun phrase right behind a verb. */
unsigned clm__chunk_object(const struct clm__tree *tree, unsigned verb);
/** Whether a form of be or get stands before a participle. */
bool clm__chunk_has_be(const struct clm__tree *tree, unsigned verb);

#endif
