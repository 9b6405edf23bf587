/* Item to boxes. Pure: the screen's size, the time, the fonts' metrics, theme and words are arguments.
 *
 * A slide is what stands on the screen at once: an item, or a page of a long one. It is a list of boxes in
 * painting order, in pixels of the final frame, and it copies all it draws, so that the items may go while it
 * stands. Each kind has one file under player/slide/kinds and one row in
 * include/feed/kinds.def.
 */
#ifndef BREAKROOM_SLIDE_SLIDE_H
#define BREAKROOM_SLIDE_SLIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "feed/item.h"
#include "type/labels.h"
#include "type/metrics.h"
#include "slide/theme.h"

struct rect {
    int x, y, w, h;
};

enum box_type {
    BOX_FILL,    /* rectangle with rounded corners (radius ≥ half a side: a pill) */
    BOX_DISC,    /* the disc in a square `at`, which may reach beyond the frame like those below */
    BOX_RING,    /* the circle in a square `at`, a line of `width_px` inside its edge */
    BOX_RAYS,    /* rays from the first of the `points` to the edges of the frame: `ray_count`, as wide as
                    what is between them */
    BOX_TEXT,    /* one line of text */
    BOX_PICTURE, /* a picture fitted into `at`, with rounded corners */
    BOX_LINE,    /* an open line through `points`, round ends */
    BOX_SHAPE,   /* a filled polygon through `points` */
    BOX_QR,      /* a QR code of `text`, dark on light, quiet zone inside `at` */
    BOX_ICON     /* the icon named `text` of assets/icons */
};

/* What a box is for: tests check by it, and the screen finds the clock and the progress line. */
enum box_role {
    ROLE_DECORATION,
    ROLE_LABEL,
    ROLE_CLOCK,
    ROLE_TITLE,
    ROLE_BODY,
    ROLE_NAME,
    ROLE_DETAIL,
    ROLE_FOOTER,
    ROLE_PAGE,
    ROLE_PICTURE
};

struct point {
    float x, y;
};

struct box {
    enum box_type type;
    enum box_role role;
    struct rect at;  /* for text: x and width of the line, y of its top, height of its line box */
    uint32_t colour; /* 0xAARRGGBB */
    int radius_px;
    /* BOX_TEXT */
    struct str text; /* in logical order */
    enum face face;
    int size_px;
    int baseline_px; /* y of the baseline */
    bool rtl;        /* base direction of its paragraph */
    /* BOX_PICTURE */
    struct str url;
    bool contain;       /* whole picture on the ground, else cropped to cover */
    bool without_panel; /* no panel and no blur where a whole picture does not fill its box */
    bool bordered; /* the box has the colour of the picture's own border where a whole picture does not fill
                      it; `colour` where it is see-through */
    float focus_x; /* where the crop is centred, 0 left to 1 right */
    float focus_y; /* 0 top to 1 bottom */
    int within_px; /* a whole picture stands in the middle of so much of its box from the top; 0: of all */
    int clear_px;  /* the same of a see-through picture, contained or not: a logo is not to be cropped */
    struct rect plate; /* where a plate goes behind a see-through picture of which too little stands out from
                          what is there; w = 0: none */
    float plate_share; /* too little, 0 to 1 */
    int plate_radius_px;
    /* BOX_ICON */
    bool flush; /* its ink begins at the edge of the box where reading begins, else it is in the middle */
    /* BOX_LINE, BOX_SHAPE */
    struct point *points;
    int point_count;
    float width_px; /* of the line, of the ring */
    bool dashed;
    int ray_count;
    bool backdrop; /* a shape of the ground: it may reach the edges, and what stands on it is read on it */
};

struct slide {
    struct box *boxes;
    int count;
    uint32_t ground;      /* 0xFFRRGGBB, behind all boxes */
    uint32_t accent;      /* of the progress line … */
    uint32_t track;       /* … and of what is behind it */
    struct rect progress; /* where the progress line runs, growing with the reading direction; h = 0: none */
    bool rtl;
    int words; /* on it, for the dwell */
    int page, pages;
    enum kind kind;
};

