/* The project's own icons: SVG files of 24 × 24 units that consist of paths. */
#ifndef BREAKROOM_PAINT_ICON_H
#define BREAKROOM_PAINT_ICON_H

#include <stdbool.h>

#include "paint/canvas.h"
#include "paint/outline.h"

/* Where an icon is placed: in the middle, or with its ink at the left or the right edge, flush with the
 * letters of the line of text above it. */
enum icon_stand { ICON_MIDDLE, ICON_LEFT, ICON_RIGHT };

/* Paints the icon `name` of a folder into `at`, as large as fits, in one colour. False when there is no such
 * icon; a name consists of a-z, 0-9 and '-'.
 *
 * Reads the elements <path d="…"> with the attributes fill, stroke and stroke-width, their own or those of
 * <svg>: "none", or any other value, which means `colour`. */
bool icon_paint(struct canvas *canvas, const char *folder, struct str name, struct rect at,
                enum icon_stand stand, uint32_t colour);

/* The path data of SVG (https://www.w3.org/TR/SVG11/paths.html): M L H V C Q A Z and their lower case. Adds
 * the paths to the outline, each point scaled, then moved. False when the data cannot be read; the part
 * before the fault is added. */
bool icon_path(struct str data, float scale, struct point move, struct outline *outline);

#endif
