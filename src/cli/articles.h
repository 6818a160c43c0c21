/* SPDX-License-Identifier: MIT */
/* The articles of corpus folders, for the commands that read events. */
#ifndef CLM_CLI_ARTICLES_H
#define CLM_CLI_ARTICLES_H

#include "cli.h"

/** The actors.csv of the first input that is a folder and has one; NULL when none has.
 * `path` keeps it. */
const char *articles_actors(const struct settings *settings, char *path, size_t size);

/** Extracts the events of the articles in a corpus folder into `corpus`. A path that is
 * no folder has none. */
enum clm_code articles_read(const struct settings *settings, struct clm_corpus *corpus,
                            const char *folder, struct reporter *reporter,
                            struct clm_error *err) CLM_MUST_CHECK;

#endif
