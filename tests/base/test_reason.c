/* Reasons: their text form and their words. */
#include "test.h"

#include <errno.h>

#include "base/utf8.h"

static void
assert_words(const struct reason *reason, const char *in_english, const char *in_french)
{
    char words[REASON_WORDS_BYTES];
    assert_string_equal(reason_words(reason, REASON_ENGLISH, words), in_english);
    assert_string_equal(reason_words(reason, REASON_FRENCH, words), in_french);
}

static void
a_reason_has_words_in_each_language(void **state)
{
    (void)state;
    struct reason why;
    reason_set(&why, REASON_HTTP_410);
    assert_words(&why, "the server answered 410 Gone: the feed was taken down; is there a new address?",
                 "le serveur répond 410, retiré : y a-t-il une nouvelle adresse ?");
    reason_set(&why, REASON_TOO_LARGE, "9 MB", "8 MB", "[fetch] max-size");
    assert_words(&why, "9 MB, the limit is 8 MB ([fetch] max-size)",
                 "9 MB, la limite est de 8 MB ([fetch] max-size)");
    assert_words(&(struct reason){.text = ""}, "", "");
}

static void
a_reason_holds_another_one(void **state)
{
    (void)state;
    struct reason why;
    reason_set_errno(&why, ECONNREFUSED);
    reason_wrap(&why, REASON_NO_CONNECTION_BECAUSE, "news.example");
    reason_wrap(&why, REASON_PICTURE, "http://news.example/a.png");
    assert_words(&why, "http://news.example/a.png: no connection to 'news.example': Connection refused",
                 "http://news.example/a.png : pas de connexion à « news.example » : connexion refusée");
    assert_int_equal(reason_code(&why), REASON_PICTURE);
    assert_int_equal(reason_cause(&why), REASON_CONNECTION_REFUSED);
    struct reason again = reason_read(str_from(why.text));
    assert_true(reason_equal(&why, &again));
}

static void
texts_of_the_world_stay_in_their_place(void **state)
{
    (void)state;
    struct reason why;
    reason_set(&why, REASON_NO_SUCH_FILE);
    reason_wrap(&why, REASON_FILE, "/srv/a|b>HTTP_404^{0}.xml\n\x1b[31m\xff");
    assert_words(&why, "'/srv/a|b>HTTP_404^{0}.xml  [31m?': No such file or directory",
                 "« /srv/a|b>HTTP_404^{0}.xml  [31m? » : le fichier n’existe pas");
    struct reason inner = reason_without_file(&why);
    assert_int_equal(reason_code(&inner), REASON_NO_SUCH_FILE);
}

static void
what_is_no_text_form_is_shown_as_it_is(void **state)
{
    (void)state;
    struct reason why = reason_read(STR("timed out: after 10 s|9"));
    assert_words(&why, "timed out: after 10 s|9", "timed out: after 10 s|9");
    assert_int_equal(reason_code(&why), REASON_TEXT);
    why = reason_read(STR_NONE);
    assert_int_equal(reason_code(&why), REASON_NONE);
}

static void
a_text_form_in_an_arena_may_be_long(void **state)
{
    (void)state;
    char name[4 * REASON_BYTES];
    memset(name, '|', sizeof(name) - 1);
    name[sizeof(name) - 1] = '\0';
    struct arena *arena = arena_create(1 << 20);
    const char *text = reason_text(arena, reason_name(REASON_CONFIG_NOT_BOOL), REASON_CONFIG_KEY, name, "qr");
    text = reason_text(arena, text, REASON_CONFIG_LINE, "b.conf", "3");
    struct str words = reason_text_words(arena, str_from(text), REASON_FRENCH);
    assert_string_equal(words.ptr, arena_printf(arena, "b.conf:3: [%s] qr : ni yes ni no", name).ptr);
    struct str other = reason_text_words(arena, STR("b.conf:3: x"), REASON_FRENCH);
    assert_string_equal(other.ptr, "b.conf:3: x");
    arena_destroy(arena);
}

static void
a_text_too_long_is_cut_at_a_character(void **state)
{
    (void)state;
    struct reason why;
    char name[2 * REASON_BYTES];
    for (size_t i = 0; i + 2 < sizeof(name); i += 2)
        memcpy(name + i, "é", 2);
    name[sizeof(name) - 2] = '\0';
    reason_set(&why, REASON_HOST_NOT_FOUND, name);
    assert_int_equal(reason_code(&why), REASON_HOST_NOT_FOUND);
    char words[REASON_WORDS_BYTES];
    assert_null(strstr(reason_words(&why, REASON_FRENCH, words), "?'"));
    assert_true(utf8_valid(str_from(words)));
    /* the outer reason is cut, not the cause */
    reason_wrap(&why, REASON_PICTURE, name);
    assert_int_equal(reason_code(&why), REASON_HOST_NOT_FOUND);
}

static void
the_cause_alone_has_no_remedy(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1 << 16);
    struct reason why;
    reason_set(&why, REASON_HTTP_404);
    assert_str(reason_brief(&why, REASON_ENGLISH, arena), "the server answered 404 Not Found");
    assert_str(reason_brief(&why, REASON_FRENCH, arena), "le serveur répond 404, rien à cette adresse");
    arena_destroy(arena);
}

static void
the_language_is_that_of_a_tag(void **state)
{
    (void)state;
    assert_int_equal(reason_language_of("fr_CH.UTF-8"), REASON_FRENCH);
    assert_int_equal(reason_language_of("FR"), REASON_FRENCH);
    assert_int_equal(reason_language_of("frr"), REASON_ENGLISH);
    assert_int_equal(reason_language_of("C"), REASON_ENGLISH);
    assert_int_equal(reason_language_of(NULL), REASON_ENGLISH);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reason_has_words_in_each_language),
        cmocka_unit_test(a_reason_holds_another_one),
        cmocka_unit_test(texts_of_the_world_stay_in_their_place),
        cmocka_unit_test(what_is_no_text_form_is_shown_as_it_is),
        cmocka_unit_test(a_text_form_in_an_arena_may_be_long),
        cmocka_unit_test(a_text_too_long_is_cut_at_a_character),
        cmocka_unit_test(the_cause_alone_has_no_remedy),
        cmocka_unit_test(the_language_is_that_of_a_tag),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
