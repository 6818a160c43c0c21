/* SPDX-License-Identifier: MIT */
/* Not installed: reads JSON Lines {"id","published" or "dct","text"} on standard input
 * and writes their time expressions,
 * {"id","timexes":[{"start","end","type","value","edtf","rule"}]} a line, offsets in
 * bytes. */
#include "text/article.h"
#include "text/timex.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* As the article is read: its record, else what its page says; a bad date of the record
 * is passed over. */
static clm_day
day_of(const struct clm__boilerplate *list, const struct clm__timex_rules *rules,
       json_t *article, const char *text, bool *has)
{
    const char *published = json_string_value(json_object_get(article, "published"));
    if (published == NULL)
        published = json_string_value(json_object_get(article, "dct"));
    struct clm__article_record record = {.published = published};
    struct clm__article a;
    *has = false;
    if (clm__article_read(&a, "-", text, strlen(text), &record, list, rules, NULL) !=
            CLM_OK &&
        clm__article_read(&a, "-", text, strlen(text), NULL, list, rules, NULL) != CLM_OK)
        return 0;
    clm_day day = a.day;
    *has = a.has_day;
    clm__article_release(&a);
    return day;
}

static int
run_line(const struct clm__boilerplate *phrases, const struct clm__timex_rules *rules,
         const char *line)
{
    json_error_t error;
    json_t *article = json_loads(line, 0, &error);
    const char *text = json_string_value(json_object_get(article, "text"));
    if (text == NULL)
        return 1;
    struct clm__timex_input input = {.text = text, .len = strlen(text)};
    struct clm__timex_list list;
    input.base = day_of(phrases, rules, article, text, &input.has_base);
    if (clm__timex_find(&list, rules, &input, NULL) != CLM_OK)
        return 1;
    json_t *out = json_array();
    for (size_t i = 0; i < list.count; i++) {
        const struct clm__timex *t = &list.items[i];
        json_array_append_new(
            out, json_pack("{s:i,s:i,s:s,s:s,s:s,s:s,s:s%}", "start", (int)t->start,
                           "end", (int)t->end, "type",
                           clm__timex_type_name((enum clm__timex_type)t->type), "value",
                           t->value, "edtf", t->edtf, "rule", t->rule, "text",
                           text + t->start, (size_t)(t->end - t->start)));
    }
    json_t *record =
        json_pack("{s:O,s:o}", "id", json_object_get(article, "id"), "timexes", out);
    char *written = json_dumps(record, JSON_COMPACT);
    puts(written);
    free(written);
    json_decref(record);
    json_decref(article);
    clm__timex_list_release(&list);
    return 0;
}

int
main(void)
{
    struct clm__timex_rules *rules;
    struct clm__boilerplate *list;
    struct clm_error error = {0};
    char *line = NULL;
    size_t room = 0;
    int bad = 0;
    if (clm__timex_rules_new(&rules, NULL, NULL, 0, &error) != CLM_OK) {
        fprintf(stderr, "%s:%u:%u: %s\n", error.at.file, error.at.line, error.at.column,
                error.text);
        return 2;
    }
    if (clm__boilerplate_new(&list, NULL, NULL, 0, &error) != CLM_OK)
        return 2;
    while (getline(&line, &room, stdin) > 0)
        bad |= run_line(list, rules, line);
    free(line);
    clm__boilerplate_free(list);
    clm__timex_rules_free(rules);
    return bad;
}
