/* SPDX-License-Identifier: MIT */
/* The calendar, reading of EDTF with its errors, and labels. */
#include "support/test.h"

#include <claimline/date.h>

#include <stdio.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Initials of the flags: About, Doubtful, open Start, open End, Interval, One of, aLl of;
 * then m/y for a start and M/Y for an end known to the month or year only. */
static void
flag_letters(char *out, unsigned flags)
{
    static const char letters[] = "ADSEIOLmyMY";
    for (size_t i = 0; letters[i] != '\0'; i++)
        if (flags & 1u << i)
            *out++ = letters[i];
    *out = '\0';
}

/* "earliest latest level flags" of a date, or the error's text. */
static void
describe(char *out, size_t size, const char *text)
{
    struct clm_date date = {1, 2, 3, 4};
    struct clm_error err = {.code = CLM_OK};
    enum clm_code code = clm_date_read(&date, text, strlen(text), &err);
    assert_int_equal(code, err.code);
    if (code != CLM_OK) {
        assert_int_equal(code, CLM_E_BAD_DATE);
        assert_true(date.earliest == 1 && date.latest == 2);
        assert_true(date.flags == 3 && date.level == 4);
        assert_int_equal(err.at.line, 0);
        snprintf(out, size, "%s", err.text);
        return;
    }
    char first[12], last[12], flags[16];
    assert_true(date.earliest <= date.latest);
    clm_day_write(first, date.earliest);
    clm_day_write(last, date.latest);
    flag_letters(flags, date.flags);
    snprintf(out, size, "%s %s %d%s%s", first, last, date.level, flags[0] ? " " : "",
             flags);
}

struct example {
    const char *text, *expected;
};

static void
check(const struct example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char actual[CLM_ERROR_TEXT];
        describe(actual, sizeof actual, examples[i].text);
        if (strcmp(actual, examples[i].expected) != 0)
            print_message("# the date '%s':\n", examples[i].text);
        assert_string_equal(actual, examples[i].expected);
    }
}

/* ---- Calendar. */

static void
days_have_the_numbers_that_are_known(void **state)
{
    (void)state;
    static const struct {
        int year, month, day, number, weekday;
    } known[] = {
        {1970, 1, 1, 0, 3},           {1969, 12, 31, -1, 2},
        {2000, 2, 29, 11016, 1},      {2000, 3, 1, 11017, 2},
        {1900, 2, 28, -25509, 2},     {1900, 3, 1, -25508, 3},
        {2016, 9, 26, 17070, 0},      {2016, 12, 11, 17146, 6},
        {1582, 10, 15, -141427, 4},   {1, 1, 1, -719162, 0},
        {0, 12, 31, -719163, 6},      {0, 2, 29, -719469, 1},
        {0, 1, 1, -719528, 5},        {-1, 12, 31, -719529, 4},
        {-43, 3, 15, -735160, 4},     {-9999, 1, 1, -4371587, 0},
        {9999, 12, 31, 2932896, 4},   {1858, 11, 17, -40587, 2},
        {-4713, 11, 24, -2440588, 0},
    };
    for (size_t i = 0; i < COUNT(known); i++) {
        clm_day day = clm_day_from_civil(known[i].year, known[i].month, known[i].day);
        int y, m, d;
        assert_int_equal(day, known[i].number);
        assert_int_equal(clm_day_weekday(day), known[i].weekday);
        clm_day_to_civil(day, &y, &m, &d);
        assert_int_equal(y, known[i].year);
        assert_int_equal(m, known[i].month);
        assert_int_equal(d, known[i].day);
    }
    assert_int_equal(CLM_DAY_MIN, clm_day_from_civil(-9999, 1, 1));
    assert_int_equal(CLM_DAY_MAX, clm_day_from_civil(9999, 12, 31));
}

static void
every_day_of_the_range_follows_the_one_before(void **state)
{
    (void)state;
    int year = -9999, month = 1, mday = 1, weekday = 0;
    for (clm_day day = CLM_DAY_MIN; day <= CLM_DAY_MAX; day++) {
        int y, m, d;
        clm_day_to_civil(day, &y, &m, &d);
        if (y != year || m != month || d != mday || clm_day_from_civil(y, m, d) != day ||
            clm_day_weekday(day) != weekday)
            fail_msg("day %d is %d-%d-%d, not %d-%d-%d", day, y, m, d, year, month, mday);
        weekday = (weekday + 1) % 7;
        if (++mday > clm_days_in_month(year, month)) {
            mday = 1;
            year += month == 12;
            month = month % 12 + 1;
        }
    }
    assert_int_equal(year, 10000);
}

static void
a_written_day_reads_back_as_itself(void **state)
{
    (void)state;
    for (clm_day day = CLM_DAY_MIN; day <= CLM_DAY_MAX; day += 97) {
        char text[12];
        struct clm_date date;
        size_t len = clm_day_write(text, day);
        assert_int_equal(clm_date_read(&date, text, len, NULL), CLM_OK);
        assert_true(date.earliest == day && date.latest == day);
        assert_true(date.flags == 0 && date.level == 3);
    }
}

