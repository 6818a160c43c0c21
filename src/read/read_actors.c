/* SPDX-License-Identifier: MIT */
/* actors.csv, ours and a corpus's: parties, their names, and who acts for whom from when
 * to when. */
#include "base/kind.h"
#include "claimline/near.h"
#include "read/table.h"

#include <stdio.h>
#include <string.h>

enum {
    ID,
    NAME,
    SHORT,
    KIND,
    GENDER,
    ALIASES,
    SHARED,
    ACTS_FOR,
    OF,
    FROM,
    TO,
    SIDE,
    NOTE,
    MEANINGS
};

static const char *const names[MEANINGS] = {
    [ID] = "id",         [NAME] = "name",
    [SHORT] = "short",   [KIND] = "kind",
    [GENDER] = "gender", [ALIASES] = "aliases",
    [SHARED] = "shared", [ACTS_FOR] = "acts_for",
    [OF] = "of",         [FROM] = "from",
    [TO] = "to",         [SIDE] = "side",
    [NOTE] = "note",
};

/* What a row says, once it is known to be sound. */
struct entry {
    enum clm_actor_kind kind;
    enum clm_gender gender;
    struct clm_role role; /* actor: still the number of the id's string */
    bool has_role;
};

static enum clm_actor_origin
origin_of(const struct clm__table *table)
{
    return table->corpus->files[table->file].form == CLM__FILE_BUILTIN ? CLM_ACTOR_BUILTIN
                                                                       : CLM_ACTOR_CORPUS;
}

/* "armed group" and "armed-group" are one kind. */
static bool
read_kind(struct clm__table *table, const struct clm__csv_row *row,
          enum clm_actor_kind *kind)
{
    struct clm__csv_cell cell = clm__table_cell(table, row, KIND);
    char word[32];
    *kind = CLM_ACTOR_OTHER;
    if (cell.len == 0)
        return true;
    if (cell.len < sizeof word) {
        for (size_t i = 0; i < cell.len; i++)
            word[i] = cell.text[i] == ' ' ? '-' : cell.text[i];
        if (clm_actor_kind_find(kind, word, cell.len))
            return true;
    }
    char advice[200];
    clm_near_advice(advice, sizeof advice, cell.text, cell.len, clm__actor_kind_word,
                    CLM_ACTOR_KIND_COUNT);
    clm__corpus_report(table->corpus, CLM_E_BAD_ACTOR_KIND,
                       clm__table_loc(table, row, KIND), "'%s' is no kind of actor; %s",
                       cell.text, advice);
    return false;
}

/* Of a person; nothing is known of an empty cell. */
static bool
read_gender(struct clm__table *table, const struct clm__csv_row *row,
            enum clm_gender *gender)
{
    static const struct {
        const char *word;
        enum clm_gender gender;
    } words[] = {{"", CLM_GENDER_UNKNOWN},  {"f", CLM_GENDER_FEMALE},
                 {"m", CLM_GENDER_MALE},    {"female", CLM_GENDER_FEMALE},
                 {"male", CLM_GENDER_MALE}, {"x", CLM_GENDER_UNKNOWN}};
    struct clm__csv_cell cell = clm__table_cell(table, row, GENDER);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(cell.text, words[i].word) == 0) {
            *gender = words[i].gender;
            return true;
        }
    clm__corpus_report(
        table->corpus, CLM_E_BAD_GENDER, clm__table_loc(table, row, GENDER),
        "'%s' is not how a gender is written; write f or m, or nothing", cell.text);
    return false;
}

static bool
read_day(struct clm__table *table, const struct clm__csv_row *row, size_t meaning,
         struct clm_date *date, clm_str *str)
{
    struct clm__csv_cell cell = clm__table_cell(table, row, meaning);
    *date = (struct clm_date){.earliest = CLM_DAY_MIN, .latest = CLM_DAY_MAX};
    *str = 0;
    if (cell.len == 0)
        return true;
    struct clm_error err = {0};
    const struct clm_date *read =
        clm__corpus_date(table->corpus, cell.text, cell.len, str, &err);
    if (read == NULL) {
        clm__corpus_report(table->corpus, CLM_E_BAD_DATE,
                           clm__table_loc(table, row, meaning), "%s", err.text);
        return false;
    }
    *date = *read;
    return true;
}

