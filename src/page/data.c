/* SPDX-License-Identifier: MIT */
/* What the filters need, as JSON: names of parties, kinds, charge types and origins, and
 * a row an event in the order of the list:
 * [kind, [accusers], [accused], charge types, earliest, latest, answered, origin]. */
#include "base/markup.h"
#include "page/page.h"

#include <string.h>

static void
put_name(struct clm__page *page, const char *name, bool first)
{
    clm__page_puts(page, first ? "" : ",");
    clm__markup_json(&page->out.buf, name, strlen(name));
}

static void
put_names(struct clm__page *page)
{
    const struct clm_corpus *corpus = page->model.corpus;

    clm__page_puts(page, "{\"parties\":[");
    for (uint32_t i = 0; i < page->model.party_count; i++)
        put_name(page, clm__tally_name(&page->model, i), i == 0);
    clm__page_puts(page, "],\"sides\":[");
    for (uint32_t i = 0; i < page->model.party_count; i++) {
        uint32_t actor = page->model.parties[i].actor;
        put_name(page,
                 actor == CLM_NONE
                     ? ""
                     : clm_corpus_text(corpus, clm_corpus_actor(corpus, actor)->side),
                 i == 0);
    }
    clm__page_puts(page, "],\"kinds\":[");
    for (int i = 0; i < CLM_KIND_COUNT; i++)
        put_name(page, clm_kind_name((enum clm_kind)i), i == 0);
    clm__page_puts(page, "],\"types\":[");
    for (int i = 0; i < CLM_CHARGE_COUNT; i++)
        put_name(page, clm_charge_type_name((enum clm_charge_type)i), i == 0);
    clm__page_puts(page, "],\"origins\":[");
    for (int i = 0; i < CLM_ORIGIN_COUNT; i++)
        put_name(page, clm_origin_name((enum clm_origin)i), i == 0);
    clm__page_puts(page, "]");
}

static void
put_list(struct clm__page *page, const struct clm_party *parties, size_t count,
         bool accusation)
{
    size_t actors = clm_corpus_actor_count(page->model.corpus);

    clm__page_puts(page, ",[");
    for (size_t i = 0; i < count; i++) {
        clm__page_puts(page, i == 0 ? "" : ",");
        clm__page_number(page, page->model.party_of[parties[i].actor]);
    }
    if (count == 0 && accusation)
        clm__page_number(page, page->model.party_of[actors]);
    clm__page_puts(page, "]");
}

static void
put_day(struct clm__page *page, clm_day day)
{
    clm__page_puts(page, ",");
    clm__buf_number(&page->out.buf, day);
}

static void
put_event(struct clm__page *page, size_t place)
{
    const struct clm_view *view = page->model.view;
    const struct clm_event *event = clm_graph_event(view->graph, view->events[place]);
    bool accusation = event->kind == CLM_KIND_ACCUSATION;

    clm__page_puts(page, place == 0 ? "[" : ",\n[");
    clm__page_number(page, event->kind);
    put_list(page, event->actors, event->actor_count, accusation);
    put_list(page, event->targets, event->target_count, accusation);
    clm__page_puts(page, ",");
    clm__page_number(page, event->charge_types);
    put_day(page, event->date->earliest);
    put_day(page, event->date->latest);
    clm__page_puts(page, page->model.answered[place] ? ",1," : ",0,");
    clm__page_number(page, event->origin);
    clm__page_puts(page, "]");
}

void
clm__page_data(struct clm__page *page)
{
    clm__page_puts(page, "<script type=\"application/json\" id=data>\n");
    put_names(page);
    clm__page_puts(page, ",\"events\":[\n");
    for (size_t i = 0; i < page->model.view->count; i++) {
        put_event(page, i);
        clm__out_flush_some(&page->out);
    }
    clm__page_puts(page, "]}\n</script>\n");
}
