/* Words, sentences and typical phrases of content systems. */
#ifndef BREAKROOM_CLEAN_WORDING_H
#define BREAKROOM_CLEAN_WORDING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* White space, or a separator between links: "·", "|", "/", an arrow. */
bool wording_is_separator(uint32_t code);

/* Like clean_words, but stops counting at `enough` or soon after. */
size_t wording_words(struct str text, size_t enough);

/* Only letters and digits, in lower case and without accents; in the arena. Of long texts only the first
 * bytes. */
struct str wording_fold(struct arena *arena, struct str text);
/* True when two texts have the same letters and digits in that form, and at least one. */
bool wording_same(struct arena *arena, struct str a, struct str b);
/* Stops once `out` has `enough` bytes. */
void wording_put_folded(struct buf *out, struct str text, size_t enough);

/* The end of the sentence that begins at `from`, including closing quotes; SIZE_MAX: it does not end. */
size_t wording_sentence_end(struct str text, size_t from);
/* The end of the last complete sentence; 0: there is none. */
size_t wording_last_end(struct str text);

/* True when the last words of a text cannot be its end: "will see the", "auf dem". */
bool wording_breaks_off(struct str text);

/* Meanings of phrases. */
enum wording {
    WORDING_NONE,
    WORDING_MORE,   /* "Read more" */
    WORDING_LABEL,  /* "Filed under", "Share this", "Related posts", "Follow us on": a heading of links */
    WORDING_FILED,  /* "Filed under", "Tags": those of the labels after which words may be listed */
    WORDING_ACTION, /* "Add comment", "View online", "Unsubscribe": phrases that only a link can have */
    WORDING_EDITED, /* "Page edited by" */
    WORDING_NOTICE, /* "This site uses cookies", "Sent from my iPhone": whole sentences written by programs */
    WORDING_MAILED, /* "You are receiving this e-mail because": the footer of a mail begins */
    WORDING_PROTECTED, /* "This post is password protected" */
    WORDING_STARTER    /* "Welcome to WordPress. This is your first post.", "Lorem ipsum dolor" */
};

/* The phrases of a run, folded; in the arena. */
struct phrases;
struct phrases *phrases_create(struct arena *arena);

/* The meaning of the longest phrase that the text is, or begins with, of those with the meaning `wanted`
 * (NONE: any). *rest, unless NULL, becomes 0 when nothing but the phrase is there; else it is not 0, unless
 * the text has no letters. */
enum wording phrases_find(const struct phrases *phrases, struct str text, enum wording wanted, size_t *rest);
/* True when it has this meaning. */
bool phrases_match(const struct phrases *phrases, struct str text, enum wording wording, size_t *rest);

#endif
