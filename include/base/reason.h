/* Why something failed: a code with its arguments, and words for people in each language of the messages.
 *
 * A reason is created where the error occurs, stored and passed on unchanged, and put into words where it is
 * displayed. It may contain another one: "no connection to 'HOST': connection refused". Its text form is
 * stored and exchanged between processes; the words are never parsed. */
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
 * after > that of the inner reason. */
struct reason {
    char text[REASON_BYTES];
};

/* Arguments are texts; unprintable characters and broken UTF-8 are replaced, and what does not fit is cut.
 * `reason` NULL: it is not kept. */
#define reason_set(...) reason_set_texts(__VA_ARGS__, (const char *)NULL)
void reason_set_texts(struct reason *reason, enum reason_code code, ...) __attribute__((sentinel));

/* The same, with the previous reason as the inner one. */
#define reason_wrap(...) reason_wrap_texts(__VA_ARGS__, (const char *)NULL)
void reason_wrap_texts(struct reason *reason, enum reason_code code, ...) __attribute__((sentinel));

/* The text form alone, of any length, in the arena: for arguments that may be long. `within` is the text form
 * of the inner reason, or NULL. The name of a code without arguments (reason_name) is its text form. */
#define reason_text(arena, ...) reason_text_of(arena, __VA_ARGS__, (const char *)NULL)
const char *reason_text_of(struct arena *arena, const char *within, enum reason_code code, ...)
    __attribute__((sentinel));
/* Its words, in the arena; a text that is not a text form is returned unchanged. */
struct str reason_text_words(struct arena *arena, struct str text, enum reason_language language);
/* The same in English, for the log and the messages of commands. */
const char *reason_text_english(struct arena *arena, const char *text);

/* The reason for an errno; NULL as in reason_set. */
void reason_set_errno(struct reason *reason, int error);

/* Reads the text form. Other texts, such as those stored by an earlier version, become REASON_TEXT. */
struct reason reason_read(struct str text);

enum reason_code reason_code(const struct reason *reason); /* of the outermost reason */
/* The code of the innermost reason. */
enum reason_code reason_cause(const struct reason *reason);
bool reason_equal(const struct reason *a, const struct reason *b);

/* "host_not_found", for programs; static. */
const char *reason_name(enum reason_code code);

/* The words, on one line; "" for none. Returns `out`. */
const char *reason_words(const struct reason *reason, enum reason_language language,
                         char out[REASON_WORDS_BYTES]);
/* The same in the arena; in English, for the log and the messages of commands. */
struct str reason_str(const struct reason *reason, enum reason_language language, struct arena *arena);
const char *reason_english(const struct reason *reason, struct arena *arena);
/* The cause alone, for messages that name the file and the remedy themselves. */
struct str reason_brief(const struct reason *reason, enum reason_language language, struct arena *arena);
/* Without the name of a file around it. */
struct reason reason_without_file(const struct reason *reason);
/* The words of a code that has no arguments; static. */
const char *reason_code_words(enum reason_code code, enum reason_language language);

/* French for a tag such as "fr" or "fr-CH", else English. NULL is fine. */
enum reason_language reason_language_of(const char *tag);

#endif
