/* SPDX-License-Identifier: MIT */
/* The names that the rule file knows: units, parts of the day, types, mods, operations.
 */
#ifndef CLM_TIMEX_NAMES_H
#define CLM_TIMEX_NAMES_H

#include "timex/timex_meaning.h"
#include "timex/timex_op_list.h"

/** By number; [0] of units and parts is "". */
extern const char *const clm__timex_unit_names[CLM__UNIT_COUNT];
extern const char *const clm__timex_part_names[CLM__TIMEX_PARTS];
extern const char *const clm__timex_type_names[CLM__TIMEX_TYPES];
extern const char *const clm__timex_mod_names[CLM__TIMEX_MODS];
extern const char *const clm__timex_op_names[CLM__OP_COUNT];

#endif
