/* First and last paragraphs that the items of a feed share. */
#include "clean/cleaned.h"

static void
paragraphs_that_half_of_the_items_have_are_gone(void **state)
{
    (void)state;
    struct cleaned cleaned = clean_with("<item><title>One</title><description>&lt;p&gt;Thanks for "
                                        "reading.&lt;/p&gt;&lt;p&gt;Hot.&lt;/p&gt;&lt;p&gt;Mill, "
                                        "Quai 5.&lt;/p&gt;</description></item>"
                                        "<item><title>Two</title><description>&lt;p&gt;Thanks for "
                                        "reading.&lt;/p&gt;&lt;p&gt;Cold.&lt;/p&gt;&lt;p&gt;Mill, "
                                        "Quai 5.&lt;/p&gt;</description></item>"
                                        "<item><title>Three</title><description>&lt;p&gt;Thanks for "
                                        "reading.&lt;/p&gt;&lt;p&gt;Warm.&lt;/p&gt;&lt;p&gt;Mill, "
                                        "Quai 5.&lt;/p&gt;</description></item>"
                                        "<item><title>Four</title><description>Ask Anna.</description></item>"
                                        "<item><title>Five</title><description>Ask Anna.</description></item>"
                                        "<item><title>Six</title><description>Ask Anna.</description></item>",
                                        usual());
    assert_str(cleaned.feed->items[0].text, "Hot.");
    assert_str(cleaned.feed->items[2].text, "Warm.");
    assert_str(cleaned.feed->items[4].text, "Ask Anna.");
    assert_int_equal(cleaned.reports[1].count, 2);
    assert_int_equal(cleaned.reports[1].cuts[0].reason, CLEAN_COMMON);
    assert_int_equal(cleaned.reports[4].count, 0);
    feed_destroy(cleaned.feed);
}

/* Two items that begin and end with these lines, and as many others. Returns how many of the four lines
 * were removed. */
static size_t
cut_of_two_in_four(const char *first, const char *last)
{
    struct buf items;
    buf_init(&items, 10000);
    for (int i = 0; i < 4; i++)
        buf_printf(&items,
                   "<item><title>Title %d</title><description>&lt;p&gt;%s&lt;/p&gt;&lt;p&gt;Oven %d is hot."
                   "&lt;/p&gt;&lt;p&gt;%s&lt;/p&gt;</description></item>",
                   i, i < 2 ? first : "So it is.", i,
                   i < 2    ? last
                   : i == 2 ? "Well done."
                            : "Thank you.");
    struct cleaned cleaned = clean_with(buf_c(&items), usual());
    size_t cut = cleaned.reports[0].count + cleaned.reports[1].count;
    assert_int_equal(cleaned.reports[2].count + cleaned.reports[3].count, 0);
    feed_destroy(cleaned.feed);
    buf_finish(&items);
    return cut;
}

/* A line of only two items may be about two events: it is removed only if it names the site or greets. */
static void
two_of_four_lines_go_when_they_name_the_site_or_greet(void **state)
{
    (void)state;
    assert_int_equal(
        cut_of_two_in_four("Thanks for following Mill news.", "Mill news, Quai 5, 5500 Bath. Legal notice."),
        4);
    assert_int_equal(cut_of_two_in_four("Dear colleagues,", "Mill news is written by Ana."), 4);
    assert_int_equal(cut_of_two_in_four("The canteen is closed.", "Sign up with Ana by Friday."), 0);
    assert_int_equal(
        cut_of_two_in_four("Mill news: the fair is on 12 December.", "Mill news is shown from Monday."), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_that_half_of_the_items_have_are_gone),
        cmocka_unit_test(two_of_four_lines_go_when_they_name_the_site_or_greet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
