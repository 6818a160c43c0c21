/* SPDX-License-Identifier: MIT */
/* Which row of corpus.csv belongs to which article. */
#ifndef CLM_READ_ARTICLES_H
#define CLM_READ_ARTICLES_H

#include "read/corpus.h"

/** Whether a file of articles/ is read as an article, or as several. */
bool clm__articles_is(const char *name);

/** Gives each row of the corpus.csv of a folder the file of its article: the one that it
 * names, beside the list or in articles/, whatever the case of its letters; a row that
 * names none has the article whose name without ending is its id. Tells of rows without
 * an article, of articles without a row beside others that have one, and of files in
 * articles/ that are not read. Call it once the folder is read. CLM_E_NOMEM. */
enum clm_code clm__articles_match(struct clm_corpus *corpus, const char *folder,
                                  struct clm_error *err) CLM_MUST_CHECK;

#endif
