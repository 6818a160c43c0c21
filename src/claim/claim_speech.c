/* SPDX-License-Identifier: MIT */
/* What is said: an accusation when the words say that a party did wrong, else a
 * statement. */
#include "claim/claim_speech.h"

#include "attribution/attribution.h"
#include "attribution/finding.h"
#include "claim/claim_charge.h"
#include "claim/claim_sentence.h"
#include "claim/claim_speaker.h"

/* Where what is said stands. */
struct content {
    unsigned first, last; /* tokens; first > last = none */
    const struct clm__quote *quote;
};

static unsigned
first_token_from(const struct clm__tree *tree, uint32_t offset)
{
    unsigned at = 0;
    while (at < tree->count && tree->tokens[at].start < offset)
        at++;
    return at;
}

static const struct content no_content = {1, 0, NULL};

/* The outermost quotation that a stretch stands in, or NULL. */
static const struct clm__quote *
quote_around(const struct clm__parsed *parsed, struct clm__stretch stretch)
{
    for (size_t i = clm__quote_from(parsed, stretch.start);
         i < parsed->quote_count && parsed->quotes[i].start <= stretch.start; i++)
        if (parsed->quotes[i].depth == 0 && parsed->quotes[i].end >= stretch.end)
            return &parsed->quotes[i];
    return NULL;
}

static bool
has_verb(const struct clm__tree *tree, unsigned first, unsigned end)
{
    while (first < end &&
           !clm__tree_kind_in(tree, first, CLM__KIND(VERB) | CLM__KIND(AUX)))
        first++;
    return first < end;
}

/* What an attribution has for its content in this sentence: the first of its pieces that
 * tells something, else the last of all. */
static struct content
content_of(const struct clm__sentence *sentence, const struct clm__finding *said)
{
    const struct clm__tree *tree = &sentence->tree;
    struct content best = no_content;
    for (unsigned i = 0; i < said->content.count; i++) {
        unsigned first = first_token_from(tree, said->content.pieces[i].start);
        unsigned end = first_token_from(tree, said->content.pieces[i].end);
        first += first < end && clm__tree_is(tree, first, "that");
        if (end <= first)
            continue;
        best = (struct content){first, end - 1, NULL};
        if (said->kind == CLM__ATTRIBUTION_SPEECH)
            best.quote = quote_around(tree->parsed, said->content.pieces[i]);
        if (has_verb(tree, first, end))
            break;
    }
    return best;
}

/* What is said: the content of the attribution of the cue, else what the frame has for a
 * charge. */
static struct content
find_content(const struct clm__sentence *sentence, const struct clm__match *match)
{
    const struct clm__filler *slot = &match->slots[CLM__SLOT_CHARGE];
    struct clm__finding said;
    struct content content = clm__attribution_at(sentence, match->head, &said)
                                 ? content_of(sentence, &said)
                                 : no_content;
    bool has_slot = slot->node != CLM__NO_NODE && slot->node > match->head;

    return content.first > content.last && has_slot
               ? (struct content){slot->first, slot->last, NULL}
               : content;
}

static void
add_statement(struct clm__speech *s, const struct clm__match *match,
              const struct content *content)
{
    struct clm__draft draft =
        clm__draft_begin(s->sentence, match->cue_first, match->cue_last);

    draft.kind = match->frame->kind;
    draft.phase = match->frame->phase;
    if (draft.kind == CLM_KIND_ACCUSATION) { /* "alleges": of nobody, as it turned out */
        draft.kind = CLM_KIND_STATEMENT;
        draft.phase = CLM_PHASE_NONE;
    }
    draft.speech = !clm__in_class(s->sentence, match->head, CLM__CLASS_ADMIT);
    draft.frame = s->frame;
    draft.when = *s->when;
    draft.quote = s->quote;
    clm__draft_actors(&draft, &s->reader->arena, &s->by);
    if (content->first <= content->last) {
        clm__draft_charge(&draft, s->sentence, content->first, content->last);
        draft.charge_types = 0;
    }
    (void)clm__claim_add(s->reader, &draft);
}

/* Sentences of the quotation that stand before this one: they had no speaker yet. True
 * when there are any. */
