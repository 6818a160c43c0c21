/* SPDX-License-Identifier: MIT */
/* Looking words up in the lists of words.def. Case does not matter. */
#ifndef CLM_TEXT_WORDLIST_H
#define CLM_TEXT_WORDLIST_H

#include <stdbool.h>
#include <stddef.h>

enum clm__abbreviation {
    CLM__ABBREVIATION_NONE,
    CLM__ABBREVIATION_TITLE,
    CLM__ABBREVIATION_MONTH,
    CLM__ABBREVIATION_NUMBER,
    CLM__ABBREVIATION_PLAIN,
};

enum clm__wordlist {
    CLM__LIST_PREFIX,
    CLM__LIST_UNIT,
    CLM__LIST_ELISION,
    CLM__LIST_SPEECH,
    CLM__LIST_STARTER
};

/** Whether a list has the word. */
bool clm__wordlist_has(enum clm__wordlist list, const char *word, size_t len);

/** The kind of an abbreviation, written without its last period. */
enum clm__abbreviation clm__wordlist_abbreviation(const char *word, size_t len);

/** Where a word is split: the lengths of its first and second piece (second 0: two
 * pieces). False when it is not. */
bool clm__wordlist_split(const char *word, size_t len, size_t pieces[2]);

#endif
