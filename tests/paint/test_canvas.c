#include "test.h"

#include <math.h>

#include "paint/canvas.h"
#include "paint/outline.h"

#define BLACK 0xFF000000u
#define WHITE 0xFFFFFFFFu

static uint32_t
at(const struct canvas *canvas, int x, int y)
{
    return canvas->pixels[y * canvas->width + x];
}

/* The amount of white, in pixels. */
static double
ink(const struct canvas *canvas)
{
    double sum = 0;
    for (int i = 0; i < canvas->width * canvas->height; i++)
        sum += (canvas->pixels[i] & 0xFF) / 255.0;
    return sum;
}

static struct canvas *
black(int width, int height)
{
    struct canvas *canvas = canvas_create(width, height);
    canvas_fill(canvas, BLACK);
    return canvas;
}

#define assert_near(a, b, tolerance)                                                                         \
    do {                                                                                                     \
        double a_ = (a), b_ = (b);                                                                           \
        if (fabs(a_ - b_) > (tolerance))                                                                     \
            fail_msg("%g is not near %g", a_, b_);                                                           \
    } while (0)

static void
a_square_rectangle_touches_exactly_its_pixels(void **state)
{
    (void)state;
    struct canvas *canvas = black(10, 8);
    canvas_rect(canvas, (struct rect){2, 3, 4, 2}, 0, WHITE);
    assert_near(ink(canvas), 8, 1e-9);
    assert_int_equal(at(canvas, 2, 3), WHITE);
    assert_int_equal(at(canvas, 5, 4), WHITE);
    assert_int_equal(at(canvas, 6, 4), BLACK);
    assert_int_equal(at(canvas, 2, 5), BLACK);
    canvas_destroy(canvas);
}

static void
a_large_radius_makes_a_disc_of_the_right_area(void **state)
{
    (void)state;
    struct canvas *canvas = black(60, 60);
    canvas_rect(canvas, (struct rect){10, 10, 40, 40}, 1000, WHITE);
    assert_near(ink(canvas), 3.14159265 * 20 * 20, 3);
    assert_int_equal(at(canvas, 10, 10), BLACK);
    assert_int_equal(at(canvas, 30, 30), WHITE);
    uint32_t edge = at(canvas, 16, 15) & 0xFF; /* the circle passes through this one */
    assert_true(edge > 0 && edge < 255);
    canvas_destroy(canvas);
}

static void
colours_are_blended_by_their_alpha(void **state)
{
    (void)state;
    struct canvas *canvas = black(3, 1);
    canvas_rect(canvas, (struct rect){1, 0, 1, 1}, 0, 0x80FF8000u);
    assert_int_equal(at(canvas, 0, 0), BLACK);
    assert_int_equal(at(canvas, 1, 0), 0xFF804000u);
    canvas_destroy(canvas);
}

static void
what_lies_outside_the_canvas_is_clipped(void **state)
{
    (void)state;
    struct canvas *canvas = black(20, 10);
    struct point far[] = {{-1e6f, -1e6f}, {1e6f, -1e6f}, {1e6f, 1e6f}, {-1e6f, 1e6f}};
    struct point off[] = {{-50, -50}, {-20, -9}, {NAN, 3}};
    uint32_t pixels[4] = {WHITE, WHITE, WHITE, WHITE};
    canvas_rect(canvas, (struct rect){-100, -100, 50, 50}, 9, WHITE);
    canvas_rect(canvas, (struct rect){INT32_MAX - 5, 0, 50, 50}, 9, WHITE);
    canvas_line(canvas, off, 3, 4, true, WHITE);
    canvas_shape(canvas, off, 2, WHITE);
    canvas_image(canvas, pixels, 2, 2, -2, 0, (struct rect){-5, -5, 50, 50}, 3);
    assert_near(ink(canvas), 0, 1e-9);
    canvas_shape(canvas, far, 4, WHITE);
    assert_near(ink(canvas), 200, 1e-9);
    canvas_destroy(canvas);
}

static void
a_polygon_covers_its_exact_area(void **state)
{
    (void)state;
    struct canvas *canvas = black(50, 50);
    struct point triangle[] = {{5.25f, 4.5f}, {44.75f, 20.3f}, {11.1f, 45.9f}};
    double area = fabs((triangle[1].x - triangle[0].x) * (triangle[2].y - triangle[0].y) -
                       (triangle[2].x - triangle[0].x) * (triangle[1].y - triangle[0].y)) /
                  2;
    canvas_shape(canvas, triangle, 3, WHITE);
    assert_near(ink(canvas), area, area * 0.002);
    canvas_destroy(canvas);
}

