/* On SDL's dummy driver, where the surface of the window can be read. */
#include "test.h"

#include <SDL.h>
#include <signal.h>
#include <stdlib.h>

#include "base/clock.h"
#include "screen/screen.h"

static struct screen *screen;
static struct canvas *red, *blue;

static int
open_screen(int width, int height)
{
    struct reason why;
    bool fatal;
    struct screen_options options = {.window_w = width, .window_h = height};
    screen = screen_create(&options, &why, &fatal);
    if (!screen)
        return -1;
    screen_size(screen, &width, &height);
    red = canvas_create(width, height);
    canvas_fill(red, 0xFFFF0000u);
    blue = canvas_create(width, height);
    canvas_fill(blue, 0xFF0000FFu);
    return 0;
}

static int
set_up(void **state)
{
    (void)state;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    return open_screen(320, 200);
}

static int
set_up_full(void **state)
{
    (void)state;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    return open_screen(0, 0);
}

static int
tear_down(void **state)
{
    (void)state;
    canvas_destroy(red);
    canvas_destroy(blue);
    screen_destroy(screen);
    return 0;
}

static SDL_Window *
window(void)
{
    for (Uint32 id = 1; id < 100; id++)
        if (SDL_GetWindowFromID(id))
            return SDL_GetWindowFromID(id);
    return NULL;
}

static uint32_t
seen(int x, int y)
{
    SDL_Surface *surface = SDL_GetWindowSurface(window());
    char *row = (char *)surface->pixels + (ptrdiff_t)y * surface->pitch;
    return ((uint32_t *)(void *)row)[x] & 0xFFFFFF;
}

static void
drain(void)
{
    while (screen_wait(screen, 0, NULL) != SCREEN_NOTHING)
        continue;
}

static void
push_key(SDL_Keycode key)
{
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = key}}};
    SDL_PushEvent(&event);
}

static void
a_window_has_the_size_asked_for(void **state)
{
    (void)state;
    int width, height;
    screen_size(screen, &width, &height);
    assert_int_equal(width, 320);
    assert_int_equal(height, 200);
}

static void
a_frame_is_shown_whole(void **state)
{
    (void)state;
    assert_true(screen_show(screen, red));
    assert_int_equal(seen(0, 0), 0xFF0000);
    assert_int_equal(seen(319, 199), 0xFF0000);
}

static void
a_part_leaves_the_rest_alone(void **state)
{
    (void)state;
    assert_true(screen_show(screen, red));
    assert_true(screen_show_part(screen, blue, (struct rect){10, 20, 30, 40}));
    assert_int_equal(seen(10, 20), 0x0000FF);
    assert_int_equal(seen(39, 59), 0x0000FF);
    assert_int_equal(seen(40, 59), 0xFF0000);
    assert_int_equal(seen(9, 20), 0xFF0000);
    assert_true(screen_show_part(screen, blue, (struct rect){-50, 190, 500, 500}));
    assert_int_equal(seen(0, 199), 0x0000FF);
}

static void
a_fade_goes_from_one_to_the_other(void **state)
{
    (void)state;
    assert_true(screen_show_blend(screen, red, blue, (struct rect){0}, 0));
    assert_int_equal(seen(5, 5), 0xFF0000);
    assert_true(screen_show_blend(screen, red, blue, (struct rect){0}, 128));
    assert_int_equal(seen(5, 5), 0x800080);
    assert_true(screen_show_blend(screen, red, blue, (struct rect){0}, 256));
    assert_int_equal(seen(5, 5), 0x0000FF);
}

static void
a_wait_ends_by_itself_with_nothing(void **state)
{
    (void)state;
    drain();
    int64_t before = clock_mono_ms();
    assert_int_equal(screen_wait(screen, 120, NULL), SCREEN_NOTHING);
    assert_true(clock_mono_ms() - before >= 119);
}

/* Signals belong to the caller: SDL would report them late or, during a fade, never. */
static void
signals_are_not_taken_by_the_screen(void **state)
{
    (void)state;
    struct sigaction action;
    static const int numbers[] = {SIGTERM, SIGINT};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        assert_int_equal(sigaction(numbers[i], NULL, &action), 0);
        assert_true(action.sa_handler == SIG_DFL || action.sa_handler == SIG_IGN);
    }
}

/* The setting of SDL for it. */
static void
a_compositor_that_is_gone_is_a_display_that_is_gone(void **state)
{
    (void)state;
    drain();
    SDL_PushEvent(&(SDL_Event){.type = SDL_QUIT});
    assert_int_equal(screen_wait(screen, 5000, NULL), SCREEN_LOST);
}

