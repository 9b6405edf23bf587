/* A folder of pictures as a feed. */
#define _GNU_SOURCE
#include "test.h"

#include "feed/folder.h"
#include "fetch/folder_private.h"
#include "fetch/world.h"

static struct str
joined(struct arena *arena, struct str_list names)
{
    struct str text = STR("");
    for (size_t i = 0; i < names.count; i++)
        text = arena_printf(arena, "%.*s%s%.*s", STR_ARG(text), i ? " " : "", STR_ARG(names.items[i]));
    return text;
}

static const char *
put_folder(struct world *world)
{
    const char *folder = file_join(world->arena, world->root, "stick");
    assert_true(file_make_folder(folder));
    return folder;
}

static void
each_picture_is_an_item_and_its_text_the_caption(void **state)
{
    struct world *world = *state;
    world_add_address(world, "stick", put_folder(world));
    world_write(world, "stick/02 Menu.JPG", world_picture(world));
    world_write(world, "stick/01 Fête 100%.jpg", world_picture(world));
    world_write(world, "stick/01 Fête 100%.txt",
                STR("\xEF\xBB\xBFWinter market\r\nOn Friday, in the yard\r\n"));
    world_write(world, "stick/03: what #1?.jpg", world_picture(world));
    world_write(world, "stick/03: what #1?.jpg.txt", STR("March\xE9"));
    world_write(world, "stick/._02 Menu.jpg", STR("of another system"));
    world_write(world, "stick/notes.txt", STR("of no picture"));
    assert_int_equal(fetcher_run_once(world_open(world)), 0);
    struct store_content content = world_load(world);
    assert_int_equal(content.count, 3);
    assert_int_equal(content.picture_count, 3);
    assert_int_equal(content.items[0].kind, KIND_PICTURE);
    assert_str(content.items[0].title, "Winter market");
    assert_str(content.items[0].text, "On Friday, in the yard");
    assert_str(content.items[1].title, "");
    assert_str(content.items[2].title, "Marché");
}

static void
a_usb_stick_that_is_pulled_out_leaves_its_pictures(void **state)
{
    struct world *world = *state;
    const char *folder = put_folder(world);
    world_add_address(world, "stick", folder);
    world_write(world, "stick/1.jpg", world_picture(world));
    assert_int_equal(fetcher_run_once(world_open(world)), 0);
    assert_int_equal(system(arena_printf(world->arena, "rm -r %s", folder).ptr), 0);
    assert_int_equal(fetcher_run_once(world_open(world)), 1);
    assert_int_equal(world_load(world).picture_count, 1);
    assert_int_equal(world_count_logged(world, "No such file or directory"), 1);
}

static void
a_mistyped_folder_is_said_with_the_one_that_is_there(void **state)
{
    struct world *world = *state;
    put_folder(world);
    world_add_address(world, "stick", file_join(world->arena, world->root, "stik"));
    assert_int_equal(fetcher_run_once(world_open(world)), 1);
    assert_int_equal(world_count_logged(world, "No such file or directory: did you mean '"), 1);
}

static void
a_picture_that_is_broken_takes_no_other_with_it(void **state)
{
    struct world *world = *state;
    world_add_address(world, "stick", put_folder(world));
    world_write(world, "stick/1.jpg", STR("no picture"));
    world_write(world, "stick/2.jpg", world_picture(world));
    assert_int_equal(fetcher_run_once(world_open(world)), 0);
    assert_int_equal(world_load(world).picture_count, 1);
    assert_int_equal(world_count_logged(world, "pictures left out: 1"), 1);
}

static void
the_stamp_tells_what_counts(void **state)
{
    struct world *world = *state;
    const char *folder = put_folder(world);
    assert_true(folder_stamp("/nonexistent") == 0);
    uint64_t empty = folder_stamp(folder);
    world_write(world, "stick/notes.txt", STR("x"));
    assert_true(folder_stamp(folder) == empty);
    world_write(world, "stick/1.jpg", STR("x"));
    uint64_t one = folder_stamp(folder);
    assert_true(one != empty);
    world_write(world, "stick/1.txt", STR("x"));
    uint64_t two = folder_stamp(folder);
    assert_true(two != one);
    world_write(world, "stick/menu.pdf", STR("x"));
    assert_true(folder_stamp(folder) != two);
}

/* Other files are named, except those that systems create. */
static void
a_folder_of_other_files_says_what_it_cannot_show(void **state)
{
    struct world *world = *state;
    struct str_list names[FOLDER_PART_COUNT];
    struct buf description;
    const char *folder = put_folder(world);
    world_add_address(world, "stick", folder);
    assert_int_equal(fetcher_run_once(world_open(world)), 0);
    assert_int_equal(world_count_logged(world, "no picture that can be shown"), 0);
    assert_true(file_make_folder(file_join(world->arena, folder, "more")));
    static const char *const files[] = {"menu.PDF", "plan.odp",  "film.mp4",  "logo.tiff",   "README",
                                        "lone.txt", ".DS_Store", "Thumbs.db", "~$menu.docx", "._menu.pdf"};
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        world_write(world, arena_printf(world->arena, "stick/%s", files[i]).ptr, STR("x"));
    buf_init(&description, 100000);
    assert_true(folder_describe(folder, &description));
    assert_true(folder_read(world->arena, buf_str(&description), names));
    assert_str(joined(world->arena, names[FOLDER_DOCUMENTS]), "menu.PDF plan.odp");
    assert_str(joined(world->arena, names[FOLDER_VIDEOS]), "film.mp4");
    assert_str(joined(world->arena, names[FOLDER_OTHERS]), "README logo.tiff");
    assert_str(joined(world->arena, names[FOLDER_FOLDERS]), "more");
    assert_str(joined(world->arena, names[FOLDER_TEXTS]), "lone.txt");
    buf_finish(&description);
    assert_int_equal(fetcher_run_once(world_open(world)), 0);
    assert_int_equal(world_count_logged(world, "no picture that can be shown; 'menu.PDF' is none"), 1);
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, world_create, world_destroy)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(each_picture_is_an_item_and_its_text_the_caption),
        ROW(a_usb_stick_that_is_pulled_out_leaves_its_pictures),
        ROW(a_mistyped_folder_is_said_with_the_one_that_is_there),
        ROW(a_picture_that_is_broken_takes_no_other_with_it),
        ROW(the_stamp_tells_what_counts),
        ROW(a_folder_of_other_files_says_what_it_cannot_show),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
