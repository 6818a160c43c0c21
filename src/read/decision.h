/* SPDX-License-Identifier: MIT */
/* What a person decided about extracted events: the rows of review*.csv. */
#ifndef CLM_READ_DECISION_H
#define CLM_READ_DECISION_H

#include "read/corpus.h"

/** The cells of a row that may be changed, in their order; then those that only decide.
 */
enum clm__decided {
    CLM__DECIDED_DATE,
    CLM__DECIDED_KIND,
    CLM__DECIDED_PHASE,
    CLM__DECIDED_ACTOR,
    CLM__DECIDED_SPEAKER,
    CLM__DECIDED_TARGET,
    CLM__DECIDED_CHARGE,
    CLM__DECIDED_CHARGE_TYPE,
    CLM__DECIDED_PLACE,
    CLM__DECIDED_QUOTE,
    CLM__DECIDED_ANSWERS,
    CLM__DECIDED_ABOUT,
    CLM__DECIDED_CELLS,
};

enum clm__verdict_of_person { CLM__UNDECIDED, CLM__YES, CLM__NO };

struct clm__decision {
    clm_str id;
    const char *cells[CLM__DECIDED_CELLS]; /* NULL = no such column */
    const char *source;
    const char *same_as, *not_same_as; /* ids, parted by |; "" = none */
    uint32_t file, line;
    uint32_t event;  /* once the corpus is finished; CLM_NONE = not found, or left out */
    uint8_t verdict; /* of clm__verdict_of_person */
    uint8_t settled; /* bits 1 << clm_link_kind of links that the row decides */
    bool is_changed; /* cells are not as they were read */
    bool is_found;
};

/** Reads the rows; as the other readers. */
enum clm_code clm__read_review_csv(struct clm_corpus *corpus, uint32_t file,
                                   clm__read_fn read, void *from,
                                   struct clm_error *err) CLM_MUST_CHECK;
/** Applies all decisions: leaves out what was rejected, changes what was changed. Before
 * parties and links are resolved, once names can be found. CLM_E_NOMEM. */
enum clm_code clm__decisions_apply(struct clm_corpus *corpus) CLM_MUST_CHECK;
/** Joins events that are one by decision, once links can be found. */
void clm__decisions_join(struct clm_corpus *corpus);
/** Whether a person said that two events are not one. */
bool clm__decided_apart(const struct clm_corpus *corpus, uint32_t a, uint32_t b);

/** Stands for the cells of a row as they were read: "r-" and 16 hexadecimal digits. A
 * cell of NULL counts as empty. */
enum { CLM__AS_READ_SIZE = 19 };
void clm__as_read(char out[CLM__AS_READ_SIZE],
                  const char *const cells[CLM__DECIDED_CELLS]);

/** The names of the columns, by clm__decided. */
extern const char *const clm__decided_names[CLM__DECIDED_CELLS];

#endif
