#include "base/arena.h"

#include "test.h"

#define KB ((size_t)1024)

/* Objects of these sizes fill an arena of so many bytes: one that needed another block would pass its ceiling
 * and abort. */
static void
assert_fill(size_t ceiling, const size_t *sizes, size_t count)
{
    struct arena *arena = arena_create(ceiling);
    for (size_t i = 0; i < count; i++)
        memset(arena_alloc(arena, sizes[i]), 1, sizes[i]);
    assert_int_equal(arena_used(arena), ceiling);
    arena_destroy(arena);
}

static void
small_objects_fill_what_larger_ones_leave(void **state)
{
    (void)state;
    static const size_t sizes[] = {15 * KB, 2 * KB, 14 * KB, KB / 2, KB / 2};
    assert_fill(32 * KB, sizes, sizeof(sizes) / sizeof(sizes[0]));
}

static void
a_large_object_takes_no_more_than_its_size(void **state)
{
    (void)state;
    static const size_t sizes[] = {KB, 40 * KB, 20 * KB, 15 * KB};
    assert_fill((16 + 40 + 20) * KB, sizes, sizeof(sizes) / sizeof(sizes[0]));
}

static void
memory_is_zero_again_after_a_reset(void **state)
{
    (void)state;
    struct arena *arena = arena_create(100 * KB);
    char *nothing = arena_alloc(arena, 0);
    assert_non_null(nothing);
    for (int round = 0; round < 3; round++) {
        for (size_t size = KB; size <= 32 * KB; size *= 2) {
            char *bytes = arena_alloc(arena, size);
            for (size_t i = 0; i < size; i++)
                assert_int_equal(bytes[i], 0);
            memset(bytes, 1, size);
        }
        arena_reset(arena);
        assert_int_equal(arena_used(arena), 0);
    }
    arena_destroy(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_objects_fill_what_larger_ones_leave),
        cmocka_unit_test(a_large_object_takes_no_more_than_its_size),
        cmocka_unit_test(memory_is_zero_again_after_a_reset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
