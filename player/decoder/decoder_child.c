#include "decoder/decoder_private.h"

#include <errno.h>
#include <linux/futex.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/number.h"
#include "picture/heif.h"
#include "picture/svg.h"

/* For what a decoder holds besides its result: coefficients, whole sources. */
#define WORK_BYTES ((size_t)192 << 20)

int64_t
decoder_pixels_max(const struct decoder_options *options)
{
    /* sides are rounded up to whole pixels */
    return ((int64_t)options->screen_w + 2) * ((int64_t)options->screen_h + 2) * DECODER_SCREENS_MAX;
}

struct wanted {
    int width, height;
    bool cover;
};

static struct wanted
wanted_for(double width, double height, const struct decoder_options *options)
{
    double across = width * options->screen_h, down = height * options->screen_w;
    bool long_one = across > down * DECODER_SCREENS_MAX || down > across * DECODER_SCREENS_MAX;
    if (options->fit)
        return (struct wanted){options->screen_w, options->screen_h, false};
    int screens = long_one ? DECODER_SCREENS_MAX : 1;
    return (struct wanted){options->screen_w * screens, options->screen_h * screens, !long_one};
}

static bool
draw(struct str bytes, const struct decoder_options *options, struct picture *out, enum reason_code *why)
{
    struct svg svg;
    if (!svg_open(bytes, &svg, why)) {
        *out = (struct picture){.fault = svg.fault, .rows_percent = -1};
        return false;
    }
    struct wanted wanted = wanted_for(svg.width, svg.height, options);
    bool good = svg_draw(&svg, wanted.width, wanted.height, wanted.cover, out, why);
    svg_close(&svg);
    return good;
}

bool
decoder_child_work(struct str bytes, const struct decoder_options *options, struct picture_room *room,
                   struct picture *out, enum reason_code *why)
{
    if (svg_recognised(bytes))
        return draw(bytes, options, out, why);
    struct picture_info info = {.width = 1, .height = 1};
    picture_probe(bytes, &info);
    struct wanted wanted = wanted_for(info.width, info.height, options);
    return picture_decode_into(room, bytes, wanted.width, wanted.height, wanted.cover, options->max_pixels,
                               out, why);
}

struct passage {
    struct picture_room room; /* first: its address is that of the passage */
    struct decoder_bands *bands;
    uint32_t filled;
};

static void
say(const struct decoder_answer *answer)
{
    if (!descriptor_write(0, answer, sizeof(*answer)))
        _exit(1);
}

/* Passes a band on and waits until the next one is free. */
static void
pass_on(struct picture_room *room, int width, int rows)
{
    struct passage *passage = (struct passage *)(void *)room;
    _Atomic uint32_t *taken = &passage->bands->taken;
    uint32_t seen;
    say(&(struct decoder_answer){.width = width, .height = rows, .more = 1});
    passage->filled++;
    while (passage->filled - (seen = atomic_load(taken)) >= DECODER_BANDS)
        syscall(SYS_futex, taken, FUTEX_WAIT, seen, NULL, NULL, 0);
    room->pixels = passage->bands->pixels[passage->filled % DECODER_BANDS];
}

/* Those of a picture that did not pass row by row; one that is too large is never believed. */
static void
pass_whole(struct picture_room *room, const struct picture *picture)
{
    int most = (int)room->count / picture->width;
    for (int y = 0, rows; most > 0 && y < picture->height; y += rows) {
        size_t width = (size_t)picture->width;
        rows = number_min(most, picture->height - y);
        memcpy(room->pixels, picture->pixels + (size_t)y * width, (size_t)rows * width * sizeof(uint32_t));
        pass_on(room, picture->width, rows);
    }
}

/* A picture without pixels is a refusal. */
static void
answer(const struct picture *picture, struct picture_room *room, enum reason_code why)
{
    if (picture->pixels && picture->pixels != room->pixels)
        pass_whole(room, picture);
    say(&(struct decoder_answer){.width = picture->pixels ? picture->width : 0,
                                 .height = picture->height,
                                 .why = (int32_t)why,
                                 .alpha = picture->alpha,
                                 .fault = (int8_t)picture->fault,
                                 .rows_percent = (int8_t)picture->rows_percent});
}

/* base/memory.h and most libraries abort when malloc gives nothing. */
static void
on_abort(int signal_number)
{
    (void)signal_number;
    _exit(errno == ENOMEM ? DECODER_EXIT_NO_MEMORY : DECODER_EXIT_ABORTED);
}

/* Libraries detect the features of the processor once, some from files: this must happen before the sandbox.
 * False with a reason when the library for these bytes is not installed. */
static bool
warm_up(struct str bytes, enum reason_code *why)
{
    uint32_t pixels[16 * 16] = {0};
    struct picture picture = {.pixels = pixels, .width = 16, .height = 16}, back;
    enum reason_code unused;
    bool jpeg = str_starts(bytes, (struct str){"\xff\xd8\xff", 3}); /* as most are: it needs no other */
    for (int png = 0; png < (jpeg ? 1 : 2); png++) {
        struct buf encoded;
        buf_init(&encoded, (size_t)1 << 16);
        if (png ? picture_encode_png(&picture, &encoded) : picture_encode(&picture, &encoded)) {
            picture_decode(buf_str(&encoded), 8, 8, true, sizeof(pixels), &back, &unused);
            picture_finish(&back);
        }
        buf_finish(&encoded);
    }
    if (heif_recognised(bytes))
        return heif_prepare(why);
    return !svg_recognised(bytes) || svg_prepare(why);
}

void
decoder_child_live(int fd, struct decoder_bands *bands, decoder_work *work, struct str bytes,
                   const struct decoder_options *options)
{
    struct passage passage = {{bands->pixels[0], DECODER_BAND_PIXELS, pass_on}, bands, 0};
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    enum reason_code why = REASON_NONE;
    bool ready = warm_up(bytes, &why);
    struct sandbox_limits limits = {
        .memory_bytes = WORK_BYTES + (size_t)decoder_pixels_max(options) * sizeof(uint32_t) * 2,
        .cpu_seconds = (int)((options->timeout_ms + 999) / 1000),
    };
    signal(SIGABRT, on_abort);
    if (!sandbox_enter(fd, &limits))
        _exit(DECODER_EXIT_NO_SANDBOX);
    struct picture picture = {.fault = ready ? PICTURE_UNUSABLE : PICTURE_LIBRARY, .rows_percent = -1};
    bool good = ready && work(bytes, options, &passage.room, &picture, &why);
    if (!good)
        picture.pixels = NULL;
    answer(&picture, &passage.room, why);
    _exit(0);
}
