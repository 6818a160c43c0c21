/* SPDX-License-Identifier: MIT */
/* The total order, links both ways, circles, further tellings, views. */
#include "support/test.h"

#include "support/corpus.h"

#include <stdlib.h>

struct fixture {
    struct reports reports;
    struct clm_corpus *corpus;
    struct clm_graph *graph;
};

static void
start(struct fixture *fixture)
{
    fixture->corpus = corpus_start(&fixture->reports, false);
    fixture->graph = NULL;
}

static void
build(struct fixture *fixture)
{
    struct clm_error err = {0};
    corpus_end(fixture->corpus);
    assert_string_equal(fixture->reports.text, "");
    assert_int_equal(clm_graph_new(&fixture->graph, fixture->corpus, &err), CLM_OK);
}

static void
end(struct fixture *fixture)
{
    clm_graph_free(fixture->graph);
    clm_corpus_free(fixture->corpus);
}

static const char *
id_of(const struct fixture *fixture, uint32_t event)
{
    return clm_corpus_text(fixture->corpus, clm_corpus_event(fixture->corpus, event)->id);
}

static uint32_t
number_of(const struct fixture *fixture, const char *id)
{
    return clm_corpus_find_event(fixture->corpus, id, strlen(id));
}

static void
expect_order(const struct fixture *fixture, const char *ids)
{
    char seen[2000] = "";
    for (size_t i = 0; i < clm_graph_count(fixture->graph); i++) {
        size_t used = strlen(seen);
        snprintf(seen + used, sizeof seen - used, "%s%s", used > 0 ? " " : "",
                 id_of(fixture, clm_graph_at(fixture->graph, i)));
    }
    assert_string_equal(seen, ids);
}

static void
order_of(const char *rows, const char *ids)
{
    struct fixture fixture;
    start(&fixture);
    corpus_add(fixture.corpus, "events.csv", rows);
    build(&fixture);
    expect_order(&fixture, ids);
    end(&fixture);
}

#define ROWS "id,date,kind,answers,about\n"

static void
events_stand_by_earliest_day_then_latest_then_id(void **state)
{
    (void)state;
    order_of(ROWS "c,2016-09-26,strike,,\n"
                  "b,2016-09,strike,,\n"
                  "a,2016-10,strike,,\n"
                  "e,2016-09-01,strike,,\n"
                  "d,2016-09-26,strike,,\n"
                  "f,2016-09-26/2016-09-27,strike,,\n"
                  "g,XXXX,strike,,\n"
                  "h,[..2016-09-26],strike,,\n"
                  "i,-0044-03-15,strike,,\n",
             "i e b c d h f a g");
}

static void
ids_are_compared_with_their_numbers_in_order(void **state)
{
    (void)state;
    order_of(
        ROWS
        "event-10,2016,strike,,\nevent-9,2016,strike,,\nevent-1,2016,strike,,\n"
        "event-1000000000002,2016,strike,,\nevent-1000000000001,2016,strike,,\n"
        "event-99999999999,2016,strike,,\n"
        "event-,2016,strike,,\nevent-\xc3\xa9,2016,strike,,\nevent-Z,2016,strike,,\n",
        "event- event-1 event-9 event-10 event-99999999999 event-1000000000001 "
        "event-1000000000002 event-Z event-\xc3\xa9");
    order_of(ROWS "a10b2,2016,strike,,\na9b10,2016,strike,,\na9b9,2016,strike,,\n"
                  "a09b9,2016,strike,,\na10b1,2016,strike,,\n",
             "a9b9 a09b9 a9b10 a10b1 a10b2");
    order_of(ROWS "e,2016,strike,,\n", "e");
}

