/* SPDX-License-Identifier: MIT */
/* What grammar says of the words of a sentence: voice, negation, modals, subjects and
 * agents. */
#ifndef CLM_SENTENCE_GRAMMAR_H
#define CLM_SENTENCE_GRAMMAR_H

#include "sentence/tree.h"

/** Whether a verb is in the passive, a bare participle behind its noun included. */
bool clm__tree_passive(const struct clm__tree *tree, unsigned verb);
/** Whether not, never, no or the like hangs on it. */
bool clm__tree_negated(const struct clm__tree *tree, unsigned node);
/** The modal verb on it (would, may, ...), or CLM__NO_NODE. */
unsigned clm__tree_modal(const struct clm__tree *tree, unsigned verb);

/** Who does what the verb says, in the active: its own subject, one shared with the verb
 * that it is coordinated with or hangs on, the noun before a relative clause or a
 * participle. Of a passive verb: what stands as its subject. CLM__NO_NODE when nobody is
 * told. */
unsigned clm__tree_subject(const struct clm__tree *tree, unsigned verb);
/** The noun phrase with by of a passive, or CLM__NO_NODE. */
unsigned clm__tree_agent(const struct clm__tree *tree, unsigned verb);
/** The noun that a relative pronoun stands for; any other node is itself. */
unsigned clm__tree_referent(const struct clm__tree *tree, unsigned node);

#endif
