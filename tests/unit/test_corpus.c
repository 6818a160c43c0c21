/* SPDX-License-Identifier: MIT */
/* What becomes of lists of events, actors and sources: who is meant, on which day. */
#include "support/test.h"

#include "support/corpus.h"

static const char *
actor_id(const struct clm_corpus *corpus, uint32_t actor)
{
    return actor == CLM_NONE
               ? "nobody"
               : clm_corpus_text(corpus, clm_corpus_actor(corpus, actor)->id);
}

/* "actor" or "actor by person" that a name means on a day. */
static void
expect_actor(const struct clm_corpus *corpus, const char *name, const char *day,
             const char *expected)
{
    struct clm_date date;
    uint32_t person = 0;
    char seen[200];
    assert_int_equal(clm_date_read(&date, day, strlen(day), NULL), CLM_OK);
    uint32_t actor = clm_corpus_find_actor(corpus, name, strlen(name), &date, &person);
    snprintf(seen, sizeof seen, "%s%s%s", actor_id(corpus, actor),
             person != CLM_NONE ? " by " : "",
             person != CLM_NONE ? actor_id(corpus, person) : "");
    assert_string_equal(seen, expected);
}

static void
a_person_acts_for_an_actor_only_while_in_office(void **state)
{
    (void)state;
    struct reports reports;
    struct clm_corpus *corpus = corpus_start(&reports, true);
    corpus_add(corpus, "events.csv",
               "id,date,kind,actor,target\n"
               "then,2016-10-07,accusation,Kerry,Russia\n"
               "now,2025-06-01,accusation,Kerry,Russia\n");
    corpus_end(corpus);
    expect_actor(corpus, "Kerry", "2016-10-07", "united-states by john-kerry");
    expect_actor(corpus, "Kerry", "2018", "john-kerry");
    expect_actor(corpus, "John Kerry", "2022", "united-states by john-kerry");
    expect_actor(corpus, "Kerry", "2025-06-01", "john-kerry");
    expect_actor(corpus, "Donald Trump", "2016-10-07", "donald-trump");
    expect_actor(corpus, "Donald Trump", "2018-10-07", "united-states by donald-trump");
    const struct clm_event *then = event_called(corpus, "then");
    assert_string_equal(actor_id(corpus, then->actors[0].actor), "united-states");
    assert_string_equal(clm_corpus_text(corpus, then->speaker), "John Kerry");
    assert_string_equal(clm_corpus_text(corpus, then->actors[0].text), "Kerry");
    const struct clm_event *now = event_called(corpus, "now");
    assert_string_equal(actor_id(corpus, now->actors[0].actor), "john-kerry");
    clm_corpus_free(corpus);
}

static void
office_begins_and_ends_with_its_days(void **state)
{
    (void)state;
    struct reports reports;
    struct clm_corpus *corpus = corpus_start(&reports, false);
    corpus_add(corpus, "actors.csv",
               "id,name,kind,acts_for,from,to\n"
               "x,X,state,,,\ny,Y,state,,,\n"
               "p,P,person,x,2016-02,2016-09-26\n"
               "p,,,y,2017,\n");
    corpus_end(corpus);
    assert_string_equal(reports.text, "");
    expect_actor(corpus, "P", "2016-01-31", "p");
    expect_actor(corpus, "P", "2016-02-01", "x by p");
    expect_actor(corpus, "P", "2016-09-26", "x by p");
    expect_actor(corpus, "P", "2016-09-27", "p");
    expect_actor(corpus, "P", "2016-12-31", "p");
    expect_actor(corpus, "P", "2017-01-01", "y by p");
    expect_actor(corpus, "P", "9999", "y by p");
    expect_actor(corpus, "P", "2016", "x by p");           /* some time in that year */
    expect_actor(corpus, "P", "[..2016-09-01]", "x by p"); /* the day that is known */
    expect_actor(corpus, "P", "2016-09-20/2017-03-01", "x by p"); /* when it began */
    clm_corpus_free(corpus);
}

static void
one_name_of_two_persons_is_told_apart_by_the_day(void **state)
{
    (void)state;
    struct reports reports;
    struct clm_corpus *corpus = corpus_start(&reports, false);
    corpus_add(corpus, "actors.csv",
               "id,name,kind,aliases,acts_for,from,to\n"
               "us,US,state,,,,\n"
               "old,George H. W. Bush,person,Bush,us,1989-01-20,1993-01-20\n"
               "young,George W. Bush,person,Bush,us,2001-01-20,2009-01-20\n");
    corpus_end(corpus);
    assert_string_equal(reports.text, "");
    expect_actor(corpus, "Bush", "1990", "us by old");
    expect_actor(corpus, "Bush", "2003-03-19", "us by young");
    expect_actor(corpus, "Bush", "1996", "nobody"); /* either may be meant */
    clm_corpus_free(corpus);
}

