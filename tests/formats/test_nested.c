#include "test.h"

#include <stdio.h>
#include <string.h>

#include "formats/feed_reader.h"

#define HEAD "<rss version='2.0'><channel><title>Journal</title>"
#define TAIL "</channel></rss>"

#define ITEM(title) "<item><title>" title "</title><description>Text of " title ".</description>"

static struct feed *
parse(const char *text, size_t items)
{
    struct feed_context context = {.limits = feed_limits_default()};
    enum reason_code why = REASON_NONE;
    context.limits.items = items;
    struct feed *feed = feed_parse(str_from(text), &context, &why);
    assert_non_null(feed);
    return feed;
}

/* The titles, texts and authors of the items, as "A:Text of A.:Awa B::", so that a case is one line. */
static void
assert_items(const char *text, size_t limit, const char *wanted)
{
    char found[512] = "";
    struct feed *feed = parse(text, limit);
    for (size_t i = 0; i < feed->count; i++) {
        const struct item *item = &feed->items[i];
        struct str said = item->text.len ? item->text : item->summary;
        size_t len = strlen(found);
        snprintf(found + len, sizeof(found) - len, "%s%.*s:%.*s:%.*s", i ? " " : "", STR_ARG(item->title),
                 STR_ARG(said), STR_ARG(item->author));
    }
    assert_string_equal(found, wanted);
    feed_destroy(feed);
}

static void
what_follows_an_item_within_an_item_belongs_to_the_outer_one(void **state)
{
    (void)state;
    static const char text[] = HEAD "<item><title>Outer</title>" ITEM(
        "Inner") "<guid>in</guid></item>"
                 "<description>Text of Outer.</description><pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate>"
                 "<guid>out</guid><category>Bravo</category><author>Awa</author></item>" ITEM(
                     "Next") "</item>" TAIL;
    struct feed *feed = parse(text, 200);
    assert_int_equal(feed->count, 3);
    assert_str(feed->title, "Journal");
    assert_str(feed->items[0].key, "out");
    assert_str(feed->items[0].author, "Awa");
    assert_true(feed->items[0].published_s == 1795420800);
    assert_int_equal(feed->items[0].kind, KIND_COMPLIMENT);
    assert_str(feed->items[1].key, "in");
    assert_false(feed->items[1].author.ptr);
    assert_true(feed->items[1].published_s == TIME_NONE);
    for (size_t i = 0; i < feed->count; i++)
        assert_memory_equal(text + feed->items[i].offset, "<item>", 6);
    feed_destroy(feed);
    assert_items(text, 200, "Outer:Text of Outer.:Awa Inner:Text of Inner.: Next:Text of Next.:");
}

static void
several_items_may_be_in_one_and_it_may_begin_with_one(void **state)
{
    (void)state;
    assert_items(HEAD "<item><title>A</title>" ITEM("B") "</item>" ITEM(
                     "C") "</item><author>Awa</author></item>" ITEM("D") "</item>" TAIL,
                 200, "A::Awa B:Text of B.: C:Text of C.: D:Text of D.:");
    assert_items(HEAD "<item>" ITEM("B") "</item><title>A</title></item>" TAIL, 200, "A:: B:Text of B.:");
    assert_items("<feed xmlns='http://www.w3.org/2005/Atom'><title>f</title><entry><title>A</title><entry>"
                 "<title>B</title></entry><summary>Text of A.</summary></entry></feed>",
                 200, "A:Text of A.: B::");
}

/* `deep` items, each inside the one before; its authors follow the inner items. */
static void
nest(char *out, size_t size, int deep)
{
    size_t len = (size_t)snprintf(out, size, HEAD);
    for (int i = 0; i < deep; i++)
        len += (size_t)snprintf(out + len, size - len, "<item><title>%c</title>", 'A' + i);
    for (int i = deep - 1; i >= 0; i--)
        len += (size_t)snprintf(out + len, size - len, "<author>of %c</author></item>", 'A' + i);
    snprintf(out + len, size - len, ITEM("Next") TAIL);
}

