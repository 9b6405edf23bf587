/* Properties of every slide, for any item and screen. */
#include "test.h"

#include "fakes/slide_items.h"
#include "fakes/slide_looks.h"
#include "slide/slide.h"

static const struct slide_picture any_picture = {1600, 1200};

struct fixture {
    struct slide_looks looks;
    int safe_percent;
    int distance_cm; /* of far viewers; 0: not known */
};

static const struct {
    int width, height;
} screens[] = {{1920, 1080}, {1280, 720}, {1080, 1920}, {3840, 2160}, {1024, 768}, {2560, 1080}, {720, 1280}};
#define SCREENS (sizeof(screens) / sizeof(screens[0]))

static struct slide_context
context_of(const struct fixture *fixture, size_t screen, const char *language)
{
    struct slide_context context = slide_looks_context(&fixture->looks, language);
    context.width = screens[screen].width;
    context.height = screens[screen].height;
    context.safe_percent = fixture->safe_percent;
    context.diagonal_inch = 55;
    context.distance_cm = fixture->distance_cm;
    context.site = "Lyon";
    context.progress = true;
    slide_looks_show(&context, &any_picture);
    return context;
}

typedef void check_fn(const struct slide *slide, const struct slide_context *context,
                      const struct item *item);

/* Composes each kind with all amounts of text up to `most`, on each screen. */
static void
for_items(struct fixture *fixture, int most, check_fn *check)
{
    for (int kind = 0; kind < KIND_COUNT; kind++)
        for (int much = 0; much <= most; much++)
            for (size_t screen = 0; screen < SCREENS; screen++) {
                arena_reset(fixture->looks.arena);
                struct slide_context context = context_of(fixture, screen, "fr");
                struct item item = slide_item(fixture->looks.arena, kind, much);
                struct slides slides = slide_compose(&item, &context, fixture->looks.arena);
                assert_true(slides.count >= 1);
                for (int page = 0; page < slides.count; page++)
                    check(&slides.pages[page], &context, &item);
            }
}

static void
for_all(struct fixture *fixture, check_fn *check)
{
    for_items(fixture, SLIDE_ITEMS_COUNT - 1, check);
}

#define FAIL_AT(slide, box, why)                                                                             \
    fail_msg("%s, page %d of %d: %s: '%.*s' at %d,%d %dx%d size %d", kind_name((slide)->kind),               \
             (slide)->page + 1, (slide)->pages, (why), STR_ARG((box)->text), (box)->at.x, (box)->at.y,       \
             (box)->at.w, (box)->at.h, (box)->size_px)

/* A picture may touch two edges, or three. */
static bool
covers_all(const struct box *box, const struct slide_context *context)
{
    bool across = box->at.w == context->width || box->at.h == context->height || box->at.y == 0;
    bool corner = (box->at.x == 0 || box->at.x + box->at.w == context->width) &&
                  (box->at.y == 0 || box->at.y + box->at.h == context->height);
    return box->backdrop || (box->type == BOX_PICTURE && (across || corner));
}

static void
check_safe_area(const struct slide *slide, const struct slide_context *context, const struct item *item)
{
    (void)item;
    int x = context->width * context->safe_percent / 100;
    int y = context->height * context->safe_percent / 100;
    for (int i = 0; i < slide->count; i++) {
        const struct box *box = &slide->boxes[i];
        struct rect at = box->at;
        if (covers_all(box, context))
            continue;
        if (at.x < x || at.y < y || at.x + at.w > context->width - x || at.y + at.h > context->height - y)
            FAIL_AT(slide, box, "outside the safe area");
    }
}