static void
names_are_found_with_and_without_the(void **state)
{
    (void)state;
    struct reports reports;
    struct clm_corpus *corpus = corpus_start(&reports, false);
    corpus_add(corpus, "actors.csv", "id,name,aliases\nk,Kremlin,The Moscow Times\n");
    corpus_end(corpus);
    expect_actor(corpus, "the Kremlin", "2016", "k");
    expect_actor(corpus, "The Kremlin", "2016", "k");
    expect_actor(corpus, "k", "2016", "k");
    expect_actor(corpus, "The Moscow Times", "2016", "k");
    expect_actor(corpus, "Moscow Times", "2016", "nobody");
    expect_actor(corpus, "the ", "2016", "nobody");
    expect_actor(corpus, "", "2016", "nobody");
    clm_corpus_free(corpus);
}

static void
actors_csv_adds_to_the_built_in_actor_it_names(void **state)
{
    (void)state;
    struct reports reports;
    struct clm_corpus *corpus = corpus_start(&reports, true);
    corpus_add(corpus, "actors.csv",
               "id,name,kind,aliases,side\nrussia,The Bear,,Third Rome,east\n");
    corpus_end(corpus);
    assert_string_equal(reports.text, "");
    expect_actor(corpus, "Third Rome", "2016", "russia");
    expect_actor(corpus, "The Bear", "2016", "russia");
    expect_actor(corpus, "Russia", "2016", "russia"); /* our name has become an alias */
    expect_actor(corpus, "Moscow", "2016", "russia");
    struct clm_date date;
    assert_int_equal(clm_date_read(&date, "2016", 4, NULL), CLM_OK);
    const struct clm_actor *russia =
        clm_corpus_actor(corpus, clm_corpus_find_actor(corpus, "russia", 6, &date, NULL));
    assert_string_equal(clm_corpus_text(corpus, russia->name), "The Bear");
    assert_string_equal(clm_corpus_text(corpus, russia->side), "east");
    assert_int_equal(russia->kind, CLM_ACTOR_STATE);
    assert_int_equal(russia->origin, CLM_ACTOR_CORPUS);
    clm_corpus_free(corpus);
}

static void
a_name_of_the_corpus_goes_before_one_of_ours(void **state)
{
    (void)state;
    struct reports reports;
    struct clm_corpus *corpus = corpus_start(&reports, true);
    corpus_add(
        corpus, "actors.csv",
        "id,name,kind,aliases\nmoscow-idaho,Moscow,other,\nfoe,Foe,,Britain|London\n");
    corpus_end(corpus);
    assert_string_equal(reports.text, "");
    expect_actor(corpus, "Moscow", "2016", "moscow-idaho");
    expect_actor(corpus, "London", "2016", "foe");
    expect_actor(corpus, "United Kingdom", "2016", "united-kingdom");
    clm_corpus_free(corpus);
}

static void
a_name_in_no_list_is_one_actor_without_an_id(void **state)
{
    (void)state;
    struct reports reports;
    struct clm_corpus *corpus = corpus_start(&reports, false);
    corpus_add(corpus, "events.csv",
               "id,date,kind,actor,target\n"
               "a,2016,accusation,Free Army|Others,Free Army\n"
               "b,2017,denial,Free Army,Others\n");
    corpus_end(corpus);
    const struct clm_event *a = event_called(corpus, "a"), *b = event_called(corpus, "b");
    assert_int_equal(clm_corpus_actor_count(corpus), 2);
    assert_int_equal(a->actors[0].actor, b->actors[0].actor);
    assert_int_equal(a->targets[0].actor, a->actors[0].actor);
    assert_int_equal(a->actors[1].actor, b->targets[0].actor);
    const struct clm_actor *actor = clm_corpus_actor(corpus, a->actors[0].actor);
    assert_int_equal(actor->origin, CLM_ACTOR_IMPLIED);
    assert_int_equal(actor->id, 0);
    assert_true(actor->used);
    clm_corpus_free(corpus);
}

static void
two_names_of_one_actor_are_one_party(void **state)
{
    (void)state;
    struct reports reports;
    struct clm_corpus *corpus = corpus_start(&reports, false);
    corpus_add(corpus, "actors.csv",
               "id,name,aliases\nuk,United Kingdom,Britain|British\n");
    corpus_add(corpus, "events.csv",
               "id,date,kind,actor\na,2016,statement,Britain | uk |x|| British|United "
               "Kingdom\n");
    corpus_end(corpus);
    const struct clm_event *a = event_called(corpus, "a");
    assert_int_equal(a->actor_count, 2);
    assert_string_equal(clm_corpus_text(corpus, a->actors[0].name), "United Kingdom");
    assert_string_equal(clm_corpus_text(corpus, a->actors[0].text), "Britain");
    clm_corpus_free(corpus);
}

