/* SPDX-License-Identifier: MIT */
/* Dates as they are known: EDTF (ISO 8601-2:2019) level 1 and the sets of level 2. */
#ifndef CLAIMLINE_DATE_H
#define CLAIMLINE_DATE_H

#include <claimline/error.h>

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Days from 1970-01-01, proleptic Gregorian, no time zone. */
typedef int32_t clm_day;

#define CLM_DAY_MIN       (-4371587) /* -9999-01-01 */
#define CLM_DAY_MAX       2932896    /* 9999-12-31 */
#define CLM_DATE_TEXT_MAX 128        /* longest EDTF text that is read, in bytes */

enum clm_date_flag {
    CLM_DATE_ABOUT = 1,      /* ~ or %: approximate */
    CLM_DATE_DOUBTFUL = 2,   /* ? or %: uncertain */
    CLM_DATE_OPEN_START = 4, /* ../X, [..X], /X or XXXX: no earliest day is known */
    CLM_DATE_OPEN_END = 8,   /* X/.., [X..], X/ or XXXX: no latest day is known */
    CLM_DATE_INTERVAL = 16,  /* A/B: it lasted */
    CLM_DATE_ONE_OF = 32,    /* [a,b] or [a..b]: one day of these; southern seasons */
    CLM_DATE_ALL_OF = 64,    /* {a,b}: each of these */
    /* An end of an interval or set that is known less finely than `level` says, as the
     * start of 2016-09/2016-10-03: its day (MONTH) or its month too (YEAR) is only a
     * bound, never to be shown. */
    CLM_DATE_START_MONTH = 128,
    CLM_DATE_START_YEAR = 256,
    CLM_DATE_END_MONTH = 512,
    CLM_DATE_END_YEAR = 1024,
    /* A set that lists two days, or more, one by one. */
    CLM_DATE_TWO = 2048,
    CLM_DATE_SOME = 4096,
};

/** A date: an earliest and a latest day plus qualifiers. `earliest` <= `latest` always.
 *  An open end that is not bounded by anything is CLM_DAY_MIN or CLM_DAY_MAX.
 *  Qualifiers of a part count for the whole; of the members of a set only the first and
 *  last day are kept. */
struct clm_date {
    clm_day earliest;
    clm_day latest;
    uint16_t flags; /* of clm_date_flag */
    uint8_t level;  /* of what is known: 1 year or wider, 2 season or month, 3 day; of an
                     * interval or set its finest part; 2016-09-XX is 2, 2016-09-1X is 3 */
};

/** Reads one EDTF date of `len` bytes: levels 0 and 1, of level 2 the sets, the seasons
 *  25-41, qualifiers of parts and X in any place. No time of day, no significant digits
 *  (1950S2), no year beyond four digits. A season is northern unless its code says
 *  southern; the winter of 2016 ends in February 2017. Returns CLM_OK, or
 *  CLM_E_BAD_DATE with a text in `err` that says what is wrong and, where it can, what
 *  would be right ("'2016-02-30' does not exist: February 2016 has 29 days"); `*out` is
 *  unchanged then. `err->at` is left empty for the caller to fill. @since 0.1 */
CLM_API enum clm_code clm_date_read(struct clm_date *out, const char *text, size_t len,
                                    struct clm_error *err) CLM_MUST_CHECK;

/** The day of a year, month (1-12) and day (1-31), which must exist: the days_from_civil
 *  of H. Hinnant, "chrono-Compatible Low-Level Date Algorithms". @since 0.1 */
CLM_API clm_day clm_day_from_civil(int year, int month, int day);
/** The inverse, for any day; any out pointer may be NULL. @since 0.1 */
CLM_API void clm_day_to_civil(clm_day day, int *year, int *month, int *mday);
/** 0 = Monday ... 6 = Sunday. @since 0.1 */
CLM_API int clm_day_weekday(clm_day day);
/** Days in a month of a year. @since 0.1 */
CLM_API int clm_days_in_month(int year, int month);

/** Writes `day` as YYYY-MM-DD (a sign and four digits before year 0) and returns the
 *  length, at most 11. A day outside CLM_DAY_MIN..CLM_DAY_MAX is written as the nearer
 *  of these. `out` must hold 12 bytes. @since 0.1 */
CLM_API size_t clm_day_write(char *out, clm_day day);

/** Writes the date for people, in English, never a made-up day:
 *      2016-09-19   "19 Sep"       ../2016-10-18             "until 18 Oct"
 *      2016-09-22~  "≈ 22 Sep"     2016-10-18/..             "since 18 Oct"
 *      2016-09-22?  "22 Sep?"      [..2016-10-18]            "by 18 Oct"
 *      2016-09      "Sep, day ?"   [2016-10-18..]            "from 18 Oct"
 *      2016-21      "spring"       2016-09-22/2016-09-27     "22–27 Sep"
 *      2016-35      "Q3"           [2016-12-05..2016-12-11]  "5–11 Dec"
 *      {2016-09-02,2016-09-20} "2 and 20 Sep", [2016-09-02,2016-09-20] "2 or 20 Sep"
 *      {2016-09-02,2016-09-05,2016-09-20} "days of 2–20 Sep", [...] "a day of 2–20 Sep"
 *      2016-37      "Jan–Apr"      2016-11-28/2016-12-03     "28 Nov–3 Dec"
 *      2016         "2016"         2016-09/2016-10-03        "Sep–3 Oct"
 *      201X         "2010s"        2016-09-22/2016-09        "22–? Sep"
 *      -0043        "44 BC"        XXXX                      "?"
 *  With the year when `with_year` ("19 Sep 2016"), and always where there is no month
 *  or the ends lie in two years ("30 Dec 2016–2 Jan 2017", "winter 2016–2017"). Writes
 *  at most `size` bytes with the final NUL, cut at a character's edge, and returns the
 *  length of the whole text, under 96. `out` may be NULL when `size` is 0. @since 0.1 */
CLM_API size_t clm_date_label(char *out, size_t size, const struct clm_date *date,
                              bool with_year);

#ifdef __cplusplus
}
#endif
#endif
