/* SPDX-License-Identifier: MIT */
/* What fuzz targets of the readers share: read, exercise, read back, compare. */
#ifndef TEST_SUPPORT_FUZZ_CORPUS_H
#define TEST_SUPPORT_FUZZ_CORPUS_H

#include "support/exercise.h"

#include <stdint.h>

struct fuzz_file {
    const char *name;
    const char *bytes;
    size_t len;
};

static inline enum clm_code
fuzz_read(const struct fuzz_file *files, size_t count, bool keep_going,
          struct written *json, size_t *errors)
{
    struct clm_corpus_options options = {.report = ignore_diag,
                                         .keep_going = keep_going,
                                         .keep_positions = true,
                                         .no_builtin = true};
    struct clm_corpus *corpus = NULL;
    struct clm_error err = {0};
    if (clm_corpus_new(&corpus, &options) != CLM_OK)
        abort();
    enum clm_code code = CLM_OK;
    for (size_t i = 0; code == CLM_OK && i < count; i++)
        code = clm_corpus_read_bytes(corpus, files[i].name, files[i].bytes, files[i].len,
                                     &err);
    if (code == CLM_OK)
        code = exercise_corpus(corpus, keep_going, json);
    *errors = clm_corpus_error_count(corpus);
    clm_corpus_free(corpus);
    return code;
}

/* What was written must read back without an error, and to the same bytes. What
 * --keep-going made of input with errors need not: two actors may still claim one name.
 */
static inline void
fuzz_round_trip(const struct fuzz_file *files, size_t count, bool keep_going)
{
    struct written first = {0}, second = {0};
    size_t errors = 0, first_errors = 0;
    enum clm_code code = fuzz_read(files, count, keep_going, &first, &first_errors);
    if (!is_want(code))
        abort();
    if (code == CLM_OK && first.len > 0) {
        struct fuzz_file back = {"timeline.json", first.at, first.len};
        code = fuzz_read(&back, 1, false, &second, &errors);
        if (code != CLM_OK && code != CLM_E_WRITE)
            abort();
        if (code == CLM_OK && first_errors == 0 &&
            (errors > 0 || second.len != first.len ||
             memcmp(first.at, second.at, first.len) != 0)) {
            fprintf(stderr,
                    "not the same when read back (%zu errors):\n%.*s\n----\n%.*s\n",
                    errors, (int)first.len, first.at, (int)second.len,
                    second.at != NULL ? second.at : "");
            abort();
        }
    }
    free(first.at);
    free(second.at);
}

#endif
