/* SPDX-License-Identifier: MIT */
/* What became of an article. */
#include "extract/article_report.h"

#include "base/json_quote.h"

#include <string.h>

static void
put_text(struct clm__buf *out, const char *name, const char *text, size_t len)
{
    clm__buf_printf(out, "\"%s\":", name);
    clm__json_quote(out, text, len);
}

static void
put_span(struct clm__buf *out, const struct clm__job *job, struct clm__range at)
{
    struct clm_span span =
        clm__plain_span(&job->plain, (struct clm_span){at.start, at.end});
    clm__buf_printf(out, "\"span\":[%u,%u]", span.start, span.end);
}

static void
put_day(struct clm__buf *out, const struct clm__article *article)
{
    const char *basis = clm__basis_name(article->basis);
    char day[12];
    clm__buf_puts(out, ",\"day\":");
    if (article->has_day) {
        clm_day_write(day, article->day);
        clm__json_quote(out, day, strlen(day));
    } else {
        clm__buf_puts(out, "null");
    }
    clm__buf_putc(out, ',');
    put_text(out, "basis", basis, strlen(basis));
    clm__buf_puts(out, ",\"doubts\":[");
    for (size_t i = 0; i < article->doubt_count; i++) {
        clm__buf_puts(out, i > 0 ? "," : "");
        clm__json_quote(out, article->doubts[i].text, strlen(article->doubts[i].text));
    }
    clm__buf_putc(out, ']');
}

static void
put_left_out(struct clm__buf *out, const struct clm__job *job,
             const struct clm__article *article)
{
    clm__buf_puts(out, ",\"left_out\":[");
    for (size_t i = 0; i < article->left_out_count; i++) {
        const struct clm__left_out *piece = &article->left_out[i];
        const char *reason = clm__reason_name(piece->reason);
        clm__buf_puts(out, i > 0 ? ",{" : "{");
        put_text(out, "reason", reason, strlen(reason));
        clm__buf_putc(out, ',');
        put_span(out, job, piece->at);
        clm__buf_putc(out, '}');
    }
    clm__buf_putc(out, ']');
}

static void
put_hidden(struct clm__buf *out, const struct clm__event_output *output,
           const struct clm__draft *draft, const char *comma)
{
    const char *kind = clm_kind_name((enum clm_kind)draft->kind);
    bool other = output->kinds != 0 && (output->kinds >> draft->kind & 1) == 0;
    clm__buf_printf(out, "%s{", comma);
    put_text(out, "kind", kind, strlen(kind));
    clm__buf_printf(out, ",\"sentence\":%u,\"confidence\":%u.%02u,\"why\":\"%s\"}",
                    draft->sentence, draft->confidence / 10000u,
                    draft->confidence % 10000u / 100u,
                    other ? "of another kind" : "less sure");
}

/* Counts the drafts; those that are not shown are told. */
static const char *
put_drafts(struct clm__buf *out, struct clm__event_output *output,
           const struct clm__draft *drafts, size_t count, const char *comma)
{
    for (size_t i = 0; i < count; i++) {
        clm__event_count(output, &drafts[i]);
        if (clm__event_is_wanted(output, &drafts[i]))
            continue;
        put_hidden(out, output, &drafts[i], comma);
        comma = ",";
    }
    return comma;
}

bool
clm__article_report(struct clm__buf *out, const struct clm__job *job,
                    const struct clm__article *article,
                    const struct clm__event_output *output,
                    const struct clm__claim_reader *claims)
{
    struct clm__event_output counted = *output;
    size_t found = claims->title_count + claims->draft_count;
    clm__buf_putc(out, '{');
    put_text(out, "id", job->record.id, strlen(job->record.id));
    put_day(out, article);
    clm__buf_printf(out, ",\"paragraphs\":%zu", article->paragraph_count);
    put_left_out(out, job, article);
    clm__buf_printf(out, ",\"found\":%zu,\"hidden\":[", found);
    const char *comma =
        put_drafts(out, &counted, claims->titles, claims->title_count, "");
    put_drafts(out, &counted, claims->drafts, claims->draft_count, comma);
    clm__buf_printf(out, "],\"shown\":%zu}\n", counted.counts.written);
    return !out->failed;
}
