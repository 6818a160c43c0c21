/* SPDX-License-Identifier: MIT */
/* What went wrong and where: message numbers, places in files, errors and findings. */
#ifndef CLAIMLINE_ERROR_H
#define CLAIMLINE_ERROR_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define CLM_API                 __attribute__((visibility("default")))
#define CLM_MUST_CHECK          __attribute__((warn_unused_result))
#define CLM_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define CLM_API
#define CLM_MUST_CHECK
#define CLM_PRINTF(text, first)
#endif

/** Numbers of messages are below it. */
#define CLM_MESSAGE_NUMBERS 1000

/** What a function returns: CLM_OK (0) or the number of a message. @since 0.1 */
enum clm_code {
    CLM_OK = 0,
#define CLM_MESSAGE(number, name, kebab, severity, meaning) CLM_E_##name = number,
#include <claimline/message.def>
#undef CLM_MESSAGE
};

enum clm_severity { CLM_NOTE, CLM_WARNING, CLM_ERROR };

/** A place in the input. `line` and `column` count from 1, columns in bytes; 0 = not
 * known. `path` is a JSON pointer where a value, not a place in the text, is meant; else
 * NULL. */
struct clm_loc {
    const char *file;
    uint32_t line;
    uint32_t column;
    const char *path;
};

#define CLM_ERROR_TEXT 512

/** Filled by the function that fails; the first report wins. The text is one line of
 * UTF-8 without control characters. `at.file` is borrowed from the corpus that was read.
 */
struct clm_error {
    enum clm_code code;
    struct clm_loc at;
    char text[CLM_ERROR_TEXT];
};

/** One finding. `also` names a second place that matters ("first given at ..."), or has
 * no file. */
struct clm_diag {
    enum clm_code code;
    enum clm_severity severity;
    struct clm_loc at;
    const char *text;
    struct clm_loc also;
    const char *also_text;
};

/** Called for each finding, in the order of the input. What it is handed is borrowed for
 * the call. */
typedef void (*clm_diag_fn)(const struct clm_diag *diag, void *payload);

/** One row of the table of messages. */
struct clm_message {
    enum clm_code code;
    enum clm_severity severity;
    const char *name;    /* "bad-date" */
    const char *meaning; /* one sentence */
};

/** The row of `code`, never NULL. @since 0.1 */
CLM_API const struct clm_message *clm_message_get(enum clm_code code);
/** The row called `name` ("bad-date"), or NULL. @since 0.1 */
CLM_API const struct clm_message *clm_message_find(const char *name);
/** The rows in order of number; `*count` gets how many. @since 0.1 */
CLM_API const struct clm_message *clm_message_all(size_t *count);

/** Fills `err` unless it is NULL or already holds an error; returns `code`. Control
 * characters in the text become \xNN, and a text over the bound is cut at a character's
 * edge. @since 0.1 */
CLM_API enum clm_code clm_error_set(struct clm_error *err, enum clm_code code,
                                    struct clm_loc at, const char *fmt, ...)
    CLM_PRINTF(4, 5);

/** Copies text as a terminal may see it: control characters and bytes that are not UTF-8
 * become \xNN. Writes at most `size` bytes with the final NUL, whole characters only.
 * @since 0.1 */
CLM_API void clm_visible(char *to, size_t size, const char *from, size_t len);

#ifdef __cplusplus
}
#endif
#endif
