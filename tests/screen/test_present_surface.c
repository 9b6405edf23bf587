/* Fades into the surface of a window, as on X11: only pixels that differ are blended, and all are right. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "screen/present.h"

#define WIDTH  64
#define HEIGHT 48
#define GROUND 0xFF203040u

static SDL_Window *window;
static void *shown;
static struct canvas *from, *to, *mixed;
static const struct rect nothing = {0, 0, 0, 0};

static void
paint(struct canvas *canvas, struct rect at, uint32_t colour)
{
    for (int y = at.y; y < at.y + at.h; y++)
        for (int x = at.x; x < at.x + at.w; x++)
            canvas->pixels[y * WIDTH + x] = colour;
}

static int
set_up(void **state)
{
    (void)state;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) < 0)
        return -1;
    window = SDL_CreateWindow("test", 0, 0, WIDTH, HEIGHT, 0);
    shown = present_surface.open(window);
    from = canvas_create(WIDTH, HEIGHT);
    to = canvas_create(WIDTH, HEIGHT);
    mixed = canvas_create(WIDTH, HEIGHT);
    canvas_fill(from, GROUND);
    canvas_fill(to, GROUND);
    canvas_fill(mixed, 0xFF111111u);
    paint(from, (struct rect){10, 5, 20, 4}, 0xFFFFFFFFu);
    paint(to, (struct rect){15, 7, 40, 6}, 0xFFFF8000u);
    paint(to, (struct rect){WIDTH - 1, 30, 1, 1}, 0xFF000000u);
    return shown ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    canvas_destroy(from);
    canvas_destroy(to);
    canvas_destroy(mixed);
    present_surface.close(shown);
    SDL_DestroyWindow(window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    return 0;
}

static uint32_t *
seen(int x, int y)
{
    SDL_Surface *surface = SDL_GetWindowSurface(window);
    return (uint32_t *)(void *)((char *)surface->pixels + (ptrdiff_t)y * surface->pitch) + x;
}

static void
assert_blended(int k)
{
    canvas_blend(from->pixels, to->pixels, mixed->pixels, WIDTH * HEIGHT, k);
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
            assert_int_equal(*seen(x, y) & 0xFFFFFF, mixed->pixels[y * WIDTH + x] & 0xFFFFFF);
}

static void
blend(struct rect changed, int k)
{
    assert_true(present_surface.blend(shown, from, to, changed, k));
}

static void
each_frame_of_a_fade_is_whole(void **state)
{
    (void)state;
    for (int k = 0; k <= 256; k += 64) {
        blend(nothing, k);
        assert_blended(k);
    }
}

static void
pixels_that_are_the_same_are_written_once(void **state)
{
    (void)state;
    blend(nothing, 10);
    *seen(2, 2) = *seen(60, 40) = 0;
    blend(nothing, 200);
    assert_int_equal(*seen(2, 2), 0);
    assert_int_equal(*seen(60, 40), 0);
}

static void
what_is_painted_during_a_fade_is_blended_from_then_on(void **state)
{
    (void)state;
    struct rect line = {0, HEIGHT - 2, 30, 2}, beside = {0, 7, 4, 1};
    blend(nothing, 10);
    paint(to, line, 0xFFFFFFFFu);
    blend(line, 100);
    assert_blended(100);
    paint(to, beside, 0xFFFFFFFFu);
    blend(beside, 150);
    assert_blended(150);
    blend((struct rect){-5, HEIGHT - 1, 500, 500}, 256);
    assert_blended(256);
}

static void
after_another_frame_a_fade_begins_anew(void **state)
{
    (void)state;
    blend(nothing, 256);
    assert_true(present_surface.show(shown, mixed, (struct rect){0, 0, WIDTH, HEIGHT}));
    blend(nothing, 256);
    assert_blended(256);
    present_surface.release_memory(shown);
    memset(seen(0, 0), 0, WIDTH * sizeof(uint32_t));
    blend(nothing, 256);
    assert_blended(256);
}

/* A fade that is interrupted goes on from what was shown, in the same canvas. */
static void
a_fade_with_other_pixels_begins_anew(void **state)
{
    (void)state;
    blend(nothing, 0);
    blend(nothing, 128);
    canvas_fill(from, 0xFF804020u);
    blend(nothing, 0);
    assert_blended(0);
    struct canvas *other = from;
    from = to, to = other;
    blend(nothing, 20);
    assert_blended(20);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_frame_of_a_fade_is_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pixels_that_are_the_same_are_written_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_painted_during_a_fade_is_blended_from_then_on, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(after_another_frame_a_fade_begins_anew, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_fade_with_other_pixels_begins_anew, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
