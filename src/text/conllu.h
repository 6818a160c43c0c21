/* SPDX-License-Identifier: MIT */
/* Reading CoNLL-U (universaldependencies.org/format.html), one sentence at a time. */
#ifndef CLM_TEXT_CONLLU_H
#define CLM_TEXT_CONLLU_H

#include "claimline/error.h"

#include <stdbool.h>

/** Bytes of the text that was read; never ended by NUL. */
struct clm__span {
    const char *at;
    size_t len;
};

/** A word line. Columns are as they stand, `_` included. */
struct clm__conllu_word {
    struct clm__span form, lemma, upos, xpos, feats, deprel, misc;
    uint32_t head; /* 0 = root */
    uint32_t line;
    uint32_t range; /* words of the multiword token that begins here; 0 = none */
    struct clm__span range_form, range_misc;
};

struct clm__conllu_sentence {
    struct clm__conllu_word *words;
    size_t count;
    size_t room;
    struct clm__span
        newdoc; /* of `# newdoc id = `; at is NULL where no document begins */
    struct clm__span sent_id, text;
    uint32_t line; /* its first */
};

/** Set `at`, `end` and `name` (for messages); the rest zero. */
struct clm__conllu_reader {
    const char *at;
    const char *end;
    const char *name;
    uint32_t line;
};

/** Reads the next sentence into `out`, whose room is used again; a zeroed struct is
 * ready. At the end of the text `out->count` is 0. Empty nodes (1.1) are passed over.
 * CLM_E_CONLLU for a line that is no word, comment or range, ids that do not count up, a
 * head outside the sentence; CLM_E_TOO_LARGE for a sentence over CLM__SENTENCE_MAX words;
 * CLM_E_NOMEM. */
enum clm_code clm__conllu_read(struct clm__conllu_reader *reader,
                               struct clm__conllu_sentence *out,
                               struct clm_error *err) CLM_MUST_CHECK;
void clm__conllu_sentence_release(struct clm__conllu_sentence *sentence);

/** The value of `key` in a MISC or FEATS column (`A=1|B=2`); at is NULL when it is not
 * there. */
struct clm__span clm__conllu_value(struct clm__span column, const char *key);

#endif
