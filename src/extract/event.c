/* SPDX-License-Identifier: MIT */
/* Records of events. */
#include "extract/event.h"

#include "base/alloc.h"
#include "base/json_quote.h"

#include <inttypes.h>
#include <string.h>

struct writing {
    struct clm__buf *out;
    struct clm__event_output *output;
    const struct clm__draft *drafts;
    size_t count;
    uint64_t *ids;    /* by draft; 48 bits */
    uint32_t *copies; /* by draft: how many before it have the same id */
};

/* ---- ids: FNV-1a, 64 bits (G. Fowler, L. C. Noll, K.-P. Vo) ---- */

static uint64_t
mix(uint64_t hash, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
    return (hash ^ 0xff) * UINT64_C(1099511628211); /* parts do not run together */
}

static uint64_t
mix_parties(uint64_t hash, const struct clm__party *parties, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        hash = mix(hash, parties[i].name, strlen(parties[i].name));
    return mix(hash, "", 0);
}

static uint64_t
make_id(const struct writing *w, const struct clm__draft *draft)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    const char *kind = clm_kind_name((enum clm_kind)draft->kind);
    hash = mix(hash, w->output->source, strlen(w->output->source));
    hash = mix(hash, kind, strlen(kind));
    hash = mix_parties(hash, draft->actors, draft->actor_count);
    hash = mix_parties(hash, draft->targets, draft->target_count);
    hash = mix(hash, w->output->text + draft->charge.start,
               draft->charge.end - draft->charge.start);
    if (draft->charge.end == 0) /* nothing else tells two strikes apart */
        hash = mix(hash, w->output->text + draft->span.start,
                   draft->span.end - draft->span.start);
    return (hash ^ hash >> 48) & UINT64_C(0xffffffffffff);
}

static bool
make_ids(struct writing *w)
{
    size_t count = w->count, slots = 16;
    while (slots < 2 * count)
        slots *= 2;
    uint32_t *table = clm__calloc(slots, sizeof *table);
    w->ids = clm__calloc(count + 1, sizeof *w->ids);
    w->copies = clm__calloc(count + 1, sizeof *w->copies);
    for (size_t i = 0; table != NULL && w->ids != NULL && w->copies != NULL && i < count;
         i++) {
        w->ids[i] = make_id(w, &w->drafts[i]);
        size_t at = w->ids[i] & (slots - 1);
        while (table[at] != 0 && w->ids[table[at] - 1] != w->ids[i])
            at = (at + 1) & (slots - 1);
        if (table[at] != 0)
            w->copies[i] = w->copies[table[at] - 1] + 1;
        table[at] = (uint32_t)i + 1;
    }
    bool done = table != NULL && w->ids != NULL && w->copies != NULL;
    clm__free(table);
    return done;
}

static void
write_id(struct writing *w, size_t draft)
{
    clm__buf_printf(w->out, "\"x-%012" PRIx64, w->ids[draft]);
    if (w->copies[draft] > 0)
        clm__buf_printf(w->out, "-%" PRIu32, w->copies[draft] + 1);
    clm__buf_putc(w->out, '"');
}

/* ---- parts ---- */

static void
write_text(struct writing *w, const char *name, const char *text, size_t len)
{
    clm__buf_printf(w->out, "\"%s\":", name);
    clm__json_quote(w->out, text, len);
}

static void
write_span(struct writing *w, struct clm_span span)
{
    clm__buf_puts(w->out, ",\"span\":[");
    clm__buf_number(w->out, span.start);
    clm__buf_putc(w->out, ',');
    clm__buf_number(w->out, span.end);
    clm__buf_putc(w->out, ']');
}

/* "text":...,"span":[...] */
static void
write_words(struct writing *w, struct clm_span span)
{
    write_text(w, "text", w->output->text + span.start, span.end - span.start);
    write_span(w, span);
}

/* A member that may be null. */
static void
write_part(struct writing *w, const char *name, struct clm_span span)
{
    clm__buf_printf(w->out, ",\"%s\":", name);
    if (span.end == 0) {
        clm__buf_puts(w->out, "null");
        return;
    }
    clm__buf_putc(w->out, '{');
    write_words(w, span);
    clm__buf_putc(w->out, '}');
}