static bool
overlap(struct rect a, struct rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* What must not be below a text: another text, a picture that is not the background, a code. */
static bool
stands(const struct box *box, const struct slide_context *context)
{
    return (box->type == BOX_TEXT && !box->backdrop) || box->type == BOX_QR || box->type == BOX_ICON ||
           (box->type == BOX_PICTURE && !covers_all(box, context));
}

static void
check_overlaps(const struct slide *slide, const struct slide_context *context, const struct item *item)
{
    (void)item;
    for (int i = 0; i < slide->count; i++)
        for (int k = i + 1; k < slide->count; k++)
            if (stands(&slide->boxes[i], context) && stands(&slide->boxes[k], context) &&
                overlap(slide->boxes[i].at, slide->boxes[k].at)) {
                print_message("'%.*s' lies under:\n", STR_ARG(slide->boxes[i].text));
                FAIL_AT(slide, &slide->boxes[k], "overlaps");
            }
}

static void
check_room(const struct slide *slide, const struct slide_context *context, const struct item *item)
{
    check_overlaps(slide, context, item);
    check_safe_area(slide, context, item);
}

/* Six metres from 55 inches: 1.5 times the usual size. */
static void
letters_for_far_viewers_find_room(void **state)
{
    struct fixture *fixture = *state;
    fixture->distance_cm = 600;
    for_all(fixture, check_room);
    fixture->distance_cm = 0;
}

/* From farther away the name of a kind is as long as the line of a portrait frame. */
static void
a_long_label_lies_neither_under_the_clock_nor_outside(void **state)
{
    struct fixture *fixture = *state;
    for (int kind = 0; kind < KIND_COUNT; kind++)
        for (fixture->distance_cm = 700; fixture->distance_cm <= 800; fixture->distance_cm += 50) {
            arena_reset(fixture->looks.arena);
            struct slide_context context = context_of(fixture, 2, "fr");
            struct item item = slide_item(fixture->looks.arena, kind, SLIDE_ITEMS_TITLE);
            check_room(slide_compose(&item, &context, fixture->looks.arena).pages, &context, &item);
        }
    fixture->distance_cm = 0;
}

/* Alone on its page it would be too large. */
static void
a_measure_for_far_viewers_ends_above_the_foot(void **state)
{
    struct fixture *fixture = *state;
    fixture->distance_cm = 600;
    struct slide_context context = context_of(fixture, 0, "fr");
    fixture->distance_cm = 0;
    struct item item = slide_item(fixture->looks.arena, KIND_BAROMETER, SLIDE_ITEMS_FULL);
    struct value period = {
        .type = TYPE_TEXT,
        .text = STR("septembre et octobre, boutiques de Lyon et de Valence, ateliers de Crest et de Portes")};
    item.fields[FIELD_PERIOD] = &period;
    item.fields[FIELD_QR] = NULL;
    const struct slide *slide = slide_compose(&item, &context, fixture->looks.arena).pages;
    int foot = context.height;
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].role == ROLE_FOOTER)
            foot = slide->boxes[i].at.y;
    for (int i = 0; i < slide->count; i++) {
        const struct box *box = &slide->boxes[i];
        if (box->type == BOX_TEXT && box->at.y < foot && box->at.y + box->at.h > foot - context.height / 100)
            FAIL_AT(slide, box, "at the foot");
    }
}

static void
check_sizes(const struct slide *slide, const struct slide_context *context, const struct item *item)
{
    (void)item;
    int shorter = context->width < context->height ? context->width : context->height;
    for (int i = 0; i < slide->count; i++) {
        const struct box *box = &slide->boxes[i];
        bool read = box->role == ROLE_TITLE || box->role == ROLE_BODY || box->role == ROLE_NAME;
        if (box->type == BOX_TEXT && box->size_px * (read ? 24 : 40) < shorter)
            FAIL_AT(slide, box, "too small");
    }
}

static void
check_meaning(const struct slide *slide, const struct slide_context *context, const struct item *item)
{
    (void)context;
    (void)item;
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].role >= ROLE_TITLE && slide->boxes[i].role <= ROLE_PICTURE)
            return;
    fail_msg("%s, page %d: says nothing", kind_name(slide->kind), slide->page);
}

/* One pass for all rules, because the layout takes the time. */
static void
check_all(const struct slide *slide, const struct slide_context *context, const struct item *item)
{
    check_room(slide, context, item);
    check_sizes(slide, context, item);
    check_meaning(slide, context, item);
}

static void
every_slide_says_something_large_enough_with_nothing_over_it_in_the_safe_area(void **state)
{
    for_all(*state, check_all);
}

