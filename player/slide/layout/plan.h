/* What a kind wants on its slide, before it is known what fits: parts that stand under one another in a
 * column, something beside the column, and the words of the frame. The files under player/slide/kinds fill
 * it in; flow.c makes pages of it.
 *
 * Lengths are in units: pixels of a 1920×1080 frame (1080×1920 in portrait). plan_px makes pixels of them. */
#ifndef BREAKROOM_SLIDE_LAYOUT_PLAN_H
#define BREAKROOM_SLIDE_LAYOUT_PLAN_H

#include "type/segments.h"
#include "slide/layout/sheet.h"
#include "slide/slide.h"

struct plan;
struct plan_part;

/* What a drawn part is in a column of a width: `scale` is 1 where there is plenty of room and 0 where there
 * is not one, see flow.h. */
typedef int part_height_fn(const struct plan *plan, const struct plan_part *part, int width_px, float scale);
typedef void part_draw_fn(const struct plan *plan, struct sheet *sheet, const struct plan_part *part,
                          struct rect at, float scale);

/* How a text part is set. */
struct part_style {
    enum box_role role;
    enum face face;
    float min, max;    /* size; the least and the most */
    float line_height; /* in em */
    int max_lines;     /* smaller rather than more lines than this; 0: any number */
    bool balanced;
    bool allow_extra_line; /* one line more than needed, where that looks better */
    bool soft;             /* in the colour of what matters less */
    bool accent;           /* in the accent colour */
    bool panel;            /* in that of texts on a panel */
    bool emphasis;         /* in that of the panel itself, or in the accent where that cannot be read */
    bool keep_with_next;   /* never the last on a page: a small heading */
    bool keep_together;    /* never split over pages while a page can hold it */
};

struct plan_part {
    struct part_style style;
    float gap; /* above it */
    /* A text … */
    const struct text *text;
    float indent;      /* of all lines, in em */
    struct str mark;   /* what hangs in the indent beside the first line … */
    float mark_indent; /* … and its own, in em */
    bool bar;          /* a bar in the accent colour hangs there beside all lines */
    /* … or drawn: text is NULL */
    part_height_fn *height;
    part_draw_fn *draw;
    const void *data;
    bool follows_text; /* it does not stand on a page without text */
};

typedef void side_draw_fn(const struct plan *plan, struct sheet *sheet, struct rect at);

/* What stands beside the column in landscape, above or below it in portrait or where it is `stacked`. On the
 * first page. */
struct side {
    side_draw_fn *draw;         /* NULL: nothing */
    bool picture;               /* it is one that bleeds */
    bool optional;              /* it goes where the words need more than a page */
    side_draw_fn *draw_picture; /* of a picture that bleeds and has a code in its corner */
    const void *data;
    bool cropped;    /* a picture that bleeds is cropped, also where its place gives way to words */
    bool bleed;      /* it fills its side of the frame from edge to edge, in portrait the top */
    bool steady;     /* what bleeds does not give way to words */
    bool start;      /* before the column */
    bool below;      /* below the column in portrait */
    bool full_width; /* in portrait it takes the whole width however high it is */
    bool stacked; /* as in portrait: so wide that a place beside the column would be empty above and below */
    int grown_px; /* what bleeds across the top is so much higher … */
    bool as_high; /* … unless it is as high as its picture already */
    float share;  /* of the width in landscape */
    float portrait; /* of the height where it is stacked */
    float ratio;    /* width to height; 0: as high as the column's place */
    float w, h;     /* a size that is fixed; 0: see above */
};

/* Adds the shapes of the ground of a page. All that stands on it is in the sheet by then, so that shapes can
 * keep away from it; it is drawn behind. */
typedef void backdrop_fn(const struct plan *plan, struct sheet *sheet, int page);

struct plan {
    const struct item *item;
    const struct slide_context *context;
    struct arena *arena;
    struct theme_kind colours;
    struct theme_kind frame_colours; /* of label, clock, foot and page */
    enum kind kind;
    float unit; /* pixels a unit */
    int min_body_px, min_small_px;
    bool portrait, rtl;
    const char *locale;
    int body_lines; /* that bodies may still take on all pages … */
    float body_em;  /* … and how long these are at most, in em */
    float page_em;  /* that a page of them holds */
    bool cut;       /* something of the item is not shown */

