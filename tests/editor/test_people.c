/* Accounts, sessions, the bravo box and its limits. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/duration.h"
#include "base/file.h"
#include "base/memory.h"
#include "editor/accounts.h"
#include "editor/bravo.h"
#include "editor/session.h"

#define ARENA_BYTES ((size_t)128 * 1024 * 1024)

struct house {
    struct arena *arena;
    char folder[64];
    struct newsroom *newsroom;
};

static int
setup(void **state)
{
    struct house *house = memory_alloc(sizeof(*house));
    struct reason why;
    house->arena = arena_create(ARENA_BYTES);
    strcpy(house->folder, "/tmp/newsroom-XXXXXX");
    assert_non_null(mkdtemp(house->folder));
    house->newsroom = newsroom_open(file_join(house->arena, house->folder, "database"),
                                    file_join(house->arena, house->folder, "week.json"), &why);
    assert_non_null(house->newsroom);
    *state = house;
    return 0;
}

static int
teardown(void **state)
{
    struct house *house = *state;
    char command[128];
    newsroom_close(house->newsroom);
    snprintf(command, sizeof(command), "rm -rf %s", house->folder);
    assert_int_equal(system(command), 0);
    arena_destroy(house->arena);
    memory_free(house);
    return 0;
}

static void
only_the_right_password_signs_in(void **state)
{
    struct house *house = *state;
    struct reason why;
    assert_true(account_set(house->newsroom, "Ada", "a long password", ROLE_PUBLISHER, &why));
    assert_int_equal(account_check(house->newsroom, "Ada", "a long password"), ROLE_PUBLISHER);
    assert_int_equal(account_check(house->newsroom, "Ada", "a long passwore"), ROLE_NONE);
    assert_int_equal(account_check(house->newsroom, "Ada", ""), ROLE_NONE);
    assert_int_equal(account_check(house->newsroom, "ada' OR 1", "a long password"), ROLE_NONE);
    assert_true(account_set(house->newsroom, "Ada", "another password", ROLE_EDITOR, &why));
    assert_int_equal(account_check(house->newsroom, "Ada", "a long password"), ROLE_NONE);
    assert_int_equal(account_check(house->newsroom, "Ada", "another password"), ROLE_EDITOR);
}

static void
an_account_without_password_is_for_the_proxy_alone(void **state)
{
    struct house *house = *state;
    struct reason why;
    assert_true(account_set(house->newsroom, "Bo", "", ROLE_PUBLISHER, &why));
    assert_int_equal(account_role(house->newsroom, "Bo"), ROLE_PUBLISHER);
    assert_int_equal(account_check(house->newsroom, "Bo", ""), ROLE_NONE);
}

static void
short_passwords_are_refused_with_what_is_asked_for(void **state)
{
    struct house *house = *state;
    struct reason why;
    assert_false(account_set(house->newsroom, "Ada", "short", ROLE_EDITOR, &why));
    assert_int_equal(reason_code(&why), REASON_ACCOUNT_PASSWORD);
    assert_non_null(strstr(reason_english(&why, house->arena), "10 to 256 characters"));
    assert_int_equal(account_role(house->newsroom, "Ada"), ROLE_NONE);
}

static void
a_removed_account_signs_in_no_more(void **state)
{
    struct house *house = *state;
    struct reason why;
    assert_true(account_set(house->newsroom, "Ada", "a long password", ROLE_EDITOR, &why));
    assert_true(account_remove(house->newsroom, "Ada"));
    assert_false(account_remove(house->newsroom, "Ada"));
    assert_int_equal(account_check(house->newsroom, "Ada", "a long password"), ROLE_NONE);
}

static enum bravo_result
propose(struct house *house, struct str to, struct str text)
{
    struct bravo bravo = {.at_ms = 5, .to = to, .text = text};
    return bravo_put(house->newsroom, &bravo);
}

static void
a_bravo_waits_until_somebody_takes_it(void **state)
{
    struct house *house = *state;
    struct bravo bravo;
    assert_int_equal(propose(house, STR(" Karim "), STR("He repaired the door")), BRAVO_TAKEN);
    struct bravos bravos = bravos_list(house->newsroom, house->arena);
    assert_int_equal(bravos.count, 1);
    assert_str(bravos.list[0].to, "Karim");
    assert_true(bravo_take(house->newsroom, bravos.list[0].number, house->arena, &bravo));
    assert_str(bravo.text, "He repaired the door");
    assert_false(bravo_take(house->newsroom, bravos.list[0].number, house->arena, &bravo));
}

static void
a_bravo_that_is_empty_or_endless_is_refused(void **state)
{
    struct house *house = *state;
    static char endless[BRAVO_TEXT_MAX + 2];
    memset(endless, 'a', sizeof(endless) - 1);
    assert_int_equal(propose(house, STR("Karim"), STR("  ")), BRAVO_EMPTY);
    assert_int_equal(propose(house, STR_NONE, STR("Well done")), BRAVO_EMPTY);
    assert_int_equal(propose(house, STR("Karim"), str_from(endless)), BRAVO_LONG);
    endless[BRAVO_TEXT_MAX] = '\0';
    assert_int_equal(propose(house, STR("Karim"), str_from(endless)), BRAVO_TAKEN);
}

static void
the_box_has_an_end(void **state)
{
    struct house *house = *state;
    for (int i = 0; i < BRAVO_QUEUE_MAX; i++)
        assert_int_equal(propose(house, STR("Karim"), STR("Well done")), BRAVO_TAKEN);
    assert_int_equal(propose(house, STR("Karim"), STR("Well done")), BRAVO_FULL);
}

static void
each_may_do_it_so_often_in_an_hour_and_all_together_in_a_minute(void **state)
{
    (void)state;
    char who[32];
    struct rate *rate = rate_create(3);
    for (int i = 0; i < 3; i++)
        assert_true(rate_allows(rate, "10.0.0.1", 1000 + i));
    assert_false(rate_allows(rate, "10.0.0.1", 1004));
    assert_true(rate_allows(rate, "10.0.0.1", 1000 + HOUR_MS));
    int allowed = 0;
    for (int i = 0; i < 200; i++) {
        snprintf(who, sizeof(who), "10.0.1.%d", i);
        allowed += rate_allows(rate, who, 2 * HOUR_MS);
    }
    assert_true(allowed <= 100 && allowed > 50);
    rate_destroy(rate);
}

static void
secrets_differ_and_are_compared_whole(void **state)
{
    (void)state;
    char a[SESSION_SECRET_BYTES], b[SESSION_SECRET_BYTES];
    session_secret(a);
    session_secret(b);
    assert_int_equal(strlen(a), SESSION_SECRET_BYTES - 1);
    assert_string_not_equal(a, b);
    assert_true(session_secret_equal(a, a));
    b[0] = '\0';
    assert_false(session_secret_equal(a, b));
    assert_false(session_secret_equal(b, a));
    assert_false(session_secret_equal("", ""));
}

static void
a_session_is_found_by_its_secret_until_it_ends_or_is_idle(void **state)
{
    struct house *house = *state;
    struct session session, found;
    assert_true(session_begin(house->newsroom, "Ada", ROLE_EDITOR, HOUR_MS, &session));
    assert_true(session_find(house->newsroom, session.secret, 2 * HOUR_MS, &found));
    assert_string_equal(found.name, "Ada");
    assert_string_equal(found.change, session.change);
    assert_string_not_equal(found.change, found.secret);
    assert_true(session_find(house->newsroom, session.secret, 13 * HOUR_MS, &found));
    assert_false(session_find(house->newsroom, session.secret, 26 * HOUR_MS, &found));
    assert_false(session_find(house->newsroom, session.change, 2 * HOUR_MS, &found));
    assert_false(session_find(house->newsroom, "", 2 * HOUR_MS, &found));
    session_end(house->newsroom, &session);
    assert_false(session_find(house->newsroom, session.secret, 13 * HOUR_MS, &found));
}

/* A copy of the database contains no secret that allows to sign in. */
static void
the_database_holds_no_secret_of_a_session(void **state)
{
    struct house *house = *state;
    struct session session;
    char command[512];
    assert_true(session_begin(house->newsroom, "Ada", ROLE_EDITOR, HOUR_MS, &session));
    snprintf(command, sizeof(command),
             "cat %s/database* | grep -aq Ada && ! cat %s/database* | grep -aqE '%s|%s'", house->folder,
             house->folder, session.secret, session.change);
    assert_int_equal(system(command), 0);
}