static void
a_safe_area_of_another_size_is_kept(void **state)
{
    struct fixture *fixture = *state;
    static const int percents[] = {SLIDE_SAFE_PERCENT_MIN, 10};
    for (size_t i = 0; i < sizeof(percents) / sizeof(percents[0]); i++) {
        fixture->safe_percent = percents[i];
        for_all(fixture, check_safe_area);
    }
    fixture->safe_percent = SLIDE_SAFE_PERCENT;
}

/* The letters and digits that people read of the item's own words, in the order of the boxes. */
static void
gather(struct buf *out, const struct slides *slides, enum box_role role)
{
    for (int page = 0; page < slides->count; page++)
        for (int i = 0; i < slides->pages[page].count; i++) {
            const struct box *box = &slides->pages[page].boxes[i];
            if (box->type != BOX_TEXT || box->role != role || (role == ROLE_TITLE && page))
                continue;
            buf_put(out, box->text);
            buf_put_char(out, ' ');
        }
}

/* The words of a text one by one, with any spaces. */
static bool
next_word(struct str *rest, struct str *word)
{
    while (rest->ptr) {
        *word = str_split(rest, ' ');
        if (word->len)
            return true;
    }
    return false;
}

static void
assert_same_words(struct str got, struct str want)
{
    struct str a = STR_NONE, b = STR_NONE;
    while (next_word(&want, &b)) {
        if (!next_word(&got, &a))
            fail_msg("'%.*s' and what follows is missing", STR_ARG(b));
        if (!str_equal(a, b))
            fail_msg("'%.*s' instead of '%.*s'", STR_ARG(a), STR_ARG(b));
    }
    if (next_word(&got, &a))
        fail_msg("'%.*s' is too much", STR_ARG(a));
}

static void
the_pages_of_a_long_text_cover_it_exactly_once(void **state)
{
    struct fixture *fixture = *state;
    static const enum kind kinds[] = {KIND_NEWS, KIND_ALERT, KIND_TIP, KIND_SPOTLIGHT, KIND_PICTURE};
    for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++)
        for (size_t screen = 0; screen < SCREENS; screen++) {
            arena_reset(fixture->looks.arena);
            struct slide_context context = context_of(fixture, screen, "fr");
            struct item item = slide_item(fixture->looks.arena, kinds[k], SLIDE_ITEMS_LONG);
            struct str text = slide_item_words(fixture->looks.arena, 400);
            memset(item.fields, 0, sizeof(item.fields));
            item.title = STR("Un titre");
            item.author = STR_NONE;
            item.body = item.text = text;
            struct slides slides = slide_compose(&item, &context, fixture->looks.arena);
            struct buf got;
            buf_init(&got, 1 << 20);
            gather(&got, &slides, ROLE_BODY);
            assert_true(slides.count > 1);
            assert_same_words(buf_str(&got), text);
            buf_finish(&got);
        }
}

static void
pages_end_with_sentences(void **state)
{
    struct fixture *fixture = *state;
    struct slide_context context = context_of(fixture, 0, "fr");
    struct item item = {.kind = KIND_NEWS, .title = STR("Un titre"), .published_s = TIME_NONE};
    struct str text = STR("");
    for (int i = 0; i < 60; i++)
        text = arena_printf(fixture->looks.arena, "%.*sVoici une phrase de plus, la voici dite. ",
                            STR_ARG(text));
    item.body = str_trim(text);
    struct slides slides = slide_compose(&item, &context, fixture->looks.arena);
    assert_true(slides.count > 1);
    for (int page = 0; page < slides.count; page++) {
        const struct slide *slide = &slides.pages[page];
        assert_int_equal(slide->page, page);
        assert_int_equal(slide->pages, slides.count);
        assert_true(str_ends(slide->boxes[slide->count - 1].text, STR(".")));
    }
}

static int
lines_on(const struct slide *slide)
{
    int lines = 0;
    for (int i = 0; i < slide->count; i++)
        lines += slide->boxes[i].role == ROLE_BODY;
    return lines;
}

