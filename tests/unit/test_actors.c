/* SPDX-License-Identifier: MIT */
/* The built-in list of actors is sound: read as if it were a corpus's own, it has no
 * error. */
#include "support/test.h"

#include "read/corpus.h"
#include "support/corpus.h"

static struct clm_corpus *
read_list(struct reports *reports)
{
    struct clm_corpus *corpus = corpus_start(reports, false);
    corpus_add(corpus, "actors.csv", clm__builtin_actors);
    corpus_end(corpus);
    return corpus;
}

static void
the_list_is_read_without_an_error(void **state)
{
    (void)state;
    struct reports reports;
    struct clm_corpus *corpus = read_list(&reports);
    /* A name of two actors at one time, an actor for whom one acts that is not there, a
     * bad kind, date or id would be told here. */
    assert_string_equal(reports.text, "");
    assert_int_equal(strlen(clm__builtin_actors), clm__builtin_actors_len);
    assert_true(clm_corpus_actor_count(corpus) > 100);
    clm_corpus_free(corpus);
}

static void
every_actor_has_a_name_and_only_persons_have_roles(void **state)
{
    (void)state;
    struct reports reports;
    struct clm_corpus *corpus = read_list(&reports);
    for (size_t i = 0; i < clm_corpus_actor_count(corpus); i++) {
        const struct clm_actor *actor = clm_corpus_actor(corpus, i);
        const char *id = clm_corpus_text(corpus, actor->id);
        if (strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(id))
            fail_msg("id '%s' is not in small letters, digits and -", id);
        if (actor->name == actor->id)
            fail_msg("actor '%s' has no name", id);
        if (actor->kind != CLM_ACTOR_PERSON && actor->role_count > 0)
            fail_msg("'%s' acts for somebody without being a person", id);
    }
    clm_corpus_free(corpus);
}

static void
nobody_acts_for_one_who_acts_for_another(void **state)
{
    (void)state;
    struct reports reports;
    struct clm_corpus *corpus = read_list(&reports);
    for (size_t i = 0; i < clm_corpus_actor_count(corpus); i++) {
        const struct clm_actor *actor = clm_corpus_actor(corpus, i);
        for (size_t k = 0; k < actor->role_count; k++)
            if (clm_corpus_actor(corpus, actor->roles[k].actor)->role_count > 0)
                fail_msg("'%s' acts for a person", clm_corpus_text(corpus, actor->id));
    }
    clm_corpus_free(corpus);
}

/* Each name leads back to its actor: on a day of office to whom the person acts for. */
static void
every_name_leads_to_its_actor(void **state)
{
    (void)state;
    struct reports reports;
    struct clm_corpus *corpus = read_list(&reports);
    for (uint32_t i = 0; i < clm_corpus_actor_count(corpus); i++) {
        const struct clm_actor *actor = clm_corpus_actor(corpus, i);
        struct clm_date day = {0};
        if (actor->role_count > 0)
            day.earliest = day.latest =
                actor->roles[0].from > CLM_DAY_MIN ? actor->roles[0].from
                : actor->roles[0].to < CLM_DAY_MAX ? actor->roles[0].to
                                                   : 0;
        for (int k = -1; k < (int)actor->alias_count; k++) {
            clm_str name = k < 0 ? actor->name : actor->aliases[k];
            uint32_t person = CLM_NONE;
            uint32_t found =
                clm_corpus_find_actor(corpus, clm_corpus_text(corpus, name),
                                      clm_corpus_text_len(corpus, name), &day, &person);
            if ((actor->role_count > 0 ? person : found) != i)
                fail_msg("'%s' does not lead to '%s'", clm_corpus_text(corpus, name),
                         clm_corpus_text(corpus, actor->id));
        }
    }
    clm_corpus_free(corpus);
}

static void
names_have_no_blanks_at_their_ends_and_no_doubles(void **state)
{
    (void)state;
    struct reports reports;
    struct clm_corpus *corpus = read_list(&reports);
    for (size_t i = 0; i < clm_corpus_actor_count(corpus); i++) {
        const struct clm_actor *actor = clm_corpus_actor(corpus, i);
        for (size_t k = 0; k < actor->alias_count; k++) {
            const char *alias = clm_corpus_text(corpus, actor->aliases[k]);
            if (strstr(alias, "  ") != NULL || alias[0] == ' ' ||
                alias[strlen(alias) - 1] == ' ')
                fail_msg("'%s' has blanks", alias);
            if (actor->aliases[k] == actor->name)
                fail_msg("'%s' is an alias of itself", alias);
        }
    }
    clm_corpus_free(corpus);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_list_is_read_without_an_error),
        cmocka_unit_test(every_actor_has_a_name_and_only_persons_have_roles),
        cmocka_unit_test(nobody_acts_for_one_who_acts_for_another),
        cmocka_unit_test(every_name_leads_to_its_actor),
        cmocka_unit_test(names_have_no_blanks_at_their_ends_and_no_doubles),
    };
    return cmocka_run_group_tests_name("actors", tests, NULL, NULL);
}
