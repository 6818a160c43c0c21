/* SPDX-License-Identifier: MIT */
/* Items and groups of vis-timeline ("Items", "Groups", visjs.github.io/vis-timeline): a
 * group a kind of event. Their content is HTML, so ours is escaped. */
#include "base/json_quote.h"
#include "base/markup.h"
#include "exchange/export.h"

static void
put_day(struct clm__export *export, const char *name, clm_day day)
{
    char text[12];
    clm_day_write(text, day);
    clm__buf_printf(&export->out.buf, ",\"%s\":\"%s\"", name, text);
}

/* The last day counts whole, and vis draws up to a point in time: the day after it. */
static void
put_days(struct clm__export *export, const struct clm_date *date)
{
    bool start = clm__export_has_start(date), end = clm__export_has_end(date);
    bool range = start && end && date->earliest != date->latest;

    put_day(export, "start", start ? date->earliest : date->latest);
    if (range)
        put_day(export, "end", date->latest + 1);
    clm__buf_printf(&export->out.buf, ",\"type\":\"%s\"", range ? "range" : "box");
}

static void
put_item(struct clm__export *export, uint32_t number, struct clm__buf *text)
{
    const struct clm_event *event = clm_graph_event(export->view->graph, number);
    struct clm__buf *out = &export->out.buf, html = {0};
    char label[CLM_DATE_TEXT_MAX];

    clm__buf_puts(out, "{\"id\":");
    clm__json_quote(out, clm_corpus_text(export->corpus, event->id),
                    clm_corpus_text_len(export->corpus, event->id));
    clm__export_headline(export, number, text);
    clm__markup_text(&html, clm__buf_text(text), text->len);
    clm__buf_puts(out, ",\"content\":");
    clm__json_quote(out, clm__buf_text(&html), html.len);
    put_days(export, event->date);
    clm_date_label(label, sizeof label, event->date, true);
    clm__buf_puts(out, ",\"title\":");
    clm__json_quote(out, label, strlen(label));
    clm__buf_printf(out, ",\"group\":\"%s\",\"className\":\"%s\"}",
                    clm_kind_name((enum clm_kind)event->kind),
                    clm_origin_name((enum clm_origin)event->origin));
    out->failed = out->failed || html.failed;
    clm__buf_release(&html);
}

static void
put_groups(struct clm__export *export)
{
    unsigned kinds = 0;
    bool any = false;

    for (size_t i = 0; i < export->view->count; i++)
        kinds |=
            1u << clm_graph_event(export->view->graph, export->view->events[i])->kind;

    clm__buf_puts(&export->out.buf, "\n],\"groups\":[");
    for (unsigned i = 0; i < CLM_KIND_COUNT; i++) {
        if ((kinds >> i & 1) == 0)
            continue;
        const char *name = clm_kind_name((enum clm_kind)i);
        clm__buf_printf(&export->out.buf, "%s\n{\"id\":\"%s\",\"content\":\"%s\"}",
                        any ? "," : "", name, name);
        any = true;
    }
}

void
clm__export_vis(struct clm__export *export)
{
    struct clm__buf *out = &export->out.buf;

    clm__buf_puts(out, "{\"items\":[");
    clm__export_dated(export, put_item);
    put_groups(export);
    clm__buf_puts(out, "\n]}\n");
}
