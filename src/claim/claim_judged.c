/* SPDX-License-Identifier: MIT */
/* Verdicts to drafts. The net says which words are meant; who they are is read from the
 * tree as anywhere else. */
#include "claim/claim_judged.h"

#include "base/kind.h"
#include "claim/claim_confidence.h"
#include "claim/claim_party.h"
#include "claim/claim_path.h"
#include "claim/claim_polarity.h"
#include "claim/claim_sentence.h"
#include "sentence/grammar.h"

#include <stdio.h>

/* In 1/10000. How sure a verdict must be: to accuse, to deny, and in a text of a few
 * sentences, which the rules read well and the net was not taught with. Other words of a
 * role count when they are nearly as sure as the best ones. */
enum {
    LEAST = 7500,
    DENIAL_LEAST = 9500,
    ITEM_LEAST = 9700,
    ITEM_SENTENCES = 5,
    NAME_LEAST = 5000,
    MORE_LEAST = 7500,
    MORE_NEAR = 1500,
    THING_LEAST = 8000,
};

/* A sentence whose verdicts are taken, and where its drafts begin. */
struct reading {
    struct clm__claim_reader *reader;
    const struct clm__sentence *sentence;
    size_t first;
};

/* The word of a span on which the others hang: the first whose head lies outside. */
static unsigned
top_of(const struct clm__tree *tree, struct clm_span span)
{
    unsigned best = CLM__NO_NODE;
    for (unsigned i = 0; i < tree->count; i++) {
        const struct clm__parsed_token *token = &tree->tokens[i];
        if (token->end <= span.start || token->start >= span.end ||
            tree->nodes[i].kind == CLM__UPOS_PUNCT)
            continue;
        unsigned head = tree->nodes[i].head;
        bool out = head == CLM__NO_NODE || tree->tokens[head].end <= span.start ||
                   tree->tokens[head].start >= span.end;
        if (out && (best == CLM__NO_NODE ||
                    (!clm__tree_nominal(tree, best) && clm__tree_nominal(tree, i))))
            best = i;
    }
    return best;
}

static uint32_t
sentence_of(const struct reading *r, uint32_t at)
{
    uint32_t i = r->sentence->number;
    while (i > 0 && r->reader->parsed->sentences[i].start > at)
        i--;
    return i;
}

/* What words name, in whatever sentence they stand. */
static void
find_named_things(const struct reading *r, struct clm_span span,
                  const struct clm__parties *avoid, struct clm__parties *out)
{
    const struct clm__sentence *sentence = r->sentence;
    uint32_t number = sentence_of(r, span.start);
    out->count = 0;
    if (number != sentence->number) {
        if (!clm__claim_sentence(r->reader, &r->reader->before, number))
            return;
        sentence = &r->reader->before;
    }
    unsigned node = top_of(&sentence->tree, span);
    if (node != CLM__NO_NODE)
        clm__claim_who(r->reader, sentence, node, avoid, out);
}

/* The parties among it. */
static void
find_parties(const struct reading *r, struct clm_span span,
             const struct clm__parties *avoid, struct clm__parties *out)
{
    unsigned kept = 0;
    find_named_things(r, span, avoid, out);
    for (unsigned i = 0; i < out->count; i++)
        if (out->items[i].sort != CLM__SORT_THING)
            out->items[kept++] = out->items[i];
    out->count = kept;
}

static bool
touches(struct clm_span a, struct clm_span b)
{
    return a.start < b.end && b.start < a.end;
}

/* Whether words stand in those of other parties: "National League for Democracy" is not
 * said of democracy. */
static bool
is_inside(struct clm_span span, const struct clm__parties *others)
{
    for (unsigned i = 0; others != NULL && i < others->count; i++)
        if (touches(span, others->items[i].span))
            return true;
    return false;
}

static const struct clm__verdict_part *
best_part(const struct clm__verdict *verdict, enum clm__role role,
          const struct clm__parties *avoid)
{
    const struct clm__verdict_part *best = NULL;
    for (unsigned i = 0; i < verdict->counts[role]; i++) {
        const struct clm__verdict_part *part = &verdict->parts[role][i];
        if (!is_inside(part->span, avoid) && (best == NULL || part->score > best->score))
            best = part;
    }
    return best;
}

/* A pronoun or "the company" at `span` whose name the net sees in other words: he who is
 * named there is meant. */
static void
find_named(const struct reading *r, const struct clm__verdict *verdict,
           enum clm__role role, struct clm_span span, struct clm__parties *parties)
{
    const struct clm__verdict_part *name = best_part(verdict, role, NULL);
    struct clm__parties named;
    if (parties->count > 1 || (parties->count == 1 && parties->items[0].named) ||
        name == NULL || name->score < NAME_LEAST || touches(name->span, span))
        return;
    find_parties(r, name->span, NULL, &named);
    if (named.count == 0 || !named.items[0].named)
        return;
    struct clm__party *party = &named.items[0];
    party->from[0] = party->span;
    party->from_count = 1;
    party->span = span;
    party->found = true;
    parties->items[0] = *party;
    parties->count = 1;
}

