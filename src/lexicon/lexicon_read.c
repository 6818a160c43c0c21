/* SPDX-License-Identifier: MIT */
/* Reading frames.txt and charges.txt. The forms of their lines are told at the head of
 * data/frames.txt and data/charges.txt. */
#include "lexicon/lexicon.h"

#include "base/alloc.h"
#include "base/ascii.h"
#include "base/conflict.h"

#include <string.h>

struct reader {
    struct clm__lexicon *lexicon;
    const char *file; /* kept with the lexicon; `at` has the caller's */
    struct clm_loc at;
    const char *line_start;
    struct clm_error *err;
};

static enum clm_code
refuse(struct reader *reader, struct clm__span where, const char *why)
{
    struct clm_loc at = reader->at;
    at.column = (uint32_t)(where.at - reader->line_start) + 1;
    return clm_error_set(reader->err, CLM_E_DATA, at, "'%.*s': %s",
                         (int)(where.len < 60 ? where.len : 60), where.at, why);
}

static enum clm_code
no_memory(struct reader *reader)
{
    return clm_error_set(reader->err, CLM_E_NOMEM, reader->at, "out of memory");
}

static struct clm__span
trim(struct clm__span s)
{
    while (s.len > 0 && (*s.at == ' ' || *s.at == '\t'))
        s.at++, s.len--;
    while (s.len > 0 && (s.at[s.len - 1] == ' ' || s.at[s.len - 1] == '\t'))
        s.len--;
    return s;
}

/* Takes what stands before `mark` off `rest`; all of it when there is no mark. */
static struct clm__span
take(struct clm__span *rest, char mark)
{
    const char *stop = rest->len > 0 ? memchr(rest->at, mark, rest->len) : NULL;
    size_t len = stop == NULL ? rest->len : (size_t)(stop - rest->at);
    struct clm__span part = {rest->at, len};
    size_t used = stop == NULL ? len : len + 1;
    rest->at += used;
    rest->len -= used;
    return trim(part);
}

static struct clm__span
next_word(struct clm__span *rest)
{
    *rest = trim(*rest);
    return take(rest, ' ');
}

static bool
equals(struct clm__span s, const char *text)
{
    return s.len == strlen(text) && memcmp(s.at, text, s.len) == 0;
}

static clm_str
add_word(struct clm__lexicon *lexicon, struct clm__span word)
{
    return clm__intern_add(&lexicon->words, word.at, word.len);
}

/* ---- classes ---- */

static unsigned
find_class(struct clm__lexicon *lexicon, struct clm__span name, bool make)
{
    clm_str str = add_word(lexicon, name);
    for (size_t i = 0; i < lexicon->class_count; i++)
        if (lexicon->class_names[i] == str)
            return (unsigned)i;
    if (!make || lexicon->class_count == CLM__WORD_CLASSES_MAX || str == 0)
        return CLM__WORD_CLASSES_MAX;
    lexicon->class_names[lexicon->class_count] = str;
    return (unsigned)lexicon->class_count++;
}

static bool
put_in_class(struct clm__lexicon *lexicon, clm_str word, unsigned class)
{
    size_t old = lexicon->class_room;
    void *classes = lexicon->classes;
    if (word >= old) {
        if (!clm__grow(&classes, &lexicon->class_room, (size_t)word + 1,
                       sizeof *lexicon->classes))
            return false;
        lexicon->classes = classes;
        memset(lexicon->classes + old, 0,
               (lexicon->class_room - old) * sizeof *lexicon->classes);
    }
    lexicon->classes[word].bits[class / 64] |= UINT64_C(1) << class % 64;
    return true;
}

