/* SPDX-License-Identifier: MIT */
/* In place of workbooks, where the library was built without libxlsxwriter. */
#include "claimline/exchange.h"

enum clm_code
clm_xlsx_write(const struct clm_view *view, clm_write_fn write, void *payload,
               struct clm_error *err)
{
    (void)view;
    (void)write;
    (void)payload;
    return clm_error_set(err, CLM_E_USAGE, (struct clm_loc){0},
                         "this claimline was built without libxlsxwriter and writes no "
                         "xlsx; csv with --excel opens well in a spreadsheet");
}