static void
a_polygon_half_outside_covers_its_inner_half(void **state)
{
    (void)state;
    struct canvas *canvas = black(20, 20);
    struct point diamond[] = {{0, -10}, {10, 10}, {0, 30}, {-10, 10}};
    canvas_shape(canvas, diamond, 4, WHITE);
    assert_near(ink(canvas), 150, 1); /* of 400: the right half without its two corners */
    canvas_destroy(canvas);
}

static void
a_path_the_other_way_round_is_a_hole(void **state)
{
    (void)state;
    struct canvas *canvas = black(20, 20);
    struct outline outline = {0};
    struct point outer[] = {{2, 2}, {18, 2}, {18, 18}, {2, 18}},
                 inner[] = {{6, 6}, {6, 14}, {14, 14}, {14, 6}};
    for (int i = 0; i < 4; i++)
        (i ? outline_line : outline_move)(&outline, outer[i]);
    for (int i = 0; i < 4; i++)
        (i ? outline_line : outline_move)(&outline, inner[i]);
    outline_fill(&outline, canvas, WHITE);
    assert_near(ink(canvas), 16 * 16 - 8 * 8, 0.01);
    assert_int_equal(at(canvas, 10, 10), BLACK);
    outline_finish(&outline);
    canvas_destroy(canvas);
}

static void
a_line_has_its_width_and_round_ends(void **state)
{
    (void)state;
    struct canvas *canvas = black(60, 20);
    struct point ends[] = {{10, 10}, {50, 10}};
    canvas_line(canvas, ends, 2, 6, false, WHITE);
    assert_near(ink(canvas), 40 * 6 + 3.14159265 * 9, 2);
    assert_int_equal(at(canvas, 30, 7), WHITE);
    assert_int_equal(at(canvas, 30, 6), BLACK);
    assert_int_equal(at(canvas, 8, 10), WHITE);
    assert_int_equal(at(canvas, 6, 10), BLACK);
    canvas_destroy(canvas);
}

static void
a_clear_line_is_no_darker_where_it_crosses_itself(void **state)
{
    (void)state;
    struct canvas *canvas = black(40, 40);
    struct point cross[] = {{5, 20}, {35, 20}, {20, 20}, {20, 5}, {20, 35}};
    canvas_line(canvas, cross, 5, 4, false, 0x80FFFFFFu);
    assert_int_equal(at(canvas, 20, 20), at(canvas, 10, 20));
    canvas_destroy(canvas);
}

static void
a_dashed_line_has_gaps_and_begins_with_ink(void **state)
{
    (void)state;
    struct canvas *canvas = black(120, 10);
    struct point ends[] = {{5, 5}, {115, 5}};
    int changes = 0;
    canvas_line(canvas, ends, 2, 4, true, WHITE);
    assert_int_equal(at(canvas, 6, 5), WHITE);
    for (int x = 1; x < 120; x++)
        changes += (at(canvas, x, 5) == BLACK) != (at(canvas, x - 1, 5) == BLACK);
    assert_in_range(changes, 8, 20);
    canvas_destroy(canvas);
}

static void
an_image_is_clipped_by_round_corners_and_blended_by_alpha(void **state)
{
    (void)state;
    struct canvas *canvas = black(30, 30);
    uint32_t pixels[20 * 20];
    for (int i = 0; i < 400; i++)
        pixels[i] = i < 200 ? WHITE : 0x80FFFFFFu;
    canvas_image(canvas, pixels, 20, 20, 5, 5, (struct rect){5, 5, 20, 20}, 8);
    assert_int_equal(at(canvas, 5, 5), BLACK);
    assert_int_equal(at(canvas, 15, 6), WHITE);
    assert_int_equal(at(canvas, 15, 20), 0xFF808080u);
    assert_int_equal(at(canvas, 26, 15), BLACK);
    canvas_destroy(canvas);
}

