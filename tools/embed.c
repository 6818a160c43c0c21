/* SPDX-License-Identifier: MIT */
/* Build tool: turns a data file into a C source, so that the command stays one file.
 * usage: embed SYMBOL INPUT OUTPUT */
#include <stdio.h>

int
main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    FILE *in = fopen(argv[2], "rb");
    FILE *out = fopen(argv[3], "wb");
    if (in == NULL || out == NULL)
        return 2;
    unsigned long len = 0;
    fprintf(out,
            "#include <stddef.h>\nextern const char %s[];\nextern const size_t "
            "%s_len;\nconst char %s[] = {",
            argv[1], argv[1], argv[1]);
    /* A char has a sign on some machines and none on others; a literal fits both. */
    for (int c; (c = getc(in)) != EOF; len++)
        fprintf(out, c < 128 ? "%s%u," : "%s'\\x%x',", len % 32 == 0 ? "\n" : "",
                (unsigned)c);
    fprintf(out, "0};\nconst size_t %s_len = %lu;\n", argv[1], len);
    int bad = ferror(in) != 0;
    bad |= fclose(in) != 0;
    bad |= fclose(out) != 0;
    return bad ? 2 : 0;
}
