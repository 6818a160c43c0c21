/* SPDX-License-Identifier: MIT */
/* Changes: made, filled, and where they stand. */
#ifndef CLM_DIFF_CHANGE_H
#define CLM_DIFF_CHANGE_H

#include "diff/side.h"

/** A new change at the end of the list, or one nobody looks at when its field is not
 * wanted or there is no memory. */
struct clm_change *clm__change_add(struct clm_diff *diff, enum clm_change_kind kind,
                                   uint32_t old_event, uint32_t new_event);
/** Sets values; takes nothing, NULL and JSON null are nothing. */
void clm__change_values(struct clm_diff *diff, struct clm_change *change,
                        const json_t *old_value, const json_t *new_value);
/** JSON text that lives as long as the diff. */
const char *clm__change_json(struct clm_diff *diff, const json_t *value);
/** Where a change stands, "file:line:column" or "file:/events/3/date"; "" when nowhere.
 */
void clm__change_place(const struct clm_diff *diff, const struct clm_change *change,
                       bool is_new, struct clm__buf *out);

#endif
