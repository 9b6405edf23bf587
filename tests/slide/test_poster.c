/* Pictures that are shown whole, and the one below the leaf of a calendar. */
#include "test.h"

#include <math.h>

#include "fakes/slide_looks.h"
#include "slide/slide.h"

#define SENTENCE  "The company doctor will be on site on Thursday, from nine to three in the meeting room. "
#define LONG_BODY STR(SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE)

static const struct slide_picture photograph = {1600, 1200}, paper = {1200, 1697};

/* A picture in the proportions of paper has text up to its edges. */
static void
a_poster_is_whole_in_every_frame(void **state)
{
    static const struct {
        int width, height;
    } frames[] = {{1920, 1080}, {1080, 1920}, {1024, 768}, {1080, 1080}, {1680, 720}, {900, 1200}};
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "en");
    context.now = (struct moment){0};
    struct str url = STR("poster.jpg");
    struct item item = {.title = STR("Christmas market"), .pictures = {&url, 1}, .published_s = TIME_NONE};
    item.body = STR("On Saturday from ten to six, at the workshop.");
    for (size_t i = 0; i < sizeof(frames) / sizeof(frames[0]); i++) {
        context.width = frames[i].width;
        context.height = frames[i].height;
        slide_looks_show(&context, &paper);
        const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
        const struct box *poster = slide_looks_find(slide, ROLE_PICTURE);
        float place = (float)poster->at.w / (float)poster->at.h;
        assert_true(poster->contain || fabsf(place - (float)paper.width / (float)paper.height) < 0.02F);
        assert_true(poster->bordered);
    }
}

/* It only becomes narrower: nothing is cropped, and it is as high as the frame. */
static void
an_upright_picture_is_whole_beside_words(void **state)
{
    static const int sizes[][2] = {{1080, 1920}, {1000, 1500}, {900, 1200}, {1600, 2000}};
    static const int frames[][2] = {{1920, 1080}, {1680, 720}};
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "en");
    struct str url = STR("poster.jpg");
    struct item item = {.title = STR("Christmas market"), .pictures = {&url, 1}, .published_s = TIME_NONE};
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
        for (size_t frame = 0; frame < sizeof(frames) / sizeof(frames[0]); frame++) {
            struct slide_picture size = {sizes[i][0], sizes[i][1]};
            context.width = frames[frame][0];
            context.height = frames[frame][1];
            slide_looks_show(&context, &size);
            const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
            const struct box *picture = slide_looks_find(slide, ROLE_PICTURE);
            float place = (float)picture->at.w / (float)picture->at.h;
            assert_int_equal(picture->at.h, context.height);
            assert_true(fabsf(place - (float)size.width / (float)size.height) < 0.01F);
        }
}

/* The part of a cropped picture that is shown. */
static float
kept(const struct box *box, struct slide_picture size)
{
    float place = (float)box->at.w / (float)box->at.h, own = (float)size.width / (float)size.height;
    return box->contain ? 1 : place < own ? place / own : own / place;
}

static bool
overlaps(struct rect a, struct rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static const struct box *
pictured(const struct slide_looks *looks, struct slide_context *context, const struct item *item, int width,
         int height)
{
    context->width = width;
    context->height = height;
    const struct slide *slide = &slide_compose(item, context, looks->arena).pages[0];
    const struct box *picture = slide_looks_find(slide, ROLE_PICTURE);
    assert_non_null(picture);
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].type == BOX_TEXT)
            assert_false(overlaps(slide->boxes[i].at, picture->at));
    return picture;
}

/* The box of a picture, which must be without bars and cropped by less than a third. */
static const struct box *
hardly_cropped(const struct slide_looks *looks, const struct item *item, struct slide_picture size,
               const int frame[2])
{
    struct slide_context context = slide_looks_context(looks, "en");
    slide_looks_show(&context, &size);
    const struct box *box = pictured(looks, &context, item, frame[0], frame[1]);
    assert_true(kept(box, size) > 0.7F && !box->contain);
    return box;
}

