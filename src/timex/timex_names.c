/* SPDX-License-Identifier: MIT */
/* The names that the rule file knows. */
#include "timex/timex_names.h"

const char *const clm__timex_unit_names[CLM__UNIT_COUNT] = {
    "",     "second",    "minute", "hour",    "day",       "weekend",
    "week", "fortnight", "month",  "season",  "quarter",   "half",
    "year", "fiscal",    "decade", "century", "millennium"};

const char *const clm__timex_part_names[CLM__TIMEX_PARTS] = {"",   "mo", "af", "ev",
                                                             "ni", "mi", "dt"};

const char *const clm__timex_type_names[CLM__TIMEX_TYPES] = {"DATE", "TIME", "DURATION",
                                                             "SET"};

const char *const clm__timex_mod_names[CLM__TIMEX_MODS] = {
    "NONE", "START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN"};

#define CLM__OP_NAME(number, name, run) [number] = name,
const char *const clm__timex_op_names[CLM__OP_COUNT] = {CLM__TIMEX_OPS(CLM__OP_NAME)};
