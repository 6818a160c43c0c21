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

#define CLM_DAY_MIN (-4371587) /* -9999-01-01 */
#define CLM_DAY_MAX 2932896       /* 9999-12-31 */
#define CLM_DATE_TEXT_MAX 128     /* longest EDTF text that is read, in bytes */

enum clm_date_flag {
    CLM_DATE_ABOUT = 1,     /* ~ or %: approximate */
    CLM_DATE_DOUBTFUL = 2,  /* ? or %: uncertain */
    CLM_DATE_OPEN_START = 4, /* ../X, [..X] or /X: no earliest day is known */
    CLM_DATE_OPEN_END = 8,  /* X/.., [X..] or X/: no latest day is known */
    CLM_DATE_INTERVAL = 16, /* A/B: it lasted */
    CLM_DATE_ONE_OF = 32,   /* [a,b] or [a..b]: one day of these */
    CLM_DATE_ALL_OF = 64,   /* {a,b}: each of these */
};

/** A date: an earliest and a latest day plus qualifiers. `earliest` <= `latest` always. An open
 *  end that is not bounded by anything is CLM_DAY_MIN or CLM_DAY_MAX. */
struct clm_date {
    clm_day earliest;
    clm_day latest;
    uint8_t flags; /* of clm_date_flag */
    uint8_t level; /* of what is written: 1 year or wider, 2 season or month, 3 day; of an interval or set its finest part */
};

/** Reads one EDTF date of `len` bytes. Returns CLM_OK, or CLM_E_BAD_DATE with a text in `err` that says
 *  what is wrong and, where it can, what would be right ("'2016-02-30' does not exist: February 2016 has
 *  29 days"); `*out` is unchanged then. `err->at` is left empty for the caller to fill. @since 0.1 */
CLM_API enum clm_code clm_date_read(struct clm_date *out, const char *text, size_t len,
                                    struct clm_error *err) CLM_MUST_CHECK;

/** The day of a year, month (1-12) and day (1-31), which must exist. Algorithm: H. Hinnant, "chrono-Compatible
 *  Low-Level Date Algorithms", days_from_civil. @since 0.1 */
CLM_API clm_day clm_day_from_civil(int year, int month, int day);
/** The inverse; any out pointer may be NULL. @since 0.1 */
CLM_API void clm_day_to_civil(clm_day day, int *year, int *month, int *mday);
/** 0 = Monday ... 6 = Sunday. @since 0.1 */
CLM_API int clm_day_weekday(clm_day day);
/** Days in a month of a year. @since 0.1 */
CLM_API int clm_days_in_month(int year, int month);

/** Writes `day` as YYYY-MM-DD (a sign and four digits before year 0) and returns the length, at most 11.
 *  `out` must hold 12 bytes. @since 0.1 */
CLM_API size_t clm_day_write(char *out, clm_day day);

/** Writes the date for people, in English, never a made-up day: "19 Sep", "≈ 22 Sep", "by 18 Oct", "5–11 Dec",
 *  "Sep, day ?", "22–27 Sep", "from 18 Oct", "Sep or Nov", "autumn"; with the year when `with_year`
 *  ("19 Sep 2016"). "≈" stands before dates with CLM_DATE_ABOUT, "?" after those with CLM_DATE_DOUBTFUL.
 *  Writes at most `size` bytes with the final NUL and returns the length of the whole text. @since 0.1 */
CLM_API size_t clm_date_label(char *out, size_t size, const struct clm_date *date, bool with_year);

#ifdef __cplusplus
}
#endif
#endif
