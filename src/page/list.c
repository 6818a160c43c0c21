/* SPDX-License-Identifier: MIT */
/* Every event by day: who accuses whom, in which words, on whose word, and the answers
 * under it. */
#include "base/markup.h"
#include "page/page.h"
#include "table/answer.h"

#include <string.h>

static void
put_link(struct clm__page *page, clm_str url, const char *rest)
{
    const struct clm_corpus *corpus = page->model.corpus;
    clm__page_puts(page, "<a href=\"");
    clm__markup_url(&page->out.buf, clm_corpus_text(corpus, url),
                    clm_corpus_text_len(corpus, url));
    clm__page_puts(page, rest);
}

/* A source by its publisher, else its title, else its id; with its day. */
static void
put_source(struct clm__page *page, const struct clm_citation *citation)
{
    const struct clm_corpus *corpus = page->model.corpus;
    const struct clm_source *source = clm_corpus_source(corpus, citation->source);
    clm_str url = citation->url != 0 ? citation->url : source->url;
    bool link = clm__markup_is_link(clm_corpus_text(corpus, url),
                                    clm_corpus_text_len(corpus, url));
    clm_str name = source->publisher != 0 ? source->publisher
                   : source->title != 0   ? source->title
                                          : source->id;

    clm__page_puts(page, " <small>");
    if (link)
        put_link(page, url, "\">");
    clm__page_str(page, name);
    if (source->published != 0 && source->publisher != 0) {
        clm__page_puts(page, ", ");
        clm__page_str(page, source->published);
    }
    clm__page_puts(page, link ? "</a></small>" : "</small>");
}

static void
put_types(struct clm__page *page, unsigned types)
{
    for (unsigned i = 0; i < CLM_CHARGE_COUNT; i++) {
        if ((types >> i & 1) == 0)
            continue;
        clm__page_puts(page, " <i>");
        clm__page_puts(page, clm_charge_type_name((enum clm_charge_type)i));
        clm__page_puts(page, "</i>");
    }
}

static void
put_speaker(struct clm__page *page, const struct clm_event *event)
{
    if (event->speaker == 0)
        return;
    clm__page_puts(page, " <span class=mut>(");
    clm__page_str(page, event->speaker);
    clm__page_puts(page, ")</span>");
}

/* "same day", "next day", "3 days later"; nothing where a day is only about or not known.
 */
static void
put_delay(struct clm__page *page, const struct clm_event *claim,
          const struct clm_event *answer)
{
    int64_t days = 0;

    if (!clm__answer_days(claim, answer, &days))
        return;
    if (days < 2)
        clm__page_puts(page, days == 0 ? ", same day" : ", next day");
    else
        clm__buf_printf(&page->out.buf, ", %lld days later", (long long)days);
}

static void
put_answer(struct clm__page *page, const struct clm_event *claim,
           const struct clm_event *answer)
{
    bool back = answer->kind == CLM_KIND_ACCUSATION;

    clm__page_puts(page,
                   back ? "<p class=x>\xE2\x87\x84 <b>" : "<p class=r>\xE2\x86\xB3 <b>");
    clm__page_parties(page, answer->actors, answer->actor_count);
    clm__page_puts(page, "</b>");
    put_speaker(page, answer);
    put_delay(page, claim, answer);
    clm__page_puts(page, back ? ", accuses back: " : ": ");
    clm__page_words(page, answer);
    if (answer->citation_count > 0)
        put_source(page, &answer->citations[0]);
    clm__page_puts(page, "</p>");
}

static void
put_answers(struct clm__page *page, uint32_t number, const struct clm_event *claim)
{
    const struct clm_graph *graph = page->model.view->graph;
    size_t count = 0, found = 0;
    const struct clm_link *links = clm_graph_links(graph, number, &count);

    for (size_t i = 0; i < count; i++) {
        if (!links[i].incoming || links[i].kind != CLM_LINK_ANSWERS)
            continue;
        put_answer(page, claim, clm_graph_event(graph, links[i].event));
        found++;
    }

    if (found == 0)
        clm__page_puts(page, "<p class=no>no answer found");
}

