/* SPDX-License-Identifier: MIT */
/* Building one event from named values, whatever the file: what the readers of CSV and
 * JSON share. */
#ifndef CLM_READ_BUILDER_H
#define CLM_READ_BUILDER_H

#include "read/corpus.h"

/** The values of an event that are words with rules; each has one reader of its own. */
enum clm__field {
    CLM__FIELD_ID,
    CLM__FIELD_DATE,
    CLM__FIELD_KIND,
    CLM__FIELD_PHASE,
    CLM__FIELD_ACTOR,
    CLM__FIELD_SPEAKER,
    CLM__FIELD_TARGET,
    CLM__FIELD_CHARGE,
    CLM__FIELD_CHARGE_TYPE,
    CLM__FIELD_PLACE,
    CLM__FIELD_QUOTE,
    CLM__FIELD_SOURCE,
    CLM__FIELD_URL,
    CLM__FIELD_CONFIDENCE,
    CLM__FIELD_ANSWERS,
    CLM__FIELD_ABOUT,
    CLM__FIELD_NOTE,
    CLM__FIELD_ORIGIN,
    CLM__FIELD_REPEATS,
    CLM__FIELD_ENDS,
    CLM__FIELD_EXTENDS,
    CLM__FIELD_COUNT,
};

/** The column or member names, by field. */
extern const char *const clm__field_names[CLM__FIELD_COUNT];

/** Columns that only our own tables have; ended by NULL. */
extern const char *const clm__own_columns[];

/** Reads one value into `event`. On a bad value returns its message, with the text in
 * `err`; the event is of no use then. For ID, DATE, KIND, PHASE, SPEAKER, CHARGE, PLACE,
 * QUOTE, CONFIDENCE, NOTE and ORIGIN. An empty text is a value that is not there. */
enum clm_code clm__build_value(struct clm_corpus *corpus, struct clm_event *event,
                               enum clm__field field, const char *text, size_t len,
                               struct clm_error *err) CLM_MUST_CHECK;
/** Adds one charge type. */
enum clm_code clm__build_charge_type(struct clm_event *event, const char *text,
                                     size_t len, struct clm_error *err) CLM_MUST_CHECK;
/** What an event must have when all its values are read: date, kind, phase where it
 * belongs. Gives it an id when it has none. `*field` gets the one that is wrong. */
enum clm_code clm__build_check(struct clm_corpus *corpus, struct clm_event *event,
                               enum clm__field *field,
                               struct clm_error *err) CLM_MUST_CHECK;

#endif
