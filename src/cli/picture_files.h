/* SPDX-License-Identifier: MIT */
/* The pages of a picture as files: NAME.svg, or NAME-1.svg, NAME-2.svg ... when there are
 * several. */
#ifndef CLM_CLI_PICTURE_FILES_H
#define CLM_CLI_PICTURE_FILES_H

#include "claimline/picture.h"
#include "cli.h"
#include "output.h"

/** What the command line asks of a picture. */
struct clm_picture_options picture_options(const struct settings *settings);
/** Draws a view in each format of `formats` that is a picture. Pages of an earlier,
 * longer run are removed when the output is committed. */
enum clm_code picture_files_write(struct output *output, const struct settings *settings,
                                  const char *formats, const struct clm_view *view,
                                  const char *stem, struct clm_error *err) CLM_MUST_CHECK;

#endif