static bool
read_role(struct clm__table *table, const struct clm__csv_row *row, struct entry *entry)
{
    struct clm_date from, to;
    if (!read_day(table, row, FROM, &from, &entry->role.from_text) ||
        !read_day(table, row, TO, &to, &entry->role.to_text))
        return false;
    clm_str for_whom = clm__table_str(table, row, ACTS_FOR);
    entry->has_role = for_whom != 0;
    entry->role.actor = for_whom;
    entry->role.from = from.earliest;
    entry->role.to = to.latest;
    entry->role.note = entry->has_role ? clm__table_str(table, row, NOTE) : 0;
    if (from.earliest > to.latest) {
        clm__corpus_report(table->corpus, CLM_E_BAD_DATE, clm__table_loc(table, row, TO),
                           "the role ends before it begins");
        return false;
    }
    return true;
}

/* Days alone would be lost without a word. Our own list has some, for its readers. */
static void
check_days(struct clm__table *table, const struct clm__csv_row *row,
           const struct entry *entry)
{
    if (entry->has_role || origin_of(table) == CLM_ACTOR_BUILTIN ||
        (entry->role.from_text == 0 && entry->role.to_text == 0))
        return;
    clm__corpus_report(
        table->corpus, CLM_E_ROLE_WITHOUT_ACTOR,
        clm__table_loc(table, row, entry->role.from_text != 0 ? FROM : TO),
        "these days are not used: from and to tell when somebody acts for an actor, but "
        "acts_for is empty");
}

static bool
check_row(struct clm__table *table, const struct clm__csv_row *row, struct entry *entry)
{
    struct clm_corpus *corpus = table->corpus;
    struct clm__csv_cell id = clm__table_cell(table, row, ID);
    if (id.len == 0) {
        clm__corpus_report(corpus, CLM_E_MISSING, clm__table_loc(table, row, ID),
                           "the actor has no id");
        return false;
    }
    if (!clm__is_id(id.text, id.len)) {
        clm__corpus_report(corpus, CLM_E_BAD_ID, clm__table_loc(table, row, ID),
                           CLM__BAD_ID, id.text);
        return false;
    }
    if (!read_kind(table, row, &entry->kind) || !read_role(table, row, entry) ||
        !read_gender(table, row, &entry->gender))
        return false;
    check_days(table, row, entry);
    return true;
}

/* Adds the parts of a cell that are not in the list yet, behind those that are. */
static void
add_names(struct clm_corpus *corpus, clm_str **list, uint16_t *count,
          const char *names_text, size_t names_len)
{
    size_t more = clm__parts_count(names_text, names_len);
    if (more == 0 || *count + more > UINT16_MAX)
        return;
    clm_str *longer = clm__arena_alloc(&corpus->arena, (*count + more) * sizeof *longer);
    if (longer == NULL)
        return;
    size_t kept = *count;
    if (kept > 0)
        memcpy(longer, *list, kept * sizeof *longer);
    struct clm__parts parts = {names_text, names_len};
    const char *part = NULL;
    for (size_t len = 0; clm__parts_next(&parts, &part, &len);) {
        clm_str name = clm__corpus_str(corpus, part, len);
        size_t known = 0;
        while (known < kept && longer[known] != name)
            known++;
        longer[known] = name;
        kept += known == kept;
    }
    *list = longer;
    *count = (uint16_t)kept;
}

static void
add_aliases(struct clm_corpus *corpus, struct clm_actor *actor, const char *names_text,
            size_t names_len)
{
    add_names(corpus, &actor->aliases, &actor->alias_count, names_text, names_len);
}

/* Our name for an actor stays one of its aliases when the corpus names it otherwise. */
static void
keep_old_name(struct clm_corpus *corpus, struct clm_actor *actor, clm_str name)
{
    if (actor->name != 0 && name != 0 && actor->name != name)
        add_aliases(corpus, actor, clm_corpus_text(corpus, actor->name),
                    clm_corpus_text_len(corpus, actor->name));
}