static void
days_are_written_with_four_digits_of_year(void **state)
{
    (void)state;
    char text[12];
    assert_int_equal(clm_day_write(text, 17070), 10);
    assert_string_equal(text, "2016-09-26");
    assert_int_equal(clm_day_write(text, clm_day_from_civil(-43, 3, 15)), 11);
    assert_string_equal(text, "-0043-03-15");
    assert_int_equal(clm_day_write(text, clm_day_from_civil(0, 1, 1)), 10);
    assert_string_equal(text, "0000-01-01");
    assert_int_equal(clm_day_write(text, INT32_MIN), 11);
    assert_string_equal(text, "-9999-01-01");
    assert_int_equal(clm_day_write(text, INT32_MAX), 10);
    assert_string_equal(text, "9999-12-31");
}

static void
february_is_longer_in_leap_years_only(void **state)
{
    (void)state;
    assert_int_equal(clm_days_in_month(2016, 2), 29);
    assert_int_equal(clm_days_in_month(2015, 2), 28);
    assert_int_equal(clm_days_in_month(1900, 2), 28);
    assert_int_equal(clm_days_in_month(2000, 2), 29);
    assert_int_equal(clm_days_in_month(0, 2), 29);
    assert_int_equal(clm_days_in_month(-1, 2), 28);
    assert_int_equal(clm_days_in_month(-4, 2), 29);
    assert_int_equal(clm_days_in_month(-100, 2), 28);
    assert_int_equal(clm_days_in_month(-400, 2), 29);
    assert_int_equal(clm_days_in_month(2016, 4), 30);
    assert_int_equal(clm_days_in_month(2016, 12), 31);
}

static void
any_day_at_all_can_be_taken_apart(void **state)
{
    (void)state;
    static const clm_day days[] = {INT32_MIN, INT32_MAX};
    for (size_t i = 0; i < COUNT(days); i++) {
        int m = 0, d = 0, weekday = clm_day_weekday(days[i]);
        clm_day_to_civil(days[i], NULL, &m, &d);
        assert_in_range(m, 1, 12);
        assert_in_range(d, 1, 31);
        assert_in_range(weekday, 0, 6);
    }
    clm_day_to_civil(0, NULL, NULL, NULL);
}

/* ---- Reading: the examples of the specification of 4 February 2019. */

static void
examples_of_level_0_are_read(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"1985-04-12", "1985-04-12 1985-04-12 3"},
        {"1985-04", "1985-04-01 1985-04-30 2"},
        {"1985", "1985-01-01 1985-12-31 1"},
        {"1964/2008", "1964-01-01 2008-12-31 1 I"},
        {"2004-06/2006-08", "2004-06-01 2006-08-31 2 I"},
        {"2004-02-01/2005-02-08", "2004-02-01 2005-02-08 3 I"},
        {"2004-02-01/2005-02", "2004-02-01 2005-02-28 3 IM"},
        {"2004-02-01/2005", "2004-02-01 2005-12-31 3 IY"},
        {"2005/2006-02", "2005-01-01 2006-02-28 2 Iy"},
    };
    check(examples, COUNT(examples));
}

static void
examples_of_level_1_are_read(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"2001-21", "2001-03-01 2001-05-31 2"},
        {"1984?", "1984-01-01 1984-12-31 1 D"},
        {"2004-06~", "2004-06-01 2004-06-30 2 A"},
        {"2004-06-11%", "2004-06-11 2004-06-11 3 AD"},
        {"201X", "2010-01-01 2019-12-31 1"},
        {"20XX", "2000-01-01 2099-12-31 1"},
        {"2004-XX", "2004-01-01 2004-12-31 1"},
        {"1985-04-XX", "1985-04-01 1985-04-30 2"},
        {"1985-XX-XX", "1985-01-01 1985-12-31 1"},
        {"1985-04-12/..", "1985-04-12 9999-12-31 3 EI"},
        {"1985-04/..", "1985-04-01 9999-12-31 2 EI"},
        {"1985/..", "1985-01-01 9999-12-31 1 EI"},
        {"../1985-04-12", "-9999-01-01 1985-04-12 3 SI"},
        {"../1985-04", "-9999-01-01 1985-04-30 2 SI"},
        {"../1985", "-9999-01-01 1985-12-31 1 SI"},
        {"1985-04-12/", "1985-04-12 9999-12-31 3 EI"},
        {"1985-04/", "1985-04-01 9999-12-31 2 EI"},
        {"1985/", "1985-01-01 9999-12-31 1 EI"},
        {"/1985-04-12", "-9999-01-01 1985-04-12 3 SI"},
        {"/1985-04", "-9999-01-01 1985-04-30 2 SI"},
        {"/1985", "-9999-01-01 1985-12-31 1 SI"},
        {"-1985", "-1985-01-01 -1985-12-31 1"},
        {"1984~/2004-06", "1984-01-01 2004-06-30 2 AIy"},
        {"1984/2004-06~", "1984-01-01 2004-06-30 2 AIy"},
        {"1984~/2004~", "1984-01-01 2004-12-31 1 AI"},
        {"1984?/2004%", "1984-01-01 2004-12-31 1 ADI"},
        {"1984-06-02?/2004-08-08~", "1984-06-02 2004-08-08 3 ADI"},
    };
    check(examples, COUNT(examples));
}

