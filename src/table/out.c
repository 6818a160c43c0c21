/* SPDX-License-Identifier: MIT */
/* Bytes on their way out. */
#include "table/out.h"

enum { BLOCK = 1 << 16 };

static void
flush(struct clm__out *out)
{
    if (out->buf.len > 0 && !out->buf.failed && !out->refused)
        out->refused = !out->write(out->buf.at, out->buf.len, out->payload);
    out->buf.len = 0;
}

void
clm__out_flush_some(struct clm__out *out)
{
    if (out->buf.len >= BLOCK)
        flush(out);
}

enum clm_code
clm__out_finish(struct clm__out *out, struct clm_error *err)
{
    flush(out);
    enum clm_code code = out->buf.failed ? CLM_E_NOMEM
                         : out->refused  ? CLM_E_WRITE
                                         : CLM_OK;
    clm__buf_release(&out->buf);
    if (code == CLM_E_NOMEM)
        clm_error_set(err, code, (struct clm_loc){0}, "out of memory");
    else if (code == CLM_E_WRITE)
        clm_error_set(err, code, (struct clm_loc){0}, "cannot write the result");
    return code;
}
