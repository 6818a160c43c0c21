/* SPDX-License-Identifier: MIT */
/* Event records: JSON Lines, an array of them, or a timeline.json of our own. */
#include "base/buf.h"
#include "base/conflict.h"
#include "base/utf8.h"
#include "read/builder.h"
#include "read/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Members that are read by name; what else a record holds is kept as it is. */
static const char *const known_members[] = {
    "id",           "kind",    "phase",   "date",    "date_basis", "actors",
    "actor",        "speaker", "targets", "target",  "charge",     "charge_type",
    "charge_types", "cue",     "place",   "quote",   "origin",     "confidence",
    "sources",      "source",  "url",     "answers", "about",      "repeats",
    "note",         "members", "ends",    "extends",
};

/* A number as the text that a cell would hold. Whole 1/10000 go through integers: printf
 * would ask the locale for its decimal point. What is no confidence is told as it stands.
 */
static size_t
write_number(char *out, size_t size, const json_t *value)
{
    double number = json_number_value(value);
    if (number >= 0 && number <= 1) {
        int parts = (int)(number * 10000 + 0.5);
        return (size_t)snprintf(out, size, "%d.%04d", parts / 10000, parts % 10000);
    }
    char *text = json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
    int len = snprintf(out, size, "%s", text != NULL ? text : "");
    free(text);
    return (size_t)len;
}

static void
read_plain(struct clm__json *json, const json_t *record, enum clm__field field)
{
    const char *name = clm__field_names[field];
    const json_t *value = json_object_get(record, name);
    struct clm_error err = {0};
    char number[40];
    const char *text = number;
    size_t len = 0;
    if (field == CLM__FIELD_CONFIDENCE && json_is_number(value))
        len = write_number(number, sizeof number, value);
    else if (!clm__json_text(json, value, name, &text, &len))
        return;
    enum clm_code code =
        clm__build_value(json->corpus, json->event, field, text, len, &err);
    if (code != CLM_OK && code != CLM_E_NOMEM)
        clm__json_fail(json, name, code, "%s", err.text);
}

/* {"text","span"} or a plain string. */
static void
read_words(struct clm__json *json, const json_t *record, enum clm__field field,
           struct clm_span *span)
{
    const char *name = clm__field_names[field];
    const json_t *value = json_object_get(record, name);
    if (!json_is_object(value)) {
        read_plain(json, record, field);
        return;
    }
    const char *text = NULL;
    size_t len = 0;
    char path[40];
    snprintf(path, sizeof path, "%s/text", name);
    struct clm_error err = {0};
    if (clm__json_text(json, json_object_get(value, "text"), path, &text, &len) &&
        clm__build_value(json->corpus, json->event, field, text, len, &err) != CLM_OK &&
        err.code != CLM_E_NOMEM)
        clm__json_fail(json, path, err.code, "%s", err.text);
    clm__json_span(json, value, name, span);
}

static void
read_party(struct clm__json *json, const json_t *value, const char *path,
           struct clm_party *party)
{
    party->actor = CLM_NONE;
    if (json_is_string(value)) {
        party->name = clm__json_str(json, value, path);
        return;
    }
    if (!json_is_object(value)) {
        clm__json_fail(json, path, CLM_E_SHAPE,
                       "a party must be a name or an object with id and name");
        return;
    }
    clm_str id = clm__json_member(json, value, path, "id");
    clm_str name = clm__json_member(json, value, path, "name");
    party->text = clm__json_member(json, value, path, "text");
    clm__json_span(json, value, path, &party->span);
    if (clm__json_lacks(value, "id") && clm__json_lacks(value, "name"))
        clm__json_fail(json, path, CLM_E_MISSING, "the party has neither id nor name");
    party->name = name != 0 ? name : id;
    party->actor = id != 0 ? id : CLM_NONE; /* which actor it is, the end will tell */
    party->unlisted = id == 0 && json_is_false(json_object_get(value, "listed"));
}

static void
read_parties(struct clm__json *json, const json_t *record, const char *plural,
             const char *singular, const struct clm_party **out, uint16_t *out_count)
{
    const char *name = json_object_get(record, plural) != NULL ? plural : singular;
    struct clm__json_list list;
    if (!clm__json_list(json, json_object_get(record, name), name, &list) ||
        list.count == 0)
        return;
    struct clm_party *parties =
        clm__arena_calloc(&json->corpus->arena, list.count, sizeof *parties);
    for (size_t i = 0; parties != NULL && i < list.count; i++) {
        char path[48];
        read_party(json, clm__json_list_at(&list, i, path, sizeof path), path,
                   &parties[i]);
    }
    *out = parties;
    *out_count = parties != NULL ? (uint16_t)list.count : 0;
}

