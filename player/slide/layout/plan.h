/* The content of a slide, before it is known what fits: parts from top to bottom in a column, something
 * beside the column, and the texts of the frame. The files in player/slide/kinds fill it in; flow.c makes
 * pages of it.
 *
 * Lengths are in units: pixels of a 1920×1080 frame (1080×1920 in portrait). plan_px converts them to pixels.
 */
#ifndef BREAKROOM_SLIDE_LAYOUT_PLAN_H
#define BREAKROOM_SLIDE_LAYOUT_PLAN_H

#include "type/segments.h"
#include "slide/layout/sheet.h"
#include "slide/sizes/type_scale.h"
#include "slide/slide.h"

struct plan;
struct plan_part;

/* A part drawn by a function in a column of given width: `scale` is 1 where there is plenty of room and 0
 * where there is none, see flow.h. */
typedef int part_height_fn(const struct plan *plan, const struct plan_part *part, int width_px, float scale);
typedef void part_draw_fn(const struct plan *plan, struct sheet *sheet, const struct plan_part *part,
                          struct rect at, float scale);

/* The style of a text part. */
struct part_style {
    enum box_role role;
    enum face face;
    float min, max;    /* size: minimum and maximum */
    float line_height; /* in em */
    int max_lines;     /* a smaller size rather than more lines than this; 0: any number */
    bool balanced;
    bool allow_extra_line; /* one line more than needed, if that looks better */
    bool soft;             /* in the colour of less important text */
    bool accent;           /* in the accent colour */
    bool panel;            /* in the colour of texts on a panel */
    bool emphasis; /* in the colour of the panel itself, or in the accent colour where that cannot be read */
    bool keep_with_next; /* never the last part on a page: a small heading */
    bool keep_together;  /* never split over pages while a page can hold it */
};

struct plan_part {
    struct part_style style;
    float gap; /* above it */
    /* A text … */
    const struct text *text;
    float indent;      /* of all lines, in em */
    struct str mark;   /* bullet or number in the indent of the first line … */
    float mark_indent; /* … and its own indent, in em */
    bool bar;          /* a bar in the accent colour in the indent of all lines */
    /* … or drawn: text is NULL */
    part_height_fn *height;
    part_draw_fn *draw;
    const void *data;
    bool follows_text; /* it is not placed on a page without text */
};

typedef void side_draw_fn(const struct plan *plan, struct sheet *sheet, struct rect at);

/* Content beside the column in landscape, above or below it in portrait or when `stacked`. On the first page.
 */
struct side {
    side_draw_fn *draw;         /* NULL: nothing */
    bool picture;               /* it is a picture that bleeds */
    bool optional;              /* dropped when the words need more than a page, or their smallest size */
    side_draw_fn *draw_picture; /* for a picture that bleeds and has a code in its corner */
    const void *data;
    bool cropped;    /* a picture that bleeds is cropped, even if its place is reduced for words */
    bool bleed;      /* it fills its side of the frame from edge to edge, in portrait the top */
    bool steady;     /* what bleeds does not give way to words */
    bool start;      /* before the column */
    bool below;      /* below the column in portrait */
    bool full_width; /* in portrait it has the full width, however high it is */
    bool corner;     /* a picture that bleeds fills the lower corner, under a title over the whole width */
    bool stacked;   /* as in portrait: so wide that a place beside the column would have empty space above and
                       below */
    int grown_px;   /* extra height of content that bleeds across the top … */
    bool as_high;   /* … unless it is as high as its picture already */
    float share;    /* of the width in landscape */
    float portrait; /* of the height when stacked */
    float ratio;    /* width to height; 0: as high as the column */
    float w, h;     /* a fixed size; 0: see above */
};

/* Adds the shapes of the background of a page. The content is already in the sheet, so that shapes can avoid
 * it; they are drawn behind it. */
typedef void backdrop_fn(const struct plan *plan, struct sheet *sheet, int page);

struct plan {
    const struct item *item;
    const struct slide_context *context;
    struct arena *arena;
    struct theme_kind colours;
    struct theme_kind frame_colours; /* of label, clock, footer and page number */
    enum kind kind;
    float unit; /* pixels per unit */
    int min_body_px, min_small_px;
    struct type_scale type_scale; /* the sizes that texts may have */
    bool portrait, rtl;
    const char *locale;
    int body_lines; /* how many lines bodies may still take on all pages … */
    float body_em;  /* … and their maximum length, in em */
    float page_em;  /* of a page of them */
    bool cut;       /* a part of the item is not shown */