static void
examples_of_level_2_are_read(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"2001-34", "2001-04-01 2001-06-30 2"},
        {"[1667,1668,1670..1672]", "1667-01-01 1672-12-31 1 O"},
        {"[..1760-12-03]", "-9999-01-01 1760-12-03 3 SO"},
        {"[1760-12..]", "1760-12-01 9999-12-31 2 EO"},
        {"[1760-01,1760-02,1760-12..]", "1760-01-01 9999-12-31 2 EO"},
        {"[1667,1760-12]", "1667-01-01 1760-12-31 2 Oy"},
        {"[..1984]", "-9999-01-01 1984-12-31 1 SO"},
        {"{1667,1668,1670..1672}", "1667-01-01 1672-12-31 1 L"},
        {"{1960,1961-12}", "1960-01-01 1961-12-31 2 Ly"},
        {"{..1984}", "-9999-01-01 1984-12-31 1 SL"},
        {"2004-06~-11", "2004-06-11 2004-06-11 3 A"},
        {"2004?-06-11", "2004-06-11 2004-06-11 3 D"},
        {"?2004-06-~11", "2004-06-11 2004-06-11 3 AD"},
        {"2004-%06-11", "2004-06-11 2004-06-11 3 AD"},
        {"156X-12-25", "1560-12-25 1569-12-25 3"},
        {"15XX-12-25", "1500-12-25 1599-12-25 3"},
        {"XXXX-12-XX", "0000-12-01 9999-12-31 2"},
        {"1XXX-XX", "1000-01-01 1999-12-31 1"},
        {"1XXX-12", "1000-12-01 1999-12-31 2"},
        {"1984-1X", "1984-10-01 1984-12-31 2"},
        {"2004-06-~01/2004-06-~20", "2004-06-01 2004-06-20 3 AI"},
        {"2004-06-XX/2004-07-03", "2004-06-01 2004-07-03 3 Im"},
    };
    check(examples, COUNT(examples));
}

static void
examples_that_are_not_supported_are_refused(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"1985-04-12T23:20:30",
         "'1985-04-12T23:20:30': a time of day is not read; write 1985-04-12"},
        {"1985-04-12T23:20:30Z",
         "'1985-04-12T23:20:30Z': a time of day is not read; write 1985-04-12"},
        {"1985-04-12T23:20:30-04",
         "'1985-04-12T23:20:30-04': a time of day is not read; write 1985-04-12"},
        {"1985-04-12T23:20:30+04:30",
         "'1985-04-12T23:20:30+04:30': a time of day is not read; write 1985-04-12"},
        {"Y170000002", "'Y170000002' is out of range: years run from -9999 to 9999"},
        {"Y-170000002", "'Y-170000002' is out of range: years run from -9999 to 9999"},
        {"Y-17E7", "'Y-17E7' is out of range: years run from -9999 to 9999"},
        {"Y17101E4S3", "'Y17101E4S3' is out of range: years run from -9999 to 9999"},
        {"1950S2", "'1950S2' has a count of significant digits, which is not read; "
                   "write X for each digit that is not known"},
        {"Y3388E2S3", "'Y3388E2S3' is out of range: years run from -9999 to 9999"},
    };
    check(examples, COUNT(examples));
}

static void
dates_of_the_example_picture_are_read(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"2016-09-19", "2016-09-19 2016-09-19 3"},
        {"2016-09-19~", "2016-09-19 2016-09-19 3 A"},
        {"2016-09-22~", "2016-09-22 2016-09-22 3 A"},
        {"2016-09-26~", "2016-09-26 2016-09-26 3 A"},
        {"2016-09", "2016-09-01 2016-09-30 2"},
        {"2016-10-03", "2016-10-03 2016-10-03 3"},
        {"[..2016-10-18]", "-9999-01-01 2016-10-18 3 SO"},
        {"[2016-12-05..2016-12-11]", "2016-12-05 2016-12-11 3 O"},
        {"2016-10-18/..", "2016-10-18 9999-12-31 3 EI"},
        {"2016-09-22/2016-09-27", "2016-09-22 2016-09-27 3 I"},
    };
    check(examples, COUNT(examples));
}

