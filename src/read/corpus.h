/* SPDX-License-Identifier: MIT */
/* The corpus from inside: what the readers fill. */
#ifndef CLM_READ_CORPUS_H
#define CLM_READ_CORPUS_H

#include "base/arena.h"
#include "base/intern.h"
#include "base/map.h"
#include "claimline/corpus.h"
#include "read/csv.h"

enum clm__file_form { CLM__FILE_CSV, CLM__FILE_JSON, CLM__FILE_JSONL, CLM__FILE_BUILTIN };

/** Our own tables hold less than the graph does. */
enum clm__file_table { CLM__TABLE_NONE, CLM__TABLE_EVENTS, CLM__TABLE_ACCUSATIONS };

struct clm__file {
    const char *name; /* as given to the reader; kept with the strings */
    enum clm__file_form form;
    enum clm__file_table table; /* of a CSV file of events that our table command wrote */
    bool is_list;               /* of a JSON file: a bare array of events */
    bool is_read;               /* no file, but what this run reads in articles */
    bool is_timeline; /* of a JSON file: a timeline.json, whose events were joined and
                         linked */
    const uint32_t
        *column_of; /* of a CSV file of events: the columns by clm__field, for places */
};

/** A cell: lines below the first of its row, and column. Column 0 = too far to be kept.
 */
struct clm__place {
    uint32_t below : 10;
    uint32_t column : 22;
};

/** One name of an actor; names that are spelt alike are chained by `next`, those that are
 * alike when folded by `next_folded` (index + 1). */
struct clm__alias {
    clm_str name;
    uint32_t actor;
    uint32_t next;
    uint32_t next_folded;
};

struct clm_corpus {
    struct clm_corpus_options options;
    struct clm__intern strings;
    struct clm__intern ids;    /* of events: very many, each seen once or twice; apart, so
                                  that the others stay near */
    struct clm__intern folded; /* names as they are compared, apart likewise */
    struct clm__arena arena;
    struct clm_event *events;
    size_t event_count, event_room;
    struct clm_actor *actors;
    size_t actor_count, actor_room;
    struct clm_source *sources;
    size_t source_count, source_room;
    struct clm__file *files;
    size_t file_count, file_room;
    uint32_t *event_by_id; /* by clm_str of `ids`: index + 1, or 0 */
    size_t event_by_id_room;
    struct clm__map actor_by_id;
    struct clm__map source_by_id;
    struct clm__map date_by_text; /* EDTF text -> index into dates */
    const struct clm_date **dates;
    size_t date_count, date_room;
    struct clm__map alias_by_name;   /* -> index + 1 into aliases */
    struct clm__map alias_by_folded; /* the same by clm__fold() of the name */
    struct clm__map alias_by_loose;  /* by clm__fold_loose(), of what the corpus lists */
    struct clm__map shared_by_name;  /* names that are their actor's only sometimes */
    struct clm__alias *aliases;
    size_t alias_count, alias_room;
    struct clm__map implied_by_name; /* actors in no list, by the folded view */
    struct clm__map spellings;       /* of their names: how often each is written */
    struct clm__place
        *places; /* with keep_positions: the cells of each event, one after another */
    size_t place_count, place_room;
    size_t *first_place; /* by event */
    size_t first_place_room;
    struct clm__decision *decisions; /* rows of review*.csv that decide something */
    size_t decision_count, decision_room;
    size_t rejected; /* events that a person left out */
    size_t error_count;
    size_t left_out;
    const char *title;
    char pointer[96]; /* of the last place that was asked for */
};

/** True once memory ran out somewhere; readers check it once a row. */
bool clm__corpus_failed(const struct clm_corpus *corpus);
/** Reports one finding with the severity of its message; errors are counted. */
void clm__corpus_report(struct clm_corpus *corpus, enum clm_code code, struct clm_loc at,
                        const char *fmt, ...) CLM_PRINTF(4, 5);
/** The same with a second place. `also` is "first given", say. */
void clm__corpus_report_also(struct clm_corpus *corpus, enum clm_code code,
                             struct clm_loc at, const char *text, struct clm_loc also,
                             const char *also_text);

/** Reports that an event, actor or source (`what`) has an id that is given already. */
void clm__corpus_report_second(struct clm_corpus *corpus, struct clm_loc at,
                               const char *what, clm_str id, struct clm_loc first);

/** A finished corpus that knows the actors of another, which is not finished. What is
 * wrong with them is not told. NULL when there is no memory; the caller frees it. */
struct clm_corpus *clm__corpus_actors(const struct clm_corpus *from);

clm_str clm__corpus_str(struct clm_corpus *corpus, const char *text, size_t len);
/** The same for the id of an event: a clm_str of the second table, which this bit tells
 * apart. */
#define CLM__ID_BIT 0x80000000u
clm_str clm__corpus_id(struct clm_corpus *corpus, const char *text, size_t len);
/** Text and length of a string of either table. */
static inline struct clm__intern_entry
clm__corpus_entry(const struct clm_corpus *corpus, clm_str str)
{
    clm_str number = str & ~CLM__ID_BIT;
    const struct clm__intern *table = number == str ? &corpus->strings : &corpus->ids;
    return number == 0 ? (struct clm__intern_entry){.text = ""} : table->entries[number];
}
/** A copy that lives as long as the corpus; "" for no bytes or no memory. */
const char *clm__corpus_keep(struct clm_corpus *corpus, const char *text, size_t len);
/** Adds a file and returns its number; CLM_NONE when there is no memory. */
uint32_t clm__corpus_add_file(struct clm_corpus *corpus, const char *name,
                              enum clm__file_form form);
