/* The cost of laying out an item is limited: counted in measured letters, not in time. */
#include "test.h"

#include "fakes/endless_items.h"
#include "fakes/metrics.h"
#include "fakes/slide_items.h"
#include "fakes/slide_looks.h"
#include "type/emoji.h"

/* A third more than the worst items need; without the budget they need more than this. Drawn texts are
 * always measured. */
#define MOST_BYTES  (80 * 1000)
#define MOST_CALLS  2900
#define ARENA_BYTES ((size_t)6 << 20)

struct counter {
    size_t calls, bytes;
};

static int
counted_width(void *ctx, enum face face, int size_px, struct str text)
{
    struct counter *counter = ctx;
    counter->calls++;
    counter->bytes += text.len;
    return fake_metrics.width(NULL, face, size_px, text);
}

static struct slides
compose(struct slide_looks *looks, const struct item *item, int width, int height, struct counter *counter)
{
    const struct metrics counted = {.ctx = counter, .width = counted_width, .extent = fake_metrics.extent};
    struct slide_context context = slide_looks_context(looks, "en");
    context.metrics = &counted;
    context.width = width;
    context.height = height;
    return slide_compose(item, &context, looks->arena);
}

/* One sort of text in all fields of an item of a kind. */
static void
check(struct slide_looks *looks, enum kind kind, int sort)
{
    bool portrait = ((int)kind + sort) % 2;
    struct counter counter = {0};
    arena_reset(looks->arena);
    struct item item = endless_item(looks->arena, kind, sort, ENDLESS_IN_ALL);
    size_t before = arena_used(looks->arena);
    struct slides slides = compose(looks, &item, portrait ? 1080 : 1920, portrait ? 1920 : 1080, &counter);
    size_t used = arena_used(looks->arena) - before;
    if (counter.bytes > MOST_BYTES || counter.calls > MOST_CALLS || used > ARENA_BYTES || slides.count < 1 ||
        slides.count > SLIDE_PAGES_MAX)
        fail_msg("%s, %s: %zu bytes measured in %zu calls, %d pages, %zu bytes of memory", kind_name(kind),
                 endless_name(sort), counter.bytes, counter.calls, slides.count, used);
}

static void
no_item_costs_more_than_a_slide_may(void **state)
{
    for (int kind = 0; kind < KIND_COUNT; kind++)
        for (int sort = kind % 3; sort < endless_sorts(); sort += 3)
            check(*state, (enum kind)kind, sort);
}

static void
ordinary_items_are_neither_cut_nor_near_the_limit(void **state)
{
    struct slide_looks *looks = *state;
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        struct counter counter = {0};
        arena_reset(looks->arena);
        struct item item = slide_item(looks->arena, (enum kind)kind, SLIDE_ITEMS_FULL);
        struct slides slides = compose(looks, &item, 1920, 1080, &counter);
        assert_false(slides.cut || slides.emoji_cut);
        assert_in_range(counter.bytes, 1, MOST_BYTES / 4);
    }
}

/* The last text of the body that is drawn. */
static struct str
last_words(const struct slides *slides)
{
    struct str words = STR_NONE;
    const struct slide *last = &slides->pages[slides->count - 1];
    for (int i = 0; i < last->count; i++)
        if (last->boxes[i].type == BOX_TEXT && last->boxes[i].role == ROLE_BODY)
            words = last->boxes[i].text;
    return words;
}

static void
a_text_that_is_cut_says_so_and_ends_with_a_sentence(void **state)
{
    struct slide_looks *looks = *state;
    struct counter counter = {0};
    struct item item = {.kind = KIND_NEWS, .title = STR("Un titre"), .published_s = TIME_NONE};
    struct buf body;
    buf_init(&body, ENDLESS_BODY);
    while (buf_put(&body, STR("The van leaves at noon. Bring the keys back in the evening. ")))
        continue;
    item.body = buf_str(&body);
    struct slides slides = compose(looks, &item, 1920, 1080, &counter);
    buf_finish(&body);
    assert_true(slides.cut);
    assert_in_range(slides.count, SLIDE_PAGES_MAX - 2, SLIDE_PAGES_MAX);
    struct str last = last_words(&slides);
    if (!str_ends(last, STR(". …")))
        fail_msg("'%.*s'", STR_ARG(last));
}

/* Each different emoji costs a picture: above the limit they are left out, and the slide reports it. */
static void
emoji_without_end_are_left_out(void **state)
{
    struct slide_looks *looks = *state;
    struct counter counter = {0};
    struct item item = {.kind = KIND_NEWS, .title = STR("Un titre"), .published_s = TIME_NONE};
    struct buf body;
    buf_init(&body, 1024);
    for (int i = 0; i < 2 * EMOJI_MAX; i++)
        buf_put_code(&body, 0x1F600 + (uint32_t)i);
    item.body = buf_str(&body);
    struct slides slides = compose(looks, &item, 1920, 1080, &counter);
    int shown = 0;
    for (int i = 0; i < slides.pages->count; i++)
        shown += emoji_count(slides.pages->boxes[i].text);
    buf_finish(&body);
    assert_int_equal(shown, EMOJI_MAX);
    assert_true(slides.emoji_cut);
    assert_false(slides.cut);
}

