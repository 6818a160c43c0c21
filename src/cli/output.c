/* SPDX-License-Identifier: MIT */
/* Result files: written beside their places and put there all together, or not at all. */
#include "output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The message outlives the output, so it has a copy of the path; of a long one the end.
 */
static enum clm_code
fail(struct clm_error *err, const char *path, int number)
{
    static char kept[CLM_ERROR_TEXT];
    size_t len = strlen(path);
    snprintf(kept, sizeof kept, "%s",
             len < sizeof kept ? path : path + len - (sizeof kept - 1));
    return clm_error_set(err, CLM_E_WRITE, (struct clm_loc){.file = kept},
                         "cannot write: %s", strerror(number));
}

/* A device or a pipe, such as /dev/stderr: nothing may be put in its place. */
static bool
is_stream(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0 && !S_ISREG(found.st_mode) && !S_ISDIR(found.st_mode);
}

static char *
join(const char *folder, const char *name, const char *tail)
{
    size_t room = (folder != NULL ? strlen(folder) : 0) + strlen(name) + strlen(tail) + 2;
    char *path = malloc(room);
    if (path != NULL)
        snprintf(path, room, "%s%s%s%s", folder != NULL ? folder : "",
                 folder != NULL ? "/" : "", name, tail);
    return path;
}

enum clm_code
output_start(struct output *output, const char *folder, struct clm_error *err)
{
    *output = (struct output){.folder = folder};
    if (folder == NULL)
        return CLM_OK;
    if (mkdir(folder, 0777) == 0) {
        output->made_folder = true;
        return CLM_OK;
    }
    struct stat found;
    int number = errno;
    if (number == EEXIST && stat(folder, &found) == 0)
        return S_ISDIR(found.st_mode) ? CLM_OK : fail(err, folder, ENOTDIR);
    return fail(err, folder, number);
}

enum clm_code
output_begin_file(struct output *output, const char *name, struct clm_error *err)
{
    if (output->count == output->room) {
        size_t room = output->room > 0 ? 2 * output->room : 8;
        struct output_file *files = realloc(output->files, room * sizeof *files);
        if (files == NULL)
            return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
        output->files = files;
        output->room = room;
    }
    struct output_file file = {join(output->folder, name, ""),
                               join(output->folder, name, ".XXXXXX")};
    if (file.path == NULL || file.beside == NULL) {
        free(file.path);
        free(file.beside);
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    }
    bool stream = is_stream(file.path);
    int number = stream ? -1 : mkstemp(file.beside);
    if (number < 0) {
        enum clm_code code = fail(err, name, stream ? EINVAL : errno);
        free(file.path);
        free(file.beside);
        return code;
    }
    output->files[output->count++] = file;
    mode_t mask = umask(0);
    umask(mask);
    fchmod(number, 0666 & ~mask);
    output->open = fdopen(number, "wb");
    if (output->open != NULL)
        return CLM_OK;
    close(number);
    return fail(err, name, errno);
}

bool
output_write(const char *bytes, size_t len, void *payload)
{
    struct output *output = payload;
    return fwrite(bytes, 1, len, output->open) == len;
}

enum clm_code
output_end_file(struct output *output, struct clm_error *err)
{
    FILE *file = output->open;
    output->open = NULL;
    bool bad = ferror(file) != 0;
    errno = 0;
    bad |= fclose(file) != 0;
    return bad ? fail(err, output->files[output->count - 1].path,
                      errno != 0 ? errno : ENOSPC)
               : CLM_OK;
}

static enum clm_code
mark_stale(struct output *output, const char *name, bool *there, struct clm_error *err)
{
    char *path = join(output->folder, name, "");
    struct stat found;
    *there = path != NULL && stat(path, &found) == 0;
    if (path != NULL && !*there) {
        free(path);
        return CLM_OK;
    }
    if (output->stale_count == output->stale_room) {
        size_t room = output->stale_room > 0 ? 2 * output->stale_room : 8;
        char **stale = realloc(output->stale, room * sizeof *stale);
        output->stale = stale != NULL ? stale : output->stale;
        output->stale_room = stale != NULL ? room : output->stale_room;
    }
    if (path == NULL || output->stale_count == output->stale_room) {
        free(path);
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    }
    output->stale[output->stale_count++] = path;
    return CLM_OK;
}

int
output_page_digits(size_t pages)
{
    int digits = 1;
    for (size_t rest = pages; rest >= 10; rest /= 10)
        digits++;
    return digits;
}

enum clm_code
output_drop_pages(struct output *output, const char *stem, const char *tail, size_t pages,
                  struct clm_error *err)
{
    char name[4096];
    bool there = true;
    enum clm_code code = CLM_OK;
    if (pages > 1) {
        snprintf(name, sizeof name, "%s.%s", stem, tail);
        code = mark_stale(output, name, &there, err);
    }
    /* numbers of pages were written with as many digits as their run had need of */
    int digits = output_page_digits(pages);
    for (int width = 1; width <= 6; width++) {
        there = true;
        for (unsigned page = 1; code == CLM_OK && there; page++) {
            bool written = pages > 1 && page <= pages &&
                           (width == digits || output_page_digits(page) >= digits);
            if (written)
                continue;
            snprintf(name, sizeof name, "%s-%0*u.%s", stem, width, page, tail);
            code = mark_stale(output, name, &there, err);
        }
    }
    return code;
}

