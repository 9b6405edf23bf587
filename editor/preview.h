/* Slides of drafts, as the wall will show them: made by a child process that does nothing else, so that no
 * fault in laying out or decoding reaches the process that holds drafts and accounts. The child is killed
 * when it takes too long, and replaced. */
#ifndef BREAKROOM_EDITOR_PREVIEW_H
#define BREAKROOM_EDITOR_PREVIEW_H

#include "base/str.h"
#include "editor/loop.h"

struct preview;

/* Texts are copied. */
struct preview_options {
    const char *program;  /* of this process, to run the child with */
    const char *folder;   /* in memory, of the child alone; made and removed here */
    const char *pictures; /* the folder of the feed, which its pictures are in */
    const char *language; /* of the wall; NULL: as configured */
    int width, height;    /* of the slides, in pixels */
};

struct preview *preview_create(struct loop *loop, const struct preview_options *options);
void preview_destroy(struct preview *preview); /* NULL is fine; what waits is answered as failed */

struct preview_result {
    bool good;       /* else the rest is nothing */
    bool superseded; /* the same who asked again meanwhile */
    struct str png;  /* during the call */
    int page, pages;
    int seconds; /* that the page stays */
};
typedef void preview_done_fn(void *ctx, const struct preview_result *result);

/* Renders a page (from 0, cut to those there are) of a JSON Feed with one item. `who` names who asks: an
 * earlier question of the same that still waits is answered as failed. `done` is called exactly once. */
void preview_ask(struct preview *preview, const char *who, struct str feed, int page, preview_done_fn *done,
                 void *ctx);

/* Monotonic time at which a question has taken too long, INT64_MAX: nothing is asked; and the end of it. */
int64_t preview_deadline_ms(const struct preview *preview);
void preview_step(struct preview *preview, int64_t mono_ms);

#endif
