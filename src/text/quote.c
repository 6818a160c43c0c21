/* SPDX-License-Identifier: MIT */
/* Quotations. A straight mark opens where white space, a bracket, a dash or another
 * opening mark stands before it and none behind it. By the custom of newspapers, a
 * quotation of several paragraphs has an opening mark before each and a closing mark
 * behind the last. */
#include "text/quote.h"

#include "text/char.h"

#include <string.h>

enum direction { OPENS, CLOSES, EITHER };

struct mark {
    bool single;
    enum direction direction;
};

/* What is open: indexes of `out`. */
struct open_quotes {
    size_t index[CLM__QUOTE_DEPTH];
    unsigned depth;
};

static bool
starts_with(const char *text, const struct clm__token *token, const char *mark)
{
    size_t len = strlen(mark);
    return token->end - token->start >= len &&
           memcmp(text + token->start, mark, len) == 0;
}

/* Marks that say themselves which way they go. */
static bool
find_direction(struct mark *out, const char *text, const struct clm__token *token)
{
    static const struct {
        char text[4];
        bool single;
        enum direction direction;
    } marks[] = {
        {"``", false, OPENS},      {"''", false, EITHER},     {"\u201c", false, OPENS},
        {"\u201e", false, OPENS},  {"\u201d", false, CLOSES}, {"\u00ab", false, OPENS},
        {"\u00bb", false, CLOSES}, {"\u2018", true, OPENS},   {"\u201a", true, OPENS},
        {"\u2019", true, CLOSES},  {"`", true, OPENS},        {"\"", false, EITHER},
        {"'", true, EITHER},
    };
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (starts_with(text, token, marks[i].text)) {
            *out = (struct mark){marks[i].single, marks[i].direction};
            return true;
        }
    }
    return false;
}

static bool
is_opener(const char *text, const struct clm__token *token)
{
    struct clm__char c = clm__char_at(text, token->end, token->start);
    return c.kind == CLM__DASH || (c.plain != '\0' && strchr("([{-", c.plain) != NULL);
}

/* Which way a straight mark goes, by what stands around it. */
static enum direction
guess_direction(const char *text, const struct clm__token *tokens, size_t count,
                size_t at, bool last_opened)
{
    bool space_before = (tokens[at].flags & CLM__TOKEN_SPACE) != 0;
    bool space_behind = at + 1 == count || (tokens[at + 1].flags & CLM__TOKEN_SPACE) != 0;
    if (!space_before && at > 0 && (is_opener(text, &tokens[at - 1]) || last_opened))
        space_before = true;
    if (space_before == space_behind)
        return EITHER;
    return space_before ? OPENS : CLOSES;
}

static bool
is_open(const struct open_quotes *open, const struct clm__quote *quotes, bool single)
{
    for (unsigned i = 0; i < open->depth; i++)
        if (((quotes[open->index[i]].flags & CLM__QUOTE_SINGLE) != 0) == single)
            return true;
    return false;
}

/* The last single mark that may close, or 0: an opening mark behind it is an apostrophe.
 */
static size_t
last_closer(const char *text, const struct clm__token *tokens, size_t count)
{
    struct mark mark;
    for (size_t i = count; i-- > 0;)
        if ((tokens[i].flags & CLM__TOKEN_QUOTE) != 0 &&
            find_direction(&mark, text, &tokens[i]) && mark.single &&
            mark.direction != OPENS &&
            guess_direction(text, tokens, count, i, false) != OPENS)
            return i;
    return 0;
}

/* Closes the innermost open quotation of a kind; those inside it that were left open end
 * with it. */
static void
close_quote(struct open_quotes *open, struct clm__quote *quotes, bool single,
            uint32_t end)
{
    while (open->depth > 0) {
        struct clm__quote *quote = &quotes[open->index[--open->depth]];
        quote->end = end;
        if (((quote->flags & CLM__QUOTE_SINGLE) != 0) == single)
            return;
        quote->flags |= CLM__QUOTE_OPEN;
    }
}

/* Where a mark stands, and what is known of the marks around it. */
struct place {
    const char *text;
    const struct clm__token *tokens;
    size_t count;
    size_t closer;    /* the last single mark that may close */
    bool last_opened; /* the token before opened a quotation */
};

static enum direction
decide(const struct place *place, size_t at, const struct mark *mark, bool same_open)
{
    enum direction direction = mark->direction;
    if (direction == EITHER)
        direction = guess_direction(place->text, place->tokens, place->count, at,
                                    place->last_opened);
    if (direction == EITHER)
        direction = same_open ? CLOSES : OPENS;
    if (mark->single && direction == OPENS && place->closer <= at)
        return EITHER; /* an apostrophe after all */
    return direction;
}

size_t
clm__quote_find(struct clm__quote *out, struct clm__quote_state *state, const char *text,
                const struct clm__token *tokens, size_t count)
{
    struct open_quotes open = {{0}, 0};
    struct mark mark;
    struct place place = {text, tokens, count, last_closer(text, tokens, count), false};
    size_t found = 0;
    bool opened = false;
    for (size_t i = 0; i < count; i++) {
        place.last_opened = opened;
        opened = false;
        if ((tokens[i].flags & CLM__TOKEN_QUOTE) == 0 ||
            !find_direction(&mark, text, &tokens[i]))
            continue;
        bool same_open = is_open(&open, out, mark.single);
        enum direction way = decide(&place, i, &mark, same_open);
        if (way == CLOSES && same_open)
            close_quote(&open, out, mark.single, tokens[i].end);
        if (way != OPENS || open.depth == CLM__QUOTE_DEPTH)
            continue;
        if (same_open && !mark.single && open.depth == 1)
            close_quote(&open, out, false,
                        tokens[i].start); /* the first was never closed */
        bool continued = i == 0 && !mark.single && state->open;
        unsigned flags = (mark.single ? CLM__QUOTE_SINGLE : 0u) |
                         (continued ? CLM__QUOTE_CONTINUED : 0u);
        out[found] = (struct clm__quote){.start = tokens[i].start,
                                         .depth = (uint8_t)open.depth,
                                         .flags = (uint8_t)flags};
        open.index[open.depth++] = found++;
        opened = true;
    }
    state->open = false;
    while (open.depth > 0) {
        struct clm__quote *quote = &out[open.index[--open.depth]];
        quote->end = tokens[count - 1].end;
        quote->flags |= CLM__QUOTE_OPEN;
        state->open = state->open || (quote->flags & CLM__QUOTE_SINGLE) == 0;
    }
    return found;
}
