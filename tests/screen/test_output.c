#include "test.h"

#include <SDL.h>

#include "screen/dpms.h"
#include "screen/mode.h"
#include "screen/shade.h"

static void
a_mode_is_found_by_size_and_nearest_refresh(void **state)
{
    (void)state;
    const SDL_DisplayMode modes[] = {{0, 3840, 2160, 30, NULL},
                                     {0, 1920, 1080, 60, NULL},
                                     {0, 1920, 1080, 50, NULL},
                                     {0, 1920, 1080, 24, NULL},
                                     {0, 1280, 720, 60, NULL}};
    assert_int_equal(mode_find(modes, 5, 1920, 1080, 50), 2);
    assert_int_equal(mode_find(modes, 5, 1920, 1080, 59), 1);
    assert_int_equal(mode_find(modes, 5, 1920, 1080, 0), 1);
    assert_int_equal(mode_find(modes, 5, 1280, 720, 50), -1);
    assert_int_equal(mode_find(modes, 5, 800, 600, 0), -1);
    assert_int_equal(mode_find(modes, 0, 1920, 1080, 0), -1);
}

static void
a_shaded_frame_is_as_dark_as_it_was_said(void **state)
{
    (void)state;
    struct shade shade = {.brightness = 25};
    struct canvas *white = canvas_create(40, 10), *black = canvas_create(40, 10);
    canvas_fill(white, 0xFFFFFFFF);
    canvas_fill(black, 0xFF000000);
    const struct canvas *dim = shade_frame(&shade, white, (struct rect){0, 0, 40, 10});
    for (int i = 0; i < 400; i++)
        assert_in_range(dim->pixels[i] & 0xFF, 62, 64);
    /* only the changed part is drawn, and a part beyond the frame is cut */
    dim = shade_frame(&shade, black, (struct rect){30, 5, 100, 100});
    assert_in_range(dim->pixels[5 * 40 + 29] & 0xFF, 62, 64);
    assert_int_equal(dim->pixels[5 * 40 + 30] & 0xFF, 0);
    dim = shade_blend(&shade, white, black, 128);
    assert_in_range(dim->pixels[0] & 0xFF, 30, 32);
    shade.brightness = 100;
    assert_false(shade_is_on(&shade));
    shade_finish(&shade);
    canvas_destroy(white);
    canvas_destroy(black);
}

/* A graphics card with two connectors, one of which has the property. */
static struct {
    int set;
    uint64_t value;
    uint32_t property, connector;
} card;

static int
fake_card(int fd, unsigned long request, void *argument)
{
    /* as in the kernel's drm_mode.h */
    struct {
        uint64_t pointers[4];
        uint32_t counts[4];
    } *resources = argument;
    struct {
        uint64_t encoders, modes, properties, values;
        uint32_t mode_count, property_count, encoder_count, encoder, connector;
    } *connector = argument;
    struct {
        uint64_t values, enums;
        uint32_t property, flags;
        char name[32];
    } *property = argument;
    struct {
        uint64_t value;
        uint32_t property, connector;
    } *value = argument;
    assert_int_equal(fd, 7);
    switch (request & 0xFF) {
    case 0xA0:
        memcpy((void *)(uintptr_t)resources->pointers[2], (uint32_t[]){31, 42}, 8);
        resources->counts[2] = 2;
        return 0;
    case 0xA7:
        memcpy((void *)(uintptr_t)connector->properties, (uint32_t[]){1, 2}, 8);
        connector->property_count = connector->connector == 42 ? 2 : 1;
        return 0;
    case 0xAA:
        strcpy(property->name, property->property == 2 ? "DPMS" : "EDID");
        return 0;
    case 0xAB:
        card.set++;
        card.value = value->value;
        card.property = value->property;
        card.connector = value->connector;
        return 0;
    default:
        return -1;
    }
}

static int
no_card(int fd, unsigned long request, void *argument)
{
    (void)fd;
    (void)request;
    (void)argument;
    return -1;
}

static void
a_card_is_put_to_standby_and_back_by_its_property(void **state)
{
    (void)state;
    assert_true(dpms_set_card(7, false, fake_card));
    assert_int_equal(card.set, 1);
    assert_int_equal(card.value, 3);
    assert_int_equal(card.property, 2);
    assert_int_equal(card.connector, 42);
    assert_true(dpms_set_card(7, true, fake_card));
    assert_int_equal(card.value, 0);
    assert_false(dpms_set_card(7, true, no_card));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mode_is_found_by_size_and_nearest_refresh),
        cmocka_unit_test(a_shaded_frame_is_as_dark_as_it_was_said),
        cmocka_unit_test(a_card_is_put_to_standby_and_back_by_its_property),
    };
    return cmocka_run_group_tests_name("output", tests, NULL, NULL);
}
