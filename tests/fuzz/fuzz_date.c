/* SPDX-License-Identifier: MIT */
/* Any bytes as a date: what is read keeps its promises, what is refused says why. */
#include <claimline/date.h>

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
require(bool holds)
{
    if (!holds)
        abort();
}

static void
check_refusal(const struct clm_date *date, enum clm_code code,
              const struct clm_error *err)
{
    static const struct clm_date before = {7, 7, 7, 7};
    require(code == CLM_E_BAD_DATE && err->code == code);
    require(memchr(err->text, '\0', sizeof err->text) != NULL && err->text[0] != '\0');
    require(date->earliest == before.earliest && date->latest == before.latest);
    require(date->flags == before.flags && date->level == before.level);
}

static void
check_bounds(const struct clm_date *d)
{
    require(d->earliest <= d->latest);
    require(d->earliest >= CLM_DAY_MIN && d->latest <= CLM_DAY_MAX);
    require(d->level >= 1 && d->level <= 3);
    require(!(d->flags & CLM_DATE_OPEN_START) || d->earliest == CLM_DAY_MIN);
    require(!(d->flags & CLM_DATE_OPEN_END) || d->latest == CLM_DAY_MAX);
}

static void
check_written(clm_day day)
{
    char text[12];
    struct clm_date again;
    size_t len = clm_day_write(text, day);
    require(len < sizeof text && text[len] == '\0');
    require(clm_date_read(&again, text, len, NULL) == CLM_OK);
    require(again.earliest == day && again.latest == day && again.level == 3);
}

static void
check_label(const struct clm_date *date, bool with_year)
{
    char whole[96];
    size_t len = clm_date_label(whole, sizeof whole, date, with_year);
    require(len > 0 && len < sizeof whole && strlen(whole) == len);
    for (size_t size = 0; size <= len + 1; size++) {
        char *cut = malloc(size + 1); /* its own block, so that a byte too many is seen */
        require(cut != NULL);
        cut[size] = '#';
        require(clm_date_label(cut, size, date, with_year) == len && cut[size] == '#');
        require(size == 0 ||
                (strlen(cut) < size && memcmp(cut, whole, strlen(cut)) == 0));
        free(cut);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct clm_date date = {7, 7, 7, 7};
    struct clm_error err = {.code = CLM_OK};
    char *text = malloc(size + 1); /* no NUL behind it: the length is what counts */
    require(text != NULL);
    if (size > 0)
        memcpy(text, data, size);
    text[size] = '5';
    enum clm_code code = clm_date_read(&date, text, size, &err);
    free(text);
    if (code != CLM_OK) {
        check_refusal(&date, code, &err);
        return 0;
    }
    require(err.code == CLM_OK);
    check_bounds(&date);
    check_written(date.earliest);
    check_written(date.latest);
    check_label(&date, false);
    check_label(&date, true);
    return 0;
}
