/* SPDX-License-Identifier: MIT */
#include "support/test.h"

#include "text/lemma.h"

#include <string.h>

static void
check(const char *form, enum clm__upos upos, const char *xpos, const char *lemma)
{
    char out[CLM__LEMMA_MAX + 1];
    size_t len = clm__lemma(out, form, strlen(form), upos, xpos);
    out[len] = '\0';
    assert_string_equal(out, lemma);
}

static void
regular_verbs_lose_their_endings(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        {"accused", "VBD", "accuse"},     {"denies", "VBZ", "deny"},
        {"blaming", "VBG", "blame"},      {"stopped", "VBD", "stop"},
        {"hoped", "VBD", "hope"},         {"killed", "VBN", "kill"},
        {"called", "VBD", "call"},        {"warned", "VBD", "warn"},
        {"urges", "VBZ", "urge"},         {"urged", "VBD", "urge"},
        {"violating", "VBG", "violate"},  {"attacked", "VBD", "attack"},
        {"launching", "VBG", "launch"},   {"launches", "VBZ", "launch"},
        {"carried", "VBD", "carry"},      {"criticised", "VBD", "criticise"},
        {"condemning", "VBG", "condemn"}, {"provided", "VBN", "provide"},
        {"invaded", "VBD", "invade"},     {"declared", "VBD", "declare"},
        {"targeted", "VBD", "target"},    {"admitted", "VBD", "admit"},
        {"reported", "VBD", "report"},    {"announced", "VBD", "announce"},
        {"supported", "VBD", "support"},  {"demanded", "VBD", "demand"},
        {"responded", "VBD", "respond"},  {"alleged", "VBD", "allege"},
        {"rejecting", "VBG", "reject"},   {"served", "VBD", "serve"},
        {"voicing", "VBG", "voice"},      {"forced", "VBN", "force"},
        {"proving", "VBG", "prove"},      {"cleansing", "VBG", "cleanse"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        check(rows[i][0], CLM__UPOS_VERB, rows[i][1], rows[i][2]);
}

static void
irregular_verbs_are_listed(void **state)
{
    (void)state;
    check("said", CLM__UPOS_VERB, "VBD", "say");
    check("Was", CLM__UPOS_AUX, "VBD", "be");
    check("\u2019s", CLM__UPOS_AUX, "VBZ", "be");
    check("wo", CLM__UPOS_AUX, "MD", "will");
    check("struck", CLM__UPOS_VERB, "VBN", "strike");
    check("lie", CLM__UPOS_VERB, "VB", "lie");
}

static void
nouns_become_singular(void **state)
{
    (void)state;
    check("Accusations", CLM__UPOS_NOUN, "NNS", "accusation");
    check("parties", CLM__UPOS_NOUN, "NNS", "party");
    check("ceasefires", CLM__UPOS_NOUN, "NNS", "ceasefire");
    check("men", CLM__UPOS_NOUN, "NNS", "man");
    check("crises", CLM__UPOS_NOUN, "NNS", "crisis");
    check("clashes", CLM__UPOS_NOUN, "NNS", "clash");
    check("gas", CLM__UPOS_NOUN, "NN", "gas");
    check("Talks", CLM__UPOS_NOUN, "NNS", "talk");
}

static void
names_stay_and_the_rest_is_lower_case(void **state)
{
    (void)state;
    check("Moscow", CLM__UPOS_PROPN, "NNP", "Moscow");
    check("Nations", CLM__UPOS_PROPN, "NNPS", "Nation");
    check("The", CLM__UPOS_DET, "DT", "the");
    check("larger", CLM__UPOS_ADJ, "JJR", "large");
    check("biggest", CLM__UPOS_ADJ, "JJS", "big");
    check("earlier", CLM__UPOS_ADV, "RBR", "early");
    check("n't", CLM__UPOS_PART, "RB", "not");
    check("them", CLM__UPOS_PRON, "PRP", "they");
}

static void
a_long_word_is_cut(void **state)
{
    (void)state;
    char form[CLM__LEMMA_MAX * 2], out[CLM__LEMMA_MAX];
    memset(form, 'a', sizeof form);
    assert_true(clm__lemma(out, form, sizeof form, CLM__UPOS_VERB, "VBG") <=
                CLM__LEMMA_MAX);
    assert_true(clm__lemma(out, form, sizeof form, CLM__UPOS_PROPN, "NNP") <=
                CLM__LEMMA_MAX);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regular_verbs_lose_their_endings),
        cmocka_unit_test(irregular_verbs_are_listed),
        cmocka_unit_test(nouns_become_singular),
        cmocka_unit_test(names_stay_and_the_rest_is_lower_case),
        cmocka_unit_test(a_long_word_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
