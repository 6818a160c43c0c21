/* SPDX-License-Identifier: MIT */
/* The articles of corpus folders, for the commands that read events. */
#ifndef CLM_CLI_ARTICLES_H
#define CLM_CLI_ARTICLES_H

#include "claimline/extract.h"
#include "cli.h"

enum { ARTICLES_PATH = 4096 };

/** The paths of what corpus folders bring for reading their articles. */
struct articles_files {
    char actors[ARTICLES_PATH], frames[ARTICLES_PATH], charges[ARTICLES_PATH];
};

/** Sets the actors.csv, frames.txt and charges.txt of the first input that is a folder
 * and has them. `files` keeps the paths. */
void articles_find(const struct settings *settings, struct articles_files *files,
                   struct clm_extract_options *options);

/** Whether records stand in no file, but were read in articles by this run. */
bool articles_is_read(const char *file);

/** Extracts the events of the articles in a corpus folder into `corpus`, but of those of
 * which it has extracted records already. A path that is no folder has none. */
enum clm_code articles_read(const struct settings *settings, struct clm_corpus *corpus,
                            const char *folder, struct reporter *reporter,
                            struct articles_counts *counts,
                            struct clm_error *err) CLM_MUST_CHECK;

#endif
