/* SPDX-License-Identifier: MIT */
/* The words and codes of kinds, phases, charge types, origins and kinds of actors. */
#include "base/kind.h"

#include <string.h>

/* Every table has a row for each value: none of them may have a hole. */
#define GUARD(table, count)                                                              \
    _Static_assert(sizeof(table) / sizeof *(table) == (size_t)(count),                   \
                   "a row for each value of the enum")

static const struct {
    const char *name, *cameo, *plover, *meaning;
} kinds[] = {
#define CLM_KIND(id, word, sort, phases, cameo, plover, meaning, ...)                    \
    {word, cameo, plover, meaning},
#include <claimline/kind.def>
};
GUARD(kinds, CLM_KIND_COUNT);

static const struct {
    const char *name, *cameo;
} phases[] =
    {
#define CLM_PHASE(id, word, cameo) {word, cameo},
#include <claimline/kind.def>
},
  charge_types[] = {
#define CLM_CHARGE(id, word, cameo) {word, cameo},
#include <claimline/kind.def>
};
GUARD(phases, CLM_PHASE_COUNT);
GUARD(charge_types, CLM_CHARGE_COUNT);

static const struct {
    const char *name;
} origins[] =
    {
#define CLM_ORIGIN(id, word) {word},
#include <claimline/kind.def>
},
  actor_kinds[] = {
#define CLM_ACTOR_KIND(id, word) {word},
#include <claimline/kind.def>
};
GUARD(origins, CLM_ORIGIN_COUNT);
GUARD(actor_kinds, CLM_ACTOR_KIND_COUNT);

static const struct {
    const char *name, *back;
} links[] = {
#define CLM_LINK(id, word, back) {word, back},
#include <claimline/kind.def>
};
GUARD(links, CLM_LINK_KIND_COUNT);

static bool
is_word(const char *word, const char *name, size_t len)
{
    return len > 0 && word[0] == name[0] && strlen(word) == len &&
           memcmp(word, name, len) == 0;
}

#define DEFINE_WORDS(stem, type, table, count)                                           \
    const char *stem##_name(type value)                                                  \
    {                                                                                    \
        return (int)value >= 0 && (int)value < (int)(count) ? (table)[value].name : "";  \
    }                                                                                    \
    bool stem##_find(type *out, const char *name, size_t len)                            \
    {                                                                                    \
        for (int i = 0; i < (int)(count); i++) {                                         \
            if (is_word((table)[i].name, name, len)) {                                   \
                *out = (type)i;                                                          \
                return true;                                                             \
            }                                                                            \
        }                                                                                \
        return false;                                                                    \
    }

DEFINE_WORDS(clm_kind, enum clm_kind, kinds, CLM_KIND_COUNT)
DEFINE_WORDS(clm_phase, enum clm_phase, phases, CLM_PHASE_COUNT)
DEFINE_WORDS(clm_charge_type, enum clm_charge_type, charge_types, CLM_CHARGE_COUNT)
DEFINE_WORDS(clm_origin, enum clm_origin, origins, CLM_ORIGIN_COUNT)
DEFINE_WORDS(clm_actor_kind, enum clm_actor_kind, actor_kinds, CLM_ACTOR_KIND_COUNT)

const char *
clm_link_name(enum clm_link_kind kind)
{
    return links[kind].name;
}

const char *
clm_link_name_back(enum clm_link_kind kind)
{
    return links[kind].back;
}

const char *
clm_kind_meaning(enum clm_kind kind)
{
    return (int)kind >= 0 && kind < CLM_KIND_COUNT ? kinds[kind].meaning : "";
}

const char *
clm_cameo_code(enum clm_kind kind, enum clm_phase phase, unsigned types)
{
    if ((int)kind < 0 || kind >= CLM_KIND_COUNT)
        return "";
    for (int type = 0; kind == CLM_KIND_ACCUSATION && type < CLM_CHARGE_COUNT; type++)
        if ((types >> type & 1) != 0 && charge_types[type].cameo != NULL)
            return charge_types[type].cameo;
    if (kind == CLM_KIND_CEASEFIRE && (int)phase >= 0 && phase < CLM_PHASE_COUNT &&
        phases[phase].cameo != NULL)
        return phases[phase].cameo;
    return kinds[kind].cameo;
}

const char *
clm_plover_code(enum clm_kind kind)
{
    return (int)kind >= 0 && kind < CLM_KIND_COUNT ? kinds[kind].plover : "";
}