/** A cleared event at the end, not yet counted; NULL when there is no memory or there are
 * too many. */
struct clm_event *clm__corpus_new_event(struct clm_corpus *corpus);
/** Counts the new event and enters its id. False = the id is taken; `*first` gets by
 * which event then. */
bool clm__corpus_commit_event(struct clm_corpus *corpus, uint32_t *first);
/** The event with this id, or CLM_NONE. */
uint32_t clm__corpus_event_of(const struct clm_corpus *corpus, clm_str id);
struct clm_actor *clm__corpus_new_actor(struct clm_corpus *corpus, clm_str id);
/** The source with this id or these words, made when it is new. CLM_NONE when there is no
 * memory. */
uint32_t clm__corpus_source(struct clm_corpus *corpus, clm_str id);
/** Whether a path of a source stays inside the corpus folder: it has no root and never
 * climbs above where it began. Reports it if not. */
bool clm__source_path_check(struct clm_corpus *corpus, struct clm_loc at,
                            const char *path) CLM_MUST_CHECK;
/** Reads an EDTF date once for all its uses. NULL with `err` filled when it is none. */
const struct clm_date *clm__corpus_date(struct clm_corpus *corpus, const char *text,
                                        size_t len, clm_str *str, struct clm_error *err);
/** An id may hold letters, digits, - _ . : / and what is beyond ASCII, at most 200 bytes.
 */
bool clm__is_id(const char *text, size_t len);
#define CLM__BAD_ID "'%s' is no id; use at most 200 letters, digits and - _ . : / #"
/** Makes an id from what the event says, for one that has none: PREFIX and 16 hexadecimal
 * digits. */
clm_str clm__event_made_id(struct clm_corpus *corpus, const struct clm_event *event,
                           const char *prefix);

/** The parts of a cell that | parts, without the blanks around them; empty ones are left
 * out. */
struct clm__parts {
    const char *rest;
    size_t left;
};
bool clm__parts_next(struct clm__parts *parts, const char **at, size_t *len);
size_t clm__parts_count(const char *text, size_t len);
/** A clm__read_fn that takes bytes from memory: `from` is a struct clm__parts with what
 * is left of them. */
bool clm__read_memory(void *from, char *to, size_t want, size_t *got);

/** One reader a kind of file. Errors of content are reported; the code tells of what
 * stops everything. */
enum clm_code clm__read_events_csv(struct clm_corpus *corpus, uint32_t file,
                                   clm__read_fn read, void *from,
                                   struct clm_error *err) CLM_MUST_CHECK;
enum clm_code clm__read_actors_csv(struct clm_corpus *corpus, uint32_t file,
                                   clm__read_fn read, void *from,
                                   struct clm_error *err) CLM_MUST_CHECK;
enum clm_code clm__read_sources_csv(struct clm_corpus *corpus, uint32_t file,
                                    clm__read_fn read, void *from,
                                    struct clm_error *err) CLM_MUST_CHECK;
enum clm_code clm__read_json(struct clm_corpus *corpus, uint32_t file, const char *bytes,
                             size_t len, struct clm_error *err) CLM_MUST_CHECK;
/** Enters the names of all actors; reports names that two actors share. */
enum clm_code clm__alias_build(struct clm_corpus *corpus) CLM_MUST_CHECK;
/** The actor meant by a name on a day, spelt in just this way. */
uint32_t clm__alias_find(const struct clm_corpus *corpus, const char *name, size_t len,
                         const struct clm_date *date, uint32_t *person);

/** The same; `*shared` gets the number of the shared name that is spelt so, or stays. */
uint32_t clm__alias_find_shared(const struct clm_corpus *corpus, const char *name,
                                size_t len, const struct clm_date *date, uint32_t *person,
                                uint32_t *shared);
/** The same for names that are alike when folded. `is_own`: of actors that the corpus
 * lists, and accents, hyphens and apostrophes do not matter. */
uint32_t clm__alias_find_like(const struct clm_corpus *corpus, const char *name,
                              size_t len, const struct clm_date *date, bool is_own,
                              uint32_t *person);
/** The number of the folded view of a name (clm__fold), in a table of its own. */
clm_str clm__alias_folded(struct clm_corpus *corpus, clm_str name);
/** Whether any actor comes from a list of the corpus. */
bool clm__alias_has_own(const struct clm_corpus *corpus);
/** The next actor with the same shared name, or 0; and the actor of a number. */
uint32_t clm__alias_shared_next(const struct clm_corpus *corpus, uint32_t number);
static inline uint32_t
clm__alias_shared_actor(const struct clm_corpus *corpus, uint32_t number)
{
    return corpus->aliases[number - 1].actor;
}
/** The actor that a name in a table or a record means: spelt in just this way, else
 * alike. `own_only`: of actors that the corpus lists. */
uint32_t clm__alias_find_str(const struct clm_corpus *corpus, clm_str name,
                             const struct clm_date *date, bool own_only,
                             uint32_t *person);
/** The same for an actor that is known: itself, or for a person in office whom he or she
 * acts for. */
uint32_t clm__alias_actor(const struct clm_corpus *corpus, uint32_t actor,
                          const struct clm_date *date, uint32_t *person);

/** Counts a way to write the name of an actor that is in no list. */
void clm__spelling_count(struct clm_corpus *corpus, clm_str name);
/** Gives each actor that is in no list the name that is written most often, of several
 * the first in byte order, and tells of names that are several parties in one. Call it
 * once all parties are resolved. */
void clm__spelling_choose(struct clm_corpus *corpus);

/** The built-in list of actors, as CSV. */
extern const char clm__builtin_actors[];
extern const size_t clm__builtin_actors_len;

#endif