/* Rounded, so that the middle of a fade is not darker than its ends. */
static void
a_blend_is_exact_at_both_ends_and_even_between(void **state)
{
    (void)state;
    uint32_t a[259], b[259], out[259];
    for (uint32_t i = 0; i < 259; i++) {
        a[i] = 0xFF000000u | i * 65793u;
        b[i] = 0xFF000000u | (0xFFFFFFu - i * 31337u);
    }
    canvas_blend(a, b, out, 259, 0);
    assert_memory_equal(out, a, sizeof a);
    canvas_blend(a, b, out, 259, 256);
    assert_memory_equal(out, b, sizeof b);
    for (int k = 1; k < 256; k += 17) {
        canvas_blend(a, b, out, 259, k);
        for (int i = 0; i < 259; i++)
            for (int shift = 0; shift < 32; shift += 8) {
                unsigned x = a[i] >> shift & 0xFF, y = b[i] >> shift & 0xFF;
                assert_int_equal(out[i] >> shift & 0xFF,
                                 (x * (256 - (unsigned)k) + y * (unsigned)k + 128) / 256);
            }
    }
    canvas_blend(a, b, a, 259, 256); /* onto itself */
    assert_memory_equal(a, b, sizeof a);
}

static void
discs_and_rings_have_the_area_that_they_should(void **state)
{
    (void)state;
    struct canvas *canvas = black(200, 200);
    canvas_disc(canvas, (struct rect){20, 30, 120, 120}, WHITE);
    assert_near(ink(canvas), 3.14159265 * 60 * 60, 6);
    assert_int_equal(at(canvas, 80, 90), WHITE);
    assert_int_equal(at(canvas, 21, 31), BLACK);
    canvas_fill(canvas, BLACK);
    canvas_ring(canvas, (struct rect){20, 30, 120, 120}, 20, WHITE);
    assert_near(ink(canvas), 3.14159265 * (60 * 60 - 40 * 40), 8);
    assert_int_equal(at(canvas, 80, 90), BLACK);
    assert_int_equal(at(canvas, 30, 90), WHITE);
    assert_int_equal(at(canvas, 130, 90), WHITE);
    canvas_destroy(canvas);
}

/* A sun that rises from below the frame. */
static void
a_disc_may_reach_beyond_the_canvas(void **state)
{
    (void)state;
    struct canvas *canvas = black(100, 50);
    canvas_disc(canvas, (struct rect){-450, 20, 1000, 1000}, WHITE);
    assert_int_equal(at(canvas, 50, 21), WHITE);
    assert_int_equal(at(canvas, 0, 49), WHITE);
    assert_int_equal(at(canvas, 99, 49), WHITE);
    assert_int_equal(at(canvas, 50, 18), BLACK);
    canvas_disc(canvas, (struct rect){500, 500, 10, 10}, WHITE);
    canvas_ring(canvas, (struct rect){-40, -40, 20, 20}, 4, WHITE);
    canvas_destroy(canvas);
}

static void
rays_cover_half_of_all(void **state)
{
    (void)state;
    struct canvas *canvas = black(200, 200);
    canvas_rays(canvas, (struct point){100, 100}, 18, WHITE);
    assert_near(ink(canvas), 200 * 200 / 2.0, 400);
    canvas_fill(canvas, BLACK);
    canvas_rays(canvas, (struct point){100, 900}, 36, WHITE);
    assert_near(ink(canvas), 200 * 200 / 2.0, 4000);
    canvas_destroy(canvas);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_square_rectangle_touches_exactly_its_pixels),
        cmocka_unit_test(a_large_radius_makes_a_disc_of_the_right_area),
        cmocka_unit_test(colours_are_blended_by_their_alpha),
        cmocka_unit_test(what_lies_outside_the_canvas_is_clipped),
        cmocka_unit_test(a_polygon_covers_its_exact_area),
        cmocka_unit_test(a_polygon_half_outside_covers_its_inner_half),
        cmocka_unit_test(a_path_the_other_way_round_is_a_hole),
        cmocka_unit_test(a_line_has_its_width_and_round_ends),
        cmocka_unit_test(a_clear_line_is_no_darker_where_it_crosses_itself),
        cmocka_unit_test(a_dashed_line_has_gaps_and_begins_with_ink),
        cmocka_unit_test(an_image_is_clipped_by_round_corners_and_blended_by_alpha),
        cmocka_unit_test(a_blend_is_exact_at_both_ends_and_even_between),
        cmocka_unit_test(discs_and_rings_have_the_area_that_they_should),
        cmocka_unit_test(a_disc_may_reach_beyond_the_canvas),
        cmocka_unit_test(rays_cover_half_of_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
