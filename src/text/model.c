/* SPDX-License-Identifier: MIT */
/* The model file. All numbers are little-endian. A header of HEADER bytes:
 *
 *    0  "CLMMODEL"
 *    8  version
 *   12  CRC-32 of all from 16 on
 *   16  size of the file
 *   20  tags; 24 labels
 *   28  words in clusters; 32 the highest number of a cluster
 *   36  bits of the tagger; 40 of the parser: a table has 2^bits slots
 *   44  bytes of names
 *   48  bytes of packed weights: tagger; 52 fast parser; 56 accurate parser, or 0
 *
 * then the names (tags, then labels, each ended by NUL), the clusters (rows of a 32-bit
 * key, rising, and a 16-bit cluster) and the weights, packed. */
#include "text/model.h"

#include "base/alloc.h"
#include "text/pack.h"

#include <stdio.h>
#include <string.h>

enum {
    HEADER = 64,
    BITS_MIN = 8,
    BITS_MAX = 24,
    NAMES_MAX = 1 << 16,
    CLUSTER_WORDS_MAX = 1 << 18,
    FILE_MAX = 1 << 26,
    CLUSTER_ROW = 6,
};

static const char magic[8] = {'C', 'L', 'M', 'M', 'O', 'D', 'E', 'L'};

static uint32_t
read_u32(const unsigned char *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
           (uint32_t)at[3] << 24;
}

/* The header in numbers. */
struct header {
    uint32_t tags, labels;
    uint32_t cluster_words, cluster_highest;
    uint32_t tagger_bits, parser_bits;
    uint32_t names, tagger_len, fast_len, accurate_len;
};

static const char *
read_header(struct header *out, const unsigned char *bytes, size_t len)
{
    if (len < HEADER || memcmp(bytes, magic, sizeof magic) != 0)
        return "is not a model of claimline";
    if (read_u32(bytes + 8) != CLM__MODEL_VERSION)
        return "is a model of another version of claimline";
    if (read_u32(bytes + 16) != len ||
        read_u32(bytes + 12) != clm__crc32(bytes + 16, len - 16))
        return "is damaged";
    *out =
        (struct header){read_u32(bytes + 20), read_u32(bytes + 24), read_u32(bytes + 28),
                        read_u32(bytes + 32), read_u32(bytes + 36), read_u32(bytes + 40),
                        read_u32(bytes + 44), read_u32(bytes + 48), read_u32(bytes + 52),
                        read_u32(bytes + 56)};
    uint64_t need = (uint64_t)HEADER + out->names +
                    (uint64_t)out->cluster_words * CLUSTER_ROW + out->tagger_len +
                    out->fast_len + out->accurate_len;
    bool fits = out->tags > 0 && out->tags <= CLM__CLASSES_MAX && out->labels > 0 &&
                out->labels <= CLM__LABELS_MAX && out->names <= NAMES_MAX &&
                out->cluster_words <= CLUSTER_WORDS_MAX &&
                out->cluster_highest <= CLM__CLUSTERS_MAX &&
                out->tagger_bits >= BITS_MIN && out->tagger_bits <= BITS_MAX &&
                out->parser_bits >= BITS_MIN && out->parser_bits <= BITS_MAX &&
                need == len;
    return fits ? NULL : "is not a model that makes sense";
}