static void
write_party(struct writing *w, const struct clm__party *party)
{
    clm__buf_puts(w->out, "{\"id\":");
    if (party->actor != CLM_NONE) {
        const char *id = clm_corpus_text(
            w->output->corpus, clm_corpus_actor(w->output->corpus, party->actor)->id);
        clm__json_quote(w->out, id, strlen(id));
    } else {
        clm__buf_puts(w->out, "null");
    }
    clm__buf_putc(w->out, ',');
    write_text(w, "name", party->name, strlen(party->name));
    clm__buf_putc(w->out, ',');
    write_words(w, party->span);
    clm__buf_putc(w->out, '}');
}

static void
write_parties(struct writing *w, const char *name, const struct clm__party *parties,
              unsigned count)
{
    clm__buf_printf(w->out, ",\"%s\":[", name);
    for (unsigned i = 0; i < count; i++) {
        if (i > 0)
            clm__buf_putc(w->out, ',');
        write_party(w, &parties[i]);
    }
    clm__buf_putc(w->out, ']');
}

static void
write_when(struct writing *w, const struct clm__when *when)
{
    clm__buf_puts(w->out, ",\"date\":");
    clm__json_quote(w->out, when->date, strlen(when->date));
    clm__buf_puts(w->out, ",\"date_basis\":{");
    if (when->span.end != 0)
        write_words(w, when->span);
    else
        clm__buf_puts(w->out, "\"text\":null");
    clm__buf_putc(w->out, ',');
    write_text(w, "rule", when->rule, strlen(when->rule));
    clm__buf_puts(w->out, ",\"base\":");
    if (when->has_base) {
        char day[12];
        clm_day_write(day, when->base);
        clm__buf_printf(w->out, "\"%s\"", day);
    } else {
        clm__buf_puts(w->out, "null");
    }
    clm__buf_putc(w->out, '}');
}

static void
write_speaker(struct writing *w, const struct clm__draft *draft)
{
    clm__buf_puts(w->out, ",\"speaker\":");
    if (draft->speaker == NULL) {
        clm__buf_puts(w->out, "null");
        return;
    }
    clm__buf_putc(w->out, '{');
    write_text(w, "name", draft->speaker, strlen(draft->speaker));
    clm__buf_putc(w->out, ',');
    write_words(w, draft->speaker_span);
    clm__buf_putc(w->out, '}');
}

static void
write_charge(struct writing *w, const struct clm__draft *draft)
{
    const char *comma = "";
    clm__buf_puts(w->out, ",\"charge\":");
    if (draft->charge.end == 0) {
        clm__buf_puts(w->out, "null");
        return;
    }
    clm__buf_putc(w->out, '{');
    write_words(w, draft->charge);
    clm__buf_puts(w->out, ",\"types\":[");
    bool typed = draft->kind == CLM_KIND_ACCUSATION || draft->kind == CLM_KIND_DENIAL;
    for (int type = 0; typed && type < CLM_CHARGE_COUNT; type++) {
        if ((draft->charge_types >> type & 1) == 0)
            continue;
        clm__buf_printf(w->out, "%s\"%s\"", comma,
                        clm_charge_type_name((enum clm_charge_type)type));
        comma = ",";
    }
    clm__buf_puts(w->out, "]}");
}

/* Lines of text as strings. */
static void
write_path(struct writing *w, const char *path)
{
    const char *comma = "";
    clm__buf_puts(w->out, ",\"path\":[");
    for (const char *at = path; at != NULL && *at != '\0';) {
        size_t len = strcspn(at, "\n");
        clm__buf_puts(w->out, comma);
        clm__json_quote(w->out, at, len);
        comma = ",";
        at += len + (at[len] == '\n');
    }
    clm__buf_putc(w->out, ']');
}

/* The words of a party that was found through others, and these. Gives what parts it from
 * the next. */
static const char *
write_reference(struct writing *w, const struct clm__party *party, const char *comma)
{
    if (party->from_count == 0)
        return comma;
    clm__buf_printf(w->out, "%s{", comma);
    write_words(w, party->span);
    clm__buf_puts(w->out, ",\"through\":[");
    for (unsigned i = 0; i < party->from_count; i++) {
        clm__buf_puts(w->out, i > 0 ? ",{" : "{");
        write_words(w, party->from[i]);
        clm__buf_putc(w->out, '}');
    }
    clm__buf_puts(w->out, "]}");
    return ",";
}

