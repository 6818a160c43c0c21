/* SPDX-License-Identifier: MIT */
/* Weights in few bytes. Symbols are weights but 0, and classes of runs of zeros: class k
 * is a run of 2^k to 2^(k+1)-1, its low k bits written behind the code. Codes are
 * canonical (D. Hirschberg and D. Lelewer, "Efficient Decoding of Prefix Codes", 1990)
 * and at most CODE_MAX bits long, so that one look into a table decodes one. The layout:
 * 4 bits a symbol for the length of its code, then the codes, low bits first. */
#include "text/pack.h"

#include "base/alloc.h"

enum {
    RUNS = 24,
    SYMBOLS = 256 + RUNS, /* 0 and 128 are not used */
    CODE_MAX = 12,
    LENGTHS_SIZE = SYMBOLS / 2,
};

struct code {
    uint16_t bits; /* low bit first */
    uint8_t length;
};

enum { SLICES = 8 };

/* table[k][b] is the CRC of byte b with k bytes of 0 behind it, so that eight bytes go at
 * a time (M. Kounavis and F. Berry, "A Systematic Approach to Building High Performance
 * Software-Based CRC Generators", 2005). */
uint32_t
clm__crc32(const void *bytes, size_t len)
{
    const unsigned char *at = bytes;
    uint32_t table[SLICES][256], crc = UINT32_MAX;
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t value = i;
        for (int bit = 0; bit < 8; bit++)
            value = value >> 1 ^ (value & 1 ? 0xedb88320u : 0);
        table[0][i] = value;
    }
    for (int k = 1; k < SLICES; k++)
        for (int i = 0; i < 256; i++)
            table[k][i] = table[0][table[k - 1][i] & 0xff] ^ table[k - 1][i] >> 8;
    for (; len >= SLICES; len -= SLICES, at += SLICES) {
        uint32_t low = crc ^ ((uint32_t)at[0] | (uint32_t)at[1] << 8 |
                              (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24);
        crc = table[7][low & 0xff] ^ table[6][low >> 8 & 0xff] ^
              table[5][low >> 16 & 0xff] ^ table[4][low >> 24] ^ table[3][at[4]] ^
              table[2][at[5]] ^ table[1][at[6]] ^ table[0][at[7]];
    }
    for (; len > 0; len--)
        crc = table[0][(crc ^ *at++) & 0xff] ^ crc >> 8;
    return ~crc;
}

static unsigned
log2_of(size_t number)
{
    unsigned log = 0;
    while (number >>= 1)
        log++;
    return log;
}

/* The next symbol at `*at`, which moves behind it; a run's low bits go to `*extra`. */
static unsigned
next_symbol(const int8_t *weights, size_t count, size_t *at, size_t *extra)
{
    *extra = 0;
    if (weights[*at] != 0)
        return (uint8_t)weights[(*at)++];
    size_t run = 0, most = ((size_t)1 << RUNS) - 1;
    while (*at < count && weights[*at] == 0 && run < most) {
        run++;
        (*at)++;
    }
    unsigned log = log2_of(run);
    *extra = run - ((size_t)1 << log);
    return 256 + log;
}

/* --- code lengths
 * ----------------------------------------------------------------------------------- */

/* Huffman's algorithm by two queues is not worth its lines here: 280 symbols, the two
 * rarest found by looking. */
static unsigned
huffman_lengths(const uint64_t counts[SYMBOLS], uint8_t lengths[SYMBOLS])
{
    uint64_t weight[2 * SYMBOLS];
    int parent[2 * SYMBOLS], nodes = SYMBOLS;
    unsigned longest = 0;
    for (int i = 0; i < SYMBOLS; i++) {
        weight[i] = counts[i];
        parent[i] = counts[i] > 0 ? -1 : -2;
    }
    for (;;) {
        int low[2] = {-1, -1};
        for (int i = 0; i < nodes; i++) {
            if (parent[i] != -1)
                continue;
            if (low[0] < 0 || weight[i] < weight[low[0]]) {
                low[1] = low[0];
                low[0] = i;
            } else if (low[1] < 0 || weight[i] < weight[low[1]]) {
                low[1] = i;
            }
        }
        if (low[1] < 0)
            break;
        weight[nodes] = weight[low[0]] + weight[low[1]];
        parent[nodes] = -1;
        parent[low[0]] = parent[low[1]] = nodes++;
    }
    for (int i = 0; i < SYMBOLS; i++) {
        unsigned length = 0;
        for (int node = i; parent[node] >= 0; node = parent[node])
            length++;
        lengths[i] = (uint8_t)(counts[i] > 0 && length == 0 ? 1 : length);
        longest = length > longest ? length : longest;
    }
    return longest;
}

/* Rare symbols are counted as less rare until no code is too long. */
static void
find_lengths(uint64_t counts[SYMBOLS], uint8_t lengths[SYMBOLS])
{
    while (huffman_lengths(counts, lengths) > CODE_MAX)
        for (int i = 0; i < SYMBOLS; i++)
            counts[i] = counts[i] > 0 ? counts[i] / 2 + 1 : 0;
}

/* Codes in order of length, then symbol. False when the lengths leave no room for all
 * codes. */
