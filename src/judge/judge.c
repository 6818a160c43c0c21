/* SPDX-License-Identifier: MIT */
/* The second reader. It looks for cues in windows of as many sentences as fit, where a
 * word stands that may be one; then it marks each cue that it found and asks what it is
 * and which words are its parts. tools/judge/pieces.py makes the same windows. */
#include "judge/judge.h"

#include "base/alloc.h"
#include "judge/encoder.h"
#include "judge/pieces.h"

#include <string.h>

enum {
    TEXT_PIECES = CLM__JUDGE_WINDOW - 2, /* the window has a beginning and an end */
    LOOK_CONTEXT = 32,                   /* pieces of the sentence before */
    ASK_CONTEXT = 3,                     /* sentences before that of the cue */
    GATE = 26,     /* 1/255: a piece that is part of a cue this often */
    HEAD_LOOK = 0, /* rows of the heads */
    HEAD_KIND = CLM__JUDGE_KINDS,
    HEAD_ROLES = 2 * CLM__JUDGE_KINDS,
};

/* A cue is asked about from this on; a word belongs to a role from this on. */
#define CUE_LEAST  0.15f
#define ROLE_LEAST 0.5f
#define ROLE_BEST  0.2f /* the best word of all may be as weak as this */

struct place {
    uint32_t first, count; /* pieces of a sentence */
};

struct clm__judge {
    const struct clm__judge_model *model;
    struct clm__encoder *encoder;
    struct clm__pieces pieces;
    struct place *places; /* by sentence */
    size_t place_room;
    float (*shares)[2]; /* by piece: accusation, denial */
    size_t share_room;
    struct clm__judge_window window;
    uint32_t at[CLM__JUDGE_WINDOW]; /* of the window: which piece of the text */
};

static float
sigmoid(float x)
{
    return 1.0f / (1.0f + clm__encoder_exp(-x));
}

static void
soften(const float *in, float *out)
{
    float sum = 0.0f, top = in[0];
    for (unsigned i = 1; i < CLM__JUDGE_KINDS; i++)
        top = in[i] > top ? in[i] : top;
    for (unsigned i = 0; i < CLM__JUDGE_KINDS; i++) {
        out[i] = clm__encoder_exp(in[i] - top);
        sum += out[i];
    }
    for (unsigned i = 0; i < CLM__JUDGE_KINDS; i++)
        out[i] /= sum;
}

static bool
cut_pieces(struct clm__judge *judge, const char *text, const struct clm__parsed *parsed)
{
    void *places = judge->places, *shares = judge->shares;
    bool ok = clm__grow(&places, &judge->place_room, parsed->sentence_count + 1,
                        sizeof *judge->places);
    judge->places = places;
    judge->pieces.count = 0;
    for (size_t i = 0; ok && i < parsed->sentence_count; i++) {
        const struct clm__parsed_sentence *s = &parsed->sentences[i];
        judge->places[i].first = (uint32_t)judge->pieces.count;
        ok = clm__pieces_add(&judge->pieces, judge->model, text, s->start, s->end);
        judge->places[i].count = (uint32_t)judge->pieces.count - judge->places[i].first;
    }
    ok = ok && clm__grow(&shares, &judge->share_room, judge->pieces.count + 1,
                         sizeof *judge->shares);
    judge->shares = shares;
    for (size_t i = 0; ok && i < judge->pieces.count; i++)
        judge->shares[i][0] = judge->shares[i][1] = 0.0f;
    return ok;
}

static bool
is_wanted(const struct clm__judge *judge, size_t sentence)
{
    const struct place *place = &judge->places[sentence];
    for (uint32_t i = 0; i < place->count; i++)
        if (judge->model->gates[judge->pieces.items[place->first + i].id] >= GATE)
            return true;
    return false;
}

static void
begin(struct clm__judge *judge)
{
    judge->window.count = 1;
    judge->window.pieces[0] = (uint16_t)judge->model->begin;
    judge->window.mark_first = judge->window.mark_stop = 0;
}

/* Adds pieces [first, stop) of the text as far as there is room. */
static void
add(struct clm__judge *judge, uint32_t first, uint32_t stop)
{
    struct clm__judge_window *w = &judge->window;
    for (; first < stop && w->count <= TEXT_PIECES; first++) {
        judge->at[w->count] = first;
        w->pieces[w->count++] = judge->pieces.items[first].id;
    }
}

