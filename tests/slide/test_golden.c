/* Some layouts as readable lists of boxes. BREAKROOM_GOLDEN=write writes them again: check the difference
 * before you commit it. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "fakes/slide_items.h"
#include "fakes/slide_looks.h"
#include "slide/slide.h"

static const struct slide_picture any_picture = {1600, 1200};

static const char *const types[] = {"fill",    "disc", "ring",  "rays", "text",
                                    "picture", "line", "shape", "qr",   "icon"};
_Static_assert(sizeof types / sizeof *types == BOX_ICON + 1, "a name for each type of box");

static void
print_slide(struct buf *out, const struct slide *slide)
{
    buf_printf(out, "page %d of %d, %d words\n", slide->page + 1, slide->pages, slide->words);
    for (int i = 0; i < slide->count; i++) {
        const struct box *box = &slide->boxes[i];
        buf_printf(out, "%-8s %4d,%-4d %4dx%-4d", types[box->type], box->at.x, box->at.y, box->at.w,
                   box->at.h);
        if (box->type == BOX_TEXT)
            buf_printf(out, " %3d  ", box->size_px);
        buf_printf(out, " %.*s\n", STR_ARG(box->text));
    }
}

static void
check(struct slide_looks *looks, enum kind kind, int width, int height)
{
    struct slide_context context = slide_looks_context(looks, "fr");
    context.width = width;
    context.height = height;
    context.site = "Lyon";
    slide_looks_show(&context, &any_picture);
    struct item item = slide_item(looks->arena, kind, SLIDE_ITEMS_FULL);
    struct slides slides = slide_compose(&item, &context, looks->arena);
    struct buf got;
    buf_init(&got, 1 << 20);
    for (int page = 0; page < slides.count; page++)
        print_slide(&got, &slides.pages[page]);
    const char *path =
        arena_printf(looks->arena, "tests/slide/golden/%s-%dx%d.txt", kind_name(kind), width, height).ptr;
    if (getenv("BREAKROOM_GOLDEN"))
        assert_true(file_replace(path, buf_str(&got)));
    struct str want = file_read(looks->arena, path, 1 << 20, NULL);
    if (!str_equal(buf_str(&got), want))
        fail_msg("%s:\n%s", path, buf_c(&got));
    buf_finish(&got);
}

static void
layouts_match_the_golden_ones(void **state)
{
    static const enum kind kinds[] = {KIND_NEWS, KIND_COMPLIMENT, KIND_PEOPLE, KIND_BAROMETER, KIND_UPCOMING};
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        check(*state, kinds[i], 1920, 1080);
        check(*state, kinds[i], 1080, 1920);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(layouts_match_the_golden_ones)};
    return cmocka_run_group_tests(tests, slide_looks_setup, slide_looks_teardown);
}
