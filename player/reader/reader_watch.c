/* statfs */
#define _GNU_SOURCE
#include "reader/reader_watch.h"

#include <linux/magic.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/number.h"
#include "store/store.h"

#define EVENTS_BYTES  4096
#define MEMORY_ENDING ".memory"   /* runtime_memory_folders */
#define MEMORY_PARENT "breakroom" /* the beginning of the name of their parent folder */

#define CONTENT                                                                                              \
    (IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF)
#define LOST (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT | IN_Q_OVERFLOW)

/* File systems to which another machine may write without a notification of this kernel. */
static bool
is_shared(const char *folder)
{
    static const uint32_t shared[] = {NFS_SUPER_MAGIC,  CIFS_SUPER_MAGIC, SMB_SUPER_MAGIC,
                                      SMB2_SUPER_MAGIC, V9FS_MAGIC,       FUSE_SUPER_MAGIC,
                                      AFS_SUPER_MAGIC,  AFS_FS_MAGIC,     CEPH_SUPER_MAGIC};
    struct statfs fs;
    if (statfs(folder, &fs) != 0)
        return true;
    for (size_t i = 0; i < sizeof(shared) / sizeof(shared[0]); i++)
        if ((uint32_t)fs.f_type == shared[i])
            return true;
    return false;
}

/* The length of the folder or of the nearest existing folder above it, which is watched now; 0: none. */
static size_t
watch_nearest(int fd, const char *folder)
{
    char path[PATH_MAX];
    size_t len = strlen(folder);
    if (len >= sizeof(path))
        return 0;
    memcpy(path, folder, len + 1);
    while (inotify_add_watch(fd, path, CONTENT | IN_ONLYDIR) < 0) {
        char *slash = strrchr(path, '/');
        if (!slash || slash == path)
            return 0;
        *slash = '\0';
    }
    return strlen(path);
}

/* A folder that is created between the attempt to watch it and the watch above it is found when all is tried
 * again. */
static bool
watch_memory(int fd, const char *folder)
{
    size_t before = watch_nearest(fd, folder), len = watch_nearest(fd, folder);
    while (len > before) {
        before = len;
        len = watch_nearest(fd, folder);
    }
    return len > 0;
}

int
reader_watch_open(const struct reader_place *place)
{
    int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    bool good = fd >= 0 && !is_shared(place->folder) &&
                inotify_add_watch(fd, place->folder, CONTENT | IN_ONLYDIR) >= 0;
    for (size_t i = 0; good && i < place->memory.count; i++)
        good = watch_memory(fd, place->memory.items[i].ptr);
    if (good || fd < 0)
        return fd;
    close(fd);
    return -1;
}

static enum reader_change
meaning(const struct inotify_event *event)
{
    struct str name = event->len ? str_from(event->name) : STR_NONE;
    if (event->mask & LOST)
        return READER_MOVED;
    if (str_starts(name, STR(STORE_DATABASE))) /* and its journal */
        return READER_CHANGED;
    if (str_ends(name, STR(MEMORY_ENDING)) ||
        (event->mask & IN_ISDIR && str_starts(name, STR(MEMORY_PARENT))))
        return READER_MOVED;
    return READER_NO_CHANGE;
}

enum reader_change
reader_watch_take(int fd)
{
    union {
        struct inotify_event first; /* aligns it */
        char bytes[EVENTS_BYTES];
    } got;
    enum reader_change change = READER_NO_CHANGE;
    ssize_t len;
    while ((len = read(fd, got.bytes, sizeof(got.bytes))) > 0)
        for (size_t at = 0; at < (size_t)len;) {
            const struct inotify_event *event = (const void *)(got.bytes + at);
            enum reader_change now = meaning(event);
            change = number_max(now, change);
            at += sizeof(*event) + event->len;
        }
    return change;
}
