/* SPDX-License-Identifier: MIT */
/* The texts that citations count in, read again from the files of a corpus. */
#ifndef CLM_CLI_SOURCE_TEXT_H
#define CLM_CLI_SOURCE_TEXT_H

#include "claimline/corpus.h"

/** An article of a file with an article a line. */
struct line_text {
    char *id;
    char *text;
    size_t len;
};

/** What was read so far: the last file of one article, and every file of several. */
struct source_texts {
    struct clm_corpus *corpus;
    uint32_t source; /* whose article `bytes` is, when there are any */
    char *bytes;
    size_t len;
    struct lines_file {
        char *path;
        struct line_text *items; /* by id */
        size_t count;
    } * files;
    size_t file_count;
};

/** Set `corpus`, zero the rest. A clm_text_fn: `payload` is the struct source_texts. The
 * bytes are good until the next call; NULL when the text is not at hand. */
const char *source_text(const struct clm_citation *citation, size_t *len, void *payload);
void source_texts_release(struct source_texts *texts);

#endif
