/* SPDX-License-Identifier: MIT */
/* claimline-train: makes language models, parses with them, scores parses. */
#include "base/alloc.h"
#include "text/conllu_write.h"
#include "train/bank.h"
#include "train/recipe.h"
#include "train/score.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INPUTS_MAX = 64 };

static const char usage[] =
    "usage: claimline-train build -o MODEL [OPTION...] TREEBANK...\n"
    "       claimline-train parse -m MODEL [--accurate] [--tokenized] FILE...\n"
    "       claimline-train score GOLD SYSTEM\n"
    "\n"
    "build learns a model from CoNLL-U files:\n"
    "  -o MODEL              the file to write\n"
    "  --raw FILE            raw text, JSON Lines with a member 'text'; for clusters and "
    "distillation\n"
    "  --parsed FILE         CoNLL-U with trees of a better parser, learned from in "
    "place "
    "of the teacher's\n"
    "  --dev FILE            CoNLL-U to measure with; nothing is learned from it\n"
    "  --clusters N          word clusters (256)\n"
    "  --cluster-words N     words of raw text for clusters, at most (3000000)\n"
    "  --parsed-words N      words of raw text that the teacher parses, at most "
    "(600000); 0 = no teacher\n"
    "  --tagger-epochs N     (6)      --teacher-epochs N  (10)     --epochs N  (8)\n"
    "  --seeds N             learn in N orders and take the mean (3)\n"
    "  --parser-bits N       the parser has 2^N weights (22)\n"
    "  --rare N              leave out features that were wanted less than N times (3)\n"
    "parse writes CoNLL-U; --tokenized reads CoNLL-U and keeps its tokens and "
    "sentences;\n"
    "  --quiet writes nothing (to measure speed)\n"
    "score compares two CoNLL-U files of the same text, word by word.\n";

struct arguments {
    struct clm__recipe recipe;
    const char *inputs[INPUTS_MAX];
    const char *raw[INPUTS_MAX];
    const char *parsed[INPUTS_MAX];
    const char *dev[INPUTS_MAX];
    size_t input_count;
    const char *model;
    bool accurate, tokenized, quiet;
};

static bool
read_number(const char *text, size_t *out)
{
    char *end = NULL;
    unsigned long number = strtoul(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || number > 1000000000)
        return false;
    *out = number;
    return true;
}

/* Options with a number, and where it goes. */
static bool
set_number(struct clm__recipe *r, const char *name, size_t number)
{
    const struct {
        const char *name;
        unsigned *to;
        unsigned low, high;
    } rows[] = {
        {"--clusters", &r->clusters, 0, 1024},
        {"--tagger-epochs", &r->tagger_epochs, 1, 100},
        {"--teacher-epochs", &r->teacher_epochs, 1, 100},
        {"--epochs", &r->epochs, 1, 100},
        {"--parser-bits", &r->parser_bits, 12, 24},
        {"--tagger-bits", &r->tagger_bits, 12, 24},
        {"--rare", &r->rare, 0, 200},
        {"--seeds", &r->seeds, 1, 20},
        {"--teacher-beam", &r->beam, 2, 16},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (strcmp(name, rows[i].name) == 0 && number >= rows[i].low &&
            number <= rows[i].high) {
            *rows[i].to = (unsigned)number;
            return true;
        }
    }
    if (strcmp(name, "--cluster-words") == 0)
        r->cluster_words = number;
    else if (strcmp(name, "--parsed-words") == 0)
        r->parsed_words = number;
    else
        return false;
    return true;
}

/* An option with a value; false when it is none or the value is wrong. */
static bool
set_value(struct arguments *a, const char *name, const char *value)
{
    size_t number = 0;
    if (strcmp(name, "-o") == 0)
        a->recipe.out = value;
    else if (strcmp(name, "-m") == 0)
        a->model = value;
    else if (strcmp(name, "--raw") == 0 && a->recipe.raw_count < INPUTS_MAX)
        a->raw[a->recipe.raw_count++] = value;
    else if (strcmp(name, "--parsed") == 0 && a->recipe.parsed_count < INPUTS_MAX)
        a->parsed[a->recipe.parsed_count++] = value;
    else if (strcmp(name, "--dev") == 0 && a->recipe.dev_count < INPUTS_MAX)
        a->dev[a->recipe.dev_count++] = value;
    else
        return read_number(value, &number) && set_number(&a->recipe, name, number);
    return true;
}

static bool
read_arguments(struct arguments *a, int argc, char **argv)
{
    *a = (struct arguments){.recipe = CLM__RECIPE_INIT};
    for (int i = 2; i < argc; i++) {
        const char *name = argv[i];
        if (strcmp(name, "--accurate") == 0)
            a->accurate = true;
        else if (strcmp(name, "--tokenized") == 0)
            a->tokenized = true;
        else if (strcmp(name, "--quiet") == 0)
            a->quiet = true;
        else if (name[0] != '-' && a->input_count < INPUTS_MAX)
            a->inputs[a->input_count++] = name;
        else if (i + 1 >= argc || !set_value(a, name, argv[++i]))
            return false;
    }
    a->recipe.treebanks = a->inputs;
    a->recipe.treebank_count = a->input_count;
    a->recipe.raw = a->raw;
    a->recipe.parsed = a->parsed;
    a->recipe.dev = a->dev;
    return a->input_count > 0;
}

