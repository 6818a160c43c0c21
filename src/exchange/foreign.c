/* SPDX-License-Identifier: MIT */
/* Cells of others. */
#include "exchange/cameo.h"
#include "exchange/import.h"

#include <string.h>

void
clm__foreign_copy(char *to, size_t size, struct clm__foreign cell)
{
    size_t len = cell.len < size ? cell.len : size - 1;
    while (len > 0 && len < cell.len && ((unsigned char)cell.text[len] & 0xC0) == 0x80)
        len--;
    if (len > 0)
        memcpy(to, cell.text, len);
    to[len] = '\0';
}

bool
clm__foreign_is(struct clm__foreign cell, const char *text)
{
    return cell.len == strlen(text) && memcmp(cell.text, text, cell.len) == 0;
}

long
clm__foreign_number(struct clm__foreign cell)
{
    long number = 0;
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.text[i] < '0' || cell.text[i] > '9' || number > 100000000)
            return -1;
        number = 10 * number + (cell.text[i] - '0');
    }
    return cell.len > 0 ? number : -1;
}

bool
clm__foreign_day(int year, int month, int mday, clm_day *day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || mday < 1 ||
        mday > clm_days_in_month(year, month))
        return false;

    *day = clm_day_from_civil(year, month, mday);
    return true;
}

bool
clm__imported_cameo(struct clm__imported *event, const char *code, const char *prefix,
                    struct clm__foreign id)
{
    const struct clm__cameo *cameo = clm__cameo_find(code);
    size_t len = strlen(prefix);
    if (cameo == NULL)
        return false;

    memcpy(event->id, prefix, len);
    clm__foreign_copy(event->id + len, sizeof event->id - len, id);
    event->kind = clm_kind_name(cameo->kind);
    event->phase = clm_phase_name(cameo->phase);
    event->charge_type = cameo->charge_type;
    event->words = cameo->words;
    return true;
}
