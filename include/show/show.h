/* From stored items to finished frames, shared by `play` and `render`, so that both make the same pixels.
 * Owns the data that lives as long as the process (theme, labels, fonts) and the content of the store. */
#ifndef BREAKROOM_SHOW_SHOW_H
#define BREAKROOM_SHOW_SHOW_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/reason.h"
#include "config/config.h"
#include "recovery/recovery.h"
#include "paint/fonts.h"
#include "paint/rotate.h"
#include "slide/slide.h"
#include "store/store.h"

struct show;

/* The configured part of a slide context; the caller sets size, theme, labels, metrics, time and pictures.
 * The configuration must outlive it. */
struct slide_context show_context(const struct config *config);

/* The language of an item's slides: its own; else the configured one; else the feed's, which comes last
 * because many content systems leave it at a default. Absent: the screen's. */
struct str show_language(const struct config *config, const struct item *item);

/* `language` is that of the screen, BCP 47. Texts must outlive the show, like the configuration. NULL with
 * the reason when a font, the theme or the labels are missing. */
struct show *show_create(const struct config *config, const char *data_folder, const char *language,
                         struct reason *why);
void show_destroy(struct show *show); /* NULL is fine */

/* Texts of the idle slide: a name instead of the brand, and lines separated by \n; copied. "" (the default):
 * none. */
void show_set_note(struct show *show, const char *name, const char *note);
const char *show_note(const struct show *show);

/* Sets the size of new frames, as the screen shows them. Default 1920 × 1080. */
void show_set_size(struct show *show, int width_px, int height_px);
/* The size of the layout: the screen's, with width and height swapped when it is mounted on its side. */
void show_size(const struct show *show, int *width_px, int *height_px);

/* The language of the screen, BCP 47. */
const char *show_screen_language(const struct show *show);

/* Theme and fonts of the slides. */
const struct theme *show_theme(const struct show *show);
struct fonts *show_fonts(struct show *show);

/* Sets whether new frames are shifted against burn-in (slide_drift); off by default. */
void show_set_drift(struct show *show, bool on);

/* Sets the diagonal reported by the display, for slides whose configuration has a distance and no diagonal;
 * 0: not known. */
void show_set_diagonal(struct show *show, int inch);

/* Sets a picture that does not come from a feed, with an address of its own: the logo. Bytes as in the store;
 * copied. Only one. */
void show_set_picture(struct show *show, struct str url, struct str bytes, int width, int height);

/* Sets a callback that returns the bytes of a stored picture, valid until the next call; absent when it is
 * not available (yet): then the slide is made without it. Without a callback, pictures are read from disk. */
typedef struct str show_picture_fn(void *ctx, const struct store_picture *picture);
void show_set_picture_reader(struct show *show, show_picture_fn *read, void *ctx);

/* Records in it what is laid out and painted; NULL (the default): nothing. It must outlive the show. */
void show_set_recovery(struct show *show, struct recovery *recovery);

/* Takes ownership of the cleaned content (cleaning_content), for its pictures; the previous content is freed.
 */
void show_take_content(struct show *show, struct store_content content);
const struct store_content *show_content(const struct show *show);

/* One page of an item, laid out and painted. Owns its slide and its pixels; independent of the item and the
 * content. */
struct frame {
    struct arena *arena;
    struct slide slide;
    struct canvas *canvas;  /* as the screen shows it */
    struct canvas *upright; /* as painted; the same one without rotation */
    enum rotate rotate;
    struct offset drift;  /* its shift against burn-in */
    struct str language;  /* of the item; absent: the screen's */
    struct str clock;     /* the text of its clock … */
    char clock_bytes[64]; /* … after a change */
    struct moment asked;  /* when the text was last updated */
    bool packed;          /* its pixels are packed, except for those of the progress line */
};

/* Makes a frame of a page (clamped to the existing pages); of the idle slide when item is NULL. The caller
 * owns it: frame_destroy. */
struct frame *show_frame(struct show *show, const struct item *item, int page, struct moment now);
void frame_destroy(struct frame *frame); /* NULL is fine */

/* Between these two its pixels take less memory and cannot be read, except for what show_progress returns as
 * painted; show_update_clock unpacks it when it paints. Each does nothing the second time; frame_pack
 * returns whether it did something. */
bool frame_pack(struct frame *frame);
void frame_unpack(struct frame *frame);

/* True when the shift of a frame made now would differ: then a frame shown for long should be made again. */
bool show_drifted(const struct show *show, const struct frame *frame, struct moment now);

/* Returns the number of pages of an item, without painting; sets the words on the first `room` of them. */
int show_measure(struct show *show, const struct item *item, struct moment now, int *words, int room);

/* Repaints the clock when its text changed; true with the changed part if it did. */
bool show_update_clock(struct show *show, struct frame *frame, struct moment now, struct rect *part);

/* Paints the progress line; `done` is 0 to 1; returns the changed part, empty when the slide has none. */
struct rect show_progress(struct frame *frame, float done);

#endif
