/* SPDX-License-Identifier: MIT */
/* Building one event from named values: each field's rules, once for every kind of file.
 */
#include "read/builder.h"

#include "base/fold.h"

#include "base/ascii.h"
#include "base/kind.h"
#include "claimline/near.h"

#include <stdio.h>
#include <string.h>

const char *const clm__field_names[CLM__FIELD_COUNT] = {
    [CLM__FIELD_ID] = "id",
    [CLM__FIELD_DATE] = "date",
    [CLM__FIELD_KIND] = "kind",
    [CLM__FIELD_PHASE] = "phase",
    [CLM__FIELD_ACTOR] = "actor",
    [CLM__FIELD_SPEAKER] = "speaker",
    [CLM__FIELD_TARGET] = "target",
    [CLM__FIELD_CHARGE] = "charge",
    [CLM__FIELD_CHARGE_TYPE] = "charge_type",
    [CLM__FIELD_PLACE] = "place",
    [CLM__FIELD_QUOTE] = "quote",
    [CLM__FIELD_SOURCE] = "source",
    [CLM__FIELD_URL] = "url",
    [CLM__FIELD_CONFIDENCE] = "confidence",
    [CLM__FIELD_ANSWERS] = "answers",
    [CLM__FIELD_ABOUT] = "about",
    [CLM__FIELD_NOTE] = "note",
    [CLM__FIELD_ORIGIN] = "origin",
    [CLM__FIELD_REPEATS] = "repeats",
    [CLM__FIELD_ENDS] = "ends",
    [CLM__FIELD_EXTENDS] = "extends",
};

static enum clm_code
fail(struct clm_error *err, enum clm_code code, const char *fmt, const char *text)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    return clm_error_set(err, code, (struct clm_loc){0}, fmt, text);
#pragma GCC diagnostic pop
}

static enum clm_code
fail_word(struct clm_error *err, enum clm_code code, const char *what, const char *text,
          size_t len, const char *(*name)(int), int count)
{
    char advice[300];
    clm_near_advice(advice, sizeof advice, text, len, name, count);
    return clm_error_set(err, code, (struct clm_loc){0}, "'%.*s' is no %s; %s",
                         (int)(len < 100 ? len : 100), text, what, advice);
}

/* A decimal number in 1/10000; a fifth digit rounds. No locale is asked. What is far over
 * the bound stays over it. */
static bool
read_decimal(const char *text, size_t len, uint32_t *value)
{
    uint32_t whole = 0, part = 0, unit = 10000;
    size_t at = 0;
    bool up = false;
    for (; at < len && clm__is_digit(text[at]); at++)
        whole = whole > 1000 ? whole : whole * 10 + (uint32_t)(text[at] - '0');
    bool good = at > 0;
    if (at < len && text[at] == '.') {
        size_t point = at++;
        for (; at < len && clm__is_digit(text[at]); at++) {
            if (at - point == 5)
                up = text[at] >= '5';
            unit = unit > 1 && at - point <= 4 ? unit / 10 : unit;
            part += at - point <= 4 ? (uint32_t)(text[at] - '0') * unit : 0;
        }
    }
    *value = whole * 10000 + part + up;
    return good && at == len;
}

/* 85 and 85% are meant for 0.85. What is hardly over 1 is a slip of another kind. */
static enum clm_code
fail_confidence(struct clm_error *err, const char *text, size_t len, bool is_number,
                uint32_t value)
{
    if (!is_number && len > 0 && text[len - 1] == '%')
        is_number = read_decimal(text, len - 1, &value);
    if (!is_number || value < 20000 || value > 1000000)
        return clm_error_set(
            err, CLM_E_BAD_CONFIDENCE, (struct clm_loc){0},
            "'%.*s' is no confidence; write a number from 0 to 1, such as 0.85",
            (int)(len < 100 ? len : 100), text);
    char part[8];
    snprintf(part, sizeof part, "%u.%04u", value / 1000000, value / 100 % 10000);
    size_t end = strlen(part);
    while (part[end - 1] == '0')
        end--;
    return clm_error_set(err, CLM_E_BAD_CONFIDENCE, (struct clm_loc){0},
                         "'%.*s' is no confidence, which goes from 0 to 1; it looks like "
                         "a percentage: write %.*s",
                         (int)(len < 100 ? len : 100), text,
                         (int)(part[end - 1] == '.' ? end - 1 : end), part);
}

static enum clm_code
read_confidence(struct clm_event *event, const char *text, size_t len,
                struct clm_error *err)
{
    uint32_t value = 0;
    bool is_number = read_decimal(text, len, &value);
    if (!is_number || value > 10000)
        return fail_confidence(err, text, len, is_number, value);
    event->confidence = (uint16_t)value;
    return CLM_OK;
}

/* A word of ours however it is written: "War crime" is war-crime. Gives its length, 0 for
 * what is too long to be one. */
enum { WORD_SIZE = 40 };

static size_t
plain_word(char out[WORD_SIZE], const char *text, size_t len)
{
    struct clm__buf fold = {0};
    clm__fold(&fold, text, len);
    size_t size = fold.len < WORD_SIZE ? fold.len : 0;
    for (size_t i = 0; i < size; i++)
        out[i] = fold.at[i] == ' ' || fold.at[i] == '_' ? '-' : fold.at[i];
    clm__buf_release(&fold);
    return size;
}

static enum clm_code
read_id(struct clm_corpus *corpus, struct clm_event *event, const char *text, size_t len,
        struct clm_error *err)
{
    if (!clm__is_id(text, len))
        return fail(err, CLM_E_BAD_ID, CLM__BAD_ID, text);
    event->id = clm__corpus_id(corpus, text, len);
    return CLM_OK;
}

