/* SPDX-License-Identifier: MIT */
/* Reading values of JSON records, with a pointer to each (RFC 6901) for messages. */
#ifndef CLM_READ_JSON_H
#define CLM_READ_JSON_H

#include "base/buf.h"
#include "read/corpus.h"

#include <jansson.h>

/** One file being read. */
struct clm__json {
    struct clm_corpus *corpus;
    uint32_t file;
    uint32_t number;         /* of the record: its index, or its line in JSON Lines */
    struct clm__buf pointer; /* to the record */
    struct clm_event *event;
    bool bad; /* the record has an error */
};

/** The place of the member `path` of the record, kept with the corpus. */
struct clm_loc clm__json_loc(struct clm__json *json, const char *path);
/** Reports an error of the member `path` of the record and marks the record. */
void clm__json_fail(struct clm__json *json, const char *path, enum clm_code code,
                    const char *fmt, ...) CLM_PRINTF(4, 5);
/** The same of an id that an event, actor or source (`what`) has already. */
void clm__json_fail_second(struct clm__json *json, const char *what, clm_str id,
                           struct clm_loc first);

/** The text of a string; "" for null and for a member that is not there; false and an
 * error for the rest. */
bool clm__json_text(struct clm__json *json, const json_t *value, const char *path,
                    const char **text, size_t *len);
clm_str clm__json_str(struct clm__json *json, const json_t *value, const char *path);
/** The same for a member of the object at `path`. */
clm_str clm__json_member(struct clm__json *json, const json_t *object, const char *path,
                         const char *name);
/** Whether a value is not there, null or "". */
bool clm__json_is_empty(const json_t *value);
bool clm__json_lacks(const json_t *object, const char *name);
/** The member "span" of an object: two whole numbers in order, or not there. */
void clm__json_span(struct clm__json *json, const json_t *object, const char *path,
                    struct clm_span *span);

/** An array, or one value that stands for a list of one, or nothing. */
struct clm__json_list {
    const json_t *value;
    const char *path;
    size_t count;
    bool is_array;
};
bool clm__json_list(struct clm__json *json, const json_t *value, const char *path,
                    struct clm__json_list *list);
const json_t *clm__json_list_at(const struct clm__json_list *list, size_t index,
                                char *path, size_t size);

/** Title, actors and sources of a timeline.json. */
void clm__json_read_lists(struct clm__json *json, const json_t *root);

#endif