static bool
has_body(const struct slide *slide)
{
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].type == BOX_TEXT && slide->boxes[i].role == ROLE_BODY)
            return true;
    return false;
}

/* Trying sizes for a name that is too long takes no letters from other texts. */
static void
a_long_name_leaves_the_other_texts_whole(void **state)
{
    struct slide_looks *looks = *state;
    struct counter counter = {0};
    struct value to = {.type = TYPE_TEXT, .text = STR("Wolfeschlegelsteinhausenbergerdorff")};
    struct item item = {.kind = KIND_COMPLIMENT, .published_s = TIME_NONE, .title = STR("Danke für alles")};
    item.body = STR("Du hast in einer Nacht alle Gläser gezählt.");
    item.fields[FIELD_TO] = &to;
    struct slides slides = compose(looks, &item, 1080, 1920, &counter);
    assert_false(slides.cut);
    assert_int_equal(slides.count, 1);
}

/* In portrait the code follows the text: the last lines move to the next page with it. */
static void
no_page_of_a_long_text_holds_the_code_alone(void **state)
{
    struct slide_looks *looks = *state;
    struct value yes = {.type = TYPE_BOOL, .yes = true};
    int several = 0;
    for (int words = 50; words < 1200; words += words < 400 ? 7 : 61) {
        struct counter counter = {0};
        arena_reset(looks->arena);
        struct item item = slide_item(looks->arena, KIND_NEWS, SLIDE_ITEMS_FULL);
        item.body = slide_item_words(looks->arena, words);
        item.url = STR("https://example.org/news");
        item.fields[FIELD_QR] = &yes;
        struct slides slides = compose(looks, &item, 1080, 1920, &counter);
        several += slides.count > 1;
        for (int page = 1; page < slides.count; page++)
            if (!has_body(&slides.pages[page]))
                fail_msg("%d words: page %d of %d has no text", words, page + 1, slides.count);
    }
    assert_in_range(several, 20, 100);
}

/* The text after a very long body is shown anyway. */
static void
names_are_shown_behind_a_text_without_end(void **state)
{
    struct slide_looks *looks = *state;
    struct counter counter = {0};
    struct item item = endless_item(looks->arena, KIND_COMPLIMENT, 0, ENDLESS_IN_BODY);
    struct slides slides = compose(looks, &item, 1920, 1080, &counter);
    const struct slide *last = &slides.pages[slides.count - 1];
    assert_true(slides.cut);
    bool named = false;
    for (int i = 0; i < last->count; i++)
        named |= last->boxes[i].type == BOX_TEXT &&
                 str_find(last->boxes[i].text, STR("Samira\u00A0Benali")) != SIZE_MAX;
    assert_true(named);
}

/* The code is drawn last, when little effort is left. */
static void
the_host_under_a_long_text_is_whole(void **state)
{
    struct slide_looks *looks = *state;
    static const struct value yes = {.yes = true};
    for (int words = 60; words <= 260; words += 10) {
        struct counter counter = {0};
        struct item item = {.kind = KIND_NEWS,
                            .title = STR("Les jardins de la ville nourrissent les abeilles et les voisins"),
                            .body = slide_item_words(looks->arena, words),
                            .url = STR("https://verdelune.example/a"),
                            .published_s = TIME_NONE};
        item.fields[FIELD_QR] = &yes;
        struct slides slides = compose(looks, &item, 720, 1280, &counter);
        const struct box *host = slide_looks_text(&slides.pages[slides.count - 1], "verdelune.");
        assert_non_null(host);
        assert_true(str_ends(host->text, STR("example")));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_item_costs_more_than_a_slide_may),
        cmocka_unit_test_setup(ordinary_items_are_neither_cut_nor_near_the_limit, slide_looks_reset),
        cmocka_unit_test_setup(a_text_that_is_cut_says_so_and_ends_with_a_sentence, slide_looks_reset),
        cmocka_unit_test_setup(emoji_without_end_are_left_out, slide_looks_reset),
        cmocka_unit_test_setup(a_long_name_leaves_the_other_texts_whole, slide_looks_reset),
        cmocka_unit_test_setup(no_page_of_a_long_text_holds_the_code_alone, slide_looks_reset),
        cmocka_unit_test_setup(the_host_under_a_long_text_is_whole, slide_looks_reset),
        cmocka_unit_test_setup(names_are_shown_behind_a_text_without_end, slide_looks_reset),
    };
    return cmocka_run_group_tests(tests, slide_looks_setup, slide_looks_teardown);
}