static void
what_follows_an_inner_item_is_kept_at_each_depth(void **state)
{
    (void)state;
    char text[1024];
    nest(text, sizeof(text), 3);
    assert_items(text, 200, "A::of A B::of B C::of C Next:Text of Next.:");
    assert_items(text, 2, "A::of A B::of B");
    nest(text, sizeof(text), 8);
    assert_items(text, 200,
                 "A::of A B::of B C::of C D::of D E::of E F::of F G::of G H::of H Next:Text of Next.:");
    assert_items(HEAD
                 "<item><title>A</title><item><item/><title></title></item><author>Awa</author></item>" TAIL,
                 200, "A::Awa");
    assert_items(HEAD "<item><item>" ITEM("C") "</item><title>B</title></item><title>A</title></item>" TAIL,
                 200, "A:: B:: C:Text of C.:");
}

static void
items_nested_beyond_the_limit_are_read_one_after_the_other(void **state)
{
    (void)state;
    char text[1024];
    nest(text, sizeof(text), 9);
    assert_items(text, 200, "A:: B:: C:: D:: E:: F:: G:: H:: I::of I Next:Text of Next.:");
}

static void
an_item_within_an_item_that_says_nothing_is_none(void **state)
{
    (void)state;
    static const char *const inner[] = {"<item/>", "<item></item>", "<item a='b'>\n </item>",
                                        "<item><title></title></item>"};
    for (size_t i = 0; i < sizeof(inner) / sizeof(inner[0]); i++) {
        char text[512];
        snprintf(text, sizeof(text), HEAD ITEM("A") "%s<author>Awa</author></item>" TAIL, inner[i]);
        assert_items(text, 200, "A:Text of A.:Awa");
    }
}

static void
items_that_are_never_closed_keep_their_order_and_their_texts(void **state)
{
    (void)state;
    assert_items(HEAD ITEM("A") ITEM("B") ITEM("C") ITEM("D") TAIL, 200,
                 "A:Text of A.: B:Text of B.: C:Text of C.: D:Text of D.:");
    assert_items(HEAD ITEM("A") ITEM("B") "</item>" ITEM("C") "</item>" TAIL, 200,
                 "A:Text of A.: B:Text of B.: C:Text of C.:");
    assert_items(HEAD "<item><title>A" ITEM("B") "</item>" TAIL, 200, "A:: B:Text of B.:");
}

static void
a_document_that_ends_in_an_inner_item_keeps_what_was_whole(void **state)
{
    (void)state;
    assert_items(HEAD ITEM("A") ITEM("B") "</item><item><title>C", 200, "A:Text of A.: B:Text of B.:");
    assert_items(HEAD ITEM("A") "<item><title>B", 200, "A:Text of A.:");
    assert_items(HEAD ITEM("A") ITEM("B") "<item><title>C", 200, "A:Text of A.: B:Text of B.:");
    assert_items(HEAD ITEM("A") ITEM("B") ITEM("C") "</item>", 200,
                 "A:Text of A.: B:Text of B.: C:Text of C.:");
}

static void
inner_items_count_towards_the_limit(void **state)
{
    (void)state;
    static const char text[] =
        HEAD ITEM("A") ITEM("B") "</item><author>Awa</author></item>" ITEM("C") "</item>" TAIL;
    assert_items(text, 2, "A:Text of A.:Awa B:Text of B.:");
    struct feed *feed = parse(text, 1);
    assert_int_equal(feed->count, 1);
    assert_str(feed->items[0].author, "Awa");
    assert_int_equal(feed->cut[FEED_LIMIT_ITEMS], 2);
    feed_destroy(feed);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_follows_an_item_within_an_item_belongs_to_the_outer_one),
        cmocka_unit_test(several_items_may_be_in_one_and_it_may_begin_with_one),
        cmocka_unit_test(what_follows_an_inner_item_is_kept_at_each_depth),
        cmocka_unit_test(items_nested_beyond_the_limit_are_read_one_after_the_other),
        cmocka_unit_test(an_item_within_an_item_that_says_nothing_is_none),
        cmocka_unit_test(items_that_are_never_closed_keep_their_order_and_their_texts),
        cmocka_unit_test(a_document_that_ends_in_an_inner_item_keeps_what_was_whole),
        cmocka_unit_test(inner_items_count_towards_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
