/* Previews of drafts, made by a child process, so that no fault in layout or decoding reaches the process
 * with drafts and accounts. The child is killed when it takes too long, and replaced. Previews for somebody
 * who is typing have priority over those of lists. */
#ifndef BREAKROOM_EDITOR_PREVIEW_H
#define BREAKROOM_EDITOR_PREVIEW_H

#include "base/str.h"
#include "editor/loop.h"

struct preview;

/* Texts are copied. */
struct preview_options {
    const char *program;  /* this program, to run the child with */
    const char *folder;   /* in memory, for the child only; created and removed here */
    const char *pictures; /* the folder of the feed, which contains its pictures */
    const char *language; /* of the screen; NULL: as configured */
    int width, height;    /* of the slides, in pixels */
};

struct preview *preview_create(struct loop *loop, const struct preview_options *options);
void preview_destroy(struct preview *preview); /* NULL is fine; waiting requests are answered as failed */

struct preview_result {
    bool good;       /* else the rest is unset */
    bool superseded; /* a later request of the same requester replaced it */
    struct str png;  /* valid during the call */
    int page, pages;
    int seconds; /* dwell of the page */
};
typedef void preview_done_fn(void *ctx, const struct preview_result *result);

/* A request. */
struct preview_question {
    const char *who; /* the requester: its earlier waiting request is answered as superseded, and this one
                        takes its place in the queue */
    struct str feed; /* a JSON Feed with one item */
    int page;        /* from 0, limited to the existing pages */
    bool later;      /* low priority: a picture in a list */
    preview_done_fn *done;
    void *ctx;
};

/* Renders a slide. `done` is called exactly once, immediately when the answer is cached or too many wait. */
void preview_ask(struct preview *preview, const struct preview_question *question);

/* Monotonic deadline of the current request, INT64_MAX: none; and handling it. */
int64_t preview_deadline_ms(const struct preview *preview);
void preview_step(struct preview *preview, int64_t mono_ms);

#endif