static bool
accuse_before(const struct clm__speech *s, const struct clm__quote *quote)
{
    struct clm__claim_reader *reader = s->reader;
    const struct clm__parsed *parsed = reader->parsed;
    uint32_t here = s->sentence->number, from = here;

    while (from > 0 && parsed->sentences[from - 1].end > quote->start)
        from--;
    for (uint32_t i = from; i < here && !reader->failed; i++) {
        struct clm__speech part = *s;
        part.sentence = &reader->before;
        part.topic = CLM__NO_NODE;
        part.found = 0;
        part.cue = (struct clm_span){0, 0};
        if (clm__claim_sentence(reader, &reader->before, i))
            clm__charge_accuse(&part, 0, reader->before.tree.count - 1);
        else
            reader->failed = true;
    }

    if (from < here) /* its names again: phrases are asked for with them */
        clm__who_read(&reader->who, &s->sentence->tree);
    reader->failed = reader->failed || reader->who.failed;
    return from < here;
}

/* When it was said. Who goes on speaking does so on the same day. */
static struct clm__when
find_when(const struct clm__speech *s, const struct clm__match *match,
          const struct content *content)
{
    const struct clm__claim_reader *reader = s->reader;
    struct clm__filler said = {match->head, (uint16_t)content->first,
                               (uint16_t)content->last};
    struct clm__when when = clm__claim_when(
        reader, s->sentence, match->head, content->first <= content->last ? &said : NULL);

    if (!when.stated && clm__discourse_goes_on(&reader->discourse, s->sentence, &s->by)) {
        const struct clm__draft *last = &reader->drafts[reader->discourse.speech - 1];
        if (last->when.stated)
            return last->when;
    }
    return when;
}

/* Adds what the words say, or that something was said. */
static void
tell(struct clm__speech *s, const struct clm__match *match, const struct content *content)
{
    bool telling = content->first <= content->last;

    if (telling)
        clm__charge_deny(s, content->first, content->last);
    if (telling && s->found == 0 && (match->frame->flags & CLM__FRAME_PLAIN) == 0) {
        clm__charge_accuse(s, content->first, content->last);
        if (s->found == 0)
            clm__charge_accuse_part(s, content->first);
        if (s->found == 0)
            clm__charge_accuse_act(s, content->first, content->last);
    }
    if (s->found == 0)
        add_statement(s, match, content);
}

bool
clm__claim_speech(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
                  const struct clm__match *match)
{
    unsigned speaker = CLM__NO_NODE;
    struct clm__speech s = {
        .reader = reader,
        .sentence = sentence,
        .cue = clm__tree_span(&sentence->tree, match->cue_first, match->cue_last),
        .frame = match->frame->pattern,
        .topic = clm__claim_topic(&sentence->tree, match->head, &speaker),
        .as_fact = match->frame->kind == CLM_KIND_ACCUSATION,
        .neutral = match->frame->word == CLM__FRAME_ADJ};
    if (clm__sentence_in_quote(sentence, match->head))
        return false;
    clm__claim_speaker(reader, sentence, match, &s.by);
    if (s.by.count == 0)
        return false;

    struct content content = find_content(sentence, match);
    if (content.last >= sentence->tree.count)
        content = no_content;
    struct clm__when when = find_when(&s, match, &content);
    s.when = &when;
    s.direct = content.quote != NULL;
    if (content.quote != NULL)
        s.quote = (struct clm_span){content.quote->start, content.quote->end};

    size_t before = reader->draft_count;
    tell(&s, match, &content);
    if (reader->draft_count > before)
        clm__discourse_speak(&reader->discourse, sentence, before, &s.by);
    for (unsigned i = 0; i < s.by.count; i++)
        s.by.items[i].subject = true;
    clm__who_note(&reader->who, &s.by);

    return content.quote != NULL &&
           content.quote->start < sentence->tree.sentence->start &&
           accuse_before(&s, content.quote);
}

void
clm__claim_quoted(struct clm__claim_reader *reader, const struct clm__sentence *sentence)
{
    const struct clm__parsed_sentence *place = sentence->tree.sentence;
    if (!clm__discourse_speaks(&reader->discourse, sentence) ||
        reader->discourse.by.count == 0)
        return;

    struct clm__when when = reader->drafts[reader->discourse.speech - 1].when;
    struct clm__speech s = {.reader = reader,
                            .sentence = sentence,
                            .by = reader->discourse.by,
                            .when = &when,
                            .direct = true,
                            .frame = "quoted",
                            .topic = CLM__NO_NODE,
                            .quote = {place->start, place->end}};
    clm__charge_accuse(&s, 0, sentence->tree.count - 1);
}