static void
seasons_and_quarters_cover_their_months(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"2016-22", "2016-06-01 2016-08-31 2"},
        {"2016-23", "2016-09-01 2016-11-30 2"},
        {"2016-24", "2016-12-01 2017-02-28 2"},
        {"2015-24", "2015-12-01 2016-02-29 2"},
        {"2016-25", "2016-03-01 2016-05-31 2"},
        {"2016-28", "2016-12-01 2017-02-28 2"},
        {"2016-29", "2016-09-01 2016-11-30 2 O"},
        {"2016-30", "2016-12-01 2017-02-28 2 O"},
        {"2016-31", "2016-03-01 2016-05-31 2 O"},
        {"2016-32", "2016-06-01 2016-08-31 2 O"},
        {"2016-33", "2016-01-01 2016-03-31 2"},
        {"2016-36", "2016-10-01 2016-12-31 2"},
        {"2016-37", "2016-01-01 2016-04-30 2"},
        {"2016-39", "2016-09-01 2016-12-31 2"},
        {"2016-40", "2016-01-01 2016-06-30 2"},
        {"2016-41", "2016-07-01 2016-12-31 2"},
        {"2016-21~", "2016-03-01 2016-05-31 2 A"},
        {"201X-21", "2010-03-01 2019-05-31 2"},
        {"9999-24", "9999-12-01 9999-12-31 2"},
        {"2016-21/2016-22", "2016-03-01 2016-08-31 2 I"},
    };
    check(examples, COUNT(examples));
}

static void
unknown_digits_give_the_first_and_last_day_that_exist(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"XXXX", "-9999-01-01 9999-12-31 1 SE"},
        {"XXXX-XX-XX", "-9999-01-01 9999-12-31 1 SE"},
        {"XXXX?", "-9999-01-01 9999-12-31 1 DSE"},
        {"-XXXX", "-9999-01-01 0000-12-31 1"},
        {"-001X", "-0019-01-01 -0010-12-31 1"},
        {"2016-09-1X", "2016-09-10 2016-09-19 3"},
        {"2016-09-3X", "2016-09-30 2016-09-30 3"},
        {"2016-XX-31", "2016-01-31 2016-12-31 3"},
        {"2016-0X-31", "2016-01-31 2016-08-31 3"},
        {"2016-X1", "2016-01-01 2016-11-30 2"},
        {"201X-02-29", "2012-02-29 2016-02-29 3"},
        {"XXXX-02-29", "0000-02-29 9996-02-29 3"},
        {"XXXX/2016", "-9999-01-01 2016-12-31 1 SI"},
        {"2016-10-18/XXXX", "2016-10-18 9999-12-31 3 EI"},
    };
    check(examples, COUNT(examples));
}

static void
sets_keep_their_first_and_last_day(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"[2016-12-11,2016-12-05]", "2016-12-05 2016-12-11 3 O"},
        {"[2016-09-26]", "2016-09-26 2016-09-26 3 O"},
        {"{2016-09,2016-11-03..2016-11-04}", "2016-09-01 2016-11-04 3 Lm"},
        {"[1667,1760-12,1800]", "1667-01-01 1800-12-31 2 OyY"},
        {"[2016-09-01,2016-09]", "2016-09-01 2016-09-30 3 OmM"},
        {"[..1984,1990..]", "-9999-01-01 9999-12-31 1 SEO"},
        {"[2016-09~,2016-11?]", "2016-09-01 2016-11-30 2 ADO"},
        {"{2016-09-22~..2016-09-27}", "2016-09-22 2016-09-27 3 AL"},
    };
    check(examples, COUNT(examples));
}

static void
years_before_the_first_are_counted_with_a_zero(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"0000", "0000-01-01 0000-12-31 1"},
        {"-0001", "-0001-01-01 -0001-12-31 1"},
        {"-0043-03-15", "-0043-03-15 -0043-03-15 3"},
        {"?-0043-03", "-0043-03-01 -0043-03-31 2 D"},
        {"-9999", "-9999-01-01 -9999-12-31 1"},
        {"-0044/0014", "-0044-01-01 0014-12-31 1 I"},
        {"-0000", "'-0000' has a year -0000; write 0000 for the year 1 BC"},
        {"-0001-02-29", "'-0001-02-29' does not exist: February -0001 has 28 days"},
    };
    check(examples, COUNT(examples));
}

/* ---- Errors. */

static void
days_that_do_not_exist_are_told_apart(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"2016-02-30", "'2016-02-30' does not exist: February 2016 has 29 days"},
        {"2015-02-29", "'2015-02-29' does not exist: February 2015 has 28 days"},
        {"1900-02-29", "'1900-02-29' does not exist: February 1900 has 28 days"},
        {"2016-09-31~", "'2016-09-31~' does not exist: September 2016 has 30 days"},
        {"2016-12-32", "'2016-12-32' does not exist: December 2016 has 31 days"},
        {"2016-02-3X", "'2016-02-3X' does not exist: February 2016 has 29 days"},
        {"2016-13-01", "'2016-13-01' does not exist: months run from 01 to 12"},
        {"2016-42", "'2016-42' does not exist: months run from 01 to 12"},
        {"2016-2X", "'2016-2X' does not exist: months run from 01 to 12"},
        {"2016-00-10", "'2016-00-10' does not exist: months run from 01 to 12; "
                       "write XX for a month that is not known"},
        {"2016-09-00", "'2016-09-00' does not exist: days run from 01; "
                       "write XX for a day that is not known"},
        {"2016-21-05", "'2016-21-05' gives a day to a season; write 2016-21"},
        {"XXX1-02-29",
         "'XXX1-02-29' does not exist in any year or month that it may mean"},
        {"2016-09-22/2016-09-31",
         "'2016-09-31' does not exist: September 2016 has 30 days"},
        {"[2016-02-30..2016-03-01]",
         "'2016-02-30' does not exist: February 2016 has 29 days"},
    };
    check(examples, COUNT(examples));
}

