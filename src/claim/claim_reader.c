/* SPDX-License-Identifier: MIT */
/* What a reader keeps and asks. */
#include "claim/claim_reader.h"

#include "base/alloc.h"

bool
clm__claim_add(struct clm__claim_reader *reader, const struct clm__draft *draft)
{
    void *drafts = reader->drafts;
    if (reader->draft_count == CLM__DRAFTS_MAX)
        return false;
    if (!clm__grow(&drafts, &reader->draft_room, reader->draft_count + 1,
                   sizeof *reader->drafts)) {
        reader->failed = true;
        return false;
    }

    reader->drafts = drafts;
    reader->drafts[reader->draft_count++] = *draft;
    return true;
}

void
clm__claim_who(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
               unsigned node, const struct clm__parties *avoid, struct clm__parties *out)
{
    clm__who_find(&reader->who, &sentence->tree, sentence->words, node, avoid, out);
}

struct clm__when
clm__claim_when(const struct clm__claim_reader *reader,
                const struct clm__sentence *sentence, unsigned cue,
                const struct clm__filler *not_in)
{
    struct clm__when when;
    struct clm__when_input input = reader->when;

    input.tree = &sentence->tree;
    clm__when_find(&when, &input, cue, not_in);
    return when;
}
