/* Why something failed: a code with its arguments, and words for people in each language of the messages.
 *
 * A reason is made where the fault is met, kept and passed on as it is, and put into words where it is shown.
 * It may hold another one: "no connection to 'HOST': connection refused". Its text form is what is stored and
 * what processes tell each other; nobody reads words back. */
#ifndef BREAKROOM_BASE_REASON_H
#define BREAKROOM_BASE_REASON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

#define REASON_BYTES       384 /* of the text form */
#define REASON_WORDS_BYTES 768

enum reason_code {
    REASON_NONE,
#define REASON(code, english, french) REASON_##code,
#include "base/reasons.def"
#undef REASON
    REASON_COUNT
};

enum reason_language { REASON_ENGLISH, REASON_FRENCH, REASON_LANGUAGES };

/* All zero: none. Copied by value. The text form is printable and on one line: "CODE|argument|argument", and
 * behind > that of the reason within. */
struct reason {
    char text[REASON_BYTES];
};

/* Arguments are texts; what would not be shown (control characters, broken UTF-8) is replaced, and what does
 * not fit is cut. */
#define reason_set(...) reason_set_texts(__VA_ARGS__, (const char *)NULL)
void reason_set_texts(struct reason *reason, enum reason_code code, ...) __attribute__((sentinel));

/* The same, around the reason as it was. */
#define reason_wrap(...) reason_wrap_texts(__VA_ARGS__, (const char *)NULL)
void reason_wrap_texts(struct reason *reason, enum reason_code code, ...) __attribute__((sentinel));

/* What errno says. */
void reason_set_errno(struct reason *reason, int error);

/* From the text form. What is none, such as what an earlier version stored, becomes REASON_TEXT. */
struct reason reason_read(struct str text);

enum reason_code reason_code(const struct reason *reason); /* of the outermost */
/* That of the innermost. */
enum reason_code reason_cause(const struct reason *reason);
bool reason_equal(const struct reason *a, const struct reason *b);

/* "host_not_found", for programs; static. */
const char *reason_name(enum reason_code code);

/* The words, on one line; "" for none. Returns `out`. */
const char *reason_words(const struct reason *reason, enum reason_language language,
                         char out[REASON_WORDS_BYTES]);
/* The same in the arena. */
struct str reason_str(const struct reason *reason, enum reason_language language, struct arena *arena);
/* The cause alone, for messages that name the file and what to do themselves. */
struct str reason_brief(const struct reason *reason, enum reason_language language, struct arena *arena);
/* Without the name of a file around it. */
struct reason reason_without_file(const struct reason *reason);
/* The words of a code that has no arguments; static. */
const char *reason_code_words(enum reason_code code, enum reason_language language);

/* French for a tag such as "fr" or "fr-CH", else English. NULL is fine. */
enum reason_language reason_language_of(const char *tag);

#endif
