/* From stored items to finished frames: what `play` and `render` share, so that both make the same pixels.
 * Holds what lives as long as the process: theme, labels, fonts; and the content of the store. */
#ifndef BREAKROOM_SHOW_SHOW_H
#define BREAKROOM_SHOW_SHOW_H

#include <stdbool.h>

#include "base/clock.h"
#include "config/config.h"
#include "recovery/recovery.h"
#include "paint/fonts.h"
#include "paint/rotate.h"
#include "slide/slide.h"
#include "store/store.h"

struct show;

/* What the configuration says of every slide; size, theme, labels, metrics, time and pictures are left to the
 * caller. The configuration must outlive it. */
struct slide_context show_context(const struct config *config);

/* The language of an item's slides: its own; else the configured one, which somebody chose; else the feed's,
 * which many content systems leave at what they were installed with. Absent: the screen's. */
struct str show_language(const struct config *config, const struct item *item);

/* `language` is that of the screen, BCP 47. Texts must outlive the show, like the configuration. NULL with a
 * reason for people (in the configuration's arena) when a font, the theme or the labels are missing. */
struct show *show_create(const struct config *config, const char *data_folder, const char *language,
                         const char **why);
void show_destroy(struct show *show); /* NULL is fine */

/* For the default slide: a name instead of the house's, and lines with \n between them; copied. "", as at
 * first: none. */
void show_set_note(struct show *show, const char *name, const char *note);
const char *show_note(const struct show *show);

/* The size of the frames made from now on, as the screen shows them. Default 1920 × 1080. */
void show_set_size(struct show *show, int width_px, int height_px);
/* That of a slide as it is laid out: the screen's, sides exchanged when it hangs on its side. */
void show_size(const struct show *show, int *width_px, int *height_px);

/* Of the screen, BCP 47. */
const char *show_screen_language(const struct show *show);

/* What the slides are drawn with. */
const struct theme *show_theme(const struct show *show);
struct fonts *show_fonts(struct show *show);

/* Whether frames made from now on stand where burn-in care wants them at their time (slide_drift); at first
 * they stand in their place. */
void show_set_drift(struct show *show, bool on);

/* What the display says of its diagonal, for slides whose configuration names a distance and no diagonal; 0:
 * not known. */
void show_set_diagonal(struct show *show, int inch);

/* A picture that is no feed's, known by an address of its own: the logo. Bytes as the store keeps them;
 * copied. One at a time. */
void show_set_picture(struct show *show, struct str url, struct str bytes, int width, int height);

/* Who gives the bytes of a picture of the store, which live until the next call; absent when there is none,
 * or not yet: the slide is then made without it. Without such a reader, pictures are read from the disk. */
typedef struct str show_picture_fn(void *ctx, const struct store_picture *picture);
void show_set_picture_reader(struct show *show, show_picture_fn *read, void *ctx);

/* Notes in this record what is laid out and painted; NULL, as at first: nowhere. It must outlive the show. */
void show_set_recovery(struct show *show, struct recovery *recovery);

/* Takes the content over, which was cleaned (cleaning_content), to show pictures of; the former content is
 * freed. */
void show_take_content(struct show *show, struct store_content content);
const struct store_content *show_content(const struct show *show);

/* One page of an item, laid out and painted. Owns its slide and its pixels; needs neither the item nor the
 * content any more. */
struct frame {
    struct arena *arena;
    struct slide slide;
    struct canvas *canvas;  /* as the screen shows it */
    struct canvas *upright; /* as it was painted; the same one when the screen hangs upright */
    enum turn turn;
    struct offset drift;  /* how far it stands from its place */
    struct str language;  /* of the item; absent: the screen's */
    struct str clock;     /* the text of the clock in it … */
    char clock_bytes[64]; /* … once it has changed */
    struct moment asked;  /* when that was last asked for */
};

/* Makes a frame of a page (cut to the pages there are); of the house's idle slide when item is NULL. The
 * caller owns it: frame_destroy. */
struct frame *show_frame(struct show *show, const struct item *item, int page, struct moment now);
void frame_destroy(struct frame *frame); /* NULL is fine */

/* True when a frame made now would stand elsewhere: one that has stood for long wants to be made anew. */
bool show_drifted(const struct show *show, const struct frame *frame, struct moment now);

/* How many pages an item takes, without painting; fills the words on the first `room` of them. */
int show_measure(struct show *show, const struct item *item, struct moment now, int *words, int room);

/* Paints the clock anew when it shows another minute; true with the changed part when it did. */
bool show_update_clock(struct show *show, struct frame *frame, struct moment now, struct rect *part);

/* Paints the progress line, `done` of 0..1 of it; returns the changed part, empty when the slide has none. */
struct rect show_progress(struct frame *frame, float done);

#endif
