/* SPDX-License-Identifier: MIT */
/* Reads an article: its sentences, the matches of frames in them, what is kept. */
#include "claim/claim.h"

#include "base/alloc.h"
#include "claim/claim_behind.h"
#include "claim/claim_confidence.h"
#include "claim/claim_judged.h"
#include "claim/claim_link.h"
#include "claim/claim_match.h"
#include "claim/claim_path.h"
#include "claim/claim_sentence.h"
#include "claim/claim_speech.h"
#include "claim/claim_title.h"

#include <string.h>

static bool
is_used(const struct clm__sentence *sentence, unsigned node)
{
    for (unsigned i = 0; i < sentence->match_count; i++)
        for (unsigned k = 0; k < sentence->matches[i].used_count; k++)
            if (sentence->matches[i].used[k] == node)
                return true;
    return false;
}

/* "The report accused Peru. It said ...": what speaks for somebody is whom "it" means as
 * well, by its author when it tells one. */
static void
note_document(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
              unsigned node, struct clm__parties *found)
{
    struct clm__party *document = &found->items[0];
    if (found->count != 1 || document->sort != CLM__SORT_THING ||
        sentence->tree.nodes[node].rel != CLM__REL_NSUBJ ||
        !clm__in_class(sentence, node, CLM__CLASS_VEHICLE))
        return;
    bool many = strcmp(clm__tree_xpos(&sentence->tree, node), "NNS") == 0;
    document->sort = many ? CLM__SORT_MANY : CLM__SORT_BODY;
    clm__claim_author(reader, sentence, node, found);
}

/* "Customers of Velmor Cargo": who is named in passing may be "the company" later, but is
 * nobody whom "he" means. False for persons. */
static bool
as_body(struct clm__parties *found)
{
    if (found->count == 0)
        return false;
    struct clm__party *party = &found->items[0];
    if (party->actor != CLM_NONE || party->sort != CLM__SORT_PERSON)
        return party->actor == CLM_NONE;
    bool body = clm__party_may_be_body(party);
    party->sort = CLM__SORT_BODY;
    party->speaker = NULL;
    return body;
}

/* Everybody who is named as a subject or object may be meant by a later pronoun. */
static void
note_mentions(struct clm__claim_reader *reader, const struct clm__sentence *sentence)
{
    const struct clm__tree *tree = &sentence->tree;
    for (unsigned i = 0; i < tree->count; i++) {
        unsigned rel = tree->nodes[i].rel;
        bool told = rel == CLM__REL_NSUBJ || rel == CLM__REL_OBJ || rel == CLM__REL_OBL ||
                    rel == CLM__REL_ROOT || rel == CLM__REL_CONJ ||
                    (rel == CLM__REL_NMOD && (sentence->names[i].actor != CLM_NONE ||
                                              tree->nodes[i].kind == CLM__UPOS_PROPN));
        if (!told || !clm__tree_nominal(tree, i) || tree->nodes[i].kind == CLM__UPOS_PRON)
            continue;
        struct clm__parties found;
        clm__claim_who(reader, sentence, i, NULL, &found);
        note_document(reader, sentence, i, &found);
        if (rel == CLM__REL_NMOD && sentence->names[i].actor == CLM_NONE &&
            !as_body(&found))
            continue;
        found.count = found.count > 1 && rel != CLM__REL_CONJ ? 1 : found.count;
        if (found.count > 0 && !found.items[0].found) {
            found.items[0].subject = rel == CLM__REL_NSUBJ;
            clm__who_note(&reader->who, &found);
        }
    }
}

static bool
is_all_quoted(const struct clm__sentence *sentence)
{
    return sentence->tree.count > 0 && clm__sentence_in_quote(sentence, 0) &&
           clm__sentence_in_quote(sentence, sentence->tree.count - 1) &&
           sentence->match_count < CLM__MATCHES_MAX;
}

