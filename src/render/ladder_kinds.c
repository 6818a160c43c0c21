/* SPDX-License-Identifier: MIT */
/* How each kind of event looks in the ladder: the rows of kind.def. */
#include "render/ladder_parts.h"

#define LOOK(colour, ink, fill, shape, dash, head, ...)                                  \
    colour, ink, fill, CLM__##shape, CLM__##dash, CLM__##head, __VA_ARGS__
static const struct kind_look looks[] = {
#define CLM_KIND(id, name, sort, phases, cameo, plover, meaning, rank, legend, words,    \
                 verb, look)                                                             \
    {rank, legend, words, verb, look},
#include <claimline/kind.def>
};
_Static_assert(sizeof looks / sizeof *looks == CLM_KIND_COUNT, "a look for each kind");
#define CLM_KIND(id, name, sort, phases, cameo, plover, meaning, rank, ...)              \
    _Static_assert((rank) >= 1 && (rank) <= CLM_KIND_COUNT, "a place in the legend");
#include <claimline/kind.def>

/* Steps of a truce that neither start nor prolong it are hollow. */
static const struct kind_look hollow_truce = {
    0, "cease-fire offered, broken or ended", "cease-fire", NULL,
    LOOK("#1B6CA8", "#1B6CA8", "white", SQUARE, SOLID, NO_HEAD, 5.2F, 1.0F, 1.1F, true)};

const struct kind_look *
clm__ladder_kind_look(enum clm_kind kind)
{
    return kind < CLM_KIND_COUNT ? &looks[kind] : &looks[CLM_KIND_STATEMENT];
}

const struct kind_look *
clm__ladder_kind(const struct clm_event *event)
{
    if (event->kind == CLM_KIND_CEASEFIRE && event->phase != CLM_PHASE_NONE &&
        event->phase != CLM_PHASE_START && event->phase != CLM_PHASE_EXTEND)
        return &hollow_truce;
    return clm__ladder_kind_look(event->kind);
}

bool
clm__ladder_is_unsure(const struct clm_event *event)
{
    return event->confidence != CLM_CONFIDENCE_NONE && event->confidence < UNSURE;
}