static void
a_speaker_alone_speaks_for_whom_they_act(void **state)
{
    (void)state;
    struct reports reports;
    struct clm_corpus *corpus = corpus_start(&reports, false);
    corpus_add(corpus, "actors.csv",
               "id,name,kind,aliases,acts_for\nru,Russia,state,,\np,Dmitry "
               "Peskov,person,Peskov,ru\n");
    corpus_add(corpus, "events.csv",
               "id,date,kind,actor,speaker\na,2016,statement,,Peskov\nb,2016,statement,,"
               "Somebody\n");
    corpus_end(corpus);
    const struct clm_event *a = event_called(corpus, "a"), *b = event_called(corpus, "b");
    assert_int_equal(a->actor_count, 1);
    assert_string_equal(actor_id(corpus, a->actors[0].actor), "ru");
    assert_string_equal(clm_corpus_text(corpus, a->speaker), "Dmitry Peskov");
    assert_int_equal(b->actor_count, 0);
    assert_string_equal(clm_corpus_text(corpus, b->speaker), "Somebody");
    clm_corpus_free(corpus);
}

static void
sources_are_one_by_id_and_keep_their_urls_in_order(void **state)
{
    (void)state;
    struct reports reports;
    struct clm_corpus *corpus = corpus_start(&reports, false);
    corpus_add(corpus, "events.csv",
               "id,date,kind,source,url\n"
               "a,2016,strike,s1|s2|s3,https://x.org/1||https://x.org/3\n"
               "b,2016,strike,s2,\n"
               "c,2016,strike,,https://x.org/4\n");
    corpus_add(corpus, "corpus.csv", "id,published,publisher\ns2,2016-09,Post\n");
    corpus_end(corpus);
    const struct clm_event *a = event_called(corpus, "a"), *b = event_called(corpus, "b"),
                           *c = event_called(corpus, "c");
    assert_int_equal(a->citation_count, 3);
    assert_string_equal(clm_corpus_text(corpus, a->citations[0].url), "https://x.org/1");
    assert_int_equal(a->citations[1].url, 0);
    assert_string_equal(clm_corpus_text(corpus, a->citations[2].url), "https://x.org/3");
    assert_int_equal(a->citations[1].source, b->citations[0].source);
    const struct clm_source *listed = clm_corpus_source(corpus, b->citations[0].source);
    assert_true(listed->listed && listed->used);
    assert_string_equal(clm_corpus_text(corpus, listed->publisher), "Post");
    assert_false(clm_corpus_source(corpus, a->citations[0].source)->listed);
    assert_string_equal(
        clm_corpus_text(corpus, clm_corpus_source(corpus, c->citations[0].source)->id),
        "https://x.org/4");
    clm_corpus_free(corpus);
}

static void
links_lead_to_events_of_other_files_and_later_rows(void **state)
{
    (void)state;
    struct reports reports;
    struct clm_corpus *corpus = corpus_start(&reports, false);
    corpus_add(corpus, "events.csv", "id,date,kind,answers,about\nd,2016,denial,a,s\n");
    corpus_add(corpus, "more.json",
               "[{\"id\":\"a\",\"date\":\"2016\",\"kind\":\"accusation\"},"
               "{\"id\":\"s\",\"date\":\"2016\",\"kind\":\"strike\"}]");
    corpus_end(corpus);
    assert_string_equal(reports.text, "");
    const struct clm_event *d = event_called(corpus, "d");
    assert_int_equal(d->link_count, 2);
    assert_ptr_equal(clm_corpus_event(corpus, d->links[0].event),
                     event_called(corpus, "a"));
    assert_int_equal(d->links[0].kind, CLM_LINK_ANSWERS);
    assert_int_equal(d->links[0].score, CLM_SCORE_CURATED);
    assert_ptr_equal(clm_corpus_event(corpus, d->links[1].event),
                     event_called(corpus, "s"));
    assert_int_equal(d->links[1].kind, CLM_LINK_ABOUT);
    clm_corpus_free(corpus);
}

