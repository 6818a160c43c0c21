/* SPDX-License-Identifier: MIT */
/* Reading values of JSON records, with a pointer to each for messages. */
#include "read/json.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct clm_loc
clm__json_loc(struct clm__json *json, const char *path)
{
    size_t prefix = json->pointer.len;
    if (path[0] != '\0')
        clm__buf_printf(&json->pointer, "/%s", path);
    const char *copy =
        clm__corpus_keep(json->corpus, clm__buf_text(&json->pointer), json->pointer.len);
    json->pointer.len = prefix;
    const struct clm__file *file = &json->corpus->files[json->file];
    struct clm_loc at = {.file = file->name, .path = copy};
    if (file->form == CLM__FILE_JSONL)
        at.line = json->number;
    return at;
}

void
clm__json_fail(struct clm__json *json, const char *path, enum clm_code code,
               const char *fmt, ...)
{
    char text[CLM_ERROR_TEXT];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    json->bad = true;
    clm__corpus_report(json->corpus, code, clm__json_loc(json, path), "%s", text);
}

void
clm__json_fail_second(struct clm__json *json, const char *what, clm_str id,
                      struct clm_loc first)
{
    json->bad = true;
    clm__corpus_report_second(json->corpus, clm__json_loc(json, "id"), what, id, first);
}

bool
clm__json_is_empty(const json_t *value)
{
    return value == NULL || json_is_null(value) ||
           (json_is_string(value) && json_string_length(value) == 0);
}

bool
clm__json_lacks(const json_t *object, const char *name)
{
    return clm__json_is_empty(json_object_get(object, name));
}

bool
clm__json_text(struct clm__json *json, const json_t *value, const char *path,
               const char **text, size_t *len)
{
    *text = "";
    *len = 0;
    if (value == NULL || json_is_null(value))
        return true;
    if (!json_is_string(value)) {
        clm__json_fail(json, path, CLM_E_SHAPE, "the value must be a string or null");
        return false;
    }
    *text = json_string_value(value);
    *len = json_string_length(value);
    if (*len <= CLM_MAX_CELL)
        return true;
    clm__json_fail(json, path, CLM_E_TOO_LARGE, "the string is over 1 MiB");
    return false;
}

clm_str
clm__json_str(struct clm__json *json, const json_t *value, const char *path)
{
    const char *text = NULL;
    size_t len = 0;
    return clm__json_text(json, value, path, &text, &len)
               ? clm__corpus_str(json->corpus, text, len)
               : 0;
}

clm_str
clm__json_member(struct clm__json *json, const json_t *object, const char *path,
                 const char *name)
{
    char whole[80];
    snprintf(whole, sizeof whole, "%s/%s", path, name);
    return clm__json_str(json, json_object_get(object, name), whole);
}

void
clm__json_span(struct clm__json *json, const json_t *object, const char *path,
               struct clm_span *span)
{
    const json_t *value = json_object_get(object, "span");
    if (value == NULL || json_is_null(value))
        return;
    json_int_t ends[2] = {-1, -1};
    bool good = json_is_array(value) && json_array_size(value) == 2;
    for (size_t i = 0; good && i < 2; i++) {
        good = json_is_integer(json_array_get(value, i));
        ends[i] = json_integer_value(json_array_get(value, i));
    }
    if (!good || ends[0] < 0 || ends[0] > ends[1] || ends[1] >= UINT32_MAX) {
        clm__json_fail(json, path, CLM_E_BAD_SPAN,
                       "a span must be two byte offsets in order, such as [312, 318]");
        return;
    }
    span->start = (uint32_t)ends[0];
    span->end = (uint32_t)ends[1];
}

bool
clm__json_list(struct clm__json *json, const json_t *value, const char *path,
               struct clm__json_list *list)
{
    *list = (struct clm__json_list){
        .value = value, .path = path, .is_array = json_is_array(value)};
    list->count = clm__json_is_empty(value) ? 0
                  : list->is_array          ? json_array_size(value)
                                            : 1;
    if (list->count <= CLM_MAX_LIST)
        return true;
    clm__json_fail(json, path, CLM_E_TOO_LARGE, "the list has over 1000 members");
    return false;
}

const json_t *
clm__json_list_at(const struct clm__json_list *list, size_t index, char *path,
                  size_t size)
{
    if (list->is_array)
        snprintf(path, size, "%.30s/%zu", list->path, index);
    else
        snprintf(path, size, "%.30s", list->path);
    return list->is_array ? json_array_get(list->value, index) : list->value;
}
