/* SPDX-License-Identifier: MIT */
/* When an act was done: the time expression that goes with its word, else the day of the
 * article. */
#ifndef CLM_EXTRACT_WHEN_H
#define CLM_EXTRACT_WHEN_H

#include "claim/frame.h"
#include "timex/timex.h"

/** A date and how it was worked out. Strings live as long as the list of expressions, or
 * are constant. */
struct clm__when {
    char date[CLM_DATE_TEXT_MAX + 1]; /* EDTF; "XXXX" when nothing is known */
    struct clm_span span;             /* of the words; empty for the document's day */
    const char *rule;
    bool has_base;
    clm_day base;
    bool stated; /* in the text */
};

struct clm__when_input {
    const struct clm__timex_list *list;
    const struct clm__tree *tree;
    bool has_day;
    clm_day day; /* of the article */
};

/** The first expression of a list that begins at an offset or behind it. */
size_t clm__when_from(const struct clm__timex_list *list, uint32_t offset);
/** Works out when the act told by the word `cue` was done. What stands in the tokens of
 * `not_in` (may be NULL) tells of something else. */
void clm__when_find(struct clm__when *out, const struct clm__when_input *input,
                    unsigned cue, const struct clm__filler *not_in);
/** An act told without a day, behind one that has a day: in the same paragraph it is that
 * day, in the next one it is some day from then to the article's. False when `when` stays
 * as it is. */
bool clm__when_carry(struct clm__when *when, const struct clm__when *last,
                     bool same_paragraph);

#endif