static void
read_window(struct clm__judge *judge)
{
    judge->window.pieces[judge->window.count++] = (uint16_t)judge->model->end;
    clm__encoder_read(judge->encoder, &judge->window);
}

/* One window of sentences that are wanted, from `from` on; gives the first that is not in
 * it. */
static size_t
look_at(struct clm__judge *judge, size_t from, size_t sentences)
{
    const struct place *places = judge->places;
    size_t i = from;
    begin(judge);
    if (from > 0) {
        const struct place *p = &places[from - 1];
        uint32_t kept = p->count < LOOK_CONTEXT ? p->count : LOOK_CONTEXT;
        add(judge, p->first + p->count - kept, p->first + p->count);
    }
    uint32_t own = judge->window.count;
    while (i < sentences && is_wanted(judge, i) &&
           (i == from || judge->window.count + places[i].count <= TEXT_PIECES + 1)) {
        add(judge, places[i].first, places[i].first + places[i].count);
        i++;
    }
    uint32_t stop = judge->window.count;
    read_window(judge);
    for (uint32_t k = own; k < stop; k++) {
        float logits[CLM__JUDGE_KINDS], kinds[CLM__JUDGE_KINDS];
        clm__encoder_heads(judge->encoder, k, k + 1, HEAD_LOOK, CLM__JUDGE_KINDS, logits);
        soften(logits, kinds);
        judge->shares[judge->at[k]][0] = kinds[1];
        judge->shares[judge->at[k]][1] = kinds[2];
    }
    return i;
}

/* The window around a cue: its sentence, and those before as far as there is room. */
static void
mark(struct clm__judge *judge, size_t sentence, uint32_t first, uint32_t stop)
{
    const struct place *own = &judge->places[sentence];
    uint32_t starts[ASK_CONTEXT], left = 0, from = own->first;
    unsigned before = 0;
    if (own->count > TEXT_PIECES) {
        uint32_t at = first - own->first, half = TEXT_PIECES / 2;
        uint32_t cut = at > half ? at - half : 0, most = own->count - TEXT_PIECES;
        from += cut < most ? cut : most;
    } else {
        left = TEXT_PIECES - own->count;
    }
    for (; before < ASK_CONTEXT && before < sentence && left > 0; before++) {
        const struct place *p = &judge->places[sentence - 1 - before];
        uint32_t kept = p->count < left ? p->count : left;
        starts[before] = p->first + p->count - kept;
        left -= kept;
    }
    begin(judge);
    while (before-- > 0) {
        const struct place *p = &judge->places[sentence - 1 - before];
        add(judge, starts[before], p->first + p->count);
    }
    uint32_t shift = judge->window.count;
    add(judge, from, own->first + own->count);
    judge->window.mark_first = first - from + shift;
    judge->window.mark_stop = stop - from + shift;
    if (judge->window.mark_stop > judge->window.count)
        judge->window.mark_stop = judge->window.count;
}

static uint16_t
in_parts(float share)
{
    return (uint16_t)(share * 10000.0f);
}

/* Runs of words that have a role, each sentence for itself; else the best word, if it is
 * good enough. */
static void
find_parts(struct clm__judge *judge, struct clm__verdict *out, unsigned role,
           float (*roles)[CLM__JUDGE_ROLES], uint32_t stop)
{
    uint32_t best = 1;
    for (uint32_t k = 1; k < stop; k++)
        best = roles[k][role] > roles[best][role] ? k : best;
    float least = roles[best][role] < ROLE_LEAST ? roles[best][role] : ROLE_LEAST;
    if (least < ROLE_BEST)
        return;
    for (uint32_t k = 1; k < stop; k++) {
        if (roles[k][role] < least)
            continue;
        const struct clm__piece *piece = &judge->pieces.items[judge->at[k]];
        struct clm__verdict_part part = {{piece->start, piece->end},
                                         in_parts(roles[k][role])};
        for (; k + 1 < stop && roles[k + 1][role] >= least; k++) {
            part.span.end = judge->pieces.items[judge->at[k + 1]].end;
            uint16_t score = in_parts(roles[k + 1][role]);
            part.score = score > part.score ? score : part.score;
        }
        unsigned at = out->counts[role];
        if (at == CLM__VERDICT_PARTS) {
            at = 0; /* the weakest goes */
            for (unsigned i = 1; i < CLM__VERDICT_PARTS; i++)
                at = out->parts[role][i].score < out->parts[role][at].score ? i : at;
            if (out->parts[role][at].score >= part.score)
                continue;
        } else {
            out->counts[role]++;
        }
        out->parts[role][at] = part;
    }
}

