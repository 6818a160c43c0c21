/* SPDX-License-Identifier: MIT */
/* The judge's model. All numbers are little-endian, floats of 32 bits. A header of HEADER
 * bytes:
 *
 *    0  "CLMJUDGE"
 *    8  version; 12 size of the file
 *   16  digest (64 bits) of all from 24 on
 *   24  layers; 28 pieces; 32 bytes of their text; 36 letters that fold
 *   40  the pieces that begin and end a window; 48 that for what is unknown
 *
 * then, each from a multiple of 64 bytes on: where the pieces start; their text; their
 * gates; the letters that fold; embeddings and their scales; positions; types; the norm
 * behind them; of each layer its matrices (weights, scales, offsets, biases) and norms;
 * the heads and their biases. */
#include "judge/judge_model.h"

#include "base/alloc.h"

#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEADER = 64, ALIGN = 64, FOLDS_MAX = 1 << 14, TEXT_MAX = 1 << 20 };
enum { BIG_ENDIAN_HERE = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ };

static const char magic[8] = {'C', 'L', 'M', 'J', 'U', 'D', 'G', 'E'};

/* Hands out the sections one after another; what does not fit is NULL, and so is all
 * behind it. */
struct taker {
    unsigned char *at;
    size_t len, from;
    bool failed;
};

static void
turn_around(unsigned char *number, size_t size)
{
    for (size_t i = 0; i < size / 2; i++) {
        unsigned char byte = number[i];
        number[i] = number[size - 1 - i];
        number[size - 1 - i] = byte;
    }
}

/* `count` numbers of `size` bytes, in the byte order of this machine from now on. */
static const void *
take(struct taker *taker, size_t count, size_t size)
{
    size_t need = (count * size + ALIGN - 1) / ALIGN * ALIGN;
    if (taker->failed || need > taker->len - taker->from) {
        taker->failed = true;
        return NULL;
    }
    unsigned char *section = taker->at + taker->from;
    taker->from += need;
    for (size_t i = 0; BIG_ENDIAN_HERE && size > 1 && i < count; i++)
        turn_around(section + i * size, size);
    return section;
}

static struct clm__judge_matrix
take_matrix(struct taker *taker, uint32_t rows, uint32_t width)
{
    struct clm__judge_matrix out = {.rows = rows, .width = width};
    out.weights = take(taker, (size_t)rows * width, 1);
    out.scales = take(taker, rows, sizeof *out.scales);
    out.offsets = take(taker, rows, sizeof *out.offsets);
    out.biases = take(taker, rows, sizeof *out.biases);
    return out;
}

static void
take_layer(struct taker *taker, struct clm__judge_layer *out)
{
    const uint32_t width = CLM__JUDGE_WIDTH;
    out->mixed = take_matrix(taker, 3 * width, width);
    out->out = take_matrix(taker, width, width);
    out->norm = take(taker, 2 * width, sizeof *out->norm);
    out->inner = take_matrix(taker, CLM__JUDGE_INNER, width);
    out->outer = take_matrix(taker, width, CLM__JUDGE_INNER);
    out->last_norm = take(taker, 2 * width, sizeof *out->last_norm);
}

uint64_t
clm__judge_model_digest(const unsigned char *at, size_t len)
{
    uint64_t sum = len;
    for (size_t i = 0; i + 8 <= len; i += 8) {
        uint64_t word;
        memcpy(&word, at + i, sizeof word);
        word = BIG_ENDIAN_HERE ? __builtin_bswap64(word) : word;
        sum = (sum ^ word) * UINT64_C(0x9e3779b97f4a7c15);
        sum ^= sum >> 29;
    }
    return sum;
}

static uint32_t
number(const unsigned char *bytes, size_t at)
{
    uint32_t out;
    memcpy(&out, bytes + at, sizeof out);
    return BIG_ENDIAN_HERE ? __builtin_bswap32(out) : out;
}

