/* SPDX-License-Identifier: MIT */
/* JSON Lines of articles, one at a time. */
#ifndef CLM_ARTICLE_STREAM_H
#define CLM_ARTICLE_STREAM_H

#include "article/article.h"
#include "base/buf.h"

/** Gives `want` bytes or fewer (0 = end) into `to`; false = a read error. */
typedef bool (*clm__bytes_fn)(void *from, char *to, size_t want, size_t *got);

/** Reads articles one at a time; holds one line, at most CLM_MAX_ARTICLE_LINE bytes. */
struct clm__article_stream {
    clm__bytes_fn read;
    void *from;
    const char *name;
    uint32_t line;
    struct clm__buf buf; /* the line, and what was read behind it */
    size_t used;         /* bytes of it that the last article took */
    bool ended;
    void *json; /* of the last article: its strings are borrowed from it */
};

#define CLM_MAX_ARTICLE_LINE                                                             \
    (4u * CLM_MAX_ARTICLE) /* bytes of one line: escapes make text longer */

/** The next article's record and text, borrowed until the next call. `*more` false = the
 * end. On a bad line (CLM_E_JSON, CLM_E_CONFLICT, CLM_E_SHAPE, CLM_E_MISSING,
 * CLM_E_ENCODING, CLM_E_NUL) the next call goes on behind it; CLM_E_TOO_LARGE too;
 * CLM_E_IO and CLM_E_NOMEM end the stream. */
enum clm_code clm__article_stream_next(struct clm__article_stream *stream,
                                       struct clm__article_record *record,
                                       const char **text, size_t *len, bool *more,
                                       struct clm_error *err) CLM_MUST_CHECK;
void clm__article_stream_release(struct clm__article_stream *stream);

#endif