/* In a frame that is not wide enough for it beside the words, it is in the lower corner, under the title. */
static void
a_wide_picture_is_no_flat_strip(void **state)
{
    static const struct slide_picture sizes[] = {{1920, 1280}, {1920, 1080}, {1600, 1200}};
    static const int frames[][2] = {{1024, 768}, {1280, 1024}, {800, 600}};
    static const enum kind kinds[] = {KIND_NEWS, KIND_TIP, KIND_SMILE};
    const struct value stars = {.type = TYPE_NUMBER, .number = 5};
    struct str url = STR("team.jpg");
    struct item item = {.title = STR("Our first aiders"), .pictures = {&url, 1}, .published_s = TIME_NONE};
    item.body = STR("Eighteen of you passed the course. Thank you!");
    item.fields[FIELD_STARS] = &stars;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
        for (size_t frame = 0; frame < sizeof(frames) / sizeof(frames[0]); frame++)
            for (size_t kind = 0; kind < sizeof(kinds) / sizeof(kinds[0]); kind++) {
                item.kind = kinds[kind];
                const struct box *box = hardly_cropped(*state, &item, sizes[i], frames[frame]);
                assert_int_equal(box->at.x + box->at.w, frames[frame][0]);
                assert_int_equal(box->at.y + box->at.h, frames[frame][1]);
            }
}

/* Also above words that need a second page, which begins with a sentence. */
static void
a_wide_picture_of_long_news_is_no_flat_strip(void **state)
{
    static const struct slide_picture size = {1920, 1280};
    static const int frame[] = {1024, 768};
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "en");
    struct str url = STR("dock.jpg");
    struct item item = {.title = STR("All parcels leave from dock four"),
                        .pictures = {&url, 1},
                        .published_s = TIME_NONE,
                        .body =
                            STR("Since Monday all parcels leave from dock four. Mornings are for Wales, "
                                "afternoons for Devon and Cornwall. Dock two stays closed until the end "
                                "of the works in March. The drivers have a map, but some still get it "
                                "wrong: walk with them. Thank you all for your patience in these weeks.")};
    const struct box *box = hardly_cropped(looks, &item, size, frame);
    assert_int_equal(box->at.y + box->at.h, frame[1]);
    context.width = frame[0];
    context.height = frame[1];
    slide_looks_show(&context, &size);
    struct slides slides = slide_compose(&item, &context, looks->arena);
    assert_int_equal(slides.count, 2);
    const struct box *first = slide_looks_find(&slides.pages[1], ROLE_BODY);
    assert_true(str_starts(first->text, STR("Dock")) || str_starts(first->text, STR("The")));
}

static void
an_upright_photograph_has_no_bars_and_loses_little(void **state)
{
    static const struct slide_picture sizes[] = {{1200, 1600}, {1600, 2000}};
    static const int frames[][2] = {{1024, 768}, {1280, 1024}, {1080, 1920}};
    struct str url = STR("colleague.jpg");
    struct item item = {.title = STR("Fire brigade"), .pictures = {&url, 1}, .published_s = TIME_NONE};
    item.body = STR("We look for colleagues. Training takes place during working hours.");
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
        for (size_t frame = 0; frame < sizeof(frames) / sizeof(frames[0]); frame++)
            hardly_cropped(*state, &item, sizes[i], frames[frame]);
}

static void
a_thumbnail_is_not_enlarged_to_the_width_of_the_frame(void **state)
{
    static const struct slide_picture thumbnail = {300, 200};
    static const enum kind kinds[] = {KIND_NEWS, KIND_PROJECT, KIND_TIP};
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "en");
    struct str url = STR("thumbnail.jpg");
    struct item item = {.title = STR("Flu jabs"), .pictures = {&url, 1}, .published_s = TIME_NONE};
    slide_looks_show(&context, &thumbnail);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        for (int length = 0; length < 2; length++) {
            item.kind = kinds[i];
            item.body = length ? LONG_BODY : STR("On Thursday.");
            assert_true(pictured(looks, &context, &item, 1024, 768)->at.w <= thumbnail.width * 3 / 2);
        }
}

/* Else the first page would have only the title. */
static void
a_footer_makes_no_second_page_beside_a_picture(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "de");
    struct str url = STR("store.jpg");
    struct item item = {.title = STR("Bestes Quartal der Firmengeschichte: 48,3 Mio. € Umsatz"),
                        .body =
                            STR("Der Auftragseingang lag mit 51,2 Mio. € um 12 % über dem Vorjahr. „Das ist "
                                "Euer Verdienst“, sagte Geschäftsführerin Dr. Anja Möller."),
                        .author = STR("Unternehmenskommunikation"),
                        .pictures = {&url, 1}};
    static const struct slide_picture wide = {1920, 1280};
    slide_looks_show(&context, &wide);
    item.published_s = context.now.wall_ms / 1000 - 86400 * 4;
    context.width = 2560;
    context.height = 1080;
    struct slides slides = slide_compose(&item, &context, looks->arena);
    assert_int_equal(slides.count, 1);
    assert_non_null(slide_looks_find(&slides.pages[0], ROLE_PICTURE));
}

