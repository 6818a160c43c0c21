/* SPDX-License-Identifier: MIT */
/* What is said: an accusation when the words say that a party did wrong, else a
 * statement. */
#include "claim/claim_said.h"

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
adjacent_quote(const struct clm__claims *claims, const struct clm__hit *hit)
{
    const struct clm__tree *tree = &claims->tree;
    unsigned subject = hit->slots[CLM__SLOT_ACTOR].node;
    unsigned left = hit->head, right = hit->head;
    if (subject != CLM__NO_NODE) {
        unsigned first = 0, last = 0;
        clm__who_phrase(tree, subject, &first, &last);
        left = first < left ? first : left;
        right = last > right ? last : right;
    }
    uint32_t start = tree->tokens[left].start, end = tree->tokens[right].end;
    const struct clm__quote *best = NULL;
    for (size_t i = 0; i < claims->parsed->quote_count; i++) {
        const struct clm__quote *quote = &claims->parsed->quotes[i];
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
comma_before(const struct clm__claims *claims, const struct clm__hit *hit)
{
    const struct clm__tree *tree = &claims->tree;
    unsigned subject = hit->slots[CLM__SLOT_ACTOR].node, left = hit->head, last = 0;
    if (subject != CLM__NO_NODE && subject < hit->head)
        clm__who_phrase(tree, subject, &left, &last);
    if (left < 4 || !clm__tree_is(tree, left - 1, ",") ||
        clm__tree_child(tree, hit->head, CLM__REL_MARK) != CLM__NO_NODE ||
        strcmp(clm__tree_xpos(tree, hit->head), "VBG") == 0)
        return CLM__NO_NODE;
    unsigned slot = hit->slots[CLM__SLOT_CHARGE].node;
    if (slot != CLM__NO_NODE && slot > hit->head &&
        (clm__tree_child(tree, slot, CLM__REL_MARK) != CLM__NO_NODE ||
         clm__tree_child(tree, slot, CLM__REL_NSUBJ) < slot) &&
        tree->nodes[slot].head == hit->head && tree->nodes[slot].rel == CLM__REL_CCOMP)
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

static struct content
find_content(const struct clm__claims *claims, const struct clm__hit *hit)
{
    const struct clm__tree *tree = &claims->tree;
    const struct clm__filler *slot = &hit->slots[CLM__SLOT_CHARGE];
    struct content content = {1, 0, NULL};
    if (hit->frame->word == CLM__FRAME_ADJ) { /* according to: the rest of the sentence */
        const struct clm__filler *who = &hit->slots[CLM__SLOT_ACTOR];
        unsigned end = tree->count > 1 ? tree->count - 2 : 0;
        unsigned before = hit->head > 0 && clm__tree_is(tree, hit->head - 1, ",")
                              ? hit->head - 1u
                              : hit->head;
        if (before > 2)
            return (struct content){0, before - 1, NULL};
        unsigned first = who->node != CLM__NO_NODE ? who->last + 1u : hit->head + 1u;
        return (struct content){first < end ? first + 1 : end, end, NULL};
    }
    unsigned comma = comma_before(claims, hit);
    if (comma != CLM__NO_NODE && comma > 0)
        return (struct content){0, comma - 1, NULL};
    if (slot->node != CLM__NO_NODE && slot->node > hit->head)
        return (struct content){slot->first, slot->last, NULL};
    const struct clm__quote *quote = adjacent_quote(claims, hit);
    if (quote != NULL) {
        unsigned first = first_token_from(tree, quote->start);
        unsigned end = first_token_from(tree, quote->end);
        if (end > first)
            content = (struct content){first, end - 1, quote};
        return content;
    }
    /* "The road is closed, she said": the verb of saying hangs on what is said. */
    unsigned head = tree->nodes[hit->head].head;
    unsigned rel = tree->nodes[hit->head].rel;
    if (head != CLM__NO_NODE && head < hit->head &&
        (rel == CLM__REL_PARATAXIS || rel == CLM__REL_CCOMP || rel == CLM__REL_ROOT)) {
        content.first = tree->nodes[head].left;
        content.last = hit->head - 1;
        unsigned subject = hit->slots[CLM__SLOT_ACTOR].node;
        if (subject != CLM__NO_NODE && subject < hit->head) {
            unsigned left = tree->nodes[subject].left;
            content.last = left > 0 ? left - 1u : 0;
            content.first =
                left > 0 ? content.first : 1; /* the subject opens the sentence */
        }
    } else {
        unsigned child = clm__tree_child(tree, hit->head, CLM__REL_CCOMP);
        if (child == CLM__NO_NODE)
            child = clm__tree_child(tree, hit->head, CLM__REL_PARATAXIS);
        if (child != CLM__NO_NODE && child < hit->head) {
            content.first = tree->nodes[child].left;
            content.last = tree->nodes[child].right < hit->head ? tree->nodes[child].right
                                                                : hit->head - 1u;
        } else if (child != CLM__NO_NODE) {
            content.first = tree->nodes[child].left > hit->head ? tree->nodes[child].left
                                                                : hit->head + 1u;
            content.last = tree->nodes[child].right;
        }
    }
    return content;
}

/* The speaker behind a closing quotation mark: "...," said X, whatever the tree says. */
static unsigned
speaker_behind(const struct clm__tree *tree, unsigned verb)
{
    for (unsigned i = verb + 1; i < tree->count && i < verb + 8; i++) {
        if (tree->nodes[i].kind == CLM__UPOS_PUNCT ||
            tree->nodes[i].kind == CLM__UPOS_ADP)
            break;
        if (clm__tree_nominal(tree, i)) {
            unsigned head = i;
            while (tree->nodes[head].head != CLM__NO_NODE &&
                   tree->nodes[head].head > verb &&
                   (tree->nodes[head].rel == CLM__REL_COMPOUND ||
                    tree->nodes[head].rel == CLM__REL_NMOD ||
                    tree->nodes[head].rel == CLM__REL_FLAT))
                head = tree->nodes[head].head;
            return head;
        }
    }
    return CLM__NO_NODE;
}

/* "Ana Ruiz, the envoy, said Oman lied": Oman is who lied, not who said it. */
static bool
is_subject_of_other(const struct clm__tree *tree, unsigned node, unsigned verb)
{
    unsigned head = tree->nodes[node].head;
    return tree->nodes[node].rel == CLM__REL_NSUBJ && head != CLM__NO_NODE &&
           head != verb && head > node;
}

static void
find_speaker(struct clm__claims *claims, const struct clm__hit *hit,
             struct clm__parties *by)
{
    const struct clm__tree *tree = &claims->tree;
    unsigned node = hit->slots[CLM__SLOT_ACTOR].node;
    bool inverted =
        hit->head > 0 && ((tree->tokens[hit->head - 1].flags & CLM__TOKEN_QUOTE) != 0 ||
                          clm__tree_is(tree, hit->head - 1, ","));
    const char *xpos = clm__tree_xpos(tree, hit->head);
    inverted = inverted && strcmp(xpos, "VBG") != 0 && strcmp(xpos, "VB") != 0;
    if (inverted && (node == CLM__NO_NODE || node < hit->head) && !hit->passive) {
        unsigned behind = speaker_behind(tree, hit->head);
        node = behind != CLM__NO_NODE && !is_subject_of_other(tree, behind, hit->head)
                   ? behind
                   : node;
    }
    unsigned outer = clm__claims_outer_subject(claims, hit);
    node = outer != CLM__NO_NODE ? outer : node;
    clm__who_find(&claims->who, tree, claims->words, node, NULL, by);
    if (node != CLM__NO_NODE)
        clm__claims_author(claims, node, by);
    if (by->count == 0 && hit->frame->word == CLM__FRAME_NOUN)
        clm__claims_noun_actors(claims, hit, by);
    unsigned kept = 0;
    for (unsigned i = 0; i < by->count; i++)
        if (by->items[i].sort != CLM__SORT_THING)
            by->items[kept++] = by->items[i];
    by->count = kept;
}

static void
add_statement(struct clm__saying *s, const struct clm__hit *hit,
              const struct content *content)
{
    struct clm__claims *claims = s->claims;
    struct clm__draft *draft = clm__claims_draft(claims, hit->cue_first, hit->cue_last);
    if (draft == NULL)
        return;
    draft->kind = hit->frame->kind;
    draft->phase = hit->frame->phase;
    draft->frame = s->frame;
    draft->when = *s->when;
    draft->quote = s->quote;
    clm__draft_actors(claims, draft, &s->by);
    if (content->first <= content->last) {
        clm__draft_charge(claims, draft, content->first, content->last);
        draft->charge_types = 0;
    }
    claims->draft_count++;
}

/* Whether "we" at a token is what the subject of a verb of saying says: in the quotation
 * beside the verb, or in its clause. */
static bool
is_said_by(const struct clm__claims *claims, unsigned node, const struct clm__hit *hit)
{
    const struct clm__filler *clause = &hit->slots[CLM__SLOT_CHARGE];
    if ((hit->frame->flags & CLM__FRAME_SPEECH) == 0 ||
        clm__claims_in_quote(claims, hit->head))
        return false;
    return clm__claims_in_quote(claims, node) ||
           (clause->node != CLM__NO_NODE && clause->first <= node &&
            node <= clause->last);
}

bool
clm__claims_is_self(const struct clm__claims *claims, unsigned node)
{
    static const char *const words[] = {"we", "i", "us", "me"};
    if (node == CLM__NO_NODE || claims->who.names[node].actor != CLM_NONE)
        return false; /* "the US" is a name */
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (clm__tree_is(&claims->tree, node, words[i]))
            return true;
    return false;
}

/* Who issues a text that says we outside quotation marks: whom its first event is of. */
static void
find_issuer(const struct clm__claims *claims, struct clm__parties *out)
{
    if (claims->draft_count == 0 || claims->drafts[0].actor_count == 0 ||
        claims->drafts[0].actors[0].actor == CLM_NONE)
        return;
    out->items[0] = claims->drafts[0].actors[0];
    out->count = 1;
}

/* "Peru says that it holds Oman responsible": Peru does. */
static bool
find_reported(struct clm__claims *claims, unsigned node, struct clm__parties *out)
{
    if (node == CLM__NO_NODE || claims->tree.nodes[node].kind != CLM__UPOS_PRON ||
        clm__claims_in_quote(claims, node))
        return false;
    for (unsigned i = 0; i < claims->hit_count; i++) {
        struct clm__saying s = {.claims = claims};
        if (!is_said_by(claims, node, &claims->hits[i]))
            continue;
        find_speaker(claims, &claims->hits[i], &s.by);
        if (!clm__said_is_speaker(&s, node))
            continue;
        *out = s.by;
        for (unsigned k = 0; k < out->count; k++) {
            out->items[k].span = clm__tree_span(&claims->tree, node, node);
            out->items[k].found = true;
        }
        return true;
    }
    return false;
}

bool
clm__claims_self(struct clm__claims *claims, unsigned node, struct clm__parties *out)
{
    const struct clm__tree *tree = &claims->tree;
    out->count = 0;
    if (find_reported(claims, node, out))
        return true;
    if (!clm__claims_is_self(claims, node))
        return false;
    for (unsigned i = 0; i < claims->hit_count && out->count == 0; i++)
        if (is_said_by(claims, node, &claims->hits[i]))
            find_speaker(claims, &claims->hits[i], out);
    if (out->count == 0 && clm__claims_in_quote(claims, node) && claims->speech != 0 &&
        claims->speech_paragraph == tree->sentence->paragraph)
        *out = claims->speech_by;
    if (out->count == 0 && !clm__claims_in_quote(claims, node))
        find_issuer(claims, out);
    for (unsigned i = 0; i < out->count; i++) {
        out->items[i].span = clm__tree_span(tree, node, node);
        out->items[i].found = true;
    }
    return out->count > 0;
}

/* Sentences of the quotation that stand before this one: they had no speaker yet. */
static void
accuse_before(struct clm__saying *s, const struct clm__quote *quote)
{
    struct clm__claims *claims = s->claims;
    uint32_t here = claims->sentence, from = here;
    while (from > 0 && claims->parsed->sentences[from - 1].end > quote->start)
        from--;
    for (uint32_t i = from; i < here; i++) {
        if (!clm__claims_sentence(claims, i)) {
            claims->failed = true;
            return;
        }
        s->found = 0;
        s->cue = (struct clm_span){0, 0};
        clm__said_accuse(s, 0, claims->tree.count - 1);
    }
    if (from < here && !clm__claims_sentence(claims, here))
        claims->failed = true;
}

void
clm__claims_speech(struct clm__claims *claims, const struct clm__hit *hit)
{
    struct clm__when when;
    struct clm__saying s = {
        .claims = claims,
        .cue = clm__tree_span(&claims->tree, hit->cue_first, hit->cue_last),
        .when = &when,
        .frame = hit->frame->pattern,
        .as_fact = hit->frame->kind == CLM_KIND_ACCUSATION,
        .neutral = hit->frame->word == CLM__FRAME_ADJ};
    struct clm__hit copy = *hit; /* reading other sentences makes other hits */
    if (clm__claims_in_quote(claims, hit->head))
        return;
    find_speaker(claims, hit, &s.by);
    if (s.by.count == 0)
        return;
    struct content content = find_content(claims, hit);
    if (content.last >= claims->tree.count)
        content = (struct content){1, 0, NULL};
    struct clm__filler said = {(uint16_t)hit->head, (uint16_t)content.first,
                               (uint16_t)content.last};
    clm__when_find(&when, &claims->when, hit->head,
                   content.first <= content.last ? &said : NULL);
    if (!when.stated && claims->speech != 0 &&
        claims->sentence - claims->speech_sentence <= 2) {
        /* who goes on speaking does so on the same day */
        const struct clm__draft *last = &claims->drafts[claims->speech - 1];
        if (last->when.stated && claims->speech_by.count == 1 && s.by.count == 1 &&
            clm__party_same(&s.by.items[0], &claims->speech_by.items[0])) {
            when = last->when;
        }
    }
    s.direct = content.quote != NULL;
    if (content.quote != NULL)
        s.quote = (struct clm_span){content.quote->start, content.quote->end};
    size_t before = claims->draft_count;
    bool telling = content.first <= content.last;
    if (telling)
        clm__said_deny(&s, content.first, content.last);
    if (telling && s.found == 0 && (hit->frame->flags & CLM__FRAME_PLAIN) == 0) {
        clm__said_accuse(&s, content.first, content.last);
        if (s.found == 0)
            clm__said_accuse_part(&s, content.first);
    }
    if (s.found == 0) {
        if (copy.frame->kind == CLM_KIND_ACCUSATION) {
            static const struct clm__frame said_only = {.kind = CLM_KIND_STATEMENT};
            copy.frame = &said_only;
        }
        add_statement(&s, &copy, &content);
    }
    if (claims->draft_count > before) {
        claims->speech = (uint32_t)before + 1;
        claims->speech_by = s.by;
        claims->speech_sentence = claims->sentence;
        claims->speech_paragraph = claims->tree.sentence->paragraph;
    }
    for (unsigned i = 0; i < s.by.count; i++)
        s.by.items[i].subject = true;
    clm__who_note(&claims->who, &s.by);
    if (content.quote != NULL && content.quote->start < claims->tree.sentence->start)
        accuse_before(&s, content.quote);
}

void
clm__claims_quoted(struct clm__claims *claims)
{
    if (claims->speech == 0 || claims->speech_by.count == 0 ||
        claims->speech_paragraph != claims->tree.sentence->paragraph)
        return;
    struct clm__when when = claims->drafts[claims->speech - 1].when;
    struct clm__saying s = {
        .claims = claims,
        .by = claims->speech_by,
        .when = &when,
        .direct = true,
        .frame = "quoted",
        .quote = {claims->tree.sentence->start, claims->tree.sentence->end}};
    clm__said_accuse(&s, 0, claims->tree.count - 1);
}
