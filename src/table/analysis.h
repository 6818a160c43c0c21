/* SPDX-License-Identifier: MIT */
/* What a researcher counts: pairs of parties, answers, months and years. */
#ifndef CLM_TABLE_ANALYSIS_H
#define CLM_TABLE_ANALYSIS_H

#include "table/write.h"

/** One row an accuser and accused: accusations, how many were answered, the first and the
 * last day, charge types by how often. Each gives false when there is no memory. */
bool clm__pairs_write(const struct clm_view *view, struct clm__text_table *table);
/** One row an accusation and an event that answers it, with the days between. */
bool clm__answers_write(const struct clm_view *view, struct clm__text_table *table);
/** One row an accuser, accused and period: accusations whose days lie in it. */
bool clm__periods_write(const struct clm_view *view, enum clm_table_by by,
                        struct clm__text_table *table);

#endif
