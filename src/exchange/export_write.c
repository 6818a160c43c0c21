/* SPDX-License-Identifier: MIT */
/* Which writer is whose. */
#include "exchange/export.h"

enum clm_code
clm_export_write(const struct clm_view *view, enum clm_export to, const char *title,
                 clm_write_fn write, void *payload, struct clm_error *err)
{
    static void (*const writers[])(struct clm__export *) = {
#define WRITER(id, name) [CLM_EXPORT_##id] = clm__export_##name,
        CLM_EXPORTS(WRITER)
#undef WRITER
    };
    struct clm__export export = {.view = view,
                                 .corpus = clm_graph_corpus(view->graph),
                                 .title = title != NULL ? title : "",
                                 .out = {.write = write, .payload = payload}};

    writers[to](&export);
    return clm__out_finish(&export.out, err);
}
