/* The side beside the column: pictures and QR codes. */
#ifndef BREAKROOM_SLIDE_LAYOUT_SIDE_H
#define BREAKROOM_SLIDE_LAYOUT_SIDE_H

#include "slide/layout/plan.h"

#define SIDE_PLATE_SHARE 0.4F /* of pictures, as in struct box */
/* The part of the width of a picture that bleeds in a frame narrower than 16:9. */
#define SIDE_BLEED_NARROW 0.46F

/* Places the side and the column beside it in the area; the side is reduced where room is scarce. */
struct side_places {
    struct rect side, column;
};
struct side_places side_place(const struct plan *plan, struct rect area, float scale);
/* True when side and column are stacked. */
bool side_stacked(const struct plan *plan);
/* The column of a page without the side. */
struct rect side_column(const struct plan *plan, struct rect area);

/* Loads the first available picture of the item into plan->url and plan->picture. */
void side_choose_picture(struct plan *plan);

/* True when the chosen picture is so wide that it is placed above or below the words rather than beside them.
 */
bool side_strip(const struct plan *plan);

/* Uses the chosen picture as the side, if there is one: bleeding, or in a place of its own if it is too
 * small. */
void side_picture(struct plan *plan);
/* The same, bleeding over a given part of the width; false when that is not possible. */
bool side_bleed_picture(struct plan *plan, float share);
/* Uses it in a place of its own, with space around it. */
void side_inset_picture(struct plan *plan);
/* A picture in the corner that has no room there is placed beside the words or across the top; false when it
 * has too few pixels for that. */
bool side_leave_corner(struct plan *plan);
/* Draws it from edge to edge of a place: cropped, or whole on a background in the colour of its own border.
 */
void side_draw_bled(const struct plan *plan, struct sheet *sheet, struct rect at);

/* Width to height of the chosen picture. */
float side_picture_ratio(const struct plan *plan);
/* True when the chosen picture shows one person: the face is in its upper middle, and needs room above it. */
bool side_shows_face(const struct plan *plan);
/* Adds its box, cropped to the place. */
struct box *side_add_picture(const struct plan *plan, struct sheet *sheet, struct rect at);
/* The maximum enlargement of a picture on this screen. */
float side_enlarge_max(const struct plan *plan);
/* Draws the chosen picture into a place: cropped around its upper middle, or whole on a plain panel when the
 * item asks for it, when too much would be lost, or when it is too small to fill the place. */
void side_draw_picture(const struct plan *plan, struct sheet *sheet, struct rect at);
/* Cropped to a disc in a square. */
void side_draw_disc(const struct plan *plan, struct sheet *sheet, struct rect at);
/* Whole, without a panel, in a place with its own proportions. */
void side_draw_whole(const struct plan *plan, struct sheet *sheet, struct rect at);
/* The point around which the chosen picture is cropped: given by the item, else the middle at this height. */
void side_focus(const struct plan *plan, struct box *box, float usual_y);
/* True when the item asks for "contain" or "cover". */
bool side_fit_is(const struct plan *plan, struct str fit);
/* True when the item asks for the whole picture, or its shape requires it in a place of this ratio. */
bool side_contains(const struct plan *plan, float ratio);

/* True when the item's link is to be shown as a QR code: by the item, else by its kind in the configuration.
 */
bool side_shows_qr(const struct plan *plan);
/* Adds that code, where it is wanted: beside the column, under the picture, or at the column's end. After all
 * parts. */
void side_add_qr(struct plan *plan);
/* Moves a code beside the column to its end; false when there is none. */
bool side_code_to_end(struct plan *plan);

/* The code alone, in a square. */
void side_draw_qr(const struct plan *plan, struct sheet *sheet, struct rect at);
/* The code with the host beside it, or under it where the place is narrow. */
int side_qr_height(const struct plan *plan, int width_px);
void side_draw_qr_and_host(const struct plan *plan, struct sheet *sheet, struct rect at);

/* "intranet.example" of the item's link "https://www.intranet.example:8080/a?b". */
struct str side_hostname(const struct plan *plan);
/* The same for a narrow place: its lines may end after a dot. */
struct str side_hostname_lines(const struct plan *plan);

int side_radius(const struct plan *plan);
uint32_t side_panel_colour(const struct plan *plan);

#endif