static void
events_of_one_source_stand_as_it_tells_them(void **state)
{
    (void)state;
    struct fixture fixture;
    start(&fixture);
    corpus_add(fixture.corpus, "events.jsonl",
               "{\"id\":\"z\",\"kind\":\"strike\",\"date\":\"2016\",\"sources\":"
               "[{\"source\":\"s\",\"sentence\":1,\"span\":[0,9]}]}\n"
               "{\"id\":\"a\",\"kind\":\"strike\",\"date\":\"2016\",\"sources\":"
               "[{\"source\":\"s\",\"sentence\":2,\"span\":[12,19]}]}\n"
               "{\"id\":\"y\",\"kind\":\"strike\",\"date\":\"2016\",\"sources\":"
               "[{\"source\":\"s\",\"part\":\"title\",\"span\":[2,9]}]}\n"
               "{\"id\":\"m\",\"kind\":\"strike\",\"date\":\"2016\",\"sources\":"
               "[{\"source\":\"t\",\"sentence\":1,\"span\":[0,9]}]}\n"
               "{\"id\":\"k\",\"kind\":\"strike\",\"date\":\"2016\",\"sources\":"
               "[{\"source\":\"s\"}]}\n"
               "{\"id\":\"b\",\"kind\":\"strike\",\"date\":\"2015\",\"sources\":"
               "[{\"source\":\"s\",\"sentence\":9,\"span\":[90,99]}]}\n");
    build(&fixture);
    expect_order(&fixture, "b y z a k m");
    end(&fixture);
}

static void
an_answer_stands_after_what_it_answers(void **state)
{
    (void)state;
    order_of(ROWS "a,2016,denial,z,\nb,2016,strike,,\nz,2016,accusation,,\n", "b z a");
    order_of(
        ROWS
        "a,2016,accusation,,b\nb,2016,strike,,c\nc,2016,strike,,\nd,2016,denial,a,\n",
        "c b a d");
    /* Of what may come next, the least id comes first. */
    order_of(
        ROWS
        "a,2016,denial,y,\nb,2016,denial,x,\nx,2016,accusation,,\ny,2016,accusation,,\n"
        "c,2016,strike,,\n",
        "c x b y a");
}

static void
dates_go_before_links(void **state)
{
    (void)state;
    order_of(ROWS "a,2016-09-01,denial,z,\nz,2016-09-02,accusation,,\n", "a z");
}

static void
of_a_circle_the_least_id_goes_first(void **state)
{
    (void)state;
    struct fixture fixture;
    size_t count = 0;
    start(&fixture);
    corpus_add(fixture.corpus, "events.csv",
               ROWS
               "c,2016,denial,a,\nb,2016,denial,c,\na,2016,denial,b,\n" /* a circle */
               "d,2016,denial,b,\n"                                     /* hangs on it */
               "0,2016,strike,,\n");
    build(&fixture);
    expect_order(&fixture, "0 a c b d");
    const uint32_t *cycles = clm_graph_cycles(fixture.graph, &count);
    assert_int_equal(count, 3);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(cycles[i], i);
    end(&fixture);
}

/* Circles that share events, circles behind circles, and what lies between them. */
static void
linked_circles_are_noted_once_each(void **state)
{
    (void)state;
    struct fixture fixture;
    size_t count = 0;
    start(&fixture);
    corpus_add(
        fixture.corpus, "events.csv",
        ROWS "a,2016,denial,b,\nb,2016,denial,a|c,\nc,2016,denial,b,d\n" /* two share b */
             "d,2016,denial,e,\ne,2016,denial,f,\nf,2016,denial,e,\n"    /* d leads on */
             "g,2016,denial,a,\nh,2016,strike,,\n");
    build(&fixture);
    const uint32_t *cycles = clm_graph_cycles(fixture.graph, &count);
    assert_int_equal(count, 5); /* a b c e f */
    for (size_t i = 0; i < count; i++)
        assert_null(strpbrk(id_of(&fixture, cycles[i]), "dgh"));
    expect_order(&fixture, "h e d f a g b c");
    end(&fixture);
}

