/* SPDX-License-Identifier: MIT */
/* The parser's features. Templates after Y. Zhang and J. Nivre, "Transition-based
 * Dependency Parsing with Rich Non-local Features" (2011), set out for arc-hybrid states,
 * and the same again over word clusters. Changing, adding or moving a template makes
 * every model file foreign: raise CLM__MODEL_VERSION. */
#include "text/parse_features.h"

/* The words that a decision looks at, and their atoms. */
struct view {
    const struct clm__node *s0, *s1, *b0;
    struct clm__atoms top, below, below2;        /* stack */
    struct clm__atoms next, next2, next3, next4; /* buffer */
    struct clm__atoms top_left, top_left2, top_right, top_right2;
    struct clm__atoms below_left, below_right, below_right2;
    struct clm__atoms next_left, next_left2;
    uint64_t gap, gap_below; /* distances */
};

void
clm__parse_atoms(struct clm__atoms *atoms, const struct clm__word *words,
                 const uint16_t *tags, unsigned count)
{
    atoms[0] = (struct clm__atoms){0};
    for (unsigned i = 1; i <= count; i++) {
        uint64_t word = clm__atom(words[i - 1].folded);
        uint64_t tag = clm__atom(tags[i - 1] + 1u);
        atoms[i] = (struct clm__atoms){.word = word,
                                       .tag = tag,
                                       .both = clm__atom(word ^ clm__turn(tag, 32)),
                                       .cluster = clm__atom(words[i - 1].cluster + 1u)};
    }
    uint64_t root = clm__atom(UINT64_C(1) << 40);
    atoms[count + 1] = (struct clm__atoms){
        .word = root, .tag = root + 1, .both = root + 2, .cluster = root + 3};
}

static uint64_t
distance(unsigned from, unsigned to)
{
    unsigned gap = from != 0 ? to - from : 0;
    return clm__atom(gap > 10 ? 7 : gap > 5 ? 6 : gap);
}

static inline void
look(struct view *v, const struct clm__atoms *atoms, const struct clm__state *state)
{
    unsigned s0 = clm__state_stack(state, 0), s1 = clm__state_stack(state, 1);
    unsigned b0 = state->buffer, last = state->count + 1u;
    v->s0 = &state->nodes[s0];
    v->s1 = &state->nodes[s1];
    v->b0 = &state->nodes[b0];
    v->top = atoms[s0];
    v->below = atoms[s1];
    v->below2 = atoms[clm__state_stack(state, 2)];
    v->next = atoms[b0];
    v->next2 = atoms[b0 + 1 <= last ? b0 + 1 : 0];
    v->next3 = atoms[b0 + 2 <= last ? b0 + 2 : 0];
    v->next4 = atoms[b0 + 3 <= last ? b0 + 3 : 0];
    v->top_left = atoms[v->s0->left];
    v->top_left2 = atoms[v->s0->left2];
    v->top_right = atoms[v->s0->right];
    v->top_right2 = atoms[v->s0->right2];
    v->below_left = atoms[v->s1->left];
    v->below_right = atoms[v->s1->right];
    v->below_right2 = atoms[v->s1->right2];
    v->next_left = atoms[v->b0->left];
    v->next_left2 = atoms[v->b0->left2];
    v->gap = distance(s0, b0);
    v->gap_below = distance(s1, s0);
}

static inline void
add_single(struct clm__features *f, const struct view *v)
{
    clm__feature1(f, 0);
    clm__feature1(f, v->top.word);
    clm__feature1(f, v->top.tag);
    clm__feature1(f, v->top.both);
    clm__feature1(f, v->next.word);
    clm__feature1(f, v->next.tag);
    clm__feature1(f, v->next.both);
    clm__feature1(f, v->next2.word);
    clm__feature1(f, v->next2.tag);
    clm__feature1(f, v->next2.both);
    clm__feature1(f, v->next3.word);
    clm__feature1(f, v->next3.tag);
    clm__feature1(f, v->next4.tag);
    clm__feature1(f, v->below.word);
    clm__feature1(f, v->below.tag);
    clm__feature1(f, v->below.both);
    clm__feature1(f, v->below2.tag);
    clm__feature1(f, v->below2.word);
}

