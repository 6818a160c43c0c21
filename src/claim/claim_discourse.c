/* SPDX-License-Identifier: MIT */
/* The memory of an article. */
#include "claim/claim_discourse.h"

void
clm__discourse_begin(struct clm__discourse *discourse)
{
    *discourse = (struct clm__discourse){0};
}

void
clm__discourse_speak(struct clm__discourse *discourse,
                     const struct clm__sentence *sentence, size_t draft,
                     const struct clm__parties *by)
{
    discourse->speech = (uint32_t)draft + 1;
    discourse->by = *by;
    discourse->sentence = sentence->number;
    discourse->paragraph = sentence->tree.sentence->paragraph;
}

void
clm__discourse_drop(struct clm__discourse *discourse, size_t draft)
{
    if (discourse->speech > draft + 1)
        discourse->speech--;
}

bool
clm__discourse_speaks(const struct clm__discourse *discourse,
                      const struct clm__sentence *sentence)
{
    return discourse->speech != 0 &&
           discourse->paragraph == sentence->tree.sentence->paragraph;
}

bool
clm__discourse_goes_on(const struct clm__discourse *discourse,
                       const struct clm__sentence *sentence,
                       const struct clm__parties *by)
{
    enum { NEAR = 2 }; /* sentences */
    return discourse->speech != 0 && sentence->number - discourse->sentence <= NEAR &&
           discourse->by.count == 1 && by->count == 1 &&
           clm__party_same(&by->items[0], &discourse->by.items[0]);
}
