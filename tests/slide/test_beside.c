/* Pictures and codes beside the words, and the words beside them. */
#include "test.h"

#include "fakes/slide_items.h"
#include "fakes/slide_looks.h"
#include "slide/slide.h"

static const struct slide_picture photograph = {1600, 1200}, one_pixel = {1, 1}, full_hd = {1920, 1080},
                                  small = {768, 432}, banner = {1600, 400}, face = {900, 1100},
                                  strip = {4000, 400}, button = {600, 120}, candle = {200, 2000};

static struct slide_context
context_of(const struct slide_looks *looks, const char *language)
{
    struct slide_context context = slide_looks_context(looks, language);
    context.now = (struct moment){0};
    context.site = "Lyon";
    slide_looks_show(&context, &photograph);
    return context;
}

static void
a_picture_of_one_pixel_is_none(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = context_of(looks, "fr");
    struct str url = STR("https://mail.example/seen.gif");
    struct item item = {.title = STR("Deux équipes"), .pictures = {&url, 1}, .published_s = TIME_NONE};
    assert_non_null(slide_looks_find(&slide_compose(&item, &context, looks->arena).pages[0], ROLE_PICTURE));
    slide_looks_show(&context, &one_pixel);
    assert_null(slide_looks_find(&slide_compose(&item, &context, looks->arena).pages[0], ROLE_PICTURE));
}

static void
a_see_through_picture_is_whole_unless_the_item_wants_its_place_covered(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = context_of(looks, "fr");
    struct str url = STR("enseigne.svg");
    struct value cover = {.text = STR("cover")};
    struct item item = {.title = STR("Notre enseigne"), .pictures = {&url, 1}, .published_s = TIME_NONE};
    slide_looks_show(&context, &full_hd);
    const struct box *box =
        slide_looks_find(&slide_compose(&item, &context, looks->arena).pages[0], ROLE_PICTURE);
    assert_true(box->bordered && !box->contain);
    item.fields[FIELD_FIT] = &cover;
    box = slide_looks_find(&slide_compose(&item, &context, looks->arena).pages[0], ROLE_PICTURE);
    assert_false(box->bordered || box->contain);
}

static void
a_picture_is_cropped_around_what_the_item_names(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = context_of(looks, "fr");
    struct str url = STR("equipe.jpg");
    double point[] = {0.9, 1.4};
    struct value focus = {.type = TYPE_NUMBERS, .numbers = point, .count = 2};
    struct item item = {.title = STR("L’équipe"), .pictures = {&url, 1}, .published_s = TIME_NONE};
    slide_looks_show(&context, &full_hd);
    const struct box *usual =
        slide_looks_find(&slide_compose(&item, &context, looks->arena).pages[0], ROLE_PICTURE);
    assert_true(usual->focus_x == 0.5F && usual->focus_y < 0.5F && !usual->focused);
    item.fields[FIELD_FOCUS] = &focus;
    const struct box *box =
        slide_looks_find(&slide_compose(&item, &context, looks->arena).pages[0], ROLE_PICTURE);
    assert_true(box->focus_x == 0.9F && box->focus_y == 1 && box->focused);
    focus.count = 1;
    box = slide_looks_find(&slide_compose(&item, &context, looks->arena).pages[0], ROLE_PICTURE);
    assert_true(box->focus_x == usual->focus_x && box->focus_y == usual->focus_y);
}

/* Beside words and below them: nearly all of its width is visible, and it touches the edge. */
static void
a_picture_of_several_people_loses_none_of_them_at_its_sides(void **state)
{
    static const struct {
        int width, height;
    } frames[] = {{1920, 1080}, {1080, 1920}, {1024, 768}, {2560, 1080}, {1080, 1080}};
    static const enum kind kinds[] = {KIND_COMPLIMENT, KIND_SPOTLIGHT, KIND_PEOPLE};
    struct slide_looks *looks = *state;
    struct slide_context context = context_of(looks, "fr");
    struct str url = STR("equipe.jpg");
    slide_looks_show(&context, &photograph);
    for (size_t i = 0; i < sizeof(frames) / sizeof(frames[0]) * 3; i++) {
        context.width = frames[i / 3].width;
        context.height = frames[i / 3].height;
        struct item item = {.kind = kinds[i % 3], .title = STR("L’équipe"), .pictures = {&url, 1}};
        item.published_s = TIME_NONE;
        item.body = STR("Merci d’avoir tenu la boutique toute la nuit.");
        const struct slide *slide = slide_compose(&item, &context, looks->arena).pages;
        const struct box *box = slide_looks_find(slide, ROLE_PICTURE);
        assert_true((float)box->at.w / (float)box->at.h > 0.89F * 1600 / 1200);
        assert_true(box->at.y == 0 || box->at.y + box->at.h == context.height || context.height > 1080);
        assert_false(box->contain);
    }
}