static const char *
read_header(struct clm__judge_model *out, const unsigned char *bytes, size_t len)
{
    if (len < HEADER || memcmp(bytes, magic, sizeof magic) != 0)
        return "is not a model of the judge";
    if (number(bytes, 8) != CLM__JUDGE_VERSION)
        return "is of another version of claimline";
    uint64_t sum = number(bytes, 16) | (uint64_t)number(bytes, 20) << 32;
    if (number(bytes, 12) != len || len % 8 != 0 ||
        sum != clm__judge_model_digest(bytes + 24, len - 24))
        return "is damaged";
    out->layer_count = number(bytes, 24);
    out->piece_count = number(bytes, 28);
    out->fold_count = number(bytes, 36);
    out->begin = number(bytes, 40);
    out->end = number(bytes, 44);
    out->unknown = number(bytes, 48);
    bool fits = out->layer_count > 0 && out->layer_count <= CLM__JUDGE_LAYERS_MAX &&
                out->piece_count > 0 && out->piece_count <= CLM__JUDGE_PIECES_MAX &&
                number(bytes, 32) <= TEXT_MAX && out->fold_count <= FOLDS_MAX &&
                out->begin < out->piece_count && out->end < out->piece_count &&
                out->unknown < out->piece_count;
    return fits ? NULL : "makes no sense";
}

static bool
read_sections(struct clm__judge_model *out, unsigned char *bytes, size_t len)
{
    const size_t width = CLM__JUDGE_WIDTH, real = sizeof(float);
    struct taker taker = {bytes, len, HEADER, false};
    uint32_t text_len = number(bytes, 32);
    out->piece_at = take(&taker, out->piece_count + 1u, sizeof *out->piece_at);
    out->text = take(&taker, text_len, 1);
    out->gates = take(&taker, out->piece_count, 1);
    out->folds = take(&taker, 2 * (size_t)out->fold_count, sizeof *out->folds);
    out->embeddings = take(&taker, out->piece_count * width, 1);
    out->embedding_scales = take(&taker, out->piece_count, real);
    out->positions = take(&taker, CLM__JUDGE_WINDOW * width, real);
    out->types = take(&taker, 2 * width, real);
    out->norm = take(&taker, 2 * width, real);
    for (uint32_t i = 0; i < out->layer_count; i++)
        take_layer(&taker, &out->layers[i]);
    out->heads = take(&taker, CLM__JUDGE_OUTPUTS * width, real);
    out->head_biases = take(&taker, CLM__JUDGE_OUTPUTS, real);
    if (taker.failed || taker.from != len || out->piece_at[0] != 0 ||
        out->piece_at[out->piece_count] != text_len)
        return false;
    for (uint32_t i = 0; i < out->piece_count; i++)
        if (out->piece_at[i] > out->piece_at[i + 1])
            return false;
    return true;
}

enum clm_code
clm__judge_model_read(struct clm__judge_model *out, void *bytes, size_t len,
                      const char *name, struct clm_error *err)
{
    *out = (struct clm__judge_model){0};
    const char *wrong = read_header(out, bytes, len);
    if (wrong == NULL && !read_sections(out, bytes, len))
        wrong = "makes no sense";
    if (wrong != NULL)
        return clm_error_set(err, CLM_E_JUDGE_MODEL, (struct clm_loc){.file = name},
                             "'%s' %s", name, wrong);
    return CLM_OK;
}

enum clm_code
clm__judge_model_open(struct clm__judge_model **out, const char *path,
                      struct clm_error *err)
{
    struct clm_loc at = {.file = path};
    struct stat info;
    void *mapped = MAP_FAILED;
    *out = NULL;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file >= 0 && fstat(file, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0)
        mapped = mmap(NULL, (size_t)info.st_size,
                      BIG_ENDIAN_HERE ? PROT_READ | PROT_WRITE : PROT_READ, MAP_PRIVATE,
                      file, 0);
    if (file >= 0)
        close(file);
    if (mapped == MAP_FAILED)
        return clm_error_set(err, CLM_E_IO, at, "cannot read the judge's model '%s'",
                             path);
    struct clm__judge_model *model = clm__calloc(1, sizeof *model);
    enum clm_code code =
        model != NULL
            ? clm__judge_model_read(model, mapped, (size_t)info.st_size, path, err)
            : clm_error_set(err, CLM_E_NOMEM, at, "out of memory");
    if (code != CLM_OK) {
        munmap(mapped, (size_t)info.st_size);
        clm__free(model);
        return code;
    }
    model->mapped = mapped;
    model->mapped_len = (size_t)info.st_size;
    *out = model;
    return CLM_OK;
}

void
clm__judge_model_free(struct clm__judge_model *model)
{
    if (model == NULL)
        return;
    if (model->mapped != NULL)
        munmap(model->mapped, model->mapped_len);
    clm__free(model);
}
