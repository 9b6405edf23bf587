/* Layout: from an item to boxes. Pure: the screen's size, the time, the font metrics, theme and labels are
 * arguments.
 *
 * A slide is what is on the screen at one time: an item, or a page of a long one. It is a list of boxes in
 * painting order, in pixels of the final frame, and it copies all its content, so that the items may be freed
 * while it is shown. Each kind has one file under player/slide/kinds and one row in include/feed/kinds.def.
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

static inline bool
rects_overlap(struct rect a, struct rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

enum box_type {
    BOX_FILL,    /* rectangle with rounded corners (radius ≥ half a side: a pill) */
    BOX_DISC,    /* a disc in a square `at`, which may extend beyond the frame, like the following shapes */
    BOX_RING,    /* a circle in a square `at`, `width_px` wide inside its edge */
    BOX_RAYS,    /* `ray_count` rays from the first of the `points` to the edges of the frame, as wide as the
                    gaps between them */
    BOX_TEXT,    /* one line of text */
    BOX_PICTURE, /* a picture fitted into `at`, with rounded corners */
    BOX_LINE,    /* an open line through `points`, round ends */
    BOX_SHAPE,   /* a filled polygon through `points` */
    BOX_QR,      /* a QR code of `text`, dark on light, quiet zone inside `at` */
    BOX_ICON     /* the icon named `text` of assets/icons */
};

/* The purpose of a box: for tests, and to find the clock and the progress line. */
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
    bool contain;       /* the whole picture on the ground, else cropped to cover */
    bool without_panel; /* no panel and no blur where a contained picture does not fill its box */
    bool bordered; /* the box has the colour of the picture's border where a contained picture does not fill
                      it; `colour` behind transparent pictures */
    float focus_x; /* where the crop is centred, 0 left to 1 right */
    float focus_y; /* 0 top to 1 bottom */
    bool focused;  /* that is certain, given by the item or for a picture of one person; else the content of
                      the picture moves the crop, see picture/crop.h */
    int within_px; /* a contained picture is centred in this height from the top of its box; 0: in the whole
                      box */
    int clear_px;  /* the same for a transparent picture, contained or not, because logos must not be cropped
                    */
    struct rect plate; /* a plate drawn behind a transparent picture with too little contrast to its
                          background; w = 0: none */
    float plate_share; /* the limit for "too little", 0 to 1 */
    int plate_radius_px;
    /* BOX_ICON */
    bool flush; /* aligned with the start edge of the box, else centred */
    /* BOX_LINE, BOX_SHAPE */
    struct point *points;
    int point_count;
    float width_px; /* of the line, of the ring */
    bool dashed;
    int ray_count;
    bool backdrop; /* a background shape: it may reach the edges, and text may be on it */
};

struct slide {
    struct box *boxes;
    int count;
    uint32_t ground;      /* 0xFFRRGGBB, behind all boxes */
    uint32_t accent;      /* of the progress line … */
    uint32_t track;       /* … and of its track */
    struct rect progress; /* place of the progress line, which grows in reading direction; h = 0: none */
    bool rtl;
    int words; /* number of words, for the dwell */
    int page, pages;
    enum kind kind;
};

/* The limit of pages of an item. */
#define SLIDE_PAGES_MAX 10

struct slides {
    struct slide *pages;
    int count;      /* at least 1, at most SLIDE_PAGES_MAX */
    bool cut;       /* the end of a text or a list is not on any of them */
    int broken;     /* words that are broken, and parts that are too high for a page */
    bool emoji_cut; /* emoji were left out because there are too many different ones */
};

/* The size of a picture, requested by its address during layout. */
struct slide_picture {
    int width, height; /* pixels; 0: not available, lay out without it */
};

/* The longest address that is drawn as a QR code: a longer one has more modules (57, version 10, ISO/IEC
 * 18004) than can be read from two metres, with less than 3 pixels of 1280×720 each. */
#define SLIDE_QR_BYTES 271

/* The margin without text along each edge, in per cent of the side: televisions may hide that much
 * (overscan). */
#define SLIDE_SAFE_PERCENT     5
#define SLIDE_SAFE_PERCENT_MIN 2

struct slide_context {
    int width, height; /* of the frame, pixels */
    int safe_percent;  /* SLIDE_SAFE_PERCENT, or as configured: SLIDE_SAFE_PERCENT_MIN or more */
    /* of the screen, and the viewing distance: they set the smallest text sizes, see slide/legible_sizes.h;
     * 0: not known */
    int diagonal_inch, distance_cm;
    const struct theme *theme;
    const struct labels *labels; /* of the item's language: chosen by the caller with labels_for */
    const struct metrics *metrics;
    struct moment now; /* for the clock and relative dates */
    const char *zone;  /* time zone as in the tz database; NULL: the system's */
    const char *site;  /* name of the site, for the footer; "" for none */
    const char *clock; /* "auto", "24", "12" or "off" */
    const char *name;  /* alone on the idle slide, above the note; NULL or "": brand, clock and date */
    const char *note;  /* lines on the idle slide, separated by \n; NULL or "": none */
    /* true: items of the kind show their link as a QR code unless they disable it; feedback always does */
    bool qr[KIND_COUNT];
    bool progress;
    struct slide_picture (*picture)(void *ctx, struct str url);
    void *picture_ctx;
};

/* Lays out all pages of an item in the arena. Never fails: what does not fit continues on further pages, and
 * the rest is cut after a sentence or a word and replaced by "…". The pages of an item have at most three
 * sizes of text; they are laid out again for that, at most eight times. No layout costs more than
 * EFFORT_SLIDE: for large items little of it may be left for optimising sizes and line breaks. An empty item
 * gives one page with its feed's title or, without one, its kind.
 */
struct slides slide_compose(const struct item *item, const struct slide_context *context,
                            struct arena *arena);

/* True when the link of an item, if any, is shown as a QR code: by the item's field, else always for
 * feedback, else by `qr` of its kind. */
bool slide_shows_qr(const struct item *item, const bool qr[KIND_COUNT]);

/* The maximum enlargement of a picture on a frame of this size: 1.5 on 1080 lines, beyond which it looks
 * blurred, and more on frames with smaller pixels, which look the same from a distance. */
float slide_enlarge_max(int width, int height);

/* The idle slide, shown when there is no item: brand or name, date, clock. */
struct slides slide_compose_idle(const struct slide_context *context, struct arena *arena);

struct offset {
    int x, y; /* pixels */
};

/* The shift of the whole picture at a time, to prevent burn-in: it follows a Lissajous figure with periods of
 * 16 hours horizontally and 11 hours vertically, by less than 6 pixels of 1080 an hour and at most a 108th of
 * the shorter side, which is less than the margin. The figure repeats after 176 hours, so that the shift at
 * the same time of day differs for a week. Pure. */
struct offset slide_drift(int width, int height, int64_t wall_ms);

/* Moves all boxes except those that reach an edge of the frame, so that backgrounds have no gaps; a line that
 * reaches an edge moves along it. */
void slide_move(struct slide *slide, const struct slide_context *context, struct offset drift);

/* The current text of the clock ("12:24"), empty when off; for repainting the ROLE_CLOCK box each minute. */
struct str slide_clock_text(const struct slide_context *context, struct arena *arena);

#endif
