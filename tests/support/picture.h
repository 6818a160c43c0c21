/* SPDX-License-Identifier: MIT */
/* Events from CSV text as a view, for tests of pictures. */
#ifndef TEST_SUPPORT_PICTURE_H
#define TEST_SUPPORT_PICTURE_H

#include "claimline/picture.h"
#include "support/test.h"

#include <string.h>

#define EVENT_COLUMNS                                                                    \
    "id,date,kind,phase,actor,speaker,target,charge,quote,source,url,answers,about\n"

struct story {
    struct clm_corpus *corpus;
    struct clm_graph *graph;
    struct clm_view view;
};

static inline void
story_open(struct story *story, const char *csv)
{
    struct clm_error err = {0};
    const struct clm_corpus_options options = {.no_builtin = true};
    *story = (struct story){0};
    assert_int_equal(clm_corpus_new(&story->corpus, &options), CLM_OK);
    assert_int_equal(
        clm_corpus_read_bytes(story->corpus, "events.csv", csv, strlen(csv), &err),
        CLM_OK);
    assert_int_equal(clm_corpus_finish(story->corpus, &err), CLM_OK);
    assert_int_equal(clm_corpus_error_count(story->corpus), 0);
    assert_int_equal(clm_graph_new(&story->graph, story->corpus, &err), CLM_OK);
    const struct clm_filter all = {0};
    assert_int_equal(clm_view_init(&story->view, story->graph, &all, &err), CLM_OK);
}

static inline void
story_close(struct story *story)
{
    clm_view_release(&story->view);
    clm_graph_free(story->graph);
    clm_corpus_free(story->corpus);
}

/* Names and charges that try to break out of everything. */
static const char hostile_csv[] = EVENT_COLUMNS
    "h1,-0043-03-15,attack,,Marcus Iunius Brutus|Cassius,,Julius "
    "Caesar,\"<b>&\"\"\\N\\l{}|; \\G \\E --> ]]>\",,\"Suet <i>\",,,\n"
    "h2,2016,accusation,,"
    "\xE4\xB8\xAD\xE5\x8D\x8E\xE4\xBA\xBA\xE6\xB0\x91\xE5\x85\xB1\xE5\x92\x8C\xE5\x9B\xBD"
    ",,"
    "\xE6\x97\xA5\xE6\x9C\xAC\xE5\x9B\xBD\xE6\x94\xBF\xE5\xBA\x9C,"
    "\xE5\x9C\xA8\xE5\x8D\x97\xE6\xB5\xB7\xE9\x97\xAE\xE9\xA2\x98\xE4\xB8\x8A\xE6\xAD\xAA"
    "\xE6\x9B\xB2,,x,"
    "https://e.org/?a=1&b=<2>,,\n"
    "h3,2016-05-02,accusation,,\xD8\xB3\xD9\x88\xD8\xB1\xD9\x8A\xD8\xA7,,"
    "\xD8\xA7\xD9\x84\xD8\xB3\xD8\xB9\xD9\x88\xD8\xAF,"
    "\xD8\xAF\xD8\xB9\xD9\x85 "
    "\xD8\xA7\xD9\x84\xD8\xA5\xD8\xB1\xD9\x87\xD8\xA7\xD8\xA8,,y,javascript:alert(1),,\n"
    "h4,2016-05-03~,denial,,\xD0\xA0\xD0\xBE\xD1\x81\xD1\x81\xD0\xB8\xD1\x8F,"
    "\xD0\x9B\xD0\xB0\xD0\xB2\xD1\x80\xD0\xBE\xD0\xB2,"
    "\xD0\x9E\xD0\x9E\xD0\x9D,"
    "\xD0\xBE\xD1\x82\xD1\x80\xD0\xB8\xD1\x86\xD0\xB0\xD0\xB5\xD1\x82,,z,,h3,\n"
    "h5,2016-05-04,accusation,,self,,self,accused itself,,x,,,\n"
    "h6,2016-05-04,accusation,,A|B|C|D|E|F,,G,joint,,x,,,\n"
    "h7,2016-05-04,accusation,,The Extraordinarily Long-Named Interministerial "
    "Coordination Committee for Truth,,"
    "Pneumonoultramicroscopicsilicovolcanoconiosis-Prevention-Directorate,"
    "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft "
    "is said to have done many "
    "things and this goes on and on so that it is far more than a row can hold and has "
    "to be wrapped on several lines "
    "and then cut while the whole of it stays in the hover text where whoever wants to "
    "read it will find it along with "
    "the date and the parties and the speaker and the place and the sources that are "
    "cited for it,,x|y|z,,,\n"
    "h8,2016-05-05,demand,,A,,B,stop,,x,,,\n"
    "h9,2016-05-05,threat,,A,,B,will answer,,x,,,\n"
    "h10,2016-05-05,rejection,,B,,A,refuses,,x,,,\n"
    "h11,2016-05-05,talks,,A|B,,C,meet,,x,,,\n"
    "h12,2016-05-05,sanction,,A,,B,,,x,,,\n"
    "h13,2016-05-06,aid,,G,,B,,,x,,,\n"
    "h14,2016-05-06,strike,,A,,B,,,x,,,\n"
    "h15,2016-05-06,accusation,,A,,,,\"We were lied to\",x,,,\n"
    "h16,2016-05-06,statement,,,,,nobody,,x,,,\n"
    "h17,2016-05-06,ceasefire,propose,A|B,,,,,x,,,\n"
    "h18,2016-05-07,ceasefire,start,A|B,,,truce,,x,,,\n"
    "h19,2016-05-08,ceasefire,violate,A,,,,,x,,,\n"
    "h20,2016-05-09,ceasefire,end,A|B,,,,,x,,,h18\n"
    "h21,2016-05-10/..,ceasefire,start,A|C,,,,,x,,,\n"
    "h22,2020/2021-03,accusation,,A,,,no target,,x,,,\n"
    "h23,2026-11-30?,accusation,,,,A,no accuser,,,,,\n"
    "h24,XXXX,statement,,B,,,no date,,x,,,\n";

#endif