static void
read_citation(struct clm__json *json, const json_t *value, const char *path,
              struct clm_citation *citation)
{
    bool is_object = json_is_object(value);
    clm_str id = is_object ? clm__json_member(json, value, path, "source")
                           : clm__json_str(json, value, path);
    if (is_object ? clm__json_lacks(value, "source") : clm__json_is_empty(value))
        clm__json_fail(json, path, CLM_E_MISSING, "the citation names no source");
    if (id == 0)
        return;
    citation->source = clm__corpus_source(json->corpus, id);
    if (!is_object)
        return;
    const json_t *sentence = json_object_get(value, "sentence");
    if (json_is_integer(sentence) && json_integer_value(sentence) >= 0 &&
        json_integer_value(sentence) <= UINT32_MAX)
        citation->sentence = (uint32_t)json_integer_value(sentence);
    else if (sentence != NULL && !json_is_null(sentence))
        clm__json_fail(json, path, CLM_E_SHAPE, "the sentence must be a whole number");
    const char *part = json_string_value(json_object_get(value, "part"));
    citation->in_title = part != NULL && strcmp(part, "title") == 0;
    citation->url = clm__json_member(json, value, path, "url");
    clm__json_span(json, value, path, &citation->span);
}

/* Addresses beside the sources: the first is that of the first source, and so on. */
static void
read_urls(struct clm__json *json, const json_t *record, struct clm_citation *citations,
          size_t count)
{
    struct clm__json_list list;
    if (!clm__json_list(json, json_object_get(record, "url"), "url", &list))
        return;
    for (size_t i = 0; i < list.count && i < count; i++) {
        char path[48];
        const json_t *url = clm__json_list_at(&list, i, path, sizeof path);
        if (citations[i].url == 0)
            citations[i].url = clm__json_str(json, url, path);
    }
}

static void
read_citations(struct clm__json *json, const json_t *record)
{
    const char *name = json_object_get(record, "sources") != NULL  ? "sources"
                       : json_object_get(record, "source") != NULL ? "source"
                                                                   : "url";
    struct clm__json_list list;
    if (!clm__json_list(json, json_object_get(record, name), name, &list) ||
        list.count == 0)
        return;
    struct clm_citation *citations =
        clm__arena_calloc(&json->corpus->arena, list.count, sizeof *citations);
    for (size_t i = 0; citations != NULL && i < list.count; i++) {
        char path[48];
        read_citation(json, clm__json_list_at(&list, i, path, sizeof path), path,
                      &citations[i]);
    }
    json->event->citations = citations;
    json->event->citation_count = citations != NULL ? (uint16_t)list.count : 0;
    if (citations != NULL && strcmp(name, "url") != 0)
        read_urls(json, record, citations, list.count);
}

/* "id" of a person's link, or {"event","score","reason"} of a found one. */
static void
read_link(struct clm__json *json, const json_t *value, const char *path,
          struct clm_ref *link)
{
    link->event = CLM_NONE;
    link->score = CLM_SCORE_CURATED;
    bool is_object = json_is_object(value);
    const json_t *id = is_object ? json_object_get(value, "event") : value;
    const char *text = NULL;
    size_t len = 0;
    if (clm__json_is_empty(id))
        clm__json_fail(json, path, CLM_E_MISSING, "the link names no event");
    else if (clm__json_text(json, id, path, &text, &len))
        link->id = clm__corpus_id(json->corpus, text, len);
    if (!is_object)
        return;
    const json_t *score = json_object_get(value, "score");
    if (!json_is_integer(score) || json_integer_value(score) < 0 ||
        json_integer_value(score) > 100)
        clm__json_fail(json, path, CLM_E_SHAPE,
                       "the score of a link must be a whole number from 0 to 100");
    else
        link->score = (uint8_t)json_integer_value(score);
    link->reason = clm__json_member(json, value, path, "reason");
}