static enum clm_code
read_origin(struct clm_event *event, const char *text, size_t len, struct clm_error *err)
{
    enum clm_origin origin;
    char word[WORD_SIZE];
    if (!clm_origin_find(&origin, text, len) &&
        !clm_origin_find(&origin, word, plain_word(word, text, len)))
        return fail_word(err, CLM_E_BAD_ORIGIN, "origin", text, len, clm__origin_word,
                         CLM_ORIGIN_COUNT);
    event->origin = (uint8_t)origin;
    return CLM_OK;
}

static enum clm_code
read_kind(struct clm_event *event, const char *text, size_t len, struct clm_error *err)
{
    enum clm_kind kind;
    char word[WORD_SIZE];
    if (!clm_kind_find(&kind, text, len) &&
        !clm_kind_find(&kind, word, plain_word(word, text, len)))
        return fail_word(err, CLM_E_BAD_KIND, "kind of event", text, len, clm__kind_word,
                         CLM_KIND_COUNT);
    event->kind = (uint8_t)kind;
    return CLM_OK;
}

static enum clm_code
read_phase(struct clm_event *event, const char *text, size_t len, struct clm_error *err)
{
    enum clm_phase phase;
    char word[WORD_SIZE];
    if (!clm_phase_find(&phase, text, len) &&
        !clm_phase_find(&phase, word, plain_word(word, text, len)))
        return fail_word(err, CLM_E_BAD_PHASE, "phase", text, len, clm__phase_word,
                         CLM_PHASE_COUNT);
    event->phase = (uint8_t)phase;
    return CLM_OK;
}

/* Marks that nobody sees are no part of a date. */
static enum clm_code
read_date(struct clm_corpus *corpus, struct clm_event *event, const char *text,
          size_t len, struct clm_error *err)
{
    struct clm_error why = {0};
    event->date = clm__corpus_date(corpus, text, len, &event->date_text, &why);
    if (event->date == NULL) {
        struct clm__buf plain = {0};
        clm__plain(&plain, text, len);
        if (plain.len != len)
            event->date = clm__corpus_date(corpus, clm__buf_text(&plain), plain.len,
                                           &event->date_text, NULL);
        clm__buf_release(&plain);
    }
    if (event->date != NULL)
        return CLM_OK;
    return clm_error_set(err, why.code != CLM_OK ? why.code : CLM_E_BAD_DATE, why.at,
                         "%s", why.text);
}

enum clm_code
clm__build_charge_type(struct clm_event *event, const char *text, size_t len,
                       struct clm_error *err)
{
    enum clm_charge_type type;
    if (memchr(text, ',', len) != NULL)
        return clm_error_set(err, CLM_E_BAD_CHARGE_TYPE, (struct clm_loc){0},
                             "'%.*s' has a comma in it; part charge types by |",
                             (int)(len < 100 ? len : 100), text);
    char word[WORD_SIZE];
    if (!clm_charge_type_find(&type, text, len) &&
        !clm_charge_type_find(&type, word, plain_word(word, text, len)))
        return fail_word(err, CLM_E_BAD_CHARGE_TYPE, "charge type", text, len,
                         clm__charge_word, CLM_CHARGE_COUNT);
    event->charge_types = (uint16_t)(event->charge_types | 1u << type);
    return CLM_OK;
}

enum clm_code
clm__build_value(struct clm_corpus *corpus, struct clm_event *event,
                 enum clm__field field, const char *text, size_t len,
                 struct clm_error *err)
{
    if (len == 0)
        return CLM_OK;
    switch ((int)field) {
    case CLM__FIELD_ID:
        return read_id(corpus, event, text, len, err);
    case CLM__FIELD_DATE:
        return read_date(corpus, event, text, len, err);
    case CLM__FIELD_KIND:
        return read_kind(event, text, len, err);
    case CLM__FIELD_PHASE:
        return read_phase(event, text, len, err);
    case CLM__FIELD_CONFIDENCE:
        return read_confidence(event, text, len, err);
    case CLM__FIELD_ORIGIN:
        return read_origin(event, text, len, err);
    case CLM__FIELD_SPEAKER:
        event->speaker = clm__corpus_str(corpus, text, len);
        break;
    case CLM__FIELD_PLACE:
        event->place = clm__corpus_str(corpus, text, len);
        break;
    case CLM__FIELD_CHARGE:
        event->charge = clm__corpus_keep(corpus, text, len);
        break;
    case CLM__FIELD_QUOTE:
        event->quote = clm__corpus_keep(corpus, text, len);
        break;
    case CLM__FIELD_NOTE:
        event->note = clm__corpus_keep(corpus, text, len);
        break;
    default:
        break;
    }
    return CLM_OK;
}

enum clm_code
clm__build_check(struct clm_corpus *corpus, struct clm_event *event,
                 enum clm__field *field, struct clm_error *err)
{
    if (event->phase != CLM_PHASE_NONE && !clm__kind_in(CLM__KINDS_PHASED, event->kind)) {
        *field = CLM__FIELD_PHASE;
        return fail(err, CLM_E_BAD_PHASE,
                    "a phase belongs to a ceasefire, not to a kind '%s'",
                    clm_kind_name((enum clm_kind)event->kind));
    }
    if (event->id == 0)
        event->id = clm__event_made_id(corpus, event,
                                       event->origin == CLM_ORIGIN_CURATED ? "c-" : "x-");
    return CLM_OK;
}