static inline void
add_pairs(struct clm__features *f, const struct view *v)
{
    clm__feature2(f, v->top.both, v->next.both);
    clm__feature2(f, v->top.both, v->next.tag);
    clm__feature2(f, v->top.tag, v->next.both);
    clm__feature2(f, v->top.word, v->next.word);
    clm__feature2(f, v->top.tag, v->next.tag);
    clm__feature2(f, v->next.tag, v->next2.tag);
    clm__feature2(f, v->next.word, v->next2.tag);
    clm__feature2(f, v->next.tag, v->next2.word);
    clm__feature2(f, v->below.both, v->top.both);
    clm__feature2(f, v->below.both, v->top.tag);
    clm__feature2(f, v->below.tag, v->top.both);
    clm__feature2(f, v->below.word, v->top.word);
    clm__feature2(f, v->below.tag, v->top.tag);
    clm__feature2(f, v->below.tag, v->next.tag);
    clm__feature2(f, v->below.word, v->next.word);
    clm__feature2(f, v->below.both, v->next.tag);
    clm__feature2(f, v->below.tag, v->next.both);
}

static inline void
add_triples(struct clm__features *f, const struct view *v)
{
    clm__feature3(f, v->next.tag, v->next2.tag, v->next3.tag);
    clm__feature3(f, v->top.tag, v->next.tag, v->next2.tag);
    clm__feature3(f, v->below.tag, v->top.tag, v->next.tag);
    clm__feature3(f, v->below.both, v->top.tag, v->next.tag);
    clm__feature3(f, v->below.tag, v->top.both, v->next.tag);
    clm__feature3(f, v->below.tag, v->top.tag, v->next.both);
    clm__feature3(f, v->below2.tag, v->below.tag, v->top.tag);
    clm__feature3(f, v->top.both, v->next.tag, v->next2.tag);
    clm__feature3(f, v->top.tag, v->next.both, v->next2.tag);
    clm__feature3(f, v->below.tag + clm__turn(v->top.tag, 9), v->next.tag, v->next2.tag);
}

static inline void
add_distances(struct clm__features *f, const struct view *v)
{
    uint64_t top = clm__atom(v->s0->left_count * 8u + v->s0->right_count);
    uint64_t next = clm__atom(v->b0->left_count), below = clm__atom(v->s1->right_count);
    clm__feature2(f, v->top.word, v->gap);
    clm__feature2(f, v->top.tag, v->gap);
    clm__feature2(f, v->next.word, v->gap);
    clm__feature2(f, v->next.tag, v->gap);
    clm__feature3(f, v->top.tag, v->next.tag, v->gap);
    clm__feature3(f, v->top.word, v->next.word, v->gap);
    clm__feature3(f, v->below.tag, v->top.tag, v->gap_below);
    clm__feature3(f, v->below.word, v->top.word, v->gap_below);
    clm__feature2(f, v->top.both, top);
    clm__feature2(f, v->top.tag, top);
    clm__feature2(f, v->next.both, next);
    clm__feature2(f, v->next.tag, next);
    clm__feature2(f, v->below.both, below);
    clm__feature2(f, v->below.tag, below);
}

static inline void
add_children(struct clm__features *f, const struct view *v)
{
    clm__feature3(f, v->top.tag, v->top_left.tag, v->next.tag);
    clm__feature3(f, v->top.tag, v->top_right.tag, v->next.tag);
    clm__feature3(f, v->top.tag, v->next.tag, v->next_left.tag);
    clm__feature3(f, v->below.tag, v->below_right.tag, v->top.tag);
    clm__feature3(f, v->below.tag, v->top.tag, v->top_right.tag);
    clm__feature3(f, v->below.tag, v->top.tag, v->top_left.tag);
    clm__feature3(f, v->below.tag, v->below_left.tag, v->top.tag);
    clm__feature3(f, v->top.tag, v->top_right.tag, v->top_right2.tag);
    clm__feature3(f, v->top.tag, v->top_left.tag, v->top_left2.tag);
    clm__feature3(f, v->next.tag, v->next_left.tag, v->next_left2.tag);
    clm__feature2(f, v->top.tag, v->top_left.word);
    clm__feature2(f, v->top.tag, v->top_right.word);
    clm__feature2(f, v->next.tag, v->next_left.word);
    clm__feature2(f, v->below.tag, v->below_right.word);
    clm__feature2(f, v->top.word, v->top_right.word);
    clm__feature2(f, v->below.word, v->below_right.word);
    clm__feature3(f, v->below.tag, v->top.tag, v->top_right.word);
    clm__feature3(f, v->below.tag, v->top.tag, v->top_left.word);
    clm__feature3(f, v->top.tag, v->next.tag, v->next_left.word);
    clm__feature3(f, v->top.tag, v->next.tag, v->top_left.word);
    clm__feature3(f, v->top.word, v->next.tag, v->top_left.word);
    clm__feature3(f, v->below.word, v->top.tag, v->top_left.word);
    clm__feature3(f, v->below.word, v->top.tag, v->below_right.word);
}

