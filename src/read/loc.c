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

struct clm_loc
clm_corpus_event_loc(struct clm_corpus *corpus, size_t event, const char *field)
{
    const struct clm_event *found = &corpus->events[event];
    const struct clm__file *file = &corpus->files[found->file];
    struct clm_loc at = {.file = file->name, .line = found->line, .column = 1};
    if (file->form == CLM__FILE_JSON) {
        snprintf(corpus->pointer, sizeof corpus->pointer, "/events/%u/%.40s", found->line,
                 field);
        return (struct clm_loc){.file = file->name, .path = corpus->pointer};
    }
    if (file->form == CLM__FILE_JSONL) {
        snprintf(corpus->pointer, sizeof corpus->pointer, "/%.40s", field);
        return (struct clm_loc){
            .file = file->name, .line = found->line, .path = corpus->pointer};
    }
    enum clm__field known = find_field(field);
    if (corpus->options.keep_positions && known < CLM__FIELD_COUNT &&
        file->column_of != NULL && file->column_of[known] != CLM_NONE) {
        struct clm__place place =
            corpus->places[corpus->first_place[event] + file->column_of[known]];
        at.line = place.line;
        at.column = place.column;
    }
    return at;
}

struct clm_loc
clm_corpus_actor_loc(const struct clm_corpus *corpus, size_t actor)
{
    const struct clm_actor *found = &corpus->actors[actor];
    return (struct clm_loc){
        .file = corpus->files[found->file].name, .line = found->line, .column = 1};
}