/* Every order of the rows gives the same order of events and the same circles. */
static void
the_order_does_not_depend_on_that_of_the_rows(void **state)
{
    (void)state;
    enum { COUNT = 60 };
    char first[2000] = "";
    unsigned random = 12345;
    for (int round = 0; round < 20; round++) {
        static char text[20000];
        int rows[COUNT];
        size_t used = (size_t)snprintf(text, sizeof text, "%s", ROWS);
        for (int i = 0; i < COUNT; i++)
            rows[i] = i;
        for (int i = COUNT - 1; i > 0 && round > 0; i--) {
            random = random * 1103515245u + 12345u;
            int other = (int)(random >> 16) % (i + 1), spare = rows[i];
            rows[i] = rows[other];
            rows[other] = spare;
        }
        for (int i = 0; i < COUNT; i++) {
            int row = rows[i];
            used += (size_t)snprintf(
                text + used, sizeof text - used, "e%d,2016-09-%02d,denial,e%d,e%d\n", row,
                1 + row % 3, (row * 7 + 1) % COUNT,
                (row * row + 3) % COUNT == row ? (row + 1) % COUNT
                                               : (row * row + 3) % COUNT);
        }
        struct fixture fixture;
        char seen[2000] = "";
        start(&fixture);
        corpus_add(fixture.corpus, "events.csv", text);
        build(&fixture);
        for (size_t i = 0; i < COUNT; i++)
            snprintf(seen + strlen(seen), sizeof seen - strlen(seen), "%s ",
                     id_of(&fixture, clm_graph_at(fixture.graph, i)));
        size_t count = 0;
        (void)clm_graph_cycles(fixture.graph, &count);
        snprintf(seen + strlen(seen), sizeof seen - strlen(seen), "%zu", count);
        if (round == 0)
            snprintf(first, sizeof first, "%s", seen);
        assert_string_equal(seen, first);
        end(&fixture);
    }
}

static void
links_lead_both_ways_and_are_there_once(void **state)
{
    (void)state;
    struct fixture fixture;
    size_t count = 0;
    start(&fixture);
    corpus_add(fixture.corpus, "events.csv",
               ROWS "a,2016-01,accusation,,s\nd,2016-02,denial,a|a,s\ne,2016-03,denial,a,"
                    "\ns,2015,strike,,\n");
    build(&fixture);
    const struct clm_link *links =
        clm_graph_links(fixture.graph, number_of(&fixture, "a"), &count);
    assert_int_equal(count, 3);
    assert_false(links[0].incoming);
    assert_string_equal(id_of(&fixture, links[0].event), "s");
    assert_int_equal(links[0].kind, CLM_LINK_ABOUT);
    assert_true(links[1].incoming && links[2].incoming);
    assert_string_equal(id_of(&fixture, links[1].event), "d");
    assert_string_equal(id_of(&fixture, links[2].event), "e");
    assert_int_equal(links[1].kind, CLM_LINK_ANSWERS);
    (void)clm_graph_links(fixture.graph, number_of(&fixture, "s"), &count);
    assert_int_equal(count, 2);
    end(&fixture);
}

/* Each link is seen from its other end too. */
static void
every_link_has_its_counterpart(void **state)
{
    (void)state;
    struct fixture fixture;
    start(&fixture);
    corpus_add(fixture.corpus, "events.csv",
               ROWS "a,2016,denial,b,c\nb,2016,denial,c,a\nc,2015,denial,a|b,b\nd,2017,"
                    "strike,,a|b|c\n");
    build(&fixture);
    size_t total = 0;
    for (uint32_t i = 0; i < 4; i++) {
        size_t count = 0;
        const struct clm_link *links = clm_graph_links(fixture.graph, i, &count);
        total += count;
        for (size_t k = 0; k < count; k++) {
            size_t back_count = 0, found = 0;
            const struct clm_link *back =
                clm_graph_links(fixture.graph, links[k].event, &back_count);
            for (size_t n = 0; n < back_count; n++)
                found += back[n].event == i && back[n].kind == links[k].kind &&
                         back[n].incoming != links[k].incoming &&
                         back[n].score == links[k].score;
            assert_int_equal(found, 1);
        }
    }
    assert_int_equal(total, 2 * 10);
    end(&fixture);
}

