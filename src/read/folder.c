/* SPDX-License-Identifier: MIT */
/* Folders: the names in them in byte order, found whatever their case. */
#include "read/folder.h"

#include "base/alloc.h"
#include "base/ascii.h"
#include "base/fold.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static int
by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
keep_name(struct clm__folder *folder, size_t *room, const char *name)
{
    size_t len = strlen(name) + 1;
    void *names = folder->names;
    char *copy = clm__alloc(len);
    if (copy == NULL || !clm__grow(&names, room, folder->count + 1, sizeof(char *))) {
        clm__free(copy);
        return false;
    }
    folder->names = names;
    folder->names[folder->count++] = memcpy(copy, name, len);
    return true;
}

enum clm_code
clm__folder_open(struct clm__folder *out, const char *path, struct clm_error *err)
{
    *out = (struct clm__folder){0};
    DIR *folder = opendir(path);
    size_t room = 0;
    if (folder == NULL)
        return clm_error_set(err, CLM_E_IO, (struct clm_loc){.file = path},
                             "cannot read: %s", strerror(errno));
    bool kept = true;
    for (struct dirent *entry; kept && (entry = readdir(folder)) != NULL;)
        if (entry->d_name[0] != '.')
            kept = keep_name(out, &room, entry->d_name);
    closedir(folder);
    if (!kept)
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    if (out->count > 0)
        qsort(out->names, out->count, sizeof *out->names, by_bytes);
    return CLM_OK;
}

void
clm__folder_close(struct clm__folder *folder)
{
    for (size_t i = 0; i < folder->count; i++)
        clm__free(folder->names[i]);
    clm__free(folder->names);
    *folder = (struct clm__folder){0};
}

bool
clm__folder_same(const char *a, const char *b)
{
    return clm__fold_same(a, strlen(a), b, strlen(b));
}

const char *
clm__folder_find(const struct clm__folder *folder, const char *name)
{
    for (size_t i = 0; i < folder->count; i++)
        if (strcmp(folder->names[i], name) == 0)
            return folder->names[i];
    for (size_t i = 0; i < folder->count; i++)
        if (clm__folder_same(folder->names[i], name))
            return folder->names[i];
    return NULL;
}

bool
clm__folder_begins(const char *name, const char *begin)
{
    while (*begin != '\0' && clm__lower(*name) == *begin)
        name++, begin++;
    return *begin == '\0';
}

bool
clm__folder_ends(const char *name, const char *end)
{
    size_t len = strlen(name), tail = strlen(end);
    return len >= tail && clm__folder_begins(name + len - tail, end);
}

/* Adds the name that is meant in the folder that `whole` is the path of. */
static bool
find_part(struct clm__buf *whole, const char *part)
{
    struct clm__folder folder = {0};
    struct clm_error err = {0};
    bool found = false;
    if (clm__folder_open(&folder, clm__buf_text(whole), &err) == CLM_OK) {
        const char *name = clm__folder_find(&folder, part);
        found = name != NULL;
        if (found)
            clm__buf_printf(whole, "/%s", name);
    }
    clm__folder_close(&folder);
    return found && !whole->failed;
}

bool
clm__folder_path(struct clm__buf *out, const char *folder, const char *path)
{
    struct clm__buf whole = {0}, part = {0};
    bool found = true;
    clm__buf_puts(&whole, folder);
    while (whole.len > 1 && whole.at[whole.len - 1] == '/')
        whole.len--;
    size_t root = whole.len;
    clm__buf_printf(&whole, "/%s", path);
    found = !whole.failed;
    if (found && access(clm__buf_text(&whole), F_OK) != 0) {
        whole.len = root; /* not as it is written: part by part */
        whole.at[root] = '\0';
        for (const char *at = path; found && *at != '\0';) {
            size_t len = strcspn(at, "/");
            part.len = 0;
            clm__buf_add(&part, at, len);
            found = len == 0 || find_part(&whole, clm__buf_text(&part));
            at += len + (at[len] == '/');
        }
    }
    if (found && whole.len > root + 1)
        clm__buf_puts(out, clm__buf_text(&whole) + root + 1);
    found = found && whole.len > root + 1 && !out->failed;
    clm__buf_release(&whole);
    clm__buf_release(&part);
    return found;
}