static enum clm__upos
find_upos(const char *name)
{
    static const char names[CLM__UPOS_COUNT][6] = {
        "X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
        "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};
    for (int i = 0; i < CLM__UPOS_COUNT; i++)
        if (strcmp(names[i], name) == 0)
            return (enum clm__upos)i;
    return CLM__UPOS_X;
}

static enum clm__rel
find_relation(const char *name, size_t len)
{
    static const char *const names[CLM__REL_COUNT] = {
        "",
#define CLM_RELATION(NAME, text) text,
#include "text/relations.def"
    };
    for (int i = 1; i < CLM__REL_COUNT; i++)
        if (strlen(names[i]) == len && memcmp(names[i], name, len) == 0)
            return (enum clm__rel)i;
    return CLM__REL_OTHER;
}

/* "NOUN_NN" becomes "NOUN" and "NN": the bar between them turns to NUL. */
static void
read_tag(struct clm__tag_name *tag, char *name)
{
    char *bar = strchr(name, '_');
    tag->upos = name;
    tag->xpos = bar != NULL && bar[1] != '\0' ? bar + 1 : "_";
    if (bar != NULL)
        *bar = '\0';
    tag->kind = find_upos(name);
}

static void
read_label(struct clm__label_name *label, const char *name)
{
    const char *colon = strchr(name, ':');
    label->deprel = name;
    label->subtype = colon != NULL ? colon + 1 : "";
    label->rel =
        find_relation(name, colon != NULL ? (size_t)(colon - name) : strlen(name));
}

/* False when there are not as many names as there should be. */
static bool
read_names(struct clm__model *model, const struct header *header)
{
    char *at = model->names, *end = at + header->names;
    for (uint32_t i = 0; i < header->tags + header->labels; i++) {
        char *stop = at < end ? memchr(at, '\0', (size_t)(end - at)) : NULL;
        if (stop == NULL || stop == at)
            return false;
        if (i < header->tags)
            read_tag(&model->tags[i], at);
        else
            read_label(&model->labels[i - header->tags], at);
        at = stop + 1;
    }
    return at == end;
}

/* Twice as many slots as words, so that a search soon meets a free one. */
static bool
read_clusters(struct clm__clusters *clusters, const unsigned char *rows,
              const struct header *header)
{
    uint32_t last = 0;
    for (uint32_t i = 0; i < header->cluster_words; i++) {
        uint32_t key = read_u32(rows + (size_t)i * CLUSTER_ROW);
        uint32_t cluster = read_u32(rows + (size_t)i * CLUSTER_ROW + 2) >> 16;
        if (key <= last || cluster == 0 || cluster > header->cluster_highest)
            return false;
        last = key;
        uint32_t slot = key & clusters->mask;
        while (clusters->keys[slot] != 0)
            slot = (slot + 1) & clusters->mask;
        clusters->keys[slot] = key;
        clusters->clusters[slot] = (uint16_t)cluster;
    }
    return true;
}

static bool
make_room(struct clm__model *model, const struct header *header)
{
    uint32_t slots = 64;
    while (slots < header->cluster_words * 2)
        slots *= 2;
    model->tag_count = header->tags;
    model->label_count = header->labels;
    model->names = clm__calloc(header->names + 1u, 1);
    model->tags = clm__calloc(header->tags, sizeof *model->tags);
    model->labels = clm__calloc(header->labels, sizeof *model->labels);
    model->clusters.mask = slots - 1;
    model->clusters.keys = clm__calloc(slots, sizeof *model->clusters.keys);
    model->clusters.clusters = clm__calloc(slots, sizeof *model->clusters.clusters);
    model->tagger = (struct clm__weights){
        .mask = (UINT32_C(1) << header->tagger_bits) - 1, .classes = header->tags};
    model->parser =
        (struct clm__weights){.mask = (UINT32_C(1) << header->parser_bits) - 1,
                              .classes = 2 * header->labels + 1};
    model->tagger.at = clm__alloc(clm__weights_size((size_t)model->tagger.mask + 1));
    model->parser.at = clm__alloc(clm__weights_size((size_t)model->parser.mask + 1));
    return model->names != NULL && model->tags != NULL && model->labels != NULL &&
           model->clusters.keys != NULL && model->clusters.clusters != NULL &&
           model->tagger.at != NULL && model->parser.at != NULL;
}

static bool
read_weights(struct clm__weights *weights, const unsigned char *packed, uint32_t len)
{
    return clm__unpack(weights->at, clm__weights_size((size_t)weights->mask + 1), packed,
                       len);
}

static bool
read_body(struct clm__model *model, const struct header *header,
          const unsigned char *body)
{
    const unsigned char *clusters = body + header->names;
    const unsigned char *tagger = clusters + (size_t)header->cluster_words * CLUSTER_ROW;
    const unsigned char *fast = tagger + header->tagger_len;
    bool accurate = model->beam > 1;
    memcpy(model->names, body, header->names);
    return read_names(model, header) &&
           read_clusters(&model->clusters, clusters, header) &&
           read_weights(&model->tagger, tagger, header->tagger_len) &&
           read_weights(&model->parser, accurate ? fast + header->fast_len : fast,
                        accurate ? header->accurate_len : header->fast_len);
}

enum clm_code
clm__model_read(struct clm__model **out, const struct clm__model_bytes *bytes,
                enum clm__model_mode mode, struct clm_error *err)
{
    struct clm_loc at = {.file = bytes->name};
    struct header header = {0};
    *out = NULL;
    const char *wrong = read_header(&header, bytes->at, bytes->len);
    if (wrong == NULL && mode == CLM__MODEL_ACCURATE && header.accurate_len == 0)
        wrong = "has no weights for the accurate parser";
    if (wrong != NULL)
        return clm_error_set(err, CLM_E_DATA, at, "'%s' %s", bytes->name, wrong);
    struct clm__model *model = clm__calloc(1, sizeof *model);
    if (model == NULL || !make_room(model, &header)) {
        clm__model_free(model);
        return clm_error_set(err, CLM_E_NOMEM, at, "out of memory");
    }
    model->beam = mode == CLM__MODEL_ACCURATE ? CLM__MODEL_BEAM : 1;
    if (!read_body(model, &header, (const unsigned char *)bytes->at + HEADER)) {
        clm__model_free(model);
        return clm_error_set(err, CLM_E_DATA, at, "'%s' is not a model that makes sense",
                             bytes->name);
    }
    *out = model;
    return CLM_OK;
}

static enum clm_code
read_file(struct clm__buf *buf, const char *path, struct clm_error *err)
{
    struct clm_loc at = {.file = path};
    FILE *in = fopen(path, "rb");
    if (in == NULL)
        return clm_error_set(err, CLM_E_IO, at, "cannot open the model '%s'", path);
    while (buf->len <= FILE_MAX) {
        char *to = clm__buf_reserve(buf, 1 << 20);
        size_t got = to != NULL ? fread(to, 1, 1 << 20, in) : 0;
        buf->len += got;
        if (got == 0)
            break;
    }
    bool failed = ferror(in) != 0;
    fclose(in);
    if (buf->failed)
        return clm_error_set(err, CLM_E_NOMEM, at, "out of memory");
    return failed ? clm_error_set(err, CLM_E_IO, at, "cannot read the model '%s'", path)
                  : CLM_OK;
}

enum clm_code
clm__model_open(struct clm__model **out, const char *path, enum clm__model_mode mode,
                struct clm_error *err)
{
    struct clm__buf buf = {0};
    *out = NULL;
    enum clm_code code = read_file(&buf, path, err);
    if (code == CLM_OK) {
        struct clm__model_bytes bytes = {clm__buf_text(&buf), buf.len, path};
        code = clm__model_read(out, &bytes, mode, err);
    }
    clm__buf_release(&buf);
    return code;
}

void
clm__model_free(struct clm__model *model)
{
    if (model == NULL)
        return;
    clm__free(model->names);
    clm__free(model->tags);
    clm__free(model->labels);
    clm__free(model->clusters.keys);
    clm__free(model->clusters.clusters);
    clm__free(model->tagger.at);
    clm__free(model->parser.at);
    clm__free(model);
}

/* --- writing
 * ----------------------------------------------------------------------------------------
 */

static void
put_u32(unsigned char *at, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(number >> (8 * i));
}

static void
add_names(struct clm__buf *out, const char *names, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        size_t len = strlen(names) + 1;
        clm__buf_add(out, names, len);
        names += len;
    }
}

