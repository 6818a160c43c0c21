/* SPDX-License-Identifier: MIT */
/* Events of an article into a corpus. */
#include "extract/event_keep.h"

#include "base/buf.h"
#include "extract/event_id.h"
#include "read/builder.h"

#include <string.h>

struct keeping {
    struct clm__event_keeper *keeper;
    struct clm_corpus *corpus;
    struct clm__event_output *output;
    const struct clm__draft *drafts;
    struct clm__event_ids ids;
    struct clm_event *event; /* the one being made */
};

static clm_str
keep_str(struct keeping *k, const char *text)
{
    return text != NULL ? clm__corpus_str(k->corpus, text, strlen(text)) : 0;
}

/* The words at a place of the article, as a string of the corpus. */
static clm_str
keep_words(struct keeping *k, struct clm_span span)
{
    return clm__corpus_str(k->corpus, k->output->text + span.start,
                           span.end - span.start);
}

/* Where words lie in the stored text. */
static struct clm_span
stored(const struct keeping *k, struct clm_span span)
{
    return clm__plain_span(k->output->plain, span);
}

static const char *
keep_text(struct keeping *k, struct clm_span span)
{
    return clm__corpus_keep(k->corpus, k->output->text + span.start,
                            span.end - span.start);
}

/* An actor is known by its id until the corpus is finished. */
static const struct clm_party *
keep_parties(struct keeping *k, const struct clm__party *from, unsigned count)
{
    const struct clm_corpus *actors = k->output->corpus;
    if (count == 0)
        return NULL;
    struct clm_party *parties =
        clm__arena_calloc(&k->corpus->arena, count, sizeof *parties);
    for (unsigned i = 0; parties != NULL && i < count; i++) {
        const struct clm_actor *actor =
            from[i].actor != CLM_NONE ? clm_corpus_actor(actors, from[i].actor) : NULL;
        clm_str id = actor != NULL ? keep_str(k, clm_corpus_text(actors, actor->id)) : 0;
        clm_str name = keep_str(k, from[i].name);
        parties[i] = (struct clm_party){.name = name != 0 ? name : id,
                                        .actor = id != 0 ? id : CLM_NONE,
                                        .unlisted = id == 0,
                                        .text = keep_words(k, from[i].span),
                                        .span = stored(k, from[i].span)};
    }
    return parties;
}

static void
keep_citation(struct keeping *k, const struct clm__draft *draft)
{
    struct clm_citation *citation =
        clm__arena_calloc(&k->corpus->arena, 1, sizeof *citation);
    if (citation == NULL)
        return;
    citation->source = clm__corpus_source(k->corpus, keep_str(k, k->output->source));
    citation->sentence = draft->sentence;
    citation->span = stored(k, draft->span);
    citation->in_title = k->output->is_title;
    k->event->citations = citation;
    k->event->citation_count = 1;
}

static bool
is_linked(const struct keeping *k, uint32_t to)
{
    return to != 0 && clm__event_is_wanted(k->output, &k->drafts[to - 1]);
}

static struct clm_ref
link_to(struct keeping *k, uint32_t to, enum clm_link_kind kind, uint8_t score,
        const char *reason)
{
    char id[CLM__EVENT_ID_SIZE];
    size_t len = clm__event_id(id, &k->ids, to - 1);
    return (struct clm_ref){.id = clm__corpus_id(k->corpus, id, len),
                            .event = CLM_NONE,
                            .kind = (uint8_t)kind,
                            .score = score,
                            .reason = keep_str(k, reason)};
}

static void
keep_links(struct keeping *k, const struct clm__draft *draft)
{
    struct clm_ref *links = clm__arena_calloc(&k->corpus->arena, 2, sizeof *links);
    uint8_t count = 0;
    if (links == NULL)
        return;
    if (is_linked(k, draft->answers))
        links[count++] = link_to(k, draft->answers, CLM_LINK_ANSWERS,
                                 draft->answers_score, CLM__ANSWERS_REASON);
    if (is_linked(k, draft->about))
        links[count++] =
            link_to(k, draft->about, CLM_LINK_ABOUT, CLM__ABOUT_SCORE, CLM__ABOUT_REASON);
    k->event->links = links;
    k->event->link_count = count;
}

/* Takes what was written as the value of a member. */
static void
add_extra(struct keeping *k, struct clm_extra *extra, const char *name,
          struct clm__buf *json)
{
    extra->name = keep_str(k, name);
    extra->json = clm__corpus_keep(k->corpus, clm__buf_text(json), json->len);
    json->len = 0;
}

/* Members that only explain. In order of their names, as those of a record are. */
static void
keep_extras(struct keeping *k, const struct clm__draft *draft)
{
    struct clm_corpus *corpus = k->corpus;
    struct clm_extra *extras = clm__arena_calloc(&corpus->arena, 3, sizeof *extras);
    struct clm__buf json = {0};
    uint16_t count = 0;
    if (extras == NULL)
        return;

    if (clm__event_claimed(&json, k->output, draft))
        add_extra(k, &extras[count++], "claimed_by", &json);
    clm__event_path(&json, draft);
    add_extra(k, &extras[count++], "path", &json);
    if (clm__event_references(&json, k->output, draft))
        add_extra(k, &extras[count++], "references", &json);

    if (json.failed)
        corpus->arena.failed = true;
    k->event->extras = extras;
    k->event->extra_count = count;
    clm__buf_release(&json);
}