/* words NAME: a b c */
static enum clm_code
read_words(struct reader *reader, struct clm__span rest)
{
    struct clm__span name = take(&rest, ':');
    unsigned class = find_class(reader->lexicon, name, true);
    if (name.len == 0 || class == CLM__WORD_CLASSES_MAX)
        return refuse(reader, name, "not the name of a class, or there are too many");
    for (struct clm__span word = next_word(&rest); word.len > 0;
         word = next_word(&rest)) {
        clm_str str = add_word(reader->lexicon, word);
        if (str == 0 || !put_in_class(reader->lexicon, str, class))
            return no_memory(reader);
    }
    return CLM_OK;
}

/* ---- frames ---- */

static bool
add_alternative(struct clm__lexicon *lexicon, clm_str word)
{
    void *list = lexicon->alternatives;
    if (!clm__grow(&list, &lexicon->alternative_room, lexicon->alternative_count + 1,
                   sizeof *lexicon->alternatives))
        return false;
    lexicon->alternatives = list;
    lexicon->alternatives[lexicon->alternative_count++] = word;
    return true;
}

/* "on|against" or "@allegation"; a class stands as its number under a bit of its own. */
static enum clm_code
read_alternatives(struct reader *reader, struct clm__span words, uint32_t *out)
{
    *out = (uint32_t)reader->lexicon->alternative_count;
    while (words.len > 0) {
        struct clm__span word = take(&words, '|');
        clm_str str = 0;
        if (word.len > 1 && word.at[0] == '@') {
            unsigned class = find_class(
                reader->lexicon, (struct clm__span){word.at + 1, word.len - 1}, false);
            if (class == CLM__WORD_CLASSES_MAX)
                return refuse(reader, word, "no such class of words");
            str = 0x80000000u | class;
        } else {
            str = add_word(reader->lexicon, word);
        }
        if (str == 0)
            return refuse(reader, word, "an empty word");
        if (!add_alternative(reader->lexicon, str))
            return no_memory(reader);
    }
    return add_alternative(reader->lexicon, 0) ? CLM_OK : no_memory(reader);
}

/* ACTOR, TARGET@class ...; CLM__SLOT_WORD for anything else. */
static enum clm_code
read_slot(struct reader *reader, struct clm__span word, struct clm__element *element)
{
    static const char *const names[CLM__SLOT_COUNT] = {"", "ACTOR", "TARGET", "CHARGE"};
    struct clm__span rest = word, name = take(&rest, '@');
    element->slot = CLM__SLOT_WORD;
    for (unsigned i = 1; i < CLM__SLOT_COUNT; i++)
        if (equals(name, names[i]))
            element->slot = (uint8_t)i;
    if (element->slot == CLM__SLOT_WORD || rest.len == 0)
        return CLM_OK;
    unsigned class = find_class(reader->lexicon, rest, false);
    if (class == CLM__WORD_CLASSES_MAX)
        return refuse(reader, rest, "no such class of words");
    element->restriction = (uint8_t)(class + 1);
    return CLM_OK;
}

static enum clm_code
add_element(struct reader *reader, struct clm__frame *frame,
            const struct clm__element *element, struct clm__span where)
{
    if (frame->count == CLM__ELEMENTS_MAX)
        return refuse(reader, where, "too many parts in one pattern");
    frame->elements[frame->count++] = *element;
    return CLM_OK;
}

static bool
is_place_holder(struct clm__span word)
{
    return word.len > 0 && clm__is_upper(word.at[0]);
}

/* What stands before the head: the subject of a verb, something before a noun. */
static enum clm_code
read_before(struct reader *reader, struct clm__frame *frame, struct clm__span word)
{
    struct clm__element element = {.slot = CLM__SLOT_WORD};
    enum clm_code code = read_slot(reader, word, &element);
    if (code != CLM_OK)
        return code;
    element.optional = element.restriction == 0;
    element.via = frame->word == CLM__FRAME_NOUN ? CLM__VIA_BEFORE : CLM__VIA_SUBJECT;
    if (element.slot == CLM__SLOT_WORD) {
        element.optional = false;
        element.via = CLM__VIA_BEFORE;
        code = read_alternatives(reader, word, &element.words);
    }
    return code == CLM_OK ? add_element(reader, frame, &element, word) : code;
}

