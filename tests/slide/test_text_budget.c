/* The limits for sizes, weights and colours of text on a slide, for any kind. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "fakes/slide_items.h"
#include "fakes/slide_looks.h"
#include "slide/slide.h"

#define SIZES_MOST  3
#define COLOURS_MAX 8
/* Two sizes that differ by less look the same. */
#define ALIKE 1.22
/* A number above this size, in parts of the shorter side, is the picture of its slide: a score, a day,
 * years. */
#define FIGURE 0.2

static const struct slide_picture any_picture = {1600, 1200};

static const struct {
    int width, height;
} screens[] = {{1920, 1080}, {1080, 1920}, {1024, 768}, {2560, 1080}};

/* The size of the frame's label, clock and footer, which small words of the item share. */
static int
frame_size(const struct slide *slide)
{
    const struct box *label = slide_looks_find(slide, ROLE_LABEL);
    return label ? label->size_px : 0;
}

/* Text of the item, not of the frame around it. */
static bool
is_content(const struct box *box)
{
    return box->type == BOX_TEXT && box->role != ROLE_LABEL && box->role != ROLE_CLOCK &&
           box->role != ROLE_FOOTER && box->role != ROLE_PAGE && box->role != ROLE_DECORATION;
}

static int
compare(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* How many sizes people can distinguish. */
static int
count_sizes(const struct slide *slide, const struct slide_context *context)
{
    int shorter = context->width < context->height ? context->width : context->height;
    int sizes[512], count = 0, seen = 0, first = 0;
    for (int i = 0; i < slide->count && count < 512; i++)
        if (is_content(&slide->boxes[i]) && slide->boxes[i].size_px > frame_size(slide) &&
            slide->boxes[i].size_px < shorter * FIGURE)
            sizes[count++] = slide->boxes[i].size_px;
    qsort(sizes, (size_t)count, sizeof *sizes, compare);
    for (int i = 0; i < count; i++)
        if (i == 0 || sizes[i] > first * ALIKE) {
            first = sizes[i];
            seen++;
        }
    return seen;
}

static bool
is_neutral(const struct theme *theme, enum kind kind, uint32_t colour)
{
    const struct theme_kind *colours = &theme->kinds[kind];
    const uint32_t neutral[] = {colours->text,    colours->text_soft, colours->on_panel, colours->ground,
                                theme->text_soft, theme->text,        0xFF000000,        0xFFFFFFFF};
    for (size_t i = 0; i < sizeof neutral / sizeof *neutral; i++)
        if (colour == neutral[i])
            return true;
    uint32_t good = theme_readable(theme->good, colours->ground, THEME_CONTRAST_REST);
    uint32_t bad = theme_readable(theme->bad, colours->ground, THEME_CONTRAST_REST);
    return colour == good || colour == bad;
}

/* How many colours of text are neither the ink nor a better or worse trend. */
static int
count_accents(const struct slide *slide, const struct slide_context *context)
{
    uint32_t seen[COLOURS_MAX];
    int count = 0;
    for (int i = 0; i < slide->count; i++) {
        const struct box *box = &slide->boxes[i];
        bool known = !is_content(box) || is_neutral(context->theme, slide->kind, box->colour);
        for (int k = 0; k < count && !known; k++)
            known = seen[k] == box->colour;
        if (!known && count < COLOURS_MAX)
            seen[count++] = box->colour;
    }
    return count;
}

typedef int count_fn(const struct slide *slide, const struct slide_context *context);

static void
for_all(struct slide_looks *looks, count_fn *count, int most, const char *what)
{
    int faults = 0;
    for (int kind = 0; kind < KIND_COUNT; kind++)
        for (int much = 0; much < SLIDE_ITEMS_LONG; much++)
            for (size_t screen = 0; screen < sizeof screens / sizeof *screens; screen++) {
                arena_reset(looks->arena);
                struct slide_context context = slide_looks_context(looks, "fr");
                context.width = screens[screen].width;
                context.height = screens[screen].height;
                slide_looks_show(&context, &any_picture);
                struct item item = slide_item(looks->arena, kind, much);
                struct slides slides = slide_compose(&item, &context, looks->arena);
                for (int page = 0; page < slides.count; page++) {
                    int n = count(&slides.pages[page], &context);
                    if (n <= most)
                        continue;
                    printf("%s %d, page %d at %dx%d: %d %s\n", kind_name(kind), much, page + 1, context.width,
                           context.height, n, what);
                    faults++;
                }
            }
    assert_int_equal(faults, 0);
}

static void
no_slide_has_more_than_three_sizes_of_text(void **state)
{
    for_all(*state, count_sizes, SIZES_MOST, "sizes");
}

static void
no_slide_has_more_than_one_accent(void **state)
{
    for_all(*state, count_accents, 1, "accents");
}

static void
no_theme_has_more_than_two_weights(void **state)
{
    struct slide_looks *looks = *state;
    static const char *const names[] = {"dark", "light", "high-contrast"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct theme *theme = theme_load(looks->arena, "assets", names[i], NULL, NULL, NULL);
        assert_non_null(theme);
        int first = theme->faces[0].weight, other = first;
        for (int face = 1; face < FACE_COUNT; face++) {
            int weight = theme->faces[face].weight;
            assert_true(weight == first || other == first || weight == other);
            other = weight == first ? other : weight;
        }
    }
}

/* Also beside a picture, and on the first page. */
static void
what_is_said_to_customers_is_the_largest_text(void **state)
{
    struct slide_looks *looks = *state;
    for (size_t screen = 0; screen < sizeof screens / sizeof *screens; screen++) {
        arena_reset(looks->arena);
        struct slide_context context = slide_looks_context(looks, "fr");
        context.width = screens[screen].width;
        context.height = screens[screen].height;
        slide_looks_show(&context, &any_picture);
        struct item item = slide_item(looks->arena, KIND_OPERATIONS, SLIDE_ITEMS_FULL);
        struct str tell = item_text(&item, FIELD_TELL);
        struct slides slides = slide_compose(&item, &context, looks->arena);
        int said = 0, other = 0;
        for (int i = 0; i < slides.pages->count; i++) {
            const struct box *box = &slides.pages->boxes[i];
            bool of_it = box->type == BOX_TEXT && box->role == ROLE_BODY && box->face == FACE_TITLE;
            if (of_it)
                said = box->size_px;
            else if (is_content(box) && box->size_px > other)
                other = box->size_px;
        }
        assert_true(tell.len > 0);
        if (said <= other || !other)
            fail_msg("at %dx%d: %d, others %d", context.width, context.height, said, other);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(no_slide_has_more_than_three_sizes_of_text, slide_looks_reset),
        cmocka_unit_test_setup(no_slide_has_more_than_one_accent, slide_looks_reset),
        cmocka_unit_test_setup(what_is_said_to_customers_is_the_largest_text, slide_looks_reset),
        cmocka_unit_test_setup(no_theme_has_more_than_two_weights, slide_looks_reset),
    };
    return cmocka_run_group_tests(tests, slide_looks_setup, slide_looks_teardown);
}
