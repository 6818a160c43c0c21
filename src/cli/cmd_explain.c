/* SPDX-License-Identifier: MIT */
/* claimline explain: an event, its words marked in the sentence, the rule, and how its
 * date was worked out. */
#include "cli.h"
#include "output.h"
#include "passage.h"

#include <jansson.h>
#include <string.h>

/* Prints text of the input as a terminal may see it. */
static void
print_text(const char *text)
{
    char shown[4096];
    clm_visible(shown, sizeof shown, text, strlen(text));
    fputs(shown, stdout);
}

static void
print_str(const struct loaded *loaded, clm_str str)
{
    print_text(clm_corpus_text(loaded->corpus, str));
}

static void
print_parties(const struct loaded *loaded, const char *what,
              const struct clm_party *parties, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        printf("  %-10s ", what);
        print_str(loaded, parties[i].name);
        if (parties[i].text != 0 && parties[i].text != parties[i].name) {
            fputs(", written \"", stdout);
            print_str(loaded, parties[i].text);
            fputs("\"", stdout);
        }
        if (clm_corpus_actor(loaded->corpus, parties[i].actor)->origin ==
            CLM_ACTOR_IMPLIED)
            fputs(" (in no list of actors)", stdout);
        fputs("\n", stdout);
    }
}

static void
print_charge(const struct clm_event *event)
{
    if (event->charge[0] == '\0' && event->charge_types == 0)
        return;
    fputs("  charge     ", stdout);
    print_text(event->charge);
    for (int type = 0, first = 1; type < CLM_CHARGE_COUNT; type++) {
        if ((event->charge_types >> type & 1) == 0)
            continue;
        printf("%s%s", first ? " (" : ", ",
               clm_charge_type_name((enum clm_charge_type)type));
        first = 0;
    }
    puts(event->charge_types != 0 ? ")" : "");
}

static void
print_date(const struct loaded *loaded, const struct clm_event *event)
{
    const struct clm_evidence *evidence = event->evidence;
    fputs("  date       ", stdout);
    print_str(loaded, event->date_text);
    if (evidence == NULL || evidence->basis_rule == 0) {
        puts(", as the file states it");
        return;
    }
    if (evidence->basis_text != 0) {
        fputs(", from \"", stdout);
        print_str(loaded, evidence->basis_text);
        fputs("\"", stdout);
    }
    fputs(" by the rule ", stdout);
    print_str(loaded, evidence->basis_rule);
    if (evidence->basis_base != 0) {
        fputs(", counted from ", stdout);
        print_str(loaded, evidence->basis_base);
    }
    puts("");
}

static void
print_origin(const struct loaded *loaded, uint32_t index)
{
    const struct clm_event *event = clm_corpus_event(loaded->corpus, index);
    struct clm_loc at = clm_corpus_event_loc(loaded->corpus, index, "id");
    bool read_now = clm_corpus_event_is_read(loaded->corpus, index);
    printf("  origin     %s", event->origin == CLM_ORIGIN_CURATED
                                  ? "written by a person, "
                              : event->origin == CLM_ORIGIN_REVIEWED
                                  ? "read by a program and found right by a person"
                              : read_now ? "read in the article by this run"
                                         : "read by a program, ");
    if (!read_now && event->origin == CLM_ORIGIN_REVIEWED)
        fputs(", ", stdout);
    if (!read_now)
        print_text(at.file);
    if (!read_now && at.line > 0)
        printf(":%u", at.line);
    if (!read_now && at.path != NULL)
        printf(":%s", at.path);
    if (event->confidence != CLM_CONFIDENCE_NONE)
        printf(", confidence %u.%04u", event->confidence / 10000u,
               event->confidence % 10000u);
    puts("");
}

static void
print_frame(const struct loaded *loaded, const struct clm_event *event)
{
    if (event->evidence == NULL ||
        (event->evidence->cue_text == 0 && event->evidence->cue_frame == 0))
        return;
    fputs("  cue        \"", stdout);
    print_str(loaded, event->evidence->cue_text);
    fputs("\"", stdout);
    if (event->evidence->cue_frame != 0) {
        fputs(", frame: ", stdout);
        print_str(loaded, event->evidence->cue_frame);
    }
    puts("");
}

/* A member of the record that only explains, as `extract` wrote it; the caller decrefs.
 */
