/* SPDX-License-Identifier: MIT */
/* Views: the events of a graph that a user wants, in the total order. */
#include "base/alloc.h"
#include "base/fold.h"
#include "claimline/near.h"
#include "graph/graph.h"
#include "read/corpus.h"

#include <string.h>

/* What one list of names allows: marks by actor, and the names of persons who speak. */
struct allowed {
    bool *actors; /* by actor; NULL = the list is empty */
    clm_str *speakers;
    size_t speaker_count, speaker_room;
};

struct matcher {
    const struct clm_graph *graph;
    const struct clm_filter *filter;
    struct allowed any;
    struct allowed accuser;
    struct allowed accused;
    bool *sources; /* by source; NULL = the list is empty */
};

static bool
names_actor(const struct clm_actor *actor, clm_str name)
{
    if (actor->id == name || actor->name == name)
        return true;
    for (size_t i = 0; i < actor->alias_count; i++)
        if (actor->aliases[i] == name)
            return true;
    return false;
}

static enum clm_code
fail_name(const struct clm_corpus *corpus, const char *what, const char *name,
          struct clm_error *err)
{
    struct clm_near near = clm_near_start(name);
    for (size_t i = 0; i < clm_corpus_actor_count(corpus); i++) {
        const struct clm_actor *actor = clm_corpus_actor(corpus, i);
        if (!actor->used)
            continue;
        clm_near_try(&near, clm_corpus_text(corpus, actor->id));
        clm_near_try(&near, clm_corpus_text(corpus, actor->name));
    }
    for (size_t i = 0; strcmp(what, "source") == 0 && i < clm_corpus_source_count(corpus);
         i++)
        clm_near_try(&near, clm_corpus_text(corpus, clm_corpus_source(corpus, i)->id));
    if (near.best != NULL)
        return clm_error_set(err, CLM_E_USAGE, (struct clm_loc){0},
                             "no %s of this corpus is called '%s'; the nearest is '%s'",
                             what, name, near.best);
    return clm_error_set(err, CLM_E_USAGE, (struct clm_loc){0},
                         "no %s of this corpus is called '%s'", what, name);
}

static bool
allow_speaker(struct allowed *allowed, clm_str name)
{
    void *speakers = allowed->speakers;
    if (!clm__grow(&speakers, &allowed->speaker_room, allowed->speaker_count + 1,
                   sizeof *allowed->speakers))
        return false;
    allowed->speakers = speakers;
    allowed->speakers[allowed->speaker_count++] = name;
    return true;
}

/* A name that nobody has letter by letter is compared in its folded view. */
static bool
is_alike(const struct clm_corpus *corpus, clm_str own, const char *name)
{
    return own != 0 &&
           clm__fold_same(clm_corpus_text(corpus, own), clm_corpus_text_len(corpus, own),
                          name, strlen(name));
}

/* The name of an actor, or of somebody who speaks, that looks like `name`; else 0. */
static clm_str
find_alike(const struct clm_corpus *corpus, const char *name)
{
    for (size_t i = 0; i < clm_corpus_actor_count(corpus); i++) {
        const struct clm_actor *actor = clm_corpus_actor(corpus, i);
        if (is_alike(corpus, actor->id, name))
            return actor->id;
        if (is_alike(corpus, actor->name, name))
            return actor->name;
        for (size_t k = 0; k < actor->alias_count; k++)
            if (is_alike(corpus, actor->aliases[k], name))
                return actor->aliases[k];
    }
    clm_str last = 0;
    for (size_t i = 0; i < clm_corpus_event_count(corpus); i++) {
        clm_str speaker = clm_corpus_event(corpus, i)->speaker;
        if (speaker != last && is_alike(corpus, speaker, name))
            return speaker;
        last = speaker;
    }
    return 0;
}

