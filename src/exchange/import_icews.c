/* SPDX-License-Identifier: MIT */
/* ICEWS Coded Event Data (Boschee et al., Harvard Dataverse, 2015): tabs with a header.
 */
#include "exchange/cameo.h"
#include "exchange/import.h"

#include <stdio.h>
#include <string.h>

enum { ID, DATE, ACTOR, TARGET, CODE, TEXT, PUBLISHER, CITY, COUNTRY };

static const char *const columns[] = {
    "Event ID",   "Event Date", "Source Name", "Target Name", "CAMEO Code",
    "Event Text", "Publisher",  "City",        "Country",     NULL};

static enum clm__verdict
read(const struct clm__foreign *cells, struct clm__imported *event)
{
    char code[8], date[16];
    int year, month, mday;
    clm__foreign_copy(code + 1, sizeof code - 1, cells[CODE]);
    code[0] = '0'; /* a code of the first nine roots may have lost its zero on the way */
    const struct clm__cameo *cameo = clm__cameo_find(
        code[1] != '\0' && strchr("3456789", code[1]) != NULL ? code : code + 1);
    if (cameo == NULL)
        return CLM__IMPORT_OTHER_KIND;
    clm__foreign_copy(date, sizeof date, cells[DATE]);
    if (sscanf(date, "%4d-%2d-%2d", &year, &month, &mday) != 3 || year < 1 || month < 1 ||
        month > 12 || mday < 1 || mday > clm_days_in_month(year, month))
        return CLM__IMPORT_UNDATED;

    snprintf(event->date, sizeof event->date, "%04d-%02d-%02d", year, month, mday);
    memcpy(event->id, "icews-", 6);
    clm__foreign_copy(event->id + 6, sizeof event->id - 6, cells[ID]);
    event->kind = clm_kind_name(cameo->kind);
    event->phase = clm_phase_name(cameo->phase);
    event->charge_type = cameo->charge_type;
    event->words = cameo->words;
    event->actor = cells[ACTOR];
    event->target = cells[TARGET];
    event->charge = cells[TEXT];
    event->place = cells[CITY].len > 0 ? cells[CITY] : cells[COUNTRY];
    event->source = cells[PUBLISHER];
    snprintf(event->note, sizeof event->note, "machine-coded: CAMEO %s", code + 1);
    return CLM__IMPORT_EVENT;
}

const struct clm__import_format clm__import_icews = {
    .tabs = true, .header = true, .columns = columns, .needed = 5, .read = read};