static json_t *
get_extra(const struct loaded *loaded, const struct clm_event *event, const char *name)
{
    for (size_t i = 0; i < event->extra_count; i++)
        if (strcmp(clm_corpus_text(loaded->corpus, event->extras[i].name), name) == 0)
            return json_loads(event->extras[i].json, JSON_DECODE_ANY, NULL);
    return NULL;
}

/* The ways through the tree of the sentence, from the cue to each part. */
static void
print_path(const struct loaded *loaded, const struct clm_event *event)
{
    json_t *path = get_extra(loaded, event, "path");
    size_t i = 0;
    json_t *way;
    json_array_foreach(path, i, way)
    {
        fputs(i == 0 ? "  path       " : "             ", stdout);
        print_text(json_is_string(way) ? json_string_value(way) : "");
        puts("");
    }
    if (i == 0)
        printf("  path       not known: %s\n", event->origin == CLM_ORIGIN_CURATED
                                                   ? "a person read it"
                                                   : "the record does not tell it");
    json_decref(path);
}

static void
print_quoted(const json_t *words)
{
    const char *text = json_string_value(json_object_get(words, "text"));
    fputs("\"", stdout);
    print_text(text != NULL ? text : "");
    fputs("\"", stdout);
}

/* A member of an object that is a text, behind some words; nothing when it is not there.
 */
static void
print_member(const char *before, const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));
    if (text == NULL)
        return;
    fputs(before, stdout);
    print_text(text);
}

/* The words of parties that are no names, whom they mean, and how that was known. */
static void
print_references(const struct loaded *loaded, const struct clm_event *event)
{
    json_t *references = get_extra(loaded, event, "references");
    size_t i = 0, k = 0;
    json_t *reference, *mention;
    json_array_foreach(references, i, reference)
    {
        fputs("  reference  ", stdout);
        print_quoted(reference);
        print_member(" means ", reference, "means");
        print_member(", by ", reference, "how");
        json_array_foreach(json_object_get(reference, "through"), k, mention)
        {
            fputs(k == 0 ? ": as " : " as ", stdout);
            print_quoted(mention);
        }
        print_member("; else ", reference, "or");
        puts("");
    }
    json_decref(references);
}

static void
print_source(const struct loaded *loaded, const struct settings *settings,
             const struct clm_event *event, const struct clm_citation *citation)
{
    const struct clm_source *source = clm_corpus_source(loaded->corpus, citation->source);
    clm_str url = citation->url != 0 ? citation->url : source->url;
    fputs("  source     ", stdout);
    print_str(loaded, source->id);
    const clm_str parts[] = {source->publisher, source->published, source->title, url};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i] == 0)
            continue;
        fputs(", ", stdout);
        print_str(loaded, parts[i]);
    }
    if (citation->sentence > 0)
        printf(", sentence %u", citation->sentence);
    puts("");
    passage_print(loaded, settings, event, citation);
}

/* "score 74: the same parties, the same day". */
static void
print_why(unsigned score, const char *reason)
{
    if (score == CLM_SCORE_CURATED)
        return;
    printf(" (score %u", score);
    fputs(reason[0] != '\0' ? ": " : "", stdout);
    print_text(reason);
    fputs(")", stdout);
}

static void
print_links(const struct loaded *loaded, uint32_t index)
{
    size_t count = 0;
    bool answered = false;
    const struct clm_link *links = clm_graph_links(loaded->graph, index, &count);
    for (size_t i = 0; i < count; i++) {
        const struct clm_event *other = clm_graph_event(loaded->graph, links[i].event);
        enum clm_link_kind kind = (enum clm_link_kind)links[i].kind;
        char reason[400];
        printf("  %-10s ",
               links[i].incoming ? clm_link_name_back(kind) : clm_link_name(kind));
        fputs(links[i].incoming ? "by " : "", stdout);
        print_str(loaded, other->id);
        fputs(" of ", stdout);
        print_str(loaded, other->date_text);
        struct clm_link out = links[i];
        uint32_t from = index;
        if (links[i].incoming) {
            out.event = index;
            from = links[i].event;
        }
        print_why(links[i].score, clm_graph_link_reason(loaded->graph, from, &out, reason,
                                                        sizeof reason));
        puts("");
        answered = answered || (links[i].incoming && kind == CLM_LINK_ANSWERS);
    }
    if (!answered && clm_graph_event(loaded->graph, index)->kind == CLM_KIND_ACCUSATION)
        puts("  answered   no answer found in this corpus");
}

