/* SPDX-License-Identifier: MIT */
/* How good tags and trees are. */
#include "train/measure.h"

#include "text/parse.h"
#include "text/tag.h"
#include "train/train.h"

#include <stdio.h>

bool
clm__same_base(const char *a, const char *b, char stop)
{
    while (*a != '\0' && *a != stop && *a == *b) {
        a++;
        b++;
    }
    return (*a == '\0' || *a == stop) && (*b == '\0' || *b == stop);
}

void
clm__measure_tag(struct clm__bank *bank, const struct clm__weights *tagger, int fold)
{
    for (size_t i = 0; i < bank->sentence_count; i++) {
        const struct clm__bank_sentence *s = &bank->sentences[i];
        if (fold < 0 || clm__train_fold(i) == fold)
            clm__tag_sentence(tagger, bank->words + s->first, s->count,
                              bank->tags + s->first);
    }
}

static void
count_sentence(struct clm__measure *out, const struct clm__bank *bank,
               const struct clm__names *names, const struct clm__bank_sentence *sentence,
               const struct clm__state *state)
{
    for (unsigned i = 0; i < sentence->count; i++) {
        size_t at = sentence->first + i;
        const struct clm__node *node = &state->nodes[i + 1];
        const char *gold_tag = clm__intern_text(&names->tags, bank->gold[at] + 1u);
        const char *tag = clm__intern_text(&names->tags, bank->tags[at] + 1u);
        out->words++;
        out->tags += bank->gold[at] == bank->tags[at];
        out->upos += clm__same_base(gold_tag, tag, '_');
        if (node->head != bank->heads[at])
            continue;
        out->heads++;
        out->labels += node->label == bank->labels[at];
        out->base_labels +=
            clm__same_base(clm__intern_text(&names->labels, bank->labels[at] + 1u),
                           clm__intern_text(&names->labels, node->label + 1u), ':');
    }
}

bool
clm__measure_parse(struct clm__measure *out, const struct clm__bank *bank,
                   const struct clm__names *names, const struct clm__weights *parser,
                   unsigned beam)
{
    struct clm__parse_room *room = clm__parse_room_new(beam);
    struct clm__parse_options options = {(parser->classes - 1) / 2, beam};
    *out = (struct clm__measure){0};
    if (room == NULL)
        return false;
    for (size_t i = 0; i < bank->sentence_count; i++) {
        const struct clm__bank_sentence *s = &bank->sentences[i];
        clm__parse_sentence(room, parser, bank->words + s->first, bank->tags + s->first,
                            s->count, &options);
        count_sentence(out, bank, names, s, &room->state);
    }
    clm__parse_room_free(room);
    return true;
}

static double
percent(size_t part, size_t whole)
{
    return whole > 0 ? 100.0 * (double)part / (double)whole : 0;
}

void
clm__measure_print(const struct clm__measure *m, const char *what)
{
    fprintf(stderr,
            "%-24s words %zu  UPOS %.2f  tag %.2f  UAS %.2f  LAS %.2f  LAS with subtypes "
            "%.2f\n",
            what, m->words, percent(m->upos, m->words), percent(m->tags, m->words),
            percent(m->heads, m->words), percent(m->base_labels, m->words),
            percent(m->labels, m->words));
}