/* Other colours in a portrait, such as bright clothes, take no room from the hair. */
static void
a_face_keeps_room_above_it(void **state)
{
    static const enum kind kinds[] = {KIND_COMPLIMENT, KIND_SPOTLIGHT, KIND_PEOPLE, KIND_CELEBRATION};
    struct slide_looks *looks = *state;
    struct slide_context context = context_of(looks, "fr");
    static const struct value who = {.type = TYPE_TEXT, .text = {"Awa Ndiaye", 10}};
    struct str url = STR("awa.jpg");
    slide_looks_show(&context, &face);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        struct item item = {.kind = kinds[i], .title = STR("Merci, Awa"), .pictures = {&url, 1}};
        item.published_s = TIME_NONE;
        item.body = STR("Merci d’avoir tenu la boutique toute la nuit.");
        item.fields[FIELD_WHO] = &who;
        const struct slide *slide = slide_compose(&item, &context, looks->arena).pages;
        const struct box *box = slide_looks_find(slide, ROLE_PICTURE);
        assert_true(box->focused && box->focus_y < 0.4F);
    }
}

static void
a_banner_is_as_wide_as_the_screen_or_stands_on_its_own_blur(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = context_of(looks, "fr");
    struct str url = STR("banniere.jpg");
    struct item item = {.kind = KIND_PICTURE, .title = STR("Le lac"), .pictures = {&url, 1}};
    item.published_s = TIME_NONE;
    slide_looks_show(&context, &banner);
    const struct box *box =
        slide_looks_find(&slide_compose(&item, &context, looks->arena).pages[0], ROLE_PICTURE);
    assert_int_equal(box->at.w, 1920);
    assert_true(box->contain && !box->without_panel);
    context.width = 1080;
    context.height = 1920;
    item.kind = KIND_NEWS;
    box = slide_looks_find(&slide_compose(&item, &context, looks->arena).pages[0], ROLE_PICTURE);
    assert_true(box->at.w < 1080 && box->contain && !box->without_panel);
}

static void
words_under_a_picture_can_be_read_in_every_theme(void **state)
{
    static const char *const themes[] = {"dark", "light", "high-contrast"};
    struct slide_looks *looks = *state;
    struct str url = STR("https://www.intranet.example/lac.jpg");
    struct item item = {.kind = KIND_PICTURE, .title = STR("Le lac"), .pictures = {&url, 1}};
    struct slide_context context = context_of(looks, "fr");
    slide_looks_show(&context, &full_hd);
    for (size_t i = 0; i < sizeof(themes) / sizeof(themes[0]); i++) {
        context.theme = theme_load(looks->arena, "assets", themes[i], NULL, NULL, NULL);
        const struct slide *slide = slide_compose(&item, &context, looks->arena).pages;
        const struct box *title = slide_looks_find(slide, ROLE_TITLE);
        const struct rect picture = slide_looks_find(slide, ROLE_PICTURE)->at;
        assert_true(theme_contrast(title->colour, slide->ground) >= THEME_CONTRAST_TEXT);
        assert_true(picture.y + picture.h <= title->at.y);
    }
}

