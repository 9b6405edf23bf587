/* The least sizes of text that people read from where they stand. */
#ifndef BREAKROOM_SLIDE_FLOORS_H
#define BREAKROOM_SLIDE_FLOORS_H

#include "slide/slide.h"

struct floors {
    int body_px;  /* titles, bodies, names */
    int small_px; /* all other text */
};

/* In parts of the frame's shorter side 1/24 and 1/40, which is legible from three to five metres on the usual
 * 43 to 55 inches. Where diagonal and viewing distance are known, never less than what the eye needs: ISO
 * 9241-303:2011 (5.5.4, like ANSI/HFES 100-2007) wants capitals to subtend 16 minutes of arc at least and
 * recommends 20 to 22; the small text here has 16, what is read 20. A capital of an angle a at a distance d
 * is 2 d tan(a/2) high. No floor passes a tenth of the shorter side, or a slip of the pen would fill the
 * screen with one word. */
struct floors floors_of(const struct slide_context *context);

#endif