static uint32_t
add_weights(struct clm__buf *out, const struct clm__weights *weights)
{
    size_t before = out->len;
    clm__pack(out, weights->at, clm__weights_size((size_t)weights->mask + 1));
    return (uint32_t)(out->len - before);
}

static uint32_t
bits_of(uint32_t mask)
{
    uint32_t bits = 0;
    for (; mask != 0; mask >>= 1)
        bits++;
    return bits;
}

void
clm__model_write(struct clm__buf *out, const struct clm__model_parts *parts)
{
    unsigned char header[HEADER] = {0}, row[CLUSTER_ROW];
    size_t start = out->len;
    uint32_t highest = 0;
    clm__buf_add(out, (const char *)header, HEADER);
    add_names(out, parts->tag_names, parts->tag_count);
    add_names(out, parts->label_names, parts->label_count);
    uint32_t names = (uint32_t)(out->len - start - HEADER);
    for (unsigned i = 0; i < parts->cluster_words; i++) {
        put_u32(row, parts->cluster_keys[i]);
        row[4] = (unsigned char)(parts->clusters[i] & 0xff);
        row[5] = (unsigned char)(parts->clusters[i] >> 8);
        highest = parts->clusters[i] > highest ? parts->clusters[i] : highest;
        clm__buf_add(out, (const char *)row, CLUSTER_ROW);
    }
    uint32_t tagger = add_weights(out, parts->tagger);
    uint32_t fast = add_weights(out, parts->fast);
    uint32_t accurate = parts->accurate != NULL ? add_weights(out, parts->accurate) : 0;
    if (out->failed)
        return;
    const uint32_t numbers[] = {CLM__MODEL_VERSION,
                                0,
                                (uint32_t)(out->len - start),
                                parts->tag_count,
                                parts->label_count,
                                parts->cluster_words,
                                highest,
                                bits_of(parts->tagger->mask),
                                bits_of(parts->fast->mask),
                                names,
                                tagger,
                                fast,
                                accurate};
    memcpy(header, magic, sizeof magic);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        put_u32(header + 8 + 4 * i, numbers[i]);
    memcpy(out->at + start, header, HEADER);
    put_u32(header + 12, clm__crc32(out->at + start + 16, out->len - start - 16));
    memcpy(out->at + start, header, HEADER);
}
