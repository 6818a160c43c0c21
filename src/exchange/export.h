/* SPDX-License-Identifier: MIT */
/* What the exports share. */
#ifndef CLM_EXCHANGE_EXPORT_H
#define CLM_EXCHANGE_EXPORT_H

#include "claimline/exchange.h"
#include "table/out.h"

struct clm__export {
    const struct clm_view *view;
    const struct clm_corpus *corpus;
    const char *title; /* "" = none */
    struct clm__out out;
};

/** "Russia → US: blocked the convoy", or without a colon where an event has no words; as
 * plain text without control characters. `text` is emptied first. */
void clm__export_headline(const struct clm__export *export, uint32_t event,
                          struct clm__buf *text);
/** The first source of an event, or NULL. */
const struct clm_source *clm__export_source(const struct clm__export *export,
                                            uint32_t event);
/** Its address when it is one of http or https, else "". */
const char *clm__export_url(const struct clm__export *export, uint32_t event);
/** Whether a date has a first, and a last day that are known. */
bool clm__export_has_start(const struct clm_date *date);
bool clm__export_has_end(const struct clm_date *date);
/** The events that have a day, a line each, parted by commas. `put` writes one; it may
 * use `text` for its words. */
void clm__export_dated(struct clm__export *export,
                       void (*put)(struct clm__export *export, uint32_t event,
                                   struct clm__buf *text));

/* The formats, each in a file of its own. */
#define DECLARE(id, name) void clm__export_##name(struct clm__export *export);
CLM_EXPORTS(DECLARE)
#undef DECLARE

#endif