static void
keep_evidence(struct keeping *k, const struct clm__draft *draft)
{
    struct clm_evidence *evidence =
        clm__arena_calloc(&k->corpus->arena, 1, sizeof *evidence);
    if (evidence == NULL)
        return;
    if (draft->speaker != NULL) {
        k->event->speaker = keep_str(k, draft->speaker);
        evidence->speaker_text = keep_words(k, draft->speaker_span);
        evidence->speaker_span = stored(k, draft->speaker_span);
    }
    evidence->cue_text = keep_words(k, draft->cue);
    evidence->cue_frame = keep_str(k, draft->frame);
    evidence->cue_span = stored(k, draft->cue);
    if (draft->when.span.end != 0) {
        evidence->basis_text = keep_words(k, draft->when.span);
        evidence->basis_span = stored(k, draft->when.span);
    }
    evidence->basis_rule = keep_str(k, draft->when.rule);
    if (draft->when.has_base) {
        char day[12];
        clm_day_write(day, draft->when.base);
        evidence->basis_base = keep_str(k, day);
    }
    evidence->charge_span = stored(k, draft->charge);
    evidence->place_span = stored(k, draft->place);
    evidence->quote_span = stored(k, draft->quote);
    k->event->evidence = evidence;
}

static void
keep_words_of(struct keeping *k, const struct clm__draft *draft)
{
    struct clm_event *event = k->event;
    bool is_typed = draft->kind == CLM_KIND_ACCUSATION || draft->kind == CLM_KIND_DENIAL;
    if (draft->charge.end != 0) {
        event->charge = keep_text(k, draft->charge);
        event->charge_types = is_typed ? draft->charge_types : 0;
    }
    if (draft->quote.end != 0)
        event->quote = keep_text(k, draft->quote);
    if (draft->place.end != 0)
        event->place = keep_words(k, draft->place);
}

/* Whatever a reader of records would say of it is said here too. */
static enum clm_code
check(struct keeping *k, const struct clm__draft *draft, struct clm_error *err)
{
    enum clm__field field = CLM__FIELD_ID;
    k->event->date = clm__corpus_date(
        k->corpus, draft->when.date, strlen(draft->when.date), &k->event->date_text, err);
    if (k->event->date == NULL)
        return err->code != CLM_OK ? err->code : CLM_E_NOMEM;
    if (strlen(k->event->charge) > CLM_MAX_CELL || strlen(k->event->quote) > CLM_MAX_CELL)
        return clm_error_set(err, CLM_E_TOO_LARGE, (struct clm_loc){0},
                             "the words of an event are over 1 MiB");
    return clm__build_check(k->corpus, k->event, &field, err);
}

static void
commit(struct keeping *k)
{
    uint32_t first = 0;
    if (clm__corpus_commit_event(k->corpus, &first))
        return;
    struct clm_loc at = {.file = k->corpus->files[k->keeper->file].name,
                         .line = k->keeper->line,
                         .path = "/id"};
    clm__corpus_report_second(k->corpus, at, "event", k->event->id,
                              clm_corpus_event_loc(k->corpus, first, "id"));
    k->corpus->left_out++;
}

static enum clm_code
keep_draft(struct keeping *k, size_t index)
{
    const struct clm__draft *draft = &k->drafts[index];
    struct clm_event *event = k->event = clm__corpus_new_event(k->corpus);
    char id[CLM__EVENT_ID_SIZE];
    if (event == NULL)
        return CLM_E_NOMEM;
    size_t len = clm__event_id(id, &k->ids, index);
    event->id = clm__corpus_id(k->corpus, id, len);
    event->kind = draft->kind;
    event->phase = draft->phase;
    event->origin = CLM_ORIGIN_EXTRACTED;
    event->confidence =
        (uint16_t)(draft->confidence / 100 * 100); /* as records tell it */
    event->file = k->keeper->file;
    event->line = ++k->keeper->line;
    event->actors = keep_parties(k, draft->actors, draft->actor_count);
    event->actor_count = (uint16_t)draft->actor_count;
    event->targets = keep_parties(k, draft->targets, draft->target_count);
    event->target_count = (uint16_t)draft->target_count;
    keep_evidence(k, draft);
    keep_words_of(k, draft);
    keep_citation(k, draft);
    keep_links(k, draft);
    keep_extras(k, draft);

    struct clm_error err = {0};
    enum clm_code code = check(k, draft, &err);
    if (clm__corpus_failed(k->corpus) || code == CLM_E_NOMEM)
        return CLM_E_NOMEM;
    if (code == CLM_OK) {
        commit(k);
    } else {
        clm__corpus_report(
            k->corpus, code,
            (struct clm_loc){k->corpus->files[event->file].name, event->line, 0, NULL},
            "%s", err.text);
        k->corpus->left_out++;
    }
    return clm__corpus_failed(k->corpus) ? CLM_E_NOMEM : CLM_OK;
}

enum clm_code
clm__events_keep(struct clm__event_keeper *keeper, struct clm__event_output *output,
                 const struct clm__draft *drafts, size_t count)
{
    struct keeping k = {
        .keeper = keeper, .corpus = keeper->corpus, .output = output, .drafts = drafts};
    bool made = clm__event_ids_init(&k.ids, output->source, output->text, drafts, count);
    enum clm_code code = made ? CLM_OK : CLM_E_NOMEM;
    for (size_t i = 0; code == CLM_OK && i < count; i++) {
        clm__event_count(output, &drafts[i]);
        if (clm__event_is_wanted(output, &drafts[i]))
            code = keep_draft(&k, i);
    }
    clm__event_ids_release(&k.ids);
    return code;
}
