/* The idle slide, and the one that identifies the machine. */
#include "test.h"

#include "fakes/slide_looks.h"
#include "slide/slide.h"

static const struct {
    int width, height;
} screens[] = {{1920, 1080}, {1280, 720}, {1080, 1920}, {3840, 2160}, {1024, 768}, {2560, 1080}, {720, 1280}};
#define SCREENS (sizeof(screens) / sizeof(screens[0]))

static struct slide_context
context_of(const struct slide_looks *looks, size_t screen)
{
    struct slide_context context = slide_looks_context(looks, "fr");
    context.width = screens[screen].width;
    context.height = screens[screen].height;
    context.safe_percent = SLIDE_SAFE_PERCENT;
    context.site = "Lyon";
    return context;
}

/* One page, whose lines are below each other within the safe area. */
static const struct slide *
compose(const struct slide_looks *looks, const struct slide_context *context)
{
    struct slides slides = slide_compose_idle(context, looks->arena);
    assert_int_equal(slides.count, 1);
    int x = context->width * context->safe_percent / 100;
    int y = context->height * context->safe_percent / 100;
    int lines = 0, bottom = y;
    for (int i = 0; i < slides.pages[0].count; i++) {
        const struct box *box = &slides.pages[0].boxes[i];
        if (box->type != BOX_TEXT)
            continue;
        lines++;
        assert_true(box->at.x >= x && box->at.x + box->at.w <= context->width - x);
        assert_true(box->at.y >= bottom);
        bottom = box->at.y + box->at.h;
    }
    assert_true(lines >= 3 && bottom <= context->height - y);
    return &slides.pages[0];
}

static struct str
text_of(const struct slide *slide, enum box_role role)
{
    return slide_looks_find(slide, role)->text;
}

static void
the_idle_slide_is_shown_when_there_is_no_item(void **state)
{
    const struct slide_looks *looks = *state;
    for (size_t screen = 0; screen < SCREENS; screen++) {
        struct slide_context context = context_of(looks, screen);
        const struct slide *slide = compose(looks, &context);
        assert_str(text_of(slide, ROLE_TITLE), "Lyon");
        assert_str(text_of(slide, ROLE_DETAIL), "lundi 23\u00A0novembre");
        assert_str(text_of(slide, ROLE_CLOCK), "12:24");
        context.clock = "12";
        compose(looks, &context);
    }
}

/* In letters that are legible from across the room, also for the longest name of a machine. */
static void
the_name_of_a_machine_has_the_width_of_the_screen(void **state)
{
    const struct slide_looks *looks = *state;
    static const char *const names[] = {"wall-1",
                                        "breakroom-of-the-logistics-hall-north-beside-the-canteen-floor2"};
    for (size_t screen = 0; screen < SCREENS; screen++) {
        for (int i = 0; i < 2; i++) {
            struct slide_context context = context_of(looks, screen);
            context.name = names[i];
            context.note = "192.0.2.7 (cable)\n2001:db8::1234:5678:9abc:def0 (Wi-Fi)\nLyon";
            const struct slide *slide = compose(looks, &context);
            const struct box *name = slide_looks_find(slide, ROLE_CLOCK);
            const struct box *address = slide_looks_find(slide, ROLE_DETAIL);
            assert_str(name->text, names[i]);
            assert_str(address->text, "192.0.2.7 (cable)");
            assert_true(i || name->size_px > 2 * address->size_px);
            assert_null(slide_looks_find(slide, ROLE_TITLE));
        }
    }
}

#define TEST(name) cmocka_unit_test_setup(name, slide_looks_reset)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_idle_slide_is_shown_when_there_is_no_item),
        TEST(the_name_of_a_machine_has_the_width_of_the_screen),
    };
    return cmocka_run_group_tests(tests, slide_looks_setup, slide_looks_teardown);
}
