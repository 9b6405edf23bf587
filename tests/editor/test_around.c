/* What the editor keeps besides the feed: screens that fetch, recent previews, a ZIP of slides. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/duration.h"
#include "base/file.h"
#include "editor/preview_cache.h"
#include "editor/walls.h"
#include "editor/zip.h"

static const struct wall_visit *
only_wall(const struct walls *walls, int64_t mono_ms)
{
    int at = -1;
    const struct wall_visit *wall = walls_next(walls, &at, mono_ms);
    return wall && !walls_next(walls, &at, mono_ms) ? wall : NULL;
}

static void
a_player_is_known_by_how_often_it_fetches_and_what_it_has(void **state)
{
    (void)state;
    struct walls *walls = walls_create();
    walls_note(walls, "10.0.0.7", "breakroom/1", 11, MINUTE_MS);
    assert_int_equal(only_wall(walls, MINUTE_MS)->every_ms, 0);
    walls_note(walls, "10.0.0.7", "breakroom/1", 12, 6 * MINUTE_MS);
    const struct wall_visit *wall = only_wall(walls, 7 * MINUTE_MS);
    assert_non_null(wall);
    assert_int_equal(wall->every_ms, 5 * MINUTE_MS);
    assert_int_equal(wall->has, 12);
    assert_string_equal(wall->name, "10.0.0.7 · breakroom/1");
    /* an alert shortens the interval, but not at once for the promise */
    walls_note(walls, "10.0.0.7", "breakroom/1", 12, 7 * MINUTE_MS);
    assert_int_equal(only_wall(walls, 7 * MINUTE_MS)->every_ms, 4 * MINUTE_MS);
    assert_null(only_wall(walls, 7 * MINUTE_MS + WALL_FORGOTTEN_MS));
    walls_destroy(walls);
}

static void
the_number_of_players_is_limited_and_the_latest_stay(void **state)
{
    (void)state;
    char address[32];
    int at = -1, count = 0;
    bool latest = false;
    struct walls *walls = walls_create();
    for (int i = 0; i < 3 * WALLS_MAX; i++) {
        snprintf(address, sizeof(address), "10.0.%d.%d", i / 200, i % 200);
        walls_note(walls, address, NULL, 1, MINUTE_MS + i);
    }
    for (const struct wall_visit *wall; (wall = walls_next(walls, &at, 2 * MINUTE_MS)); count++)
        latest = latest || strcmp(wall->name, address) == 0;
    assert_int_equal(count, WALLS_MAX);
    assert_true(latest);
    walls_destroy(walls);
}

static void
a_preview_is_kept_for_its_document_page_and_minute(void **state)
{
    (void)state;
    struct preview_cache *cache = preview_cache_create();
    struct preview_result kept, result = {.good = true, .png = STR("pixels"), .pages = 3, .seconds = 9};
    int64_t now_ms = clock_now(TIME_NONE).wall_ms;
    struct preview_key key = preview_key(STR("{}"), 1, now_ms);
    struct preview_key others[] = {preview_key(STR("{ }"), 1, now_ms), preview_key(STR("{}"), 2, now_ms),
                                   preview_key(STR("{}"), 1, now_ms + MINUTE_MS)};
    preview_cache_put(cache, &key, &result);
    if (clock_now(TIME_NONE).wall_ms / MINUTE_MS == key.minute) {
        assert_true(preview_cache_find(cache, &key, &kept));
        assert_str(kept.png, "pixels");
        assert_int_equal(kept.pages, 3);
    }
    for (int i = 0; i < 3; i++)
        assert_false(preview_cache_find(cache, &others[i], &kept));
    preview_cache_put(cache, &others[2], &result); /* of another minute */
    assert_false(preview_cache_find(cache, &others[2], &kept));
    preview_cache_destroy(cache);
}

/* Read by another program. */
static void
a_zip_has_each_file_as_it_is(void **state)
{
    (void)state;
    struct buf zip;
    char folder[] = "/tmp/zip-XXXXXX", command[512];
    struct arena *arena = arena_create(1 << 20);
    assert_non_null(mkdtemp(folder));
    assert_true(file_replace(file_join(arena, folder, "2 é.png"), STR("second")));
    assert_true(file_replace(file_join(arena, folder, "1.png"), STR("")));
    assert_true(file_replace(file_join(arena, folder, "notes.txt"), STR("none of them")));
    buf_init(&zip, 1 << 20);
    assert_true(zip_folder(folder, ".png", &zip));
    assert_true(file_replace(file_join(arena, folder, "out.zip"), buf_str(&zip)));
    snprintf(
        command, sizeof(command),
        "cd %s && python3 -c 'import zipfile; z = zipfile.ZipFile(\"out.zip\"); assert z.testzip() is None; "
        "assert [z.read(n) for n in sorted(z.namelist())] == [b\"\", b\"second\"] and \"2 é.png\" in "
        "z.namelist(), z.namelist()'; s=$?; rm -rf %s; "
        "exit $s",
        folder, folder);
    assert_int_equal(system(command), 0);
    buf_finish(&zip);
    arena_destroy(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_player_is_known_by_how_often_it_fetches_and_what_it_has),
        cmocka_unit_test(the_number_of_players_is_limited_and_the_latest_stay),
        cmocka_unit_test(a_preview_is_kept_for_its_document_page_and_minute),
        cmocka_unit_test(a_zip_has_each_file_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