/* What was read where a person changed it. */
static void
print_as_read(const struct loaded *loaded, const struct clm_event *event)
{
    json_t *was = get_extra(loaded, event, "as_read");
    const char *name = NULL, *before = "; as it was read: ";
    json_t *value = NULL;

    json_object_foreach(was, name, value)
    {
        fputs(before, stdout);
        print_text(name);
        fputs(" \"", stdout);
        print_text(json_is_string(value) ? json_string_value(value) : "");
        fputs("\"", stdout);
        before = ", ";
    }

    json_decref(was);
}

/* What a person decided about the event, and where. */
static void
print_decision(const struct loaded *loaded, uint32_t index)
{
    struct clm_decided decided;
    if (!clm_corpus_decided(loaded->corpus, index, &decided))
        return;

    fputs(decided.accepted ? "  decided    accepted in " : "  decided    in ", stdout);
    print_text(decided.at.file);
    printf(":%u", decided.at.line);
    print_as_read(loaded, clm_corpus_event(loaded->corpus, index));
    if (decided.same_as[0] != '\0') {
        fputs("; the same as ", stdout);
        print_text(decided.same_as);
    }
    if (decided.not_same_as[0] != '\0') {
        fputs("; not the same as ", stdout);
        print_text(decided.not_same_as);
    }
    puts("");
}

static void
print_event(const struct loaded *loaded, const struct settings *settings, uint32_t index)
{
    const struct clm_event *event = clm_corpus_event(loaded->corpus, index);
    print_str(loaded, event->id);
    printf(": %s%s%s\n", clm_kind_name((enum clm_kind)event->kind),
           event->phase != CLM_PHASE_NONE ? ", " : "",
           clm_phase_name((enum clm_phase)event->phase));
    print_parties(loaded, "by", event->actors, event->actor_count);
    if (event->speaker != 0) {
        fputs("  speaker    ", stdout);
        print_str(loaded, event->speaker);
        puts("");
    }
    print_parties(loaded, "at", event->targets, event->target_count);
    print_charge(event);
    print_date(loaded, event);
    print_frame(loaded, event);
    print_path(loaded, event);
    print_references(loaded, event);
    print_origin(loaded, index);
    print_decision(loaded, index);
    for (size_t i = 0; i < event->citation_count; i++)
        print_source(loaded, settings, event, &event->citations[i]);
}

/* A node of the graph, and the further tellings that are kept with it. */
static void
print_node(const struct loaded *loaded, const struct settings *settings, uint32_t index)
{
    size_t count = 0;
    const uint32_t *members = clm_graph_members(loaded->graph, index, &count);
    print_event(loaded, settings, index);
    print_links(loaded, index);
    for (size_t i = 0; i < count; i++) {
        char reason[400];
        uint16_t why = 0;
        unsigned score = clm_graph_joined(loaded->graph, members[i], &why);
        clm_why_text(reason, sizeof reason, why);
        fputs("\ntold again by ", stdout);
        print_event(loaded, settings, members[i]);
        if (why != 0) {
            fputs("  joined    ", stdout);
            print_why(score, reason);
            puts("");
        }
    }
    puts("");
}

/* The node of an event that is named: a further telling is shown with its event. */
static int
explain_one(const struct loaded *loaded, const struct settings *settings)
{
    uint32_t index =
        clm_corpus_find_event(loaded->corpus, settings->event, strlen(settings->event));
    for (size_t i = 0; index != CLM_NONE && i < clm_graph_count(loaded->graph); i++) {
        uint32_t node = clm_graph_at(loaded->graph, i);
        size_t count = 0;
        const uint32_t *members = clm_graph_members(loaded->graph, node, &count);
        bool found = node == index;
        for (size_t k = 0; k < count; k++)
            found = found || members[k] == index;
        if (found) {
            print_node(loaded, settings, node);
            return EXIT_DONE;
        }
    }
    return usage_error("no event has the id '%s'", settings->event);
}

int
run_explain(const struct settings *settings)
{
    struct loaded loaded = {0};
    struct clm_error err = {0};
    int status = load(settings, &loaded);
    if (status == 0 && settings->event != NULL)
        status = explain_one(&loaded, settings);
    else if (status == 0)
        for (size_t i = 0; i < loaded.view.count; i++)
            print_node(&loaded, settings, loaded.view.events[i]);
    if (status == 0)
        status = output_flush_stdout(&err) != CLM_OK ? report_error(settings, &err)
                 : loaded.is_partial                 ? EXIT_LEFT_OUT
                                                     : EXIT_DONE;
    unload(&loaded);
    return status;
}