static void
a_change_can_be_read_on_the_ground_of_its_kind(void **state)
{
    struct slide_looks *looks = *state;
    struct theme theme = *looks->theme;
    theme.kinds[KIND_BAROMETER] = (struct theme_kind){.ground = 0xFFFFFFFF,
                                                      .second = 0xFFEEEEEE,
                                                      .accent = 0xFF333399,
                                                      .panel = 0xFF333399,
                                                      .text = 0xFF000000,
                                                      .text_soft = 0xB8000000,
                                                      .on_panel = 0xFFFFFFFF};
    struct slide_context context = context_of(looks, "fr");
    context.theme = &theme;
    struct value score = {.type = TYPE_NUMBER, .number = 4.6};
    struct value change = {.type = TYPE_NUMBER, .number = 0.2};
    struct item item = {.kind = KIND_BAROMETER, .title = STR("Octobre"), .published_s = TIME_NONE};
    item.fields[FIELD_SCORE] = &score;
    item.fields[FIELD_CHANGE] = &change;
    const struct slide *slide = slide_compose(&item, &context, looks->arena).pages;
    int seen = 0;
    for (int i = 0; i < slide->count; i++)
        if (str_equal(slide->boxes[i].text, STR("+0,2")))
            seen += theme_contrast(slide->boxes[i].colour, 0xFFFFFFFF) >= THEME_CONTRAST_REST;
    assert_int_equal(seen, 1);
}

static void
a_picture_fills_the_screen_or_stands_beside_its_words(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = context_of(looks, "fr");
    struct str url = STR("lac.jpg");
    struct item item = {.kind = KIND_PICTURE, .title = STR("Le lac"), .pictures = {&url, 1}};
    item.published_s = TIME_NONE;
    context.width = 3840;
    context.height = 2160;
    slide_looks_show(&context, &full_hd);
    struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
    assert_int_equal(slide_looks_find(slide, ROLE_PICTURE)->at.w, 3840);
    assert_false(slide_looks_find(slide, ROLE_PICTURE)->contain);
    slide_looks_show(&context, &small);
    slide = &slide_compose(&item, &context, looks->arena).pages[0];
    const struct rect words = slide_looks_find(slide, ROLE_TITLE)->at;
    assert_true(slide_looks_find(slide, ROLE_PICTURE)->at.x >= words.x + words.w);
}

static void
no_caption_of_a_picture_dangles(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = context_of(looks, "fr");
    struct str url = STR("lac.jpg");
    struct item item = {.kind = KIND_PICTURE,
                        .title = STR("Sortie d’équipe au Vercors, le 12 décembre"),
                        .pictures = {&url, 1},
                        .published_s = TIME_NONE};
    slide_looks_show(&context, &full_hd);
    for (context.width = 1520; context.width <= 2560; context.width += 80) {
        const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
        assert_false(str_ends(slide_looks_find(slide, ROLE_TITLE)->text, STR(" au")));
    }
}

static void
a_face_is_as_wide_as_the_words_under_it_however_many_they_are(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = context_of(looks, "fr");
    context.diagonal_inch = 55; /* near enough for small letters */
    context.distance_cm = 300;
    context.width = 1080;
    context.height = 1920;
    slide_looks_show(&context, &face);
    struct str url = STR("awa.jpg"), body = STR("");
    for (int sentences = 1; sentences <= 8; sentences++) {
        body = arena_printf(looks->arena, "%.*s Merci de votre patience et de vos sourires.", STR_ARG(body));
        struct item item = {.title = STR("Merci, Awa"), .body = body, .pictures = {&url, 1}};
        item.published_s = TIME_NONE;
        const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
        assert_false(slide_looks_find(slide, ROLE_PICTURE)->contain);
    }
}

/* In portrait, narrow words beside a code, or a code over the picture, would both be hard to read. */
static void
a_code_stands_under_the_words_of_a_picture_in_portrait(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = context_of(looks, "fr");
    context.width = 1080;
    context.height = 1920;
    static const struct value yes = {.yes = true};
    struct str url = STR("lac.jpg");
    struct item item = {.kind = KIND_PICTURE,
                        .title = STR("Sortie au Vercors"),
                        .body = STR("Inscrivez-vous avec le code."),
                        .url = STR("https://intranet.verdelune.example/a"),
                        .pictures = {&url, 1},
                        .published_s = TIME_NONE};
    item.fields[FIELD_QR] = &yes;
    slide_looks_show(&context, &full_hd);
    const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
    const struct box *picture = slide_looks_find(slide, ROLE_PICTURE),
                     *title = slide_looks_find(slide, ROLE_TITLE);
    const struct box *body = NULL, *code = slide->boxes;
    for (int i = 0; i < slide->count; i++)
        body = slide->boxes[i].role == ROLE_BODY ? &slide->boxes[i] : body;
    while (code < slide->boxes + slide->count && code->type != BOX_QR)
        code++;
    assert_true(picture->at.y + picture->at.h <= title->at.y);
    assert_true(body && str_ends(body->text, STR("avec le code.")));
    assert_true(code->at.y >= body->at.y + body->at.h);
}

