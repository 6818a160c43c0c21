/* SPDX-License-Identifier: MIT */
/* ACLED ("Codebook", acleddata.com): types of events become kinds, the precision of time
 * a day, week or month. Protests and riots are no kind of ours. */
#include "exchange/import.h"

#include <stdio.h>
#include <string.h>

enum {
    ID,
    DATE,
    PRECISION,
    TYPE,
    SUBTYPE,
    ACTOR1,
    ACTOR2,
    PLACE,
    COUNTRY,
    SOURCE,
    NOTES
};

static const char *const columns[] = {"event_id_cnty", "event_date",     "time_precision",
                                      "event_type",    "sub_event_type", "actor1",
                                      "actor2",        "location",       "country",
                                      "source",        "notes",          NULL};

/* A sub-type comes before its type. */
static const struct {
    const char *type, *kind, *phase;
} kinds[] = {
    {"Agreement", "talks", ""},
    {"Arrests", "sanction", ""},
    {"Battles", "attack", ""},
    {"Explosions/Remote violence", "strike", ""},
    {"Violence against civilians", "attack", ""},
};

static bool
find_kind(const struct clm__foreign *cells, struct clm__imported *event)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (clm__foreign_is(cells[SUBTYPE], kinds[i].type) ||
            clm__foreign_is(cells[TYPE], kinds[i].type)) {
            event->kind = kinds[i].kind;
            event->phase = kinds[i].phase;
            return true;
        }
    return false;
}

/* "2020-09-27", "27 September 2020". */
static bool
read_day(struct clm__foreign cell, clm_day *day)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    char text[40], name[24];
    int year, month = 0, mday;
    clm__foreign_copy(text, sizeof text, cell);

    if (sscanf(text, "%4d-%2d-%2d", &year, &month, &mday) != 3) {
        if (sscanf(text, "%2d %23s %4d", &mday, name, &year) != 3)
            return false;
        for (month = 12; month > 0 && strcmp(months[month - 1], name) != 0;)
            month--;
    }

    return clm__foreign_day(year, month, mday, day);
}

/* Precision 2: some day of that week; 3: some day of that month. */
static void
write_date(char *to, size_t size, clm_day day, long precision)
{
    char first[12], last[12];
    int weekday = clm_day_weekday(day);

    clm_day_write(first, precision == 2 ? day - weekday : day);
    clm_day_write(last, day - weekday + 6);
    if (precision == 2)
        snprintf(to, size, "[%s..%s]", first, last);
    else
        snprintf(to, size, "%.*s", precision == 3 ? 7 : 10, first);
}

static enum clm__verdict
read(const struct clm__foreign *cells, struct clm__imported *event)
{
    clm_day day;
    if (!find_kind(cells, event))
        return CLM__IMPORT_OTHER_KIND;
    if (!read_day(cells[DATE], &day))
        return CLM__IMPORT_UNDATED;

    write_date(event->date, sizeof event->date, day,
               clm__foreign_number(cells[PRECISION]));
    clm__foreign_copy(event->id, sizeof event->id, cells[ID]);
    event->actor = cells[ACTOR1];
    event->target = cells[ACTOR2];
    event->charge = cells[NOTES];
    event->place = cells[PLACE].len > 0 ? cells[PLACE] : cells[COUNTRY];
    event->source = cells[SOURCE];
    snprintf(event->note, sizeof event->note, "ACLED: %.*s",
             (int)(cells[SUBTYPE].len < 100 ? cells[SUBTYPE].len : 100),
             cells[SUBTYPE].text);
    return CLM__IMPORT_EVENT;
}

const struct clm__import_format clm__import_acled = {
    .header = true, .columns = columns, .needed = 4, .read = read};
