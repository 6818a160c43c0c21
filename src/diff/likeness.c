/* SPDX-License-Identifier: MIT */
/* How alike two events are: the weighed mean of what their parts share. */
#include "diff/likeness.h"

#include "base/ascii.h"
#include "base/intern.h"

#include <stdlib.h>
#include <string.h>

enum { KIND = 10, ACTORS = 20, TARGETS = 20, DATE = 15, CHARGE = 35 };

static bool
is_letter(char c)
{
    return clm__is_letter(c) || clm__is_digit(c) || (c & 0x80) != 0;
}

static bool
enter(uint32_t *words, size_t *count, uint32_t word)
{
    size_t at = 0;
    while (at < *count && words[at] < word)
        at++;
    if (at < *count && words[at] == word)
        return true;
    if (*count == CLM__MAX_WORDS)
        return false;
    memmove(words + at + 1, words + at, (*count - at) * sizeof *words);
    words[at] = word;
    ++*count;
    return true;
}

size_t
clm__words_read(const char *text, uint32_t words[CLM__MAX_WORDS])
{
    size_t count = 0;
    for (const char *at = text; *at != '\0';) {
        char word[24];
        size_t len = 0;
        for (; is_letter(*at); at++)
            if (len < sizeof word)
                word[len++] = clm__lower(*at);
        at += *at != '\0';
        if (len >= 3 && !enter(words, &count, clm__hash(word, len)))
            break;
    }
    return count;
}

/* Twice what is shared by all that there is (L. R. Dice, Ecology 26, 1945), in percent.
 */
static unsigned
share_words(const char *a, const char *b)
{
    uint32_t x[CLM__MAX_WORDS], y[CLM__MAX_WORDS];
    if (strcmp(a, b) == 0)
        return 100;
    size_t x_count = clm__words_read(a, x), y_count = clm__words_read(b, y), shared = 0;
    for (size_t i = 0, k = 0; i < x_count && k < y_count;) {
        shared += x[i] == y[k];
        if (x[i] <= y[k]) {
            k += x[i] == y[k];
            i++;
        } else {
            k++;
        }
    }
    return x_count + y_count == 0 ? 0 : (unsigned)(200 * shared / (x_count + y_count));
}

static unsigned
share_parties(const struct clm_diff *diff, const struct clm_party *a, size_t a_count,
              const struct clm_party *b, size_t b_count)
{
    size_t shared = 0;
    for (size_t i = 0; i < a_count; i++)
        for (size_t k = 0; k < b_count; k++)
            shared += diff->old_side.party_number[a[i].actor] ==
                      diff->new_side.party_number[b[k].actor];
    return (unsigned)(200 * shared / (a_count + b_count));
}

/* Member by member: what lies in the padding of a struct is nobody's. */
static bool
same_date(const struct clm_date *a, const struct clm_date *b)
{
    return a->earliest == b->earliest && a->latest == b->latest && a->flags == b->flags &&
           a->level == b->level;
}

/* A month apart is half as near as a neighbouring day. */
static unsigned
share_days(const struct clm_date *a, const struct clm_date *b)
{
    if (same_date(a, b))
        return 100;
    if (a->earliest <= b->latest && b->earliest <= a->latest)
        return 80;
    int64_t gap = a->earliest > b->latest ? (int64_t)a->earliest - b->latest
                                          : (int64_t)b->earliest - a->latest;
    return gap > 365 ? 0 : (unsigned)(60 * 30 / (30 + gap));
}

unsigned
clm__likeness(const struct clm_diff *diff, uint32_t old_event, uint32_t new_event)
{
    const struct clm_event *a = clm_corpus_event(diff->old_side.corpus, old_event);
    const struct clm_event *b = clm_corpus_event(diff->new_side.corpus, new_event);
    unsigned sum = 0, weight = KIND + DATE;
    if (a->kind == b->kind)
        sum += a->phase == b->phase ? KIND * 100 : KIND * 50;
    sum += DATE * share_days(a->date, b->date);
    if (a->actor_count + b->actor_count > 0) {
        weight += ACTORS;
        sum += ACTORS *
               share_parties(diff, a->actors, a->actor_count, b->actors, b->actor_count);
    }
    if (a->target_count + b->target_count > 0) {
        weight += TARGETS;
        sum += TARGETS * share_parties(diff, a->targets, a->target_count, b->targets,
                                       b->target_count);
    }
    if (a->charge[0] != '\0' || b->charge[0] != '\0') {
        weight += CHARGE;
        sum += CHARGE * share_words(a->charge, b->charge);
    }
    return sum / weight;
}