/* One part behind the head: words, a slot, or a preposition and its slot. */
static enum clm_code
read_part(struct reader *reader, struct clm__frame *frame, struct clm__span *rest,
          bool optional)
{
    struct clm__element element = {.optional = optional, .via = CLM__VIA_OBJECT};
    struct clm__span word = next_word(rest), peek = *rest;
    struct clm__span after = next_word(&peek);
    enum clm_code code = read_slot(reader, word, &element);
    if (code != CLM_OK || element.slot != CLM__SLOT_WORD)
        return code != CLM_OK ? code : add_element(reader, frame, &element, word);
    if (is_place_holder(after)) {
        *rest = peek;
        code = read_slot(reader, after, &element);
        if (code == CLM_OK && element.slot == CLM__SLOT_WORD)
            code = refuse(reader, after, "not ACTOR, TARGET or CHARGE");
        element.via = equals(word, "that")    ? CLM__VIA_CLAUSE
                      : equals(word, "doing") ? CLM__VIA_DOING
                                              : CLM__VIA_MARKER;
    } else {
        element.via = CLM__VIA_WORD;
    }
    if (code == CLM_OK &&
        (element.via == CLM__VIA_MARKER || element.via == CLM__VIA_WORD))
        code = read_alternatives(reader, word, &element.words);
    return code == CLM_OK ? add_element(reader, frame, &element, word) : code;
}

static enum clm_code
read_pattern(struct reader *reader, struct clm__frame *frame, struct clm__span pattern,
             clm_str *head)
{
    enum clm_code code = CLM_OK;
    *head = 0;
    while (code == CLM_OK && pattern.len > 0) {
        struct clm__span peek = pattern, word = next_word(&peek);
        if (word.len > 0 && word.at[0] == '[') {
            struct clm__span inside = take(&pattern, ']');
            inside.at++;
            inside.len--;
            if (*head == 0)
                return refuse(reader, word, "the head word must stand before [");
            code = read_part(reader, frame, &inside, true);
            if (code == CLM_OK && trim(inside).len > 0)
                code = refuse(reader, inside, "one part at a time between [ and ]");
        } else if (*head != 0) {
            code = read_part(reader, frame, &pattern, false);
        } else if (is_place_holder(word) || word.at[0] == '@' ||
                   (word.len > 1 && word.at[0] == '+')) {
            pattern = peek;
            if (word.at[0] == '+')
                word.at++, word.len--;
            code = read_before(reader, frame, word);
        } else {
            pattern = peek;
            *head = add_word(reader->lexicon, word);
        }
        pattern = trim(pattern);
    }
    if (code == CLM_OK && *head == 0)
        return refuse(reader, pattern, "a pattern needs its head word");
    return code;
}

static enum clm_code
read_kind(struct reader *reader, struct clm__frame *frame, struct clm__span rest)
{
    static const struct {
        const char *name;
        uint8_t flag;
    } flags[] = {{"speech", CLM__FRAME_SPEECH},   {"mutual", CLM__FRAME_MUTUAL},
                 {"implied", CLM__FRAME_IMPLIED}, {"hard", CLM__FRAME_HARD},
                 {"verbal", CLM__FRAME_VERBAL},   {"active", CLM__FRAME_ACTIVE},
                 {"plain", CLM__FRAME_PLAIN}};
    struct clm__span word = next_word(&rest);
    enum clm_kind kind = CLM_KIND_STATEMENT;
    enum clm_phase phase = CLM_PHASE_NONE;
    if (equals(word, "none"))
        frame->flags |= CLM__FRAME_NOT;
    else if (!clm_kind_find(&kind, word.at, word.len))
        return refuse(reader, word, "not a kind of event, nor none");
    frame->kind = (uint8_t)kind;
    for (word = next_word(&rest); word.len > 0; word = next_word(&rest)) {
        bool known = clm_phase_find(&phase, word.at, word.len);
        for (size_t i = 0; !known && i < sizeof flags / sizeof *flags; i++)
            if (equals(word, flags[i].name)) {
                frame->flags |= flags[i].flag;
                known = true;
            }
        if (!known)
            return refuse(
                reader, word,
                "not a phase, nor speech, mutual, implied, verbal, active or hard");
    }
    frame->phase = (uint8_t)phase;
    return CLM_OK;
}