static void
events_know_where_they_stand(void **state)
{
    (void)state;
    struct reports reports;
    struct clm_corpus *corpus = corpus_start(&reports, false);
    corpus_add(corpus, "events.csv",
               "id,date,kind,note,charge\n\na,2016,accusation,\"one\ntwo\",x\n");
    corpus_add(
        corpus, "m.json",
        "{\"events\":[{\"id\":\"b\",\"date\":\"2016\",\"kind\":\"talks\",\"members\":"
        "[{\"id\":\"c\",\"date\":\"2016\",\"kind\":\"talks\"}]}]}");
    corpus_add(corpus, "l.json", "[{\"id\":\"d\",\"date\":\"2016\",\"kind\":\"talks\"}]");
    corpus_add(corpus, "n.jsonl",
               "\n{\"id\":\"e\",\"date\":\"2016\",\"kind\":\"talks\"}\n");
    corpus_end(corpus);
    static const struct {
        const char *field, *place;
    } places[] = {{"charge", "events.csv:4:6"},
                  {"date", "m.json:0:0/events/0/date"},
                  {"actor", "m.json:0:0/events/0/members/0/actors"},
                  {"id", "l.json:0:0/0/id"},
                  {"source", "n.jsonl:2:0/sources"}};
    for (size_t i = 0; i < 5; i++) {
        char seen[200];
        struct clm_loc at = clm_corpus_event_loc(corpus, i, places[i].field);
        snprintf(seen, sizeof seen, "%s:%u:%u%s", at.file, at.line, at.column,
                 at.path != NULL ? at.path : "");
        assert_string_equal(seen, places[i].place);
    }
    clm_corpus_free(corpus);
}

static void
errors_are_counted_and_bad_rows_left_out(void **state)
{
    (void)state;
    struct reports reports;
    struct clm_corpus *corpus = corpus_start(&reports, false);
    corpus_add(corpus, "events.csv",
               "id,date,kind\na,2016,strike\nb,2016-02-30,strike\nc,2016,hit\na,2016,"
               "strike\nd\n");
    corpus_end(corpus);
    assert_int_equal(clm_corpus_event_count(corpus), 1);
    assert_int_equal(clm_corpus_error_count(corpus), 4);
    assert_int_equal(clm_corpus_left_out(corpus), 4);
    assert_string_equal(reports.text, "events.csv:3:3 bad-date\n"
                                      "events.csv:4:8 unknown-kind\n"
                                      "events.csv:5:1 duplicate-id\n"
                                      "events.csv:6:1 wrong-columns\n");
    clm_corpus_free(corpus);
}

static void
confidence_is_kept_in_ten_thousandths(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned value;
    } cases[] = {{"0", 0},          {"1", 10000},      {"1.0000", 10000},  {"0.85", 8500},
                 {"0.12344", 1234}, {"0.12345", 1235}, {"0.123449", 1234}, {"00.5", 5000},
                 {"0.", 0},         {"0.00005", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reports reports;
        char text[200];
        struct clm_corpus *corpus = corpus_start(&reports, false);
        snprintf(text, sizeof text, "id,date,kind,confidence\na,2016,strike,%s\n",
                 cases[i].text);
        corpus_add(corpus, "events.csv", text);
        corpus_end(corpus);
        assert_string_equal(reports.text, "");
        assert_int_equal(event_called(corpus, "a")->confidence, cases[i].value);
        clm_corpus_free(corpus);
    }
}

static void
unknown_kinds_of_file_are_refused(void **state)
{
    (void)state;
    struct reports reports;
    struct clm_error err = {0};
    struct clm_corpus *corpus = corpus_start(&reports, false);
    assert_int_equal(clm_corpus_read_bytes(corpus, "a.txt", "x", 1, &err),
                     CLM_E_UNKNOWN_FILE);
    assert_int_equal(
        clm_corpus_read(corpus, "no/such/file.csv", NULL, &(struct clm_error){0}),
        CLM_E_IO);
    corpus_end(corpus);
    assert_int_equal(clm_corpus_event_count(corpus), 0);
    clm_corpus_free(corpus);
    clm_corpus_free(NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_person_acts_for_an_actor_only_while_in_office),
        cmocka_unit_test(office_begins_and_ends_with_its_days),
        cmocka_unit_test(one_name_of_two_persons_is_told_apart_by_the_day),
        cmocka_unit_test(names_are_found_with_and_without_the),
        cmocka_unit_test(actors_csv_adds_to_the_built_in_actor_it_names),
        cmocka_unit_test(a_name_of_the_corpus_goes_before_one_of_ours),
        cmocka_unit_test(a_name_in_no_list_is_one_actor_without_an_id),
        cmocka_unit_test(two_names_of_one_actor_are_one_party),
        cmocka_unit_test(a_speaker_alone_speaks_for_whom_they_act),
        cmocka_unit_test(sources_are_one_by_id_and_keep_their_urls_in_order),
        cmocka_unit_test(links_lead_to_events_of_other_files_and_later_rows),
        cmocka_unit_test(events_know_where_they_stand),
        cmocka_unit_test(errors_are_counted_and_bad_rows_left_out),
        cmocka_unit_test(confidence_is_kept_in_ten_thousandths),
        cmocka_unit_test(unknown_kinds_of_file_are_refused),
    };
    return cmocka_run_group_tests_name("corpus", tests, NULL, NULL);
}
