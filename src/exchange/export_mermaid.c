/* SPDX-License-Identifier: MIT */
/* A timeline of Mermaid ("Timeline Diagram", mermaid.js.org): a section a month. What
 * means something there is written as its code ("#58;" for a colon). */
#include "base/date.h"
#include "exchange/export.h"

static void
put_text(struct clm__export *export, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (strchr(":;#<>&\"{}()[]%`\\", c) != NULL && c != '\0')
            clm__buf_printf(&export->out.buf, "#%u;", c);
        else
            clm__buf_putc(&export->out.buf, (char)(c < 0x20 ? ' ' : c));
    }
}

static void
put_section(struct clm__export *export, const struct clm_date *date, int *last)
{
    int year, month;
    bool known = clm__export_has_start(date) || clm__export_has_end(date);

    clm_day_to_civil(clm__export_has_start(date) ? date->earliest : date->latest, &year,
                     &month, NULL);
    int section = known ? year * 12 + month : 1 << 30;
    if (section == *last)
        return;
    *last = section;
    if (known)
        clm__buf_printf(&export->out.buf, "    section %s %d\n", clm__month_name(month),
                        year);
    else
        clm__buf_puts(&export->out.buf, "    section day not known\n");
}

void
clm__export_mermaid(struct clm__export *export)
{
    struct clm__buf *out = &export->out.buf, text = {0};
    int last = 0;

    clm__buf_puts(out, "timeline\n");
    if (export->title[0] != '\0') {
        clm__buf_puts(out, "    title ");
        put_text(export, export->title, strlen(export->title));
        clm__buf_putc(out, '\n');
    }
    for (size_t i = 0; i < export->view->count; i++) {
        uint32_t number = export->view->events[i];
        const struct clm_date *date = clm_graph_event(export->view->graph, number)->date;
        char label[CLM_DATE_TEXT_MAX];
        put_section(export, date, &last);
        clm_date_label(label, sizeof label, date, false);
        clm__buf_puts(out, "        ");
        put_text(export, label, strlen(label));
        clm__buf_puts(out, " : ");
        clm__export_headline(export, number, &text);
        put_text(export, clm__buf_text(&text), text.len);
        clm__buf_putc(out, '\n');
        clm__out_flush_some(&export->out);
    }
    out->failed = out->failed || text.failed;
    clm__buf_release(&text);
}