    struct plan_part *parts;
    int count, room;
    struct side side;
    float inset;              /* the column begins so much farther in */
    side_draw_fn *inset_draw; /* draws in the inset beside the whole column */
    struct str label;         /* what follows the label of the kind; or empty */
    struct str footer;        /* or empty */
    struct str footer_short;  /* takes the place of one that has no room; or empty */
    bool prefer_short_foot;   /* … rather than the column having it */
    bool paged;               /* the foot leaves room for the number of the page */
    struct str clock;         /* what it shows; or empty */
    struct str url;           /* of the chosen picture; or absent */
    struct slide_picture picture;
    bool hide_clock, hide_label; /* the frame's first line has no room for the clock, or for the label */
    bool hide_header;            /* no label and no clock, as on a full-screen picture */
    backdrop_fn *backdrop;       /* NULL: the ground is plain */
    bool note;                   /* the words stand on a note, see shapes_note */
    bool band;                   /* the title stands at the top, on a panel that `backdrop` draws */
    bool header_on_panel;        /* so do label and clock … */
    bool footer_on_panel;        /* … and, at the other end, foot and page */
    bool no_progress;            /* no line for the time that is left */
    side_draw_fn *draw_slide;    /* the kind draws one slide itself, without the usual frame; else NULL */
};

/* Computes the unit, the minimum sizes and portrait from the frame. */
void plan_sizes(struct plan *plan);

int plan_px(const struct plan *plan, float units);

/* Units from the top of the safe area to the label, and from its line to the column. */
#define PLAN_LABEL_IN  12
#define PLAN_LABEL_GAP 30
/* The height of a line of label, clock and foot. */
int plan_line_px(const struct plan *plan);
/* From the lower edge of what bleeds at the top down to the column: the label and the air around it. */
int plan_header_px(const struct plan *plan);

/* How wide the frame is for its height, in parts of 16:9: 0.75 of 4:3, 1 of what is wider. */
float plan_shape(const struct plan *plan);

/* The least size of a style's role in pixels. */
int plan_min_size(const struct plan *plan, const struct part_style *style);
/* A style's size in pixels at a scale from 0 to 1, never below the floor of its role. */
int plan_size(const struct plan *plan, const struct part_style *style, float scale);
struct text_style plan_text_style(const struct plan *plan, const struct part_style *style, int size_px);

/* Parts. Nothing for a blank text. The returned part may be changed until the next is added; NULL when
 * nothing was added. */
struct plan_part *plan_add_text(struct plan *plan, const struct part_style *style, float gap,
                                struct str text);
/* The same before all other parts. */
void plan_insert_first(struct plan *plan, const struct part_style *style, struct str text);
struct plan_part *plan_add_drawn(struct plan *plan, float gap, part_height_fn *height, part_draw_fn *draw,
                                 const void *data);
/* A text with the structure of feed/item.h: paragraphs, hung bullets, quotes. In slide/layout/body.c. */
void plan_add_body(struct plan *plan, const struct part_style *style, float gap, struct str body);

/* The common styles. */
extern const struct part_style style_title, style_quote, style_body, style_large, style_detail, style_name,
    style_caption;

/* What paragraphs are measured with. */
struct text_setting plan_setting(const struct plan *plan, enum face face);
/* A part of a paragraph that was measured. */
struct plan_part *plan_add_measured(struct plan *plan, const struct part_style *style, float gap,
                                    const struct text *measured);
/* A title in which no person's name is broken, as far as the item says who it is about. */
struct str plan_join_names(const struct plan *plan, struct str title);
/* A paragraph measured for a drawn part; no more of it than a page holds. */
const struct text *plan_measure(const struct plan *plan, enum face face, struct str text);

/* The item's texts: the headline (its title, else a short body) and the body that remains. */
struct str plan_headline(const struct plan *plan);
struct str plan_remaining_body(const struct plan *plan);

/* The usual order of an item: headline, then body. */
void plan_headline_and_body(struct plan *plan);

#endif