static void
keys_steer_a_window(void **state)
{
    (void)state;
    static const struct {
        SDL_Keycode key;
        enum screen_event event;
    } keys[] = {{SDLK_ESCAPE, SCREEN_QUIT},
                {SDLK_q, SCREEN_QUIT},
                {SDLK_SPACE, SCREEN_PAUSE},
                {SDLK_RIGHT, SCREEN_NEXT},
                {SDLK_LEFT, SCREEN_BACK}};
    drain();
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        push_key(SDLK_a); /* means nothing */
        push_key(keys[i].key);
        assert_int_equal(screen_wait(screen, 5000, NULL), keys[i].event);
    }
}

static void
an_event_that_comes_after_another_was_taken_is_not_left_for_later(void **state)
{
    (void)state;
    drain();
    push_key(SDLK_SPACE);
    assert_int_equal(screen_wait(screen, 5000, NULL), SCREEN_PAUSE);
    push_key(SDLK_RIGHT);
    assert_int_equal(screen_wait(screen, 0, NULL), SCREEN_NEXT);
}

static void
keys_do_nothing_in_full_screen(void **state)
{
    (void)state;
    drain();
    push_key(SDLK_q);
    push_key(SDLK_ESCAPE);
    push_key(SDLK_SPACE);
    assert_int_equal(screen_wait(screen, 60, NULL), SCREEN_NOTHING);
}

static void
another_size_is_reported_once(void **state)
{
    (void)state;
    int width, height;
    drain();
    SDL_SetWindowSize(window(), 640, 360);
    assert_int_equal(screen_wait(screen, 5000, NULL), SCREEN_RESIZED);
    screen_size(screen, &width, &height);
    assert_int_equal(width, 640);
    assert_int_equal(height, 360);
    enum screen_event event;
    while ((event = screen_wait(screen, 0, NULL)) != SCREEN_NOTHING)
        assert_int_not_equal(event, SCREEN_RESIZED);
    /* a frame of the old size is clipped, not a fault */
    assert_true(screen_show(screen, red));
}

static void
lost_pixels_ask_to_be_shown_again(void **state)
{
    (void)state;
    drain();
    SDL_Event reset = {.type = SDL_RENDER_DEVICE_RESET};
    SDL_PushEvent(&reset);
    assert_int_equal(screen_wait(screen, 5000, NULL), SCREEN_EXPOSED);
    assert_true(screen_show(screen, red));
}

static void
a_screen_can_be_opened_again_and_again(void **state)
{
    (void)state;
    for (int i = 0; i < 20; i++) {
        assert_int_equal(set_up(NULL), 0);
        assert_true(screen_show(screen, red));
        tear_down(NULL);
    }
}

static void
an_unknown_driver_is_a_lasting_fault(void **state)
{
    (void)state;
    struct reason why;
    bool fatal = false;
    struct screen_options options = {.window_w = 320, .window_h = 200, .fps = 30};
    setenv("SDL_VIDEODRIVER", "etch-a-sketch", 1);
    assert_null(screen_create(&options, &why, &fatal));
    assert_true(fatal);
    assert_int_equal(reason_code(&why), REASON_SCREEN_DRIVER);
    setenv("SDL_VIDEODRIVER", "dummy", 1);
}

static void
an_x_server_that_is_not_there_may_come_later(void **state)
{
    (void)state;
    struct reason why;
    bool fatal = true;
    struct screen_options options = {.window_w = 320, .window_h = 200, .fps = 30};
    unsetenv("SDL_VIDEODRIVER");
    setenv("DISPLAY", ":4094", 1);
    assert_null(screen_create(&options, &why, &fatal));
    assert_false(fatal);
    assert_int_equal(reason_code(&why), REASON_SCREEN_CLOSED);
    unsetenv("DISPLAY");
    setenv("SDL_VIDEODRIVER", "dummy", 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_window_has_the_size_asked_for, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_frame_is_shown_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_part_leaves_the_rest_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_fade_goes_from_one_to_the_other, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_wait_ends_by_itself_with_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(signals_are_not_taken_by_the_screen, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_compositor_that_is_gone_is_a_display_that_is_gone, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(keys_steer_a_window, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_event_that_comes_after_another_was_taken_is_not_left_for_later,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(keys_do_nothing_in_full_screen, set_up_full, tear_down),
        cmocka_unit_test_setup_teardown(another_size_is_reported_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lost_pixels_ask_to_be_shown_again, set_up, tear_down),
        cmocka_unit_test(a_screen_can_be_opened_again_and_again),
        cmocka_unit_test(an_unknown_driver_is_a_lasting_fault),
        cmocka_unit_test(an_x_server_that_is_not_there_may_come_later),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