static void
no_lonely_sentence_is_left_for_the_last_page(void **state)
{
    struct fixture *fixture = *state;
    for (int words = 700; words < 900; words += 11) {
        struct slide_context context = context_of(fixture, 0, "fr");
        struct item item = {.title = STR("Longue"), .published_s = TIME_NONE};
        arena_reset(fixture->looks.arena);
        item.body = slide_item_words(fixture->looks.arena, words);
        struct slides slides = slide_compose(&item, &context, fixture->looks.arena);
        assert_true(slides.count > 6);
        int most = lines_on(&slides.pages[1]);
        int last = lines_on(&slides.pages[slides.count - 1]);
        if (last * 2 < most)
            fail_msg("%d words: %d lines on the last page, %d on the second", words, last, most);
    }
}

static void
further_pages_repeat_the_title_smaller_and_say_which_they_are(void **state)
{
    struct fixture *fixture = *state;
    struct slide_context context = context_of(fixture, 0, "fr");
    struct item item = {.kind = KIND_NEWS, .title = STR("Un titre"), .published_s = TIME_NONE};
    item.body = slide_item_words(fixture->looks.arena, 400);
    struct slides slides = slide_compose(&item, &context, fixture->looks.arena);
    const struct box *first = slide_looks_find(&slides.pages[0], ROLE_TITLE);
    const struct box *second = slide_looks_find(&slides.pages[1], ROLE_TITLE);
    assert_true(str_equal(first->text, second->text));
    assert_true(second->size_px < first->size_px);
    assert_non_null(slide_looks_find(&slides.pages[1], ROLE_LABEL));
    assert_str(str_slice(slide_looks_find(&slides.pages[1], ROLE_PAGE)->text, 0, 3), "2 /");
}

/* Capitals subtend 20 minutes of arc on 43 inches from five metres. */
static void
text_is_as_large_as_the_place_needs(void **state)
{
    struct fixture *fixture = *state;
    struct slide_context context = context_of(fixture, 0, "fr");
    struct item item = {.kind = KIND_NEWS, .title = STR("Un titre"), .published_s = TIME_NONE};
    item.body = slide_item_words(fixture->looks.arena, 400);
    context.diagonal_inch = 43;
    context.distance_cm = 500;
    struct slides slides = slide_compose(&item, &context, fixture->looks.arena);
    double capital_mm = slide_looks_find(&slides.pages[1], ROLE_BODY)->size_px * 0.72 * 43 * 25.4 / 2203;
    assert_true(capital_mm >= 5000 * 20 / 60.0 * 3.14159 / 180);
    check_safe_area(&slides.pages[1], &context, &item);
    check_overlaps(&slides.pages[1], &context, &item);
}

/* The last of twenty rows is longer than the others. */
static void
a_menu_of_many_weeks_gives_each_day_its_place(void **state)
{
    static struct str lines[40];
    struct fixture *fixture = *state;
    for (size_t i = 0; i < 40; i++)
        lines[i] = i % 2 == 0 ? STR("Monday:") : i < 39 ? STR("Soup") : STR("Lamb, carrots, figs and mint");
    struct value dishes = {.type = TYPE_TEXTS, .texts = {lines, 40}};
    struct item item = {.kind = KIND_MENU, .title = STR("Menus"), .published_s = TIME_NONE};
    item.fields[FIELD_DISHES] = &dishes;
    for (size_t screen = 0; screen < SCREENS; screen++) {
        struct slide_context context = context_of(fixture, screen, "en");
        struct slides slides = slide_compose(&item, &context, fixture->looks.arena);
        for (int i = 0; i < slides.count; i++)
            check_overlaps(&slides.pages[i], &context, &item);
    }
}

static void
a_title_is_never_split_over_pages(void **state)
{
    struct fixture *fixture = *state;
    for (size_t screen = 0; screen < SCREENS; screen++) {
        arena_reset(fixture->looks.arena);
        struct slide_context context = context_of(fixture, screen, "fr");
        struct str url = STR("photo.jpg");
        struct item item = {.kind = KIND_NEWS, .published_s = TIME_NONE, .pictures = {&url, 1}};
        item.title = slide_item_words(fixture->looks.arena, 30);
        item.body = slide_item_words(fixture->looks.arena, 100);
        struct slides slides = slide_compose(&item, &context, fixture->looks.arena);
        struct slides first = {.pages = slides.pages, .count = 1};
        struct buf got;
        buf_init(&got, 1 << 16);
        gather(&got, &first, ROLE_TITLE);
        assert_same_words(buf_str(&got), item.title);
        buf_finish(&got);
    }
}

