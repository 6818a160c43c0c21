/* SPDX-License-Identifier: MIT */
/* Parties as phrases name them. */
#include "party/party.h"

#include <string.h>

bool
clm__party_same(const struct clm__party *a, const struct clm__party *b)
{
    if (a->actor != CLM_NONE || b->actor != CLM_NONE)
        return a->actor == b->actor;
    return strcmp(a->name, b->name) == 0;
}

bool
clm__party_part(struct clm__party *party)
{
    const char *name = party->speaker != NULL ? party->speaker : party->other;
    if (party->actor == CLM_NONE || party->unknown || name == NULL)
        return false;
    party->other = party->name;
    party->name = name;
    party->actor = CLM_NONE;
    party->how = party->speaker != NULL ? CLM__HOW_PERSON : CLM__HOW_WORDS;
    return true;
}

const char *
clm__party_how_name(enum clm__party_how how)
{
    static const char *const names[] = {
        [CLM__HOW_WORDS] = "its own words",
        [CLM__HOW_LIST] = "a name of the list of actors",
        [CLM__HOW_OFFICE] = "an office or a body, and whose",
        [CLM__HOW_HOME] = "the state that the text is at home in",
        [CLM__HOW_PERSON] = "a person's name",
        [CLM__HOW_SURNAME] = "a surname",
        [CLM__HOW_MENTION] = "an earlier mention with this word",
        [CLM__HOW_PRONOUN] = "a pronoun",
    };
    _Static_assert(sizeof names / sizeof *names == CLM__HOW_COUNT, "a way has no words");
    return names[how];
}