static void
other_orders_get_the_right_one(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"26/09/2016", "'26/09/2016' is not YYYY-MM-DD; write 2016-09-26"},
        {"09/26/2016", "'09/26/2016' is not YYYY-MM-DD; write 2016-09-26"},
        {"2016-9-6", "'2016-9-6' is not YYYY-MM-DD; write 2016-09-06"},
        {"2016/09/26", "'2016/09/26' is not YYYY-MM-DD; write 2016-09-26"},
        {"26.9.2016", "'26.9.2016' is not YYYY-MM-DD; write 2016-09-26"},
        {"6.9.2016", "'6.9.2016' is not YYYY-MM-DD; write 2016-09-06"},
        {"26. 9. 2016", "'26. 9. 2016' is not YYYY-MM-DD; write 2016-09-26"},
        {"2016-9-22/2016-9-27", "'2016-9-22' is not YYYY-MM-DD; write 2016-09-22"},
        {"20160926", "'20160926' is not YYYY-MM-DD; write 2016-09-26"},
        {"2016-9", "'2016-9' is not YYYY-MM; write 2016-09"},
        {"2016/9", "'2016/9' is not YYYY-MM; write 2016-09"},
        {"9/2016", "'9/2016' is not YYYY-MM; write 2016-09"},
        {"1984-1985",
         "'1984-1985' needs a / between its start and its end; write 1984/1985"},
        {"05/06/2016",
         "'05/06/2016' may be 5 June or 6 May; write 2016-06-05 or 2016-05-06"},
        {"06/06/2016", "'06/06/2016' is not YYYY-MM-DD; write 2016-06-06"},
        {"30/02/2016",
         "'30/02/2016' has more than one /; an interval is a start, a / and an end"},
    };
    check(examples, COUNT(examples));
}

static void
dates_in_words_get_the_right_form(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"Sept 26 2016", "'Sept 26 2016' is not YYYY-MM-DD; write 2016-09-26"},
        {"26 september 2016", "'26 september 2016' is not YYYY-MM-DD; write 2016-09-26"},
        {"26-Sep-2016", "'26-Sep-2016' is not YYYY-MM-DD; write 2016-09-26"},
        {"Monday, 26th of September 2016",
         "'Monday, 26th of September 2016' is not YYYY-MM-DD; write 2016-09-26"},
        {"September 2016", "'September 2016' is not YYYY-MM; write 2016-09"},
        {"c. 2016", "'c. 2016' is written with words; write 2016~"},
        {"about 26 Sep 2016",
         "'about 26 Sep 2016' is written with words; write 2016-09-26~"},
        {"autumn 2016", "'autumn 2016' is written with words; write 2016-23"},
        {"1990s", "'1990s' is not EDTF; write 199X"},
        {"1900s", "'1900s' is not a date; write it like 2016-09-26, 2016-09 or 2016"},
        {"Sept 2016/May 2017", "'Sept 2016' is not YYYY-MM; write 2016-09"},
        {"2016-09-22/27 Sep 2016", "'27 Sep 2016' is not YYYY-MM-DD; write 2016-09-27"},
        {"unknown", "'unknown' is not a date; write XXXX"},
        {"n.d.", "'n.d.' is not a date; write XXXX"},
        {"?", "'?' is not a date; write XXXX"},
        {"2004/open", "'2004/open' is written with words; write 2004/.."},
        {"unknown/2006", "'unknown/2006' is written with words; write /2006"},
        {"31 September 2016", "'31 September 2016' is not a date; "
                              "write it like 2016-09-26, 2016-09 or 2016"},
        {"last week",
         "'last week' is not a date; write it like 2016-09-26, 2016-09 or 2016"},
    };
    check(examples, COUNT(examples));
}

