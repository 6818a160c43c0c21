/* SPDX-License-Identifier: MIT */
/* ICEWS Coded Event Data (Boschee et al., Harvard Dataverse, 2015): tabs with a header.
 */
#include "exchange/import.h"

#include <stdio.h>
#include <string.h>

enum { ID, DATE, ACTOR, TARGET, CODE, TEXT, PUBLISHER, CITY, COUNTRY };

static const char *const columns[] = {
    "Event ID",   "Event Date", "Source Name", "Target Name", "CAMEO Code",
    "Event Text", "Publisher",  "City",        "Country",     NULL};

/* A code of roots 03 to 09 may have lost its zero on the way. */
static void
copy_code(char *to, size_t size, struct clm__foreign cell)
{
    bool lost = cell.len > 0 && cell.text[0] >= '3' && cell.text[0] <= '9';
    to[0] = '0';
    clm__foreign_copy(to + (lost ? 1 : 0), size - 1, cell);
}

static enum clm__verdict
read(const struct clm__foreign *cells, struct clm__imported *event)
{
    char code[8], date[16];
    int year, month, mday;
    clm_day day;
    copy_code(code, sizeof code, cells[CODE]);
    if (!clm__imported_cameo(event, code, "icews-", cells[ID]))
        return CLM__IMPORT_OTHER_KIND;
    clm__foreign_copy(date, sizeof date, cells[DATE]);
    if (sscanf(date, "%4d-%2d-%2d", &year, &month, &mday) != 3 ||
        !clm__foreign_day(year, month, mday, &day))
        return CLM__IMPORT_UNDATED;

    clm_day_write(event->date, day);
    event->actor = cells[ACTOR];
    event->target = cells[TARGET];
    event->charge = cells[TEXT];
    event->place = cells[CITY].len > 0 ? cells[CITY] : cells[COUNTRY];
    event->source = cells[PUBLISHER];
    snprintf(event->note, sizeof event->note, "machine-coded: CAMEO %s", code);
    return CLM__IMPORT_EVENT;
}

const struct clm__import_format clm__import_icews = {
    .tabs = true, .header = true, .columns = columns, .needed = 5, .read = read};