static void
a_wide_picture_is_above_its_words_and_a_tall_one_takes_little_of_their_width(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = context_of(looks, "fr");
    struct str url = STR("bandeau.png");
    struct item item = {.title = STR("Les soldes"), .pictures = {&url, 1}, .published_s = TIME_NONE};
    slide_looks_show(&context, &strip);
    const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
    const struct rect picture = slide_looks_find(slide, ROLE_PICTURE)->at;
    assert_int_equal(picture.w, context.width * 9 / 10);
    assert_true(slide_looks_find(slide, ROLE_TITLE)->at.y > picture.y + picture.h);
    item.kind = KIND_PICTURE;
    slide = &slide_compose(&item, &context, looks->arena).pages[0];
    assert_false(slide_looks_find(slide, ROLE_PICTURE)->contain);
    item.kind = KIND_NEWS;
    slide_looks_show(&context, &button);
    slide = &slide_compose(&item, &context, looks->arena).pages[0];
    assert_int_equal(slide_looks_find(slide, ROLE_PICTURE)->at.w, 900);
    slide_looks_show(&context, &candle);
    slide = &slide_compose(&item, &context, looks->arena).pages[0];
    assert_true(slide_looks_find(slide, ROLE_PICTURE)->at.x > context.width * 8 / 10);
}

static bool
says(const struct slide *slide, struct str words)
{
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].type == BOX_TEXT && str_find(slide->boxes[i].text, words) != SIZE_MAX)
            return true;
    return false;
}

static void
what_is_said_of_a_product_is_not_torn_over_pages(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = context_of(looks, "fr");
    struct str url = STR("bougie.jpg"), text = STR("Elle tient debout toute seule");
    context.width = 1024;
    context.height = 768;
    for (int length = 1; length <= 7; length++) {
        text = arena_printf(looks->arena, "%.*s et brûle toute la soirée sans couler", STR_ARG(text));
        struct value what = {.type = TYPE_TEXT};
        what.text = arena_printf(looks->arena, "%.*s, promis.", STR_ARG(text));
        struct item item = {
            .kind = KIND_PRODUCT, .title = STR("La bougie la plus haute"), .pictures = {&url, 1}};
        item.published_s = TIME_NONE;
        item.fields[FIELD_WHAT] = &what;
        struct slides slides = slide_compose(&item, &context, looks->arena);
        for (int page = 0; page < slides.count; page++)
            assert_true(says(&slides.pages[page], STR("Elle")) == says(&slides.pages[page], STR("promis.")));
    }
}

static void
a_word_is_whole_beside_whatever_its_kind_shows(void **state)
{
    struct slide_looks *looks = *state;
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        struct slide_context context = context_of(looks, "de");
        struct item item = slide_item(looks->arena, kind, SLIDE_ITEMS_FULL);
        item.title = STR("Rindfleischetikettierungsüberwachungsaufgabenübertragungsges");
        item.fields[FIELD_QUESTION] = item.fields[FIELD_SERIES] = item.fields[FIELD_QR] = NULL;
        struct slides slides = slide_compose(&item, &context, looks->arena);
        bool whole = false;
        for (int page = 0; page < slides.count; page++)
            whole |= says(&slides.pages[page], item.title);
        if (!whole)
            fail_msg("%s: the title is torn", kind_name(kind));
    }
}

static bool
within(struct rect at, float x, float y)
{
    return x > (float)at.x && x < (float)(at.x + at.w) && y > (float)at.y && y < (float)(at.y + at.h);
}

/* True when the line crosses the place. */
static bool
passes(const struct box *line, struct rect at)
{
    for (int i = 1; i < line->point_count; i++)
        for (int part = 0; part <= 64; part++) {
            struct point a = line->points[i - 1], b = line->points[i];
            float share = (float)part / 64;
            if (within(at, a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share))
                return true;
        }
    return false;
}

