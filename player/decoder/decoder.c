#include "decoder/decoder_private.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/number.h"

struct decoder {
    struct decoder_options options;
    struct decoder_child child;
    struct decoder_answer answer;
    size_t answer_len;      /* bytes that came */
    int width;              /* of the bands that came */
    size_t count;           /* pixels of them */
    bool again;             /* the deadline is the second one */
    struct picture picture; /* its pixels are those of the child */
};

static bool
believable(const struct decoder *decoder)
{
    const struct decoder_answer *answer = &decoder->answer;
    bool known = answer->fault >= PICTURE_WHOLE && answer->fault <= PICTURE_LIBRARY;
    if (answer->width == 0)
        return known && answer->why > REASON_NONE && answer->why < REASON_COUNT;
    return known && answer->width == decoder->width && answer->height > 0 &&
           answer->height <= PICTURE_SIDE_MAX &&
           (size_t)answer->width * (size_t)answer->height <= decoder->count;
}

static bool
takes_band(struct decoder *decoder)
{
    int width = decoder->answer.width, rows = decoder->answer.height;
    if (width <= 0 || rows <= 0 || width > PICTURE_SIDE_MAX || rows > PICTURE_SIDE_MAX ||
        (decoder->width && width != decoder->width))
        return false;
    size_t count = (size_t)width * (size_t)rows;
    if (count > DECODER_BAND_PIXELS || count > decoder->child.pixels_max - decoder->count)
        return false;
    decoder_child_copy(&decoder->child, decoder->count, count);
    decoder->width = width;
    decoder->count += count;
    return true;
}

static void
end(struct decoder *decoder, enum decoder_ending ending)
{
    decoder_child_end(&decoder->child, ending);
}

/* It is complete. */
static void
take_answer(struct decoder *decoder)
{
    const struct decoder_answer *answer = &decoder->answer;
    decoder->answer_len = 0;
    if (answer->more && takes_band(decoder))
        return;
    if (answer->more || !believable(decoder)) {
        end(decoder, DECODER_ENDED_WRONG);
        return;
    }
    decoder->picture = (struct picture){.width = answer->width,
                                        .height = answer->height,
                                        .alpha = answer->alpha != 0,
                                        .fault = (enum picture_fault)answer->fault,
                                        .rows_percent = answer->rows_percent,
                                        .pixels = answer->width ? decoder->child.pixels : NULL};
    end(decoder, answer->width ? DECODER_ENDED_WELL : DECODER_ENDED_REFUSED);
}

/* False when nothing more is there just now, or ever. */
static bool
take_some(struct decoder *decoder)
{
    ssize_t got = read(decoder->child.fd, (char *)&decoder->answer + decoder->answer_len,
                       sizeof(decoder->answer) - decoder->answer_len);
    if (got > 0) {
        decoder->answer_len += (size_t)got;
        if (decoder->answer_len == sizeof(decoder->answer))
            take_answer(decoder);
    } else if (got == 0 || (errno != EINTR && errno != EAGAIN)) {
        end(decoder, DECODER_ENDED_SHORT);
    }
    return decoder->child.fd >= 0 && (got > 0 || errno == EINTR);
}

/* At the deadline. A child whose bands were not taken before may have waited for this process, which may have
 * waited for a disk: it gets its time again, once. */
static void
stop_or_wait_again(struct decoder *decoder, bool came)
{
    if (!came || decoder->again)
        end(decoder, DECODER_ENDED_LATE);
    else
        decoder->child.deadline_ms = clock_mono_ms() + decoder->options.timeout_ms;
    decoder->again = true;
}

/* A child that always has more does not keep its caller: at most what one that waits has ready, all bands and
 * its answer. */
bool
decoder_step(struct decoder *decoder)
{
    bool came = false;
    for (int i = 0; i <= DECODER_BANDS && decoder->child.fd >= 0 && take_some(decoder); i++)
        came = true;
    if (decoder->child.fd >= 0 && clock_mono_ms() >= decoder->child.deadline_ms)
        stop_or_wait_again(decoder, came);
    return decoder->child.fd < 0;
}