/* No item has more pages: nobody waits for the eleventh. */
#define SLIDE_PAGES_MAX 10

struct slides {
    struct slide *pages;
    int count;      /* at least 1, at most SLIDE_PAGES_MAX */
    bool cut;       /* the end of a text or of a list is on none of them */
    bool emoji_cut; /* nor are further emoji: there were too many different ones */
};

/* How a picture turned out; asked for by address while laying out. */
struct slide_picture {
    int width, height; /* pixels; 0: there is none, lay out without it */
};

/* The longest address that is drawn as a code: one of more bytes has more modules (57, version 10, ISO/IEC
 * 18004) than are read from two metres, under 3 pixels of 1280×720 each. */
#define SLIDE_QR_BYTES 271

/* What stays free of anything to read along each edge, per cent of the side: televisions hide that much. */
#define SLIDE_SAFE_PERCENT     5
#define SLIDE_SAFE_PERCENT_MIN 2

struct slide_context {
    int width, height; /* of the frame, pixels */
    int safe_percent;  /* SLIDE_SAFE_PERCENT, or what the screen wants: SLIDE_SAFE_PERCENT_MIN and more */
    /* of the screen, and how far from it people stand: text is never smaller than they can read, see
     * slide/legible_sizes.h; 0: not known */
    int diagonal_inch, distance_cm;
    const struct theme *theme;
    const struct labels *labels; /* of the item's language: chosen by the caller with labels_for */
    const struct metrics *metrics;
    struct moment now; /* for the clock and relative dates */
    const char *zone;  /* time zone as in the tz database; NULL: the system's */
    const char *site;  /* name of the place, for the foot; "" for none */
    const char *clock; /* "auto", "24", "12" or "off" */
    const char *name;  /* on the default slide instead of the house's name and logo; NULL or "": those */
    const char *note;  /* lines for the default slide, with \n between them; NULL or "": none */
    /* true: items of the kind show their link as a QR code unless they say no; feedback always does */
    bool qr[KIND_COUNT];
    bool progress;
    struct slide_picture (*picture)(void *ctx, struct str url);
    void *picture_ctx;
};

/* Lays out all pages of an item in the arena. Never fails: what does not fit goes to further pages, and of
 * what does not fit on these the end is cut, behind a sentence or a word, and "…" stands for it. Whatever the
 * item holds, it costs no more than EFFORT_SLIDE: what is left then for choosing sizes and even lines may be
 * nothing. An item with nothing to show gives one page that shows its feed's title or, without one, its kind.
 */
struct slides slide_compose(const struct item *item, const struct slide_context *context,
                            struct arena *arena);

/* Whether the link of an item, if it has one, is shown as a QR code: as the item says, else always of
 * feedback, else as its kind has it in `qr`. */
bool slide_shows_qr(const struct item *item, const bool qr[KIND_COUNT]);

/* How many times as large as it is a picture may be drawn on a frame of this size: 1.5 on 1080 lines, where
 * more turns it to mush, and more where the pixels are finer: across a room they look the same. */
float slide_enlarge_max(int width, int height);

/* The calm slide of the house when there is nothing to show: the name (or brand), the date, the clock. */
struct slides slide_compose_idle(const struct slide_context *context, struct arena *arena);

struct offset {
    int x, y; /* pixels */
};

/* How far all of it stands from its place at a time, so that nothing burns in: it wanders along a Lissajous
 * figure, 16 hours across and 11 hours up and down, by less than 6 pixels of 1080 an hour and never farther
 * than a 108th of the shorter side, which is less than what stays free along the edges. The figure closes
 * after 176 hours, so that the same hour of a day finds it elsewhere for a week. Pure. */
struct offset slide_drift(int width, int height, int64_t wall_ms);

/* Moves all boxes but those that reach an edge of the frame: grounds stay closed. */
void slide_move(struct slide *slide, const struct slide_context *context, struct offset by);

/* The text of the clock now ("12:24"), empty when off; for repainting the ROLE_CLOCK box each minute. */
struct str slide_clock_text(const struct slide_context *context, struct arena *arena);

#endif
