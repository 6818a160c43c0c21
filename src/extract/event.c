/* SPDX-License-Identifier: MIT */
/* Records of events. */
#include "extract/event.h"

#include "base/json_quote.h"
#include "extract/event_id.h"

#include <inttypes.h>
#include <string.h>

struct writing {
    struct clm__buf *out;
    struct clm__event_output *output;
    const struct clm__draft *drafts;
    struct clm__event_ids ids;
};

/* ---- parts ---- */

static void
write_id(struct writing *w, size_t draft)
{
    char id[CLM__EVENT_ID_SIZE];
    clm__event_id(id, &w->ids, draft);
    clm__buf_printf(w->out, "\"%s\"", id);
}

static void
write_text(struct writing *w, const char *name, const char *text, size_t len)
{
    clm__buf_printf(w->out, "\"%s\":", name);
    clm__json_quote(w->out, text, len);
}

static void
write_span(struct writing *w, struct clm_span span)
{
    span = clm__plain_span(w->output->plain, span);
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
    if (party->actor == CLM_NONE)
        clm__buf_puts(w->out, ",\"listed\":false");
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

bool
clm__event_claimed(struct clm__buf *out, struct clm__event_output *output,
                   const struct clm__draft *draft)
{
    struct writing w = {.out = out, .output = output};

    for (unsigned i = 0; i < draft->claimed_count; i++) {
        clm__buf_putc(out, i > 0 ? ',' : '[');
        write_party(&w, &draft->claimed_by[i]);
    }
    if (draft->claimed_count > 0)
        clm__buf_putc(out, ']');
    return draft->claimed_count > 0;
}

/* Lines of text as strings. */
void
clm__event_path(struct clm__buf *out, const struct clm__draft *draft)
{
    const char *comma = "";
    clm__buf_putc(out, '[');
    for (const char *at = draft->path; at != NULL && *at != '\0';) {
        size_t len = strcspn(at, "\n");
        clm__buf_puts(out, comma);
        clm__json_quote(out, at, len);
        comma = ",";
        at += len + (at[len] == '\n');
    }
    clm__buf_putc(out, ']');
}

/* Whether the words of a party leave open whom they mean: they are not its name. */
static bool
is_worked_out(const struct writing *w, const struct clm__party *party)
{
    size_t len = party->span.end - party->span.start;
    return party->from_count > 0 ||
           (party->how != CLM__HOW_WORDS &&
            (strlen(party->name) != len ||
             memcmp(party->name, w->output->text + party->span.start, len) != 0));
}

/* The words of a party, whom they mean, how that is known, through which other words, and
 * whom they may mean instead. Gives what parts it from the next. */
static const char *
write_reference(struct writing *w, const struct clm__party *party, const char *comma)
{
    if (!is_worked_out(w, party))
        return comma;
    clm__buf_printf(w->out, "%s{", comma);
    write_words(w, party->span);
    clm__buf_putc(w->out, ',');
    write_text(w, "means", party->name, strlen(party->name));
    clm__buf_printf(w->out, ",\"how\":\"%s\"",
                    clm__party_how_name((enum clm__party_how)party->how));
    const char *other = party->speaker != NULL ? party->speaker : party->other;
    if (other != NULL && strcmp(other, party->name) == 0)
        other = party->other;
    if (other != NULL && strcmp(other, party->name) != 0) {
        clm__buf_putc(w->out, ',');
        write_text(w, "or", other, strlen(other));
    }
    if (party->from_count > 0)
        clm__buf_puts(w->out, ",\"through\":[");
    for (unsigned i = 0; i < party->from_count; i++) {
        clm__buf_puts(w->out, i > 0 ? ",{" : "{");
        write_words(w, party->from[i]);
        clm__buf_putc(w->out, '}');
    }
    clm__buf_puts(w->out, party->from_count > 0 ? "]}" : "}");
    return ",";
}

bool
clm__event_references(struct clm__buf *out, struct clm__event_output *output,
                      const struct clm__draft *draft)
{
    struct writing w = {.out = out, .output = output};
    const char *comma = "[";
    for (unsigned i = 0; i < draft->actor_count; i++)
        comma = write_reference(&w, &draft->actors[i], comma);
    for (unsigned i = 0; i < draft->target_count; i++)
        comma = write_reference(&w, &draft->targets[i], comma);
    if (comma[0] == '[')
        return false;
    clm__buf_putc(out, ']');
    return true;
}

/* A list with a link to another draft, if there is one that is written. */
static void
write_link(struct writing *w, const char *name, uint32_t to, unsigned score,
           const char *reason)
{
    clm__buf_printf(w->out, ",\"%s\":[", name);
    if (to != 0 && clm__event_is_wanted(w->output, &w->drafts[to - 1])) {
        clm__buf_puts(w->out, "{\"event\":");
        write_id(w, to - 1);
        clm__buf_printf(w->out, ",\"score\":%u,\"reason\":\"%s\"}", score, reason);
    }
    clm__buf_putc(w->out, ']');
}

static void
write_links(struct writing *w, const struct clm__draft *draft)
{
    write_link(w, "answers", draft->answers, draft->answers_score, CLM__ANSWERS_REASON);
    write_link(w, "about", draft->about, CLM__ABOUT_SCORE, CLM__ABOUT_REASON);
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
    if (draft->claimed_count > 0)
        write_parties(w, "claimed_by", draft->claimed_by, draft->claimed_count);
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
    clm__buf_puts(w->out, ",\"path\":");
    clm__event_path(w->out, draft);
    size_t mark = w->out->len;
    clm__buf_puts(w->out, ",\"references\":");
    if (!clm__event_references(w->out, w->output, draft))
        w->out->len = mark; /* there are none */
    write_links(w, draft);
}

bool
clm__event_is_wanted(const struct clm__event_output *output,
                     const struct clm__draft *draft)
{
    return (output->kinds == 0 || (output->kinds >> draft->kind & 1) != 0) &&
           draft->confidence >= output->min_confidence;
}

void
clm__event_count(struct clm__event_output *output, const struct clm__draft *draft)
{
    bool has_kind = output->kinds == 0 || (output->kinds >> draft->kind & 1) != 0;
    bool is_sure = draft->confidence >= output->min_confidence;
    output->counts.other += !has_kind;
    output->counts.unsure += has_kind && !is_sure;
    output->counts.written += has_kind && is_sure;
}

bool
clm__events_write(struct clm__buf *out, struct clm__event_output *output,
                  const struct clm__draft *drafts, size_t count)
{
    struct writing w = {.out = out, .output = output, .drafts = drafts};
    bool done = clm__event_ids_init(&w.ids, output->source, output->text, drafts, count);
    for (size_t i = 0; done && i < count; i++) {
        clm__event_count(output, &drafts[i]);
        if (clm__event_is_wanted(output, &drafts[i]))
            write_draft(&w, i);
    }
    clm__event_ids_release(&w.ids);
    return done && !out->failed;
}
