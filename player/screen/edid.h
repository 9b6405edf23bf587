/* What a display says of its own size: EDID. */
#ifndef BREAKROOM_SCREEN_EDID_H
#define BREAKROOM_SCREEN_EDID_H

#include <stddef.h>

/* The diagonal in inches that the first block of an EDID says (VESA E-EDID Standard, release A2, 2006:
 * header, checksum, bytes 21 and 22 in centimetres, the first detailed timing in millimetres). 0 when the
 * bytes are no EDID or damaged, when they give no size (projectors), an aspect ratio in its place (many
 * televisions), or a size that no display of a wall has. */
int edid_diagonal_inch(const unsigned char *bytes, size_t length);

/* That of the displays that are plugged in, the smallest where there are several; 0 when none says it.
 * `folder` is DRM_FOLDER, or another in tests. */
int edid_read_diagonal(const char *folder);

#endif
