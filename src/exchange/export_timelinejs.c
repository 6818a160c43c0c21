/* SPDX-License-Identifier: MIT */
/* JSON of TimelineJS 3 ("JSON", timeline.knightlab.com/docs): its texts are HTML, so ours
 * are escaped. An event without any day is left out there, since it cannot be placed. */
#include "base/json_quote.h"
#include "base/markup.h"
#include "exchange/export.h"

/* A text that is shown as HTML. */
static void
put_html(struct clm__export *export, const char *name, const char *text, size_t len)
{
    struct clm__buf html = {0};

    clm__markup_text(&html, text, len);
    clm__buf_printf(&export->out.buf, "\"%s\":", name);
    clm__json_quote(&export->out.buf, clm__buf_text(&html), html.len);
    export->out.buf.failed = export->out.buf.failed || html.failed;
    clm__buf_release(&html);
}

/* Only what is known: a month has no day. */
static void
put_date(struct clm__export *export, const char *name, clm_day day, unsigned level)
{
    struct clm__buf *out = &export->out.buf;
    int year, month, mday;

    clm_day_to_civil(day, &year, &month, &mday);
    clm__buf_printf(out, "\"%s\":{\"year\":%d", name, year);
    if (level >= 2)
        clm__buf_printf(out, ",\"month\":%d", month);
    if (level >= 3)
        clm__buf_printf(out, ",\"day\":%d", mday);
    clm__buf_putc(out, '}');
}

static void
put_dates(struct clm__export *export, const struct clm_date *date)
{
    bool start = clm__export_has_start(date), end = clm__export_has_end(date);
    char label[CLM_DATE_TEXT_MAX];

    put_date(export, "start_date", start ? date->earliest : date->latest, date->level);
    if (start && end && date->earliest != date->latest && date->level == 3) {
        clm__buf_putc(&export->out.buf, ',');
        put_date(export, "end_date", date->latest, date->level);
    }
    clm_date_label(label, sizeof label, date, true);
    clm__buf_puts(&export->out.buf, ",\"display_date\":");
    clm__json_quote(&export->out.buf, label, strlen(label));
}

static void
put_source(struct clm__export *export, uint32_t number, struct clm__buf *body)
{
    const struct clm_source *source = clm__export_source(export, number);
    const char *url = clm__export_url(export, number);
    if (source == NULL)
        return;

    clm_str name = source->publisher != 0 ? source->publisher : source->id;
    clm__buf_puts(body, "<p>");
    if (url[0] != '\0') {
        clm__buf_puts(body, "<a href=\"");
        clm__markup_url(body, url, strlen(url));
        clm__buf_puts(body, "\">");
    }
    clm__markup_text(body, clm_corpus_text(export->corpus, name),
                     clm_corpus_text_len(export->corpus, name));
    clm__buf_puts(body, url[0] != '\0' ? "</a></p>" : "</p>");
}

static void
put_event(struct clm__export *export, uint32_t number, struct clm__buf *text)
{
    const struct clm_event *event = clm_graph_event(export->view->graph, number);
    struct clm__buf *out = &export->out.buf;

    clm__buf_putc(out, '{');
    put_dates(export, event->date);
    clm__buf_puts(out, ",\"text\":{");
    clm__export_headline(export, number, text);
    put_html(export, "headline", clm__buf_text(text), text->len);
    text->len = 0;
    if (event->quote[0] != '\0') {
        clm__buf_puts(text, "<blockquote>");
        clm__markup_text(text, event->quote, strlen(event->quote));
        clm__buf_puts(text, "</blockquote>");
    }
    put_source(export, number, text);
    clm__buf_puts(out, ",\"text\":");
    clm__json_quote(out, clm__buf_text(text), text->len);
    clm__buf_printf(out, "},\"group\":\"%s\",\"unique_id\":",
                    clm_kind_name((enum clm_kind)event->kind));
    clm__json_quote(out, clm_corpus_text(export->corpus, event->id),
                    clm_corpus_text_len(export->corpus, event->id));
    clm__buf_putc(out, '}');
}

void
clm__export_timelinejs(struct clm__export *export)
{
    struct clm__buf *out = &export->out.buf;

    clm__buf_putc(out, '{');
    if (export->title[0] != '\0') {
        clm__buf_puts(out, "\"title\":{\"text\":{");
        put_html(export, "headline", export->title, strlen(export->title));
        clm__buf_puts(out, "}},");
    }
    clm__buf_puts(out, "\"events\":[");
    clm__export_dated(export, put_event);
    clm__buf_puts(out, "\n]}\n");
}
