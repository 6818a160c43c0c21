/* SPDX-License-Identifier: MIT */
/* A whole file in memory. */
#include "input.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum clm_code
read_all(struct input *input, FILE *in, struct clm_error *err)
{
    size_t room = 0;
    for (size_t got = 1; got > 0; input->len += got) {
        if (input->len + 1 >= room) {
            room = room > 0 ? 2 * room : 1 << 16;
            char *bigger = room <= (size_t)1 << 30 ? realloc(input->bytes, room) : NULL;
            if (bigger == NULL)
                return clm_error_set(err, CLM_E_TOO_LARGE,
                                     (struct clm_loc){.file = input->name},
                                     "the file is too large");
            input->bytes = bigger;
        }
        got = fread(input->bytes + input->len, 1, room - input->len - 1, in);
    }
    input->bytes[input->len] = '\0';
    if (ferror(in))
        return clm_error_set(err, CLM_E_IO, (struct clm_loc){.file = input->name},
                             "cannot read: %s", strerror(errno));
    return CLM_OK;
}

enum clm_code
input_read(struct input *input, const char *path, struct clm_error *err)
{
    bool is_stdin = strcmp(path, "-") == 0;
    *input = (struct input){.name = is_stdin ? "(standard input)" : path};
    FILE *in = is_stdin ? stdin : fopen(path, "rb");
    if (in == NULL)
        return clm_error_set(err, CLM_E_IO, (struct clm_loc){.file = path},
                             "cannot read: %s", strerror(errno));
    enum clm_code code = read_all(input, in, err);
    if (!is_stdin)
        fclose(in);
    return code;
}

void
input_release(struct input *input)
{
    free(input->bytes);
    *input = (struct input){0};
}