static const char telling[] =
    "{\"id\":\"x1\",\"kind\":\"accusation\",\"date\":\"2016-09-20\",\"actors\":[\"us\"],"
    "\"targets\":[\"ru\"],"
    "\"charge\":\"hit an aid convoy\",\"confidence\":0.9,\"sources\":[\"s2\"]}\n"
    "{\"id\":\"x2\",\"kind\":\"accusation\",\"date\":\"2016-09\",\"actors\":[\"us\"],"
    "\"targets\":[\"ru\"],"
    "\"charge\":{\"text\":\"aid convoy "
    "hit\",\"types\":[\"civilian-harm\"]},\"sources\":[\"s1\",\"s3\"]}\n"
    "{\"id\":\"x3\",\"kind\":\"accusation\",\"date\":\"2016-09-20\",\"actors\":[\"us\"],"
    "\"targets\":[\"fr\"],"
    "\"charge\":\"hit an aid convoy\",\"sources\":[\"s2\"]}\n"
    "{\"id\":\"x4\",\"kind\":\"accusation\",\"date\":\"2016-09-22\",\"actors\":[\"us\"],"
    "\"targets\":[\"ru\"],"
    "\"charge\":\"hit an aid convoy\",\"sources\":[\"s2\"]}\n"
    "{\"id\":\"x5\",\"kind\":\"denial\",\"date\":\"2016-09-21\",\"actors\":[\"ru\"],"
    "\"targets\":[\"us\"],"
    "\"charge\":\"hit an aid "
    "convoy\",\"answers\":[{\"event\":\"x1\",\"score\":60}],\"sources\":[\"s2\"]}\n";

static void
an_extracted_event_that_tells_a_curated_one_joins_it(void **state)
{
    (void)state;
    struct fixture fixture;
    size_t count = 0;
    start(&fixture);
    corpus_add(fixture.corpus, "events.csv",
               "id,date,kind,actor,target,charge,charge_type,source\n"
               "c1,2016-09-20,accusation,us,ru,hit the aid convoy,civilian-harm,s1\n");
    corpus_add(fixture.corpus, "more.jsonl", telling);
    build(&fixture);
    expect_order(&fixture,
                 "c1 x3 x5 x4"); /* another target, another day, another kind stay */
    const uint32_t *members =
        clm_graph_members(fixture.graph, number_of(&fixture, "c1"), &count);
    assert_int_equal(count, 2);
    assert_string_equal(id_of(&fixture, members[0]), "x1");
    assert_string_equal(id_of(&fixture, members[1]), "x2");
    /* Its citations are theirs too, each once; syndication counts by publisher. */
    const struct clm_citation *cited =
        clm_graph_citations(fixture.graph, number_of(&fixture, "c1"), &count);
    assert_int_equal(count, 3);
    for (size_t i = 0; i < count; i++) {
        char id[3] = {'s', (char)('1' + i), '\0'};
        assert_string_equal(
            clm_corpus_text(fixture.corpus,
                            clm_corpus_source(fixture.corpus, cited[i].source)->id),
            id);
    }
    assert_int_equal(
        clm_graph_independent_sources(fixture.graph, number_of(&fixture, "c1")), 3);
    /* What answers a telling answers the event. */
    const struct clm_link *links =
        clm_graph_links(fixture.graph, number_of(&fixture, "x5"), &count);
    assert_int_equal(count, 1);
    assert_string_equal(id_of(&fixture, links[0].event), "c1");
    assert_int_equal(links[0].score, 60);
    end(&fixture);
}

static void
curated_events_never_join_each_other(void **state)
{
    (void)state;
    struct fixture fixture;
    start(&fixture);
    corpus_add(fixture.corpus, "events.csv",
               "id,date,kind,actor,target,charge\n"
               "c1,2016-09-20,accusation,us,ru,hit the aid convoy\n"
               "c2,2016-09-20,accusation,us,ru,hit the aid convoy\n");
    build(&fixture);
    expect_order(&fixture, "c1 c2");
    end(&fixture);
}

