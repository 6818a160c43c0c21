/* SPDX-License-Identifier: MIT */
/* Headlines and separate titles: they tell in short what the text tells again, so an
 * event of theirs counts only where the text does not have it. */
#include "claim/claim_title.h"

/* What confidence an event of a headline keeps, in percent: it is short, and its words
 * are often not what the article says. */
enum { KEPT = 85 };

static bool
share_party(const struct clm__party *a, unsigned a_count, const struct clm__party *b,
            unsigned b_count)
{
    for (unsigned i = 0; i < a_count; i++)
        for (unsigned k = 0; k < b_count; k++)
            if (clm__party_same(&a[i], &b[k]))
                return true;
    return a_count == 0 || b_count == 0;
}

/* Whether the text tells what a headline tells: the same kind, and nobody else. */
static bool
tells(const struct clm__draft *text, const struct clm__draft *headline)
{
    return text->kind == headline->kind && text->phase == headline->phase &&
           share_party(text->actors, text->actor_count, headline->actors,
                       headline->actor_count) &&
           share_party(text->targets, text->target_count, headline->targets,
                       headline->target_count);
}

/* Keeps the first `count` of `drafts` that none of the text tells; gives how many. */
static size_t
keep_untold(struct clm__draft *drafts, size_t count, const struct clm__draft *text,
            size_t text_count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool told = false;
        for (size_t k = 0; k < text_count && !told; k++)
            told = tells(&text[k], &drafts[i]);
        if (told)
            continue;
        drafts[kept] = drafts[i];
        drafts[kept].confidence = (uint16_t)(drafts[kept].confidence * KEPT / 100u);
        kept++;
    }
    return kept;
}

void
clm__claim_merge_headline(struct clm__claim_reader *reader, uint32_t headline_end)
{
    size_t first = 0;
    while (first < reader->draft_count && reader->drafts[first].span.start < headline_end)
        first++;
    size_t rest = reader->draft_count - first;
    struct clm__draft *text = reader->drafts + first;
    reader->title_count = keep_untold(reader->titles, reader->title_count, text, rest);
    size_t kept = keep_untold(reader->drafts, first, text, rest);
    for (size_t i = 0; i < rest; i++)
        reader->drafts[kept + i] = text[i];
    reader->draft_count = kept + rest;
}

/* What stands in the title has no place in the text: only its names are used there. */
static void
forget_place(struct clm__party *party)
{
    party->sentence = UINT32_MAX;
    party->span = (struct clm_span){0};
    party->from_count = 0;
}

void
clm__claim_keep_title(struct clm__claim_reader *reader)
{
    struct clm__draft *drafts = reader->drafts;
    size_t room = reader->draft_room;
    struct clm__who *who = &reader->who;
    reader->drafts = reader->titles;
    reader->draft_room = reader->title_room;
    reader->titles = drafts;
    reader->title_room = room;
    reader->title_count = reader->draft_count;
    reader->draft_count = 0;
    for (size_t i = 0; i < reader->title_count; i++)
        reader->titles[i].answers = 0; /* it counts in the drafts of the text */
    for (unsigned i = 0; i < who->recent_count && i < CLM__RECENT_MAX; i++)
        forget_place(&who->recent[i]);
    for (unsigned i = 0; i < who->person_count; i++)
        forget_place(&who->persons[i].party);
    who->state_count = 0;
}
