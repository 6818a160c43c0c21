/* SPDX-License-Identifier: MIT */
/* Character references of HTML. */
#include "article/entity.h"

#include "base/ascii.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { LONGEST = 10 };

static const struct {
    char name[8], bytes[CLM__ENTITY_BYTES];
} named[] = {
    {"amp", "&"},         {"quot", "\""},       {"apos", "'"},        {"lt", "<"},
    {"gt", ">"},          {"nbsp", " "},        {"shy", ""},          {"lsquo", "\u2018"},
    {"rsquo", "\u2019"},  {"ldquo", "\u201c"},  {"rdquo", "\u201d"},  {"bdquo", "\u201c"},
    {"laquo", "\u201c"},  {"raquo", "\u201d"},  {"ndash", "\u2013"},  {"mdash", "\u2014"},
    {"hellip", "\u2026"}, {"eacute", "\u00e9"}, {"egrave", "\u00e8"}, {"uuml", "\u00fc"},
    {"ouml", "\u00f6"},   {"auml", "\u00e4"},   {"pound", "\u00a3"},  {"euro", "\u20ac"}};

/* A code point as UTF-8; false for what no text holds. */
static bool
write_utf8(char *bytes, uint32_t c)
{
    enum { NBSP = 0xa0, SHY = 0xad };
    memset(bytes, 0, CLM__ENTITY_BYTES + 1);
    if (c == NBSP || c == SHY) {
        bytes[0] = c == NBSP ? ' ' : '\0';
        return true;
    }
    if (c < ' ' || (c >= 0x7f && c < 0xa0) || (c >= 0xd800 && c < 0xe000) || c > 0x10ffff)
        return false;
    if (c < 0x80) {
        bytes[0] = (char)c;
        return true;
    }
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = {0, 0xc0, 0xe0, 0xf0};
    bytes[0] = (char)(lead[more] | c >> (6 * more));
    for (int i = 1; i <= more; i++)
        bytes[i] = (char)(0x80 | (c >> (6 * (more - i)) & 0x3f));
    return true;
}

/* "#39", "#x27" */
static bool
read_number(char *bytes, const char *text, size_t len)
{
    bool hex = len > 1 && clm__lower(text[1]) == 'x';
    uint32_t value = 0;
    size_t start = hex ? 2 : 1;
    for (size_t i = start; i < len; i++) {
        char c = clm__lower(text[i]);
        bool letter = hex && c >= 'a' && c <= 'f';
        if (!clm__is_digit(c) && !letter)
            return false;
        value = value * (hex ? 16u : 10u) + (uint32_t)(letter ? c - 'a' + 10 : c - '0');
    }
    return len > start && write_utf8(bytes, value);
}

size_t
clm__entity_read(char *bytes, const char *text, size_t len)
{
    size_t room = len < LONGEST ? len : LONGEST;
    const char *stop = room > 2 && text[0] == '&' ? memchr(text, ';', room) : NULL;
    size_t name = stop != NULL ? (size_t)(stop - text) - 1 : 0;

    bytes[0] = '\0';
    if (name == 0)
        return 0;
    if (text[1] == '#')
        return name > 1 && read_number(bytes, text + 1, name) ? name + 2 : 0;
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (strlen(named[i].name) == name && memcmp(named[i].name, text + 1, name) == 0) {
            memcpy(bytes, named[i].bytes, CLM__ENTITY_BYTES);
            bytes[CLM__ENTITY_BYTES] = '\0';
            return name + 2;
        }
    return 0;
}