static void
one_publisher_is_one_independent_source(void **state)
{
    (void)state;
    struct fixture fixture;
    start(&fixture);
    corpus_add(fixture.corpus, "corpus.csv",
               "id,publisher\ns1,Post\ns2,Post\ns3,Wire\ns4,\n");
    corpus_add(fixture.corpus, "events.csv",
               "id,date,kind,source\na,2016,strike,s1|s2|s3|s4|s5\nb,2016,strike,\n");
    build(&fixture);
    assert_int_equal(
        clm_graph_independent_sources(fixture.graph, number_of(&fixture, "a")), 4);
    assert_int_equal(
        clm_graph_independent_sources(fixture.graph, number_of(&fixture, "b")), 0);
    end(&fixture);
}

static void
a_view_holds_what_passes_in_the_same_order(void **state)
{
    (void)state;
    struct fixture fixture;
    struct clm_view view;
    struct clm_error err = {0};
    start(&fixture);
    corpus_add(fixture.corpus, "events.csv",
               "id,date,kind,actor,target,answers\n"
               "c,2016-09-03,denial,ru,us,a\nb,2016-09-02,accusation,us,ru,\n"
               "a,2016-09-01,accusation,us,ru,\nd,2016-10,strike,,,\n");
    build(&fixture);
    struct clm_filter filter = {.answered = -1};
    assert_int_equal(clm_view_init(&view, fixture.graph, &filter, &err), CLM_OK);
    assert_int_equal(view.count, 1);
    assert_string_equal(id_of(&fixture, view.events[0]), "b");
    clm_view_release(&view);
    const char *names[] = {"us", "nobody"};
    filter = (struct clm_filter){.actors = names, .actor_count = 1};
    assert_int_equal(clm_view_init(&view, fixture.graph, &filter, &err), CLM_OK);
    assert_int_equal(view.count, 3);
    clm_view_release(&view);
    filter.actor_count = 2;
    assert_int_equal(clm_view_init(&view, fixture.graph, &filter, &err), CLM_E_USAGE);
    assert_non_null(strstr(err.text, "'nobody'"));
    clm_view_release(&view);
    end(&fixture);
}

static void
an_empty_corpus_has_an_empty_graph(void **state)
{
    (void)state;
    static const struct clm_filter all;
    struct fixture fixture;
    struct clm_view view;
    size_t errors = 0;
    start(&fixture);
    build(&fixture);
    assert_int_equal(clm_graph_count(fixture.graph), 0);
    assert_int_equal(clm_view_init(&view, fixture.graph, &all, NULL), CLM_OK);
    assert_int_equal(clm_check_run(fixture.corpus, fixture.graph, NULL, keep_report,
                                   &fixture.reports, &errors),
                     CLM_OK);
    assert_int_equal(errors, 0);
    clm_view_release(&view);
    end(&fixture);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_stand_by_earliest_day_then_latest_then_id),
        cmocka_unit_test(ids_are_compared_with_their_numbers_in_order),
        cmocka_unit_test(events_of_one_source_stand_as_it_tells_them),
        cmocka_unit_test(an_answer_stands_after_what_it_answers),
        cmocka_unit_test(dates_go_before_links),
        cmocka_unit_test(of_a_circle_the_least_id_goes_first),
        cmocka_unit_test(linked_circles_are_noted_once_each),
        cmocka_unit_test(the_order_does_not_depend_on_that_of_the_rows),
        cmocka_unit_test(links_lead_both_ways_and_are_there_once),
        cmocka_unit_test(every_link_has_its_counterpart),
        cmocka_unit_test(an_extracted_event_that_tells_a_curated_one_joins_it),
        cmocka_unit_test(curated_events_never_join_each_other),
        cmocka_unit_test(one_publisher_is_one_independent_source),
        cmocka_unit_test(a_view_holds_what_passes_in_the_same_order),
        cmocka_unit_test(an_empty_corpus_has_an_empty_graph),
    };
    return cmocka_run_group_tests_name("graph", tests, NULL, NULL);
}
