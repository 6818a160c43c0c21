/* SPDX-License-Identifier: MIT */
/* Where events and actors stand in their files. */
#include "read/builder.h"

#include <stdio.h>
#include <string.h>

static enum clm__field
find_field(const char *name)
{
    enum clm__field field = 0;
    while (field < CLM__FIELD_COUNT && strcmp(clm__field_names[field], name) != 0)
        field++;
    return field;
}

/* The member of a record that a column would be. */
static const char *
member_name(const char *field)
{
    static const char *const names[][2] = {
        {"actor", "actors"}, {"target", "targets"}, {"source", "sources"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(field, names[i][0]) == 0)
            return names[i][1];
    return field;
}

/* The pointer to a member of a record; further tellings stand behind the event they tell.
 */
static struct clm_loc
record_loc(struct clm_corpus *corpus, size_t event, const char *field)
{
    const struct clm_event *found = &corpus->events[event];
    const struct clm__file *file = &corpus->files[found->file];
    bool is_line = file->form == CLM__FILE_JSONL;
    char record[32] = "", member[32] = "";
    if (!is_line)
        snprintf(record, sizeof record, "%s/%u", file->is_list ? "" : "/events",
                 found->line);
    const struct clm_event *told =
        found->member_of < event ? &corpus->events[found->member_of] : NULL;
    /* Not one that a person joined to another record. */
    if (told != NULL && told->file == found->file && told->line == found->line)
        snprintf(member, sizeof member, "/members/%zu", event - found->member_of - 1);
    snprintf(corpus->pointer, sizeof corpus->pointer, "%s%s/%.30s", record, member,
             member_name(field));
    return (struct clm_loc){
        .file = file->name, .line = is_line ? found->line : 0, .path = corpus->pointer};
}

struct clm_loc
clm_corpus_event_loc(struct clm_corpus *corpus, size_t event, const char *field)
{
    const struct clm_event *found = &corpus->events[event];
    const struct clm__file *file = &corpus->files[found->file];
    struct clm_loc at = {.file = file->name, .line = found->line, .column = 1};
    if (file->form == CLM__FILE_JSON || file->form == CLM__FILE_JSONL)
        return record_loc(corpus, event, field);
    enum clm__field known = find_field(field);
    if (corpus->options.keep_positions && known < CLM__FIELD_COUNT &&
        file->column_of != NULL && file->column_of[known] != CLM_NONE) {
        struct clm__place place =
            corpus->places[corpus->first_place[event] + file->column_of[known]];
        if (place.column > 0) {
            at.line += place.below;
            at.column = place.column;
        }
    }
    return at;
}

/* A row of a list: a line of CSV, a place in an array of JSON. */
static struct clm_loc
list_loc(struct clm_corpus *corpus, const char *list, uint32_t number, uint32_t line)
{
    const struct clm__file *file = &corpus->files[number];
    if (file->form != CLM__FILE_JSON)
        return (struct clm_loc){.file = file->name, .line = line, .column = 1};
    snprintf(corpus->pointer, sizeof corpus->pointer, "/%s/%u", list, line);
    return (struct clm_loc){.file = file->name, .path = corpus->pointer};
}

struct clm_loc
clm_corpus_actor_loc(struct clm_corpus *corpus, size_t actor)
{
    const struct clm_actor *found = &corpus->actors[actor];
    return list_loc(corpus, "actors", found->file, found->line);
}

struct clm_loc
clm_corpus_source_loc(struct clm_corpus *corpus, size_t source)
{
    const struct clm_source *found = &corpus->sources[source];
    return list_loc(corpus, "sources", found->file_number, found->line);
}
