/* SPDX-License-Identifier: MIT */
/* How good tags and trees are, on a bank whose words are given. */
#ifndef CLM_TRAIN_MEASURE_H
#define CLM_TRAIN_MEASURE_H

#include "train/bank.h"

#include "text/kernel.h"

struct clm__measure {
    size_t words;
    size_t upos, tags; /* right */
    size_t heads, labels,
        base_labels; /* head right; label too; label without its subtype */
};

/** Tags the bank into its `tags`, leaving out what is not in `fold` (< 0: nothing). */
void clm__measure_tag(struct clm__bank *bank, const struct clm__weights *tagger,
                      int fold);

/** Parses a tagged bank and counts. False when there is no memory. */
bool clm__measure_parse(struct clm__measure *out, const struct clm__bank *bank,
                        const struct clm__names *names, const struct clm__weights *parser,
                        unsigned beam);

void clm__measure_print(const struct clm__measure *measure, const char *what);

/** Whether two labels or tags are the same up to `stop` (':' for labels, '_' for tags).
 */
bool clm__same_base(const char *a, const char *b, char stop);

#endif
