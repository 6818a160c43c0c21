/* SPDX-License-Identifier: MIT */
/* Bytes on their way out: gathered, and handed on a block at a time. */
#ifndef CLM_TABLE_OUT_H
#define CLM_TABLE_OUT_H

#include "base/buf.h"
#include "claimline/table.h"

struct clm__out {
    struct clm__buf buf;
    clm_write_fn write;
    void *payload;
    bool refused; /* write() gave false */
};

/** Hands the bytes on when there are many; call it between rows. */
void clm__out_flush_some(struct clm__out *out);
/** Hands on the rest, releases the buffer, and tells how it went. */
enum clm_code clm__out_finish(struct clm__out *out, struct clm_error *err);

#endif
