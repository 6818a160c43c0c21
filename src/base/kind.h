/* SPDX-License-Identifier: MIT */
/* Sets of kinds of events, as bits 1 << clm_kind; they come from the rows of kind.def. */
#ifndef CLM_BASE_KIND_H
#define CLM_BASE_KIND_H

#include "claimline/event.h"

/* What a kind is: something said of or to another party, other speech, or something done.
 */
enum clm__kind_sort { CLM__SORT_CLAIM, CLM__SORT_SPEECH, CLM__SORT_ACT };

#define CLM__IF_SORT(wanted, sort, id)                                                   \
    (CLM__SORT_##sort == CLM__SORT_##wanted ? 1u << CLM_KIND_##id : 0u)
#define CLM__IF_PHASES(id)    1u << CLM_KIND_##id
#define CLM__IF_NO_PHASES(id) 0u

enum clm__kinds {
/* accusation, denial, demand, threat, rejection */
#define CLM_KIND(id, name, sort, ...) | CLM__IF_SORT(CLAIM, sort, id)
    CLM__KINDS_CLAIM = 0u
#include <claimline/kind.def>
    ,
/* statement */
#define CLM_KIND(id, name, sort, ...) | CLM__IF_SORT(SPEECH, sort, id)
    CLM__KINDS_SPEECH = 0u
#include <claimline/kind.def>
    ,
/* ceasefire, strike, attack, talks, sanction, aid */
#define CLM_KIND(id, name, sort, ...) | CLM__IF_SORT(ACT, sort, id)
    CLM__KINDS_ACT = 0u
#include <claimline/kind.def>
    ,
/* those that a phase is told of: ceasefire */
#define CLM_KIND(id, name, sort, phases, ...) | CLM__IF_##phases(id)
    CLM__KINDS_PHASED = 0u
#include <claimline/kind.def>
};

_Static_assert(CLM_KIND_COUNT < 32, "sets of kinds are bits of an unsigned number");
_Static_assert((CLM__KINDS_CLAIM | CLM__KINDS_SPEECH | CLM__KINDS_ACT) ==
                   (1u << CLM_KIND_COUNT) - 1,
               "every kind is a claim, speech or an act");

/** Whether a kind is in a set. */
static inline bool
clm__kind_in(unsigned kinds, unsigned kind)
{
    return kind < CLM_KIND_COUNT && (kinds >> kind & 1) != 0;
}

/* Names by number, for those who list or look for them. */
#define CLM__NAME_OF(what, type, name)                                                   \
    static inline const char *clm__##what##_word(int i)                                  \
    {                                                                                    \
        return name((enum type)i);                                                       \
    }
CLM__NAME_OF(kind, clm_kind, clm_kind_name)
CLM__NAME_OF(phase, clm_phase, clm_phase_name)
CLM__NAME_OF(charge, clm_charge_type, clm_charge_type_name)
CLM__NAME_OF(origin, clm_origin, clm_origin_name)
CLM__NAME_OF(actor_kind, clm_actor_kind, clm_actor_kind_name)
#undef CLM__NAME_OF

#endif
