/* SPDX-License-Identifier: MIT */
/* Lemmas: exceptions first, then endings. English doubles the last consonant of a short
 * stem before -ed and -ing
 * ("stopped"), so a short stem that is not doubled has lost an e ("hoped"); for longer
 * stems the ending decides. */
#include "text/lemma.h"

#include "base/ascii.h"

#include <string.h>

enum { LONGEST = 16 };

struct exception {
    char form[LONGEST];
    char lemma[LONGEST];
};

static const struct exception verbs[] = {
#define CLM_VERB(form, lemma) {form, lemma},
#include "text/lemma.def"
};
static const struct exception nouns[] = {
#define CLM_NOUN(form, lemma) {form, lemma},
#include "text/lemma.def"
};
static const struct exception others[] = {
#define CLM_OTHER(form, lemma) {form, lemma},
#include "text/lemma.def"
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char *
find_exception(const struct exception *rows, size_t count, const char *word, size_t len)
{
    char key[LONGEST] = {0};
    if (len == 0 || len >= LONGEST)
        return NULL;
    memcpy(key, word, len);
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strncmp(key, rows[middle].form, LONGEST);
        if (order == 0)
            return rows[middle].lemma;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* A word in the making. */
struct word {
    char *at;
    size_t len;
};

static bool
ends(const struct word *word, const char *ending)
{
    size_t len = strlen(ending);
    return word->len >= len && memcmp(word->at + word->len - len, ending, len) == 0;
}

static bool
is_vowel(char c)
{
    return c != '\0' && strchr("aeiou", c) != NULL;
}

/* The letter `back` places before the end; 0 before the start. */
static char
letter(const struct word *word, size_t back)
{
    return word->len > back ? word->at[word->len - 1 - back] : '\0';
}

static unsigned
syllables(const struct word *word)
{
    unsigned count = 0;
    bool vowel = false;
    for (size_t i = 0; i < word->len; i++) {
        bool now = is_vowel(word->at[i]) || (word->at[i] == 'y' && i > 0);
        count += now && !vowel;
        vowel = now;
    }
    return count;
}

static bool
ends_with_any(const struct word *stem, const char *const *endings, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (ends(stem, endings[i]))
            return true;
    return false;
}

/* "forge", "judge", "bilge", "manage", "arrange" but not "bring", "hang on". */
static bool
wants_e_after_g(char before, char third)
{
    if (before == 'n')
        return third == 'a' || third == 'e';
    return strchr("drl", before) != NULL || (is_vowel(before) && third != 'e');
}

/* Endings of stems, longer than one syllable, that have lost an e. */
static bool
wants_e(const struct word *stem)
{
    static const char *const endings[] = {
        "at", "iz", "is", "ur", "ir", "ar", "or", "id", "ud", "od", "ad",
        "in", "ak", "ik", "ok", "am", "um", "as", "os", "us", "ot", "ut",
        "ap", "ip", "op", "ul", "il", "ag", "ol", "yp", "yz", "an", "es",
        "ub", "ib", "ov", "ez", "un", "ed", "it", "iq", "im",
    };
    static const char *const always[] = {"eas", "ais", "ois", "oos", "eth", "eav", "aus"};
    static const char *const two_vowels[] = {"iat", "uat", "eat"};
    char last = letter(stem, 0), before = letter(stem, 1), third = letter(stem, 2);
    bool vowel = is_vowel(third) && !(third == 'u' && letter(stem, 3) == 'q');

    if (strchr("vcz", last) != NULL || (last == 'u' && before != 'o'))
        return before != last;
    if (last == 'l' && strchr("bptdgkcfz", before) != NULL)
        return true;
    if (last == 's' && !is_vowel(before))
        return before != 's';
    if (last == 'g')
        return wants_e_after_g(before, third);
    if (ends_with_any(stem, always, sizeof always / sizeof *always))
        return true;
    if (vowel && !ends_with_any(stem, two_vowels, sizeof two_vowels / sizeof *two_vowels))
        return false;
    return ends_with_any(stem, endings, sizeof endings / sizeof *endings);
}

/* Consonant, vowel, consonant: "hop" of "hoped". */
static bool
is_short(const struct word *stem)
{
    char last = letter(stem, 0), vowel = letter(stem, 1), before = letter(stem, 2);
    if (is_vowel(last) || strchr("wxy", last) != NULL ||
        !(is_vowel(vowel) || vowel == 'y'))
        return false;
    return !is_vowel(before) || (before == 'u' && letter(stem, 3) == 'q');
}

/* Has a stem of one syllable lost an e? "hope", "cause", "prove", "charge"; not "wash".
 */
static bool
short_wants_e(const struct word *stem)
{
    static const char *const endings[] = {"eas", "ais", "ois", "oos",
                                          "rg",  "dg",  "eez", "aiz"};
    char last = letter(stem, 0);
    return is_short(stem) || (wants_e(stem) && !is_vowel(letter(stem, 2))) ||
           last == 'v' || last == 'c' || (last == 's' && letter(stem, 1) != 's') ||
           ends_with_any(stem, endings, sizeof endings / sizeof *endings);
}

/* Gives back to a stem cut before -ed, -ing, -er or -est what it lost or gained there. */
static void
mend_stem(struct word *stem)
{
    char last = letter(stem, 0);
    bool doubled =
        last == letter(stem, 1) && !is_vowel(last) && strchr("lsfz", last) == NULL;
    if (doubled) {
        stem->len--;
        return;
    }
    if (stem->len < 2 || last == letter(stem, 1))
        return;
    if (syllables(stem) == 1 ? short_wants_e(stem) : wants_e(stem))
        stem->at[stem->len++] = 'e';
}

static void
cut_plural(struct word *word, bool noun)
{
    if (!ends(word, "s") || ends(word, "ss") || word->len < 3 ||
        (noun && (ends(word, "us") || ends(word, "is"))))
        return;
    if (ends(word, "ies") && word->len > 4) {
        word->len -= 2;
        word->at[word->len - 1] = 'y';
        return;
    }
    bool es = ends(word, "ches") || ends(word, "shes") || ends(word, "sses") ||
              ends(word, "xes") || ends(word, "zzes") || ends(word, "oes");
    word->len -= es ? 2 : 1;
}

static void
cut_verb(struct word *word, const char *xpos)
{
    if (strcmp(xpos, "VBZ") == 0) {
        cut_plural(word, false);
    } else if (strcmp(xpos, "VBD") == 0 || strcmp(xpos, "VBN") == 0) {
        if (ends(word, "ied") && word->len > 4) {
            word->len -= 2;
            word->at[word->len - 1] = 'y';
        } else if (ends(word, "eed") && word->len > 5) {
            word->len -= 1;
        } else if (ends(word, "ed") && word->len > 3) {
            word->len -= 2;
            mend_stem(word);
        }
    } else if (strcmp(xpos, "VBG") == 0 && word->len > 4 &&
               (ends(word, "ing") || ends(word, "in'"))) {
        word->len -= 3;
        mend_stem(word);
    }
}

/* "larger", "biggest", "earlier". */
static void
cut_degree(struct word *word, size_t ending)
{
    if (word->len < ending + 3)
        return;
    word->len -= ending;
    if (letter(word, 0) == 'i') {
        word->at[word->len - 1] = 'y';
        return;
    }
    if (syllables(word) == 1 &&
        (is_short(word) || strchr("cgsv", letter(word, 0)) != NULL) &&
        letter(word, 0) != letter(word, 1) && !ends(word, "ng") && !ends(word, "ss"))
        word->at[word->len++] = 'e';
    else if (letter(word, 0) == letter(word, 1) && strchr("lsf", letter(word, 0)) == NULL)
        word->len--;
    else if (ends(word, "bl") || ends(word, "pl") || ends(word, "tl"))
        word->at[word->len++] = 'e';
}

/* The rules for one kind of word; the table of exceptions it has. */
static size_t
copy_lemma(char *out, const char *lemma)
{
    size_t len = strlen(lemma);
    memcpy(out, lemma, len);
    return len;
}

static void
apply_rules(struct word *word, enum clm__upos upos, const char *xpos)
{
    bool degree = upos == CLM__UPOS_ADJ || upos == CLM__UPOS_ADV;
    if (upos == CLM__UPOS_VERB || upos == CLM__UPOS_AUX)
        cut_verb(word, xpos);
    else if (strcmp(xpos, "NNS") == 0 || strcmp(xpos, "NNPS") == 0)
        cut_plural(word, true);
    else if (degree && (strcmp(xpos, "JJR") == 0 || strcmp(xpos, "RBR") == 0) &&
             ends(word, "er"))
        cut_degree(word, 2);
    else if (degree && (strcmp(xpos, "JJS") == 0 || strcmp(xpos, "RBS") == 0) &&
             ends(word, "est"))
        cut_degree(word, 3);
}

/* Lower case, and ' for a curly apostrophe. */
static size_t
lower(char *out, const char *form, size_t len)
{
    size_t to = 0;
    for (size_t i = 0; i < len && to < CLM__LEMMA_MAX - 2; i++) {
        char c = form[i];
        if (len - i > 2 && memcmp(form + i, "\u2019", 3) == 0) {
            out[to++] = '\'';
            i += 2;
        } else {
            out[to++] = clm__lower(c);
        }
    }
    return to;
}

/* "Syrian", "British", "Chinese", "Iraqi", "Islamic": adjectives from names keep their
 * capital. */
static bool
is_from_name(const char *form, size_t len, enum clm__upos upos, const char *xpos)
{
    static const char *const endings[] = {"ian", "ean",  "can",  "man",  "ban",
                                          "ish", "ese",  "i",    "ench", "Arab",
                                          "eek", "amic", "atic", "ghan"};
    struct word word = {NULL, len};
    char copy[LONGEST];
    if (upos != CLM__UPOS_ADJ || len >= LONGEST || form[0] < 'A' || form[0] > 'Z')
        return false;
    if (strcmp(xpos, "NNP") == 0)
        return true;
    memcpy(copy, form, len);
    word.at = copy;
    if (ends(&word, "Human") || ends(&word, "Urban"))
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (ends(&word, endings[i]))
            return true;
    return false;
}

/* "TV", "CFL": nouns of capitals. */
static bool
is_initials(const char *form, size_t len)
{
    if (len < 2 || len > 5)
        return false;
    for (size_t i = 0; i < len; i++)
        if (!clm__is_upper(form[i]) && !clm__is_digit(form[i]))
            return false;
    return true;
}

/* "1,200" is 1200. */
static size_t
drop_commas(char *at, size_t len)
{
    size_t to = 0;
    for (size_t i = 0; i < len; i++)
        if (at[i] != ',' || len == 1)
            at[to++] = at[i];
    return to;
}

static size_t
name_lemma(char *out, const char *form, size_t len, const char *xpos)
{
    static const char *const months[] = {"January", "February", "March",
                                         "April",   "August",   "September",
                                         "October", "November", "December"};
    size_t kept = len < CLM__LEMMA_MAX ? len : CLM__LEMMA_MAX;
    memcpy(out, form, kept);
    if (len > 3 && len < 6 && form[len - 1] == '.')
        for (size_t i = 0; i < sizeof months / sizeof months[0]; i++)
            if (memcmp(form, months[i], len - 1) == 0)
                return copy_lemma(out, months[i]);
    if (strcmp(xpos, "NNPS") == 0 && kept > 3) {
        struct word name = {out, kept};
        if (ends(&name, "is") || ends(&name, "us"))
            return kept - 1;
        cut_plural(&name, true);
        return name.len;
    }
    return kept;
}

static const char *
find_known(const struct word *word, enum clm__upos upos, const char *xpos)
{
    bool verb = upos == CLM__UPOS_VERB || upos == CLM__UPOS_AUX;
    if (verb)
        return strcmp(xpos, "VB") != 0
                   ? find_exception(verbs, COUNT(verbs), word->at, word->len)
                   : NULL;
    if (strcmp(xpos, "NNS") == 0)
        return find_exception(nouns, COUNT(nouns), word->at, word->len);
    if (strcmp(xpos, "PRP$") == 0)
        return NULL;
    if (upos == CLM__UPOS_NOUN && !ends(word, "m"))
        return NULL;
    return find_exception(others, COUNT(others), word->at, word->len);
}

size_t
clm__lemma(char *out, const char *form, size_t len, enum clm__upos upos, const char *xpos)
{
    if (upos == CLM__UPOS_PROPN || upos == CLM__UPOS_X)
        return name_lemma(out, form, len, xpos);
    if (is_from_name(form, len, upos, xpos) ||
        (strcmp(xpos, "NN") == 0 && is_initials(form, len) &&
         memcmp(form + 1, "M", 1) != 0)) {
        memcpy(out, form, len);
        return len;
    }
    struct word word = {out, lower(out, form, len)};
    if (upos == CLM__UPOS_NUM)
        return drop_commas(out, word.len);
    const char *known = find_known(&word, upos, xpos);
    if (known != NULL)
        return copy_lemma(out, known);
    if (strcmp(xpos, "NNS") == 0 && word.len > 2 && clm__is_digit(out[0]))
        return word.len;
    apply_rules(&word, upos, xpos);
    return word.len;
}
