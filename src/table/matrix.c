/* SPDX-License-Identifier: MIT */
/* Who times whom: accusers down, accused across, each in order of how often, then by
 * name. */
#include "table/matrix.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

struct side {
    const struct clm_corpus *corpus;
    uint32_t *rank_of; /* by actor, CLM_NONE = not there */
    struct ranked {
        uint32_t actor;
        size_t total;
        const char *name;
    } * actors;
    size_t count;
};

struct pair {
    uint32_t accuser; /* actor, then rank */
    uint32_t accused;
};

static int
by_total(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->total != y->total)
        return x->total > y->total ? -1 : 1;
    return strcmp(x->name, y->name);
}

static int
by_pair(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    if (x->accuser != y->accuser)
        return x->accuser < y->accuser ? -1 : 1;
    return x->accused < y->accused ? -1 : x->accused > y->accused;
}

static bool
side_init(struct side *side, const struct clm_corpus *corpus)
{
    size_t actors = clm_corpus_actor_count(corpus);
    side->corpus = corpus;
    side->rank_of = clm__alloc(actors * sizeof *side->rank_of);
    side->actors = clm__calloc(actors, sizeof *side->actors);
    if (side->rank_of == NULL || side->actors == NULL)
        return false;
    for (size_t i = 0; i < actors; i++)
        side->rank_of[i] = CLM_NONE;
    return true;
}

static void
side_count(struct side *side, uint32_t actor)
{
    if (side->rank_of[actor] == CLM_NONE) {
        side->rank_of[actor] = (uint32_t)side->count;
        side->actors[side->count++] = (struct ranked){
            .actor = actor,
            .name = clm_corpus_text(side->corpus,
                                    clm_corpus_actor(side->corpus, actor)->name)};
    }
    side->actors[side->rank_of[actor]].total++;
}

static void
side_rank(struct side *side)
{
    if (side->count > 0)
        qsort(side->actors, side->count, sizeof *side->actors, by_total);
    for (size_t i = 0; i < side->count; i++)
        side->rank_of[side->actors[i].actor] = (uint32_t)i;
}

/* Every pair of every accusation; `pairs` may be NULL to count them only. */
static size_t
list_pairs(const struct clm_view *view, struct pair *pairs, struct side *accusers,
           struct side *accused)
{
    size_t count = 0;
    for (size_t i = 0; i < view->count; i++) {
        const struct clm_event *event = clm_graph_event(view->graph, view->events[i]);
        if (event->kind != CLM_KIND_ACCUSATION)
            continue;
        for (size_t a = 0; a < event->actor_count; a++) {
            for (size_t b = 0; b < event->target_count; b++, count++) {
                if (pairs == NULL)
                    continue;
                side_count(accusers, event->actors[a].actor);
                side_count(accused, event->targets[b].actor);
                pairs[count] =
                    (struct pair){event->actors[a].actor, event->targets[b].actor};
            }
        }
    }
    return count;
}

static void
write_rows(struct clm__text_table *table, const struct pair *pairs, size_t count,
           const struct side *accusers, const struct side *accused)
{
    size_t at = 0;
    clm__text_table_header_start(table);
    clm__text_table_header_cell(table, "accuser");
    for (size_t k = 0; k < accused->count; k++)
        clm__text_table_header_cell(table, accused->actors[k].name);
    clm__text_table_header_end(table);
    for (size_t i = 0; i < accusers->count; i++) {
        const char *name = accusers->actors[i].name;
        clm__text_table_row_start(table);
        clm__text_table_cell(table, "accuser", name, strlen(name), false, true);
        for (size_t k = 0; k < accused->count; k++) {
            size_t start = at;
            while (at < count && pairs[at].accuser == i && pairs[at].accused == k)
                at++;
            clm__text_table_number(table, accused->actors[k].name, (int64_t)(at - start));
        }
        clm__text_table_row_end(table);
        clm__out_flush_some(table->out);
    }
}

bool
clm__matrix_write(const struct clm_view *view, struct clm__text_table *table)
{
    const struct clm_corpus *corpus = clm_graph_corpus(view->graph);
    struct side accusers = {0}, accused = {0};
    size_t count = list_pairs(view, NULL, NULL, NULL);
    struct pair *pairs = clm__alloc(count * sizeof *pairs);
    bool done =
        side_init(&accusers, corpus) && side_init(&accused, corpus) && pairs != NULL;
    if (done) {
        list_pairs(view, pairs, &accusers, &accused);
        side_rank(&accusers);
        side_rank(&accused);
        for (size_t i = 0; i < count; i++) {
            pairs[i].accuser = accusers.rank_of[pairs[i].accuser];
            pairs[i].accused = accused.rank_of[pairs[i].accused];
        }
        if (count > 0)
            qsort(pairs, count, sizeof *pairs, by_pair);
        write_rows(table, pairs, count, &accusers, &accused);
    }
    clm__free(pairs);
    clm__free(accusers.rank_of);
    clm__free(accusers.actors);
    clm__free(accused.rank_of);
    clm__free(accused.actors);
    return done;
}
