/* Drafts, publication and versions: nothing that people write is lost, and what is published is
 * complete. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "editor/newsroom.h"

#define ARENA_BYTES ((size_t)256 * 1024 * 1024)

static const char first_feed[] =
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Verdelune\", \"items\": ["
    "{\"id\": \"bath\", \"title\": \"Bath glows\", \"_own\": {\"kept\": [1, 2]}},"
    "{\"id\": \"mateo\", \"content_text\": \"Thank you\", \"_breakroom\": {\"kind\": \"compliment\"}}]}";

struct room {
    struct arena *arena;
    char folder[64];
    const char *feed, *database;
    struct newsroom *newsroom;
};

static const struct newsroom_actor ada = {{"Ada", 3}, 1000}, bo = {{"Bo", 2}, 2000};

static void
write_feed(const struct room *room, const char *text)
{
    assert_true(file_replace(room->feed, str_from(text)));
}

static void
open_room(struct room *room)
{
    struct reason why;
    newsroom_close(room->newsroom);
    room->newsroom = newsroom_open(room->database, room->feed, &why);
    if (!room->newsroom)
        fail_msg("%s", reason_english(&why, room->arena));
}

static int
setup(void **state)
{
    struct room *room = memory_alloc(sizeof(*room));
    room->arena = arena_create(ARENA_BYTES);
    strcpy(room->folder, "/tmp/newsroom-XXXXXX");
    assert_non_null(mkdtemp(room->folder));
    room->feed = file_join(room->arena, room->folder, "week.json");
    room->database = file_join(room->arena, room->folder, "database");
    write_feed(room, first_feed);
    open_room(room);
    *state = room;
    return 0;
}

static int
teardown(void **state)
{
    struct room *room = *state;
    char command[128];
    newsroom_close(room->newsroom);
    snprintf(command, sizeof(command), "rm -rf %s", room->folder);
    assert_int_equal(system(command), 0);
    arena_destroy(room->arena);
    memory_free(room);
    return 0;
}

static struct newsroom_item
find(struct room *room, const char *id)
{
    struct newsroom_item item;
    assert_true(newsroom_find(room->newsroom, str_from(id), room->arena, &item));
    return item;
}

static int64_t
save(struct room *room, const char *id, const char *json, int64_t revision, struct newsroom_actor actor)
{
    assert_int_equal(newsroom_save(room->newsroom, str_from(id), str_from(json), &revision, actor),
                     NEWSROOM_DONE);
    return revision;
}

static struct str
file_text(struct room *room)
{
    return file_read(room->arena, room->feed, ARENA_BYTES / 8, NULL);
}

static bool
file_has(struct room *room, const char *text)
{
    return str_find(file_text(room), str_from(text)) != SIZE_MAX;
}

static void
publish(struct room *room, const char *only)
{
    int64_t version = newsroom_latest(room->newsroom);
    assert_int_equal(newsroom_publish(room->newsroom, str_from(only), &version, ada), NEWSROOM_DONE);
    assert_int_equal(version, newsroom_latest(room->newsroom));
}

static void
a_feed_is_taken_over_in_its_order(void **state)
{
    struct room *room = *state;
    struct newsroom_items items = newsroom_items(room->newsroom, room->arena);
    assert_int_equal(items.count, 2);
    assert_str(items.list[0].id, "bath");
    assert_str(items.list[1].id, "mateo");
    assert_int_equal(newsroom_latest(room->newsroom), 1);
}

static void
a_draft_reaches_the_file_when_it_is_published_and_not_before(void **state)
{
    struct room *room = *state;
    save(room, "bath", "{\"id\": \"bath\", \"title\": \"Bath shines\"}", find(room, "bath").revision, ada);
    assert_false(file_has(room, "shines"));
    publish(room, NULL);
    assert_true(file_has(room, "shines"));
    assert_null(find(room, "bath").draft.ptr);
}

static void
members_that_the_editor_does_not_know_stay(void **state)
{
    struct room *room = *state;
    int64_t revision = 0;
    revision = save(room, "new", "{\"id\": \"new\", \"title\": \"New\"}", revision, ada);
    publish(room, NULL);
    assert_true(file_has(room, "\"_own\""));
    assert_true(file_has(room, "\"kept\""));
}

static void
a_new_item_comes_first(void **state)
{
    struct room *room = *state;
    save(room, "new", "{\"id\": \"new\", \"title\": \"New\"}", 0, ada);
    assert_str(newsroom_items(room->newsroom, room->arena).list[0].id, "new");
}

static void
only_one_draft_is_published_when_one_is_named(void **state)
{
    struct room *room = *state;
    save(room, "bath", "{\"id\": \"bath\", \"title\": \"Bath shines\"}", find(room, "bath").revision, ada);
    save(room, "alert", "{\"id\": \"alert\", \"title\": \"Leave now\"}", 0, ada);
    publish(room, "alert");
    assert_true(file_has(room, "Leave now"));
    assert_false(file_has(room, "shines"));
    assert_non_null(find(room, "bath").draft.ptr);
}

static void
the_second_of_two_people_is_told_and_loses_nothing(void **state)
{
    struct room *room = *state;
    int64_t seen = find(room, "bath").revision, revision = seen;
    save(room, "bath", "{\"id\": \"bath\", \"title\": \"From Ada\"}", seen, ada);
    assert_int_equal(newsroom_save(room->newsroom, STR("bath"),
                                   STR("{\"id\": \"bath\", \"title\": \"From Bo\"}"), &revision, bo),
                     NEWSROOM_CONFLICT);
    struct newsroom_item item = find(room, "bath");
    assert_true(str_find(item.draft, STR("From Ada")) != SIZE_MAX);
    assert_str(item.changed_by, "Ada");
    save(room, "bath", "{\"id\": \"bath\", \"title\": \"From both\"}", item.revision, bo);
}

static void
whoever_publishes_must_have_seen_the_latest_state(void **state)
{
    struct room *room = *state;
    int64_t seen = newsroom_latest(room->newsroom);
    save(room, "new", "{\"id\": \"new\"}", 0, ada);
    publish(room, NULL);
    assert_int_equal(newsroom_publish(room->newsroom, STR_NONE, &seen, bo), NEWSROOM_CONFLICT);
}

static void
a_draft_that_says_what_is_published_is_none(void **state)
{
    struct room *room = *state;
    save(room, "bath", "{\"title\": \"Bath glows\", \"_own\": {\"kept\": [1, 2]}, \"id\": \"bath\"}",
         find(room, "bath").revision, ada);
    assert_null(find(room, "bath").draft.ptr);
}

static void
what_is_removed_leaves_with_the_publication(void **state)
{
    struct room *room = *state;
    int64_t revision = find(room, "mateo").revision;
    assert_int_equal(newsroom_remove(room->newsroom, STR("mateo"), &revision, ada), NEWSROOM_DONE);
    assert_true(file_has(room, "mateo"));
    publish(room, NULL);
    assert_false(file_has(room, "mateo"));
}

static void
a_discarded_draft_leaves_what_is_published(void **state)
{
    struct room *room = *state;
    int64_t revision =
        save(room, "bath", "{\"id\": \"bath\", \"title\": \"No\"}", find(room, "bath").revision, ada);
    assert_int_equal(newsroom_discard(room->newsroom, STR("bath"), &revision, ada), NEWSROOM_DONE);
    assert_true(str_find(find(room, "bath").published, STR("glows")) != SIZE_MAX);
    assert_null(find(room, "bath").draft.ptr);
}

static void
an_earlier_state_can_be_published_again_and_drafts_stay(void **state)
{
    struct room *room = *state;
    save(room, "bath", "{\"id\": \"bath\", \"title\": \"Bath shines\"}", find(room, "bath").revision, ada);
    publish(room, NULL);
    save(room, "mateo", "{\"id\": \"mateo\", \"title\": \"Not yet\"}", find(room, "mateo").revision, ada);
    int64_t version = newsroom_latest(room->newsroom);
    assert_int_equal(newsroom_restore(room->newsroom, 1, &version, bo), NEWSROOM_DONE);
    assert_true(file_has(room, "Bath glows"));
    assert_false(file_has(room, "shines"));
    assert_true(str_find(find(room, "mateo").draft, STR("Not yet")) != SIZE_MAX);
    assert_int_equal(version, 3);
    assert_int_equal(newsroom_versions(room->newsroom, room->arena).count, 3);
}

static void
a_file_that_another_program_changed_is_taken_over(void **state)
{
    struct room *room = *state;
    save(room, "mateo", "{\"id\": \"mateo\", \"title\": \"Not yet\"}", find(room, "mateo").revision, ada);
    write_feed(room, "{\"items\": [{\"id\": \"bath\", \"title\": \"By hand\"}, {\"id\": \"mateo\"}]}");
    open_room(room);
    assert_true(str_find(find(room, "bath").published, STR("By hand")) != SIZE_MAX);
    assert_true(str_find(find(room, "mateo").draft, STR("Not yet")) != SIZE_MAX);
    assert_str(newsroom_versions(room->newsroom, room->arena).list[0].by, "file");
}

/* As after a power cut between the transaction and the replacement of the file. */
static void
a_publication_that_the_file_missed_is_written_at_the_next_start(void **state)
{
    struct room *room = *state;
    struct str before = arena_str(room->arena, newsroom_version(room->newsroom, 1, room->arena));
    save(room, "bath", "{\"id\": \"bath\", \"title\": \"Bath shines\"}", find(room, "bath").revision, ada);
    publish(room, NULL);
    assert_true(file_replace(room->feed, before));
    open_room(room);
    assert_true(file_has(room, "shines"));
    assert_int_equal(newsroom_latest(room->newsroom), 2);
}