/* A footer that is moved into a narrow column is broken between name and date: no line ends after the day of
 * the week. */
static void
a_date_in_a_column_is_on_one_line(void **state)
{
    static const struct slide_picture face = {1200, 1500};
    static const char *const authors[] = {"Jo Lee", "Karim Belkacem", "The whole team of Bristol"};
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "en");
    struct str url = STR("colleague.jpg");
    struct item item = {.kind = KIND_SPOTLIGHT, .title = STR("The lights are new"), .pictures = {&url, 1}};
    item.body = STR("They turn on when you enter and off when you leave.");
    slide_looks_show(&context, &face);
    item.published_s = context.now.wall_ms / 1000 - 86400 * 4;
    context.height = 768;
    for (int at = 0; at < 3 * 12; at++) {
        item.author = str_from(authors[at % 3]);
        context.width = 800 + at / 3 * 50;
        const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
        for (int i = 0; i < slide->count; i++)
            assert_false(slide->boxes[i].type == BOX_TEXT && str_ends(slide->boxes[i].text, STR(",")));
    }
}

static void
stars_stay_in_a_narrow_column(void **state)
{
    static const struct slide_picture face = {1200, 1500};
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "en");
    struct str url = STR("customer.jpg");
    const struct value stars = {.type = TYPE_NUMBER, .number = 5};
    struct item item = {.kind = KIND_SMILE, .pictures = {&url, 1}, .published_s = TIME_NONE};
    item.body = STR("The young lady wrapped my scarf parcel twice.");
    item.fields[FIELD_STARS] = &stars;
    context.width = 1024;
    context.height = 768;
    slide_looks_show(&context, &face);
    const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
    const struct box *picture = slide_looks_find(slide, ROLE_PICTURE);
    int column = picture->at.x - 46 * 768 / 1080, right = 0;
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].type == BOX_SHAPE && slide->boxes[i].at.x + slide->boxes[i].at.w > right)
            right = slide->boxes[i].at.x + slide->boxes[i].at.w;
    assert_true(right > column / 2 && right <= column + 1);
}

/* A word too long for the column beside it does not make the code tiny, nor cut the words beside that. */
static void
a_code_is_large_also_above_a_question(void **state)
{
    static const int frames[][2] = {{1024, 768}, {1920, 1080}};
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "de");
    struct item item = {.kind = KIND_FEEDBACK,
                        .title = STR("Rindfleischetikettierungsüberwachungsaufgabenübertragungsges?"),
                        .body = STR("Was halten Sie von diesem Wort?"),
                        .url = STR("https://intranet.breakroom.example/wort"),
                        .published_s = TIME_NONE};
    for (size_t frame = 0; frame < sizeof(frames) / sizeof(frames[0]); frame++) {
        context.width = frames[frame][0];
        context.height = frames[frame][1];
        const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
        bool host = false;
        int size = 0;
        for (int i = 0; i < slide->count; i++) {
            size = slide->boxes[i].type == BOX_QR ? slide->boxes[i].at.h : size;
            host |= slide->boxes[i].type == BOX_TEXT && str_ends(slide->boxes[i].text, STR("example"));
        }
        assert_true(host && size * 5 > context.height);
    }
}

static void
a_day_to_come_has_its_leaf_and_its_picture(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "en");
    context.now = (struct moment){0};
    struct str url = STR("kitchen.jpg");
    const struct value on = {.text = STR("2026-12-18")};
    struct item item = {.kind = KIND_UPCOMING, .title = STR("Open morning"), .published_s = TIME_NONE};
    item.pictures = (struct str_list){&url, 1};
    item.fields[FIELD_ON] = &on;
    slide_looks_show(&context, &photograph);
    for (int portrait = 0; portrait < 2; portrait++) {
        context.width = portrait ? 1080 : 1920;
        context.height = portrait ? 1920 : 1080;
        const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
        bool day = false;
        for (int i = 0; i < slide->count; i++)
            day |= slide->boxes[i].type == BOX_TEXT && str_equal(slide->boxes[i].text, STR("18"));
        assert_true(day);
        assert_non_null(slide_looks_find(slide, ROLE_PICTURE));
    }
}

