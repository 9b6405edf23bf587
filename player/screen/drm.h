/* What the kernel says in sysfs of the connectors of graphics cards: SDL does not notice when a television is
 * switched on or off. */
#ifndef BREAKROOM_SCREEN_DRM_H
#define BREAKROOM_SCREEN_DRM_H

#include <stdbool.h>
#include <stdint.h>

#define DRM_FOLDER "/sys/class/drm"
#define DRM_FDS    "/proc/self/fd"

struct drm_state {
    int connectors; /* of all cards; writeback is not one */
    int connected;  /* of them, with something plugged in ("unknown" counts) */
    int card;       /* the first card with a connected one; -1: none */
    uint64_t hash;  /* of what is connected, and its modes */
};

/* `folder` is DRM_FOLDER, or another in tests; `card` limits the look to one card, -1 does not. */
struct drm_state drm_read(const char *folder, int card);

/* The place of a connector ("HDMI-A-1") among those of this card (−1: of all) that have something plugged in,
 * by the kernel's order, which is SDL's: from 0; −1: it is not there, or nothing is plugged in. */
int drm_rank(const char *folder, int card, const char *connector);

/* One program at a time may show something on a card, its "master"; the others can open it all the same, and
 * draw what nobody sees. Only who has opened it while there was no master can become it, so there is no use
 * in keeping the card open. */

/* Whether an open card may be shown on. As drmIsMaster of libdrm: the kernel lets nobody else authenticate
 * clients, and says so before it looks at which client. */
bool drm_is_master(int fd);

/* True when this process has cards open (its descriptors are links in `fds`: DRM_FDS, or another folder in
 * tests) and `is_master` holds for none of them. */
bool drm_is_used_by_others(const char *fds, bool (*is_master)(int fd));

/* A descriptor of this process that is master of its card, or −1. It is not the caller's to close. */
int drm_master_fd(const char *fds, bool (*is_master)(int fd));

/* True when another program is master of the card of this number. */
bool drm_card_has_master(int card);

/* Watches the card that is shown on. */
struct drm_watch {
    const char *folder, *fds;
    bool (*is_master)(int fd);
    struct drm_state opened;
    int64_t checked_ms;
    bool vanished;
};

enum drm_change {
    DRM_NO_CHANGE,
    DRM_TELEVISION_OFF, /* said once */
    DRM_REOPEN          /* the television is back, another mode or connector is there, or another master */
};

/* Looks once a second at most. */
enum drm_change drm_watch_check(struct drm_watch *watch, int64_t now_ms);

#endif
