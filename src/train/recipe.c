/* SPDX-License-Identifier: MIT */
/* From treebanks and raw text to a model. A slow teacher, which looks ahead with a beam,
 * parses raw text; the greedy student learns from its trees beside the corrected ones. */
#include "train/recipe.h"

#include "base/alloc.h"
#include "text/model.h"
#include "text/tag.h"
#include "train/cluster.h"
#include "train/measure.h"
#include "train/raw.h"
#include "train/train.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* Weights beyond this many standard deviations are cut. The heavy ones matter, so it is
 * far out; further out, more of the light ones become 0 and the file smaller. */
#define TAGGER_DEVIATIONS   60.0
#define FAST_DEVIATIONS     80.0
#define ACCURATE_DEVIATIONS 100.0

enum { DEV_MAX = 8, SEED = 12345 };

struct kitchen {
    const struct clm__recipe *recipe;
    struct clm__names names;
    struct clm__bank gold, raw;
    struct clm__bank parsed; /* trees of another parser, given as a file */
    struct clm__bank dev[DEV_MAX];
    struct clm__cluster_table table;
    struct clm__clusters clusters;
    struct clm__weights tagger, teacher, parser;
    unsigned tags, labels;
};

static void
say(const char *what)
{
    fprintf(stderr, "%6.1f s  %s\n", (double)clock() / CLOCKS_PER_SEC, what);
}

/* Leaves out the sentences with a label that no treebank has. */
static void
drop_strange(struct clm__bank *bank, unsigned labels)
{
    size_t kept = 0;
    for (size_t i = 0; i < bank->sentence_count; i++) {
        const struct clm__bank_sentence s = bank->sentences[i];
        bool known = true;
        for (unsigned w = 0; w < s.count; w++)
            known = known && bank->labels[s.first + w] < labels;
        if (known)
            bank->sentences[kept++] = s;
    }
    bank->sentence_count = kept;
}

static enum clm_code
read_all(struct kitchen *k, struct clm_error *err)
{
    const struct clm__recipe *r = k->recipe;
    enum clm_code code = CLM_OK;
    for (size_t i = 0; i < r->treebank_count && code == CLM_OK; i++)
        code =
            clm__bank_read(&k->gold, &k->names, r->treebanks[i], CLM__WEIGHT_GOLD, err);
    k->tags = (unsigned)k->names.tags.count - 1;
    k->labels = (unsigned)k->names.labels.count - 1;
    if (code == CLM_OK && k->gold.count == 0)
        code = clm_error_set(err, CLM_E_NO_INPUT, (struct clm_loc){0},
                             "the treebanks are empty");
    for (size_t i = 0; i < r->parsed_count && code == CLM_OK; i++)
        code =
            clm__bank_read(&k->parsed, &k->names, r->parsed[i], CLM__WEIGHT_PARSED, err);
    drop_strange(&k->parsed, k->labels);
    for (size_t i = 0; i < r->dev_count && i < DEV_MAX && code == CLM_OK; i++)
        code = clm__bank_read(&k->dev[i], &k->names, r->dev[i], CLM__WEIGHT_GOLD, err);
    /* each file gives its share, so that one does not crowd out the others */
    for (size_t i = 0; i < r->raw_count && code == CLM_OK; i++)
        code = clm__raw_read(&k->raw, &k->names, r->raw[i],
                             r->cluster_words * (i + 1) / r->raw_count, err);
    return code;
}

static bool
make_clusters(struct kitchen *k)
{
    const struct clm__bank *const banks[] = {&k->raw, &k->gold};
    struct clm__cluster_options options = {
        .clusters = k->recipe->clusters, .word_min = 4, .rounds_max = 8};
    clm__bank_describe(&k->gold, &k->names, NULL);
    clm__bank_describe(&k->raw, &k->names, NULL);
    if (k->raw.count > 0 && k->recipe->clusters > 1) {
        say("word clusters");
        if (!clm__cluster_find(&k->table, banks, 2, &options) ||
            !clm__cluster_index(&k->clusters, &k->table))
            return false;
    }
    clm__bank_describe(&k->gold, &k->names, &k->clusters);
    clm__bank_describe(&k->raw, &k->names, &k->clusters);
    clm__bank_describe(&k->parsed, &k->names, &k->clusters);
    for (size_t i = 0; i < k->recipe->dev_count && i < DEV_MAX; i++)
        clm__bank_describe(&k->dev[i], &k->names, &k->clusters);
    return true;
}

typedef bool (*lesson_fn)(struct clm__learner *learner, const struct clm__bank *bank,
                          const struct clm__train_options *options);

/* What is learned, how large a table it gets. */
struct course {
    lesson_fn lesson;
    unsigned bits, classes, rare, seeds;
    double deviations;
};

