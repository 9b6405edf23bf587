/* Tells which of several rendered slides is on an X display, for the end-to-end tests.
 *
 *   wall which PNG…           prints the slide on it now: `NAME DIFFERENCE`; exit 1 when it is none of them
 *   wall wait SECONDS PNG…    waits until one of them is on it: `MS NAME`; exit 1 when none came
 *   wall watch SECONDS PNG…   prints a line `MS NAME` at each change (`-`: none of them, as in a fade)
 *
 * The SECONDS of `wait` are multiplied by E2E_SLOW, as the deadlines of tests/e2e/lib.sh are.
 * -r FROM-TO leaves out these rows of pixels (the clock's, the progress line's); it may be repeated.
 * -d DIFFERENCE is the one up to which a slide is on it (1), more on a display of fewer colours.
 * DIFFERENCE is the mean absolute difference of the colour channels, 0 to 255. MS counts from the start, by a
 * clock that never steps. */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/memory.h"
#include "picture/picture.h"

/* Of the difference: what two fonts' renderings never reach, two slides always pass. */
#define SAME_LIMIT   1.0
#define COLOURS      0xFFFFFFU /* of a pixel */
#define LOOKS_MS     40
#define SLIDES_MAX   200
#define ROWS_MAX     8
#define PIXELS_MAX   (64 * 1024 * 1024)
#define FILE_CEILING ((size_t)64 * 1024 * 1024)

struct wall {
    Display *display;
    XShmSegmentInfo segment;
    XImage *image;    /* of the whole display, in memory that the X server writes to */
    uint32_t *pixels; /* the same, 32 bits each, as those of the slides */
    double limit;
    struct picture slides[SLIDES_MAX];
    const char *names[SLIDES_MAX];
    int count;
    int from[ROWS_MAX], to[ROWS_MAX], row_count;
};

static int64_t
now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void
fail(const char *what, const char *which)
{
    fprintf(stderr, "wall: %s: %s\n", what, which);
    exit(2);
}

static void
load(struct wall *wall, const char *path)
{
    struct arena *arena = arena_create(FILE_CEILING * 2);
    struct reason why = {.text = ""};
    enum reason_code code = REASON_NONE;
    struct str bytes = file_read(arena, path, FILE_CEILING, &why);
    if (!bytes.ptr || wall->count == SLIDES_MAX)
        fail(path, bytes.ptr ? "too many slides" : why.text);
    if (!picture_decode(bytes, 0, 0, false, PIXELS_MAX, &wall->slides[wall->count], &code))
        fail(path, reason_name(code));
    const char *name = strrchr(path, '/');
    wall->names[wall->count++] = name ? name + 1 : path;
    arena_destroy(arena);
}

static bool
left_out(const struct wall *wall, int y)
{
    for (int i = 0; i < wall->row_count; i++)
        if (y >= wall->from[i] && y <= wall->to[i])
            return true;
    return false;
}

static int
channel_difference(uint32_t a, uint32_t b)
{
    int sum = 0;
    for (int shift = 0; shift < 24; shift += 8)
        sum += abs((int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF));
    return sum;
}

static int64_t
row_difference(const uint32_t *shown, const uint32_t *slide, int width)
{
    uint32_t any = 0;
    for (int x = 0; x < width; x++)
        any |= shown[x] ^ slide[x];
    int64_t sum = 0;
    if (any & COLOURS) /* most rows are equal, and that is seen many pixels at a time */
        for (int x = 0; x < width; x++)
            sum += channel_difference(shown[x], slide[x]);
    return sum;
}

/* 255 when the sizes differ. Both have 32 bits per pixel, like the slides. */
static double
difference(const struct wall *wall, const struct picture *slide)
{
    if (wall->image->width != slide->width || wall->image->height != slide->height)
        return 255;
    int64_t sum = 0;
    int64_t pixels = 0;
    for (int y = 0; y < slide->height; y++) {
        if (left_out(wall, y))
            continue;
        ptrdiff_t at = (ptrdiff_t)y * slide->width;
        sum += row_difference(wall->pixels + at, slide->pixels + at, slide->width);
        pixels += slide->width;
        if ((double)sum > wall->limit * 3 * slide->width * slide->height)
            break; /* it is a different one, whatever follows */
    }
    return pixels ? (double)sum / (double)pixels / 3 : 255;
}

/* Of 65,536 colours each has the nearest of 32 bits. */
static void
widen(struct wall *wall)
{
    const uint16_t *from = (const uint16_t *)(const void *)wall->image->data;
    for (int i = 0; i < wall->image->width * wall->image->height; i++) {
        uint32_t red = from[i] >> 11, green = from[i] >> 5 & 0x3F, blue = from[i] & 0x1F;
        wall->pixels[i] = red * 255 / 31 << 16 | green * 255 / 63 << 8 | blue * 255 / 31;
    }
}

