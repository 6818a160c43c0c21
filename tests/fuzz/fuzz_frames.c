/* SPDX-License-Identifier: MIT */
/* Fuzzes the readers of frames and charges: the first byte picks which. */
#include "lexicon/lexicon.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct clm__lexicon *lexicon = NULL;
    if (size == 0 || clm__lexicon_new(&lexicon, NULL) != CLM_OK)
        return 0;
    enum clm__lexicon_part part =
        data[0] % 2 == 0 ? CLM__LEXICON_FRAMES : CLM__LEXICON_CHARGES;
    struct clm__span text = {(const char *)data + 1, size - 1};
    struct clm_error err;
    enum clm_code code = clm__lexicon_add(lexicon, part, "fuzz", text, &err);
    if (code != CLM_OK && code != CLM_E_DATA && code != CLM_E_NOMEM)
        abort();
    clm__lexicon_free(lexicon);
    return 0;
}