static void
read_links(struct clm__json *json, const json_t *record)
{
    struct clm__json_list lists[CLM_LINK_KIND_COUNT];
    size_t total = 0, count = 0;
    for (size_t kind = 0; kind < CLM_LINK_KIND_COUNT; kind++) {
        const char *name = clm_link_name((enum clm_link_kind)kind);
        if (!clm__json_list(json, json_object_get(record, name), name, &lists[kind]))
            return;
        total += lists[kind].count;
    }
    if (total > UINT8_MAX)
        clm__json_fail(json, "answers", CLM_E_TOO_LARGE, "the event has over 255 links");
    if (total == 0 || total > UINT8_MAX)
        return;
    struct clm_ref *links = clm__arena_calloc(&json->corpus->arena, total, sizeof *links);
    for (size_t kind = 0; links != NULL && kind < CLM_LINK_KIND_COUNT; kind++) {
        for (size_t i = 0; i < lists[kind].count; i++, count++) {
            char path[48];
            links[count].kind = (uint8_t)kind;
            read_link(json, clm__json_list_at(&lists[kind], i, path, sizeof path), path,
                      &links[count]);
        }
    }
    json->event->links = links;
    json->event->link_count = (uint8_t)count;
}

static void
read_charge_types(struct clm__json *json, const json_t *record)
{
    const json_t *charge = json_object_get(record, "charge");
    const char *name = json_is_object(charge)                            ? "types"
                       : json_object_get(record, "charge_types") != NULL ? "charge_types"
                                                                         : "charge_type";
    struct clm__json_list list;
    if (!clm__json_list(json,
                        json_object_get(json_is_object(charge) ? charge : record, name),
                        json_is_object(charge) ? "charge/types" : name, &list))
        return;
    for (size_t i = 0; i < list.count; i++) {
        char path[48];
        const json_t *value = clm__json_list_at(&list, i, path, sizeof path);
        const char *text = NULL;
        size_t len = 0;
        struct clm_error err = {0};
        if (clm__json_text(json, value, path, &text, &len) && len > 0 &&
            clm__build_charge_type(json->event, text, len, &err) != CLM_OK)
            clm__json_fail(json, path, err.code, "%s", err.text);
    }
}

/* What only extracted records have: the words and places behind speaker, charge, cue,
 * date. */
static void
read_evidence(struct clm__json *json, const json_t *record, struct clm_evidence *evidence)
{
    const json_t *speaker = json_object_get(record, "speaker");
    if (json_is_object(speaker)) {
        json->event->speaker =
            clm__json_str(json, json_object_get(speaker, "name"), "speaker/name");
        evidence->speaker_text =
            clm__json_str(json, json_object_get(speaker, "text"), "speaker/text");
        if (json->event->speaker == 0)
            json->event->speaker = evidence->speaker_text;
        clm__json_span(json, speaker, "speaker", &evidence->speaker_span);
    } else {
        read_plain(json, record, CLM__FIELD_SPEAKER);
    }
    const json_t *cue = json_object_get(record, "cue");
    if (json_is_object(cue)) {
        evidence->cue_text =
            clm__json_str(json, json_object_get(cue, "text"), "cue/text");
        evidence->cue_frame =
            clm__json_str(json, json_object_get(cue, "frame"), "cue/frame");
        clm__json_span(json, cue, "cue", &evidence->cue_span);
    } else {
        evidence->cue_text = clm__json_str(json, cue, "cue");
    }
    const json_t *basis = json_object_get(record, "date_basis");
    if (basis != NULL && !json_is_null(basis) && !json_is_object(basis))
        clm__json_fail(json, "date_basis", CLM_E_SHAPE,
                       "the value must be an object or null");
    if (json_is_object(basis)) {
        evidence->basis_text =
            clm__json_str(json, json_object_get(basis, "text"), "date_basis/text");
        evidence->basis_rule =
            clm__json_str(json, json_object_get(basis, "rule"), "date_basis/rule");
        evidence->basis_base =
            clm__json_str(json, json_object_get(basis, "base"), "date_basis/base");
        clm__json_span(json, basis, "date_basis", &evidence->basis_span);
    }
    read_words(json, record, CLM__FIELD_CHARGE, &evidence->charge_span);
    read_words(json, record, CLM__FIELD_PLACE, &evidence->place_span);
    read_words(json, record, CLM__FIELD_QUOTE, &evidence->quote_span);
}

static bool
is_known(const char *name)
{
    for (size_t i = 0; i < sizeof known_members / sizeof *known_members; i++)
        if (strcmp(name, known_members[i]) == 0)
            return true;
    return false;
}