static void
the_words_of_a_target_are_not_crossed_by_the_values(void **state)
{
    static const double series[][4] = {
        {4.4, 4.6, 4.4, 4.6}, {4.6, 4.4, 4.5, 4.3}, {4.1, 4.6, 4.7, 4.8}, {4.8, 4.7, 4.2, 4.1}};
    struct slide_looks *looks = *state;
    struct slide_context context = context_of(looks, "fr");
    for (size_t row = 0; row < sizeof(series) / sizeof(series[0]); row++) {
        double numbers[4];
        memcpy(numbers, series[row], sizeof(numbers));
        const struct value score = {.type = TYPE_NUMBER, .number = numbers[3]};
        const struct value target = {.type = TYPE_NUMBER, .number = 4.5};
        const struct value past = {.type = TYPE_NUMBERS, .numbers = numbers, .count = 4};
        struct item item = {.kind = KIND_BAROMETER, .title = STR("Octobre"), .published_s = TIME_NONE};
        item.fields[FIELD_SCORE] = &score;
        item.fields[FIELD_TARGET] = &target;
        item.fields[FIELD_SERIES] = &past;
        const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
        const struct box *words = NULL, *values = NULL;
        bool plate = false;
        for (int i = 0; i < slide->count; i++) {
            const struct box *box = &slide->boxes[i];
            if (box->type == BOX_LINE && box->point_count == 4)
                values = box;
            if (box->type == BOX_TEXT && str_starts(box->text, STR("objectif")))
                words = box;
            if (values && !words && box->type == BOX_FILL && box->colour == slide->ground)
                plate = true;
        }
        assert_non_null(words);
        assert_non_null(values);
        assert_true(plate || !passes(values, words->at));
    }
}

static int
size_of(const struct slide *slide, struct str words)
{
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].type == BOX_TEXT && str_find(slide->boxes[i].text, words) != SIZE_MAX)
            return slide->boxes[i].size_px;
    return 0;
}

static void
two_places_are_set_in_one_size(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = context_of(looks, "fr");
    static const struct value from = {.type = TYPE_TEXT, .text = {"Vienne", 6}};
    static const struct value to = {.type = TYPE_TEXT, .text = {"Saint-Remy-les-Chevreuse", 24}};
    struct item item = {.kind = KIND_PEOPLE, .title = STR("Rosa change de site"), .published_s = TIME_NONE};
    item.fields[FIELD_FROM_PLACE] = &from;
    item.fields[FIELD_TO_PLACE] = &to;
    const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
    assert_true(size_of(slide, STR("Vienne")) > 0);
    assert_int_equal(size_of(slide, STR("Vienne")), size_of(slide, STR("Chevreuse")));
}

static void
a_long_name_is_whole_beside_or_without_the_picture(void **state)
{
    struct slide_looks *looks = *state;
    static const enum kind kinds[] = {KIND_PEOPLE, KIND_COMPLIMENT, KIND_SPOTLIGHT, KIND_TIP};
    static const enum field fields[] = {FIELD_WHO, FIELD_TO, FIELD_WHO, FIELD_BY};
    static const int widths[] = {1920, 1440};
    static const struct value name = {.type = TYPE_TEXT, .text = {"Wolfeschlegelsteinhausenbergerdorff", 35}};
    struct str url = STR("visage.jpg");
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        for (size_t screen = 0; screen < sizeof(widths) / sizeof(widths[0]); screen++) {
            struct slide_context context = context_of(looks, "fr");
            struct item item = {.kind = kinds[i], .title = STR("Bravo"), .pictures = {&url, 1}};
            item.published_s = TIME_NONE;
            item.body = STR("Elle connaît toutes les tasses.");
            item.fields[fields[i]] = &name;
            context.width = widths[screen];
            struct slides slides = slide_compose(&item, &context, looks->arena);
            const struct slide *slide = &slides.pages[0];
            bool whole = false;
            for (int page = 0; page < slides.count; page++)
                whole |= says(&slides.pages[page], name.text);
            if (!whole)
                fail_msg("%s, %d wide", kind_name(kinds[i]), widths[screen]);
            assert_non_null(slide_looks_find(slide, ROLE_PICTURE));
        }
}

static void
a_title_breaks_no_name_of_whom_it_is_about(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = context_of(looks, "fr");
    static const struct value who = {.type = TYPE_TEXT, .text = {"سامية بن علي", 22}};
    struct item item = {.kind = KIND_PEOPLE, .title = STR("Bienvenue à سامية بن علي dans l’équipe")};
    item.published_s = TIME_NONE;
    item.fields[FIELD_WHO] = &who;
    const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
    assert_true(says(slide, STR("سامية\u00A0بن\u00A0علي")));
}

