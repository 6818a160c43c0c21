/* SPDX-License-Identifier: MIT */
/* The sentence in which an event is told, with its words marked. */
#include "base/markup.h"
#include "page/page.h"

enum { MAX_MARKS = 64, MAX_SENTENCE = 1 << 14 };

struct mark {
    struct clm_span span;
    const char *name; /* a class of the page */
};

struct marks {
    struct clm_span within;
    struct mark items[MAX_MARKS];
    size_t count;
};

/* Keeps marks in the order of the text; one outside the sentence is none. */
static void
add(struct marks *marks, struct clm_span span, const char *name)
{
    if (span.end <= span.start || span.start < marks->within.start ||
        span.end > marks->within.end || marks->count == MAX_MARKS)
        return;

    size_t at = marks->count++;
    for (; at > 0 && marks->items[at - 1].span.start > span.start; at--)
        marks->items[at] = marks->items[at - 1];
    marks->items[at] = (struct mark){span, name};
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

void
clm__page_passage(struct clm__page *page, const struct clm_event *event,
                  const struct clm_citation *citation)
{
    const struct clm_page_options *options = page->options;
    struct marks marks = {.within = citation->span};
    struct clm__buf *out = &page->out.buf;
    size_t len = 0;
    uint32_t at = marks.within.start, end = marks.within.end;
    if (options->text_of == NULL || end <= at || end - at > MAX_SENTENCE)
        return;
    const char *text = options->text_of(citation, &len, options->payload);
    if (text == NULL || end > len)
        return;

    collect(&marks, event);
    clm__page_puts(page, "<p class=pq>");
    for (size_t i = 0; i < marks.count; i++) {
        const struct mark *mark = &marks.items[i];
        if (mark->span.start < at)
            continue; /* inside one that is marked already */
        clm__markup_text(out, text + at, mark->span.start - at);
        clm__buf_printf(out, "<mark class=%s>", mark->name);
        clm__markup_text(out, text + mark->span.start, mark->span.end - mark->span.start);
        clm__page_puts(page, "</mark>");
        at = mark->span.end;
    }
    clm__markup_text(out, text + at, end - at);
    clm__page_puts(page, "</p>");
}
