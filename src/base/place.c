/* SPDX-License-Identifier: MIT */
/* Where the files of claimline lie. */
#if defined(__linux__)
#define _GNU_SOURCE /* dladdr */
#endif
#include "base/place.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

/* The file that holds this code. Of a program found along $PATH the loader may know the
 * bare name only, which the system knows better. */
static char *
own_file(void)
{
    Dl_info info = {0};
    char *real = NULL;
    union {
        bool (*function)(struct clm__buf *, const char *);
        void *address;
    } own = {.function = clm__place_find};
    if (dladdr(own.address, &info) != 0 && info.dli_fname != NULL &&
        strchr(info.dli_fname, '/') != NULL)
        real = realpath(info.dli_fname, NULL);
    return real != NULL ? real : realpath("/proc/self/exe", NULL);
}

static bool
is_there(struct clm__buf *path, const char *folder, size_t len, const char *below,
         const char *name)
{
    path->len = 0;
    clm__buf_add(path, folder, len);
    clm__buf_puts(path, below);
    clm__buf_puts(path, name);
    return !path->failed && access(clm__buf_text(path), R_OK) == 0;
}

bool
clm__place_find(struct clm__buf *path, const char *name)
{
    static const char *const below[] = {"/share/claimline/", "/data/"};
    char *file = own_file();
    size_t len = file != NULL ? strlen(file) : 0;
    bool found = false;
    /* bin/claimline, lib/libclaimline.so.0, lib/x86_64-linux-gnu/libclaimline.so.0;
     * src/cli/claimline of a build folder */
    for (int up = 0; up <= 2 && !found && len > 0; up++) {
        while (len > 0 && file[--len] != '/')
            continue;
        for (size_t i = 0; up > 0 && i < sizeof below / sizeof *below && !found; i++)
            found = is_there(path, file, len, below[i], name);
    }
    free(file);
    return found || is_there(path, CLM_DATA_FOLDER, strlen(CLM_DATA_FOLDER), "/", name);
}
