/* SPDX-License-Identifier: MIT */
/* The sentence in which an event is told, with its words marked. */
#include "base/markup.h"
#include "graph/mark.h"
#include "page/page.h"

enum { MAX_SENTENCE = 1 << 14 };

void
clm__page_passage(struct clm__page *page, const struct clm_event *event,
                  const struct clm_citation *citation)
{
    const struct clm_page_options *options = page->options;
    struct clm__mark marks[CLM__MARKS_MAX];
    struct clm__buf *out = &page->out.buf;
    size_t len = 0;
    uint32_t at = citation->span.start, end = citation->span.end;
    if (options->text_of == NULL || end <= at || end - at > MAX_SENTENCE)
        return;
    const char *text = options->text_of(citation, &len, options->payload);
    if (text == NULL || end > len)
        return;

    size_t count = clm__marks_of(event, citation->span, marks);
    clm__page_puts(page, "<p class=pq>");
    for (size_t i = 0; i < count; i++) {
        struct clm_span span = marks[i].span;
        clm__markup_text(out, text + at, span.start - at);
        clm__buf_printf(out, "<mark class=%s>", marks[i].what);
        clm__markup_text(out, text + span.start, span.end - span.start);
        clm__page_puts(page, "</mark>");
        at = span.end;
    }
    clm__markup_text(out, text + at, end - at);
    clm__page_puts(page, "</p>");
}
