/* SPDX-License-Identifier: MIT */
/* Not installed: shows how article files are read, or (no arguments) counts over JSON
 * Lines on standard input. */
#include "text/article.h"
#include "text/timex.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
show_range(const struct clm__article *a, const char *what, struct clm__range at)
{
    printf("%-12s %5u-%-5u %.*s\n", what, at.start, at.end, (int)(at.end - at.start),
           a->text + at.start);
}

static void
show(const struct clm__article *a)
{
    char day[12] = "-";
    if (a->has_day)
        clm_day_write(day, a->day);
    printf("day %s basis %s title '%s'\n", day, clm__basis_name(a->basis), a->title);
    show_range(a, "HEADLINE", a->headline);
    show_range(a, "DATELINE", a->dateline);
    for (size_t i = 0; i < a->paragraph_count; i++)
        show_range(a, "P", a->paragraphs[i]);
    for (size_t i = 0; i < a->left_out_count; i++)
        show_range(a, clm__reason_name(a->left_out[i].reason), a->left_out[i].at);
    for (size_t i = 0; i < a->doubt_count; i++)
        printf("DOUBT %s\n", a->doubts[i].text);
}

static bool
read_file(void *from, char *to, size_t want, size_t *got)
{
    *got = fread(to, 1, want, from);
    return ferror((FILE *)from) == 0;
}

static void
run_stream(const struct clm__boilerplate *list, const struct clm__timex_rules *rules)
{
    struct clm__article_stream stream = {.read = read_file, .from = stdin, .name = "-"};
    struct clm__article_record record;
    const char *text;
    size_t len, bytes = 0, story = 0, articles = 0, empty = 0, dated = 0, doubts = 0;
    bool more = true;
    for (;;) {
        struct clm_error err = {0};
        struct clm__article a;
        enum clm_code code =
            clm__article_stream_next(&stream, &record, &text, &len, &more, &err);
        if (!more)
            break;
        if (code == CLM_OK)
            code = clm__article_read(&a, "-", text, len, &record, list, rules, &err);
        if (code != CLM_OK) {
            printf("line %u: %s\n", stream.line, err.text);
            continue;
        }
        articles++;
        bytes += len;
        empty += a.paragraph_count == 0;
        dated += a.has_day;
        doubts += a.doubt_count;
        for (size_t i = 0; i < a.paragraph_count; i++)
            story += a.paragraphs[i].end - a.paragraphs[i].start;
        if (getenv("SHOW") != NULL)
            show(&a);
        clm__article_release(&a);
    }
    clm__article_stream_release(&stream);
    printf("%zu articles, %zu without story, %zu dated, %zu doubts, story %zu of %zu "
           "bytes\n",
           articles, empty, dated, doubts, story, bytes);
}

int
main(int argc, char **argv)
{
    static char text[1 << 20];
    struct clm__timex_rules *rules = NULL;
    struct clm__boilerplate *list = NULL;
    struct clm_error err = {0};
    if (clm__timex_rules_new(&rules, NULL, NULL, 0, &err) != CLM_OK ||
        clm__boilerplate_new(&list, NULL, NULL, 0, &err) != CLM_OK)
        return 2;
    for (int i = 1; i < argc; i++) {
        FILE *in = fopen(argv[i], "rb");
        struct clm__article a;
        if (in == NULL)
            return 2;
        size_t len = fread(text, 1, sizeof text, in);
        fclose(in);
        printf("=== %s\n", argv[i]);
        if (clm__article_read(&a, argv[i], text, len, NULL, list, rules, &err) !=
            CLM_OK) {
            printf("%u:%u: %s\n", err.at.line, err.at.column, err.text);
            continue;
        }
        show(&a);
        clm__article_release(&a);
    }
    if (argc == 1)
        run_stream(list, rules);
    clm__boilerplate_free(list);
    clm__timex_rules_free(rules);
    return 0;
}