enum { MAX_NESTED = 1000 };

/* What is nested nearly as deep as the parser goes could not be read back from within a
 * timeline.json. */
static bool
is_too_deep(const char *text)
{
    size_t depth = 0;
    bool quoted = false;
    for (; *text != '\0' && depth <= MAX_NESTED; text++) {
        if (quoted && *text == '\\')
            text++;
        else if (*text == '"')
            quoted = !quoted;
        else if (!quoted && (*text == '[' || *text == '{'))
            depth++;
        else if (!quoted && (*text == ']' || *text == '}'))
            depth--;
    }
    return depth > MAX_NESTED;
}

/* In order of their names, as those from columns are. */
static void
read_extras(struct clm__json *json, json_t *record)
{
    struct clm_corpus *corpus = json->corpus;
    const char *name = NULL;
    json_t *value = NULL;
    size_t count = 0, used = 0;
    json_object_foreach(record, name, value) count += !is_known(name);
    if (count == 0)
        return;
    if (count > CLM_MAX_LIST) {
        clm__json_fail(json, "", CLM_E_TOO_LARGE,
                       "the record has over 1000 members of its own");
        return;
    }
    struct clm_extra *extras = clm__arena_calloc(&corpus->arena, count, sizeof *extras);
    if (extras == NULL)
        return;
    json_object_foreach(record, name, value)
    {
        if (is_known(name))
            continue;
        char *text =
            json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
        if (text == NULL) {
            corpus->arena.failed = true;
            return;
        }
        if (is_too_deep(text)) {
            free(text);
            clm__json_fail(json, name, CLM_E_TOO_LARGE,
                           "the value is nested over %d deep", MAX_NESTED);
            return;
        }
        size_t at = used++;
        for (; at > 0 && strcmp(clm_corpus_text(corpus, extras[at - 1].name), name) > 0;
             at--)
            extras[at] = extras[at - 1];
        extras[at].name = clm__corpus_str(corpus, name, strlen(name));
        extras[at].json = clm__corpus_keep(corpus, text, strlen(text));
        free(text);
    }
    json->event->extras = extras;
    json->event->extra_count = (uint16_t)used;
}

static void
check_record(struct clm__json *json, const json_t *record)
{
    static const enum clm__field needed[] = {CLM__FIELD_DATE, CLM__FIELD_KIND};
    for (size_t i = 0; i < 2 && !json->bad; i++) {
        const char *text =
            json_string_value(json_object_get(record, clm__field_names[needed[i]]));
        if (text == NULL || text[0] == '\0')
            clm__json_fail(json, clm__field_names[needed[i]], CLM_E_MISSING,
                           "the event has no %s", clm__field_names[needed[i]]);
    }
    enum clm__field field = CLM__FIELD_ID;
    struct clm_error err = {0};
    enum clm_code code =
        json->bad ? CLM_OK : clm__build_check(json->corpus, json->event, &field, &err);
    if (code != CLM_OK && code != CLM_E_NOMEM)
        clm__json_fail(json, clm__field_names[field], code, "%s", err.text);
}

/* The parts of a cell; addresses keep their places, so that an empty one stays. */
static json_t *
split(const char *text, bool keep_empty)
{
    json_t *parts = json_array();
    for (const char *at = text, *bar; at != NULL; at = bar != NULL ? bar + 1 : NULL) {
        bar = strchr(at, '|');
        size_t len = bar != NULL ? (size_t)(bar - at) : strlen(at);
        for (; len > 0 && *at == ' '; len--)
            at++;
        while (len > 0 && at[len - 1] == ' ')
            len--;
        if (len > 0 || keep_empty)
            json_array_append_new(parts, json_stringn(at, len));
    }
    return parts;
}

/* A text in the place of a list is what a cell would hold: several values are parted by
 * |.
 */
static void
split_cells(struct clm__json *json, json_t *record)
{
    static const char *const names[] = {
        "actor",        "actors",  "target",  "targets", "charge_type",
        "charge_types", "source",  "sources", "url",     "answers",
        "about",        "repeats", "ends",    "extends"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *text = json_string_value(json_object_get(record, names[i]));
        if (text == NULL || strchr(text, '|') == NULL)
            continue;
        json_t *parts = split(text, strcmp(names[i], "url") == 0);
        if (json_object_set_new(record, names[i], parts) != 0)
            json->corpus->arena.failed = true;
    }
}

