/* SPDX-License-Identifier: MIT */
/* claimline check: findings with file, line and column. */
#include "cli.h"
#include "output.h"
#include "source_text.h"

static int
list_checks(void)
{
    static const char *const levels[] = {
        [CLM_NOTE] = "note", [CLM_WARNING] = "warning", [CLM_ERROR] = "error"};
    size_t count = 0;
    const struct clm_message *all = clm_message_all(&count);
    for (size_t i = 0; i < count; i++)
        if (clm_check_is(all[i].code))
            printf("CLM-%03d %-20s %-8s %s\n", (int)all[i].code, all[i].name,
                   levels[all[i].severity], all[i].meaning);
    return EXIT_DONE;
}

/* Runs the checks on what was loaded, into `errors`. */
static enum clm_code
find(const struct settings *settings, const struct loaded *loaded,
     const struct clm_check_levels *levels, size_t *errors)
{
    struct reporter reporter = {.settings = settings, .to = stdout};
    size_t found = 0;
    enum clm_code code = clm_check_run(loaded->corpus, loaded->graph, levels, report_diag,
                                       &reporter, &found);
    *errors += found;
    if (code != CLM_OK)
        return code;

    struct source_texts texts = {.corpus = loaded->corpus};
    found = 0;
    code = clm_check_texts(loaded->corpus, loaded->graph, levels, source_text, &texts,
                           report_diag, &reporter, &found);
    *errors += found;
    source_texts_release(&texts);
    return code;
}

/* Decisions are about what is read in articles: they are looked at beside them. */
static int
check_decisions(const struct settings *settings, size_t *errors)
{
    struct clm_check_levels levels = settings->levels;
    struct loaded loaded = {0};
    size_t count = 0;
    const struct clm_message *all = clm_message_all(&count);
    for (size_t i = 0; i < count; i++)
        if (all[i].code != CLM_E_DECISION_LOST && all[i].code != CLM_E_DISAGREE)
            levels.by_number[all[i].code] = CLM_CHECK_OFF;
    int status = load(settings, &loaded);
    if (status == 0 && find(settings, &loaded, &levels, errors) != CLM_OK) {
        struct clm_error err = {0};
        clm_error_set(&err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
        status = report_error(settings, &err);
    }
    unload(&loaded);
    return status;
}

int
run_check(const struct settings *settings)
{
    if (settings->list_checks)
        return list_checks();
    struct loaded loaded = {0};
    struct clm_error err = {0};
    struct clm_check_levels levels = settings->levels;
    size_t errors = 0;
    struct settings exact = *settings;
    exact.keep_positions = true;
    exact.no_extract = true; /* what it asks about is what somebody wrote down */
    exact.allow_empty = !settings->no_extract;
    int status = load(&exact, &loaded);
    if (status == 0 && clm_corpus_event_count(loaded.corpus) == 0 &&
        clm_corpus_decisions(loaded.corpus) == 0) {
        exact.allow_empty = false; /* then it is an error */
        unload(&loaded);
        status = load(&exact, &loaded);
    }
    if (status == 0) {
        bool decided = !settings->no_extract && clm_corpus_decisions(loaded.corpus) > 0;
        if (decided)
            levels.by_number[CLM_E_DECISION_LOST] = CLM_CHECK_OFF;
        enum clm_code code = find(settings, &loaded, &levels, &errors);
        if (code != CLM_OK)
            clm_error_set(&err, code, (struct clm_loc){0}, "out of memory");
        else if (decided)
            status = check_decisions(settings, &errors);
        if (code == CLM_OK && status == 0)
            code = output_flush_stdout(&err);
        status = status != 0                       ? status
                 : code != CLM_OK                  ? report_error(settings, &err)
                 : errors > 0 || loaded.is_partial ? EXIT_LEFT_OUT
                                                   : EXIT_DONE;
    }
    unload(&loaded);
    return status;
}