static void
a_file_that_is_gone_is_written_again(void **state)
{
    struct room *room = *state;
    unlink(room->feed);
    open_room(room);
    assert_true(file_has(room, "Bath glows"));
}

static void
what_is_no_feed_is_refused_with_its_place_and_left_alone(void **state)
{
    struct room *room = *state;
    struct reason why;
    write_feed(room, "{\"items\": [\n  {\"id\": \"bath\" \"title\": 1}]}");
    newsroom_close(room->newsroom);
    room->newsroom = newsroom_open(room->database, room->feed, &why);
    assert_null(room->newsroom);
    assert_int_equal(reason_cause(&why), REASON_EDITOR_BROKEN_JSON);
    assert_non_null(strstr(reason_english(&why, room->arena), "week.json': line 2, column "));
    assert_true(file_has(room, "\"bath\" \"title\""));
}

static void
text_that_is_no_item_is_refused(void **state)
{
    struct room *room = *state;
    static const char *const wrong[] = {
        "", "[]", "{\"id\": \"other\"}", "{\"title\": \"no id\"}", "{\"id\": \"bath\"", "{\"id\": 7}"};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        int64_t revision = find(room, "bath").revision;
        assert_int_equal(newsroom_save(room->newsroom, STR("bath"), str_from(wrong[i]), &revision, ada),
                         NEWSROOM_INVALID);
    }
}

