/* SPDX-License-Identifier: MIT */
/* Whether two matched events are the same: asked of every pair, so it looks at the events
 * themselves. It may say no of two that are the same; compare.c then finds nothing. */

#include "diff/same.h"

#include "diff/side.h"

#include <string.h>

static bool
same_str(const struct clm_diff *diff, clm_str a, clm_str b)
{
    size_t len = clm_corpus_text_len(diff->old_side.corpus, a);
    return len == clm_corpus_text_len(diff->new_side.corpus, b) &&
           memcmp(clm_corpus_text(diff->old_side.corpus, a),
                  clm_corpus_text(diff->new_side.corpus, b), len) == 0;
}

static bool
same_span(struct clm_span a, struct clm_span b)
{
    return a.start == b.start && a.end == b.end;
}

static bool
same_parties(const struct clm_diff *diff, const struct clm_party *a,
             const struct clm_party *b, size_t count)
{
    bool words = !clm__skips(diff, CLM_DIFF_SPANS);
    for (size_t i = 0; i < count; i++) {
        if (diff->old_side.party_number[a[i].actor] !=
            diff->new_side.party_number[b[i].actor])
            return false;
        if (words &&
            (!same_str(diff, a[i].text, b[i].text) || !same_span(a[i].span, b[i].span)))
            return false;
    }
    return true;
}

static bool
same_citations(const struct clm_diff *diff, uint32_t old_event, uint32_t new_event)
{
    const struct clm__side *sides[2] = {&diff->old_side, &diff->new_side};
    const uint32_t events[2] = {old_event, new_event};
    const struct clm_citation *lists[2];
    size_t counts[2];
    for (int i = 0; i < 2; i++) {
        const struct clm_event *event = clm_corpus_event(sides[i]->corpus, events[i]);
        lists[i] = event->citations;
        counts[i] = event->citation_count;
        if (clm__main_of(sides[i], events[i]) == events[i])
            lists[i] = clm_graph_citations(sides[i]->graph, events[i], &counts[i]);
    }
    if (counts[0] != counts[1])
        return false;
    for (size_t i = 0; i < counts[0]; i++) {
        const struct clm_citation *a = &lists[0][i], *b = &lists[1][i];
        if (!same_str(diff, clm_corpus_source(sides[0]->corpus, a->source)->id,
                      clm_corpus_source(sides[1]->corpus, b->source)->id))
            return false;
        if (!clm__skips(diff, CLM_DIFF_SPANS) &&
            (a->sentence != b->sentence || !same_span(a->span, b->span) ||
             a->in_title != b->in_title || !same_str(diff, a->url, b->url)))
            return false;
    }
    return true;
}

/* Links as the graph has them, those that were found too. */
static bool
same_links(const struct clm_diff *diff, uint32_t old_event, uint32_t new_event)
{
    size_t old_count = 0, new_count = 0;
    const struct clm_link *was =
        clm_graph_links(diff->old_side.graph, old_event, &old_count);
    const struct clm_link *is =
        clm_graph_links(diff->new_side.graph, new_event, &new_count);
    while (old_count > 0 && was[old_count - 1].incoming)
        old_count--;
    while (new_count > 0 && is[new_count - 1].incoming)
        new_count--;
    if (old_count != new_count)
        return false;

    for (size_t i = 0; i < old_count; i++)
        if (was[i].kind != is[i].kind || was[i].score != is[i].score ||
            was[i].why != is[i].why ||
            diff->old_side.partner[was[i].event] != is[i].event)
            return false;
    return true;
}

/* Links as files name them, with their reasons. */
static bool
same_named_links(const struct clm_diff *diff, const struct clm_event *a,
                 const struct clm_event *b)
{
    if (a->link_count != b->link_count)
        return false;
    for (size_t i = 0; i < a->link_count; i++) {
        const struct clm_ref *x = &a->links[i], *y = &b->links[i];
        if (x->kind != y->kind || x->score != y->score ||
            diff->old_side.partner[x->event] != y->event ||
            !same_str(diff, x->reason, y->reason))
            return false;
    }
    return true;
}

static bool
same_evidence(const struct clm_diff *diff, const struct clm_evidence *a,
              const struct clm_evidence *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    return same_str(diff, a->speaker_text, b->speaker_text) &&
           same_str(diff, a->cue_text, b->cue_text) &&
           same_str(diff, a->cue_frame, b->cue_frame) &&
           same_str(diff, a->basis_text, b->basis_text) &&
           same_str(diff, a->basis_rule, b->basis_rule) &&
           same_str(diff, a->basis_base, b->basis_base) &&
           same_span(a->speaker_span, b->speaker_span) &&
           same_span(a->charge_span, b->charge_span) &&
           same_span(a->cue_span, b->cue_span) &&
           same_span(a->basis_span, b->basis_span) &&
           same_span(a->place_span, b->place_span) &&
           same_span(a->quote_span, b->quote_span);
}

static bool
same_extras(const struct clm_diff *diff, const struct clm_event *a,
            const struct clm_event *b)
{
    if (a->extra_count != b->extra_count)
        return false;
    for (size_t i = 0; i < a->extra_count; i++)
        if (!same_str(diff, a->extras[i].name, b->extras[i].name) ||
            strcmp(a->extras[i].json, b->extras[i].json) != 0)
            return false;
    return true;
}

/* What is a number or a word of a list. */
static bool
same_numbers(const struct clm_event *a, const struct clm_event *b)
{
    return a->kind == b->kind && a->phase == b->phase && a->origin == b->origin &&
           a->confidence == b->confidence && a->charge_types == b->charge_types &&
           a->actor_count == b->actor_count && a->target_count == b->target_count;
}

static bool
same_words(const struct clm_diff *diff, const struct clm_event *a,
           const struct clm_event *b)
{
    return same_str(diff, a->date_text, b->date_text) &&
           same_str(diff, a->speaker, b->speaker) && same_str(diff, a->place, b->place) &&
           strcmp(a->charge, b->charge) == 0 && strcmp(a->quote, b->quote) == 0 &&
           strcmp(a->note, b->note) == 0;
}

bool
clm__same_event(const struct clm_diff *diff, uint32_t old_event, uint32_t new_event)
{
    const struct clm_event *a = clm_corpus_event(diff->old_side.corpus, old_event);
    const struct clm_event *b = clm_corpus_event(diff->new_side.corpus, new_event);
    return same_numbers(a, b) && same_words(diff, a, b) &&
           same_parties(diff, a->actors, b->actors, a->actor_count) &&
           same_parties(diff, a->targets, b->targets, a->target_count) &&
           same_citations(diff, old_event, new_event) &&
           same_links(diff, old_event, new_event) && same_named_links(diff, a, b) &&
           (clm__skips(diff, CLM_DIFF_SPANS) ||
            same_evidence(diff, a->evidence, b->evidence)) &&
           (clm__skips(diff, CLM_DIFF_OTHER) || same_extras(diff, a, b));
}
