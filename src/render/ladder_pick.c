/* SPDX-License-Identifier: MIT */
/* Threads: a claim and its answer of the same day share a row. */
#include "render/ladder_pick.h"

#include "base/kind.h"

#include <string.h>

static bool
is_one_another(const struct clm_event *a, const struct clm_event *b)
{
    return a->actor_count == 1 && a->target_count == 1 && b->actor_count == 1 &&
           b->target_count == 1 && a->actors[0].actor == b->targets[0].actor &&
           a->targets[0].actor == b->actors[0].actor && a->actors[0].actor != CLM_NONE;
}

static bool
may_share(const struct clm_event *claim, const struct clm_event *answer)
{
    if (claim->kind != CLM_KIND_ACCUSATION || claim->date_text != answer->date_text)
        return false;
    return answer->kind == CLM_KIND_DENIAL ||
           (answer->kind == CLM_KIND_ACCUSATION && is_one_another(claim, answer) &&
            claim->origin == answer->origin &&
            strcmp(claim->charge, answer->charge) == 0);
}

/* The first event of the view at the other end of a link of answering that may share a
 * row. */
static uint32_t
first_linked(const struct clm_view *view, uint32_t event, bool incoming)
{
    size_t count = 0;
    const struct clm_link *links = clm_graph_links(view->graph, event, &count);
    const struct clm_event *self = clm_graph_event(view->graph, event);
    for (size_t i = 0; i < count; i++) {
        const struct clm_event *other = clm_graph_event(view->graph, links[i].event);
        if (links[i].kind == CLM_LINK_ANSWERS && links[i].incoming == incoming &&
            may_share(incoming ? self : other, incoming ? other : self) &&
            clm_view_has(view, links[i].event))
            return links[i].event;
    }
    return CLM_NONE;
}

bool
clm__pick_is_answer(const struct clm_view *view, uint32_t event)
{
    uint32_t claim = first_linked(view, event, false);
    /* a claim that itself stands on a row has none for others */
    return claim != CLM_NONE && first_linked(view, claim, false) == CLM_NONE &&
           first_linked(view, claim, true) == event;
}

uint32_t
clm__pick_answer(const struct clm_view *view, uint32_t claim)
{
    uint32_t answer = first_linked(view, claim, true);
    return answer != CLM_NONE && clm__pick_is_answer(view, answer) ? answer : CLM_NONE;
}

bool
clm__pick_is_context(const struct clm_event *event)
{
    return event->kind == CLM_KIND_STATEMENT ||
           (clm__kind_in(CLM__KINDS_ACT, event->kind) &&
            !clm__kind_in(CLM__KINDS_PHASED, event->kind));
}

/* Whether an event is linked with a claim, a denial or a truce of the view. */
static bool
belongs(const struct clm_view *view, uint32_t event)
{
    size_t count = 0;
    const struct clm_link *links = clm_graph_links(view->graph, event, &count);
    for (size_t i = 0; i < count; i++)
        if (!clm__pick_is_context(clm_graph_event(view->graph, links[i].event)) &&
            clm_view_has(view, links[i].event))
            return true;
    return false;
}

enum clm__pick
clm__pick_row(const struct clm_view *view, uint32_t number, enum clm_context context)
{
    const struct clm_event *event = clm_graph_event(view->graph, number);
    bool is_context = clm__pick_is_context(event);
    bool kept = event->kind == CLM_KIND_ACCUSATION || event->kind == CLM_KIND_DENIAL ||
                event->kind == CLM_KIND_CEASEFIRE;
    if (is_context && event->charge[0] == '\0' && event->quote[0] == '\0')
        return CLM__PICK_WORDLESS;
    if (is_context && context == CLM_CONTEXT_NONE)
        return CLM__PICK_CONTEXT;
    if (context == CLM_CONTEXT_LINKED && event->origin == CLM_ORIGIN_EXTRACTED && !kept &&
        !belongs(view, number))
        return CLM__PICK_CONTEXT;
    return CLM__PICK_ROW;
}
