/* SPDX-License-Identifier: MIT */
/* Runs a fuzz target over the files of the folders and files that are its arguments. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LARGEST = 1 << 20 };

static int
run_file(const char *path)
{
    FILE *in = fopen(path, "rb");
    uint8_t *data = malloc(LARGEST);
    if (in == NULL || data == NULL)
        exit(2);
    size_t len = fread(data, 1, LARGEST, in);
    fclose(in);
    uint8_t *exact = malloc(len > 0 ? len : 1); /* so that sanitizers see the end */
    if (exact == NULL)
        exit(2);
    memcpy(exact, data, len);
    LLVMFuzzerTestOneInput(exact, len);
    free(exact);
    free(data);
    return 1;
}

int
main(int argc, char **argv)
{
    int runs = 0;
    for (int i = 1; i < argc; i++) {
        DIR *folder = opendir(argv[i]);
        if (folder == NULL) {
            runs += run_file(argv[i]);
            continue;
        }
        for (struct dirent *entry = readdir(folder); entry != NULL;
             entry = readdir(folder)) {
            char path[4096];
            snprintf(path, sizeof path, "%s/%s", argv[i], entry->d_name);
            if (entry->d_name[0] != '.')
                runs += run_file(path);
        }
        closedir(folder);
    }
    return runs > 0 ? 0 : 77;
}