/* How a program came to its date, and how sure it is. */
static void
put_reading(struct clm__page *page, const struct clm_event *event)
{
    const struct clm_evidence *evidence = event->evidence;

    if (evidence != NULL && evidence->basis_rule != 0) {
        clm__page_puts(page, "Dated");
        if (evidence->basis_text != 0) {
            clm__page_puts(page, " by <q>");
            clm__page_str(page, evidence->basis_text);
            clm__page_puts(page, "</q>");
        }
        clm__page_puts(page, " (");
        clm__page_str(page, evidence->basis_rule);
        if (evidence->basis_base != 0) {
            clm__page_puts(page, ", against ");
            clm__page_str(page, evidence->basis_base);
        }
        clm__page_puts(page, "). ");
    }
    if (event->confidence != CLM_CONFIDENCE_NONE)
        clm__buf_printf(&page->out.buf, "Read by a program, %u in 100 sure. ",
                        event->confidence / 100u);
}

static void
put_details(struct clm__page *page, const struct clm_event *event,
            const struct clm_citation *citations, size_t count)
{
    bool read = event->origin == CLM_ORIGIN_EXTRACTED;
    if (!read && count < 2 && event->note[0] == '\0')
        return;

    clm__page_puts(page, "<details><summary>");
    clm__page_puts(page, read ? "where it stands" : "more");
    clm__page_puts(page, "</summary>");
    if (read && count > 0)
        clm__page_passage(page, event, &citations[0]);
    clm__page_puts(page, "<p class=mut>");
    put_reading(page, event);
    clm__page_text(page, event->note);
    for (size_t i = 1; i < count; i++)
        put_source(page, &citations[i]);
    clm__page_puts(page, "</details>");
}

/* The line of an accusation, or of what happened beside it. */
static void
put_line(struct clm__page *page, const struct clm_event *event, bool accuses)
{
    clm__page_puts(page, accuses ? "<p><b class=w>" : "<p><b>");
    if (accuses || event->actor_count > 0)
        clm__page_parties(page, event->actors, event->actor_count);
    if (accuses || event->target_count > 0) {
        clm__page_puts(page, " \xE2\x86\x92 ");
        clm__page_parties(page, event->targets, event->target_count);
    }
    clm__page_puts(page, "</b> ");
    clm__page_words(page, event);
    if (event->origin == CLM_ORIGIN_EXTRACTED)
        clm__page_puts(page, " <span title=\"read by a program\">*</span>");
    put_speaker(page, event);
    put_types(page, event->charge_types);
}

/* A denial that is told under its accusation comes up again only when it is asked for. */
static bool
is_told_above(const struct clm__page *page, uint32_t number)
{
    const struct clm_graph *graph = page->model.view->graph;
    size_t count = 0;
    const struct clm_link *links = clm_graph_links(graph, number, &count);
    bool told = false;

    for (size_t i = 0; i < count; i++)
        told = told || (!links[i].incoming && links[i].kind == CLM_LINK_ANSWERS &&
                        clm_view_has(page->model.view, links[i].event));
    return told;
}

static void
put_event(struct clm__page *page, uint32_t number)
{
    const struct clm_event *event = clm_graph_event(page->model.view->graph, number);
    bool accuses = event->kind == CLM_KIND_ACCUSATION;
    size_t count = 0;
    const struct clm_citation *citations =
        clm_graph_citations(page->model.view->graph, number, &count);

    clm__page_puts(page, accuses                       ? "<article class=a>"
                         : is_told_above(page, number) ? "<article class=\"c told\">"
                                                       : "<article class=c>");
    put_line(page, event, accuses);
    if (count > 0)
        put_source(page, &citations[0]);
    if (event->charge[0] != '\0' && event->quote[0] != '\0') {
        clm__page_puts(page, " <q>");
        clm__page_text(page, event->quote);
        clm__page_puts(page, "</q>");
    }
    if (accuses)
        put_answers(page, number, event);
    put_details(page, event, citations, count);
    clm__page_puts(page, "</article>\n");
}

static bool
same_day(const struct clm_date *a, const struct clm_date *b)
{
    return a->earliest == b->earliest && a->latest == b->latest && a->flags == b->flags &&
           a->level == b->level;
}

void
clm__page_list(struct clm__page *page)
{
    const struct clm_view *view = page->model.view;
    const struct clm_date *day = NULL;

    clm__page_puts(page, "<main id=list>\n");
    for (size_t i = 0; i < view->count; i++) {
        const struct clm_date *date = clm_graph_event(view->graph, view->events[i])->date;
        if (day == NULL || !same_day(day, date)) {
            clm__page_puts(page, day != NULL ? "</div></section>\n" : "");
            clm__page_puts(page, "<section class=day><h3>");
            clm__page_date(page, date, true);
            clm__page_puts(page, "</h3><div>\n");
            day = date;
        }
        put_event(page, view->events[i]);
        clm__out_flush_some(&page->out);
    }
    clm__page_puts(page, day != NULL ? "</div></section>\n</main>\n" : "</main>\n");
}
