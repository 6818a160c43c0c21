/* SPDX-License-Identifier: MIT */
/* Where the files of claimline lie: beside what runs, so that its folder may be moved. */
#ifndef CLM_BASE_PLACE_H
#define CLM_BASE_PLACE_H

#include "base/buf.h"

/** Finds a data file by its name and writes its path: in share/claimline one or two
 * folders above that of the shared library or program, as they are installed; in data
 * there, as they are built; else in the folder that was given when it was built. False
 * when it is nowhere, or there is no memory. */
bool clm__place_find(struct clm__buf *path, const char *name);

#endif