static bool
is_any(const struct clm__party *party, const struct clm__parties *others)
{
    for (unsigned i = 0; i < others->count; i++)
        if (clm__party_same(party, &others->items[i]))
            return true;
    return false;
}

/* All parties of a role: of its best words, and of others in the same sentence that are
 * nearly as sure. What stands in the words of `avoid` is passed over. */
static void
find_role(const struct reading *r, const struct clm__verdict *verdict,
          enum clm__role role, const struct clm__parties *avoid, struct clm__parties *out)
{
    const struct clm__verdict_part *best = best_part(verdict, role, avoid);
    out->count = 0;
    if (best == NULL)
        return;
    uint32_t sentence = sentence_of(r, best->span.start);
    for (unsigned i = 0; i < verdict->counts[role]; i++) {
        const struct clm__verdict_part *part = &verdict->parts[role][i];
        struct clm__parties found;
        if (part != best &&
            (part->score < MORE_LEAST || part->score + MORE_NEAR < best->score ||
             sentence_of(r, part->span.start) != sentence ||
             is_inside(part->span, avoid)))
            continue;
        find_parties(r, part->span, avoid, &found);
        find_named(r, verdict, (enum clm__role)(role + 1), part->span, &found);
        for (unsigned k = 0; k < found.count && out->count < CLM__PARTIES_MAX; k++)
            if (!is_any(&found.items[k], out))
                out->items[out->count++] = found.items[k];
    }
}

/* A draft of the sentence that the cue belongs to: of the same kind, else a statement. */
static struct clm__draft *
find_draft(const struct reading *r, const struct clm__verdict *verdict)
{
    struct clm__draft *said = NULL;
    for (size_t i = r->first; i < r->reader->draft_count; i++) {
        struct clm__draft *draft = &r->reader->drafts[i];
        if (!touches(draft->cue, verdict->cue))
            continue;
        if (draft->kind == verdict->kind)
            return draft;
        if (draft->kind == CLM_KIND_STATEMENT)
            said = draft;
    }
    return said;
}

/* The longest words of the charge in the sentence of the cue. */
static void
set_charge(const struct reading *r, struct clm__draft *draft,
           const struct clm__verdict *verdict)
{
    const struct clm__tree *tree = &r->sentence->tree;
    struct clm_span best = {0, 0};
    for (unsigned i = 0; i < verdict->counts[CLM__ROLE_CHARGE]; i++) {
        struct clm_span span = verdict->parts[CLM__ROLE_CHARGE][i].span;
        if (touches(span, draft->span) && span.end - span.start > best.end - best.start)
            best = span;
    }
    unsigned first = CLM__NO_NODE, last = 0;
    for (unsigned i = 0; i < tree->count; i++) {
        if (tree->tokens[i].start >= best.end || tree->tokens[i].end <= best.start)
            continue;
        first = first == CLM__NO_NODE ? i : first;
        last = i;
    }
    if (first != CLM__NO_NODE)
        clm__draft_charge(draft, r->sentence, first, last);
}

/* "judge 87 of 100", behind the frame of a rule that says the same. */
static const char *
frame_text(const struct reading *r, const char *frame, const struct clm__verdict *verdict)
{
    char text[200];
    int len =
        snprintf(text, sizeof text, "%.150s%sjudge %u of 100", frame != NULL ? frame : "",
                 frame != NULL ? "; " : "", verdict->score / 100u);
    const char *kept =
        clm__arena_text(&r->reader->arena, text, len > 0 ? (size_t)len : 0);
    return kept != NULL ? kept : "";
}

/* What the confidence of a draft rests on, as far as the net gives it. */
static void
set_sure(struct clm__draft *draft, const struct clm__verdict *verdict, uint8_t judged)
{
    const struct clm__verdict_part *whom = best_part(verdict, CLM__ROLE_TARGET, NULL);
    draft->judged = judged;
    draft->judge_sure = verdict->score;
    draft->judge_whom = whom != NULL ? whom->score : 0;
    clm__claim_confidence(draft);
}