static void
the_past_of_a_number_says_when(void **state)
{
    struct slide_looks *looks = *state;
    static const struct {
        const char *period, *first, *span;
    } rows[] = {{"octobre", "août", "septembre\u00A0→"},
                {"janvier 2027", "nov.", "décembre\u00A0→"},
                {"semaine 47", "semaine 45", "semaine 46\u00A0→"},
                {"2026", "2024", "2025\u00A0→"},
                {"ce trimestre", "7", "ce trimestre"}};
    double numbers[] = {7, 8, 9};
    const struct value past = {.type = TYPE_NUMBERS, .numbers = numbers, .count = 3};
    const struct value now = {.type = TYPE_NUMBER, .number = 9};
    const struct value change = {.type = TYPE_NUMBER, .number = 1};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct slide_context context = context_of(looks, "fr");
        struct value period = {.type = TYPE_TEXT, .text = str_from(rows[i].period)};
        struct item item = {.kind = KIND_BAROMETER, .title = STR("Bravo"), .published_s = TIME_NONE};
        item.fields[FIELD_SCORE] = &now;
        item.fields[FIELD_SERIES] = &past;
        item.fields[FIELD_CHANGE] = &change;
        item.fields[FIELD_PERIOD] = &period;
        const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
        if (!says(slide, str_from(rows[i].first)) || !says(slide, str_from(rows[i].span)))
            fail_msg("%s: neither %s nor %s", rows[i].period, rows[i].first, rows[i].span);
    }
}

/* A source that is too long for the foot of a narrow column is below the text, in the same size. */
static void
a_detail_in_a_narrow_column_is_no_larger_than_the_text(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = context_of(looks, "en");
    struct str url = STR("poster.jpg");
    struct item item = {.title = STR("Christmas market"), .pictures = {&url, 1}, .published_s = TIME_NONE};
    item.body = STR("See the poster.");
    item.source = STR("Intranet of the workshops in Crest");
    context.width = 1024;
    context.height = 768;
    slide_looks_show(&context, &face);
    const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
    const struct box *text = slide_looks_find(slide, ROLE_BODY),
                     *detail = slide_looks_find(slide, ROLE_DETAIL);
    assert_non_null(detail);
    assert_true(detail->size_px <= text->size_px);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_of_one_pixel_is_none),
        cmocka_unit_test(a_see_through_picture_is_whole_unless_the_item_wants_its_place_covered),
        cmocka_unit_test(a_picture_is_cropped_around_what_the_item_names),
        cmocka_unit_test(a_picture_of_several_people_loses_none_of_them_at_its_sides),
        cmocka_unit_test(a_face_keeps_room_above_it),
        cmocka_unit_test(a_banner_is_as_wide_as_the_screen_or_stands_on_its_own_blur),
        cmocka_unit_test(no_caption_of_a_picture_dangles),
        cmocka_unit_test(a_face_is_as_wide_as_the_words_under_it_however_many_they_are),
        cmocka_unit_test(a_code_stands_under_the_words_of_a_picture_in_portrait),
        cmocka_unit_test(words_under_a_picture_can_be_read_in_every_theme),
        cmocka_unit_test(a_change_can_be_read_on_the_ground_of_its_kind),
        cmocka_unit_test(a_picture_fills_the_screen_or_stands_beside_its_words),
        cmocka_unit_test(the_words_of_a_target_are_not_crossed_by_the_values),
        cmocka_unit_test(a_wide_picture_is_above_its_words_and_a_tall_one_takes_little_of_their_width),
        cmocka_unit_test(two_places_are_set_in_one_size),
        cmocka_unit_test(a_long_name_is_whole_beside_or_without_the_picture),
        cmocka_unit_test(a_title_breaks_no_name_of_whom_it_is_about),
        cmocka_unit_test(what_is_said_of_a_product_is_not_torn_over_pages),
        cmocka_unit_test(a_word_is_whole_beside_whatever_its_kind_shows),
        cmocka_unit_test(the_past_of_a_number_says_when),
        cmocka_unit_test(a_detail_in_a_narrow_column_is_no_larger_than_the_text),
    };
    return cmocka_run_group_tests(tests, slide_looks_setup, slide_looks_teardown);
}
