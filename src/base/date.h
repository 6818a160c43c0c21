/* SPDX-License-Identifier: MIT */
/* What the two halves of date reading share: reading proper and advice on texts that are
 * no EDTF. */
#ifndef CLM_BASE_DATE_H
#define CLM_BASE_DATE_H

#include <claimline/date.h>

/** Reads EDTF alone, as clm_date_read does, without advice. CLM_E_BAD_DATE. */
enum clm_code clm__date_parse(struct clm_date *out, const char *text, size_t len,
                              struct clm_error *err);

/** Looks for a known human mistake in a text that clm_date_read refused ("26/09/2016",
 * "Sept 2016", "2016-9-6"). When putting it right gives a date, fills `err` with what is
 * wrong and what to write and returns true. `len` is 1 to CLM_DATE_TEXT_MAX. */
bool clm__date_advise(const char *text, size_t len, struct clm_error *err);

/** The month's English name, 1 = "January". */
const char *clm__month_name(int month);

#endif
