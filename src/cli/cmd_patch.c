/* SPDX-License-Identifier: MIT */
/* claimline patch and claimline merge. */
#include "cli.h"

int
run_patch(const struct settings *settings)
{
    (void)settings;
    return EXIT_TROUBLE;
}

int
run_merge(const struct settings *settings)
{
    (void)settings;
    return EXIT_TROUBLE;
}
