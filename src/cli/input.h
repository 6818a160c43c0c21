/* SPDX-License-Identifier: MIT */
/* A whole file in memory. */
#ifndef CLM_CLI_INPUT_H
#define CLM_CLI_INPUT_H

#include "claimline/error.h"

struct input {
    const char *name;
    char *bytes;
    size_t len;
};

/** Reads a file, or "-" for standard input. CLM_E_IO, CLM_E_TOO_LARGE over 1 GiB,
 * CLM_E_NOMEM. */
enum clm_code input_read(struct input *input, const char *path,
                         struct clm_error *err) CLM_MUST_CHECK;
void input_release(struct input *input);

#endif