/* A row of our own table of events: what it works out of the rest is not read back. */
static void
drop_own_columns(struct clm__json *json, json_t *record)
{
    if (json_object_get(record, "date_earliest") == NULL ||
        json_object_get(record, "independent_sources") == NULL)
        return;
    json->corpus->files[json->file].table = CLM__TABLE_EVENTS;
    for (const char *const *name = clm__own_columns; *name != NULL; name++)
        json_object_del(record, *name);
}

static void
read_values(struct clm__json *json, json_t *record)
{
    static const enum clm__field plain[] = {
        CLM__FIELD_ID,         CLM__FIELD_DATE, CLM__FIELD_KIND,  CLM__FIELD_PHASE,
        CLM__FIELD_CONFIDENCE, CLM__FIELD_NOTE, CLM__FIELD_ORIGIN};
    static const struct clm_evidence nothing;
    struct clm_evidence evidence = nothing;
    split_cells(json, record);
    drop_own_columns(json, record);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        read_plain(json, record, plain[i]);
    read_parties(json, record, "actors", "actor", &json->event->actors,
                 &json->event->actor_count);
    read_parties(json, record, "targets", "target", &json->event->targets,
                 &json->event->target_count);
    read_evidence(json, record, &evidence);
    read_charge_types(json, record);
    read_citations(json, record);
    read_links(json, record);
    read_extras(json, record);
    if (memcmp(&evidence, &nothing, sizeof evidence) != 0) {
        struct clm_evidence *kept = clm__arena_alloc(&json->corpus->arena, sizeof *kept);
        if (kept != NULL)
            *kept = evidence;
        json->event->evidence = kept;
    }
}

/* One record; `member_of` is the event it is a further telling of, or CLM_NONE. Gives its
 * index. */
static uint32_t
read_record(struct clm__json *json, json_t *record, uint32_t member_of)
{
    struct clm_corpus *corpus = json->corpus;
    json->bad = false;
    json->event = clm__corpus_new_event(corpus);
    if (json->event == NULL)
        return CLM_NONE;
    json->event->origin = CLM_ORIGIN_EXTRACTED;
    json->event->file = json->file;
    json->event->line = json->number;
    json->event->member_of = member_of;
    if (!json_is_object(record))
        clm__json_fail(json, "", CLM_E_SHAPE, "an event must be an object");
    else {
        read_values(json, record);
        check_record(json, record);
    }
    if (json->bad || clm__corpus_failed(corpus)) {
        corpus->left_out += json->bad;
        return CLM_NONE;
    }
    uint32_t first = 0;
    if (clm__corpus_commit_event(corpus, &first))
        return (uint32_t)corpus->event_count - 1;
    clm__json_fail_second(json, "event", json->event->id,
                          clm_corpus_event_loc(corpus, first, "id"));
    corpus->left_out++;
    return CLM_NONE;
}

/* A record and the further tellings it lists. Members hold no members. */
static void
read_event(struct clm__json *json, json_t *record)
{
    uint32_t index = read_record(json, record, CLM_NONE);
    const json_t *members = json_object_get(record, "members");
    if (index == CLM_NONE || members == NULL)
        return;
    struct clm__json_list list;
    json->bad = false;
    if (!clm__json_list(json, members, "members", &list))
        return;
    size_t prefix = json->pointer.len;
    for (size_t i = 0; i < list.count && !clm__corpus_failed(json->corpus); i++) {
        clm__buf_printf(&json->pointer, "/members/%zu", i);
        read_record(json, json_array_get(members, i), index);
        json->pointer.len = prefix;
    }
}

static void
read_document(struct clm__json *json, json_t *root)
{
    json_t *events = json_is_array(root) ? root : json_object_get(root, "events");
    if (!json_is_array(events)) {
        clm__json_fail(
            json, "", CLM_E_SHAPE,
            "the file must be an array of events or an object with \"events\"");
        return;
    }
    json->corpus->files[json->file].is_list = json_is_array(root);
    json->corpus->files[json->file].is_timeline =
        json_is_object(root) && json_object_get(root, "claimline") != NULL;
    if (json_is_object(root))
        clm__json_read_lists(json, root);
    for (size_t i = 0; i < json_array_size(events) && !clm__corpus_failed(json->corpus);
         i++) {
        json->number = (uint32_t)i;
        json->pointer.len = 0;
        clm__buf_printf(&json->pointer, "%s/%zu", json_is_array(root) ? "" : "/events",
                        i);
        read_event(json, json_array_get(events, i));
    }
}

