/* SPDX-License-Identifier: MIT */
/* Cells of others. */
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
