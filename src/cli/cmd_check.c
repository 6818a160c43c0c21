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

int
run_check(const struct settings *settings)
{
    if (settings->list_checks)
        return list_checks();
    struct loaded loaded = {0};
    struct clm_error err = {0};
    size_t errors = 0;
    struct settings exact = *settings;
    exact.keep_positions = true;
    exact.no_extract = true; /* what it asks about is what somebody wrote down */
    int status = load(&exact, &loaded);
    if (status == 0) {
        struct reporter reporter = {.settings = settings, .to = stdout};
        struct source_texts texts = {.corpus = loaded.corpus};
        enum clm_code code = clm_check_run(loaded.corpus, loaded.graph, &settings->levels,
                                           report_diag, &reporter, &errors);
        if (code == CLM_OK)
            code = clm_check_texts(loaded.corpus, loaded.graph, &settings->levels,
                                   source_text, &texts, report_diag, &reporter, &errors);
        source_texts_release(&texts);
        if (code != CLM_OK)
            clm_error_set(&err, code, (struct clm_loc){0}, "out of memory");
        else
            code = output_flush_stdout(&err);
        status = code != CLM_OK                    ? report_error(settings, &err)
                 : errors > 0 || loaded.is_partial ? EXIT_LEFT_OUT
                                                   : EXIT_DONE;
    }
    unload(&loaded);
    return status;
}
