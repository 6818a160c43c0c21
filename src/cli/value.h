/* SPDX-License-Identifier: MIT */
/* The kinds of values that options take: how each is checked and stored. */
#ifndef CLM_CLI_VALUE_H
#define CLM_CLI_VALUE_H

#include "option.h"

typedef int value_fn(const struct option *option, const char *value,
                     struct settings *settings);

/** A bool that becomes true. */
value_fn value_flag;
/** A text, kept as it is. */
value_fn value_text;
/** One of the option's words. */
value_fn value_choice;
/** Some of its words, parted by commas: the bits 1 << place of the word. */
value_fn value_list;
/** A whole number between the option's bounds. */
value_fn value_number;
/** One more of a struct names. */
value_fn value_name;
/** The first and the last day of a filter. */
value_fn value_from, value_to;
/** A number from 0 to 1 for the filter. */
value_fn value_confidence;
/** The two sides of a filter. */
value_fn value_answered, value_unanswered;
/** A check as a warning, or off, and as an error. */
value_fn value_warning, value_error;

#endif