static bool
keep_frame(struct clm__lexicon *lexicon, const struct clm__frame *frame, clm_str head)
{
    void *frames = lexicon->frames;
    bool fresh = false;
    if (!clm__grow(&frames, &lexicon->frame_room, lexicon->frame_count + 1,
                   sizeof *lexicon->frames))
        return false;
    lexicon->frames = frames;
    uint32_t *first = clm__map_put(&lexicon->frame_by_head, head, 0, &fresh);
    if (first == NULL)
        return false;
    lexicon->frames[lexicon->frame_count] = *frame;
    lexicon->frames[lexicon->frame_count].next = *first;
    *first = (uint32_t)++lexicon->frame_count;
    return true;
}

/* verb PATTERN ; KIND FLAGS ; SENTENCE => WHAT IT GIVES */
static enum clm_code
read_frame(struct reader *reader, enum clm__frame_class word, struct clm__span rest)
{
    struct clm__lexicon *lexicon = reader->lexicon;
    struct clm__frame frame = {
        .word = (uint8_t)word, .file = reader->file, .line = reader->at.line};
    struct clm__span pattern = take(&rest, ';'), kind = take(&rest, ';');
    struct clm__span example = trim(rest), expected = {rest.at + rest.len, 0};
    clm_str head = 0;
    for (size_t i = 0; i + 1 < example.len; i++)
        if (example.at[i] == '=' && example.at[i + 1] == '>') {
            expected = trim((struct clm__span){example.at + i + 2, example.len - i - 2});
            example = trim((struct clm__span){example.at, i});
            break;
        }
    if (example.len == 0)
        return refuse(reader, pattern, "a frame needs an example behind its kind");
    frame.pattern = clm__arena_text(&lexicon->arena, pattern.at, pattern.len);
    frame.example = clm__arena_text(&lexicon->arena, example.at, example.len);
    frame.expected = clm__arena_text(&lexicon->arena, expected.at, expected.len);
    enum clm_code code = read_pattern(reader, &frame, pattern, &head);
    if (code == CLM_OK)
        code = read_kind(reader, &frame, kind);
    if (code == CLM_OK && !keep_frame(lexicon, &frame, head))
        code = no_memory(reader);
    return code;
}

/* ---- charges ---- */

static enum clm_code
read_types(struct reader *reader, struct clm__span list, struct clm__term *term)
{
    for (struct clm__span word = next_word(&list); word.len > 0;
         word = next_word(&list)) {
        enum clm_charge_type type = CLM_CHARGE_OTHER;
        if (!clm_charge_type_find(&type, word.at, word.len))
            return refuse(reader, word, "not a type of charge");
        term->types |= (uint16_t)(1u << type);
    }
    return CLM_OK;
}

static bool
keep_term(struct clm__lexicon *lexicon, struct clm__span phrase, struct clm__term term)
{
    clm_str str = add_word(lexicon, phrase);
    void *terms = lexicon->terms;
    bool fresh = false;
    struct clm__span rest = phrase, first = take(&rest, ' ');
    uint32_t words = 1;
    for (struct clm__span more = rest, word = next_word(&more); word.len > 0;
         word = next_word(&more), words++)
        if (add_word(lexicon, word) == 0) /* so that a sentence has its number */
            return false;
    uint32_t *longest =
        clm__map_put(&lexicon->longest, add_word(lexicon, first), 0, &fresh);
    uint32_t *index = clm__map_put(&lexicon->term_by_phrase, str, 0, &fresh);
    if (str == 0 || longest == NULL || index == NULL)
        return false;
    longest = clm__map_put(&lexicon->longest, add_word(lexicon, first), 0, &fresh);
    *longest = words > *longest ? words : *longest;
    if (*index != 0) {
        struct clm__term *old = &lexicon->terms[*index - 1];
        old->types |= term.types;
        old->strength = term.strength > old->strength ? term.strength : old->strength;
        old->duty |= term.duty;
        return true;
    }
    if (!clm__grow(&terms, &lexicon->term_room, lexicon->term_count + 1,
                   sizeof *lexicon->terms))
        return false;
    lexicon->terms = terms;
    lexicon->terms[lexicon->term_count++] = term;
    *index = (uint32_t)lexicon->term_count;
    return true;
}

