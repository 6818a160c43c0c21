/* SPDX-License-Identifier: MIT */
/* What an expression means, before it is written: a unit of the calendar, a length, a
 * set. */
#ifndef CLM_TIMEX_MEANING_H
#define CLM_TIMEX_MEANING_H

#include "timex/timex.h"

enum clm__timex_unit {
    CLM__UNIT_NONE,
    CLM__UNIT_SECOND,
    CLM__UNIT_MINUTE,
    CLM__UNIT_HOUR,
    CLM__UNIT_DAY,
    CLM__UNIT_WEEKEND,
    CLM__UNIT_WEEK,
    CLM__UNIT_FORTNIGHT,
    CLM__UNIT_MONTH,
    CLM__UNIT_SEASON,
    CLM__UNIT_QUARTER,
    CLM__UNIT_HALF,
    CLM__UNIT_YEAR,
    CLM__UNIT_FISCAL,
    CLM__UNIT_DECADE,
    CLM__UNIT_CENTURY,
    CLM__UNIT_MILLENNIUM,
    CLM__UNIT_COUNT
};

enum { CLM__TIMEX_PARTS = 7 }; /* of the day, 0 = none */

enum clm__timex_shape {
    CLM__SHAPE_CALENDAR, /* the `unit` that starts on `day` */
    CLM__SHAPE_REF,      /* PRESENT_REF, PAST_REF, FUTURE_REF */
    CLM__SHAPE_LENGTH,   /* `amount` of `unit` */
    CLM__SHAPE_WEEKDAYS, /* every weekday `number` */
    CLM__SHAPE_YEARLY,   /* a day or month of any year */
    CLM__SHAPE_UNKNOWN   /* a date that nothing fixes */
};

enum clm__timex_ref { CLM__REF_PRESENT, CLM__REF_PAST, CLM__REF_FUTURE };

struct clm__timex_meaning {
    uint8_t type; /* clm__timex_type */
    uint8_t shape;
    uint8_t unit;
    uint8_t mod;
    uint8_t tense;  /* that was used */
    uint8_t era;    /* 1 = BC */
    uint8_t part;   /* of the day, 0 = none */
    bool relative;  /* worked out from `base` */
    bool no_year;   /* nothing tells the year */
    bool vague;     /* X instead of an amount */
    bool doubtful;  /* something in the words speaks against it */
    bool has_other; /* it may as well be `other` */
    bool lasts;     /* from `day` to `other` */
    bool has_clock;
    bool utc;
    bool anchored; /* a length that ends or begins at `base`: earliest and latest are set
                    */
    int8_t hour, minute, second; /* -1 = not said */
    int32_t year;   /* of quarters, halves, seasons, fiscal years, decades, centuries */
    int32_t number; /* of the quarter, half or season; weekday; CLM__REF_... */
    int32_t month, mday; /* where there is no year */
    int64_t amount;      /* times 100 */
    clm_day day;         /* first day of the unit */
    clm_day other;
    clm_day base;
    clm_day earliest, latest; /* of an anchored length */
};

/** First and last day of what is meant; false when it has none. */
bool clm__timex_extent(const struct clm__timex_meaning *meaning, clm_day *earliest,
                       clm_day *latest);

#endif
