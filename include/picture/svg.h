/* SVG, drawn by librsvg. The library is loaded at run time, and only by a process that has an SVG to draw;
 * nothing is linked with it.
 *
 * Nothing outside the file is read: no fonts, no other files. A file that needs them (letters, pictures and
 * parts from other files) is refused, never drawn incompletely. */
#ifndef BREAKROOM_PICTURE_SVG_H
#define BREAKROOM_PICTURE_SVG_H

#include "picture/picture.h"

/* True when the first element is <svg>, or the bytes are gzip, as in an .svgz file. Reads no further. */
bool svg_recognised(struct str bytes);

/* The reason why it cannot be drawn as intended; REASON_NONE when none is found. Reads the markup without the
 * library. */
enum reason_code svg_fault(struct str bytes);

/* Loads librsvg and draws something small. Call it before svg_open, and before this process enters a sandbox.
 * False with a reason when it is not installed. */
bool svg_prepare(enum reason_code *why);

/* A parsed drawing. Its units are ignored; only its proportions matter. */
struct svg {
    void *handle;
    double width, height;     /* finite, above 0 */
    enum picture_fault fault; /* when svg_open failed */
};

/* The bytes must live until svg_close. False with a reason: svg_fault's, or that it is broken, or
 * gives neither width and height nor a viewBox. */
bool svg_open(struct str bytes, struct svg *out, enum reason_code *why);
void svg_close(struct svg *svg);

/* Draws it at the smallest size that covers (`cover`) or the largest that fits (else) width_px × height_px,
 * which are at least 1. Unlike raster pictures, it is enlarged as needed. Not more than PICTURE_SIDE_MAX a
 * side. False with a reason when the library gives up. Free with picture_finish. */
bool svg_draw(const struct svg *svg, int width_px, int height_px, bool cover, struct picture *out,
              enum reason_code *why);

#endif