static enum clm_code
allow_name_as(const struct clm_corpus *corpus, struct allowed *allowed, clm_str str,
              bool *found)
{
    for (size_t i = 0; str != 0 && i < clm_corpus_actor_count(corpus); i++) {
        const struct clm_actor *actor = clm_corpus_actor(corpus, i);
        if (!names_actor(actor, str))
            continue;
        *found = true;
        allowed->actors[i] = true;
        if (actor->kind == CLM_ACTOR_PERSON && !allow_speaker(allowed, actor->name))
            return CLM_E_NOMEM;
    }
    /* A speaker whom no list knows is a name too. */
    for (size_t i = 0; str != 0 && !*found && i < clm_corpus_event_count(corpus); i++) {
        if (clm_corpus_event(corpus, i)->speaker != str)
            continue;
        *found = true;
        if (!allow_speaker(allowed, str))
            return CLM_E_NOMEM;
    }
    return CLM_OK;
}

static enum clm_code
allow_name(const struct clm_corpus *corpus, struct allowed *allowed, const char *name,
           struct clm_error *err)
{
    bool found = false;
    enum clm_code code = allow_name_as(
        corpus, allowed, clm_corpus_find_text(corpus, name, strlen(name)), &found);
    if (code == CLM_OK && !found)
        code = allow_name_as(corpus, allowed, find_alike(corpus, name), &found);
    if (code != CLM_OK)
        return clm_error_set(err, code, (struct clm_loc){0}, "out of memory");
    return found ? CLM_OK : fail_name(corpus, "actor", name, err);
}

static enum clm_code
allow_names(const struct clm_corpus *corpus, struct allowed *allowed,
            const char *const *names, size_t count, struct clm_error *err)
{
    if (count == 0)
        return CLM_OK;
    size_t actors = clm_corpus_actor_count(corpus);
    allowed->actors = clm__calloc(actors, sizeof *allowed->actors);
    if (allowed->actors == NULL)
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    enum clm_code code = CLM_OK;
    for (size_t i = 0; code == CLM_OK && i < count; i++)
        code = allow_name(corpus, allowed, names[i], err);
    return code;
}

/* Marks the sources that are called so, or look so; false when there is none. */
static bool
mark_sources(const struct clm_corpus *corpus, bool *marks, const char *name,
             bool is_folded)
{
    clm_str str = clm_corpus_find_text(corpus, name, strlen(name));
    bool found = false;
    for (size_t i = 0; i < clm_corpus_source_count(corpus); i++) {
        const struct clm_source *source = clm_corpus_source(corpus, i);
        bool is_it = is_folded
                         ? is_alike(corpus, source->id, name) ||
                               is_alike(corpus, source->publisher, name)
                         : str != 0 && (source->id == str || source->publisher == str);
        if (is_it)
            found = marks[i] = true;
    }
    return found;
}

static enum clm_code
allow_sources(const struct clm_corpus *corpus, struct matcher *matcher,
              struct clm_error *err)
{
    const struct clm_filter *filter = matcher->filter;
    if (filter->source_count == 0)
        return CLM_OK;
    matcher->sources =
        clm__calloc(clm_corpus_source_count(corpus), sizeof *matcher->sources);
    if (matcher->sources == NULL)
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    for (size_t i = 0; i < filter->source_count; i++) {
        const char *name = filter->sources[i];
        bool found = mark_sources(corpus, matcher->sources, name, false) ||
                     mark_sources(corpus, matcher->sources, name, true);
        if (!found)
            return fail_name(corpus, "source", name, err);
    }
    return CLM_OK;
}

static bool
allows_party(const struct allowed *allowed, const struct clm_party *parties, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (allowed->actors[parties[i].actor])
            return true;
    return false;
}

static bool
allows_speaker(const struct allowed *allowed, clm_str speaker)
{
    for (size_t i = 0; i < allowed->speaker_count; i++)
        if (allowed->speakers[i] == speaker)
            return true;
    return false;
}