int
decoder_fd(const struct decoder *decoder)
{
    return decoder->child.fd;
}

int64_t
decoder_deadline_ms(const struct decoder *decoder)
{
    return decoder->child.deadline_ms;
}

struct decoder *
decoder_start_with(decoder_work *work, struct str bytes, const struct decoder_options *options)
{
    struct decoder *decoder = memory_alloc(sizeof(*decoder));
    decoder->options = *options;
    decoder_child_start(&decoder->child, work, bytes, options);
    return decoder;
}

struct decoder *
decoder_start(struct str bytes, const struct decoder_options *options)
{
    return decoder_start_with(decoder_child_work, bytes, options);
}

/* The code is that of a child that may be compromised: believable() has seen that there is such a reason. */
static void
explain_refusal(struct decoder *decoder, struct decoder_result *out)
{
    const struct picture *picture = &decoder->picture;
    bool incomplete = picture->fault == PICTURE_CUT || picture->fault == PICTURE_DAMAGED;
    char percent[16];
    out->fault = incomplete                          ? DECODER_INCOMPLETE
                 : picture->fault == PICTURE_LIBRARY ? DECODER_UNABLE
                                                     : DECODER_REFUSED;
    reason_set(&out->why, (enum reason_code)decoder->answer.why);
    snprintf(percent, sizeof(percent), "%d", picture->rows_percent);
    if (incomplete && picture->rows_percent == 0)
        reason_wrap(&out->why, REASON_PICTURE_BROKEN_BEFORE);
    else if (incomplete && picture->rows_percent > 0)
        reason_wrap(&out->why, REASON_PICTURE_BROKEN_AFTER, percent);
}

static void
encode(const struct picture *picture, struct decoder_result *out)
{
    out->width = picture->width;
    out->height = picture->height;
    out->fault = DECODER_GOOD;
    if (picture->fault == PICTURE_CROPPED) {
        char percent[16];
        snprintf(percent, sizeof(percent), "%d", picture->rows_percent);
        out->fault = DECODER_CROPPED;
        reason_set(&out->why, REASON_PICTURE_CUT_OFF);
        reason_wrap(&out->why, REASON_PICTURE_BROKEN_AFTER, percent);
    }
    if (picture_encode(picture, &out->bytes))
        return;
    out->fault = DECODER_REFUSED;
    reason_set(&out->why, REASON_PICTURE_SCALED_LARGE);
}

bool
decoder_finish(struct decoder *decoder, struct decoder_result *out)
{
    *out = (struct decoder_result){.fault = DECODER_UNABLE};
    buf_init(&out->bytes, DECODER_BYTES_MAX);
    if (decoder->child.fd >= 0)
        end(decoder, DECODER_ENDED_LATE);
    if (decoder->child.ending == DECODER_ENDED_WELL)
        encode(&decoder->picture, out);
    else if (decoder->child.ending == DECODER_ENDED_REFUSED)
        explain_refusal(decoder, out);
    else
        out->fault = decoder_child_explain(&decoder->child, &out->why);
    decoder_child_finish(&decoder->child);
    memory_free(decoder);
    return out->fault == DECODER_GOOD || out->fault == DECODER_CROPPED;
}

bool
decoder_run_with(decoder_work *work, struct str bytes, const struct decoder_options *options,
                 struct decoder_result *out)
{
    struct decoder *decoder = decoder_start_with(work, bytes, options);
    while (!decoder_step(decoder)) {
        int64_t left = decoder_deadline_ms(decoder) - clock_mono_ms();
        struct pollfd waiting = {.fd = decoder_fd(decoder), .events = POLLIN};
        poll(&waiting, 1, (int)number_clamp(left, 0, INT32_MAX));
    }
    return decoder_finish(decoder, out);
}

bool
decoder_run(struct str bytes, const struct decoder_options *options, struct decoder_result *out)
{
    return decoder_run_with(decoder_child_work, bytes, options, out);
}

void
decoder_result_finish(struct decoder_result *result)
{
    buf_finish(&result->bytes);
}
