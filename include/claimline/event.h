/* SPDX-License-Identifier: MIT */
/* What a corpus holds: events, actors and sources, and the words for their kinds. */
#ifndef CLAIMLINE_EVENT_H
#define CLAIMLINE_EVENT_H

#include <claimline/date.h>
#include <claimline/error.h>

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A string that the corpus keeps once: equal text has an equal number, 0 is none.
 * clm_corpus_text() gives its bytes. */
typedef uint32_t clm_str;

/** "no actor", "no source", "no event" where an index is meant. */
#define CLM_NONE UINT32_MAX

/** The values of these come from kind.def, a row each. */
enum clm_kind {
#define CLM_KIND(id, ...) CLM_KIND_##id,
#include <claimline/kind.def>
    CLM_KIND_COUNT,
};

enum clm_phase {
#define CLM_PHASE(id, ...) CLM_PHASE_##id,
#include <claimline/kind.def>
    CLM_PHASE_COUNT,
};

/** Charge types; an event keeps a set of them as the bits 1 << type. */
enum clm_charge_type {
#define CLM_CHARGE(id, ...) CLM_CHARGE_##id,
#include <claimline/kind.def>
    CLM_CHARGE_COUNT,
};

enum clm_origin {
#define CLM_ORIGIN(id, ...) CLM_ORIGIN_##id,
#include <claimline/kind.def>
    CLM_ORIGIN_COUNT,
};

enum clm_actor_kind {
#define CLM_ACTOR_KIND(id, ...) CLM_ACTOR_##id,
#include <claimline/kind.def>
    CLM_ACTOR_KIND_COUNT,
};

/** The word for a kind in files ("accusation", "armed-group", ...), "" for
 * CLM_PHASE_NONE. @since 0.1 */
CLM_API const char *clm_kind_name(enum clm_kind kind);
CLM_API const char *clm_phase_name(enum clm_phase phase);
CLM_API const char *clm_charge_type_name(enum clm_charge_type type);
CLM_API const char *clm_origin_name(enum clm_origin origin);
CLM_API const char *clm_actor_kind_name(enum clm_actor_kind kind);
/** The kind for a word of `len` bytes; false when there is none, `*out` is unchanged
 * then. @since 0.1 */
CLM_API bool clm_kind_find(enum clm_kind *out, const char *name, size_t len);
CLM_API bool clm_phase_find(enum clm_phase *out, const char *name, size_t len);
CLM_API bool clm_charge_type_find(enum clm_charge_type *out, const char *name,
                                  size_t len);
CLM_API bool clm_origin_find(enum clm_origin *out, const char *name, size_t len);
CLM_API bool clm_actor_kind_find(enum clm_actor_kind *out, const char *name, size_t len);
/** The CAMEO 1.1b3 code of an event ("1124", "016", ...): for an accusation that of its
 * first charge type. `charge_types` is a set of bits. @since 0.1 */
CLM_API const char *clm_cameo_code(enum clm_kind kind, enum clm_phase phase,
                                   unsigned charge_types);
/** The PLOVER code of a kind ("ACCUSE", ...), "" where there is none. @since 0.2 */
CLM_API const char *clm_plover_code(enum clm_kind kind);
/** What a kind of event is, in a few words. @since 0.2 */
CLM_API const char *clm_kind_meaning(enum clm_kind kind);

/** Half-open byte offsets into an article; `end` 0 = not known. */
struct clm_span {
    uint32_t start;
    uint32_t end;
};

/** A party of an event: `name` as the input has it, `actor` an index into the actors of
 * the corpus. */
struct clm_party {
    clm_str name;
    uint32_t actor;
    clm_str text;         /* the words of the article, 0 when curated */
    struct clm_span span; /* where they stand */
    bool unlisted; /* as a record says: no list that its reader had knows the party, so
                      that a like name of our list is another's */
};

/** Where an event is told. `sentence` counts from 1, 0 = not known. */
struct clm_citation {
    uint32_t source; /* index into the sources of the corpus */
    uint32_t sentence;
    struct clm_span span;
    clm_str url;   /* given with the event itself, 0 = that of the source */
    bool in_title; /* the span counts in the title, not in the text */
};

/** Finds the text that a citation counts in. Gives borrowed bytes, which may go with the
 * next call, or NULL when the text is not at hand. */
typedef const char *(*clm_text_fn)(const struct clm_citation *citation, size_t *len,
                                   void *payload);

enum clm_link_kind {
#define CLM_LINK(id, ...) CLM_LINK_##id,
#include <claimline/kind.def>
    CLM_LINK_KIND_COUNT,
};

