/* What the tests of the view share: items, times, and a screen of which each test records what it needs. */
#ifndef BREAKROOM_TESTS_PLAY_VIEW_PARTS_H
#define BREAKROOM_TESTS_PLAY_VIEW_PARTS_H

#include "play/view.h"

#define WIDTH  640
#define HEIGHT 360
#define NOW_MS 1795433040000

void
screen_size(const struct screen *self, int *width_px, int *height_px)
{
    (void)self;
    *width_px = WIDTH;
    *height_px = HEIGHT;
}

bool
screen_show(struct screen *self, const struct canvas *canvas)
{
    return screen_show_part(self, canvas, (struct rect){0, 0, canvas->width, canvas->height});
}

void
screen_release_memory(struct screen *self)
{
    (void)self;
}

#define TEXT(literal)                                                                                        \
    {                                                                                                        \
        (literal), sizeof(literal) - 1                                                                       \
    }

static const struct item news = {
    .key = TEXT("n"), .title = TEXT("The canteen opens"), .published_s = TIME_NONE};
static const struct item tip = {
    .kind = KIND_TIP, .key = TEXT("t"), .title = TEXT("Fold it twice"), .published_s = TIME_NONE};

static struct moment
at(int64_t ms)
{
    return (struct moment){ms, NOW_MS + ms, true};
}

#endif
