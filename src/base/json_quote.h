/* SPDX-License-Identifier: MIT */
/* A string as JSON text. */
#ifndef CLM_BASE_JSON_QUOTE_H
#define CLM_BASE_JSON_QUOTE_H

#include "base/buf.h"

/** Writes a string with its quotes (RFC 8259, section 7). */
void clm__json_quote(struct clm__buf *out, const char *text, size_t len);

#endif
