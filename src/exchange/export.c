/* SPDX-License-Identifier: MIT */
/* Events for other timeline programs: what all formats need. */
#include "exchange/export.h"

#include "base/markup.h"

static void
put_parties(const struct clm__export *export, struct clm__buf *text,
            const struct clm_party *parties, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        clm__buf_puts(text, i == 0 ? "" : ", ");
        clm__markup_plain(text, clm_corpus_text(export->corpus, parties[i].name),
                          clm_corpus_text_len(export->corpus, parties[i].name));
    }
}

void
clm__export_headline(const struct clm__export *export, uint32_t number,
                     struct clm__buf *text)
{
    const struct clm_event *event = clm_graph_event(export->view->graph, number);
    const char *words = event->charge[0] != '\0' ? event->charge : event->quote;

    text->len = 0;
    put_parties(export, text, event->actors, event->actor_count);
    if (event->target_count > 0) {
        clm__buf_puts(text, text->len > 0 ? " \xE2\x86\x92 " : "\xE2\x86\x92 ");
        put_parties(export, text, event->targets, event->target_count);
    }
    clm__buf_puts(text, text->len > 0 ? ": " : "");
    if (words[0] != '\0')
        clm__markup_plain(text, words, strlen(words));
    else
        clm__buf_puts(text, clm_kind_name((enum clm_kind)event->kind));
}

const struct clm_source *
clm__export_source(const struct clm__export *export, uint32_t number)
{
    size_t count = 0;
    const struct clm_citation *citations =
        clm_graph_citations(export->view->graph, number, &count);
    return count > 0 ? clm_corpus_source(export->corpus, citations[0].source) : NULL;
}

const char *
clm__export_url(const struct clm__export *export, uint32_t number)
{
    size_t count = 0;
    const struct clm_citation *citations =
        clm_graph_citations(export->view->graph, number, &count);
    if (count == 0)
        return "";

    const struct clm_source *source =
        clm_corpus_source(export->corpus, citations[0].source);
    const char *url = clm_corpus_text(
        export->corpus, citations[0].url != 0 ? citations[0].url : source->url);
    return clm__markup_is_link(url, strlen(url)) ? url : "";
}

bool
clm__export_has_start(const struct clm_date *date)
{
    return (date->flags & CLM_DATE_OPEN_START) == 0;
}

bool
clm__export_has_end(const struct clm_date *date)
{
    return (date->flags & CLM_DATE_OPEN_END) == 0;
}

void
clm__export_dated(struct clm__export *export,
                  void (*put)(struct clm__export *export, uint32_t event,
                              struct clm__buf *text))
{
    struct clm__buf *out = &export->out.buf, text = {0};
    bool any = false;

    for (size_t i = 0; i < export->view->count; i++) {
        uint32_t number = export->view->events[i];
        const struct clm_date *date = clm_graph_event(export->view->graph, number)->date;
        if (!clm__export_has_start(date) && !clm__export_has_end(date))
            continue;
        clm__buf_puts(out, any ? ",\n" : "\n");
        put(export, number, &text);
        clm__out_flush_some(&export->out);
        any = true;
    }
    out->failed = out->failed || text.failed;
    clm__buf_release(&text);
}
