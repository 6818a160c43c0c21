/* SPDX-License-Identifier: MIT */
/* What is said: an accusation when the words say that a party did wrong, else a
 * statement. */
#include "claim/claim_speech.h"

#include "claim/claim_charge.h"
#include "claim/claim_sentence.h"
#include "claim/claim_speaker.h"
#include "sentence/chunk.h"
#include "sentence/grammar.h"

#include <string.h>

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

/* The quotation that ends right before the verb and its subject, or begins right behind
 * them. */
static const struct clm__quote *
adjacent_quote(const struct clm__sentence *sentence, const struct clm__match *match)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned subject = match->slots[CLM__SLOT_ACTOR].node;
    unsigned left = match->head, right = match->head;
    if (subject != CLM__NO_NODE) {
        unsigned first = 0, last = 0;
        clm__who_phrase(tree, subject, &first, &last);
        left = first < left ? first : left;
        right = last > right ? last : right;
    }
    uint32_t start = tree->tokens[left].start, end = tree->tokens[right].end;
    const struct clm__quote *best = NULL;
    for (size_t i = 0; i < sentence->tree.parsed->quote_count; i++) {
        const struct clm__quote *quote = &sentence->tree.parsed->quotes[i];
        if (quote->end < tree->sentence->start || quote->depth > 0)
            continue;
        if (quote->start >= tree->sentence->end)
            break;
        bool before = quote->end <= start && start - quote->end <= 3;
        bool behind = quote->start >= end && quote->start - end <= 60;
        if (before || (behind && best == NULL))
            best = quote;
    }
    return best;
}

/* The comma behind what is said before the speaker: "The road is closed, Peru said".
 * CLM__NO_NODE when it does not stand there. */
static unsigned
comma_before(const struct clm__sentence *sentence, const struct clm__match *match)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned subject = match->slots[CLM__SLOT_ACTOR].node, left = match->head, last = 0;
    if (subject != CLM__NO_NODE && subject < match->head)
        clm__who_phrase(tree, subject, &left, &last);
    unsigned mark = clm__tree_child(tree, match->head, CLM__REL_MARK);
    if (left < 4 || !clm__tree_is(tree, left - 1, ",") ||
        (mark != CLM__NO_NODE && !clm__tree_nominal(tree, mark)) ||
        strcmp(clm__tree_xpos(tree, match->head), "VBG") == 0)
        return CLM__NO_NODE;
    unsigned slot = match->slots[CLM__SLOT_CHARGE].node;
    if (slot != CLM__NO_NODE && slot > match->head &&
        (clm__tree_child(tree, slot, CLM__REL_MARK) != CLM__NO_NODE ||
         clm__tree_child(tree, slot, CLM__REL_NSUBJ) < slot) &&
        tree->nodes[slot].head == match->head && tree->nodes[slot].rel == CLM__REL_CCOMP)
        return CLM__NO_NODE;
    for (unsigned i = 0; i + 1 < left; i++)
        if (tree->nodes[i].kind == CLM__UPOS_VERB || tree->nodes[i].kind == CLM__UPOS_AUX)
            return clm__tree_child(tree, i, CLM__REL_MARK) == CLM__NO_NODE &&
                           strcmp(clm__tree_xpos(tree, i), "VBG") != 0 &&
                           strcmp(clm__tree_xpos(tree, i), "VBN") != 0
                       ? left - 1
                       : (unsigned)CLM__NO_NODE;
    return CLM__NO_NODE;
}

static const struct content no_content = {1, 0, NULL};

/* "According to Peru, the road is closed": the rest of the sentence, before or behind. */
static struct content
content_of_account(const struct clm__tree *tree, const struct clm__match *match)
{
    const struct clm__filler *who = &match->slots[CLM__SLOT_ACTOR];
    unsigned end = tree->count > 1 ? tree->count - 2 : 0, head = match->head;
    unsigned before = head > 0 && clm__tree_is(tree, head - 1, ",") ? head - 1u : head;

    if (before > 2)
        return (struct content){0, before - 1, NULL};
    unsigned first = who->node != CLM__NO_NODE ? who->last + 1u : head + 1u;
    return (struct content){first < end ? first + 1 : end, end, NULL};
}