/* The day on which the public learns something is named in the footer, unless it is the day on the leaf. */
static void
a_public_day_is_not_said_twice(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "en");
    const struct value on = {.text = STR("2099-12-18")}, before = {.text = STR("2099-12-11")};
    struct item item = {.kind = KIND_UPCOMING, .title = STR("Open morning"), .published_s = TIME_NONE};
    item.fields[FIELD_ON] = &on;
    for (int same = 0; same < 2; same++) {
        item.fields[FIELD_PUBLIC_ON] = same ? &on : &before;
        const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
        bool said = false;
        for (int i = 0; i < slide->count; i++)
            said |=
                slide->boxes[i].type == BOX_TEXT && str_find(slide->boxes[i].text, STR("public")) != SIZE_MAX;
        assert_int_equal(said, !same);
    }
}

/* It is as large as the page allows below its title, though that would need another line to be larger. */
static void
a_text_fills_the_height_under_its_title(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "en");
    struct item item = {.title = STR("Is there gluten in the new chutneys?"), .published_s = TIME_NONE};
    item.body =
        STR("They are made on a line of their own, and each batch is tested. The crackers beside them do "
            "contain wheat, as everyone knows by now. Ask at the desk for more.");
    for (context.width = 1300; context.width <= 1500; context.width += 100) {
        const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
        int title = slide_looks_find(slide, ROLE_TITLE)->size_px;
        assert_true(slide_looks_find(slide, ROLE_BODY)->size_px * 100 > title * 55);
    }
}

static void
a_line_between_paragraphs_is_no_picture(void **state)
{
    struct slide_looks *looks = *state;
    static const struct slide_picture lines[] = {{10000, 100}, {100, 10000}};
    struct slide_context context = slide_looks_context(looks, "fr");
    struct str url = STR("filet.png");
    struct item item = {.title = STR("Les soldes"), .pictures = {&url, 1}, .published_s = TIME_NONE};
    for (int i = 0; i < 2; i++) {
        slide_looks_show(&context, &lines[i]);
        const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
        assert_null(slide_looks_find(slide, ROLE_PICTURE));
    }
}

static void
a_picture_without_words_has_the_whole_frame(void **state)
{
    struct slide_looks *looks = *state;
    static const enum kind kinds[] = {KIND_NEWS, KIND_PROJECT, KIND_ALERT, KIND_PRODUCT, KIND_SPOTLIGHT};
    struct slide_context context = slide_looks_context(looks, "fr");
    struct str url = STR("atelier.jpg");
    slide_looks_show(&context, &photograph);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        struct item item = {.kind = kinds[i], .pictures = {&url, 1}, .published_s = TIME_NONE};
        const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
        const struct rect at = slide_looks_find(slide, ROLE_PICTURE)->at;
        assert_int_equal(at.w, context.width);
        assert_int_equal(at.h, context.height);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_poster_is_whole_in_every_frame),
        cmocka_unit_test(an_upright_picture_is_whole_beside_words),
        cmocka_unit_test(a_wide_picture_is_no_flat_strip),
        cmocka_unit_test(a_wide_picture_of_long_news_is_no_flat_strip),
        cmocka_unit_test(an_upright_photograph_has_no_bars_and_loses_little),
        cmocka_unit_test(a_thumbnail_is_not_enlarged_to_the_width_of_the_frame),
        cmocka_unit_test(a_footer_makes_no_second_page_beside_a_picture),
        cmocka_unit_test(a_date_in_a_column_is_on_one_line),
        cmocka_unit_test(stars_stay_in_a_narrow_column),
        cmocka_unit_test(a_code_is_large_also_above_a_question),
        cmocka_unit_test(a_day_to_come_has_its_leaf_and_its_picture),
        cmocka_unit_test(a_public_day_is_not_said_twice),
        cmocka_unit_test(a_text_fills_the_height_under_its_title),
        cmocka_unit_test(a_picture_without_words_has_the_whole_frame),
        cmocka_unit_test_setup(a_line_between_paragraphs_is_no_picture, slide_looks_reset),
    };
    return cmocka_run_group_tests(tests, slide_looks_setup, slide_looks_teardown);
}
