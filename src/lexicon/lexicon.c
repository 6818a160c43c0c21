/* SPDX-License-Identifier: MIT */
/* Words, classes and frames that have been read, and looking them up. */
#include "lexicon/lexicon.h"

#include "base/alloc.h"
#include "base/ascii.h"
#include "base/buf.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { PIECE = 1 << 14, MAX_LEXICON = 16 << 20 };

extern const char clm__frames_data[];
extern const size_t clm__frames_data_len;
extern const char clm__charges_data[];
extern const size_t clm__charges_data_len;
extern const char clm__names_data[];
extern const size_t clm__names_data_len;

static const char *const class_texts[] = {
#define CLM_WORD_CLASS(NAME, text) text,
#include "lexicon/classes.def"
};

/* The built-in files, in the order in which they are read. */
static const struct {
    enum clm__lexicon_part part;
    const char *name;
    const char *text;
    const size_t *len;
} files[] = {
    {CLM__LEXICON_FRAMES, "frames.txt", clm__frames_data, &clm__frames_data_len},
    {CLM__LEXICON_FRAMES, "names.txt", clm__names_data, &clm__names_data_len},
    {CLM__LEXICON_CHARGES, "charges.txt", clm__charges_data, &clm__charges_data_len},
};

enum clm_code
clm__lexicon_new(struct clm__lexicon **out, struct clm_error *err)
{
    struct clm__lexicon *lexicon = clm__calloc(1, sizeof *lexicon);
    *out = NULL;
    if (lexicon == NULL)
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    for (size_t i = 0; i < CLM__CLASS_OWN; i++)
        lexicon->class_names[lexicon->class_count++] =
            clm__intern_add(&lexicon->words, class_texts[i], strlen(class_texts[i]));
    enum clm_code code = CLM_OK;
    for (size_t i = 0; code == CLM_OK && i < sizeof files / sizeof *files; i++)
        code = clm__lexicon_add(lexicon, files[i].part, files[i].name,
                                (struct clm__span){files[i].text, *files[i].len}, err);
    if (code != CLM_OK) {
        clm__lexicon_free(lexicon);
        return code;
    }
    *out = lexicon;
    return CLM_OK;
}

enum clm_code
clm__lexicon_read(struct clm__lexicon *lexicon, enum clm__lexicon_part part,
                  const char *path, struct clm_error *err)
{
    if (path == NULL)
        return CLM_OK;
    struct clm__buf text = {0};
    struct clm_loc at = {.file = path};
    FILE *in = fopen(path, "rb");
    if (in == NULL)
        return clm_error_set(err, CLM_E_IO, at, "cannot open: %s", strerror(errno));
    size_t got = 1;
    while (got > 0 && text.len < MAX_LEXICON) {
        char *to = clm__buf_reserve(&text, PIECE);
        got = to != NULL ? fread(to, 1, PIECE, in) : 0;
        text.len += got;
    }
    enum clm_code code = CLM_OK;
    if (ferror(in) != 0)
        code = clm_error_set(err, CLM_E_IO, at, "cannot read");
    else if (text.failed)
        code = clm_error_set(err, CLM_E_NOMEM, at, "out of memory");
    else if (text.len >= MAX_LEXICON)
        code = clm_error_set(err, CLM_E_TOO_LARGE, at, "over 16 MB of words");
    fclose(in);
    if (code == CLM_OK)
        code = clm__lexicon_add(lexicon, part, path,
                                (struct clm__span){clm__buf_text(&text), text.len}, err);
    clm__buf_release(&text);
    return code;
}

void
clm__lexicon_free(struct clm__lexicon *lexicon)
{
    if (lexicon == NULL)
        return;
    clm__intern_release(&lexicon->words);
    clm__arena_release(&lexicon->arena);
    clm__map_release(&lexicon->frame_by_head);
    clm__map_release(&lexicon->term_by_phrase);
    clm__map_release(&lexicon->longest);
    clm__free(lexicon->frames);
    clm__free(lexicon->alternatives);
    clm__free(lexicon->classes);
    clm__free(lexicon->terms);
    clm__free(lexicon);
}

clm_str
clm__lexicon_word(const struct clm__lexicon *lexicon, const char *word)
{
    enum { LONGEST = 40 }; /* no word of a lexicon is longer */
    char lower[LONGEST];
    size_t len = 0;
    for (; word[len] != '\0'; len++) {
        if (len == LONGEST)
            return 0;
        lower[len] = clm__lower(word[len]);
    }
    return clm__intern_find(&lexicon->words, lower, len);
}

const struct clm__frame *
clm__lexicon_frames(const struct clm__lexicon *lexicon, clm_str head)
{
    uint32_t at = clm__map_get(&lexicon->frame_by_head, head, 0);
    return at == 0 ? NULL : &lexicon->frames[at - 1];
}

const struct clm__frame *
clm__lexicon_next(const struct clm__lexicon *lexicon, const struct clm__frame *frame)
{
    return frame->next == 0 ? NULL : &lexicon->frames[frame->next - 1];
}

const struct clm__term *
clm__lexicon_term(const struct clm__lexicon *lexicon, const char *phrase, size_t len)
{
    clm_str str = clm__intern_find(&lexicon->words, phrase, len);
    uint32_t at = clm__map_get(&lexicon->term_by_phrase, str, 0);
    return at == 0 ? NULL : &lexicon->terms[at - 1];
}

const struct clm__term *
clm__term_at(const struct clm__sentence *sentence, unsigned node)
{
    const struct clm__lexicon *lexicon = sentence->lexicon;
    enum { PHRASE_BYTES = 80 };
    uint32_t longest = clm__map_get(&lexicon->longest, sentence->words[node], 0);
    char phrase[PHRASE_BYTES];
    size_t len = 0;
    const struct clm__term *best = NULL;
    for (uint32_t i = 0; i < longest && node < sentence->tree.count; i++, node++) {
        while (i > 0 && node + 1 < sentence->tree.count &&
               (sentence->tree.tokens[node].flags & CLM__TOKEN_QUOTE) != 0)
            node++; /* made “false” claims */
        const char *word = clm__intern_text(&lexicon->words, sentence->words[node]);
        int more =
            snprintf(phrase + len, sizeof phrase - len, "%s%s", i > 0 ? " " : "", word);
        if (more <= 0 || (size_t)more >= sizeof phrase - len || word[0] == '\0')
            break;
        len += (size_t)more;
        const struct clm__term *term = clm__lexicon_term(lexicon, phrase, len);
        best = term != NULL ? term : best;
    }
    return best;
}
