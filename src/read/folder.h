/* SPDX-License-Identifier: MIT */
/* Folders: the names in them in byte order, found whatever their case. */
#ifndef CLM_READ_FOLDER_H
#define CLM_READ_FOLDER_H

#include "base/buf.h"
#include "claimline/error.h"

/** The names in a folder, but for those that begin with a dot. */
struct clm__folder {
    char **names;
    size_t count;
};

/** CLM_E_IO, CLM_E_NOMEM. Close it in any case. */
enum clm_code clm__folder_open(struct clm__folder *out, const char *path,
                               struct clm_error *err) CLM_MUST_CHECK;
void clm__folder_close(struct clm__folder *folder);
/** The name in the folder that is `name`, else the first that looks like it; NULL when
 * there is none. */
const char *clm__folder_find(const struct clm__folder *folder, const char *name);

/** Names of files that look alike, and their ends and beginnings in any case of letters;
 * `begin` and `end` in small ones. */
bool clm__folder_same(const char *a, const char *b);
bool clm__folder_begins(const char *name, const char *begin);
bool clm__folder_ends(const char *name, const char *end);

/** Finds a path below a folder, each part of it as clm__folder_find does, and writes it
 * as it is there, without the folder. False when it is not there; `out` may hold anything
 * then. */
bool clm__folder_path(struct clm__buf *out, const char *folder, const char *path);

#endif