static void
slips_of_writing_are_named(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"", "no date; write XXXX where it is not known"},
        {" \t ", "no date; write XXXX where it is not known"},
        {" 2016-09-26", "' 2016-09-26' has blanks in it; write 2016-09-26"},
        {"2016-09-26 ", "'2016-09-26 ' has blanks in it; write 2016-09-26"},
        {"2016-09-26\xc2\xa0", "'2016-09-26\xc2\xa0' has blanks in it; write 2016-09-26"},
        {"[1667, 1668]", "'[1667, 1668]' has blanks in it; write [1667,1668]"},
        {"2016-09-22 / 2016-09-27",
         "'2016-09-22 / 2016-09-27' has blanks in it; write 2016-09-22/2016-09-27"},
        {"2016\xe2\x80\x93"
         "09\xe2\x88\x92"
         "26",
         "'2016\xe2\x80\x93"
         "09\xe2\x88\x92"
         "26' has a dash that is not -; write 2016-09-26"},
        {"196x", "'196x' needs X for a digit that is not known; write 196X"},
        {"2016-09-uu",
         "'2016-09-uu' needs X for a digit that is not known; write 2016-09-XX"},
        {"2016?~", "'2016?~' has two qualifiers together; write 2016%"},
        {"2016~~", "'2016~~' has two qualifiers together; write 2016~"},
        {"Y2016",
         "'Y2016' has a Y, which only years of more than four digits have; write 2016"},
        {"2016-09-26T10:00Z",
         "'2016-09-26T10:00Z': a time of day is not read; write 2016-09-26"},
        {"2016-09-26 9:30",
         "'2016-09-26 9:30': a time of day is not read; write 2016-09-26"},
        {"2016-09-26T10:00/2016-09-27T10:00",
         "'2016-09-26T10:00/2016-09-27T10:00': a time of day is not read; "
         "write 2016-09-26/2016-09-27"},
        {"10000", "'10000' is out of range: years run from -9999 to 9999"},
        {"73051", "'73051' is out of range: years run from -9999 to 9999"},
        {"42639", "'42639' looks like the day number of a spreadsheet; write 2016-09-26"},
        {"20000.5",
         "'20000.5' looks like the day number of a spreadsheet; write 1954-10-03"},
        {"16-09-26",
         "'16-09-26' is not a date; write it like 2016-09-26, 2016-09 or 2016"},
        {"2016-09-26-01",
         "'2016-09-26-01' is not a date; write it like 2016-09-26, 2016-09 or 2016"},
    };
    check(examples, COUNT(examples));
}

static void
broken_intervals_and_sets_are_named(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"2016-09-27/2016-09-22", "'2016-09-27/2016-09-22' ends before it starts"},
        {"2016-10/2016-09", "'2016-10/2016-09' ends before it starts"},
        {"[2016-12-11..2016-12-05]", "'2016-12-11..2016-12-05' ends before it starts"},
        {"2016/2017/2018",
         "'2016/2017/2018' has more than one /; an interval is a start, a / and an end"},
        {"/",
         "'/' has neither a start nor an end; write XXXX where the date is not known"},
        {"../..", "'../..' has neither a start nor an end; write XXXX where the date is "
                  "not known"},
        {"[..]",
         "'..' has neither a start nor an end; write XXXX where the date is not known"},
        {"?/2016", "'?' is not a date; write XXXX"},
        {"[]", "'[]' has an empty place"},
        {"[", "'[' has no ] at its end"},
        {"{2016,2017]", "'{2016,2017]' has no } at its end"},
        {"[2016,,2017]", "'[2016,,2017]' has an empty place"},
        {"[2016-09-22/2016-09-27]",
         "'[2016-09-22/2016-09-27]' has an interval in a set; write .. in place of /"},
        {"2016-12-05..2016-12-11",
         "'2016-12-05..2016-12-11' has no brackets; "
         "write [2016-12-05..2016-12-11] for one of these days, or / where it lasted"},
        {"2016-09-22/27", "'2016-09-22/27' leaves out the first part of its end; "
                          "write 2016-09-22/2016-09-27"},
        {"2016-09-28/10-03", "'2016-09-28/10-03' leaves out the first part of its end; "
                             "write 2016-09-28/2016-10-03"},
        {"2016-09-22/soon",
         "'soon' is not a date; write it like 2016-09-26, 2016-09 or 2016"},
    };
    check(examples, COUNT(examples));
}

static void
a_text_over_the_bound_is_refused(void **state)
{
    (void)state;
    char text[CLM_DATE_TEXT_MAX + 1];
    struct clm_date date;
    struct clm_error err = {.code = CLM_OK};
    memset(text, '9', sizeof text);
    assert_int_equal(clm_date_read(&date, text, sizeof text, &err), CLM_E_BAD_DATE);
    assert_string_equal(err.text,
                        "a date of 129 bytes is too long; at most 128 are read");
    assert_int_equal(clm_date_read(&date, text, sizeof text - 1, NULL), CLM_E_BAD_DATE);
}

static void
the_first_report_stays(void **state)
{
    (void)state;
    struct clm_date date;
    struct clm_error err = {.code = CLM_OK};
    assert_int_equal(clm_date_read(&date, "2016-02-30", 10, &err), CLM_E_BAD_DATE);
    assert_int_equal(clm_date_read(&date, "soon", 4, &err), CLM_E_BAD_DATE);
    assert_string_equal(err.text,
                        "'2016-02-30' does not exist: February 2016 has 29 days");
}

/* ---- Labels. */

struct labelled {
    const char *text, *without_year, *with_year;
};

