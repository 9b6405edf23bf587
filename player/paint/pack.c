#include "paint/pack.h"

#include <string.h>

#include "base/memory.h"
#include "base/number.h"

/* Rows that are packed together: what changes on a slide that stays (the clock, the progress line) touches
 * few of them. */
#define STRIP_ROWS 16

/* Packed pixels are runs and copies: a word with a count, and whether it is a run, then the value of the run
 * or the pixels of the copy. */
#define RUN     0x80000000U
#define RUN_MIN 4

struct strip {
    uint32_t *pixels;
    size_t count;
};

static int
strip_count(const struct canvas *canvas)
{
    return (canvas->height + STRIP_ROWS - 1) / STRIP_ROWS;
}

static struct strip
strip_at(const struct canvas *canvas, int number)
{
    int first = number * STRIP_ROWS, rows = number_min(STRIP_ROWS, canvas->height - first);
    size_t width = (size_t)canvas->width;
    return (struct strip){canvas->pixels + (size_t)first * width, (size_t)rows * width};
}

/* Several at once, as long runs are most of a slide. */
#define TOGETHER 8

static bool
all_equal(const uint32_t *pixels, uint32_t value)
{
    uint32_t different = 0;
    for (int i = 0; i < TOGETHER; i++)
        different |= pixels[i] ^ value;
    return different == 0;
}

static size_t
run_length(const uint32_t *pixels, size_t left)
{
    size_t length = 1;
    if (left < 2 || pixels[1] != pixels[0])
        return 1;
    while (length + TOGETHER <= left && all_equal(pixels + length, pixels[0]))
        length += TOGETHER;
    while (length < left && pixels[length] == pixels[0])
        length++;
    return length;
}

/* The number of words in `out`, which has room for them; 0 when they would be more than half of the strip. */
static size_t
pack(struct strip strip, uint32_t *out)
{
    size_t written = 0, copied = 0, most = strip.count / 2;
    uint32_t *copy = NULL; /* its first word */
    for (size_t i = 0, run; i < strip.count; i += run) {
        run = run_length(strip.pixels + i, strip.count - i);
        if (written + (run < RUN_MIN ? run + 1 : 2) > most)
            return 0;
        if (run >= RUN_MIN) {
            out[written++] = RUN | (uint32_t)run;
            out[written++] = strip.pixels[i];
            copy = NULL;
            continue;
        }
        if (!copy) {
            copy = &out[written++];
            copied = 0;
        }
        for (size_t k = 0; k < run; k++)
            out[written++] = strip.pixels[i];
        copied += run;
        *copy = (uint32_t)copied;
    }
    return written;
}

static void
unpack(const uint32_t *words, struct strip strip)
{
    for (size_t i = 0; i < strip.count;) {
        size_t count = *words & ~RUN;
        if (*words++ & RUN) {
            for (size_t k = 0; k < count; k++)
                strip.pixels[i + k] = *words;
            words++;
        } else {
            memcpy(strip.pixels + i, words, count * sizeof(uint32_t));
            words += count;
        }
        i += count;
    }
}

static uint32_t *
create_scratch(const struct canvas *canvas)
{
    return memory_array((size_t)canvas->width * STRIP_ROWS, sizeof(uint32_t));
}

void
canvas_pack(struct canvas *canvas)
{
    uint32_t *scratch = create_scratch(canvas);
    if (!canvas->packed_words)
        canvas->packed_words = memory_array((size_t)strip_count(canvas), sizeof(*canvas->packed_words));
    for (int i = 0; i < strip_count(canvas); i++) {
        struct strip strip = strip_at(canvas, i);
        if (canvas->packed_words[i])
            continue;
        size_t words = pack(strip, scratch);
        memcpy(strip.pixels, scratch, words * sizeof(uint32_t));
        if (words)
            memory_release(strip.pixels + words, (strip.count - words) * sizeof(uint32_t));
        canvas->packed_words[i] = (uint32_t)words;
    }
    memory_free(scratch);
}

void
canvas_unpack(struct canvas *canvas, int y, int h)
{
    uint32_t *scratch = NULL;
    int first = number_max(y, 0) / STRIP_ROWS;
    int end = (number_min(y + h, canvas->height) + STRIP_ROWS - 1) / STRIP_ROWS;
    for (int i = first; canvas->packed_words && i < end; i++) {
        struct strip strip = strip_at(canvas, i);
        if (!canvas->packed_words[i])
            continue;
        if (!scratch)
            scratch = create_scratch(canvas);
        memcpy(scratch, strip.pixels, canvas->packed_words[i] * sizeof(uint32_t));
        unpack(scratch, strip);
        canvas->packed_words[i] = 0;
    }
    memory_free(scratch);
}