/* Learns several times over the same sentences in different orders. Weights of
 * perceptrons over the same features may be added: their mean scores as all of them
 * together would. */
static bool
attend(struct kitchen *k, const struct course *course, struct clm__train_options *options,
       struct clm__weights *out)
{
    struct clm__learner learner;
    float *mean = clm__calloc(clm__weights_size((size_t)1 << course->bits), sizeof *mean);
    bool ok = clm__learner_init(&learner, course->bits, course->classes, course->rare) &&
              mean != NULL;
    for (unsigned seed = 0; ok && seed < course->seeds; seed++) {
        clm__learner_reset(&learner);
        options->seed = SEED + seed;
        ok = course->lesson(&learner, &k->gold, options);
        if (ok)
            clm__learner_add_average(&learner, mean);
    }
    ok = ok && clm__learner_quantise(out, mean, course->bits, course->classes,
                                     course->deviations);
    clm__learner_release(&learner);
    clm__free(mean);
    return ok;
}

/* The parser must learn from tags as wrong as those that it will see: each fold is tagged
 * by what was learned from the others. */
static bool
teach_tagger(struct kitchen *k)
{
    const struct clm__recipe *r = k->recipe;
    struct clm__train_options options = {.epochs = r->tagger_epochs, .quiet = true};
    struct course course = {clm__train_tagger, r->tagger_bits,   k->tags, 2,
                            r->seeds,          TAGGER_DEVIATIONS};
    struct clm__weights weights;
    say("tagger");
    for (int fold = 0; fold < CLM__FOLDS; fold++) {
        options.fold = fold;
        if (!attend(k, &course, &options, &weights))
            return false;
        clm__measure_tag(&k->gold, &weights, fold);
        clm__free(weights.at);
    }
    options.fold = -1;
    return attend(k, &course, &options, &k->tagger);
}

static bool
measure(struct kitchen *k, const struct clm__weights *parser, unsigned beam,
        const char *what)
{
    for (size_t i = 0; i < k->recipe->dev_count && i < DEV_MAX; i++) {
        struct clm__measure measured;
        clm__measure_tag(&k->dev[i], &k->tagger, -1);
        if (!clm__measure_parse(&measured, &k->dev[i], &k->names, parser, beam))
            return false;
        clm__measure_print(&measured, what);
    }
    return true;
}

/* Tags and parses the first raw sentences and drops the others. */
static bool
parse_raw(struct kitchen *k)
{
    struct clm__parse_room *room = clm__parse_room_new(k->recipe->beam);
    struct clm__parse_options options = {k->labels, k->recipe->beam};
    struct clm__bank *raw = &k->raw;
    size_t step = k->raw.count / (k->recipe->parsed_words + 1) + 1, kept = 0;
    if (room == NULL)
        return false;
    for (size_t i = 0; i < raw->sentence_count; i += step) {
        struct clm__bank_sentence s = raw->sentences[i];
        clm__tag_sentence(&k->tagger, raw->words + s.first, s.count, raw->tags + s.first);
        clm__parse_sentence(room, &k->teacher, raw->words + s.first, raw->tags + s.first,
                            s.count, &options);
        for (unsigned w = 0; w < s.count; w++) {
            raw->heads[s.first + w] = room->state.nodes[w + 1].head;
            raw->labels[s.first + w] = room->state.nodes[w + 1].label;
        }
        raw->sentences[kept++] = s;
    }
    raw->sentence_count = kept;
    clm__parse_room_free(room);
    return true;
}

/* Copies the parsed sentences behind the corrected ones. */
static bool
join_banks(struct kitchen *k, struct clm__bank *parsed)
{
    for (size_t i = 0; i < parsed->sentence_count; i++) {
        const struct clm__bank_sentence *from = &parsed->sentences[i];
        struct clm__bank_sentence *to = clm__bank_add(&k->gold, from->count);
        if (to == NULL)
            return false;
        to->weight = from->weight;
        size_t a = to->first, b = from->first, n = from->count;
        memcpy(k->gold.words + a, parsed->words + b, n * sizeof *parsed->words);
        memcpy(k->gold.forms + a, parsed->forms + b, n * sizeof *parsed->forms);
        memcpy(k->gold.tags + a, parsed->tags + b, n * sizeof *parsed->tags);
        memcpy(k->gold.gold + a, parsed->tags + b, n * sizeof *parsed->tags);
        memcpy(k->gold.heads + a, parsed->heads + b, n * sizeof *parsed->heads);
        memcpy(k->gold.labels + a, parsed->labels + b, n * sizeof *parsed->labels);
    }
    clm__bank_release(parsed);
    return true;
}

