/* SPDX-License-Identifier: MIT */
/* The page as a whole: head, policy, parts, filters, style and script. */
#include "page/page.h"
#include "render/standfirst.h"

#include <string.h>

/* Made at build time of data/page.css, data/page.js and their hashes. */
extern const char clm__page_css[];
extern const size_t clm__page_css_len;
extern const char clm__page_js[];
extern const size_t clm__page_js_len;
extern const char clm__page_policy[];

static const char *
title_of(const struct clm__page *page)
{
    const char *title = page->options->title != NULL
                            ? page->options->title
                            : clm_corpus_title(page->model.corpus);
    return title[0] != '\0' ? title : "Who accused whom";
}

static void
put_head(struct clm__page *page)
{
    clm__page_puts(page, "<!doctype html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n"
                         "<meta http-equiv=Content-Security-Policy content=\"");
    clm__page_puts(page, clm__page_policy);
    clm__page_puts(page, "\">\n<meta name=referrer content=no-referrer>\n<meta "
                         "name=viewport content=\"width=device-width,initial-scale=1\">\n"
                         "<title>");
    clm__page_text(page, title_of(page));
    clm__page_puts(page, "</title>\n<style>");
    clm__buf_add(&page->out.buf, clm__page_css, clm__page_css_len);
    clm__page_puts(page, "</style>\n</head>\n<body>\n<h1>");
    clm__page_text(page, title_of(page));
    clm__page_puts(page, "</h1>\n");
}

/* The script fills the lists of parties and charges; without it nothing of this shows. */
static const char filters[] =
    "<form class=flt id=flt hidden><b id=n role=status></b>\n"
    "<label>Party <select id=fp><option value=\"\">all</select></label>\n"
    "<label>as <select id=fs><option value=\"\">either<option "
    "value=accuser>accuser<option value=accused>accused</select></label>\n"
    "<label>Charge <select id=ft><option value=\"\">all</select></label>\n"
    "<label>Kind <select id=fk><option value=\"\">all</select></label>\n"
    "<label>Answer <select id=fa><option value=\"\">any<option value=y>found<option "
    "value=n>not found</select></label>\n"
    "<label>Read by <select id=fo><option value=\"\">all</select></label>\n"
    "<label>from <input id=ff size=10 placeholder=YYYY-MM-DD></label>\n"
    "<label>to <input id=fu size=10 placeholder=YYYY-MM-DD></label>\n"
    "<label>Words <input id=fq type=search></label>\n"
    "<button type=reset>Clear</button></form>\n";

static void
put_body(struct clm__page *page)
{
    struct clm__buf words = {0};
    if (!clm__standfirst(&words, page->model.view, NULL))
        page->out.buf.failed = true;
    clm__page_puts(page, "<p class=sf>");
    clm__page_text(page, clm__buf_text(&words));
    clm__page_puts(page, "</p>\n");
    clm__buf_release(&words);

    if (page->model.row_count > 0) {
        clm__page_puts(page, "<div class=top><section><h2>Who accuses whom</h2><p "
                             "class=hint>Accusers down, accused across. Number = "
                             "accusations; blue foot = share with an answer.</p>\n");
        clm__page_matrix(page);
        clm__page_puts(page, "</section>\n");
        clm__page_exchanges(page);
        clm__page_puts(page, "</div>\n");
    }
    clm__page_puts(page, filters);
    clm__page_list(page);
}

static const char foot[] =
    "<footer>Each entry says what a source reports; it is not a finding of fact. "
    "\xE2\x80\x9CNo answer found\xE2\x80\x9D means none in this corpus, not that none "
    "was "
    "given. * read by a program. Made by claimline.</footer>\n";

enum clm_code
clm_page_write(const struct clm_view *view, const struct clm_page_options *options,
               clm_write_fn write, void *payload, struct clm_error *err)
{
    static const struct clm_page_options none = {0};
    struct clm__page page = {.options = options != NULL ? options : &none,
                             .out = {.write = write, .payload = payload}};

    if (clm__tally_init(&page.model, view)) {
        put_head(&page);
        put_body(&page);
        clm__page_puts(&page, foot);
        clm__page_data(&page);
        clm__page_puts(&page, "<script>");
        clm__buf_add(&page.out.buf, clm__page_js, clm__page_js_len);
        clm__page_puts(&page, "</script>\n</body>\n</html>\n");
    }

    page.out.buf.failed = page.out.buf.failed || page.model.arena.failed;
    clm__tally_release(&page.model);
    return clm__out_finish(&page.out, err);
}
