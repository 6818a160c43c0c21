/* SPDX-License-Identifier: MIT */
/* Codes of CAMEO 1.1b3 (P. A. Schrodt, 2012, chapter 2) as our kinds: a row a beginning.
 * Protests (14), shows of force (15) and inquiries (09) are no kind of ours. */
#include "exchange/cameo.h"

#include <string.h>

#define ROW(code, kind, phase, type, words)                                              \
    {                                                                                    \
        code, CLM_KIND_##kind, CLM_PHASE_##phase, type, words                            \
    }

static const struct clm__cameo rows[] = {
    ROW("01", STATEMENT, NONE, "", "makes a statement"),
    ROW("016", DENIAL, NONE, "", "denies responsibility"),
    ROW("02", DEMAND, NONE, "", "appeals"),
    ROW("03", TALKS, NONE, "", "wants to cooperate"),
    ROW("04", TALKS, NONE, "", "meets"),
    ROW("05", TALKS, NONE, "", "cooperates"),
    ROW("06", TALKS, NONE, "", "cooperates"),
    ROW("07", AID, NONE, "", "gives aid"),
    ROW("08", AID, NONE, "", "yields"),
    ROW("0871", CEASEFIRE, START, "", "declares a truce"),
    ROW("10", DEMAND, NONE, "", "demands"),
    ROW("11", ACCUSATION, NONE, "other", "disapproves"),
    ROW("111", ACCUSATION, NONE, "conduct", "criticises or denounces"),
    ROW("112", ACCUSATION, NONE, "other", "accuses"),
    ROW("1121", ACCUSATION, NONE, "corruption", "accuses of crime or corruption"),
    ROW("1122", ACCUSATION, NONE, "rights-abuse", "accuses of human rights abuses"),
    ROW("1123", ACCUSATION, NONE, "aggression", "accuses of aggression"),
    ROW("1124", ACCUSATION, NONE, "war-crime", "accuses of war crimes"),
    ROW("1125", ACCUSATION, NONE, "espionage", "accuses of espionage or treason"),
    ROW("12", REJECTION, NONE, "", "rejects"),
    ROW("13", THREAT, NONE, "", "threatens"),
    ROW("16", SANCTION, NONE, "", "reduces relations"),
    ROW("17", SANCTION, NONE, "", "coerces"),
    ROW("18", ATTACK, NONE, "", "assaults"),
    ROW("183", STRIKE, NONE, "", "bombs"),
    ROW("19", ATTACK, NONE, "", "fights"),
    ROW("194", STRIKE, NONE, "", "shells"),
    ROW("195", STRIKE, NONE, "", "strikes from the air"),
    ROW("196", CEASEFIRE, VIOLATE, "", "breaks a truce"),
    ROW("20", ATTACK, NONE, "", "uses mass violence"),
};

const struct clm__cameo *
clm__cameo_find(const char *code)
{
    const struct clm__cameo *best = NULL;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t len = strlen(rows[i].code);
        if (strncmp(rows[i].code, code, len) == 0 &&
            (best == NULL || len > strlen(best->code)))
            best = &rows[i];
    }

    return best;
}
