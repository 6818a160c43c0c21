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

/* Does the sentence stand in a quotation that goes on from the paragraph before: opened
 * again at its start, closed only once, behind its last paragraph? */
static bool
is_continued(const struct clm__sentence *sentence)
{
    const struct clm__parsed *parsed = sentence->tree.parsed;
    const struct clm__parsed_sentence *place = sentence->tree.sentence;
    for (size_t i = 0; i < parsed->quote_count; i++) {
        const struct clm__quote *quote = &parsed->quotes[i];
        if (quote->start <= place->start && place->end <= quote->end &&
            (quote->flags & CLM__QUOTE_CONTINUED) != 0)
            return true;
    }
    return false;
}

bool
clm__discourse_continues(const struct clm__discourse *discourse,
                         const struct clm__sentence *sentence)
{
    return discourse->speech != 0 && discourse->by.count > 0 && is_continued(sentence);
}

bool
clm__discourse_speaks(const struct clm__discourse *discourse,
                      const struct clm__sentence *sentence)
{
    return discourse->speech != 0 &&
           (discourse->paragraph == sentence->tree.sentence->paragraph ||
            is_continued(sentence));
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