static void
one_long_word_does_not_make_a_title_small(void **state)
{
    struct fixture *fixture = *state;
    struct slide_context context = context_of(fixture, 0, "de");
    struct item item = {.kind = KIND_NEWS, .published_s = TIME_NONE};
    item.title = STR("Die neue Donaudampfschifffahrtsgesellschaft eröffnet in Linz");
    item.body = STR("Achtzig Kolleginnen kommen am Montag dazu. Wir freuen uns sehr.");
    struct slides slides = slide_compose(&item, &context, fixture->looks.arena);
    const struct box *title = slide_looks_find(&slides.pages[0], ROLE_TITLE);
    assert_true(title->size_px > slide_looks_find(&slides.pages[0], ROLE_BODY)->size_px);
}

static void
a_right_to_left_slide_is_the_mirror_of_its_sister(void **state)
{
    struct fixture *fixture = *state;
    struct slide_context right = context_of(fixture, 0, "ar");
    struct item item = {.kind = KIND_NEWS, .title = STR("مرحبا بكم"), .published_s = TIME_NONE};
    item.body = STR("نص قصير");
    struct slides slides = slide_compose(&item, &right, fixture->looks.arena);
    const struct slide *slide = &slides.pages[0];
    assert_true(slide->rtl);
    const struct box *title = slide_looks_find(slide, ROLE_TITLE);
    assert_int_equal(title->at.x + title->at.w, 1920 - 96);
    assert_true(title->rtl);
    assert_int_equal(slide_looks_find(slide, ROLE_CLOCK)->at.x, 96);
}

/* A figure in Hebrew, with a change, shows it so. */
static void
assert_change_shown(struct fixture *fixture, const struct value *change, const char *shown)
{
    struct slide_context context = context_of(fixture, 0, "he");
    struct value number = {.type = TYPE_NUMBER, .number = 18240};
    struct item item = {.kind = KIND_FIGURE, .title = STR("סלים"), .published_s = TIME_NONE};
    item.fields[FIELD_NUMBER] = &number;
    item.fields[FIELD_CHANGE] = change;
    struct slides slides = slide_compose(&item, &context, fixture->looks.arena);
    bool found = false;
    for (int i = 0; i < slides.pages[0].count; i++)
        found = found || str_equal(slides.pages[0].boxes[i].text, str_from(shown));
    assert_true(found);
}

static void
a_change_has_its_sign_in_front_from_right_to_left_too(void **state)
{
    struct value change = {.type = TYPE_NUMBER, .number = -640};
    assert_change_shown(*state, &change, "\u2066−640\u2069");
}

static void
a_change_in_words_has_its_sign_in_front_from_right_to_left_too(void **state)
{
    struct value change = {.type = TYPE_TEXT, .text = STR("+3 % מאתמול")};
    assert_change_shown(*state, &change, "\u2066+3 %\u2069 מאתמול");
}

static void
a_compliments_name_is_whole_and_as_large_as_the_message(void **state)
{
    struct fixture *fixture = *state;
    for (size_t screen = 0; screen < SCREENS; screen++)
        for (int much = 0; much < SLIDE_ITEMS_COUNT; much++) {
            arena_reset(fixture->looks.arena);
            struct slide_context context = context_of(fixture, screen, "fr");
            struct item item = slide_item(fixture->looks.arena, KIND_COMPLIMENT, much);
            struct value to = {.type = TYPE_TEXT, .text = STR("Samira El Benali")};
            item.fields[FIELD_TO] = &to;
            struct slides slides = slide_compose(&item, &context, fixture->looks.arena);
            const struct box *name = NULL;
            int message = 0;
            for (int page = 0; page < slides.count; page++) {
                const struct box *body = slide_looks_find(&slides.pages[page], ROLE_BODY);
                name = name ? name : slide_looks_find(&slides.pages[page], ROLE_NAME);
                message = body && body->size_px > message ? body->size_px : message;
            }
            assert_str(name->text, "Samira\u00A0El\u00A0Benali");
            assert_true(name->size_px >= message);
        }
}

