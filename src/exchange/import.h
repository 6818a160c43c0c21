/* SPDX-License-Identifier: MIT */
/* What the imports share: a row of theirs by the names of its columns, a row of ours. */
#ifndef CLM_EXCHANGE_IMPORT_H
#define CLM_EXCHANGE_IMPORT_H

#include "claimline/exchange.h"
#include "table/write.h"

/** A cell of theirs, not NUL-ended. */
struct clm__foreign {
    const char *text;
    size_t len;
};

/** One event of ours as cells; what is NULL or empty stays empty. */
struct clm__imported {
    char id[80], date[64];
    const char *kind, *phase, *charge_type, *words;
    struct clm__foreign actor, target, charge, place, source, url;
    char note[200];
};

enum clm__verdict {
    CLM__IMPORT_EVENT,
    CLM__IMPORT_OTHER_KIND,
    CLM__IMPORT_UNDATED,
};

enum { CLM__MAX_FOREIGN = 64 };

/** How a foreign file is read. */
struct clm__import_format {
    bool tabs;                  /* between cells, and no quotes; else CSV */
    bool header;                /* its first row names the columns */
    const char *const *columns; /* the names that are wanted, up to NULL */
    size_t needed;              /* the first of them must be there */
    /** The places of the wanted columns in a row of `count` cells, for files without a
     * header; false for a row that is too short. */
    bool (*places)(size_t count, size_t *places);
    /** Fills an event from the wanted cells; those that are not there are empty. */
    enum clm__verdict (*read)(const struct clm__foreign *cells,
                              struct clm__imported *event);
};

extern const struct clm__import_format clm__import_acled, clm__import_gdelt,
    clm__import_icews;

/** Copies at most `size` - 1 bytes, at a character's edge. */
void clm__foreign_copy(char *to, size_t size, struct clm__foreign cell);
bool clm__foreign_is(struct clm__foreign cell, const char *text);
/** The day of a date that exists, in years 1 to 9999; false for any other. */
bool clm__foreign_day(int year, int month, int mday, clm_day *day);
/** What a code of CAMEO says of an event: kind, phase, charge type, words; and its id,
 * behind a prefix that says whose it is. False when we have no such kind. */
bool clm__imported_cameo(struct clm__imported *event, const char *code,
                         const char *prefix, struct clm__foreign id);
/** A whole number of digits alone, or -1. */
long clm__foreign_number(struct clm__foreign cell);

#endif