static void
assert_label(const char *text, const char *label, const char *expected)
{
    if (strcmp(label, expected) != 0)
        print_message("# the date '%s':\n", text);
    assert_string_equal(label, expected);
}

static void
check_labels(const struct labelled *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct clm_date date;
        char label[96];
        size_t len;
        assert_int_equal(clm_date_read(&date, cases[i].text, strlen(cases[i].text), NULL),
                         CLM_OK);
        len = clm_date_label(label, sizeof label, &date, false);
        assert_int_equal(len, strlen(label));
        assert_label(cases[i].text, label, cases[i].without_year);
        len = clm_date_label(label, sizeof label, &date, true);
        assert_int_equal(len, strlen(label));
        assert_label(cases[i].text, label, cases[i].with_year);
    }
}

static void
labels_say_what_is_known_and_no_more(void **state)
{
    (void)state;
    static const struct labelled cases[] = {
        {"2016-09-19", "19 Sep", "19 Sep 2016"},
        {"2016-09-22~", "≈ 22 Sep", "≈ 22 Sep 2016"},
        {"2016-09-22?", "22 Sep?", "22 Sep 2016?"},
        {"2016-09-22%", "≈ 22 Sep?", "≈ 22 Sep 2016?"},
        {"2016-09", "Sep, day ?", "Sep 2016, day ?"},
        {"2016-09-XX", "Sep, day ?", "Sep 2016, day ?"},
        {"2016-09?", "Sep?, day ?", "Sep 2016?, day ?"},
        {"2016-09-1X", "10–19 Sep", "10–19 Sep 2016"},
        {"2016", "2016", "2016"},
        {"2016-XX", "2016", "2016"},
        {"2016-XX-15", "2016", "2016"},
        {"2016-0X", "Jan–Sep", "Jan–Sep 2016"},
        {"2016~", "≈ 2016", "≈ 2016"},
        {"201X", "2010s", "2010s"},
        {"156X-12-25", "1560s", "1560s"},
        {"20XX", "2000–2099", "2000–2099"},
        {"1XXX-12", "1000–1999", "1000–1999"},
        {"XXXX", "?", "?"},
        {"XXXX?", "?", "?"},
        {"XXXX-12-XX", "?", "?"},
        {"-0043", "44 BC", "44 BC"},
        {"-0043-03-15", "15 Mar", "15 Mar 44 BC"},
        {"0000", "1 BC", "1 BC"},
        {"0014-08-19", "19 Aug", "19 Aug 14 AD"},
    };
    check_labels(cases, COUNT(cases));
}

static void
labels_of_seasons_and_quarters_have_their_names(void **state)
{
    (void)state;
    static const struct labelled cases[] = {
        {"2016-21", "spring", "spring 2016"},
        {"2016-22~", "≈ summer", "≈ summer 2016"},
        {"2016-23", "autumn", "autumn 2016"},
        {"2016-24", "winter 2016–2017", "winter 2016–2017"},
        {"2016-29", "Sep–Nov", "Sep–Nov 2016"}, /* a southern spring */
        {"2016-30", "Dec 2016–Feb 2017", "Dec 2016–Feb 2017"},
        {"2016-33", "Q1", "Q1 2016"},
        {"2016-35", "Q3", "Q3 2016"},
        {"2016-37", "Jan–Apr", "Jan–Apr 2016"},
        {"2016-41", "Jul–Dec", "Jul–Dec 2016"},
        {"201X-21", "2010s", "2010s"},
        {"201X-24", "2010–2020", "2010–2020"},
    };
    check_labels(cases, COUNT(cases));
}

static void
labels_of_intervals_and_sets_name_both_ends(void **state)
{
    (void)state;
    static const struct labelled cases[] = {
        {"[..2016-10-18]", "by 18 Oct", "by 18 Oct 2016"},
        {"[2016-10-18..]", "from 18 Oct", "from 18 Oct 2016"},
        {"../2016-10-18", "until 18 Oct", "until 18 Oct 2016"},
        {"2016-10-18/..", "since 18 Oct", "since 18 Oct 2016"},
        {"2016-10/..", "since Oct", "since Oct 2016"},
        {"{..1984}", "until 1984", "until 1984"},
        {"[..1984,1990..]", "?", "?"},
        {"[2016-12-05..2016-12-11]", "5–11 Dec", "5–11 Dec 2016"},
        {"2016-12-05/2016-12-11", "5–11 Dec", "5–11 Dec 2016"},
        {"2016-12-05~/2016-12-11", "≈ 5–11 Dec", "≈ 5–11 Dec 2016"},
        {"2016-12-05/2016-12-05", "5 Dec", "5 Dec 2016"},
        {"2016-11-28/2016-12-03", "28 Nov–3 Dec", "28 Nov–3 Dec 2016"},
        {"2016-12-30/2017-01-02", "30 Dec 2016–2 Jan 2017", "30 Dec 2016–2 Jan 2017"},
        {"2016-09/2016-11", "Sep–Nov", "Sep–Nov 2016"},
        {"2016-09/2016-09", "Sep", "Sep 2016"},
        {"[2016-09]", "Sep, day ?", "Sep 2016, day ?"},
        {"[2016-09?]", "Sep?, day ?", "Sep 2016?, day ?"},
        {"[1667,1668,1670..1672]", "1667–1672", "1667–1672"},
        {"{2024-03-02,2024-03-20}", "2 and 20 Mar", "2 and 20 Mar 2024"},
        {"[2024-03-02,2024-04-20]", "2 Mar or 20 Apr", "2 Mar or 20 Apr 2024"},
        {"{2024-03-02,2024-03-05,2024-03-20}", "days of 2–20 Mar",
         "days of 2–20 Mar 2024"},
        {"[2024-03-02,2024-03-05,2024-03-20]", "a day of 2–20 Mar",
         "a day of 2–20 Mar 2024"},
        {"2016/2016", "2016", "2016"},
        {"-0044/0014", "45 BC–14 AD", "45 BC–14 AD"},
    };
    check_labels(cases, COUNT(cases));
}

