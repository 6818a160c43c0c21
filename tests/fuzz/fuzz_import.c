/* SPDX-License-Identifier: MIT */
/* Files of others: the first byte picks the format. */
#include "claimline/exchange.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
drop(const char *bytes, size_t len, void *payload)
{
    size_t *total = payload;
    *total += len + (len > 0 && bytes[0] == '\0' ? 1 : 0);
    return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const enum clm_import formats[] = {CLM_IMPORT_ACLED, CLM_IMPORT_GDELT,
                                              CLM_IMPORT_ICEWS};
    struct clm_import_counts counts = {0};
    struct clm_error err = {0};
    size_t total = 0;
    if (size < 2)
        return 0;
    FILE *in = tmpfile();
    if (in == NULL || fwrite(data + 1, 1, size - 1, in) != size - 1) {
        if (in != NULL)
            fclose(in);
        return 0;
    }
    rewind(in);
    if (clm_import_read(in, "foreign", formats[data[0] % 3], drop, &total, &counts,
                        &err) != CLM_OK &&
        err.text[0] == '\0')
        __builtin_trap(); /* a failure says why */
    fclose(in);
    return 0;
}
