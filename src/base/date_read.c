/* SPDX-License-Identifier: MIT */
/* Reading a date as people write it: what is none is answered with advice. */
#include "base/date.h"

#include <string.h>

static bool
is_blank(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (strchr(" \t\r\n", text[i]) == NULL || text[i] == '\0')
            return false;
    return true;
}

enum clm_code
clm_date_read(struct clm_date *out, const char *text, size_t len, struct clm_error *err)
{
    static const struct clm_loc no_place = {0};
    struct clm_error why = {0};
    enum clm_code code = clm__date_parse(out, text, len, &why);
    if (code == CLM_OK || err == NULL)
        return code;
    if (is_blank(text, len))
        return clm_error_set(err, CLM_E_BAD_DATE, no_place,
                             "no date; write XXXX where it is not known");
    if (len > CLM_DATE_TEXT_MAX)
        return clm_error_set(err, CLM_E_BAD_DATE, no_place,
                             "a date of %zu bytes is too long; at most %d are read", len,
                             CLM_DATE_TEXT_MAX);
    if (!clm__date_advise(text, len, err))
        (void)clm_error_set(err, code, no_place, "%s", why.text);
    return code;
}