static void
an_item_can_be_moved_before_another_and_to_the_end(void **state)
{
    struct room *room = *state;
    assert_int_equal(newsroom_move(room->newsroom, STR("mateo"), STR("bath")), NEWSROOM_DONE);
    assert_str(newsroom_items(room->newsroom, room->arena).list[0].id, "mateo");
    assert_int_equal(newsroom_move(room->newsroom, STR("mateo"), STR_NONE), NEWSROOM_DONE);
    assert_str(newsroom_items(room->newsroom, room->arena).list[1].id, "mateo");
    assert_int_equal(newsroom_move(room->newsroom, STR("nobody"), STR("bath")), NEWSROOM_GONE);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_feed_is_taken_over_in_its_order),
        TEST(a_draft_reaches_the_file_when_it_is_published_and_not_before),
        TEST(members_that_the_editor_does_not_know_stay),
        TEST(a_new_item_comes_first),
        TEST(only_one_draft_is_published_when_one_is_named),
        TEST(the_second_of_two_people_is_told_and_loses_nothing),
        TEST(whoever_publishes_must_have_seen_the_latest_state),
        TEST(a_draft_that_says_what_is_published_is_none),
        TEST(what_is_removed_leaves_with_the_publication),
        TEST(a_discarded_draft_leaves_what_is_published),
        TEST(an_earlier_state_can_be_published_again_and_drafts_stay),
        TEST(a_file_that_another_program_changed_is_taken_over),
        TEST(a_publication_that_the_file_missed_is_written_at_the_next_start),
        TEST(a_file_that_is_gone_is_written_again),
        TEST(what_is_no_feed_is_refused_with_its_place_and_left_alone),
        TEST(text_that_is_no_item_is_refused),
        TEST(an_item_can_be_moved_before_another_and_to_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
