/* SPDX-License-Identifier: MIT */
/* JSON Lines of articles, one at a time: memory holds one line. */
#include "article/article_stream.h"

#include "base/alloc.h"
#include "base/conflict.h"
#include "base/utf8.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

enum { CHUNK = 1 << 16 };

static struct clm_loc
here(const struct clm__article_stream *stream, uint32_t column, const char *path)
{
    return (struct clm_loc){stream->name, stream->line, column, path};
}

/* Drops what the last article took. */
static void
shift(struct clm__article_stream *stream)
{
    struct clm__buf *buf = &stream->buf;
    if (stream->used > 0) {
        memmove(buf->at, buf->at + stream->used, buf->len - stream->used);
        buf->len -= stream->used;
        stream->used = 0;
    }
}

/* Reads up to the next line end; `*len` gets the bytes of the line. */
static enum clm_code
fill_line(struct clm__article_stream *stream, size_t *len, struct clm_error *err)
{
    struct clm__buf *buf = &stream->buf;
    size_t seen = 0, got = 0;
    for (;;) {
        const char *stop =
            buf->len > seen ? memchr(buf->at + seen, '\n', buf->len - seen) : NULL;
        if (stop != NULL || stream->ended) {
            *len = stop != NULL ? (size_t)(stop - buf->at) : buf->len;
            stream->used = *len + (stop != NULL);
            return CLM_OK;
        }
        seen = buf->len;
        if (buf->len > CLM_MAX_ARTICLE_LINE)
            return clm_error_set(err, CLM_E_TOO_LARGE, here(stream, 0, NULL),
                                 "a line is over %u bytes", CLM_MAX_ARTICLE_LINE);
        char *to = clm__buf_reserve(buf, CHUNK);
        if (to == NULL)
            return clm_error_set(err, CLM_E_NOMEM, here(stream, 0, NULL),
                                 "out of memory");
        if (!stream->read(stream->from, to, CHUNK, &got))
            return clm_error_set(err, CLM_E_IO, here(stream, 0, NULL), "cannot read");
        stream->ended = got == 0;
        buf->len += got;
    }
}

/* Passes over the rest of a line that is too long. */
static void
skip_line(struct clm__article_stream *stream)
{
    size_t got = 0;
    stream->used = 0;
    for (;;) {
        const char *stop =
            stream->buf.len > 0 ? memchr(stream->buf.at, '\n', stream->buf.len) : NULL;
        if (stop != NULL) {
            stream->used = (size_t)(stop - stream->buf.at) + 1;
            return;
        }
        stream->buf.len = 0;
        if (stream->ended || !stream->read(stream->from, stream->buf.at, CHUNK, &got) ||
            got == 0) {
            stream->ended = true;
            return;
        }
        stream->buf.len = got;
    }
}

static bool
is_blank_line(const char *line, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (strchr(" \t\r", line[i]) == NULL || line[i] == '\0')
            return false;
    return true;
}

/* The string of a member; "" for null or none. */
static enum clm_code
member(struct clm__article_stream *stream, const char *name, const char *path,
       const char **out, struct clm_error *err)
{
    const json_t *value = json_object_get(stream->json, name);
    *out = "";
    if (value == NULL || json_is_null(value))
        return CLM_OK;
    if (!json_is_string(value))
        return clm_error_set(err, CLM_E_SHAPE, here(stream, 0, path),
                             "'%s' is not a string", name);
    *out = json_string_value(value);
    return CLM_OK;
}

/* Other programs call the day of publication otherwise: that is told where no day is
 * known. */
static const char *
find_day_member(const json_t *record)
{
    static const char *const names[] = {
        "date",           "publish_date", "date_publish",   "published_at",
        "publishedAt",    "pub_date",     "pubDate",        "datePublished",
        "date_published", "pubdate",      "published_date", "publication_date",
        "timestamp"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const json_t *value = json_object_get(record, names[i]);
        if (value != NULL && !json_is_null(value))
            return names[i];
    }
    return NULL;
}

