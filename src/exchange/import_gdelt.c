/* SPDX-License-Identifier: MIT */
/* GDELT event tables ("Data Format Codebook" 1.03, 2013; 2.0, 2015): tabs and no header,
 * so columns are known by their number alone. Names come in capitals. */
#include "exchange/import.h"

#include <stdio.h>
#include <string.h>

enum { ID, DATE, ACTOR1, ACTOR2, CODE, MENTIONS, PLACE, URL, COLUMN_COUNT };

static const char *const columns[] = {"GLOBALEVENTID",      "SQLDATE",   "Actor1Name",
                                      "Actor2Name",         "EventCode", "NumMentions",
                                      "ActionGeo_FullName", "SOURCEURL", NULL};

/* 1.0 has 57 columns, and 58 with an address; 2.0 has 61. */
static bool
places(size_t count, size_t *to)
{
    static const size_t old[COLUMN_COUNT] = {0, 1, 6, 16, 26, 31, 50, 57};
    static const size_t new[COLUMN_COUNT] = {0, 1, 6, 16, 26, 31, 52, 60};
    if (count < 57)
        return false;
    memcpy(to, count < 61 ? old : new, sizeof old);
    return true;
}

static enum clm__verdict
read(const struct clm__foreign *cells, struct clm__imported *event)
{
    char code[8];
    clm_day day;
    clm__foreign_copy(code, sizeof code, cells[CODE]);
    if (!clm__imported_cameo(event, code, "gdelt-", cells[ID]))
        return CLM__IMPORT_OTHER_KIND;

    int number = cells[DATE].len == 8 ? (int)clm__foreign_number(cells[DATE]) : 0;
    if (!clm__foreign_day(number / 10000, number / 100 % 100, number % 100, &day))
        return CLM__IMPORT_UNDATED;
    clm_day_write(event->date, day);

    event->actor = cells[ACTOR1];
    event->target = cells[ACTOR2];
    event->place = cells[PLACE];
    event->source = (struct clm__foreign){"GDELT", 5};
    event->url = cells[URL];
    snprintf(event->note, sizeof event->note, "machine-coded: CAMEO %s, %ld mentions",
             code, clm__foreign_number(cells[MENTIONS]));
    return CLM__IMPORT_EVENT;
}

const struct clm__import_format clm__import_gdelt = {
    .tabs = true, .columns = columns, .needed = 5, .places = places, .read = read};