static void
write_references(struct writing *w, const struct clm__draft *draft)
{
    const char *comma = "";
    size_t mark = w->out->len;
    clm__buf_puts(w->out, ",\"references\":[");
    for (unsigned i = 0; i < draft->actor_count; i++)
        comma = write_reference(w, &draft->actors[i], comma);
    for (unsigned i = 0; i < draft->target_count; i++)
        comma = write_reference(w, &draft->targets[i], comma);
    if (comma[0] == '\0')
        w->out->len = mark; /* there are none */
    else
        clm__buf_putc(w->out, ']');
}

static bool
has_kind(const struct writing *w, const struct clm__draft *draft)
{
    return w->output->kinds == 0 || (w->output->kinds >> draft->kind & 1) != 0;
}

static bool
is_sure(const struct writing *w, const struct clm__draft *draft)
{
    return draft->confidence >= w->output->min_confidence;
}

/* A list with a link to another draft, if there is one that is written. */
static void
write_link(struct writing *w, const char *name, uint32_t to, unsigned score,
           const char *reason)
{
    clm__buf_printf(w->out, ",\"%s\":[", name);
    const struct clm__draft *other = to != 0 ? &w->drafts[to - 1] : NULL;
    if (other != NULL && has_kind(w, other) && is_sure(w, other)) {
        clm__buf_puts(w->out, "{\"event\":");
        write_id(w, to - 1);
        clm__buf_printf(w->out, ",\"score\":%u,\"reason\":\"%s\"}", score, reason);
    }
    clm__buf_putc(w->out, ']');
}

static void
write_links(struct writing *w, const struct clm__draft *draft)
{
    write_link(w, "answers", draft->answers, draft->answers_score,
               "the accused answers in the same article");
    write_link(w, "about", draft->about, CLM__ABOUT_SCORE,
               "the only such act shortly before");
    clm__buf_puts(w->out, ",\"repeats\":[]}\n");
}

static void
write_draft(struct writing *w, size_t index)
{
    const struct clm__draft *draft = &w->drafts[index];
    clm__buf_puts(w->out, "{\"id\":");
    write_id(w, index);
    clm__buf_printf(w->out, ",\"kind\":\"%s\"",
                    clm_kind_name((enum clm_kind)draft->kind));
    if (draft->phase != CLM_PHASE_NONE)
        clm__buf_printf(w->out, ",\"phase\":\"%s\"",
                        clm_phase_name((enum clm_phase)draft->phase));
    write_when(w, &draft->when);
    write_parties(w, "actors", draft->actors, draft->actor_count);
    write_speaker(w, draft);
    write_parties(w, "targets", draft->targets, draft->target_count);
    write_charge(w, draft);
    clm__buf_puts(w->out, ",\"cue\":{");
    write_words(w, draft->cue);
    clm__buf_putc(w->out, ',');
    write_text(w, "frame", draft->frame, strlen(draft->frame));
    clm__buf_putc(w->out, '}');
    write_part(w, "place", draft->place);
    write_part(w, "quote", draft->quote);
    clm__buf_printf(w->out, ",\"origin\":\"extracted\",\"confidence\":%u.%02u",
                    draft->confidence / 10000u, draft->confidence % 10000u / 100u);
    clm__buf_puts(w->out, ",\"sources\":[{");
    write_text(w, "source", w->output->source, strlen(w->output->source));
    if (w->output->is_title)
        clm__buf_puts(w->out, ",\"part\":\"title\"");
    clm__buf_printf(w->out, ",\"sentence\":%" PRIu32, draft->sentence);
    write_span(w, draft->span);
    clm__buf_puts(w->out, "}]");
    write_path(w, draft->path);
    write_references(w, draft);
    write_links(w, draft);
}

bool
clm__events_write(struct clm__buf *out, struct clm__event_output *output,
                  const struct clm__draft *drafts, size_t count)
{
    struct writing w = {.out = out, .output = output, .drafts = drafts, .count = count};
    bool done = make_ids(&w);
    for (size_t i = 0; done && i < count; i++) {
        bool wanted = has_kind(&w, &drafts[i]), sure = is_sure(&w, &drafts[i]);
        output->counts.other += !wanted;
        output->counts.unsure += wanted && !sure;
        output->counts.written += wanted && sure;
        if (wanted && sure)
            write_draft(&w, i);
    }
    clm__free(w.ids);
    clm__free(w.copies);
    return done && !out->failed;
}