/* wrong TYPES: phrase, phrase ...; weak ...; sign ...; duty ... */
static enum clm_code
read_terms(struct reader *reader, struct clm__term term, struct clm__span rest)
{
    enum clm_code code = read_types(reader, take(&rest, ':'), &term);
    while (code == CLM_OK && rest.len > 0) {
        struct clm__span phrase = take(&rest, ',');
        if (phrase.len > 0 && !keep_term(reader->lexicon, phrase, term))
            return no_memory(reader);
    }
    return code;
}

/* ---- lines ---- */

static enum clm_code
read_line(struct reader *reader, enum clm__lexicon_part part, struct clm__span line)
{
    static const char *const frame_words[] = {"verb", "noun", "adj"};
    static const struct {
        const char *word;
        struct clm__term term;
    } sorts[] = {{"sign", {.strength = CLM__STRENGTH_SIGN}},
                 {"weak", {.strength = CLM__STRENGTH_WEAK}},
                 {"wrong", {.strength = CLM__STRENGTH_WRONG}},
                 {"duty", {.strength = CLM__STRENGTH_SIGN, .duty = true}}};
    struct clm__span rest = trim(line);
    if (clm__is_conflict_mark(line.at, line.len))
        return clm_error_set(reader->err, CLM_E_CONFLICT, reader->at, "%s",
                             CLM__CONFLICT_TEXT);
    if (rest.len == 0 || rest.at[0] == '#')
        return CLM_OK;
    if (line.len > CLM__LEXICON_LINE_MAX)
        return refuse(reader, rest, "the line is too long");
    struct clm__span word = next_word(&rest);
    if (equals(word, "words"))
        return read_words(reader, rest);
    for (unsigned i = 0; i < 3; i++)
        if (part == CLM__LEXICON_FRAMES && equals(word, frame_words[i]))
            return read_frame(reader, (enum clm__frame_class)i, rest);
    for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++)
        if (part == CLM__LEXICON_CHARGES && equals(word, sorts[i].word))
            return read_terms(reader, sorts[i].term, rest);
    return refuse(reader, word,
                  part == CLM__LEXICON_FRAMES
                      ? "a line begins with verb, noun, adj or words"
                      : "a line begins with wrong, weak, sign, duty or words");
}

enum clm_code
clm__lexicon_add(struct clm__lexicon *lexicon, enum clm__lexicon_part part,
                 const char *name, struct clm__span text, struct clm_error *err)
{
    const char *file = clm__arena_text(&lexicon->arena, name, strlen(name));
    struct reader reader = {
        .lexicon = lexicon, .file = file, .at = {.file = name}, .err = err};
    const char *end = text.at + text.len;
    for (const char *line = text.at; line < end;) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        size_t len = (size_t)((stop != NULL ? stop : end) - line);
        struct clm__span span = {line, len > 0 && line[len - 1] == '\r' ? len - 1 : len};
        reader.line_start = line;
        reader.at.line++;
        enum clm_code code = read_line(&reader, part, span);
        if (code != CLM_OK)
            return code;
        line += len + 1;
    }
    if (lexicon->arena.failed || lexicon->words.failed || file == NULL)
        return no_memory(&reader);
    return CLM_OK;
}
