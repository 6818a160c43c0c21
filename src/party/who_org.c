/* SPDX-License-Identifier: MIT */
/* Organisations whom an article names in full. */
#include "party/who_org.h"

#include "party/who_listed.h"

#include <string.h>

static uint32_t
hash_of(const char *text, struct clm_span span)
{
    return clm__hash(text + span.start, span.end - span.start);
}

/* "Harbour Workers Union (HWU)": the abbreviation in brackets behind a token, or 0. */
static uint32_t
short_behind(const struct clm__tokens *tokens, unsigned last)
{
    if (last + 3 >= tokens->count || !clm__tokens_is(tokens, last + 1, "(") ||
        !clm__tokens_is(tokens, last + 3, ")") || !clm__tokens_capitals(tokens, last + 2))
        return 0;
    const struct clm__parsed_token *token = &tokens->at[last + 2];
    return hash_of(tokens->text, (struct clm_span){token->start, token->end});
}

static bool
may_link(const struct clm__tokens *tokens, unsigned i)
{
    static const char *const links[] = {
        "of", "for", "and", "&", "the", "'", "'s", "\xe2\x80\x99", "\xe2\x80\x99s"};
    return clm__tokens_is_any(tokens, i, links, sizeof links / sizeof *links);
}

/* The last word of the name that begins at `first`; `words` counts its capitals. Small
 * words go with it only before an abbreviation that has all capitals. */
static unsigned
name_end(const struct clm__tokens *tokens, unsigned first, unsigned *words)
{
    enum { LONGEST = 10, SMALL = 2 };
    unsigned last = first, small = 0;
    *words = 1;
    for (unsigned i = first + 1; i < tokens->count && i < first + LONGEST; i++) {
        if (clm__listed_is_name_word(tokens, i) && !clm__tokens_office(tokens, i)) {
            last = i;
            small = 0;
            ++*words;
        } else if (!may_link(tokens, i) || ++small > SMALL) {
            break;
        }
    }
    return last;
}

/* The last word before any small one. */
static unsigned
plain_end(const struct clm__tokens *tokens, unsigned first, unsigned last)
{
    unsigned end = first;
    while (end < last && clm__listed_is_name_word(tokens, end + 1) &&
           !clm__tokens_office(tokens, end + 1) && clm__tokens_touch(tokens, end + 1))
        end++;
    return end;
}

static void
keep(struct clm__who *who, const struct clm__org *org)
{
    uint32_t whole = hash_of(who->text, org->span);
    for (unsigned i = 0; i < who->org_count; i++)
        if (hash_of(who->text, who->orgs[i].span) == whole) {
            if (who->orgs[i].shortened == 0)
                who->orgs[i].shortened = org->shortened;
            return;
        }
    if (who->org_count < CLM__ORGS_MAX)
        who->orgs[who->org_count++] = *org;
}

void
clm__org_note(struct clm__who *who, const struct clm__tokens *tokens,
              const struct clm__name *names)
{
    for (unsigned i = 0; i < tokens->count; i++) {
        unsigned words = 0;
        if (names[i].masked || !clm__listed_is_name_word(tokens, i))
            continue;
        unsigned last = name_end(tokens, i, &words);
        uint32_t shortened = short_behind(tokens, last);
        if (shortened == 0)
            last = plain_end(tokens, i, last);
        struct clm__org org = {
            .first = hash_of(who->text,
                             (struct clm_span){tokens->at[i].start, tokens->at[i].end}),
            .shortened = shortened,
            .span = {tokens->at[i].start, tokens->at[last].end},
            .actor = names[i].len == last - i + 1 ? names[i].actor : CLM_NONE};
        bool described = clm__tokens_office(tokens, i) ||
                         (clm__tokens_capitals(tokens, i) && shortened == 0) ||
                         (names[i].len > 0 && org.actor == CLM_NONE && shortened == 0);
        if (last > i && !described)
            keep(who, &org);
        i = last;
    }
}

void
clm__org_strike(const struct clm__who *who, const struct clm__tokens *tokens,
                struct clm__name *names)
{
    for (unsigned i = 0; i < tokens->count; i++) {
        if (names[i].len != 1 || !clm__tokens_capitals(tokens, i))
            continue;
        uint32_t hash =
            hash_of(who->text, (struct clm_span){tokens->at[i].start, tokens->at[i].end});
        for (unsigned k = 0; k < who->org_count; k++)
            if (who->orgs[k].shortened == hash && who->orgs[k].actor != names[i].actor) {
                clm__listed_drop(names, i, 1);
                break;
            }
    }
}

/* Whether one name begins as the other does. */
static bool
is_longer(const char *text, const struct clm__org *a, const struct clm__org *b)
{
    size_t of_a = a->span.end - a->span.start, of_b = b->span.end - b->span.start;
    return strncmp(text + a->span.start, text + b->span.start,
                   of_a < of_b ? of_a : of_b) == 0;
}

const struct clm__org *
clm__org_find(const struct clm__who *who, struct clm_span word)
{
    uint32_t hash = hash_of(who->text, word);
    const struct clm__org *found = NULL;
    for (unsigned i = 0; i < who->org_count; i++)
        if (who->orgs[i].shortened == hash)
            return &who->orgs[i];
    for (unsigned i = 0; i < who->org_count; i++) {
        if (who->orgs[i].first != hash)
            continue;
        if (found != NULL && !is_longer(who->text, found, &who->orgs[i]))
            return NULL;
        found = found == NULL ? &who->orgs[i] : found;
    }
    return found;
}
