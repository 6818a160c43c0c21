/* SPDX-License-Identifier: MIT */
/* The words of extraction, read from text: frames (data/frames.txt), charges and wrongs
 * (data/charges.txt), classes of words. */
#ifndef CLM_LEXICON_LEXICON_H
#define CLM_LEXICON_LEXICON_H

#include "base/intern.h"
#include "base/map.h"
#include "claimline/event.h"
#include "sentence/sentence.h"

/* Bounds of a lexicon; what is over them is an error with its line. */
enum { CLM__ELEMENTS_MAX = 6, CLM__WORD_CLASSES_MAX = 192, CLM__LEXICON_LINE_MAX = 1000 };

/** Classes of words that the program itself asks for; a lexicon may have others. */
enum clm__class {
#define CLM_WORD_CLASS(NAME, text) CLM__CLASS_##NAME,
#include "lexicon/classes.def"
    CLM__CLASS_OWN, /* the first of those that only frames use */
};

enum clm__slot { CLM__SLOT_WORD, CLM__SLOT_ACTOR, CLM__SLOT_TARGET, CLM__SLOT_CHARGE };
enum { CLM__SLOT_COUNT = CLM__SLOT_CHARGE + 1 };

/** By which link an element hangs on the head of its frame. */
enum clm__via {
    CLM__VIA_SUBJECT,
    CLM__VIA_OBJECT,
    CLM__VIA_MARKER, /* a preposition, or to before a verb */
    CLM__VIA_CLAUSE, /* that */
    CLM__VIA_DOING,  /* a verb in -ing */
    CLM__VIA_WORD,   /* the words themselves */
    CLM__VIA_BEFORE, /* stands before a noun: an adjective, a possessive */
};

enum clm__frame_class { CLM__FRAME_VERB, CLM__FRAME_NOUN, CLM__FRAME_ADJ };

enum clm__frame_flag {
    CLM__FRAME_SPEECH = 1,  /* what is said may be an accusation */
    CLM__FRAME_MUTUAL = 2,  /* the actors do it to each other */
    CLM__FRAME_IMPLIED = 4, /* the target may have to be found in what stands before */
    CLM__FRAME_NOT = 8,     /* an idiom: hides what other frames find here */
    CLM__FRAME_HARD = 16,   /* often wrong: lower confidence */
    CLM__FRAME_VERBAL = 32, /* between persons it is done in words: an accusation */
    CLM__FRAME_PLAIN = 128, /* what is said accuses nobody */
    CLM__FRAME_ACTIVE = 64, /* in the passive it means something else */
};

struct clm__element {
    uint8_t slot; /* of clm__slot */
    uint8_t via;  /* of clm__via */
    bool optional;
    uint8_t restriction; /* class of the head of the slot + 1, or 0 */
    uint32_t words; /* index into lexicon->alternatives: ended by 0; of MARKER, WORD */
};

struct clm__frame {
    uint8_t kind;  /* of clm_kind */
    uint8_t phase; /* of clm_phase */
    uint8_t word;  /* of clm__frame_class */
    uint8_t flags; /* of clm__frame_flag */
    uint8_t count;
    struct clm__element elements[CLM__ELEMENTS_MAX];
    const char *pattern; /* "accuse TARGET [of CHARGE]" */
    const char *example; /* the sentence, and behind its NUL what it should give */
    const char *expected;
    const char *file;
    uint32_t line;
    uint32_t next; /* further frame of the same head + 1 */
};

/** What a word or phrase says of an act. */
struct clm__term {
    uint16_t types;   /* bits 1 << clm_charge_type */
    uint8_t strength; /* of clm__strength */
    bool duty;        /* a wrong when it is not done */
};
enum clm__strength {
    CLM__STRENGTH_SIGN,  /* tells the type of a charge only */
    CLM__STRENGTH_WEAK,  /* a wrong when done to civilians or with another sign */
    CLM__STRENGTH_WRONG, /* a wrong */
};

/** The classes that a word is in, as bits. */
struct clm__class_set {
    uint64_t bits[CLM__WORD_CLASSES_MAX / 64];
};

struct clm__lexicon {
    struct clm__intern words;
    struct clm__arena arena;
    struct clm__map frame_by_head; /* word -> frame + 1 */
    struct clm__frame *frames;
    size_t frame_count, frame_room;
    clm_str *alternatives;
    size_t alternative_count, alternative_room;
    struct clm__class_set *classes; /* by word */
    size_t class_room;
    clm_str class_names[CLM__WORD_CLASSES_MAX];
    size_t class_count;
    struct clm__map term_by_phrase; /* -> index + 1 into terms */
    struct clm__term *terms;
    size_t term_count, term_room;
    struct clm__map longest; /* first word of a phrase -> most words of one */
};

/** A lexicon with the built-in files. CLM_E_NOMEM; CLM_E_DATA only for a bad build. */
enum clm_code clm__lexicon_new(struct clm__lexicon **out,
                               struct clm_error *err) CLM_MUST_CHECK;
void clm__lexicon_free(struct clm__lexicon *lexicon);

enum clm__lexicon_part { CLM__LEXICON_FRAMES, CLM__LEXICON_CHARGES };
/** Adds frames or charges from text; `name` is what errors call the file. CLM_E_DATA with
 * line and column for a bad line, CLM_E_NOMEM; the lexicon is of no use then. */
enum clm_code clm__lexicon_add(struct clm__lexicon *lexicon, enum clm__lexicon_part part,
                               const char *name, struct clm__span text,
                               struct clm_error *err) CLM_MUST_CHECK;

/** The same from a file; NULL adds nothing. CLM_E_IO when it cannot be read. */
enum clm_code clm__lexicon_read(struct clm__lexicon *lexicon, enum clm__lexicon_part part,
                                const char *path, struct clm_error *err) CLM_MUST_CHECK;

/** The number of a word in lower case, or 0 when the lexicon does not have it. */
clm_str clm__lexicon_word(const struct clm__lexicon *lexicon, const char *word);
static inline bool
clm__lexicon_in(const struct clm__lexicon *lexicon, clm_str word, unsigned class)
{
    return word != 0 && word < lexicon->class_room &&
           (lexicon->classes[word].bits[class / 64] >> class % 64 & 1) != 0;
}
/** Whether the word of a token is in a class. */
static inline bool
clm__in_class(const struct clm__sentence *sentence, unsigned node, unsigned class)
{
    return clm__lexicon_in(sentence->lexicon, sentence->words[node], class);
}
/** The first frame of a head, or NULL; `clm__lexicon_next` goes on. */
const struct clm__frame *clm__lexicon_frames(const struct clm__lexicon *lexicon,
                                             clm_str head);
const struct clm__frame *clm__lexicon_next(const struct clm__lexicon *lexicon,
                                           const struct clm__frame *frame);
/** What a phrase of `len` bytes (lemmas with single blanks) says, or NULL. */
const struct clm__term *clm__lexicon_term(const struct clm__lexicon *lexicon,
                                          const char *phrase, size_t len);
/** What the longest known phrase that begins at a token says, or NULL. */
const struct clm__term *clm__term_at(const struct clm__sentence *sentence, unsigned node);

#endif
