#include "test.h"

#include <unicode/utext.h>

#include "type/breaks.h"

static UText *
text_of(const char *text)
{
    UErrorCode status = U_ZERO_ERROR;
    return utext_openUTF8(NULL, text, -1, &status);
}

static void
an_iterator_that_was_given_back_starts_with_the_next_text(void **state)
{
    (void)state;
    struct breaks *breaks = breaks_create();
    UText *first = text_of("one two three"), *second = text_of("seven eight");
    UBreakIterator *iterator = breaks_take(breaks, UBRK_LINE, "en", first);
    assert_int_equal(ubrk_next(iterator), 4);
    breaks_give(breaks, iterator);
    UBreakIterator *again = breaks_take(breaks, UBRK_LINE, "en", second);
    assert_ptr_equal(again, iterator);
    assert_int_equal(ubrk_next(again), 6);
    breaks_give(breaks, again);
    utext_close(first);
    utext_close(second);
    breaks_destroy(breaks);
}

static void
one_that_is_in_use_and_one_of_another_kind_or_locale_are_others(void **state)
{
    (void)state;
    struct breaks *breaks = breaks_create();
    UText *text = text_of("one two");
    UBreakIterator *iterators[40] = {breaks_take(breaks, UBRK_LINE, "en", text)};
    for (int i = 1; i < 40; i++) { /* more than are kept */
        UBreakIteratorType type = i % 2 ? UBRK_LINE : UBRK_SENTENCE;
        iterators[i] = breaks_take(breaks, type, i % 3 ? "en" : "fr", text);
        assert_non_null(iterators[i]);
        for (int before = 0; before < i; before++)
            assert_ptr_not_equal(iterators[i], iterators[before]);
    }
    assert_int_equal(ubrk_next(iterators[0]), 4);
    for (int i = 0; i < 40; i++)
        breaks_give(breaks, iterators[i]);
    utext_close(text);
    breaks_destroy(breaks);
}

static void
without_a_place_to_keep_them_they_are_closed(void **state)
{
    (void)state;
    UText *text = text_of("one two");
    UBreakIterator *iterator = breaks_take(NULL, UBRK_LINE, "en", text);
    assert_int_equal(ubrk_next(iterator), 4);
    breaks_give(NULL, iterator);
    utext_close(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_iterator_that_was_given_back_starts_with_the_next_text),
        cmocka_unit_test(one_that_is_in_use_and_one_of_another_kind_or_locale_are_others),
        cmocka_unit_test(without_a_place_to_keep_them_they_are_closed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
