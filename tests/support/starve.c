/* SPDX-License-Identifier: MIT */
/* Linked to the command: after so many allocations as CLAIMLINE_ALLOCATIONS says, the
 * first thread gets no more. */
#include "base/alloc.h"

#include <stdlib.h>

__attribute__((constructor)) static void
starve(void)
{
    const char *calls = getenv("CLAIMLINE_ALLOCATIONS");
    if (calls != NULL)
        clm__alloc_fail_after(strtol(calls, NULL, 10));
}
