/* SPDX-License-Identifier: MIT */
/* Transcripts: paragraphs that begin with "NAME:". */
#ifndef CLM_ARTICLE_TRANSCRIPT_H
#define CLM_ARTICLE_TRANSCRIPT_H

#include "text/plain.h"

/** Appends `text` to an empty `out`; where at least two paragraphs begin with a speaker
 * in capitals and a colon, each reads `Name said: "..."`. A speaker who is only "Q" or
 * "ANSWER" leaves the quotation. Linear in the length. */
void clm__transcript_read(struct clm__plain *out, const char *text, size_t len);

#endif
