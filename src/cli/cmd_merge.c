/* SPDX-License-Identifier: MIT */
/* claimline merge: three versions of a curated events.csv. */
#include "cli.h"
int
run_merge(const struct settings *settings)
{
    (void)settings;
    return EXIT_TROUBLE;
}
