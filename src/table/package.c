/* SPDX-License-Identifier: MIT */
/* datapackage.json: what the columns of our tables hold (Frictionless Data Package v1,
 * Table Schema). */
#include "table/column.h"
#include "table/out.h"

#include <jansson.h>

static const char *const type_names[] = {
    [CLM__COLUMN_STRING] = "string",
    [CLM__COLUMN_DATE] = "date",
    [CLM__COLUMN_INTEGER] = "integer",
    [CLM__COLUMN_NUMBER] = "number",
};

static json_t *
field(const struct clm__column *column, bool unique)
{
    json_t *object = json_pack("{s:s, s:s, s:s}", "name", column->name, "type",
                               type_names[column->type], "description", column->meaning);
    json_t *constraints = json_object();
    if (column->is_required)
        json_object_set_new(constraints, "required", json_true());
    if (unique)
        json_object_set_new(constraints, "unique", json_true());
    json_t *words = json_array();
    for (int i = 0; column->word != NULL && i < column->word_count; i++)
        if (column->word(i)[0] != '\0')
            json_array_append_new(words, json_string(column->word(i)));
    if (json_array_size(words) > 0)
        json_object_set(constraints, "enum", words);
    json_decref(words);
    if (json_object_size(constraints) > 0)
        json_object_set(object, "constraints", constraints);
    json_decref(constraints);
    return object;
}

static json_t *
resource(const char *name, const char *path, const char *title,
         const struct clm__column *columns, size_t count, bool excel, bool keyed)
{
    json_t *fields = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(fields, field(&columns[i], keyed && i == 0));
    json_t *schema = json_pack("{s:o, s:[s]}", "fields", fields, "missingValues", "");
    if (keyed)
        json_object_set_new(schema, "primaryKey", json_pack("[s]", columns[0].name));
    else
        json_object_set_new(schema, "foreignKeys",
                            json_pack("[{s:[s], s:{s:s, s:[s]}}]", "fields",
                                      columns[0].name, "reference", "resource", "events",
                                      "fields", "id"));
    return json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:{s:s, s:s, s:s, s:b, s:b}, s:o}", "name",
        name, "path", path, "title", title, "profile", "tabular-data-resource", "format",
        "csv", "mediatype", "text/csv", "encoding", "utf-8", "dialect", "delimiter", ",",
        "lineTerminator", excel ? "\r\n" : "\n", "quoteChar", "\"", "doubleQuote", 1,
        "header", 1, "schema", schema);
}

static int
dump_to_buf(const char *bytes, size_t len, void *buf)
{
    clm__buf_add(buf, bytes, len);
    return 0;
}

enum clm_code
clm_package_write(const char *title, bool excel, clm_write_fn write, void *payload,
                  struct clm_error *err)
{
    struct clm__out out = {.write = write, .payload = payload};
    json_t *root = json_pack(
        "{s:s, s:s, s:s, s:s, s:[o,o]}", "name", "claimline-timeline", "profile",
        "tabular-data-package", "title",
        title != NULL && title[0] != '\0' ? title : "Who accused whom", "description",
        excel ? "Rows say what sources report, not what is so. Tables for spreadsheets: "
                "a byte order mark, CRLF, "
                "and a leading ' before free text that a spreadsheet would take for a "
                "formula."
              : "Rows say what sources report, not what is so.",
        "resources",
        resource("accusations", "accusations.csv",
                 "One row an accuser-accused pair of an event", clm__accusation_columns,
                 clm__accusation_column_count, excel, false),
        resource("events", "events.csv", "One row an event", clm__event_columns,
                 clm__event_column_count, excel, true));
    if (root == NULL ||
        json_dump_callback(root, dump_to_buf, &out.buf, JSON_INDENT(2)) != 0)
        out.buf.failed = true;
    json_decref(root);
    clm__buf_putc(&out.buf, '\n');
    return clm__out_finish(&out, err);
}
