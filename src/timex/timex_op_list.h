/* SPDX-License-Identifier: MIT */
/* The operations that `value` lines can name: number, name, function. */
#ifndef CLM_TIMEX_OP_LIST_H
#define CLM_TIMEX_OP_LIST_H

#define CLM__TIMEX_OPS(X)                                                                \
    X(CLM__OP_NONE, "none", clm__op_none)                                                \
    X(CLM__OP_DATE, "date", clm__op_date)                                                \
    X(CLM__OP_FIGURES, "figures", clm__op_figures)                                       \
    X(CLM__OP_SPAN, "span", clm__op_span)                                                \
    X(CLM__OP_WEEK, "week", clm__op_week)                                                \
    X(CLM__OP_QUARTER, "quarter", clm__op_quarter)                                       \
    X(CLM__OP_HALF, "half", clm__op_half)                                                \
    X(CLM__OP_SEASON, "season", clm__op_season)                                          \
    X(CLM__OP_FISCAL, "fiscal", clm__op_fiscal)                                          \
    X(CLM__OP_DECADE, "decade", clm__op_decade)                                          \
    X(CLM__OP_CENTURY, "century", clm__op_century)                                       \
    X(CLM__OP_BC, "bc", clm__op_bc)                                                      \
    X(CLM__OP_HOLIDAY, "holiday", clm__op_holiday)                                       \
    X(CLM__OP_UNIT, "unit", clm__op_unit)                                                \
    X(CLM__OP_SHIFT, "shift", clm__op_shift)                                             \
    X(CLM__OP_WEEKEND, "weekend", clm__op_weekend)                                       \
    X(CLM__OP_WEEKDAY, "weekday", clm__op_weekday)                                       \
    X(CLM__OP_WEEKDAY_IN, "weekday-in", clm__op_weekday_in)                              \
    X(CLM__OP_MONTH, "month", clm__op_month)                                             \
    X(CLM__OP_LAST_SEASON, "last-season", clm__op_last_season)                           \
    X(CLM__OP_NTH, "nth", clm__op_nth)                                                   \
    X(CLM__OP_SAME, "same", clm__op_same)                                                \
    X(CLM__OP_AGAIN, "again", clm__op_again)                                             \
    X(CLM__OP_PART, "part", clm__op_part)                                                \
    X(CLM__OP_CLOCK, "clock", clm__op_clock)                                             \
    X(CLM__OP_CLOCK4, "clock4", clm__op_clock4)                                          \
    X(CLM__OP_LENGTH, "length", clm__op_length)                                          \
    X(CLM__OP_EVERY, "every", clm__op_every)                                             \
    X(CLM__OP_EVERY_WEEKDAY, "every-weekday", clm__op_every_weekday)                     \
    X(CLM__OP_EVERY_DATE, "every-date", clm__op_every_date)                              \
    X(CLM__OP_UNREAD, "unread", clm__op_unread)                                          \
    X(CLM__OP_REFER, "refer", clm__op_refer)

#define CLM__OP_NUMBER(number, name, run) number,
enum clm__timex_op { CLM__TIMEX_OPS(CLM__OP_NUMBER) CLM__OP_COUNT };
#undef CLM__OP_NUMBER

#endif
