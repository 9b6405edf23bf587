#include "decoder/decoder_private.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/descriptor.h"
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
decoder_child_work(struct str bytes, const struct decoder_options *options, const struct picture_room *room,
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

/* A picture without pixels is a refusal. One that is larger than the shared memory is never believed. */
static void
answer(const struct picture *picture, const struct picture_room *shared, enum reason_code why)
{
    size_t count = (size_t)picture->width * (size_t)picture->height;
    if (picture->pixels && picture->pixels != shared->pixels && count <= shared->count)
        memcpy(shared->pixels, picture->pixels, count * sizeof(uint32_t));

    struct decoder_answer head = {.width = picture->pixels ? picture->width : 0,
                                  .height = picture->height,
                                  .why = (int32_t)why,
                                  .alpha = picture->alpha,
                                  .fault = (int8_t)picture->fault,
                                  .rows_percent = (int8_t)picture->rows_percent};
    if (!descriptor_write(0, &head, sizeof(head)))
        _exit(1);
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
    for (int png = 0; png < 2; png++) {
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
decoder_child_live(int fd, const struct picture_room *shared, decoder_work *work, struct str bytes,
                   const struct decoder_options *options)
{
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
    bool good = ready && work(bytes, options, shared, &picture, &why);
    if (!good)
        picture.pixels = NULL;
    answer(&picture, shared, why);
    _exit(0);
}
