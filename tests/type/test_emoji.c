#include "test.h"
#include "test_arena.h"

#include "type/emoji.h"

static struct str
limited(struct arena *arena, struct emoji_seen *seen, unsigned place, struct str text, bool *cut)
{
    *cut = false;
    return emoji_limit(seen, place, text, arena, cut);
}

/* Faces, one after the other, from a code point on. */
static struct str
faces(struct arena *arena, uint32_t first, int count)
{
    struct buf out;
    buf_init(&out, 4096);
    for (int i = 0; i < count; i++)
        buf_put_code(&out, first + (uint32_t)i);
    struct str text = arena_str(arena, buf_str(&out));
    buf_finish(&out);
    return text;
}

static void
letters_digits_and_signs_are_no_emoji(void **state)
{
    (void)state;
    assert_int_equal(emoji_count(STR("Été 2026 © ® #1 * 新商品 مرحبا …")), 0);
    assert_int_equal(emoji_count(STR("🎉 and 🚚")), 2);
    assert_true(emoji_count(STR("1\uFE0F\u20E3")) > 0);
    assert_true(emoji_count(STR("©\uFE0F")) > 0);
}

static void
so_many_different_ones_are_kept_and_the_next_is_not(void **state)
{
    bool cut;
    struct emoji_seen seen = {0};
    struct str most = faces(*state, 0x1F600, EMOJI_MAX);
    assert_str(limited(*state, &seen, 0, most, &cut), most.ptr);
    assert_false(cut);
    assert_str(limited(*state, &seen, 0, STR("\U0001F600 \U0001F61F"), &cut), "\U0001F600 \U0001F61F");
    assert_false(cut);
    assert_str(limited(*state, &seen, 0, STR("Bring 🚚 keys 🎉"), &cut), "Bring keys ");
    assert_true(cut);
}

/* A glyph is decoded for each size, and for each part of a sequence that the font does not have. */
static void
each_place_and_each_part_of_a_sequence_counts(void **state)
{
    bool cut;
    struct emoji_seen seen = {0};
    struct str half = faces(*state, 0x1F600, EMOJI_MAX / 2);
    limited(*state, &seen, 0, half, &cut);
    assert_int_equal(limited(*state, &seen, 1, half, &cut).len, half.len);
    assert_false(cut);
    assert_int_equal(limited(*state, &seen, 2, half, &cut).len, 0);
    assert_true(cut);
    seen = (struct emoji_seen){0};
    limited(*state, &seen, 0, faces(*state, 0x1F600, EMOJI_MAX - 3), &cut);
    assert_str(limited(*state, &seen, 0, STR("a👩‍👩‍👧‍👦b"), &cut), "ab");
    assert_true(cut);
    assert_str(limited(*state, &seen, 0, STR("a👩‍👩‍👧b"), &cut), "a👩‍👩‍👧b");
    assert_false(cut);
}

static void
a_text_without_emoji_is_returned_itself(void **state)
{
    bool cut;
    struct emoji_seen seen = {.cost = EMOJI_MAX};
    struct str text = STR("1. Été : 新商品");
    assert_ptr_equal(limited(*state, &seen, 0, text, &cut).ptr, text.ptr);
    assert_null(limited(*state, &seen, 0, STR_NONE, &cut).ptr);
    assert_false(cut);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_digits_and_signs_are_no_emoji),
        cmocka_unit_test(so_many_different_ones_are_kept_and_the_next_is_not),
        cmocka_unit_test(each_place_and_each_part_of_a_sequence_counts),
        cmocka_unit_test(a_text_without_emoji_is_returned_itself),
    };
    return cmocka_run_group_tests(tests, test_arena_create, test_arena_destroy);
}