/* What a marked cue is, and its parts. */
static void
ask(struct clm__judge *judge, struct clm__verdict *out)
{
    float logits[CLM__JUDGE_KINDS], kinds[CLM__JUDGE_KINDS];
    float roles[CLM__JUDGE_WINDOW][CLM__JUDGE_ROLES];
    uint32_t stop = judge->window.count;
    read_window(judge);
    clm__encoder_heads(judge->encoder, judge->window.mark_first, judge->window.mark_stop,
                       HEAD_KIND, CLM__JUDGE_KINDS, logits);
    soften(logits, kinds);
    bool denial = kinds[2] > kinds[1];
    out->kind = denial ? CLM_KIND_DENIAL : CLM_KIND_ACCUSATION;
    out->score = in_parts(kinds[denial ? 2 : 1]);
    for (uint32_t k = 1; k < stop; k++) {
        clm__encoder_heads(judge->encoder, k, k + 1, HEAD_ROLES, CLM__JUDGE_ROLES,
                           roles[k]);
        for (unsigned role = 0; role < CLM__JUDGE_ROLES; role++)
            roles[k][role] = sigmoid(roles[k][role]);
    }
    for (unsigned role = 0; role < CLM__JUDGE_ROLES; role++)
        find_parts(judge, out, role, roles, stop);
}

/* Asks about each run of pieces of a sentence that may be a cue. */
static bool
ask_sentence(struct clm__judge *judge, size_t sentence, struct clm__verdicts *out)
{
    const struct place *place = &judge->places[sentence];
    for (uint32_t i = 0; i < place->count; i++) {
        uint32_t first = place->first + i, stop = first;
        float sum[2] = {0.0f, 0.0f}, top = 0.0f;
        for (; i < place->count; i++, stop++) {
            const float *share = judge->shares[stop];
            float both = share[0] + share[1];
            if (both < CUE_LEAST)
                break;
            top = both > top ? both : top;
            sum[0] += share[0];
            sum[1] += share[1];
        }
        if (stop == first)
            continue;
        void *items = out->items;
        if (!clm__grow(&items, &out->room, out->count + 1, sizeof *out->items))
            return false;
        out->items = items;
        struct clm__verdict *verdict = &out->items[out->count++];
        *verdict = (struct clm__verdict){.sentence = (uint32_t)sentence};
        verdict->cue = (struct clm_span){judge->pieces.items[first].start,
                                         judge->pieces.items[stop - 1].end};
        mark(judge, sentence, first, stop);
        ask(judge, verdict);
        verdict->score = (uint16_t)((verdict->score + in_parts(top)) / 2);
    }
    return true;
}

enum clm_code
clm__judge_read(struct clm__judge *judge, const char *text,
                const struct clm__parsed *parsed, struct clm__verdicts *out,
                struct clm_error *err)
{
    out->count = 0;
    bool ok = cut_pieces(judge, text, parsed);
    for (size_t i = 0; ok && i < parsed->sentence_count;)
        i = is_wanted(judge, i) ? look_at(judge, i, parsed->sentence_count) : i + 1;
    for (size_t i = 0; ok && i < parsed->sentence_count; i++)
        ok = ask_sentence(judge, i, out);
    return ok ? CLM_OK
              : clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
}

enum clm_code
clm__judge_new(struct clm__judge **out, const struct clm__judge_model *model,
               struct clm_error *err)
{
    struct clm__judge *judge = clm__calloc(1, sizeof *judge);
    *out = judge;
    if (judge != NULL) {
        judge->model = model;
        judge->encoder = clm__encoder_new(model);
        if (judge->encoder != NULL)
            return CLM_OK;
    }
    clm__judge_free(judge);
    *out = NULL;
    return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
}

void
clm__judge_free(struct clm__judge *judge)
{
    if (judge == NULL)
        return;
    clm__encoder_free(judge->encoder);
    clm__pieces_release(&judge->pieces);
    clm__free(judge->places);
    clm__free(judge->shares);
    clm__free(judge);
}

void
clm__verdicts_release(struct clm__verdicts *verdicts)
{
    clm__free(verdicts->items);
    *verdicts = (struct clm__verdicts){0};
}