static bool
teach_teacher(struct kitchen *k)
{
    const struct clm__recipe *r = k->recipe;
    struct clm__train_options options = {
        .epochs = r->teacher_epochs, .fold = -1, .beam = r->beam, .labels = k->labels};
    struct course course = {clm__train_beam, r->parser_bits, 2 * k->labels + 1,
                            r->rare,         r->seeds,       ACCURATE_DEVIATIONS};
    say("teacher");
    clm__bank_find_projective(&k->gold);
    if (!attend(k, &course, &options, &k->teacher) ||
        !measure(k, &k->teacher, r->beam, "teacher"))
        return false;
    if (r->parsed_count > 0)
        return true;
    say("the teacher parses raw text");
    return parse_raw(k) && join_banks(k, &k->raw);
}

static bool
teach_parser(struct kitchen *k)
{
    const struct clm__recipe *r = k->recipe;
    struct clm__train_options options = {
        .epochs = r->epochs, .fold = -1, .beam = 1, .labels = k->labels};
    struct course course = {clm__train_parser, r->parser_bits, 2 * k->labels + 1,
                            r->rare,           r->seeds,       FAST_DEVIATIONS};
    say("parser");
    return attend(k, &course, &options, &k->parser) &&
           measure(k, &k->parser, 1, "greedy");
}

/* The first `count` names of a table, each ended by NUL. */
static void
list_names(struct clm__buf *out, const struct clm__intern *table, unsigned count)
{
    for (unsigned i = 1; i <= count; i++)
        clm__buf_add(out, clm__intern_text(table, i), clm__intern_len(table, i) + 1);
}

static enum clm_code
write_model(const struct kitchen *k, struct clm_error *err)
{
    struct clm_loc at = {.file = k->recipe->out};
    struct clm__buf tags = {0}, labels = {0}, file = {0};
    list_names(&tags, &k->names.tags, k->tags);
    list_names(&labels, &k->names.labels, k->labels);
    struct clm__model_parts parts = {.tag_names = clm__buf_text(&tags),
                                     .label_names = clm__buf_text(&labels),
                                     .tag_count = k->tags,
                                     .label_count = k->labels,
                                     .cluster_keys = k->table.keys,
                                     .clusters = k->table.clusters,
                                     .cluster_words = k->table.count,
                                     .tagger = &k->tagger,
                                     .fast = &k->parser,
                                     .accurate =
                                         k->teacher.at != NULL ? &k->teacher : NULL};
    if (!tags.failed && !labels.failed)
        clm__model_write(&file, &parts);
    enum clm_code code = CLM_OK;
    if (tags.failed || labels.failed || file.failed) {
        code = clm_error_set(err, CLM_E_NOMEM, at, "out of memory");
    } else {
        FILE *out = fopen(k->recipe->out, "wb");
        bool ok = out != NULL && fwrite(file.at, 1, file.len, out) == file.len;
        ok = out != NULL && fclose(out) == 0 && ok;
        if (!ok)
            code =
                clm_error_set(err, CLM_E_WRITE, at, "cannot write '%s'", k->recipe->out);
        fprintf(stderr, "%s: %zu bytes\n", k->recipe->out, file.len);
    }
    clm__buf_release(&tags);
    clm__buf_release(&labels);
    clm__buf_release(&file);
    return code;
}

static void
clean_up(struct kitchen *k)
{
    clm__names_release(&k->names);
    clm__bank_release(&k->gold);
    clm__bank_release(&k->raw);
    clm__bank_release(&k->parsed);
    for (size_t i = 0; i < DEV_MAX; i++)
        clm__bank_release(&k->dev[i]);
    clm__cluster_release(&k->table);
    clm__free(k->clusters.keys);
    clm__free(k->clusters.clusters);
    clm__free(k->tagger.at);
    clm__free(k->teacher.at);
    clm__free(k->parser.at);
}

enum clm_code
clm__recipe_run(const struct clm__recipe *recipe, struct clm_error *err)
{
    struct kitchen kitchen = {.recipe = recipe};
    enum clm_code code = read_all(&kitchen, err);
    if (code == CLM_OK) {
        bool ok = make_clusters(&kitchen) && teach_tagger(&kitchen);
        if (ok && kitchen.raw.count > 0 && recipe->parsed_words > 0)
            ok = teach_teacher(&kitchen);
        if (ok && recipe->parsed_count > 0) {
            /* the tags that a parser will see, not those of the file */
            clm__measure_tag(&kitchen.parsed, &kitchen.tagger, -1);
            ok = join_banks(&kitchen, &kitchen.parsed);
        }
        ok = ok && teach_parser(&kitchen);
        code = ok ? write_model(&kitchen, err)
                  : clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    }
    say("done");
    clean_up(&kitchen);
    return code;
}
