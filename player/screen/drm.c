#include "screen/drm.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/str.h"

#define CHECK_EVERY_MS  1000
#define CONNECTORS_MAX  64
#define MODES_BYTES_MAX 8192
#define CARD_PATH       "/dev/dri/card"

/* From drm.h of the kernel's user interface, which is not installed on every machine. */
struct drm_auth {
    unsigned magic;
};
#define DRM_IOCTL_AUTH_MAGIC _IOW('d', 0x11, struct drm_auth)

/* The content of a small file; empty when it cannot be read. */
static struct str
read_small(const char *folder, const char *connector, const char *name, char *room, size_t size)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s/%s", folder, connector, name);
    FILE *file = fopen(path, "re");
    if (!file)
        return STR("");
    size_t length = fread(room, 1, size, file);
    fclose(file);
    return (struct str){room, length};
}

/* "card1-HDMI-A-1" → 1; −1 for other names. */
static int
card_of(const char *name)
{
    struct str rest = str_from(name);
    struct str card = str_split(&rest, '-');
    int64_t number;
    if (!str_starts(card, STR("card")) || !rest.ptr || str_starts(rest, STR("Writeback")))
        return -1;
    return str_to_int(str_slice(card, 4, card.len), &number) && number >= 0 && number < 1000 ? (int)number
                                                                                             : -1;
}

static void
add_connector(const char *folder, const char *name, struct drm_state *state)
{
    char room[MODES_BYTES_MAX];
    struct str status = str_trim(read_small(folder, name, "status", room, sizeof room));
    int card = card_of(name);
    state->connectors++;
    if (str_equal(status, STR("disconnected")))
        return;
    state->connected++;
    state->card = state->card < 0 || card < state->card ? card : state->card;
    struct str modes = read_small(folder, name, "modes", room, sizeof room);
    /* a sum, because folders are listed in no particular order */
    state->hash += str_hash(modes, str_hash(str_from(name), STR_HASH_SEED));
}

struct drm_state
drm_read(const char *folder, int card)
{
    struct drm_state state = {.card = -1};
    DIR *dir = opendir(folder);
    if (!dir)
        return state;
    for (struct dirent *entry; state.connectors < CONNECTORS_MAX && (entry = readdir(dir));) {
        int owner = card_of(entry->d_name);
        if (owner >= 0 && (card < 0 || owner == card))
            add_connector(folder, entry->d_name, &state);
    }
    closedir(dir);
    return state;
}

/* The kernel's number of a connector with a display plugged in; −1 for others. */
static int64_t
number_of(const char *folder, const char *name)
{
    char room[64];
    int64_t number;
    if (!str_equal(str_trim(read_small(folder, name, "status", room, sizeof room)), STR("connected")))
        return -1;
    return str_to_int(str_trim(read_small(folder, name, "connector_id", room, sizeof room)), &number) ? number
                                                                                                      : -1;
}

int
drm_rank(const char *folder, int card, const char *connector)
{
    int64_t numbers[CONNECTORS_MAX], wanted = -1;
    int count = 0, rank = 0;
    DIR *dir = opendir(folder);
    for (struct dirent *entry; dir && count < CONNECTORS_MAX && (entry = readdir(dir));) {
        int owner = card_of(entry->d_name);
        if (owner < 0 || (card >= 0 && owner != card))
            continue;
        numbers[count] = number_of(folder, entry->d_name);
        if (str_equal_nocase(str_from(strchr(entry->d_name, '-') + 1), str_from(connector)))
            wanted = numbers[count];
        count += numbers[count] >= 0;
    }
    if (dir)
        closedir(dir);
    for (int i = 0; i < count; i++)
        rank += numbers[i] < wanted;
    return wanted >= 0 ? rank : -1;
}

bool
drm_is_master(int fd)
{
    struct drm_auth auth = {0};
    return ioctl(fd, DRM_IOCTL_AUTH_MAGIC, &auth) == 0 || errno != EACCES;
}

static bool
is_card(const char *fds, const char *name)
{
    char path[512], target[64];
    snprintf(path, sizeof path, "%s/%s", fds, name);
    ssize_t length = readlink(path, target, sizeof target);
    return length > 0 && str_starts((struct str){target, (size_t)length}, STR(CARD_PATH));
}

bool
drm_is_used_by_others(const char *fds, bool (*is_master)(int fd))
{
    int cards = 0, ours = 0;
    DIR *dir = opendir(fds);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        int64_t fd;
        if (!str_to_int(str_from(entry->d_name), &fd) || !is_card(fds, entry->d_name))
            continue;
        cards++;
        ours += is_master((int)fd);
    }
    if (dir)
        closedir(dir);
    return cards > 0 && ours == 0;
}

int
drm_master_fd(const char *fds, bool (*is_master)(int fd))
{
    int found = -1;
    DIR *dir = opendir(fds);
    for (struct dirent *entry; dir && found < 0 && (entry = readdir(dir));) {
        int64_t fd;
        if (str_to_int(str_from(entry->d_name), &fd) && is_card(fds, entry->d_name) && is_master((int)fd))
            found = (int)fd;
    }
    if (dir)
        closedir(dir);
    return found;
}

bool
drm_card_has_master(int card)
{
    char path[32];
    snprintf(path, sizeof path, CARD_PATH "%d", card);
    int fd = open(path, O_RDWR | O_CLOEXEC);
    bool taken = fd >= 0 && !drm_is_master(fd);
    if (fd >= 0)
        close(fd);
    return taken;
}

enum drm_change
drm_watch_check(struct drm_watch *watch, int64_t now_ms)
{
    if (now_ms - watch->checked_ms < CHECK_EVERY_MS)
        return DRM_NO_CHANGE;
    watch->checked_ms = now_ms;
    struct drm_state now = drm_read(watch->folder, watch->opened.card);
    bool vanished = now.connected == 0;
    if (vanished && watch->vanished)
        return DRM_NO_CHANGE;
    if (vanished) {
        watch->vanished = true;
        return DRM_TELEVISION_OFF;
    }
    bool other = watch->vanished || now.hash != watch->opened.hash;
    return other || drm_is_used_by_others(watch->fds, watch->is_master) ? DRM_REOPEN : DRM_NO_CHANGE;
}
