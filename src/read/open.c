/* SPDX-License-Identifier: MIT */
/* A new corpus, with the actors that claimline brings. */
#include "base/alloc.h"
#include "read/corpus.h"

static enum clm_code
read_builtin(struct clm_corpus *corpus)
{
    uint32_t file = clm__corpus_add_file(corpus, "built-in actors", CLM__FILE_BUILTIN);
    if (file == CLM_NONE)
        return CLM_E_NOMEM;
    struct clm__parts from = {clm__builtin_actors, clm__builtin_actors_len};
    return clm__read_actors_csv(corpus, file, clm__read_memory, &from, NULL);
}

enum clm_code
clm_corpus_new(struct clm_corpus **out, const struct clm_corpus_options *options)
{
    struct clm_corpus *corpus = clm__calloc(1, sizeof *corpus);
    if (corpus == NULL)
        return CLM_E_NOMEM;
    if (options != NULL)
        corpus->options = *options;
    corpus->title = "";
    if (!corpus->options.no_builtin && read_builtin(corpus) != CLM_OK) {
        clm_corpus_free(corpus);
        return CLM_E_NOMEM;
    }
    *out = corpus;
    return CLM_OK;
}

static clm_str
copy_str(struct clm_corpus *to, const struct clm_corpus *from, clm_str str)
{
    return clm__corpus_str(to, clm_corpus_text(from, str),
                           clm_corpus_text_len(from, str));
}

static clm_str *
copy_names(struct clm_corpus *to, const struct clm_corpus *from, const clm_str *names,
           size_t count)
{
    clm_str *copies = clm__arena_alloc(&to->arena, (count + 1) * sizeof *copies);
    for (size_t i = 0; copies != NULL && i < count; i++)
        copies[i] = copy_str(to, from, names[i]);
    return copies;
}

/* Until a corpus is finished, a role has the id of its actor. */
static struct clm_role *
copy_roles(struct clm_corpus *to, const struct clm_corpus *from,
           const struct clm_actor *actor)
{
    struct clm_role *roles =
        clm__arena_alloc(&to->arena, (actor->role_count + 1u) * sizeof *roles);
    for (size_t i = 0; roles != NULL && i < actor->role_count; i++) {
        const struct clm_role *role = &actor->roles[i];
        roles[i] = *role;
        roles[i].actor = copy_str(to, from, role->actor);
        roles[i].from_text = copy_str(to, from, role->from_text);
        roles[i].to_text = copy_str(to, from, role->to_text);
        roles[i].note = copy_str(to, from, role->note);
    }
    return roles;
}

static void
copy_actor(struct clm_corpus *to, const struct clm_corpus *from,
           const struct clm_actor *actor)
{
    struct clm_actor *copy = clm__corpus_new_actor(to, copy_str(to, from, actor->id));
    if (copy == NULL)
        return;
    clm_str id = copy->id;
    *copy = *actor;
    copy->id = id;
    copy->name = copy_str(to, from, actor->name);
    copy->side = copy_str(to, from, actor->side);
    copy->note = copy_str(to, from, actor->note);
    copy->short_name = copy_str(to, from, actor->short_name);
    copy->of = copy_str(to, from, actor->of);
    copy->aliases = copy_names(to, from, actor->aliases, actor->alias_count);
    copy->shared = copy_names(to, from, actor->shared, actor->shared_count);
    copy->roles = copy_roles(to, from, actor);
}

struct clm_corpus *
clm__corpus_actors(const struct clm_corpus *from)
{
    struct clm_corpus_options options = {.no_builtin = true};
    struct clm_corpus *to = NULL;
    if (clm_corpus_new(&to, &options) != CLM_OK)
        return NULL;
    for (size_t i = 0; i < from->file_count; i++) /* by number, as actors name them */
        to->arena.failed |= clm__corpus_add_file(to, from->files[i].name,
                                                 from->files[i].form) == CLM_NONE;
    for (size_t i = 0; i < from->actor_count; i++)
        copy_actor(to, from, &from->actors[i]);
    if (clm__corpus_failed(to) || clm_corpus_finish(to, NULL) != CLM_OK) {
        clm_corpus_free(to);
        return NULL;
    }
    return to;
}
