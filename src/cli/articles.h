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
    char paths[3][ARTICLES_PATH];
};

/** Finds actors.csv, frames.txt and charges.txt in the first input that is a folder and
 * has them. */
void articles_find(const struct settings *settings, struct articles_files *files);

/** Extracts the events of the articles of all inputs into `corpus`. */
enum clm_code articles_read(const struct settings *settings, struct clm_corpus *corpus,
                            struct clm_article_counts *counts,
                            struct clm_error *err) CLM_MUST_CHECK;

#endif