/* A whole number is an id as well. */
static enum clm_code
number_to_id(struct clm__article_stream *stream, struct clm_error *err)
{
    const json_t *value = json_object_get(stream->json, "id");
    char text[32];
    if (!json_is_integer(value))
        return CLM_OK;
    snprintf(text, sizeof text, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    return json_object_set_new(stream->json, "id", json_string(text)) == 0
               ? CLM_OK
               : clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
}

static enum clm_code
read_members(struct clm__article_stream *stream, struct clm__article_record *record,
             const char **text, size_t *len, struct clm_error *err)
{
    enum clm_code code;
    if (!json_is_object((const json_t *)stream->json))
        return clm_error_set(err, CLM_E_SHAPE, here(stream, 1, NULL),
                             "a line is not a JSON object");
    if ((code = number_to_id(stream, err)) != CLM_OK ||
        (code = member(stream, "id", "/id", &record->id, err)) != CLM_OK ||
        (code = member(stream, "published", "/published", &record->published, err)) !=
            CLM_OK ||
        (code = member(stream, "publisher", "/publisher", &record->publisher, err)) !=
            CLM_OK ||
        (code = member(stream, "title", "/title", &record->title, err)) != CLM_OK ||
        (code = member(stream, "url", "/url", &record->url, err)) != CLM_OK ||
        (code = member(stream, "text", "/text", text, err)) != CLM_OK)
        return code;
    record->day_member =
        record->published[0] == '\0' ? find_day_member(stream->json) : NULL;
    *len = json_string_length(json_object_get(stream->json, "text"));
    if (*len == 0)
        return clm_error_set(err, CLM_E_MISSING, here(stream, 0, "/text"),
                             "an article has no 'text'");
    return CLM_OK;
}

static enum clm_code
parse(struct clm__article_stream *stream, size_t len, struct clm_error *err)
{
    json_error_t why;
    const char *line = stream->buf.at;
    size_t valid = clm__utf8_valid(line, len);
    if (valid < len && line[valid] == '\0')
        return clm_error_set(err, CLM_E_NUL, here(stream, (uint32_t)valid + 1, NULL),
                             "the line holds a NUL byte");
    if (valid < len)
        return clm_error_set(err, CLM_E_ENCODING, here(stream, (uint32_t)valid + 1, NULL),
                             "byte 0x%02x is not UTF-8",
                             (unsigned)(unsigned char)line[valid]);
    stream->json = json_loadb(line, len, JSON_REJECT_DUPLICATES, &why);
    if (stream->json == NULL && clm__is_conflict_mark(line, len))
        return clm_error_set(err, CLM_E_CONFLICT, here(stream, 1, NULL), "%s",
                             CLM__CONFLICT_TEXT);
    if (stream->json == NULL)
        return clm_error_set(
            err, CLM_E_JSON,
            here(stream, (uint32_t)(why.position > 0 ? why.position : 1), NULL), "%s",
            why.text);
    return CLM_OK;
}

enum clm_code
clm__article_stream_next(struct clm__article_stream *stream,
                         struct clm__article_record *record, const char **text,
                         size_t *len, bool *more, struct clm_error *err)
{
    size_t line_len = 0;
    json_decref(stream->json);
    stream->json = NULL;
    *record = (struct clm__article_record){0};
    *more = false;
    do {
        shift(stream);
        stream->line++;
        enum clm_code code = fill_line(stream, &line_len, err);
        if (code == CLM_E_TOO_LARGE)
            skip_line(stream);
        if (code != CLM_OK) {
            *more = code == CLM_E_TOO_LARGE;
            return code;
        }
        if (stream->line == 1 && line_len >= 3 &&
            memcmp(stream->buf.at, "\xef\xbb\xbf", 3) == 0) {
            memset(stream->buf.at, ' ', 3); /* a BOM */
        }
        if (stream->ended && stream->used == 0 && line_len == 0)
            return CLM_OK;
    } while (is_blank_line(stream->buf.at, line_len));
    *more = true;
    enum clm_code code = parse(stream, line_len, err);
    return code != CLM_OK ? code : read_members(stream, record, text, len, err);
}

void
clm__article_stream_release(struct clm__article_stream *stream)
{
    json_decref(stream->json);
    clm__buf_release(&stream->buf);
    stream->json = NULL;
}