static void
another_password_or_a_removal_ends_all_sessions_of_an_account(void **state)
{
    struct house *house = *state;
    struct session ada, bo, found;
    struct reason why;
    assert_true(account_set(house->newsroom, "Ada", "a long password", ROLE_EDITOR, &why));
    assert_true(session_begin(house->newsroom, "Ada", ROLE_EDITOR, HOUR_MS, &ada));
    assert_true(session_begin(house->newsroom, "Bo", ROLE_EDITOR, HOUR_MS, &bo));
    assert_true(account_set(house->newsroom, "Ada", "another password", ROLE_EDITOR, &why));
    assert_false(session_find(house->newsroom, ada.secret, HOUR_MS, &found));
    assert_true(session_begin(house->newsroom, "Ada", ROLE_EDITOR, HOUR_MS, &ada));
    assert_true(account_remove(house->newsroom, "Ada"));
    assert_false(session_find(house->newsroom, ada.secret, HOUR_MS, &found));
    assert_true(session_find(house->newsroom, bo.secret, HOUR_MS, &found));
}

static void
sessions_have_an_end_in_number(void **state)
{
    struct house *house = *state;
    struct session first, last, found;
    assert_true(session_begin(house->newsroom, "Ada", ROLE_EDITOR, 1, &first));
    for (int i = 0; i < 520; i++)
        assert_true(session_begin(house->newsroom, "Ada", ROLE_EDITOR, 2 + i, &last));
    assert_false(session_find(house->newsroom, first.secret, 600, &found));
    assert_true(session_find(house->newsroom, last.secret, 600, &found));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(only_the_right_password_signs_in),
        TEST(an_account_without_password_is_for_the_proxy_alone),
        TEST(short_passwords_are_refused_with_what_is_asked_for),
        TEST(a_removed_account_signs_in_no_more),
        TEST(a_bravo_waits_until_somebody_takes_it),
        TEST(a_bravo_that_is_empty_or_endless_is_refused),
        TEST(the_box_has_an_end),
        cmocka_unit_test(each_may_do_it_so_often_in_an_hour_and_all_together_in_a_minute),
        TEST(a_session_is_found_by_its_secret_until_it_ends_or_is_idle),
        TEST(the_database_holds_no_secret_of_a_session),
        TEST(another_password_or_a_removal_ends_all_sessions_of_an_account),
        TEST(sessions_have_an_end_in_number),
        cmocka_unit_test(secrets_differ_and_are_compared_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
