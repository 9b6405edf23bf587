/* Slides of drafts, as the screen will show them: made by a child process that does nothing else, so that no
 * fault in laying out or decoding reaches the process that holds drafts and accounts. The child is killed
 * when it takes too long, and replaced. Who types goes before pictures in lists. */
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
    const char *language; /* of the screen; NULL: as configured */
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

/* What is asked for. */
struct preview_question {
    const char *who; /* asks: an earlier question of the same that still waits is answered as superseded, and
                        this one takes its place in the queue */
    struct str feed; /* a JSON Feed with one item */
    int page;        /* from 0, cut to those there are */
    bool later;      /* it has time: a picture in a list, which nobody types at */
    preview_done_fn *done;
    void *ctx;
};

/* Renders a slide. `done` is called exactly once, at once when the answer is known or too many wait. */
void preview_ask(struct preview *preview, const struct preview_question *question);

/* Monotonic time at which a question has taken too long, INT64_MAX: nothing is asked; and the end of it. */
int64_t preview_deadline_ms(const struct preview *preview);
void preview_step(struct preview *preview, int64_t mono_ms);

#endif
