/* Shared by the tests of the linter: simulated pictures, and findings as short texts. */
#ifndef BREAKROOM_TESTS_CHECK_LINTED_H
#define BREAKROOM_TESTS_CHECK_LINTED_H

#include "test.h"

#include <stdlib.h>

#include "base/file.h"
#include "check/check.h"

/* 2026-11-23 12:24 in Paris */
#define LINTED_NOW_MS 1795433040000
#define LINTED_BYTES  ((size_t)256 << 20)

static inline struct check_picture
linted_picture(void *ctx, struct str url)
{
    static const struct {
        const char *end;
        struct check_picture picture;
    } rows[] = {
        {"small.jpg", {.state = CHECK_PICTURE_GOOD, .width = 320, .height = 200, .bytes = 9000}},
        {"heavy.png", {.state = CHECK_PICTURE_GOOD, .width = 1920, .height = 1080, .bytes = 7 << 20}},
        {"huge.jpg", {.state = CHECK_PICTURE_GOOD, .width = 9000, .height = 9000, .bytes = 9000}},
        {"drawn.svg", {.state = CHECK_PICTURE_GOOD, .width = 9000, .height = 9000, .drawn = true}},
        {"vast.jpg", {.state = CHECK_PICTURE_ABSENT, .bytes = (20 << 20) + 1}},
        {"absent.jpg", {.state = CHECK_PICTURE_ABSENT, .why = {"NO_SUCH_FILE"}}},
        {"slow.jpg", {.state = CHECK_PICTURE_ABSENT, .why = {"NOT_IN_TIME|pics.example"}}},
        {"text.jpg", {.state = CHECK_PICTURE_NONE, .why = {"PICTURE_JPEG_BROKEN"}}},
        {"half.jpg", {.state = CHECK_PICTURE_CUT, .why = {"PICTURE_BROKEN_AFTER|34>PICTURE_CUT_OFF"}}},
        {"most.jpg",
         {.state = CHECK_PICTURE_CROPPED,
          .width = 1920,
          .height = 1030,
          .why = {"PICTURE_BROKEN_AFTER|96>PICTURE_CUT_OFF"}}},
        {"outside.jpg", {.state = CHECK_PICTURE_OUTSIDE}},
    };
    (void)ctx;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (str_ends(url, str_from(rows[i].end)))
            return rows[i].picture;
    return (struct check_picture){
        .state = CHECK_PICTURE_GOOD, .width = 1600, .height = 1200, .bytes = 300000};
}

/* One page for ten words of the text, a picture on half of the screen, too many emoji if there is
 * U+1F69A. */
static inline struct check_slide
linted_slide(void *ctx, const struct item *item)
{
    struct check_slide slide = {.picture = {0, 0, 960, 1080}};
    (void)ctx;
    slide.words = !str_blank(item->text);
    for (size_t i = 0; i < item->text.len; i++)
        slide.words += item->text.ptr[i] == ' ';
    slide.pages = 1 + slide.words / 10;
    slide.emoji_cut = str_find(item->text, STR("\U0001F69A")) != SIZE_MAX;
    return slide;
}

/* No font has U+2603. */
static inline size_t
linted_missing(void *ctx, struct str text, uint32_t *codes, size_t room)
{
    (void)ctx;
    bool there = str_find(text, STR("\u2603")) != SIZE_MAX;
    if (there && room)
        codes[0] = 0x2603;
    return there;
}

static inline struct check_context
linted_context(enum reason_language language)
{
    return (struct check_context){.language = language,
                                  .now = {0, LINTED_NOW_MS, true},
                                  .playlist = {.zone = "Europe/Paris"},
                                  .limits = feed_limits_default(),
                                  .picture_max_bytes = 20 << 20,
                                  .picture_max_pixels = 40000000,
                                  .picture = linted_picture,
                                  .slide = linted_slide,
                                  .missing = linted_missing};
}

static inline struct findings
linted(struct arena *arena, struct check_document document, enum reason_language language)
{
    struct check_context context = linted_context(language);
    return check_run(arena, &document, &context);
}

/* "3:12 error until-before-from", a line a finding. */
static inline struct str
linted_short(struct arena *arena, const struct findings *findings)
{
    struct str text = STR("");
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->list[i];
        text = arena_printf(arena, "%.*s%s%zu:%zu %s %s", STR_ARG(text), i ? "\n" : "", finding->line,
                            finding->column, check_severity_name(finding->severity, REASON_ENGLISH),
                            finding->rule);
    }
    return text;
}

struct linted_row {
    const char *document, *expected;
};

/* Each document gives exactly these findings, whatever the language. */
static inline void
linted_rows(const struct linted_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (enum reason_language language = 0; language < REASON_LANGUAGES; language++) {
            struct arena *arena = arena_create(LINTED_BYTES);
            struct findings findings =
                linted(arena, (struct check_document){.bytes = str_from(rows[i].document)}, language);
            struct str found = linted_short(arena, &findings);
            if (!str_equal(found, str_from(rows[i].expected)))
                fail_msg("\n%s\nhas\n%.*s\nand not\n%s", rows[i].document, STR_ARG(found), rows[i].expected);
            arena_destroy(arena);
        }
    }
}

/* Everything that is printed for a document, as one text in the arena. */
static inline struct str
linted_printed(struct arena *arena, struct check_document document, enum reason_language language, bool json)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    struct findings findings = linted(arena, document, language);
    assert_true(json ? check_print_json(&findings, "news.json", out)
                     : check_print_lines(&findings, "news.json", language, out));
    fclose(out);
    struct str printed = arena_str(arena, (struct str){text, len});
    free(text);
    return printed;
}

#endif
