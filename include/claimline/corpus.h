/* SPDX-License-Identifier: MIT */
/* Reading a corpus: folders, CSV and JSON into events, actors and sources. */
#ifndef CLAIMLINE_CORPUS_H
#define CLAIMLINE_CORPUS_H

#include <claimline/event.h>

#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Bounds of the input. What is over them is an error, never cut. */
#define CLM_MAX_CELL      (1u << 20) /* bytes of one cell or string */
#define CLM_MAX_LIST      1000u /* parts of one cell parted by |, members of one list */
#define CLM_MAX_COLUMNS   1000u /* columns of a CSV file */
#define CLM_MAX_JSON_FILE (1u << 30) /* bytes of one JSON file */
#define CLM_MAX_EVENTS    50000000u  /* events of a corpus */

struct clm_corpus;

struct clm_corpus_options {
    clm_diag_fn report; /* gets every error and note, may be NULL */
    void *payload;
    void (*progress)(
        size_t events,
        void *payload);  /* called now and then while events are read; may be NULL */
    bool keep_going;     /* leave bad rows out instead of failing */
    bool keep_positions; /* remember the column of every cell, for `check`: costs 8 bytes
                            a cell */
    bool no_builtin;     /* without the built-in list of actors */
};

/** A new, empty corpus; the caller frees it with clm_corpus_free. CLM_E_NOMEM. @since 0.1
 */
CLM_API enum clm_code
clm_corpus_new(struct clm_corpus **out,
               const struct clm_corpus_options *options) CLM_MUST_CHECK;
/** NULL is fine. */
CLM_API void clm_corpus_free(struct clm_corpus *corpus);

/** Reads a file, a folder (SPEC: corpus.csv, actors.csv, events*.csv, *.json, *.jsonl, in
 * byte order of their names; other files are noted), or "-" for standard input in
 * `format` ("csv", "json", "jsonl"; NULL = from the name, "-" needs it). Errors of the
 * content go to the report, and the count of them to clm_corpus_error_count; the return
 * value tells only of what stops everything: CLM_E_NOMEM, CLM_E_IO, CLM_E_UNKNOWN_FILE.
 * @since 0.1 */
CLM_API enum clm_code clm_corpus_read(struct clm_corpus *corpus, const char *path,
                                      const char *format,
                                      struct clm_error *err) CLM_MUST_CHECK;
/** The same from memory. `name` stands in messages and decides, without its folder, what
 * the file is: "actors.csv", "corpus.csv", any other .csv = events, .json, .jsonl. The
 * bytes may go after the call. */
CLM_API enum clm_code clm_corpus_read_bytes(struct clm_corpus *corpus, const char *name,
                                            const char *bytes, size_t len,
                                            struct clm_error *err) CLM_MUST_CHECK;
/** Reads an actors.csv as if it stood behind the built-in list, before anything else is
 * read: its rows replace those of the list, and actors of the corpus replace its rows. As
 * clm_corpus_read. @since 0.2 */
CLM_API enum clm_code clm_corpus_read_own_actors(struct clm_corpus *corpus,
                                                 const char *path,
                                                 struct clm_error *err) CLM_MUST_CHECK;
/** Call once when all is read: finds actors by name and date, sources and linked events.
 *  Errors as above. After it the corpus does not change. @since 0.1 */
CLM_API enum clm_code clm_corpus_finish(struct clm_corpus *corpus,
                                        struct clm_error *err) CLM_MUST_CHECK;

/** Errors reported so far, and rows left out because of them (only with keep_going). */
CLM_API size_t clm_corpus_error_count(const struct clm_corpus *corpus);
CLM_API size_t clm_corpus_left_out(const struct clm_corpus *corpus);

/** The bytes of a string, NUL-ended, never NULL. */
CLM_API const char *clm_corpus_text(const struct clm_corpus *corpus, clm_str str);
CLM_API size_t clm_corpus_text_len(const struct clm_corpus *corpus, clm_str str);
/** The number of a text that some event, actor or source holds, or 0. */
CLM_API clm_str clm_corpus_find_text(const struct clm_corpus *corpus, const char *text,
                                     size_t len);

CLM_API size_t clm_corpus_event_count(const struct clm_corpus *corpus);
CLM_API const struct clm_event *clm_corpus_event(const struct clm_corpus *corpus,
                                                 size_t index);
CLM_API size_t clm_corpus_actor_count(const struct clm_corpus *corpus);
CLM_API const struct clm_actor *clm_corpus_actor(const struct clm_corpus *corpus,
                                                 size_t index);
CLM_API size_t clm_corpus_source_count(const struct clm_corpus *corpus);
CLM_API const struct clm_source *clm_corpus_source(const struct clm_corpus *corpus,
                                                   size_t index);
/** The title that a timeline.json carried, or "". */
CLM_API const char *clm_corpus_title(const struct clm_corpus *corpus);

/** Events that were left out since a person rejected them (review*.csv). @since 0.2 */
CLM_API size_t clm_corpus_rejected(const struct clm_corpus *corpus);
/** How many rows of review*.csv decide something. @since 0.2 */
CLM_API size_t clm_corpus_decisions(const struct clm_corpus *corpus);

/** What a person decided about an event. The texts are borrowed. */
struct clm_decided {
    struct clm_loc at;       /* the row of review*.csv */
    bool accepted;           /* yes; else only changed, joined or linked */
    bool is_changed;         /* cells are not as they were read */
    const char *same_as;     /* ids, parted by |; "" = none */
    const char *not_same_as; /* the same */
};

/** The decision about an event; false when there is none. @since 0.2 */
CLM_API bool clm_corpus_decided(const struct clm_corpus *corpus, size_t event,
                                struct clm_decided *out);

/** The event with this id, or CLM_NONE. Only after clm_corpus_finish. */
CLM_API uint32_t clm_corpus_find_event(const struct clm_corpus *corpus, const char *id,
                                       size_t len);
/** The actor that `name` (id, name or alias) means on a day, or CLM_NONE: a person who
 * acts for an actor then gives that actor, and `*person` the person (else CLM_NONE; may
 * be NULL). @since 0.1 */
CLM_API uint32_t clm_corpus_find_actor(const struct clm_corpus *corpus, const char *name,
                                       size_t len, const struct clm_date *date,
                                       uint32_t *person);

/** Where a cell of an event stands. `field` is a column name ("date"); with
 * keep_positions the place is that of the cell, else that of the row. Of an event from
 * JSON the place has a pointer for path. The pointer is borrowed until the next call on
 * this corpus. */
CLM_API struct clm_loc clm_corpus_event_loc(struct clm_corpus *corpus, size_t event,
                                            const char *field);
CLM_API struct clm_loc clm_corpus_actor_loc(struct clm_corpus *corpus, size_t actor);
/** The row of corpus.csv, or the member of "sources", that lists a source. */
CLM_API struct clm_loc clm_corpus_source_loc(struct clm_corpus *corpus, size_t source);

#ifdef __cplusplus
}
#endif
#endif
