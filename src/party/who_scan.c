/* SPDX-License-Identifier: MIT */
/* A first look at a whole article. */
#include "party/who_scan.h"

#include "base/alloc.h"
#include "party/who_full.h"
#include "party/who_listed.h"
#include "party/who_org.h"
#include "party/who_shared.h"

#include <string.h>

/* ---- datelines ---- */

/* "BEIJING (Xinhua) --", "DAMASCUS, Syria -", "PARIS:": how many tokens of a paragraph
 * are its dateline; 0 when it has none. */
static unsigned
dateline_len(const struct clm__tokens *tokens)
{
    enum { LONGEST = 14, SHORTEST_CITY = 3 };
    static const char *const dashes[] = {"-", "--", "\xe2\x80\x94", "\xe2\x80\x93"};
    bool capitals = clm__tokens_capitals(tokens, 0) &&
                    tokens->at[0].end - tokens->at[0].start >= SHORTEST_CITY;
    bool bracket = false;
    if (!capitals && !clm__tokens_upper(tokens, 0))
        return 0;
    for (unsigned i = 1; i + 1 < tokens->count && i < LONGEST; i++) {
        bracket |= (tokens->at[i].flags & CLM__TOKEN_BRACKET) != 0;
        bool dash = clm__tokens_is_any(tokens, i, dashes, 4) &&
                    (tokens->at[i].flags & CLM__TOKEN_SPACE) != 0;
        bool colon = capitals && clm__tokens_is(tokens, i, ":");
        if (!dash && !colon) {
            if (!bracket && clm__tokens_kind(tokens, i) == CLM__UPOS_VERB)
                return 0;
            continue;
        }
        bool plain = !clm__tokens_capitals(tokens, i + 1);
        return plain && (capitals || bracket) ? i + 1 : 0;
    }
    return 0;
}

static void
mask_dateline(struct clm__who *who, const struct clm__tokens *tokens,
              struct clm__name *names)
{
    unsigned len = dateline_len(tokens);
    for (unsigned i = 0; i < len; i++) {
        names[i].masked = true;
        if (names[i].len > 0 && who->dateline == CLM_NONE &&
            clm__listed_land(who, &names[i]))
            who->dateline = names[i].actor;
    }
    for (unsigned i = 0; i < len; i++)
        if (names[i].len > 0)
            clm__listed_drop(names, i, names[i].len);
}

/* ---- time expressions ---- */

struct times {
    const struct clm__timex_list *list;
    size_t next;
};

/* Whether an expression holds all of [start, end). Ask in the order of the text. */
static bool
is_time(struct times *times, uint32_t start, uint32_t end)
{
    const struct clm__timex_list *list = times->list;
    if (list == NULL)
        return false;
    while (times->next < list->count && list->items[times->next].end <= start)
        times->next++;
    return times->next < list->count && list->items[times->next].start <= start &&
           end <= list->items[times->next].end;
}

/* "Mrs May", and May with another name word beside it, is a person whatever the day. */
static bool
is_titled(const struct clm__tokens *tokens, unsigned i)
{
    return i > 0 && clm__tokens_touch(tokens, i) && clm__tokens_upper(tokens, i - 1) &&
           clm__tokens_office(tokens, i - 1);
}

static void
mask_times(const struct clm__tokens *tokens, struct clm__name *names, struct times *times)
{
    for (unsigned i = 0; i < tokens->count; i++) {
        unsigned len = names[i].len > 0 ? names[i].len : 1;
        if (!is_time(times, tokens->at[i].start, tokens->at[i + len - 1].end) ||
            is_titled(tokens, i))
            continue;
        for (unsigned k = 0; k < len; k++)
            names[i + k].masked = true;
        clm__listed_drop(names, i, len);
    }
}

/* ---- states ---- */

static void
count_state(struct clm__who *who, uint32_t actor)
{
    unsigned i = 0;
    while (i < who->counted_count && who->counted[i].actor != actor)
        i++;
    if (i == who->counted_count) {
        if (i == CLM__STATES_MAX)
            return;
        who->counted[who->counted_count++] = (struct clm__state_count){actor, 0};
    }
    who->counted[i].count++;
}

static void
count_states(struct clm__who *who, const struct clm__name *names, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (names[i].len > 0 &&
            clm_corpus_actor(who->corpus, names[i].actor)->kind == CLM_ACTOR_STATE)
            count_state(who, names[i].actor);
}

static void
begin(struct clm__who *who, const struct clm__scan_input *input)
{
    void *all = who->all;
    who->text = input->text;
    who->full_name_count = 0;
    who->counted_count = 0;
    who->owned_count = 0;
    who->org_count = 0;
    who->all_count = 0;
    if (!clm__grow(&all, &who->all_room, input->parsed->token_count + 1,
                   sizeof *who->all)) {
        who->failed = true;
        return;
    }
    who->all = all;
    size_t longest = 0;
    for (size_t i = 0; i < input->parsed->sentence_count; i++)
        if (input->parsed->sentences[i].count > longest)
            longest = input->parsed->sentences[i].count;
    void *words = who->words;
    if (!clm__grow(&words, &who->word_room, longest + 1, sizeof *who->words)) {
        who->failed = true;
        return;
    }
    who->words = words;
    who->all_count = input->parsed->token_count;
}

void
clm__who_scan(struct clm__who *who, const struct clm__scan_input *input)
{
    struct clm__tokens tokens = {.lexicon = who->lexicon,
                                 .model = input->model,
                                 .parsed = input->parsed,
                                 .text = input->text};
    struct times times = {input->timexes, 0};
    begin(who, input);
    if (who->failed)
        return;
    tokens.words = who->words;
    uint32_t paragraph = UINT32_MAX;
    for (size_t i = 0; i < input->parsed->sentence_count; i++) {
        clm__tokens_sentence(&tokens, i);
        struct clm__name *names = who->all + tokens.first;
        clm__listed_find(who, &tokens, names);
        if (input->parsed->sentences[i].paragraph != paragraph)
            mask_dateline(who, &tokens, names);
        paragraph = input->parsed->sentences[i].paragraph;
        mask_times(&tokens, names, &times);
        clm__listed_strike(who, &tokens, names);
        clm__full_note(who, &tokens, names);
        clm__org_note(who, &tokens, names);
        count_states(who, names, tokens.count);
    }
    for (size_t i = 0; i < input->parsed->sentence_count; i++) {
        clm__tokens_sentence(&tokens, i);
        clm__org_strike(who, &tokens, who->all + tokens.first);
        clm__shared_resolve(who, &tokens, who->all + tokens.first);
    }
}