static void
labels_never_show_a_bound_as_a_day(void **state)
{
    (void)state;
    static const struct labelled cases[] = {
        {"2016-09/2016-10-03", "Sep–3 Oct", "Sep–3 Oct 2016"},
        {"2016-09-01/2016-10-03", "1 Sep–3 Oct", "1 Sep–3 Oct 2016"},
        {"2016-09-22/2016-09", "22–? Sep", "22–? Sep 2016"},
        {"2016-09/2016-09-22", "?–22 Sep", "?–22 Sep 2016"},
        {"2016-11-05/2016-12", "5 Nov–Dec", "5 Nov–Dec 2016"},
        {"2004-02-01/2005", "1 Feb 2004–2005", "1 Feb 2004–2005"},
        {"2005/2006-02", "2005–Feb 2006", "2005–Feb 2006"},
        {"2016/2016-10-03", "2016–3 Oct 2016", "2016–3 Oct 2016"},
        {"[2016-09-01,2016-09]", "Sep, day ?", "Sep 2016, day ?"},
        {"XXXX/2016-10-03", "until 3 Oct", "until 3 Oct 2016"},
    };
    check_labels(cases, COUNT(cases));
}

static void
a_label_is_cut_at_the_edge_of_a_character(void **state)
{
    (void)state;
    struct clm_date date;
    char label[16];
    assert_int_equal(clm_date_read(&date, "2016-09-22~", 11, NULL), CLM_OK);
    assert_int_equal(clm_date_label(NULL, 0, &date, false), strlen("≈ 22 Sep"));
    for (size_t size = 1; size <= 3; size++) {
        memset(label, '#', sizeof label);
        assert_int_equal(clm_date_label(label, size, &date, false), strlen("≈ 22 Sep"));
        assert_string_equal(label, "");
        assert_int_equal(label[size], '#');
    }
    assert_int_equal(clm_date_label(label, 4, &date, false), strlen("≈ 22 Sep"));
    assert_string_equal(label, "≈");
    clm_date_label(label, 10, &date, false);
    assert_string_equal(label, "≈ 22 Se");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_have_the_numbers_that_are_known),
        cmocka_unit_test(every_day_of_the_range_follows_the_one_before),
        cmocka_unit_test(a_written_day_reads_back_as_itself),
        cmocka_unit_test(days_are_written_with_four_digits_of_year),
        cmocka_unit_test(february_is_longer_in_leap_years_only),
        cmocka_unit_test(any_day_at_all_can_be_taken_apart),
        cmocka_unit_test(examples_of_level_0_are_read),
        cmocka_unit_test(examples_of_level_1_are_read),
        cmocka_unit_test(examples_of_level_2_are_read),
        cmocka_unit_test(examples_that_are_not_supported_are_refused),
        cmocka_unit_test(dates_of_the_example_picture_are_read),
        cmocka_unit_test(seasons_and_quarters_cover_their_months),
        cmocka_unit_test(unknown_digits_give_the_first_and_last_day_that_exist),
        cmocka_unit_test(sets_keep_their_first_and_last_day),
        cmocka_unit_test(years_before_the_first_are_counted_with_a_zero),
        cmocka_unit_test(days_that_do_not_exist_are_told_apart),
        cmocka_unit_test(other_orders_get_the_right_one),
        cmocka_unit_test(dates_in_words_get_the_right_form),
        cmocka_unit_test(slips_of_writing_are_named),
        cmocka_unit_test(broken_intervals_and_sets_are_named),
        cmocka_unit_test(a_text_over_the_bound_is_refused),
        cmocka_unit_test(the_first_report_stays),
        cmocka_unit_test(labels_say_what_is_known_and_no_more),
        cmocka_unit_test(labels_of_seasons_and_quarters_have_their_names),
        cmocka_unit_test(labels_of_intervals_and_sets_name_both_ends),
        cmocka_unit_test(labels_never_show_a_bound_as_a_day),
        cmocka_unit_test(a_label_is_cut_at_the_edge_of_a_character),
    };
    return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
