/* SPDX-License-Identifier: MIT */
/* Raw text for training: JSON Lines with a member `text` a line. */
#ifndef CLM_TRAIN_RAW_H
#define CLM_TRAIN_RAW_H

#include "train/bank.h"

/** Adds sentences of 4 to 60 tokens, up to `words_max` words in the bank. CLM_E_IO,
 * CLM_E_JSON, CLM_E_NOMEM. */
enum clm_code clm__raw_read(struct clm__bank *bank, struct clm__names *names,
                            const char *path, size_t words_max,
                            struct clm_error *err) CLM_MUST_CHECK;

#endif
