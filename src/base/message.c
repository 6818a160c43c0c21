/* SPDX-License-Identifier: MIT */
/* The table of messages and the filling of errors. */
#include "claimline/error.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const struct clm_message messages[] = {
#define NOTE    CLM_NOTE
#define WARNING CLM_WARNING
#define ERROR   CLM_ERROR
#define CLM_MESSAGE(number, id, kebab, level, sentence)                                  \
    {.code = CLM_E_##id, .severity = level, .name = kebab, .meaning = sentence},
#include <claimline/message.def>
#undef CLM_MESSAGE
#undef ERROR
#undef WARNING
#undef NOTE
};

#define CLM_MESSAGE(number, ...)                                                         \
    _Static_assert((number) < CLM_MESSAGE_NUMBERS, "levels of checks go by number");
#include <claimline/message.def>
#undef CLM_MESSAGE

enum { MESSAGE_COUNT = sizeof messages / sizeof *messages };

const struct clm_message *
clm_message_all(size_t *count)
{
    *count = MESSAGE_COUNT;
    return messages;
}

const struct clm_message *
clm_message_get(enum clm_code code)
{
    static const struct clm_message ok = {CLM_OK, CLM_NOTE, "ok", "nothing is wrong"};
    for (size_t i = 0; i < MESSAGE_COUNT; i++)
        if (messages[i].code == code)
            return &messages[i];
    return &ok;
}

const struct clm_message *
clm_message_find(const char *name)
{
    for (size_t i = 0; i < MESSAGE_COUNT; i++)
        if (strcmp(messages[i].name, name) == 0)
            return &messages[i];
    return NULL;
}

/* C0, DEL, C1 and the bidirectional controls, with which input could forge what a
 * terminal shows. */
static bool
is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

/* Copies `from` into `to` as far as it fits, controls and stray bytes as \xNN. */
void
clm_visible(char *to, size_t size, const char *from, size_t len)
{
    size_t used = 0;
    for (size_t at = 0; at < len;) {
        size_t start = at;
        uint32_t c = clm__utf8_next(from, len, &at);
        bool stray = c == 0xfffd && at - start == 1;
        size_t need = stray || is_control(c) ? 4 * (at - start) : at - start;
        if (used + need >= size)
            break;
        if (need == at - start) {
            memcpy(to + used, from + start, need);
        } else {
            for (size_t i = start; i < at; i++)
                snprintf(to + used + 4 * (i - start), 5, "\\x%02x",
                         (unsigned char)from[i]);
        }
        used += need;
    }
    to[used] = '\0';
}

enum clm_code
clm_error_set(struct clm_error *err, enum clm_code code, struct clm_loc at,
              const char *fmt, ...)
{
    if (err == NULL || err->code != CLM_OK)
        return code; /* the first report wins: what follows is usually its echo */
    char raw[2 * CLM_ERROR_TEXT];
    va_list args;
    va_start(args, fmt);
    vsnprintf(raw, sizeof raw, fmt, args);
    va_end(args);
    err->code = code;
    err->at = at;
    clm_visible(err->text, sizeof err->text, raw, strlen(raw));
    return code;
}
