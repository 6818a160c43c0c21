/* SPDX-License-Identifier: MIT */
/* Not installed: reads JSON Lines {"id","published" or "dct","text"} on standard input and writes their time
 * expressions, {"id","timexes":[{"start","end","type","value","edtf","rule"}]} a line, offsets in bytes. */
#include "text/timex.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static clm_day
day_of(json_t *article, bool *has)
{
    const char *names[] = {"published", "dct"};
    for (size_t i = 0; i < 2; i++) {
        const char *text = json_string_value(json_object_get(article, names[i]));
        struct clm_date date;
        if (text != NULL && strlen(text) >= 10 && clm_date_read(&date, text, 10, NULL) == CLM_OK) {
            *has = true;
            return date.earliest;
        }
    }
    return 0;
}

static int
run_line(const struct clm__timex_rules *rules, const char *line)
{
    json_error_t error;
    json_t *article = json_loads(line, 0, &error);
    const char *text = json_string_value(json_object_get(article, "text"));
    if (text == NULL)
        return 1;
    struct clm__timex_input input = {.text = text, .len = strlen(text)};
    struct clm__timex_list list;
    input.base = day_of(article, &input.has_base);
    if (clm__timex_find(&list, rules, &input, NULL) != CLM_OK)
        return 1;
    json_t *out = json_array();
    for (size_t i = 0; i < list.count; i++) {
        const struct clm__timex *t = &list.items[i];
        json_array_append_new(
            out, json_pack("{s:i,s:i,s:s,s:s,s:s,s:s,s:s%}", "start", (int)t->start, "end",
                           (int)t->end, "type", clm__timex_type_name((enum clm__timex_type)t->type),
                           "value", t->value, "edtf", t->edtf, "rule", t->rule, "text",
                           text + t->start, (size_t)(t->end - t->start)));
    }
    json_t *record = json_pack("{s:O,s:o}", "id", json_object_get(article, "id"), "timexes", out);
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
    struct clm_error error = {0};
    char *line = NULL;
    size_t room = 0;
    int bad = 0;
    if (clm__timex_rules_new(&rules, NULL, NULL, 0, &error) != CLM_OK) {
        fprintf(stderr, "%s:%u:%u: %s\n", error.at.file, error.at.line, error.at.column, error.text);
        return 2;
    }
    while (getline(&line, &room, stdin) > 0)
        bad |= run_line(rules, line);
    free(line);
    clm__timex_rules_free(rules);
    return bad;
}
