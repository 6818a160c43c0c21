/* SPDX-License-Identifier: MIT */
/* The list of phrases that stand around stories (data/boilerplate.txt). */
#include "article/boilerplate.h"

#include "base/alloc.h"
#include "base/arena.h"
#include "base/ascii.h"

#include <stdint.h>
#include <string.h>

extern const char clm__boilerplate_data[];
extern const size_t clm__boilerplate_data_len;

enum where {
    WHERE_LINE,
    WHERE_START,
    WHERE_PART,
    WHERE_END,
    WHERE_TAIL,
    WHERE_LEAD,
    WHERE_COUNT
};

enum { LONGEST = 400, PART_LONGEST = 200, START_LONGEST = 300 };

static const char *const where_names[WHERE_COUNT] = {"line", "start", "part",
                                                     "end",  "tail",  "lead"};

struct phrase {
    const char *text;
    size_t len;
    uint8_t where;
    uint8_t reason;
};

struct clm__boilerplate {
    struct clm__arena arena;
    struct phrase *phrases;
    size_t count, room;
};

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* The next word of [at,end); its length, 0 at the end. */
static size_t
next_word(const char **at, const char *end)
{
    while (*at < end && is_blank(**at))
        (*at)++;
    const char *stop = *at;
    while (stop < end && !is_blank(*stop))
        stop++;
    return (size_t)(stop - *at);
}

static int
name_of(const char *word, size_t len, bool reason)
{
    int count = reason ? CLM__REASON_COUNT : WHERE_COUNT;
    for (int i = 0; i < count; i++) {
        const char *name =
            reason ? clm__reason_name((enum clm__reason)i) : where_names[i];
        if (strlen(name) == len && memcmp(name, word, len) == 0)
            return i;
    }
    return -1;
}

/* false = not a line of the list; `*fine` false = no memory */
static bool
read_line(struct clm__boilerplate *list, const char *at, const char *end, bool *fine)
{
    size_t len = next_word(&at, end);
    if (len == 0 || *at == '#')
        return true;
    int where = name_of(at, len, false);
    at += len;
    len = next_word(&at, end);
    int reason = name_of(at, len, true);
    at += len;
    (void)next_word(&at, end);
    if (where < 0 || reason < 0 || at == end)
        return false;
    void *items = list->phrases;
    char *text = clm__arena_text(&list->arena, at, (size_t)(end - at));
    *fine = text != NULL &&
            clm__grow(&items, &list->room, list->count + 1, sizeof *list->phrases);
    if (!*fine)
        return true;
    list->phrases = items;
    list->phrases[list->count++] =
        (struct phrase){text, (size_t)(end - at), (uint8_t)where, (uint8_t)reason};
    return true;
}

enum clm_code
clm__boilerplate_new(struct clm__boilerplate **out, const char *name, const char *text,
                     size_t len, struct clm_error *err)
{
    struct clm__boilerplate *list = clm__calloc(1, sizeof *list);
    struct clm_loc at = {text != NULL ? name : "boilerplate.txt", 0, 1, NULL};
    bool fine = list != NULL;
    *out = NULL;
    if (text == NULL) {
        text = clm__boilerplate_data;
        len = clm__boilerplate_data_len;
    }
    for (const char *line = text; fine && line < text + len;) {
        const char *stop = memchr(line, '\n', (size_t)(text + len - line));
        if (stop == NULL)
            stop = text + len;
        at.line++;
        if (!read_line(list, line, stop > line && stop[-1] == '\r' ? stop - 1 : stop,
                       &fine)) {
            clm__boilerplate_free(list);
            return clm_error_set(err, CLM_E_DATA, at, "not 'WHERE REASON PHRASE'");
        }
        line = stop + 1;
    }
    if (!fine) {
        clm__boilerplate_free(list);
        return clm_error_set(err, CLM_E_NOMEM, at, "out of memory");
    }
    *out = list;
    return CLM_OK;
}

void
clm__boilerplate_free(struct clm__boilerplate *list)
{
    if (list == NULL)
        return;
    clm__arena_release(&list->arena);
    clm__free(list->phrases);
    clm__free(list);
}

/* Small letters, one blank between words, curly quotes made straight, no marks at the
 * ends. */
static size_t
plain(char *out, size_t size, const char *line, size_t len)
{
    size_t n = 0;
    for (size_t i = 0; i < len && n < size; i++) {
        char c = line[i];
        if (len - i >= 3 && memcmp(line + i, "\xe2\x80\x99", 3) == 0) {
            c = '\'';
            i += 2;
        }
        if (is_blank(c) && (n == 0 || out[n - 1] == ' '))
            continue;
        out[n++] = is_blank(c) ? ' ' : clm__lower(c);
    }
    while (n > 0 && strchr(" .:!>|", out[n - 1]) != NULL)
        n--;
    return n;
}

static bool
holds(const char *line, size_t len, const struct phrase *p)
{
    for (size_t i = 0; i + p->len <= len; i++)
        if (memcmp(line + i, p->text, p->len) == 0)
            return true;
    return false;
}

static bool
begins(const char *line, size_t len, const struct phrase *p)
{
    char last = p->text[p->len - 1];
    bool word = clm__is_lower(last) || clm__is_digit(last);
    return len >= p->len && memcmp(line, p->text, p->len) == 0 &&
           (!word || len == p->len || !clm__is_lower(line[p->len]));
}

static bool
fits(const char *line, size_t len, const struct phrase *p)
{
    switch ((enum where)p->where) {
    case WHERE_LINE:
    case WHERE_TAIL:
        return len == p->len && memcmp(line, p->text, len) == 0;
    case WHERE_START:
    case WHERE_LEAD:
        return len <= START_LONGEST && begins(line, len, p);
    case WHERE_PART:
        return len <= PART_LONGEST && holds(line, len, p);
    case WHERE_END:
        return len >= p->len && memcmp(line + len - p->len, p->text, p->len) == 0;
    case WHERE_COUNT:
    default:
        return false;
    }
}

int
clm__boilerplate_find(const struct clm__boilerplate *list, const char *line, size_t len,
                      bool *ends_story)
{
    char text[LONGEST];
    *ends_story = false;
    if (len > LONGEST)
        return -1;
    len = plain(text, sizeof text, line, len);
    for (size_t i = 0; i < list->count; i++) {
        const struct phrase *p = &list->phrases[i];
        if (!fits(text, len, p))
            continue;
        *ends_story = p->where == WHERE_TAIL || p->where == WHERE_LEAD;
        return p->reason;
    }
    return -1;
}