static bool
make_codes(const uint8_t lengths[SYMBOLS], struct code codes[SYMBOLS])
{
    uint32_t next = 0;
    for (unsigned length = 1; length <= CODE_MAX; length++) {
        for (int i = 0; i < SYMBOLS; i++) {
            if (lengths[i] != length)
                continue;
            if (next >= UINT32_C(1) << length)
                return false;
            uint32_t bits = 0;
            for (unsigned bit = 0; bit < length; bit++)
                bits |= (next >> bit & 1) << (length - 1 - bit);
            codes[i] = (struct code){(uint16_t)bits, (uint8_t)length};
            next++;
        }
        next <<= 1;
    }
    return true;
}

/* --- packing
 * ----------------------------------------------------------------------------------------
 */

struct bit_writer {
    struct clm__buf *out;
    uint64_t bits;
    unsigned count;
};

static void
put_bits(struct bit_writer *w, uint64_t bits, unsigned count)
{
    w->bits |= bits << w->count;
    w->count += count;
    while (w->count >= 8) {
        clm__buf_putc(w->out, (char)(w->bits & 0xff));
        w->bits >>= 8;
        w->count -= 8;
    }
}

void
clm__pack(struct clm__buf *out, const int8_t *weights, size_t count)
{
    uint64_t counts[SYMBOLS] = {0};
    uint8_t lengths[SYMBOLS];
    struct code codes[SYMBOLS] = {{0}};
    struct bit_writer writer = {.out = out};
    size_t extra = 0;
    for (size_t at = 0; at < count;)
        counts[next_symbol(weights, count, &at, &extra)]++;
    find_lengths(counts, lengths);
    make_codes(lengths, codes);
    for (int i = 0; i < SYMBOLS; i++)
        put_bits(&writer, lengths[i], 4);
    for (size_t at = 0; at < count;) {
        unsigned symbol = next_symbol(weights, count, &at, &extra);
        put_bits(&writer, codes[symbol].bits, codes[symbol].length);
        if (symbol > 256)
            put_bits(&writer, extra, symbol - 256);
    }
    if (writer.count > 0)
        put_bits(&writer, 0, 8 - writer.count);
}

/* --- unpacking
 * --------------------------------------------------------------------------------------
 */

/* What the next CODE_MAX bits begin with; length 0 = no code. A weight is taken for a run
 * of one, with no extra bits: telling weights from runs by a branch would be guessed
 * wrong too often. */
struct entry {
    uint32_t run; /* to which the extra bits are added */
    uint8_t extra;
    uint8_t length;
    int8_t weight; /* 0 for a run */
};

static bool
fill_table(struct entry *table, const unsigned char *packed)
{
    uint8_t lengths[SYMBOLS];
    struct code codes[SYMBOLS] = {{0}};
    for (int i = 0; i < SYMBOLS; i++)
        lengths[i] = (uint8_t)(packed[i / 2] >> (i % 2 * 4) & 15);
    if (!make_codes(lengths, codes))
        return false;
    for (int i = 0; i < SYMBOLS; i++) {
        if (lengths[i] > CODE_MAX)
            return false;
        if (codes[i].length == 0)
            continue;
        struct entry entry = {.run = 1, .length = codes[i].length};
        if (i < 256) {
            entry.weight = (int8_t)(i < 128 ? i : i - 256);
        } else {
            entry.extra = (uint8_t)(i - 256);
            entry.run = UINT32_C(1) << entry.extra;
        }
        for (uint32_t bits = codes[i].bits; bits < 1u << CODE_MAX;
             bits += 1u << codes[i].length)
            table[bits] = entry;
    }
    return true;
}

struct bit_reader {
    const unsigned char *at;
    const unsigned char *end;
    uint64_t bits;
    unsigned count;
};

/* At least 56 bits, or all that are left. Bits above `count` are those that come next. */
static inline void
fill_bits(struct bit_reader *r)
{
    if (r->end - r->at >= 8) {
        const unsigned char *at = r->at; /* written out, this becomes one load */
        uint64_t next = (uint64_t)at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 |
                        (uint64_t)at[3] << 24 | (uint64_t)at[4] << 32 |
                        (uint64_t)at[5] << 40 | (uint64_t)at[6] << 48 |
                        (uint64_t)at[7] << 56;
        r->bits |= next << r->count;
        r->at += (63 - r->count) / 8;
        r->count |= 56;
        return;
    }
    while (r->count < 56 && r->at < r->end) {
        r->bits |= (uint64_t)*r->at++ << r->count;
        r->count += 8;
    }
}

static bool
unpack_symbols(int8_t *weights, size_t count, struct bit_reader *r,
               const struct entry *table)
{
    memset(weights, 0, count);
    for (size_t to = 0; to < count;) {
        fill_bits(r);
        struct entry entry = table[r->bits & ((1u << CODE_MAX) - 1)];
        unsigned used = entry.length + entry.extra;
        if (entry.length == 0 || used > r->count)
            return false;
        uint64_t extra = r->bits >> entry.length & ((UINT64_C(1) << entry.extra) - 1);
        size_t run = entry.run + (size_t)extra;
        if (run > count - to)
            return false;
        weights[to] = entry.weight;
        to += run;
        r->bits >>= used;
        r->count -= used;
    }
    return r->at == r->end && r->count < 8 && r->bits == 0;
}

bool
clm__unpack(int8_t *weights, size_t count, const unsigned char *packed, size_t len)
{
    if (len < LENGTHS_SIZE)
        return false;
    struct entry *table = clm__calloc(1u << CODE_MAX, sizeof *table);
    struct bit_reader reader = {.at = packed + LENGTHS_SIZE, .end = packed + len};
    bool ok = table != NULL && fill_table(table, packed) &&
              unpack_symbols(weights, count, &reader, table);
    clm__free(table);
    return ok;
}