static bool
has_code(struct fixture *fixture, const struct slide_context *context, const struct item *item)
{
    const struct slide *slide = &slide_compose(item, context, fixture->looks.arena).pages[0];
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].type == BOX_QR)
            return true;
    return false;
}

static void
a_code_where_the_item_or_else_the_configuration_wants_one(void **state)
{
    struct fixture *fixture = *state;
    struct slide_context context = context_of(fixture, 0, "fr");
    static const struct value yes = {.yes = true}, no = {.yes = false};
    struct item item = {.title = STR("Deux équipes"), .url = STR("https://intranet.example/a")};
    item.published_s = TIME_NONE;
    assert_false(has_code(fixture, &context, &item));
    item.fields[FIELD_QR] = &yes;
    assert_true(has_code(fixture, &context, &item));
    item.fields[FIELD_QR] = NULL;
    context.qr[KIND_NEWS] = true;
    assert_true(has_code(fixture, &context, &item));
    item.fields[FIELD_QR] = &no;
    assert_false(has_code(fixture, &context, &item));
    item.kind = KIND_FEEDBACK;
    assert_false(has_code(fixture, &context, &item));
    item.fields[FIELD_QR] = NULL;
    assert_true(has_code(fixture, &context, &item));
    item.url = STR_NONE;
    assert_false(has_code(fixture, &context, &item));
}

static void
an_item_that_says_nothing_shows_where_it_comes_from(void **state)
{
    struct fixture *fixture = *state;
    struct slide_context context = context_of(fixture, 0, "fr");
    context.picture = NULL;
    struct item item = {.kind = KIND_COMPLIMENT, .source = STR("La semaine"), .published_s = TIME_NONE};
    struct slides slides = slide_compose(&item, &context, fixture->looks.arena);
    assert_str(slide_looks_find(&slides.pages[0], ROLE_TITLE)->text, "La semaine");
    item.source = STR_NONE;
    slides = slide_compose(&item, &context, fixture->looks.arena);
    assert_str(slide_looks_find(&slides.pages[0], ROLE_TITLE)->text, "Bravo");
}

static int
setup_group(void **state)
{
    static struct fixture fixture = {.safe_percent = SLIDE_SAFE_PERCENT};
    *state = &fixture;
    return slide_looks_load(&fixture.looks) ? 0 : -1;
}

static int
teardown_group(void **state)
{
    slide_looks_free(&((struct fixture *)*state)->looks);
    return 0;
}

static int
setup(void **state)
{
    arena_reset(((struct fixture *)*state)->looks.arena);
    return 0;
}

#define TEST(function) cmocka_unit_test_setup(function, setup)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_slide_says_something_large_enough_with_nothing_over_it_in_the_safe_area),
        TEST(a_safe_area_of_another_size_is_kept),
        TEST(letters_for_far_viewers_find_room),
        TEST(a_long_label_lies_neither_under_the_clock_nor_outside),
        TEST(a_measure_for_far_viewers_ends_above_the_foot),
        TEST(the_pages_of_a_long_text_cover_it_exactly_once),
        TEST(pages_end_with_sentences),
        TEST(no_lonely_sentence_is_left_for_the_last_page),
        TEST(further_pages_repeat_the_title_smaller_and_say_which_they_are),
        TEST(text_is_as_large_as_the_place_needs),
        TEST(a_menu_of_many_weeks_gives_each_day_its_place),
        TEST(a_title_is_never_split_over_pages),
        TEST(one_long_word_does_not_make_a_title_small),
        TEST(a_right_to_left_slide_is_the_mirror_of_its_sister),
        TEST(a_change_has_its_sign_in_front_from_right_to_left_too),
        TEST(a_change_in_words_has_its_sign_in_front_from_right_to_left_too),
        TEST(a_compliments_name_is_whole_and_as_large_as_the_message),
        TEST(a_code_where_the_item_or_else_the_configuration_wants_one),
        TEST(an_item_that_says_nothing_shows_where_it_comes_from),
    };
    return cmocka_run_group_tests(tests, setup_group, teardown_group);
}
