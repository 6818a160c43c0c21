/* SPDX-License-Identifier: MIT */
/* GDELT event tables ("Data Format Codebook" 1.03, 2013; 2.0, 2015): tabs and no header,
 * so columns are known by their number alone. Names come in capitals. */
#include "exchange/cameo.h"
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

static bool
write_date(char *to, size_t size, struct clm__foreign cell)
{
    long number = cell.len == 8 ? clm__foreign_number(cell) : -1;
    int year = (int)(number / 10000), month = (int)(number / 100 % 100);
    int mday = (int)(number % 100);
    if (number < 0 || year < 1 || month < 1 || month > 12 || mday < 1 ||
        mday > clm_days_in_month(year, month))
        return false;

    snprintf(to, size, "%04d-%02d-%02d", year, month, mday);
    return true;
}

static enum clm__verdict
read(const struct clm__foreign *cells, struct clm__imported *event)
{
    char code[8];
    clm__foreign_copy(code, sizeof code, cells[CODE]);
    const struct clm__cameo *cameo = clm__cameo_find(code);
    if (cameo == NULL)
        return CLM__IMPORT_OTHER_KIND;
    if (!write_date(event->date, sizeof event->date, cells[DATE]))
        return CLM__IMPORT_UNDATED;

    memcpy(event->id, "gdelt-", 6);
    clm__foreign_copy(event->id + 6, sizeof event->id - 6, cells[ID]);
    event->kind = clm_kind_name(cameo->kind);
    event->phase = clm_phase_name(cameo->phase);
    event->charge_type = cameo->charge_type;
    event->words = cameo->words;
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
