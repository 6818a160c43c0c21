/* SPDX-License-Identifier: MIT */
/* Who times whom: accusations counted by accuser and accused. */
#ifndef CLM_TABLE_MATRIX_H
#define CLM_TABLE_MATRIX_H

#include "table/write.h"

/** Writes the matrix of a view; false when there is no memory. */
bool clm__matrix_write(const struct clm_view *view, struct clm__text_table *table);

#endif
