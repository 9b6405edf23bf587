#include "test.h"
#include "test_arena.h"

#include "type/bidi.h"

/* The runs of a line from left to right, each as its text in logical order, '<' before those that run left.
 */
static struct str
seen(struct arena *arena, struct str line, bool rtl)
{
    struct bidi_runs runs = bidi_runs(arena, line, rtl);
    struct str out = STR("");
    for (size_t i = 0; i < runs.count; i++)
        out = arena_printf(arena, "%.*s%s%.*s|", STR_ARG(out), runs.runs[i].rtl ? "<" : "",
                           STR_ARG(str_slice(line, runs.runs[i].from, runs.runs[i].len)));
    return out;
}

static void
latin_is_one_run(void **state)
{
    struct arena *arena = *state;
    assert_str(seen(arena, STR("Bonjour à tous"), false), "Bonjour à tous|");
    assert_int_equal(bidi_runs(arena, STR(""), true).count, 0);
}

static void
hebrew_in_a_latin_line_runs_left(void **state)
{
    assert_str(seen(*state, STR("abc שלום def"), false), "abc |<שלום| def|");
}

static void
latin_in_an_arabic_line_stands_left_of_what_precedes_it(void **state)
{
    assert_str(seen(*state, STR("مرحبا Lyon غدا"), true), "< غدا|Lyon|<مرحبا |");
}

static void
numbers_in_an_arabic_line_run_right(void **state)
{
    assert_str(seen(*state, STR("الطابق 31"), true), "31|<الطابق |");
}

static void
a_number_in_groups_runs_right_as_a_whole(void **state)
{
    static const char *const numbers[] = {
        "+33 4 78 00 00 00", "04-78-00-00-00", "18\u00A0240", "1 284 500", "−5", "+3"};
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        struct str hebrew = arena_printf(*state, "שלום %s", numbers[i]);
        struct str arabic = arena_printf(*state, "الطابق %s", numbers[i]);
        assert_str(seen(*state, hebrew, true), arena_printf(*state, "%s|<שלום |", numbers[i]).ptr);
        assert_str(seen(*state, arabic, true), arena_printf(*state, "%s|<الطابق |", numbers[i]).ptr);
    }
    assert_str(seen(*state, STR("שלום 4 12"), true), "12|< |4|<שלום |");
    assert_str(seen(*state, STR("الطابق 2024-2025"), true), "2025|<-|2024|<الطابق |");
    assert_str(seen(*state, STR("שלום 2026 100"), true), "100|< |2026|<שלום |");
    assert_str(seen(*state, STR("الطابق 4444-5555"), true), "4444-5555|<الطابق |");
}

static void
characters_beyond_the_first_plane_keep_their_bytes(void **state)
{
    assert_str(seen(*state, STR("😀 שלום 😀"), false), "😀 |<שלום| 😀|");
}

static void
a_paragraph_runs_as_its_first_letter(void **state)
{
    (void)state;
    assert_true(bidi_base_rtl(STR("12 – مرحبا Lyon"), false));
    assert_false(bidi_base_rtl(STR("12 – Lyon مرحبا"), true));
    assert_true(bidi_base_rtl(STR("12 !"), true));
    assert_false(bidi_base_rtl(STR_NONE, false));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(latin_is_one_run),
        cmocka_unit_test(hebrew_in_a_latin_line_runs_left),
        cmocka_unit_test(latin_in_an_arabic_line_stands_left_of_what_precedes_it),
        cmocka_unit_test(numbers_in_an_arabic_line_run_right),
        cmocka_unit_test(a_number_in_groups_runs_right_as_a_whole),
        cmocka_unit_test(characters_beyond_the_first_plane_keep_their_bytes),
        cmocka_unit_test(a_paragraph_runs_as_its_first_letter),
    };
    return cmocka_run_group_tests(tests, test_arena_create, test_arena_destroy);
}
