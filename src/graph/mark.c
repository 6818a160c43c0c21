/* SPDX-License-Identifier: MIT */
/* Which words of a sentence an event rests on. */
#include "graph/mark.h"

struct marks {
    struct clm_span within;
    struct clm__mark *items;
    size_t count;
};

/* One outside the sentence is none. */
static void
add(struct marks *marks, struct clm_span span, const char *what)
{
    if (span.end <= span.start || span.start < marks->within.start ||
        span.end > marks->within.end || marks->count == CLM__MARKS_MAX)
        return;

    size_t at = marks->count++;
    for (; at > 0 && marks->items[at - 1].span.start > span.start; at--)
        marks->items[at] = marks->items[at - 1];
    marks->items[at] = (struct clm__mark){span, what};
}

static void
collect(struct marks *marks, const struct clm_event *event)
{
    const struct clm_evidence *evidence = event->evidence;

    for (size_t i = 0; i < event->actor_count; i++)
        add(marks, event->actors[i].span, "by");
    for (size_t i = 0; i < event->target_count; i++)
        add(marks, event->targets[i].span, "at");
    if (evidence == NULL)
        return;

    add(marks, evidence->speaker_span, "by");
    add(marks, evidence->cue_span, "cue");
    add(marks, evidence->charge_span, "ch");
    add(marks, evidence->basis_span, "da");
}

size_t
clm__marks_of(const struct clm_event *event, struct clm_span within,
              struct clm__mark items[CLM__MARKS_MAX])
{
    struct marks marks = {within, items, 0};
    size_t kept = 0;
    uint32_t end = within.start;

    collect(&marks, event);
    for (size_t i = 0; i < marks.count; i++) {
        if (items[i].span.start < end)
            continue; /* inside one that is marked already */
        end = items[i].span.end;
        items[kept++] = items[i];
    }

    return kept;
}