/* What only a charge, a denial, a demand or a threat speaks of is not told as done. */
static bool
is_only_said(const struct clm__claim_reader *reader, size_t first,
             const struct clm__draft *draft)
{
    for (size_t i = first;
         clm__kind_in(CLM__KINDS_ACT, draft->kind) && i < reader->draft_count; i++) {
        const struct clm__draft *other = &reader->drafts[i];
        if (clm__kind_in(CLM__KINDS_CLAIM, other->kind) &&
            other->charge.start <= draft->cue.start &&
            draft->cue.end <= other->charge.end)
            return true;
    }
    return false;
}

/* "'We accuse Peru of it,' said Ana Ruiz" tells of an accusation: that she said something
 * is no event beside it. */
static bool
is_told_better(const struct clm__claim_reader *reader, size_t first,
               const struct clm__draft *draft)
{
    if (draft->kind != CLM_KIND_STATEMENT || draft->actor_count == 0)
        return false;
    for (size_t i = first; i < reader->draft_count; i++) {
        const struct clm__draft *other = &reader->drafts[i];
        if (other != draft && !other->said &&
            clm__kind_in(CLM__KINDS_CLAIM, other->kind) && other->actor_count > 0 &&
            draft->charge.start <= other->cue.start &&
            other->cue.end <= draft->charge.end &&
            clm__party_same(&draft->actors[0], &other->actors[0]))
            return true;
    }
    return false;
}

/* "Peru accused Oman of theft, officials said" is one accusation, and not theirs. */
static bool
is_told_twice(const struct clm__claim_reader *reader, size_t first,
              const struct clm__draft *draft)
{
    if (!draft->said || draft->kind != CLM_KIND_ACCUSATION || draft->target_count == 0)
        return false;
    for (size_t i = first; i < reader->draft_count; i++) {
        const struct clm__draft *other = &reader->drafts[i];
        if (!other->said && other->kind == CLM_KIND_ACCUSATION &&
            other->target_count > 0 && other->actor_count > 0 &&
            other->charge.start < draft->charge.end &&
            draft->charge.start < other->charge.end &&
            clm__party_same(&draft->targets[0], &other->targets[0]))
            return true;
    }
    return false;
}

/* The first words of somebody that tell of a draft, or NULL. */
static const struct clm__draft *
words_around(const struct clm__claim_reader *reader, size_t first,
             const struct clm__draft *draft)
{
    for (size_t i = first; i < reader->draft_count; i++) {
        const struct clm__draft *other = &reader->drafts[i];
        if (other != draft && other->speech && other->actor_count > 0 &&
            other->charge.start <= draft->cue.start &&
            draft->cue.end <= other->charge.end)
            return other;
    }
    return NULL;
}

/* Acts that stand in somebody's words are what he says of them, no facts. */
static void
note_claimed(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
             size_t first)
{
    for (size_t i = first; i < reader->draft_count; i++) {
        struct clm__draft *draft = &reader->drafts[i];
        struct clm__parties by = {.count = 0};
        if (!clm__kind_in(CLM__KINDS_ACT, draft->kind))
            continue;
        const struct clm__draft *words = words_around(reader, first, draft);
        for (unsigned k = 0; words != NULL && k < words->actor_count; k++)
            by.items[by.count++] = words->actors[k];
        if (words == NULL && draft->quoted &&
            clm__discourse_speaks(&reader->discourse, sentence))
            by = reader->discourse.by;
        if (by.count > 0)
            clm__draft_claimed(draft, &reader->arena, &by);
    }
}

/* Drops such drafts of the sentence just read; nothing answers them, so numbers only move
 * down behind them. */
static void
drop_said(struct clm__claim_reader *reader, size_t first)
{
    size_t kept = first;
    for (size_t i = first; i < reader->draft_count; i++) {
        if (is_only_said(reader, first, &reader->drafts[i]) ||
            is_told_better(reader, first, &reader->drafts[i]) ||
            is_told_twice(reader, first, &reader->drafts[i])) {
            for (size_t k = first; k < reader->draft_count; k++)
                reader->drafts[k].answers -= reader->drafts[k].answers > kept + 1;
            clm__discourse_drop(&reader->discourse, kept);
            continue;
        }
        reader->drafts[kept++] = reader->drafts[i];
    }
    reader->draft_count = kept;
}

