/* The state of connectors of graphics cards in sysfs: SDL does not notice when a television is switched on or
 * off. */
#ifndef BREAKROOM_SCREEN_DRM_H
#define BREAKROOM_SCREEN_DRM_H

#include <stdbool.h>
#include <stdint.h>

#define DRM_FOLDER "/sys/class/drm"
#define DRM_FDS    "/proc/self/fd"

struct drm_state {
    int connectors; /* of all cards, without writeback connectors */
    int connected;  /* of these, with a display plugged in ("unknown" counts) */
    int card;       /* the first card with a connected one; -1: none */
    uint64_t hash;  /* of the connected displays and their modes */
};

/* `folder` is DRM_FOLDER, or another in tests; `card` limits the search to one card, -1: all. */
struct drm_state drm_read(const char *folder, int card);

/* The index of a connector ("HDMI-A-1") among the connected ones of this card (−1: of all), in the kernel's
 * order, which is also SDL's: from 0; −1: it does not exist, or nothing is plugged in. */
int drm_rank(const char *folder, int card, const char *connector);

/* Only one program at a time, the "master", may show something on a card; others can open it nevertheless,
 * but nobody sees what they draw. Only a program that opened the card while there was no master can become
 * master, so keeping the card open is useless. */

/* True when an open card accepts frames of this process. Like drmIsMaster of libdrm: the kernel lets only the
 * master authenticate clients, and reports that before it checks which client. */
bool drm_is_master(int fd);

/* True when this process has cards open (its descriptors are links in `fds`: DRM_FDS, or another folder in
 * tests) and `is_master` is false for all of them. */
bool drm_is_used_by_others(const char *fds, bool (*is_master)(int fd));

/* A descriptor of this process that is master of its card, or −1. The caller must not close it. */
int drm_master_fd(const char *fds, bool (*is_master)(int fd));

/* True when another program is master of the card with this number. */
bool drm_card_has_master(int card);

/* Watches the card in use. */
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
    DRM_REOPEN          /* the television is back, there is another mode, connector or master */
};

/* Checks once a second at most. */
enum drm_change drm_watch_check(struct drm_watch *watch, int64_t now_ms);

#endif
