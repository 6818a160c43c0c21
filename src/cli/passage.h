/* SPDX-License-Identifier: MIT */
/* The sentence in which an event is told, with its words marked. */
#ifndef CLM_CLI_PASSAGE_H
#define CLM_CLI_PASSAGE_H

#include "cli.h"

/** Prints the sentence of a citation from the article's file, or why it cannot be shown.
 * Says so when the words of the record do not stand at their places. */
void passage_print(const struct loaded *loaded, const struct settings *settings,
                   const struct clm_event *event, const struct clm_citation *citation);

#endif