enum clm_code
output_commit(struct output *output, struct clm_error *err)
{
    for (size_t i = 0; i < output->count; i++) {
        struct output_file *file = &output->files[i];
        struct stat found;
        if (stat(file->path, &found) == 0 && S_ISDIR(found.st_mode))
            return fail(err, file->path, EISDIR);
    }
    for (size_t i = 0; i < output->count; i++) {
        struct output_file *file = &output->files[i];
        if (rename(file->beside, file->path) != 0)
            return fail(err, file->path, errno);
        free(file->beside);
        file->beside = NULL;
    }
    for (size_t i = 0; i < output->stale_count; i++)
        unlink(output->stale[i]);
    output->made_folder = false; /* it stays */
    return CLM_OK;
}

void
output_release(struct output *output)
{
    if (output->open != NULL)
        fclose(output->open);
    for (size_t i = 0; i < output->count; i++) {
        if (output->files[i].beside != NULL)
            unlink(output->files[i].beside);
        free(output->files[i].beside);
        free(output->files[i].path);
    }
    for (size_t i = 0; i < output->stale_count; i++)
        free(output->stale[i]);
    free(output->stale);
    free(output->files);
    if (output->made_folder)
        rmdir(output->folder);
    *output = (struct output){0};
}

bool
output_write_stdout(const char *bytes, size_t len, void *unused)
{
    (void)unused;
    return fwrite(bytes, 1, len, stdout) == len;
}

enum clm_code
output_flush_stdout(struct clm_error *err)
{
    errno = 0;
    bool bad = fflush(stdout) != 0 || ferror(stdout) != 0;
    return bad ? fail(err, "(standard output)", errno != 0 ? errno : ENOSPC) : CLM_OK;
}

static bool
write_stream(const char *bytes, size_t len, void *stream)
{
    return fwrite(bytes, 1, len, stream) == len;
}

static enum clm_code
write_to_stream(const char *path, output_make_fn make, void *payload,
                struct clm_error *err)
{
    FILE *stream = fopen(path, "wb");
    if (stream == NULL)
        return fail(err, path, errno);
    enum clm_code code = make(write_stream, stream, payload, err);
    if (fclose(stream) != 0 && code == CLM_OK)
        code = fail(err, path, errno);
    return code;
}

static enum clm_code
write_file(const char *path, output_make_fn make, void *payload, struct clm_error *err)
{
    struct output output;
    if (is_stream(path))
        return write_to_stream(path, make, payload, err);
    enum clm_code code = output_start(&output, NULL, err);
    if (code == CLM_OK)
        code = output_begin_file(&output, path, err);
    if (code == CLM_OK)
        code = make(output_write, &output, payload, err);
    if (code == CLM_OK)
        code = output_end_file(&output, err);
    if (code == CLM_OK)
        code = output_commit(&output, err);
    output_release(&output);
    return code;
}

/* What is written to a terminal: characters that a piece cuts wait for the next one. */
struct terminal {
    char tail[4];
    size_t tail_len;
};

/* How much of some bytes is whole characters. */
static size_t
whole_len(const char *bytes, size_t len)
{
    for (size_t back = 1; back <= 3 && back <= len; back++) {
        unsigned char c = (unsigned char)bytes[len - back];
        size_t wants = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;
        if ((c & 0xc0) != 0x80)
            return wants > back ? len - back : len;
    }
    return len;
}

/* Line ends and tabs as they are; other controls are shown, not sent. */
static bool
write_visible(const char *bytes, size_t len)
{
    enum { PIECE = 1024 };
    char shown[4 * PIECE + 1];
    for (size_t at = 0; at < len;) {
        size_t run = at;
        while (run < len && bytes[run] != '\n' && bytes[run] != '\t')
            run++;
        clm_visible(shown, sizeof shown, bytes + at, run - at);
        if (fputs(shown, stdout) == EOF ||
            (run < len && fputc(bytes[run], stdout) == EOF))
            return false;
        at = run + 1;
    }
    return true;
}

static bool
write_terminal(const char *bytes, size_t len, void *payload)
{
    struct terminal *terminal = payload;
    while (len > 0) {
        char piece[1024];
        size_t used = terminal->tail_len, room = sizeof piece - used;
        size_t more = len < room ? len : room;
        memcpy(piece, terminal->tail, used);
        memcpy(piece + used, bytes, more);
        used += more;
        bytes += more;
        len -= more;
        size_t whole = whole_len(piece, used);
        terminal->tail_len = used - whole;
        memcpy(terminal->tail, piece + whole, used - whole);
        if (!write_visible(piece, whole))
            return false;
    }
    return true;
}

enum clm_code
output_single_marked(const char *path, output_make_fn make, void *payload,
                     struct clm_error *err)
{
    if (path != NULL && strcmp(path, "-") != 0)
        return write_file(path, make, payload, err);
    enum clm_code code = make(output_write_stdout, NULL, payload, err);
    return code == CLM_OK ? output_flush_stdout(err) : code;
}

enum clm_code
output_single(const char *path, output_make_fn make, void *payload, struct clm_error *err)
{
    struct terminal terminal = {.tail_len = 0};
    if ((path != NULL && strcmp(path, "-") != 0) || !isatty(STDOUT_FILENO))
        return output_single_marked(path, make, payload, err);
    enum clm_code code = make(write_terminal, &terminal, payload, err);
    if (code == CLM_OK && !write_visible(terminal.tail, terminal.tail_len))
        code = fail(err, "(standard output)", errno);
    return code == CLM_OK ? output_flush_stdout(err) : code;
}