static bool
matches_parties(const struct matcher *matcher, const struct clm_event *event)
{
    const struct allowed *any = &matcher->any, *accuser = &matcher->accuser;
    if (any->actors != NULL && !allows_party(any, event->actors, event->actor_count) &&
        !allows_party(any, event->targets, event->target_count) &&
        !allows_speaker(any, event->speaker))
        return false;
    if (accuser->actors != NULL &&
        !allows_party(accuser, event->actors, event->actor_count) &&
        !allows_speaker(accuser, event->speaker))
        return false;
    return matcher->accused.actors == NULL ||
           allows_party(&matcher->accused, event->targets, event->target_count);
}

static bool
matches_source(const struct matcher *matcher, uint32_t index)
{
    if (matcher->sources == NULL)
        return true;
    size_t count = 0;
    const struct clm_citation *citations =
        clm_graph_citations(matcher->graph, index, &count);
    for (size_t i = 0; i < count; i++)
        if (matcher->sources[citations[i].source])
            return true;
    return false;
}

static bool
is_answered(const struct clm_graph *graph, uint32_t index)
{
    size_t count = 0;
    const struct clm_link *links = clm_graph_links(graph, index, &count);
    for (size_t i = 0; i < count; i++)
        if (links[i].incoming && links[i].kind == CLM_LINK_ANSWERS)
            return true;
    return false;
}

static bool
is_read_now(const struct clm_graph *graph, uint32_t event)
{
    return graph->corpus->files[clm_graph_event(graph, event)->file].is_read;
}

static uint16_t
least_confidence(const struct matcher *matcher, uint32_t index)
{
    const struct clm_filter *filter = matcher->filter;
    return filter->min_in_articles > filter->min_confidence &&
                   is_read_now(matcher->graph, index)
               ? filter->min_in_articles
               : filter->min_confidence;
}

static bool
lets_all_pass(const struct clm_filter *filter)
{
    return !filter->has_from && !filter->has_to && filter->actor_count == 0 &&
           filter->accuser_count == 0 && filter->accused_count == 0 &&
           filter->source_count == 0 && filter->kinds == 0 && filter->charge_types == 0 &&
           filter->origins == 0 && filter->min_confidence == 0 &&
           filter->min_in_articles == 0 && filter->answered == 0;
}

/* What passes but for its confidence is `unsure`. */
enum match { CLM__NO_MATCH, CLM__UNSURE, CLM__MATCH };

static enum match
match(const struct matcher *matcher, uint32_t index)
{
    const struct clm_filter *filter = matcher->filter;
    const struct clm_event *event = clm_graph_event(matcher->graph, index);
    if (filter->has_from && event->date->latest < filter->from)
        return CLM__NO_MATCH;
    if (filter->has_to && clm__sort_day(event->date) > filter->to)
        return CLM__NO_MATCH;
    if (filter->kinds != 0 && (filter->kinds >> event->kind & 1) == 0)
        return CLM__NO_MATCH;
    if (filter->charge_types != 0 && (filter->charge_types & event->charge_types) == 0)
        return CLM__NO_MATCH;
    if (filter->origins != 0 && (filter->origins >> event->origin & 1) == 0)
        return CLM__NO_MATCH;
    if (filter->answered != 0 &&
        (event->kind != CLM_KIND_ACCUSATION ||
         is_answered(matcher->graph, index) != (filter->answered > 0)))
        return CLM__NO_MATCH;
    if (!matches_parties(matcher, event) || !matches_source(matcher, index))
        return CLM__NO_MATCH;
    return event->confidence == CLM_CONFIDENCE_NONE ||
                   event->confidence >= least_confidence(matcher, index)
               ? CLM__MATCH
               : CLM__UNSURE;
}

/* What is only told in somebody's words is no fact: it is kept, and shown by `extract`,
 * but neither drawn nor counted. */
static bool
is_only_claimed(const struct clm_corpus *corpus, const struct clm_event *event)
{
    for (size_t i = 0; i < event->extra_count; i++)
        if (strcmp(clm_corpus_text(corpus, event->extras[i].name), "claimed_by") == 0)
            return strpbrk(event->extras[i].json, "{\"") != NULL &&
                   strcmp(event->extras[i].json, "\"\"") != 0;
    return false;
}