/* The label of a child, an atom; 0 where there is no child. */
static inline uint64_t
label_of(const struct clm__state *state, unsigned child)
{
    return child != 0 ? clm__atom(state->nodes[child].label + 2u) : 0;
}

static inline void
add_labels(struct clm__features *f, const struct view *v, const struct clm__state *state)
{
    uint64_t left = label_of(state, v->s0->left), right = label_of(state, v->s0->right);
    uint64_t next = label_of(state, v->b0->left), below = label_of(state, v->s1->right);
    clm__feature2(f, v->top.tag, left);
    clm__feature2(f, v->top.tag, right);
    clm__feature2(f, v->next.tag, next);
    clm__feature2(f, v->below.tag, below);
    clm__feature3(f, v->top.tag, left, label_of(state, v->s0->left2));
    clm__feature3(f, v->top.tag, right, label_of(state, v->s0->right2));
    clm__feature3(f, v->next.tag, next, label_of(state, v->b0->left2));
    clm__feature3(f, v->below.tag, below, label_of(state, v->s1->right2));
}

static inline void
add_label_sets(struct clm__features *f, const struct view *v)
{
    uint64_t left = clm__atom(v->s0->left_labels), right = clm__atom(v->s0->right_labels);
    uint64_t next = clm__atom(v->b0->left_labels);
    uint64_t below_left = clm__atom(v->s1->left_labels);
    uint64_t below_right = clm__atom(v->s1->right_labels);
    clm__feature2(f, v->top.both, left);
    clm__feature2(f, v->top.both, right);
    clm__feature2(f, v->top.tag, left);
    clm__feature2(f, v->top.tag, right);
    clm__feature2(f, v->next.tag, next);
    clm__feature2(f, v->next.both, next);
    clm__feature3(f, v->below.tag, v->top.tag, below_right);
    clm__feature3(f, v->below.tag, v->top.tag, left);
    clm__feature3(f, v->below.tag, below_left, v->next.tag);
}

static inline void
add_clusters(struct clm__features *f, const struct view *v)
{
    clm__feature1(f, v->top.cluster);
    clm__feature1(f, v->next.cluster);
    clm__feature1(f, v->below.cluster);
    clm__feature1(f, v->next2.cluster);
    clm__feature2(f, v->top.cluster, v->next.cluster);
    clm__feature2(f, v->below.cluster, v->top.cluster);
    clm__feature3(f, v->top.cluster, v->top.tag, v->next.tag);
    clm__feature3(f, v->next.cluster, v->top.tag, v->next.tag);
    clm__feature3(f, v->below.cluster, v->below.tag, v->top.tag);
    clm__feature3(f, v->top.cluster, v->below.tag, v->top.tag);
    clm__feature2(f, v->top.cluster, v->next.word);
    clm__feature2(f, v->top.word, v->next.cluster);
    clm__feature2(f, v->below.word, v->top.cluster);
    clm__feature2(f, v->below.cluster, v->top.word);
    clm__feature3(f, v->below.cluster, v->top.cluster, v->next.cluster);
    clm__feature3(f, v->below.cluster, v->top.tag, v->top_left.cluster);
    clm__feature3(f, v->top.cluster, v->next.cluster, v->next2.cluster);
}

void
clm__parse_features(struct clm__features *features, const struct clm__atoms *atoms,
                    const struct clm__state *state)
{
    struct view v;
    look(&v, atoms, state);
    features->count = 0;
    add_single(features, &v);
    add_pairs(features, &v);
    add_triples(features, &v);
    add_distances(features, &v);
    add_children(features, &v);
    add_labels(features, &v, state);
    add_label_sets(features, &v);
    add_clusters(features, &v);
}
