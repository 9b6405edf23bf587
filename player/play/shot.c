#include "play/shot.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/log.h"
#include "play/shot_file.h"

#define LOG_MODULE "play"
#define PATH_BYTES ((size_t)8192)

static bool
write_all(int fd, const void *bytes, size_t length)
{
    const char *at = bytes;
    while (length) {
        ssize_t written = write(fd, at, length);
        if (written <= 0)
            return false;
        at += written;
        length -= (size_t)written;
    }
    return true;
}

void
shot_write(const struct runtime *runtime, const struct canvas *canvas)
{
    if (!runtime->path || !canvas)
        return;
    struct arena *arena = arena_create(PATH_BYTES);
    const char *path = shot_path(arena, runtime->path);
    const char *whole = arena_printf(arena, "%s.new", path).ptr;
    struct shot_header header = {SHOT_MAGIC, canvas->width, canvas->height};
    size_t bytes = (size_t)canvas->width * (size_t)canvas->height * sizeof(*canvas->pixels);
    unlink(whole);
    int fd = open(whole, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool good = fd >= 0 && write_all(fd, &header, sizeof(header)) && write_all(fd, canvas->pixels, bytes);
    if (fd >= 0)
        close(fd);
    if (!good || rename(whole, path) != 0) {
        log_warn("the picture of the screen cannot be written to %s", path);
        unlink(whole);
    }
    arena_destroy(arena);
}
