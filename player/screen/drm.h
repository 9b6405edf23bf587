/* What the kernel says in sysfs of the connectors of graphics cards: SDL does not notice when a television is
 * switched on or off. */
#ifndef BREAKROOM_SCREEN_DRM_H
#define BREAKROOM_SCREEN_DRM_H

#include <stdbool.h>
#include <stdint.h>

#define DRM_FOLDER "/sys/class/drm"

struct drm_state {
    int connectors; /* of all cards; writeback is none */
    int connected;  /* of them, with something plugged in ("unknown" counts) */
    int card;       /* the first card with a connected one; -1: none */
    uint64_t hash;  /* of what is connected, and its modes */
};

/* `folder` is DRM_FOLDER, or another in tests; `card` limits the look to one card, -1 does not. */
struct drm_state drm_look(const char *folder, int card);

/* Watches the card that is shown on. */
struct drm_watch {
    const char *folder;
    struct drm_state opened;
    int64_t looked_ms;
    bool vanished;
};

/* True when the picture must be opened anew: the television came back, or another mode or connector is there.
 * Looks once a second at most. */
bool drm_changed(struct drm_watch *watch, int64_t now_ms);

#endif