/* The first byte that is not UTF-8 text; false when it was reported. */
static bool
check_text(struct clm__json *json, const char *bytes, size_t len)
{
    size_t valid = clm__utf8_valid(bytes, len);
    if (valid == len)
        return true;
    char byte[16];
    struct clm_loc at = {
        .file = json->corpus->files[json->file].name, .line = 1, .column = 1};
    for (size_t i = 0; i < valid; i++) {
        at.column = bytes[i] == '\n' ? 1 : at.column + 1;
        at.line += bytes[i] == '\n';
    }
    if (bytes[valid] == '\0')
        clm__corpus_report(json->corpus, CLM_E_NUL, at,
                           "a NUL byte; the file must be plain text");
    else
        clm__corpus_report(json->corpus, CLM_E_ENCODING, at,
                           "%s is not UTF-8; save the file as UTF-8",
                           clm__utf8_wrong(bytes + valid, len - valid, valid == 0, byte));
    return false;
}

/* Marks of a merge are told as such, not as broken JSON. */
static bool
report_conflict(struct clm__json *json, const char *bytes, size_t len,
                uint32_t first_line)
{
    struct clm_loc at = {.file = json->corpus->files[json->file].name, .column = 1};
    uint32_t line =
        clm__is_conflict_mark(bytes, len) ? 1 : clm__find_conflict(bytes, len);
    at.line = first_line + line - 1;
    if (line > 0)
        clm__corpus_report(json->corpus, CLM_E_CONFLICT, at, "%s", CLM__CONFLICT_TEXT);
    return line > 0;
}

static json_t *
parse(struct clm__json *json, const char *bytes, size_t len, uint32_t first_line)
{
    json_error_t err = {0}; /* not filled when there is no memory to begin with */
    json_t *root = json_loadb(bytes, len, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &err);
    if (root == NULL) {
        struct clm_loc at = {.file = json->corpus->files[json->file].name,
                             .line =
                                 first_line + (uint32_t)(err.line > 0 ? err.line - 1 : 0),
                             .column = err.column > 0 ? (uint32_t)err.column : 1};
        if (json_error_code(&err) == json_error_out_of_memory || err.text[0] == '\0')
            json->corpus->arena.failed = true;
        else if (json_error_code(&err) == json_error_null_character)
            clm__corpus_report(json->corpus, CLM_E_NUL, at,
                               "\\u0000, a NUL byte, has no place in a text");
        else if (!report_conflict(json, bytes, len, first_line))
            clm__corpus_report(json->corpus, CLM_E_JSON, at, "not JSON: %s", err.text);
    }
    return root;
}

static bool
is_blank(const char *bytes, size_t len)
{
    size_t at = 0;
    while (at < len && strchr(" \t\r\n", bytes[at]) != NULL)
        at++;
    return at == len;
}

static void
read_lines(struct clm__json *json, const char *bytes, size_t len)
{
    for (uint32_t line = 1; len > 0 && !clm__corpus_failed(json->corpus); line++) {
        const char *end = memchr(bytes, '\n', len);
        size_t part = end != NULL ? (size_t)(end - bytes) : len;
        if (!is_blank(bytes, part)) {
            json_t *record = parse(json, bytes, part, line);
            json->number = line;
            json->pointer.len = 0;
            if (record != NULL)
                read_event(json, record);
            else
                json->corpus->left_out++;
            json_decref(record);
        }
        part += end != NULL;
        bytes += part;
        len -= part;
    }
}

enum clm_code
clm__read_json(struct clm_corpus *corpus, uint32_t file, const char *bytes, size_t len,
               struct clm_error *err)
{
    struct clm__json json = {.corpus = corpus, .file = file};
    if (len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        bytes += 3;
        len -= 3;
    }
    if (check_text(&json, bytes, len)) {
        if (corpus->files[file].form == CLM__FILE_JSONL) {
            read_lines(&json, bytes, len);
        } else {
            json_t *root = parse(&json, bytes, len, 1);
            if (root != NULL)
                read_document(&json, root);
            json_decref(root);
        }
    }
    bool failed = json.pointer.failed || clm__corpus_failed(corpus);
    clm__buf_release(&json.pointer);
    return failed ? clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory")
                  : CLM_OK;
}
