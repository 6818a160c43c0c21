/* SPDX-License-Identifier: MIT */
/* The articles of corpus folders, for the commands that read events. */
#ifndef CLM_CLI_ARTICLES_H
#define CLM_CLI_ARTICLES_H

#include "claimline/extract.h"
#include "cli.h"

enum { ARTICLES_PATH = 4096 };

/** The paths of what corpus folders bring for reading their articles; NULL where no input
 * has such a file. */
struct articles_files {
    const char *actors, *frames, *charges;
    const char *own_actors, *own_frames; /* of the user */
    char paths[5][ARTICLES_PATH];
};

/** The path of a file that a user adds to every corpus, or NULL where there is none. */
const char *articles_own_file(const char *name, char path[ARTICLES_PATH]);

/** Finds actors.csv, frames.txt and charges.txt in the first input that is a folder and
 * has them. */
void articles_find(const struct settings *settings, struct articles_files *files);

/** How many articles the inputs hold, if all are files; else 0. */
size_t articles_count(const struct settings *settings);

/** Extracts the events of the articles of all inputs into `corpus`. */
enum clm_code articles_read(const struct settings *settings, struct clm_corpus *corpus,
                            struct clm_article_counts *counts,
                            struct clm_error *err) CLM_MUST_CHECK;

#endif
