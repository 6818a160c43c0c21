/* SPDX-License-Identifier: MIT */
/* What may stand next on a command line, for shells that complete words. */
#ifndef CLM_CLI_COMPLETE_H
#define CLM_CLI_COMPLETE_H

/** Writes what the last of the words behind `claimline` may become: a line each, what it
 * means behind a tab. Nothing where a file or a free value stands. Gives the exit status.
 */
int complete(int count, char **words);

#endif
