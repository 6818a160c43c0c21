/* SPDX-License-Identifier: MIT */
/* The words for kinds, phases, charge types, origins and actor kinds, and their CAMEO
 * codes. */
#include "claimline/event.h"

#include <string.h>

static const char *const kind_names[CLM_KIND_COUNT] = {
    [CLM_KIND_ACCUSATION] = "accusation", [CLM_KIND_DENIAL] = "denial",
    [CLM_KIND_DEMAND] = "demand",         [CLM_KIND_THREAT] = "threat",
    [CLM_KIND_REJECTION] = "rejection",   [CLM_KIND_STATEMENT] = "statement",
    [CLM_KIND_CEASEFIRE] = "ceasefire",   [CLM_KIND_STRIKE] = "strike",
    [CLM_KIND_ATTACK] = "attack",         [CLM_KIND_TALKS] = "talks",
    [CLM_KIND_SANCTION] = "sanction",     [CLM_KIND_AID] = "aid",
};

static const char *const phase_names[CLM_PHASE_COUNT] = {
    [CLM_PHASE_NONE] = "",           [CLM_PHASE_PROPOSE] = "propose",
    [CLM_PHASE_START] = "start",     [CLM_PHASE_EXTEND] = "extend",
    [CLM_PHASE_VIOLATE] = "violate", [CLM_PHASE_END] = "end",
};

static const char *const charge_type_names[CLM_CHARGE_COUNT] = {
    [CLM_CHARGE_WAR_CRIME] = "war-crime",
    [CLM_CHARGE_CIVILIAN_HARM] = "civilian-harm",
    [CLM_CHARGE_RIGHTS_ABUSE] = "rights-abuse",
    [CLM_CHARGE_AGGRESSION] = "aggression",
    [CLM_CHARGE_CEASEFIRE_VIOLATION] = "ceasefire-violation",
    [CLM_CHARGE_TERRORISM] = "terrorism",
    [CLM_CHARGE_WEAPONS] = "weapons",
    [CLM_CHARGE_ESPIONAGE] = "espionage",
    [CLM_CHARGE_INTERFERENCE] = "interference",
    [CLM_CHARGE_CORRUPTION] = "corruption",
    [CLM_CHARGE_CRIME] = "crime",
    [CLM_CHARGE_OBSTRUCTION] = "obstruction",
    [CLM_CHARGE_DECEPTION] = "deception",
    [CLM_CHARGE_FAILURE] = "failure",
    [CLM_CHARGE_CONDUCT] = "conduct",
    [CLM_CHARGE_OTHER] = "other",
};

static const char *const origin_names[CLM_ORIGIN_COUNT] = {
    [CLM_ORIGIN_CURATED] = "curated",
    [CLM_ORIGIN_EXTRACTED] = "extracted",
};

static const char *const actor_kind_names[CLM_ACTOR_KIND_COUNT] = {
    [CLM_ACTOR_OTHER] = "other",         [CLM_ACTOR_STATE] = "state",
    [CLM_ACTOR_TERRITORY] = "territory", [CLM_ACTOR_ORGANISATION] = "organisation",
    [CLM_ACTOR_BLOC] = "bloc",           [CLM_ACTOR_ARMED_GROUP] = "armed-group",
    [CLM_ACTOR_PERSON] = "person",
};

/* CAMEO 1.1b3 (P. A. Schrodt, 2012), chapter 2: the code of a kind where the phase or
 * charge says no more. */
static const char *const kind_codes[CLM_KIND_COUNT] = {
    [CLM_KIND_ACCUSATION] = "112", [CLM_KIND_DENIAL] = "016",
    [CLM_KIND_DEMAND] = "10",      [CLM_KIND_THREAT] = "13",
    [CLM_KIND_REJECTION] = "12",   [CLM_KIND_STATEMENT] = "01",
    [CLM_KIND_CEASEFIRE] = "0871", [CLM_KIND_STRIKE] = "195",
    [CLM_KIND_ATTACK] = "19",      [CLM_KIND_TALKS] = "04",
    [CLM_KIND_SANCTION] = "16",    [CLM_KIND_AID] = "07",
};

/* A charge without a code of its own leaves the accusation at 112; conduct is 111
 * (criticise). */
static const char *const charge_codes[CLM_CHARGE_COUNT] = {
    [CLM_CHARGE_WAR_CRIME] = "1124",    [CLM_CHARGE_CIVILIAN_HARM] = "1124",
    [CLM_CHARGE_RIGHTS_ABUSE] = "1122", [CLM_CHARGE_AGGRESSION] = "1123",
    [CLM_CHARGE_ESPIONAGE] = "1125",    [CLM_CHARGE_CEASEFIRE_VIOLATION] = "1123",
    [CLM_CHARGE_CORRUPTION] = "1121",   [CLM_CHARGE_CRIME] = "1121",
    [CLM_CHARGE_CONDUCT] = "111",
};

static bool
find_name(const char *const *names, int count, const char *name, size_t len, int *out)
{
    for (int i = 0; i < count; i++) {
        if (len > 0 && names[i][0] == name[0] && strlen(names[i]) == len &&
            memcmp(names[i], name, len) == 0) {
            *out = i;
            return true;
        }
    }
    return false;
}

#define DEFINE_WORDS(stem, type, names, count)                                           \
    const char *stem##_name(type value)                                                  \
    {                                                                                    \
        return (int)value >= 0 && (int)value < (int)(count) ? (names)[value] : "";       \
    }                                                                                    \
    bool stem##_find(type *out, const char *name, size_t len)                            \
    {                                                                                    \
        int value = 0;                                                                   \
        if (!find_name(names, (int)(count), name, len, &value))                          \
            return false;                                                                \
        *out = (type)value;                                                              \
        return true;                                                                     \
    }

DEFINE_WORDS(clm_kind, enum clm_kind, kind_names, CLM_KIND_COUNT)
DEFINE_WORDS(clm_phase, enum clm_phase, phase_names, CLM_PHASE_COUNT)
DEFINE_WORDS(clm_charge_type, enum clm_charge_type, charge_type_names, CLM_CHARGE_COUNT)
DEFINE_WORDS(clm_origin, enum clm_origin, origin_names, CLM_ORIGIN_COUNT)
DEFINE_WORDS(clm_actor_kind, enum clm_actor_kind, actor_kind_names, CLM_ACTOR_KIND_COUNT)

const char *
clm_cameo_code(enum clm_kind kind, enum clm_phase phase, unsigned charge_types)
{
    if (kind == CLM_KIND_ACCUSATION) {
        for (int type = 0; type < CLM_CHARGE_COUNT; type++)
            if ((charge_types >> type & 1) != 0 && charge_codes[type] != NULL)
                return charge_codes[type];
    }
    if (kind == CLM_KIND_CEASEFIRE && phase == CLM_PHASE_VIOLATE)
        return "196";
    if (kind == CLM_KIND_CEASEFIRE && phase == CLM_PHASE_PROPOSE)
        return "057";
    return (int)kind >= 0 && kind < CLM_KIND_COUNT ? kind_codes[kind] : "";
}