/* A draft for what no rule found. */
static void
add_draft(const struct reading *r, const struct clm__verdict *verdict,
          const struct clm__parties *actors, const struct clm__parties *targets)
{
    struct clm__arena *arena = &r->reader->arena;
    unsigned cue = top_of(&r->sentence->tree, verdict->cue);
    if (cue == CLM__NO_NODE)
        return;
    struct clm__draft draft = clm__draft_begin(r->sentence, cue, cue);
    draft.kind = verdict->kind;
    draft.cue = verdict->cue;
    draft.telling = CLM__TOLD_JUDGED;
    draft.frame = frame_text(r, NULL, verdict);
    draft.implied = targets->count > 0 && targets->items[0].span.end <= draft.span.start;
    draft.when = clm__claim_when(r->reader, r->sentence, cue, NULL);
    clm__draft_actors(&draft, arena, actors);
    clm__draft_targets(&draft, arena, targets);
    set_charge(r, &draft, verdict);
    set_sure(&draft, verdict, CLM__JUDGED_NOT);
    if (!clm__draft_path(&draft, &r->sentence->tree, arena))
        r->reader->failed = true;
    clm__claim_add(r->reader, &draft);
}

/* "Peru and Oman blamed each other": the same words are accuser and accused. */
static bool
is_mutual(const struct clm__verdict *verdict)
{
    unsigned both = 0;
    for (unsigned i = 0; i < verdict->counts[CLM__ROLE_TARGET]; i++)
        for (unsigned k = 0; k < verdict->counts[CLM__ROLE_ACTOR]; k++)
            both += touches(verdict->parts[CLM__ROLE_TARGET][i].span,
                            verdict->parts[CLM__ROLE_ACTOR][k].span);
    return both >= 2;
}

static void
add_mutual(const struct reading *r, const struct clm__verdict *verdict,
           const struct clm__parties *both)
{
    struct clm__parties one = {.count = 1}, other = {.count = 1};
    one.items[0] = both->items[0];
    other.items[0] = both->items[1];
    add_draft(r, verdict, &one, &other);
    add_draft(r, verdict, &other, &one);
}

static bool
says_same(const struct clm__draft *draft, const struct clm__verdict *verdict,
          const struct clm__parties *actors, const struct clm__parties *targets)
{
    bool by = actors->count == 0 && draft->actor_count == 0;
    bool whom = targets->count == 0;
    for (unsigned k = 0; k < draft->actor_count; k++)
        by = by || is_any(&draft->actors[k], actors);
    for (unsigned k = 0; k < draft->target_count; k++)
        whom = whom || is_any(&draft->targets[k], targets);
    return draft->kind == verdict->kind && by && whom;
}

/* Whether the cue stands in what a draft of the sentence denies: "denied the claims". */
static bool
is_denied(const struct reading *r, const struct clm__verdict *verdict)
{
    for (size_t i = r->first; i < r->reader->draft_count; i++) {
        const struct clm__draft *draft = &r->reader->drafts[i];
        if (draft->kind == CLM_KIND_DENIAL && touches(draft->charge, verdict->cue))
            return true;
    }
    return false;
}

/* Whether a draft of the sentence, or of the article when what is denied is told again,
 * already says that one of the parties does this to another. */
static bool
was_told(const struct reading *r, const struct clm__verdict *verdict,
         const struct clm__parties *actors, const struct clm__parties *targets)
{
    for (size_t i = is_denied(r, verdict) ? 0 : r->first; i < r->reader->draft_count; i++)
        if (says_same(&r->reader->drafts[i], verdict, actors, targets))
            return true;
    return false;
}

static bool
is_item(const struct reading *r)
{
    return r->reader->parsed->sentence_count <= ITEM_SENTENCES;
}

/* Whom it is said of. In an article something that is no party to the rules, "the mill's
 * owners", is taken for one when the net sees nobody else. */
static void
find_targets(const struct reading *r, const struct clm__verdict *verdict,
             const struct clm__parties *actors, struct clm__parties *out)
{
    find_role(r, verdict, CLM__ROLE_TARGET, actors, out);
    const struct clm__verdict_part *best = best_part(verdict, CLM__ROLE_TARGET, actors);
    if (out->count == 0 && best != NULL && verdict->kind == CLM_KIND_ACCUSATION &&
        !is_item(r))
        find_named_things(r, best->span, actors, out);
}

/* A draft that a rule made of the same words gets what it lacks, and is surer. */
static void
support(const struct reading *r, const struct clm__verdict *verdict,
        struct clm__draft *draft, const struct clm__parties *actors,
        const struct clm__parties *targets)
{
    uint8_t judged = CLM__JUDGED_SAME;
    draft->frame = frame_text(r, draft->frame, verdict);
    if (draft->target_count == 0 && targets->count > 0) {
        clm__draft_targets(draft, &r->reader->arena, targets);
        draft->implied = targets->items[0].span.end <= draft->span.start;
        draft->telling = CLM__TOLD_JUDGED; /* no surer than the net is of whom it says */
        judged = CLM__JUDGED_NOT;
    } else if (!says_same(draft, verdict, actors, targets)) {
        judged = CLM__JUDGED_OTHER;
    }
    set_sure(draft, verdict, judged);
}