static void
read_sentence(struct clm__claim_reader *reader, const struct clm__sentence *sentence)
{
    size_t before = reader->draft_count;
    bool done = false;

    /* further paragraphs of somebody's words: what they tell is told by that speaker */
    if (is_all_quoted(sentence) &&
        clm__discourse_continues(&reader->discourse, sentence)) {
        clm__claim_quoted(reader, sentence);
        done = reader->draft_count > before;
    }
    for (unsigned i = 0; i < sentence->match_count && !done; i++)
        if (!is_used(sentence, sentence->matches[i].head))
            done = clm__claim_match(reader, sentence, &sentence->matches[i]);
    if (reader->draft_count == before && is_all_quoted(sentence))
        clm__claim_quoted(reader, sentence);

    drop_said(reader, before);
    note_claimed(reader, sentence, before);
    for (size_t i = before; i < reader->draft_count; i++) {
        struct clm__draft *draft = &reader->drafts[i];
        clm__claim_confidence(draft);
        if (!clm__draft_path(draft, &sentence->tree, &reader->arena))
            reader->failed = true;
    }
    clm__claim_judged(reader, sentence, before);
}

/* Forgets the article before, but not the title of this one. */
static void
begin(struct clm__claim_reader *reader, const struct clm__claim_input *input)
{
    reader->draft_count = 0;
    clm__discourse_begin(&reader->discourse);
    if (reader->has_title)
        return;
    clm__arena_release(&reader->arena);
    reader->arena = (struct clm__arena){0};
    reader->title_count = 0;
    reader->date = (struct clm_date){input->day, input->day, 0, 3};
    clm__who_begin(&reader->who, &reader->arena, input->has_day ? &reader->date : NULL);
}

static enum clm_code
read_text(struct clm__claim_reader *reader, const struct clm__claim_input *input,
          struct clm_error *err)
{
    struct clm__sentence *sentence = &reader->sentence;

    reader->parsed = input->parsed;
    reader->text = input->text;
    reader->verdicts = input->verdicts;
    reader->verdict_at = 0;
    reader->when =
        (struct clm__when_input){input->timexes, NULL, input->has_day, input->day};
    clm__who_scan(&reader->who, &(struct clm__scan_input){reader->model, input->parsed,
                                                          input->text, input->timexes});
    if (reader->who.failed)
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    for (uint32_t i = 0; i < input->parsed->sentence_count; i++) {
        reader->failed = !clm__claim_sentence(reader, sentence, i) ||
                         !clm__claim_find_matches(sentence) || reader->failed;
        if (!reader->failed) {
            note_mentions(reader, sentence);
            read_sentence(reader, sentence);
        }
        if (reader->failed || reader->arena.failed)
            return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    }
    return CLM_OK;
}

enum clm_code
clm__claim_read_title(struct clm__claim_reader *reader,
                      const struct clm__claim_input *input, struct clm_error *err)
{
    reader->has_title = false;
    begin(reader, input);
    reader->in_title = true;
    enum clm_code code = read_text(reader, input, err);
    reader->in_title = false;
    clm__claim_keep_title(reader);
    reader->has_title = code == CLM_OK;
    return code;
}

enum clm_code
clm__claim_read(struct clm__claim_reader *reader, const struct clm__claim_input *input,
                struct clm_error *err)
{
    begin(reader, input);
    reader->has_title = false;
    enum clm_code code = read_text(reader, input, err);
    if (code != CLM_OK)
        return code;
    clm__claim_merge_headline(reader, input->headline_end);
    clm__claim_link(reader);
    return CLM_OK;
}

void
clm__claim_release(struct clm__claim_reader *reader)
{
    clm__who_release(&reader->who);
    clm__arena_release(&reader->arena);
    clm__sentence_release(&reader->sentence);
    clm__sentence_release(&reader->before);
    clm__free(reader->drafts);
    clm__free(reader->titles);
    reader->drafts = reader->titles = NULL;
}
