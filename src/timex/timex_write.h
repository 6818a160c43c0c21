/* SPDX-License-Identifier: MIT */
/* Writes what an expression means: as a TIMEX3 value and as EDTF. */
#ifndef CLM_TIMEX_WRITE_H
#define CLM_TIMEX_WRITE_H

#include "base/buf.h"
#include "timex/timex_meaning.h"

/** Appends the TIMEX3 value. */
void clm__timex_write_value(struct clm__buf *out,
                            const struct clm__timex_meaning *meaning);

/** Appends the EDTF date for an event that stands to the expression as `bound` says;
 * nothing if there is none. */
void clm__timex_write_edtf(struct clm__buf *out, const struct clm__timex_meaning *meaning,
                           enum clm__timex_bound bound);

#endif
