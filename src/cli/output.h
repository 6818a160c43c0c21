/* SPDX-License-Identifier: MIT */
/* Result files: written beside their places and put there all together, or not at all. */
#ifndef CLM_CLI_OUTPUT_H
#define CLM_CLI_OUTPUT_H

#include "claimline/table.h"

#include <stdbool.h>
#include <stdio.h>

struct output {
    const char *folder; /* NULL: names are whole paths */
    bool made_folder;
    struct output_file {
        char *path;   /* where it goes */
        char *beside; /* where it is until then */
    } * files;
    size_t count, room;
    FILE *open;   /* of the last file */
    char **stale; /* files of an earlier run that go when this one is committed */
    size_t stale_count, stale_room;
};

/** Prepares to write into `folder`, which is made when it is missing; NULL = single files
 * by path. */
enum clm_code output_start(struct output *output, const char *folder,
                           struct clm_error *err) CLM_MUST_CHECK;
/** Begins a file; end it with output_end_file. */
enum clm_code output_begin_file(struct output *output, const char *name,
                                struct clm_error *err) CLM_MUST_CHECK;
/** A clm_write_fn: payload is the struct output. */
bool output_write(const char *bytes, size_t len, void *output);
enum clm_code output_end_file(struct output *output,
                              struct clm_error *err) CLM_MUST_CHECK;
/** With how many digits the numbers of so many pages are written. */
int output_page_digits(size_t pages);
/** Marks pictures that an earlier run left and this one does not write: STEM.TAIL when
 * there are several pages, STEM-1.TAIL and on when there is one, those behind the last
 * page when there are fewer now. */
enum clm_code output_drop_pages(struct output *output, const char *stem, const char *tail,
                                size_t pages, struct clm_error *err) CLM_MUST_CHECK;
/** Puts all files in their places and removes what was marked. */
enum clm_code output_commit(struct output *output, struct clm_error *err) CLM_MUST_CHECK;
/** Forgets everything; what was not committed is removed, the folder too if it was made.
 */
void output_release(struct output *output);

/** A clm_write_fn for standard output. */
bool output_write_stdout(const char *bytes, size_t len, void *unused);
/** Writes out standard output: a full disk or closed pipe shows only here. */
enum clm_code output_flush_stdout(struct clm_error *err) CLM_MUST_CHECK;

/** Makes a result and hands its bytes to `write`, with `to`. */
typedef enum clm_code (*output_make_fn)(clm_write_fn write, void *to, void *payload,
                                        struct clm_error *err);
/** Writes a result of one piece: into the file `path`, whole or not at all, or where
 * there is none, or it is "-", to standard output. On a terminal control characters are
 * shown as \xNN, whatever the input held. A device or pipe is written to as it comes,
 * never replaced. */
enum clm_code output_single(const char *path, output_make_fn make, void *payload,
                            struct clm_error *err) CLM_MUST_CHECK;
/** The same for a result with colours of its own, which lets no others through. */
enum clm_code output_single_marked(const char *path, output_make_fn make, void *payload,
                                   struct clm_error *err) CLM_MUST_CHECK;

#endif