/* Whether the rules see that what the cue tells was not done: "did not accuse". */
static bool
is_not_done(const struct reading *r, const struct clm__verdict *verdict)
{
    for (unsigned i = 0; i < r->sentence->match_count; i++) {
        const struct clm__match *match = &r->sentence->matches[i];
        struct clm_span cue =
            clm__tree_span(&r->sentence->tree, match->cue_first, match->cue_last);
        if (touches(cue, verdict->cue) &&
            (clm__tree_negated(&r->sentence->tree, match->head) ||
             clm__claim_is_averted(r->sentence, match)))
            return true;
    }
    return false;
}

/* Whether a frame reads the cue as something else: "rejects the nomination". */
static bool
is_otherwise(const struct reading *r, const struct clm__verdict *verdict)
{
    for (size_t i = r->first; i < r->reader->draft_count; i++) {
        const struct clm__draft *draft = &r->reader->drafts[i];
        if (touches(draft->cue, verdict->cue) && !draft->said &&
            draft->kind != verdict->kind && draft->kind != CLM_KIND_STATEMENT)
            return true;
    }
    return false;
}

/* Who accuses or denies: whom the tree gives to the cue, else whom the net sees. In an
 * article something that is no party to the rules, "opponents", is taken for one too. */
static void
find_actors(const struct reading *r, const struct clm__verdict *verdict,
            const struct clm__draft *draft, struct clm__parties *out)
{
    if (draft == NULL || draft->actor_count == 0) {
        const struct clm__verdict_part *best = best_part(verdict, CLM__ROLE_ACTOR, NULL);
        find_role(r, verdict, CLM__ROLE_ACTOR, NULL, out);
        if (out->count == 0 && best != NULL && best->score >= THING_LEAST && !is_item(r))
            find_named_things(r, best->span, NULL, out);
        return;
    }
    out->count = draft->actor_count;
    for (unsigned i = 0; i < out->count; i++)
        out->items[i] = draft->actors[i];
    find_named(r, verdict, CLM__ROLE_ACTOR_NAME, out->items[0].span, out);
}

static unsigned
least_score(const struct reading *r, const struct clm__verdict *verdict)
{
    if (is_item(r))
        return ITEM_LEAST;
    return verdict->kind == CLM_KIND_DENIAL ? DENIAL_LEAST : LEAST;
}

static void
take(const struct reading *r, const struct clm__verdict *verdict)
{
    struct clm__draft *draft = find_draft(r, verdict);
    struct clm__parties actors, targets;
    bool told = draft != NULL && draft->kind == verdict->kind;
    bool denies = verdict->kind == CLM_KIND_DENIAL;
    if (!told && (verdict->score < least_score(r, verdict) || is_otherwise(r, verdict) ||
                  is_not_done(r, verdict)))
        return;
    find_actors(r, verdict, draft, &actors);
    if (!told && actors.count == 2 && is_mutual(verdict)) {
        add_mutual(r, verdict, &actors);
        return;
    }
    find_targets(r, verdict, &actors, &targets);
    if (targets.count > 0)
        clm__claim_part(&r->reader->who, &actors, &targets);
    if (told)
        support(r, verdict, draft, &actors, &targets);
    else if ((targets.count > 0 || (denies && actors.count > 0)) &&
             !was_told(r, verdict, &actors, &targets))
        add_draft(r, verdict, &actors, &targets);
}

/* Where a rule alone speaks it is right less often; not so in a text of a few sentences,
 * which the net was not taught with. */
static void
note_unseen(const struct reading *r)
{
    for (size_t i = r->first; i < r->reader->draft_count && !is_item(r); i++) {
        struct clm__draft *draft = &r->reader->drafts[i];
        bool asked = draft->kind == CLM_KIND_ACCUSATION || draft->kind == CLM_KIND_DENIAL;
        if (!asked || draft->judged != CLM__JUDGED_NOT ||
            draft->telling == CLM__TOLD_JUDGED)
            continue;
        draft->judged = CLM__JUDGED_NONE;
        clm__claim_confidence(draft);
    }
}

void
clm__claim_judged(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
                  size_t first)
{
    const struct reading reading = {reader, sentence, first};
    const struct clm__verdicts *verdicts = reader->verdicts;
    while (verdicts != NULL && reader->verdict_at < verdicts->count &&
           verdicts->items[reader->verdict_at].sentence <= sentence->number) {
        const struct clm__verdict *verdict = &verdicts->items[reader->verdict_at++];
        if (verdict->sentence == sentence->number)
            take(&reading, verdict);
    }
    if (verdicts != NULL)
        note_unseen(&reading);
}