    struct plan_part *parts;
    int count, room;
    bool brief; /* the body is so short that the title yields less to it */
    struct side side;
    bool side_before;         /* of a further page: the first one has a side */
    float inset;              /* additional indent of the column */
    side_draw_fn *inset_draw; /* draws into the inset beside the whole column */
    struct str label;         /* follows the label of the kind; or empty */
    struct str footer;        /* or empty */
    struct str footer_short;  /* replaces a footer that has no room; or empty */
    bool prefer_short_foot;   /* … rather than moving the footer into the column */
    bool no_foot;             /* the area reaches to the end of the safe area */
    bool paged;               /* the footer leaves room for the page number */
    struct str clock;         /* its text; or empty */
    struct str url;           /* of the chosen picture; or absent */
    struct slide_picture picture;
    bool hide_clock, hide_label; /* the first line of the frame has no room for the clock, or for the label */
    bool hide_header;            /* no label and no clock, as on a full-screen picture */
    backdrop_fn *backdrop;       /* NULL: the background is plain */
    bool note;                   /* the words are on a note, see shapes_note */
    bool band;                   /* the title is at the top, on a panel drawn by `backdrop` */
    bool header_on_panel;        /* so are label and clock … */
    bool footer_on_panel;        /* … and, at the other end, footer and page number */
    bool foot_at_end;            /* the footer ends its line: something hangs down at the beginning */
    bool no_progress;            /* no line for the remaining time */
    side_draw_fn *draw_slide; /* the kind draws a single slide itself, without the usual frame; else NULL */
};

/* Computes the unit, the minimum sizes and portrait from the frame. */
void plan_sizes(struct plan *plan);

/* A copy to which other parts can be added. */
struct plan plan_copy(const struct plan *plan);

int plan_px(const struct plan *plan, float units);

/* Units from the top of the safe area to the label, and from its line to the column. */
#define PLAN_LABEL_IN  12
#define PLAN_LABEL_GAP 30
/* The height of a line of label, clock and footer. */
int plan_line_px(const struct plan *plan);
/* From the lower edge of content that bleeds at the top to the column: the label and the space around it. */
int plan_header_px(const struct plan *plan);

/* The aspect ratio relative to 16:9: 0.75 for 4:3, at most 1. */
float plan_shape(const struct plan *plan);

/* The minimum size of a style's role in pixels. */
int plan_min_size(const struct plan *plan, const struct part_style *style);
/* A style's size in pixels at a scale from 0 to 1, never below the minimum of its role. */
int plan_size(const struct plan *plan, const struct part_style *style, float scale);
/* The size that fits a scale of sizes unless it is far smaller: a large number that must become a little
 * smaller than in the scale keeps its size then. */
int plan_near_size(int fitted_px, int size_px);
struct text_style plan_text_style(const struct plan *plan, const struct part_style *style, int size_px);

/* Add parts; nothing for a blank text. The returned part may be changed until the next is added; NULL when
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

/* The typography for measuring paragraphs. */
struct text_setting plan_setting(const struct plan *plan, enum face face);
/* A part for a paragraph that was measured already. */
struct plan_part *plan_add_measured(struct plan *plan, const struct part_style *style, float gap,
                                    const struct text *measured);
/* A title without line breaks inside the name of a person, if the item names one. */
struct str plan_join_names(const struct plan *plan, struct str title);
/* A paragraph measured for a drawn part, at most as long as a page. */
const struct text *plan_measure(const struct plan *plan, enum face face, struct str text);

/* The item's texts: the headline (its title, else a short body) and the remaining body. */
struct str plan_headline(const struct plan *plan);
struct str plan_remaining_body(const struct plan *plan);

/* True when the bodies of the plan are so short together that a title yields less to them. */
bool plan_is_brief(const struct plan *plan);

/* A title without other content is larger. */
void plan_enlarge_lone_title(struct plan *plan);

/* The usual order of an item: headline, then body. */
void plan_headline_and_body(struct plan *plan);

#endif
