/* The physical size of a display, from its EDID. */
#ifndef BREAKROOM_SCREEN_EDID_H
#define BREAKROOM_SCREEN_EDID_H

#include <stddef.h>

/* The diagonal in inches according to the first block of an EDID (VESA E-EDID Standard, release A2, 2006:
 * header, checksum, bytes 21 and 22 in centimetres, the first detailed timing in millimetres). 0 when the
 * bytes are not an EDID or damaged, when they contain no size (projectors), an aspect ratio instead (many
 * televisions), or an implausible size. */
int edid_diagonal_inch(const unsigned char *bytes, size_t length);

/* The smallest diagonal of the displays that are plugged in; 0 when none gives it. `folder` is DRM_FOLDER, or
 * another in tests. */
int edid_read_diagonal(const char *folder);

#endif
