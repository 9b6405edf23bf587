/* Frames that are packed between two changes: the screen of this test records all pixels that it is shown. */
#include "test.h"

#include "play/view_parts.h"

struct screen {
    uint64_t pixels; /* a hash of all that was shown */
};

static struct screen screen;

static void
note_pixels(struct screen *self, const struct canvas *canvas, struct rect part)
{
    for (int y = part.y; y < part.y + part.h; y++)
        for (int x = part.x; x < part.x + part.w; x++)
            self->pixels = (self->pixels ^ canvas->pixels[y * canvas->width + x]) * 1099511628211U;
}

bool
screen_show_part(struct screen *self, const struct canvas *canvas, struct rect part)
{
    note_pixels(self, canvas, part);
    return true;
}

bool
screen_show_blend(struct screen *self, const struct canvas *from, const struct canvas *to,
                  struct rect changed, int k)
{
    self->pixels += (uint64_t)(k + changed.w);
    return screen_show(self, from) && screen_show(self, to);
}

static void
draw_and_pack(struct view *view, bool packs, int64_t ms, float progress)
{
    view_draw(view, at(ms), progress);
    if (packs)
        view_pack(view);
}

/* The clock, the progress line, lost pixels, a slide made ahead, a fade, a change of the content, a
 * screenshot: a hash of the pixels of all of it. */
static uint64_t
pixels_of_a_while(bool packs, const char *rotate)
{
    struct view_options options = {500, 60};
    struct config *config = config_create();
    config->rotate = rotate;
    struct reason why;
    struct show *show = show_create(config, "assets", "en", &why);
    struct view *view = view_create(show, &options);
    struct item longer = tip;
    longer.title = STR("Fold it three times");
    screen = (struct screen){0};
    view_set_screen(view, &screen);
    view_change_slide(view, &news, 0, at(0));
    draw_and_pack(view, packs, 0, 0);
    draw_and_pack(view, packs, 100, 0.25F);
    draw_and_pack(view, packs, 60100, 0.5F);
    view_expose(view);
    draw_and_pack(view, packs, 60200, 0.75F);
    view_prepare(view, &tip, 0, at(60300));
    draw_and_pack(view, packs, 60400, 0.75F);
    view_change_slide(view, &tip, 0, at(60500));
    for (int64_t ms = 60600; ms <= 61100; ms += 100)
        draw_and_pack(view, packs, ms, 0);
    view_refresh(view, &tip, 0, at(61200)); /* which changes nothing */
    draw_and_pack(view, packs, 61300, 0.5F);
    view_refresh(view, &longer, 0, at(61400));
    for (int64_t ms = 61500; ms <= 62000; ms += 100)
        draw_and_pack(view, packs, ms, 0.5F);
    note_pixels(&screen, view_canvas(view), (struct rect){0, 0, WIDTH, HEIGHT});
    view_destroy(view);
    show_destroy(show);
    config_destroy(config);
    return screen.pixels;
}

static void
slides_that_are_packed_meanwhile_look_the_same(void **state)
{
    (void)state;
    uint64_t upright = pixels_of_a_while(false, "0");
    uint64_t on_its_side = pixels_of_a_while(false, "90"); /* the progress line is a part of each row */
    uint64_t upside_down = pixels_of_a_while(false, "180");
    assert_true(upright != upside_down && upright != on_its_side);
    assert_true(upright == pixels_of_a_while(true, "0"));
    assert_true(on_its_side == pixels_of_a_while(true, "90"));
    assert_true(upside_down == pixels_of_a_while(true, "180"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slides_that_are_packed_meanwhile_look_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