/** The word for a kind of link in files ("answers"), and for people as seen from its
 * other end ("answered", with "by" behind it). @since 0.2 */
CLM_API const char *clm_link_name(enum clm_link_kind kind);
CLM_API const char *clm_link_name_back(enum clm_link_kind kind);

/** A link that an event names. `event` is the index of the other event once the corpus is
 * finished. */
struct clm_ref {
    clm_str id;
    uint32_t event;
    uint8_t kind;   /* of clm_link_kind */
    uint8_t score;  /* 0-100 of a found link; 255 = curated */
    clm_str reason; /* of a found link */
    uint32_t line;  /* of the cell that names it, 0 = not known */
    uint32_t column;
};
#define CLM_SCORE_CURATED 255

/** A column or member that we have no meaning for: kept, and carried to the JSON. */
struct clm_extra {
    clm_str name;
    const char *json; /* the value as JSON text */
};

/** Where the parts of an extracted event stand, and how its date was worked out. Texts
 * may be 0. */
struct clm_evidence {
    clm_str speaker_text;
    clm_str cue_text;
    clm_str cue_frame;
    clm_str basis_text;
    clm_str basis_rule;
    clm_str basis_base; /* EDTF */
    struct clm_span speaker_span;
    struct clm_span charge_span;
    struct clm_span cue_span;
    struct clm_span basis_span;
    struct clm_span place_span;
    struct clm_span quote_span;
};

#define CLM_CONFIDENCE_NONE UINT16_MAX

/** One event. Everything it points to lives as long as its corpus. Texts are NUL-ended
 * UTF-8, "" = none. */
struct clm_event {
    clm_str id;
    clm_str date_text; /* EDTF */
    const struct clm_date *date;
    uint8_t kind;   /* of clm_kind */
    uint8_t phase;  /* of clm_phase */
    uint8_t origin; /* of clm_origin */
    uint8_t link_count;
    uint16_t charge_types; /* bits 1 << clm_charge_type */
    uint16_t confidence;   /* in 1/10000; CLM_CONFIDENCE_NONE = not given */
    uint16_t actor_count;
    uint16_t target_count;
    uint16_t citation_count;
    uint16_t extra_count;
    clm_str speaker; /* the name; evidence has the words */
    clm_str place;
    const struct clm_party *actors;
    const struct clm_party *targets;
    const char *charge;
    const char *quote;
    const char *note;
    struct clm_citation *citations;
    struct clm_ref *links;
    const struct clm_extra *extras;
    const struct clm_evidence *evidence; /* NULL when there is none */
    uint32_t member_of; /* index of the event of which this is a further telling, or
                           CLM_NONE */
    uint32_t file;      /* where it was read: file number, line of its row or record */
    uint32_t line;
};

/** A person who acts for an actor from a day to a day. */
struct clm_role {
    uint32_t actor;
    clm_day from;
    clm_day to;
    clm_str from_text; /* EDTF, 0 = open */
    clm_str to_text;
    clm_str note;
};

enum clm_gender { CLM_GENDER_UNKNOWN, CLM_GENDER_FEMALE, CLM_GENDER_MALE };

enum clm_actor_origin {
    CLM_ACTOR_BUILTIN, /* from the list that claimline brings */
    CLM_ACTOR_CORPUS,  /* from actors.csv */
    CLM_ACTOR_IMPLIED, /* named by an event, in no list */
};

struct clm_actor {
    clm_str id;
    clm_str name;
    clm_str side;
    clm_str note;
    clm_str short_name; /* the only abbreviation that a picture may print, or 0 */
    clm_str of;         /* id of the state whose party or institution it is, or 0 */
    uint8_t kind;       /* of clm_actor_kind */
    uint8_t origin;     /* of clm_actor_origin */
    uint8_t gender;     /* of clm_gender */
    uint16_t shared_count;
    uint16_t alias_count;
    uint16_t role_count;
    bool used;            /* an event names it */
    uint16_t own_aliases; /* aliases[own_aliases...] come from the corpus, those before
                             from our list */
    clm_str *aliases;
    clm_str
        *shared; /* names that others bear as well: its own only where a text says so */
    struct clm_role *roles;
    uint32_t file;
    uint32_t line;
};

struct clm_source {
    clm_str id; /* or, of a source that is not listed, the words of the event */
    clm_str file;
    clm_str published; /* EDTF, 0 = not known */
    clm_str publisher;
    clm_str title;
    clm_str url;
    clm_str language;
    clm_str note;
    bool listed; /* a row of corpus.csv */
    bool used;
    uint32_t file_number;
    uint32_t line;
};

#ifdef __cplusplus
}
#endif
#endif