static bool
flush(struct clm__buf *buf, const struct arguments *a)
{
    bool ok =
        !buf->failed && (a->quiet || fwrite(buf->at, 1, buf->len, stdout) == buf->len);
    buf->len = 0;
    return ok;
}

/* The name of a file without its folder and ending. */
static void
name_document(char *out, size_t size, const char *path)
{
    const char *name = strrchr(path, '/') != NULL ? strrchr(path, '/') + 1 : path;
    const char *dot = strrchr(name, '.');
    size_t len = dot != NULL && dot > name ? (size_t)(dot - name) : strlen(name);
    len = len < size ? len : size - 1;
    memcpy(out, name, len);
    out[len] = '\0';
}

static enum clm_code
parse_text(struct clm__parser *parser, const struct clm__model *model,
           const struct arguments *a, const char *path, struct clm__span text,
           struct clm_error *err)
{
    char name[256];
    struct clm__buf out = {0};
    struct clm__parsed parsed = {0};
    struct clm__conllu_writer writer = {.model = model};
    name_document(name, sizeof name, path);
    enum clm_code code = clm__text_begin(parser, text.at, text.len, err);
    clm__conllu_begin(&writer, &out, name);
    for (bool more = true; code == CLM_OK && more;) {
        clm__parsed_clear(&parsed);
        code = clm__text_next(parser, &parsed, &more, err);
        clm__conllu_write(&writer, &out, text.at, &parsed);
        if (code == CLM_OK && !flush(&out, a))
            code = clm_error_set(err, CLM_E_WRITE, (struct clm_loc){0}, "cannot write");
    }
    clm__parsed_release(&parsed);
    clm__buf_release(&out);
    return code;
}

static enum clm_code
parse_tokens(struct clm__parser *parser, const struct clm__model *model,
             const struct arguments *a, const char *path, struct clm__span text,
             struct clm_error *err)
{
    struct clm__conllu_reader reader = {
        .at = text.at, .end = text.at + text.len, .name = path};
    struct clm__conllu_sentence sentence = {0};
    struct clm__buf out = {0}, forms = {0};
    struct clm__parsed parsed = {0};
    enum clm_code code = CLM_OK;
    for (;;) {
        code = clm__conllu_read(&reader, &sentence, err);
        if (code != CLM_OK || sentence.count == 0)
            break;
        forms.len = 0;
        clm__parsed_clear(&parsed);
        code = clm__text_parse_tokens(parser, &sentence, &forms, &parsed, err);
        if (code != CLM_OK)
            break;
        clm__conllu_write_tokens(model, &out, &sentence, &parsed);
        if (!flush(&out, a))
            code = clm_error_set(err, CLM_E_WRITE, (struct clm_loc){0}, "cannot write");
    }
    clm__conllu_sentence_release(&sentence);
    clm__parsed_release(&parsed);
    clm__buf_release(&out);
    clm__buf_release(&forms);
    return code;
}

static enum clm_code
parse(const struct arguments *a, struct clm_error *err)
{
    struct clm__model *model = NULL;
    struct clm__parser *parser = NULL;
    enum clm__model_mode mode = a->accurate ? CLM__MODEL_ACCURATE : CLM__MODEL_FAST;
    enum clm_code code =
        clm__model_open(&model, a->model != NULL ? a->model : "", mode, err);
    if (code == CLM_OK)
        code = clm__parser_new(&parser, model, err);
    for (size_t i = 0; i < a->input_count && code == CLM_OK; i++) {
        char *bytes = NULL;
        struct clm__span text = {NULL, 0};
        code = clm__train_load(&bytes, &text.len, a->inputs[i], err);
        text.at = bytes;
        if (code == CLM_OK)
            code = (a->tokenized ? parse_tokens : parse_text)(parser, model, a,
                                                              a->inputs[i], text, err);
        clm__free(bytes);
    }
    clm__parser_free(parser);
    clm__model_free(model);
    return code;
}

int
main(int argc, char **argv)
{
    struct arguments arguments;
    struct clm_error err = {0};
    enum clm_code code = CLM_E_USAGE;
    if (argc > 1 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
        fputs(usage, stdout);
        return 0;
    }
    if (argc > 2 && read_arguments(&arguments, argc, argv)) {
        if (strcmp(argv[1], "build") == 0 && arguments.recipe.out != NULL)
            code = clm__recipe_run(&arguments.recipe, &err);
        else if (strcmp(argv[1], "parse") == 0)
            code = parse(&arguments, &err);
        else if (strcmp(argv[1], "score") == 0 && arguments.input_count == 2)
            code =
                clm__score_files(arguments.inputs[0], arguments.inputs[1], stdout, &err);
    }
    if (code == CLM_E_USAGE && err.code == CLM_OK) {
        fputs(usage, stderr);
        return 2;
    }
    if (code != CLM_OK && err.at.file != NULL && err.at.line > 0)
        fprintf(stderr, "%s:%u: error: %s\n", err.at.file, (unsigned)err.at.line,
                err.text);
    else if (code != CLM_OK)
        fprintf(stderr, "claimline-train: error: %s\n", err.text);
    if (fflush(stdout) != 0 || ferror(stdout))
        return 2;
    return code == CLM_OK ? 0 : 2;
}