static void
add_role(struct clm_corpus *corpus, struct clm_actor *actor, const struct clm_role *role)
{
    struct clm_role *roles =
        clm__arena_alloc(&corpus->arena, (actor->role_count + 1u) * sizeof *roles);
    if (roles == NULL || actor->role_count == UINT16_MAX)
        return;
    if (actor->role_count > 0)
        memcpy(roles, actor->roles, actor->role_count * sizeof *roles);
    roles[actor->role_count++] = *role;
    actor->roles = roles;
}

/* The actor a row speaks of: new, or from a list before this one and now overridden, or a
 * person with a further role. */
static struct clm_actor *
find_or_add(struct clm__table *table, const struct clm__csv_row *row,
            const struct entry *entry)
{
    struct clm_corpus *corpus = table->corpus;
    clm_str id = clm__table_str(table, row, ID);
    uint32_t known = clm__map_get(&corpus->actor_by_id, id, CLM_NONE);
    struct clm_actor *actor = known == CLM_NONE ? NULL : &corpus->actors[known];
    bool overrides =
        actor != NULL && actor->origin == CLM_ACTOR_BUILTIN && actor->file != table->file;
    if (actor == NULL)
        actor = clm__corpus_new_actor(corpus, id);
    else if (overrides && entry->has_role)
        actor->role_count = 0;
    else if (!overrides && entry->has_role && actor->role_count > 0)
        return actor;
    else if (!overrides) {
        clm__corpus_report_second(corpus, clm__table_loc(table, row, ID), "actor", id,
                                  clm_corpus_actor_loc(corpus, known));
        return NULL;
    }
    if (actor != NULL) {
        actor->origin = (uint8_t)origin_of(table);
        actor->file = table->file;
        actor->line = row->line;
    }
    return actor;
}

static void
set_if(clm_str *to, clm_str value)
{
    if (value != 0)
        *to = value;
}

static enum clm_code
read_row(struct clm__table *table, const struct clm__csv_row *row)
{
    struct clm_corpus *corpus = table->corpus;
    struct entry entry = {0};
    struct clm_actor *actor =
        check_row(table, row, &entry) ? find_or_add(table, row, &entry) : NULL;
    if (clm__corpus_failed(corpus))
        return CLM_E_NOMEM;
    if (actor == NULL) {
        corpus->left_out++;
        return CLM_OK;
    }
    clm_str name = clm__table_str(table, row, NAME);
    struct clm__csv_cell aliases = clm__table_cell(table, row, ALIASES);
    struct clm__csv_cell shared = clm__table_cell(table, row, SHARED);
    keep_old_name(corpus, actor, name);
    set_if(&actor->name, name);
    if (actor->name == 0)
        actor->name = actor->id;
    set_if(&actor->short_name, clm__table_str(table, row, SHORT));
    set_if(&actor->of, clm__table_str(table, row, OF));
    set_if(&actor->side, clm__table_str(table, row, SIDE));
    set_if(&actor->note, clm__table_str(table, row, NOTE));
    if (entry.kind != CLM_ACTOR_OTHER)
        actor->kind = (uint8_t)entry.kind;
    if (entry.gender != CLM_GENDER_UNKNOWN)
        actor->gender = (uint8_t)entry.gender;
    if (origin_of(table) == CLM_ACTOR_CORPUS && actor->line == row->line)
        actor->own_aliases = actor->alias_count;
    add_aliases(corpus, actor, aliases.text, aliases.len);
    add_names(corpus, &actor->shared, &actor->shared_count, shared.text, shared.len);
    if (entry.has_role)
        add_role(corpus, actor, &entry.role);
    return clm__corpus_failed(corpus) ? CLM_E_NOMEM : CLM_OK;
}

enum clm_code
clm__read_actors_csv(struct clm_corpus *corpus, uint32_t file, clm__read_fn read,
                     void *from, struct clm_error *err)
{
    struct clm__table table = {.corpus = corpus,
                               .file = file,
                               .what = "a list of actors",
                               .example = "id,name,kind",
                               .names = names,
                               .name_count = MEANINGS,
                               .near_count = MEANINGS,
                               .kept_words = 1u << ID | 1u << NAME | 1u << SHORT |
                                             1u << ALIASES | 1u << SHARED | 1u << NOTE,
                               .needed = 1u << ID,
                               .on_row = read_row};
    return clm__table_read(&table, read, from, err);
}
