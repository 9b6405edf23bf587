#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "runtime/runtime.h"
#include "picture/picture.h"
#include "play/shot_file.h"
#include "setup/setup.h"

#define WAIT_MS   10000
#define STEP_MS   20
#define SIDE_MAX  16384
#define PNG_BYTES ((size_t)256 * 1024 * 1024)

/* The player on the named store, else any running one; NULL, with a message, when there is none. */
static const struct runtime_report *
find_player(struct setup *setup, const struct command *self)
{
    struct runtime_report *reports = arena_array(setup->arena, RUNTIME_REPORTS_MAX, sizeof(*reports));
    size_t count = runtime_read(setup->arena, reports);
    const char *store = setup->flags.store ? runtime_resolve(setup->arena, setup->flags.store) : NULL;
    for (size_t i = 0; i < count; i++)
        if (reports[i].alive && str_equal(reports[i].role, STR("play")) &&
            (!store || str_equal(reports[i].store, str_from(store))))
            return &reports[i];
    fprintf(stderr, "breakroom %s: no player runs%s%s\n", self->name, store ? " on " : "",
            store ? store : "");
    return NULL;
}

/* False, with a message, without permission. */
static bool
ask(const struct runtime_report *player, int number, const struct command *self)
{
    if (kill((pid_t)player->pid, number) == 0)
        return true;
    fprintf(stderr, "breakroom %s: the player is another user's: %s; sudo breakroom %s\n", self->name,
            strerror(errno), self->name);
    return false;
}

/* Opens the file that the player writes, after waiting for it. -1: it did not appear. */
static int
await_file(const char *path)
{
    for (int waited_ms = 0; waited_ms < WAIT_MS; waited_ms += STEP_MS) {
        int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        if (fd >= 0)
            return fd;
        nanosleep(&(struct timespec){.tv_nsec = STEP_MS * 1000000L}, NULL);
    }
    return -1;
}

static bool
read_all(int fd, void *bytes, size_t length)
{
    char *at = bytes;
    while (length) {
        ssize_t got = read(fd, at, length);
        if (got <= 0)
            return false;
        at += got;
        length -= (size_t)got;
    }
    return true;
}

/* The pixels, to be freed by memory_free; NULL when the file was not written by a player. */
static uint32_t *
read_pixels(int fd, struct shot_header *header)
{
    struct stat st;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || !read_all(fd, header, sizeof(*header)) ||
        header->magic != SHOT_MAGIC || header->width < 1 || header->width > SIDE_MAX || header->height < 1 ||
        header->height > SIDE_MAX)
        return NULL;
    size_t bytes = (size_t)header->width * (size_t)header->height * sizeof(uint32_t);
    uint32_t *pixels = memory_alloc(bytes);
    if (read_all(fd, pixels, bytes))
        return pixels;
    memory_free(pixels);
    return NULL;
}

/* Readable by the user who asked, not only by root; - is standard output. */
static bool
write_png(const char *path, uint32_t *pixels, const struct shot_header *header)
{
    struct picture picture = {.pixels = pixels, .width = header->width, .height = header->height};
    struct buf png;
    buf_init(&png, PNG_BYTES);
    bool good = picture_encode_png(&picture, &png);
    if (good && strcmp(path, "-") == 0)
        good = fwrite(png.ptr, 1, png.len, stdout) == png.len && fflush(stdout) == 0;
    else if (good)
        good = file_replace(path, buf_str(&png));
    buf_finish(&png);
    return good;
}

static int
take_shot(struct setup *setup, const struct command *self)
{
    struct shot_header header;
    const struct runtime_report *player = find_player(setup, self);
    const char *path = player ? shot_path(setup->arena, player->path) : NULL;
    if (path)
        unlink(path);
    if (!path || !ask(player, SIGUSR1, self))
        return EXIT_MACHINE;
    int fd = await_file(path);
    uint32_t *pixels = fd >= 0 ? read_pixels(fd, &header) : NULL;
    if (fd >= 0)
        close(fd);
    unlink(path);
    if (!pixels) {
        fprintf(stderr, "breakroom %s: the player gave no picture: is there a screen? See breakroom status\n",
                self->name);
        return EXIT_MACHINE;
    }
    bool good = write_png(setup->flags.output, pixels, &header);
    if (!good)
        fprintf(stderr, "breakroom %s: cannot write %s: %s\n", self->name, setup->flags.output,
                strerror(errno));
    memory_free(pixels);
    return good ? EXIT_DONE : EXIT_MACHINE;
}

static int
identify(struct setup *setup, const struct command *self)
{
    const struct runtime_report *player = find_player(setup, self);
    return player && ask(player, SIGUSR2, self) ? EXIT_DONE : EXIT_MACHINE;
}

/* Reads the command line, and runs `work` on it. */
static int
run(const struct command *self, int takes, int argc, char **argv,
    int (*work)(struct setup *setup, const struct command *self))
{
    struct setup setup;
    enum flags_result result = setup_init_silently(&setup, self, takes, argc, argv);
    int status = result == FLAGS_HELPED ? EXIT_DONE : EXIT_MACHINE;
    if (result == FLAGS_READY &&
        (setup.flags.feed_count || ((takes & FLAG_OUTPUT_FILE) && !setup.flags.output)))
        fprintf(stderr, "breakroom %s: usage: %s\n", self->name, self->example);
    else if (result == FLAGS_READY)
        status = work(&setup, self);
    setup_finish(&setup);
    return status;
}

int
command_shot(const struct command *self, int argc, char **argv)
{
    return run(self, FLAG_OUTPUT_FILE | FLAG_STORE | FLAG_CONFIG, argc, argv, take_shot);
}

int
command_identify(const struct command *self, int argc, char **argv)
{
    return run(self, FLAG_STORE | FLAG_CONFIG, argc, argv, identify);
}