static struct content
content_of_quote(const struct clm__tree *tree, const struct clm__quote *quote)
{
    unsigned first = first_token_from(tree, quote->start);
    unsigned end = first_token_from(tree, quote->end);

    return end > first ? (struct content){first, end - 1, quote} : no_content;
}

/* "The road is closed, she said": the verb of saying hangs on what is said. */
static struct content
content_above(const struct clm__tree *tree, const struct clm__match *match)
{
    unsigned head = tree->nodes[match->head].head;
    unsigned subject = match->slots[CLM__SLOT_ACTOR].node;
    struct content content = {tree->nodes[head].left, match->head - 1u, NULL};

    if (subject != CLM__NO_NODE && subject < match->head) {
        unsigned left = tree->nodes[subject].left;
        content.last = left > 0 ? left - 1u : 0;
        content.first = left > 0 ? content.first : 1; /* the subject opens the sentence */
    }
    return content;
}

static struct content
content_below(const struct clm__tree *tree, const struct clm__match *match)
{
    unsigned head = match->head, child = clm__tree_child(tree, head, CLM__REL_CCOMP);
    if (child == CLM__NO_NODE)
        child = clm__tree_child(tree, head, CLM__REL_PARATAXIS);
    if (child == CLM__NO_NODE)
        return no_content;

    unsigned left = tree->nodes[child].left, right = tree->nodes[child].right;
    if (child < head)
        return (struct content){left, right < head ? right : head - 1u, NULL};
    return (struct content){left > head ? left : head + 1u, right, NULL};
}

/* "Said on Monday that the road was closed", where the tree has that for something else:
 * from a that right behind the verb to the end of the sentence. */
static struct content
content_behind_that(const struct clm__tree *tree, unsigned verb)
{
    enum { NEAR = 6 };
    unsigned last = tree->count > 0 ? tree->count - 1 : 0;

    while (last > verb && tree->nodes[last].kind == CLM__UPOS_PUNCT &&
           (tree->tokens[last].flags & CLM__TOKEN_QUOTE) == 0)
        last--;
    for (unsigned i = verb + 1; i < last && i <= verb + NEAR; i++) {
        if (tree->nodes[i].kind == CLM__UPOS_VERB || clm__tree_is(tree, i, ","))
            break;
        if (clm__tree_is(tree, i, "that"))
            return (struct content){i + 1, last, NULL};
    }
    return no_content;
}

/* What is said: before a comma, in the slot of the frame, in the quotation beside the
 * verb, else what the tree has above or below the verb. */
static struct content
find_content(const struct clm__sentence *sentence, const struct clm__match *match)
{
    const struct clm__tree *tree = &sentence->tree;
    const struct clm__filler *slot = &match->slots[CLM__SLOT_CHARGE];
    if (match->frame->word == CLM__FRAME_ADJ)
        return content_of_account(tree, match);

    unsigned comma = comma_before(sentence, match);
    if (comma != CLM__NO_NODE && comma > 0)
        return (struct content){0, comma - 1, NULL};
    if (slot->node != CLM__NO_NODE && slot->node > match->head)
        return (struct content){slot->first, slot->last, NULL};
    const struct clm__quote *quote = adjacent_quote(sentence, match);
    if (quote != NULL)
        return content_of_quote(tree, quote);

    unsigned head = tree->nodes[match->head].head, rel = tree->nodes[match->head].rel;
    bool hangs =
        head != CLM__NO_NODE && head < match->head &&
        (rel == CLM__REL_PARATAXIS || rel == CLM__REL_CCOMP || rel == CLM__REL_ROOT);
    struct content content =
        hangs ? content_above(tree, match) : content_below(tree, match);
    return content.first <= content.last || match->frame->word != CLM__FRAME_VERB
               ? content
               : content_behind_that(tree, match->head);
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