/* Whether an event that is less sure than what is shown by itself denies or rejects an
 * accusation that is shown: that one is answered, whoever is how sure of it. */
static bool
is_wanted_answer(const struct matcher *matcher, uint32_t index, const uint8_t *matches)
{
    const struct clm_graph *graph = matcher->graph;
    const struct clm_event *event = clm_graph_event(graph, index);
    size_t count = 0;
    const struct clm_link *links = clm_graph_links(graph, index, &count);
    if (event->confidence < matcher->filter->min_confidence ||
        event->kind == CLM_KIND_ACCUSATION)
        return false;

    for (size_t i = 0; i < count; i++)
        if (!links[i].incoming && links[i].kind == CLM_LINK_ANSWERS &&
            matches[graph->place[links[i].event]] == CLM__MATCH)
            return true;
    return false;
}

static bool
choose_events(const struct matcher *matcher, struct clm_view *view)
{
    const struct clm_graph *graph = matcher->graph;
    size_t count = clm_graph_count(graph);
    uint8_t *matches = clm__calloc(count, sizeof *matches);
    view->events = clm__alloc(count * sizeof *view->events);
    if (matches == NULL || view->events == NULL) {
        clm__free(matches);
        return false;
    }

    bool all = lets_all_pass(matcher->filter); /* then only what is claimed stays out */
    for (size_t i = 0; i < count; i++) {
        uint32_t event = clm_graph_at(graph, i);
        if (!is_only_claimed(graph->corpus, clm_graph_event(graph, event)))
            matches[i] = (uint8_t)(all ? CLM__MATCH : match(matcher, event));
    }

    for (size_t i = 0; i < count; i++) {
        uint32_t event = clm_graph_at(graph, i);
        if (matches[i] == CLM__MATCH ||
            (matches[i] == CLM__UNSURE && is_wanted_answer(matcher, event, matches)))
            view->events[view->count++] = event;
    }

    clm__free(matches);
    return true;
}

static void
release(struct allowed *allowed)
{
    clm__free(allowed->actors);
    clm__free(allowed->speakers);
}

enum clm_code
clm_view_init(struct clm_view *out, const struct clm_graph *graph,
              const struct clm_filter *filter, struct clm_error *err)
{
    const struct clm_corpus *corpus = clm_graph_corpus(graph);
    struct matcher matcher = {.graph = graph, .filter = filter};
    *out = (struct clm_view){.graph = graph};
    enum clm_code code =
        allow_names(corpus, &matcher.any, filter->actors, filter->actor_count, err);
    if (code == CLM_OK)
        code = allow_names(corpus, &matcher.accuser, filter->accusers,
                           filter->accuser_count, err);
    if (code == CLM_OK)
        code = allow_names(corpus, &matcher.accused, filter->accused,
                           filter->accused_count, err);
    if (code == CLM_OK)
        code = allow_sources(corpus, &matcher, err);
    if (code == CLM_OK && !choose_events(&matcher, out))
        code = clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    release(&matcher.any);
    release(&matcher.accuser);
    release(&matcher.accused);
    clm__free(matcher.sources);
    return code;
}

/* Views are in the total order, so that an event is found by its place. */
bool
clm_view_has(const struct clm_view *view, uint32_t event)
{
    const struct clm_graph *graph = view->graph;
    if (view->count == graph->node_count)
        return true;
    uint32_t place = graph->place[event];
    size_t low = 0, high = view->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (graph->place[view->events[middle]] < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low < view->count && graph->place[view->events[low]] == place;
}

size_t
clm_view_links_out(const struct clm_view *view)
{
    size_t out = 0;
    for (size_t i = 0; i < view->count; i++) {
        size_t count = 0;
        const struct clm_link *links =
            clm_graph_links(view->graph, view->events[i], &count);
        for (size_t k = 0; k < count; k++)
            out += !links[k].incoming && !clm_view_has(view, links[k].event);
    }
    return out;
}

void
clm_view_release(struct clm_view *view)
{
    clm__free(view->events);
    *view = (struct clm_view){0};
}
