/* SPDX-License-Identifier: MIT */
/* The kinds of values that options take. */
#include "value.h"

#include "claimline/near.h"
#include "cli.h"

#include <stdlib.h>
#include <string.h>

/* The member of the settings that an option fills. Its type is that of the reader, which
 * the table of options makes sure of. */
static void *
member(struct settings *settings, const struct option *option)
{
    return (char *)settings + option->at;
}

static bool
is_word(const char *word, const char *value, size_t len)
{
    return strlen(word) == len && memcmp(word, value, len) == 0;
}

/* The place of a value among the words of an option, -1 when it is none of them; `*count`
 * gets how many there are. */
static int
find_word(const struct option *option, const char *value, size_t len, int *count)
{
    int found = -1;
    *count = 0;
    for (const char *word; (word = option->word(*count)) != NULL; ++*count)
        if (is_word(word, value, len))
            found = *count;
    return found;
}

int
value_flag(const struct option *option, const char *value, struct settings *settings)
{
    (void)value;
    *(bool *)member(settings, option) = true;
    return 0;
}

int
value_text(const struct option *option, const char *value, struct settings *settings)
{
    *(const char **)member(settings, option) = value;
    return 0;
}

int
value_choice(const struct option *option, const char *value, struct settings *settings)
{
    char words[300] = "";
    int count = 0;
    if (find_word(option, value, strlen(value), &count) >= 0)
        return value_text(option, value, settings);
    for (int i = 0; i < count; i++) {
        size_t used = strlen(words);
        snprintf(words + used, sizeof words - used, "%s%s", i > 0 ? "|" : "",
                 option->word(i));
    }
    return usage_error("'%s' is no value for --%s; use %s", value, option->name, words);
}

int
value_list(const struct option *option, const char *value, struct settings *settings)
{
    unsigned *bits = member(settings, option);
    for (const char *at = value; *at != '\0';) {
        size_t len = strcspn(at, ",");
        int count = 0, found = find_word(option, at, len, &count);
        if (found < 0) {
            char advice[300];
            clm_near_advice(advice, sizeof advice, at, len, option->word, count);
            return usage_error("'%.*s' is no value for --%s; %s", (int)len, at,
                               option->name, advice);
        }
        *bits |= 1u << found;
        at += len + (at[len] == ',');
    }
    return *bits != 0 ? 0 : usage_error("--%s needs a value", option->name);
}

int
value_number(const struct option *option, const char *value, struct settings *settings)
{
    char *end = NULL;
    unsigned long number = strtoul(value, &end, 10);
    if (value[0] < '0' || value[0] > '9' || *end != '\0' || number < option->least ||
        number > option->most)
        return usage_error("'%s' is no value for --%s; use a number from %u to %u", value,
                           option->name, option->least, option->most);
    *(unsigned *)member(settings, option) = (unsigned)number;
    return 0;
}

int
value_name(const struct option *option, const char *value, struct settings *settings)
{
    struct names *names = member(settings, option);
    if (names->count == MAX_NAMES)
        return usage_error("--%s is given over %d times", option->name, MAX_NAMES);
    names->items[names->count++] = value;
    return 0;
}

static int
read_date(const struct option *option, const char *value, struct clm_date *date)
{
    struct clm_error err = {0};
    return clm_date_read(date, value, strlen(value), &err) == CLM_OK
               ? 0
               : usage_error("--%s: %s", option->name, err.text);
}

int
value_from(const struct option *option, const char *value, struct settings *settings)
{
    struct clm_date date = {0};
    int status = read_date(option, value, &date);
    settings->filter.has_from = true;
    settings->filter.from = date.earliest;
    return status;
}

int
value_to(const struct option *option, const char *value, struct settings *settings)
{
    struct clm_date date = {0};
    int status = read_date(option, value, &date);
    settings->filter.has_to = true;
    settings->filter.to = date.latest;
    return status;
}

int
value_confidence(const struct option *option, const char *value,
                 struct settings *settings)
{
    char *end = NULL;
    double number =
        strtod(value, &end); /* the locale is never set, so the point is a point */
    if (end == value || *end != '\0' || !(number >= 0 && number <= 1))
        return usage_error("'%s' is no value for --%s; use a number from 0 to 1", value,
                           option->name);
    settings->has_min_confidence = true;
    settings->filter.min_confidence = (uint16_t)(number * 10000 + 0.5);
    return 0;
}

static int
answer_side(struct settings *settings, int side)
{
    if (settings->filter.answered == -side)
        return usage_error("--answered and --unanswered exclude each other");
    settings->filter.answered = side;
    return 0;
}

int
value_answered(const struct option *option, const char *value, struct settings *settings)
{
    (void)option, (void)value;
    return answer_side(settings, 1);
}

int
value_unanswered(const struct option *option, const char *value,
                 struct settings *settings)
{
    (void)option, (void)value;
    return answer_side(settings, -1);
}

/* The check with a name, or NULL. */
static const struct clm_message *
find_check(const char *name)
{
    const struct clm_message *message = clm_message_find(name);
    return message != NULL && clm_check_is(message->code) ? message : NULL;
}

/* Sets the level of the check called `name`, or of "all". */
static int
switch_check(struct clm_check_levels *levels, const char *name, uint8_t level)
{
    const struct clm_message *check = find_check(name);
    size_t count = 0;
    const struct clm_message *all = clm_message_all(&count);
    if (check == NULL && strcmp(name, "all") != 0)
        return usage_error("no check is called '%s'; 'claimline check --list' names them",
                           name);
    for (size_t i = 0; i < count; i++)
        if (check == NULL ? clm_check_is(all[i].code) : all[i].code == check->code)
            levels->by_number[all[i].code] = level;
    return 0;
}

/* -W name makes a check a warning, -W no-name switches it off. A check may itself be
 * called no-...: the whole name comes first. */
int
value_warning(const struct option *option, const char *value, struct settings *settings)
{
    (void)option;
    bool off = strncmp(value, "no-", 3) == 0 && find_check(value) == NULL;
    return switch_check(&settings->levels, off ? value + 3 : value,
                        off ? CLM_CHECK_OFF : CLM_CHECK_WARNING);
}

int
value_error(const struct option *option, const char *value, struct settings *settings)
{
    (void)option;
    return switch_check(&settings->levels, value, CLM_CHECK_ERROR);
}
