/* Textures, on SDL's software renderer: what KMS/DRM and Wayland use. */
#include "test.h"

#include <stdlib.h>

#include "screen/present.h"

static SDL_Window *window;
static void *textures;
static struct canvas *red, *blue;
static const struct rect nothing = {0, 0, 0, 0};

static int
set_up(void **state)
{
    (void)state;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    setenv("SDL_RENDER_DRIVER", "software", 1);
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) < 0)
        return -1;
    window = SDL_CreateWindow("test", 0, 0, 64, 48, 0);
    textures = present_texture.open(window);
    red = canvas_create(64, 48);
    canvas_fill(red, 0xFFFF0000u);
    blue = canvas_create(64, 48);
    canvas_fill(blue, 0xFF0000FFu);
    return textures ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    canvas_destroy(red);
    canvas_destroy(blue);
    present_texture.close(textures);
    SDL_DestroyWindow(window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    return 0;
}

static bool
show(const struct canvas *canvas)
{
    return present_texture.show(textures, canvas, (struct rect){0, 0, canvas->width, canvas->height});
}

static void
assert_seen(int x, int y, int red_part, int blue_part)
{
    uint32_t pixel = 0;
    SDL_Rect at = {x, y, 1, 1};
    assert_int_equal(SDL_RenderReadPixels(SDL_GetRenderer(window), &at, SDL_PIXELFORMAT_ARGB8888, &pixel, 4),
                     0);
    assert_in_range((pixel >> 16 & 0xFF) + 2, red_part, red_part + 4);
    assert_in_range((pixel & 0xFF) + 2, blue_part, blue_part + 4);
}

static void
a_frame_and_then_a_part_of_it_are_shown(void **state)
{
    (void)state;
    assert_true(show(red));
    assert_seen(5, 5, 255, 0);
    canvas_fill(red, 0xFF0000FFu);
    assert_true(present_texture.show(textures, red, (struct rect){0, 0, 10, 10}));
    assert_seen(5, 5, 0, 255);
    assert_seen(20, 20, 255, 0);
}

static void
a_fade_blends_and_ends_exactly(void **state)
{
    (void)state;
    assert_true(present_texture.blend(textures, red, blue, nothing, 0));
    assert_seen(5, 5, 255, 0);
    assert_true(present_texture.blend(textures, red, blue, nothing, 128));
    assert_seen(5, 5, 128, 127);
    assert_true(present_texture.blend(textures, red, blue, nothing, 256));
    assert_seen(5, 5, 0, 255);
}

static void
of_a_fade_the_part_goes_on_that_was_painted(void **state)
{
    (void)state;
    assert_true(present_texture.blend(textures, red, blue, nothing, 100));
    canvas_fill(blue, 0xFFFF0000u);
    assert_true(present_texture.blend(textures, red, blue, (struct rect){0, 0, 10, 10}, 256));
    assert_seen(5, 5, 255, 0);
    assert_seen(20, 20, 0, 255);
}

static void
the_next_fade_sees_what_was_painted_since(void **state)
{
    (void)state;
    assert_true(present_texture.blend(textures, red, blue, nothing, 256));
    assert_true(show(blue));
    canvas_fill(red, 0xFF000000u);
    assert_true(present_texture.blend(textures, blue, red, nothing, 1));
    assert_true(present_texture.blend(textures, blue, red, nothing, 256));
    assert_seen(5, 5, 0, 0);
}

static void
after_memory_was_released_parts_and_fades_go_on(void **state)
{
    (void)state;
    assert_true(present_texture.blend(textures, red, blue, nothing, 256));
    assert_true(show(blue));
    present_texture.release_memory(textures);
    canvas_fill(blue, 0xFFFF0000u);
    assert_true(present_texture.show(textures, blue, (struct rect){0, 0, 10, 10}));
    assert_seen(5, 5, 255, 0);
    assert_seen(20, 20, 0, 255);
    present_texture.release_memory(textures);
    canvas_fill(red, 0xFF000000u);
    assert_true(present_texture.blend(textures, blue, red, nothing, 256));
    assert_seen(20, 20, 0, 0);
}

static void
textures_that_are_lost_are_made_again(void **state)
{
    (void)state;
    assert_true(show(red));
    present_texture.reset(textures);
    assert_true(present_texture.show(textures, red, (struct rect){0, 0, 1, 1}));
    assert_seen(40, 40, 255, 0);
}

static void
a_frame_of_another_size_is_stretched_to_the_window(void **state)
{
    (void)state;
    struct canvas *small = canvas_create(32, 24);
    canvas_fill(small, 0xFF0000FFu);
    assert_true(show(red));
    assert_true(show(small));
    assert_seen(60, 44, 0, 255);
    canvas_destroy(small);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_frame_and_then_a_part_of_it_are_shown, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_fade_blends_and_ends_exactly, set_up, tear_down),
        cmocka_unit_test_setup_teardown(of_a_fade_the_part_goes_on_that_was_painted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_next_fade_sees_what_was_painted_since, set_up, tear_down),
        cmocka_unit_test_setup_teardown(after_memory_was_released_parts_and_fades_go_on, set_up, tear_down),
        cmocka_unit_test_setup_teardown(textures_that_are_lost_are_made_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_frame_of_another_size_is_stretched_to_the_window, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