static void
open_display(struct wall *wall)
{
    wall->display = XOpenDisplay(NULL);
    if (!wall->display)
        fail("wall", "no display");
    int screen = DefaultScreen(wall->display);
    wall->image = XShmCreateImage(wall->display, DefaultVisual(wall->display, screen),
                                  (unsigned)DefaultDepth(wall->display, screen), ZPixmap, NULL,
                                  &wall->segment, (unsigned)DisplayWidth(wall->display, screen),
                                  (unsigned)DisplayHeight(wall->display, screen));
    if (!wall->image)
        fail("the display", "shares no memory");
    size_t bytes = (size_t)wall->image->bytes_per_line * (size_t)wall->image->height;
    wall->segment.shmid = shmget(IPC_PRIVATE, bytes, IPC_CREAT | 0600);
    wall->segment.shmaddr = wall->image->data = shmat(wall->segment.shmid, NULL, 0);
    XShmAttach(wall->display, &wall->segment);
    XSync(wall->display, False);
    shmctl(wall->segment.shmid, IPC_RMID, NULL); /* it is gone with the last of both */
    if (wall->image->bytes_per_line != wall->image->width * wall->image->bits_per_pixel / 8)
        fail("the display", "has gaps between its rows");
    wall->pixels = wall->image->bits_per_pixel == 32
                       ? (uint32_t *)(void *)wall->image->data
                       : memory_alloc((size_t)(wall->image->width * wall->image->height) * sizeof(uint32_t));
}

/* The index of the slide on the display, or -1; *least is the difference of the nearest one. */
static int
look(struct wall *wall, double *least, int *nearest)
{
    if (!XShmGetImage(wall->display, DefaultRootWindow(wall->display), wall->image, 0, 0, AllPlanes))
        fail("the display", "gives no picture");
    if (wall->image->bits_per_pixel == 16)
        widen(wall);
    *least = 256;
    *nearest = -1;
    for (int i = 0; i < wall->count; i++) {
        double here = difference(wall, &wall->slides[i]);
        if (here < *least) {
            *least = here;
            *nearest = i;
        }
    }
    return *least <= wall->limit ? *nearest : -1;
}

static int
which(struct wall *wall)
{
    double least;
    int nearest;
    int there = look(wall, &least, &nearest);
    printf("%s%s %.3f\n", there < 0 ? "none, nearest " : "", wall->names[nearest], least);
    return there < 0;
}

static int
follow(struct wall *wall, int64_t seconds, bool first_only)
{
    int64_t start = now_ms();
    int before = -2;
    while (now_ms() - start < seconds * 1000) {
        double least;
        int nearest;
        int there = look(wall, &least, &nearest);
        if (there != before && (there >= 0 || !first_only)) {
            printf("%lld %s\n", (long long)(now_ms() - start), there < 0 ? "-" : wall->names[there]);
            fflush(stdout);
            if (first_only)
                return 0;
        }
        before = there;
        nanosleep(&(struct timespec){.tv_nsec = LOOKS_MS * 1000000L}, NULL);
    }
    return first_only ? which(wall) : 0;
}

/* The factor for deadlines. */
static int64_t
slowness(void)
{
    int64_t slow = 1;
    const char *set = getenv("E2E_SLOW");
    if (set && !str_to_int(str_from(set), &slow))
        fail("E2E_SLOW is no number", set);
    return slow;
}

static void
read_options(struct wall *wall, int argc, char **argv)
{
    int letter;
    while ((letter = getopt(argc, argv, "+r:d:")) != -1) {
        if (letter == 'd') {
            wall->limit = strtod(optarg, NULL);
            continue;
        }
        if (letter != 'r' || wall->row_count == ROWS_MAX ||
            sscanf(optarg, "%d-%d", &wall->from[wall->row_count], &wall->to[wall->row_count]) != 2)
            fail("-r FROM-TO", "wanted");
        wall->row_count++;
    }
}

int
main(int argc, char **argv)
{
    struct wall wall = {.limit = SAME_LIMIT};
    read_options(&wall, argc, argv);
    const char *verb = optind < argc ? argv[optind++] : "";
    int64_t seconds = 0;
    if (strcmp(verb, "which") != 0 && (optind == argc || !str_to_int(str_from(argv[optind++]), &seconds)))
        fail("usage", "wall which PNG… | wall wait SECONDS PNG… | wall watch SECONDS PNG…");
    for (; optind < argc; optind++)
        load(&wall, argv[optind]);
    if (wall.count == 0)
        fail("wall", "no slides");
    open_display(&wall);
    int status = strcmp(verb, "which") == 0  ? which(&wall)
                 : strcmp(verb, "wait") == 0 ? follow(&wall, seconds * slowness(), true)
                                             : follow(&wall, seconds, false);
    XCloseDisplay(wall.display);
    for (int i = 0; i < wall.count; i++)
        picture_finish(&wall.slides[i]);
    return status;
}
