#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/number.h"
#include "base/utf8.h"
#include "check/check_private.h"
#include "html/double_encoding.h"
#include "type/emoji.h"

#define TITLE_CHARS_MAX 70 /* docs/feeds.md, "How long a text may be" */
#define PAGES_MAX       3
#define GLYPHS_MAX      5
#define TEXT_BYTES_MAX  ((size_t)64 * 1024)

static void
check_emptiness(struct check *check)
{
    const struct item *item = check->item;
    bool words = !str_blank(item->title) || !str_blank(item->text) || playlist_field_says_something(item);
    bool picture = item->pictures.count > 0;
    for (size_t i = 0; i < check->part_count && !check->xml && !words; i++) {
        const char *meant = check->parts[i].ours ? NULL
                                                 : meant_member(check->parts[i].name, check->parts[i].value,
                                                                check_language(check));
        words = meant && str_starts(str_from(meant), STR("content"));
    }
    if (words || item->kind == KIND_PICTURE)
        return;
    enum message message = picture ? SAY_PICTURE_ALONE : SAY_NOTHING;
    check_say(check, (struct say){.message = message, .at = item->offset});
}

static void
check_title(struct check *check)
{
    struct str title = check->item->title;
    size_t chars = utf8_length(title);
    if (chars <= TITLE_CHARS_MAX)
        return;
    check_say(check, (struct say){SAY_TITLE_LONG,
                                  check_at(check, "title", false),
                                  {check_number(check, (int64_t)chars),
                                   check_number(check, (int64_t)chars - TITLE_CHARS_MAX),
                                   check_number(check, TITLE_CHARS_MAX)}});
}

/* The place of the text of the item. */
static size_t
text_at(const struct check *check)
{
    static const char *const names[] = {"content_text", "content_html", "encoded",
                                        "content",      "description",  "summary"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (check_part(check, names[i], false))
            return check_at(check, names[i], false);
    return check->item->offset;
}

/* A text that is too long for one glance: the screen shows less of it. */
static bool
check_shortened(struct check *check)
{
    const struct clean_report *report = &check->reports[check->item - check->feed->items];
    bool shortened = false;
    for (size_t i = 0; i < report->count; i++)
        shortened = shortened || report->cuts[i].reason == CLEAN_LENGTH;
    if (!shortened || check->context->clean.text == CLEAN_TITLE)
        return shortened;
    size_t words = clean_words(check->item->body), left = clean_words(check->shown->body);
    bool given = !str_blank(check->item->summary);
    bool excerpt = given && check->context->clean.text == CLEAN_EXCERPT;
    excerpt = excerpt || (given && check->shown->body.len &&
                          str_find(check->item->body, check->shown->body) == SIZE_MAX);
    check_say(check, (struct say){excerpt ? SAY_TEXT_EXCERPT : SAY_TEXT_START,
                                  text_at(check),
                                  {check_number(check, (int64_t)words), check_number(check, (int64_t)left),
                                   item_has_web_link(check->item)
                                       ? str_from(words_phrase(check->context->language, PHRASE_AND_CODE))
                                       : STR("")}});
    return true;
}

static void
check_length(struct check *check)
{
    struct check_slide slide = check_slide(check);
    if (slide.emoji_cut)
        check_say(check, (struct say){SAY_EMOJI_CUT, text_at(check), {check_number(check, EMOJI_MAX)}});
    if (check_shortened(check) || (slide.pages <= PAGES_MAX && !slide.cut))
        return;
    int pages = number_min(slide.pages, PAGES_MAX);
    int enough = slide.words * pages / slide.pages / 10 * 10;
    check_say(check, (struct say){slide.cut ? SAY_TEXT_CUT : SAY_TEXT_LONG,
                                  text_at(check),
                                  {check_number(check, slide.pages), check_number(check, slide.words),
                                   check_number(check, enough > 0 ? enough : 1)}});
}

/* All text of an item that may be drawn. */
static void
put_texts(const struct item *item, struct buf *out)
{
    const struct str texts[] = {item->title, item->text, item->author};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        buf_put(out, texts[i]);
        buf_put_char(out, ' ');
    }
    for (int field = 0; field < FIELD_COUNT; field++) {
        struct str_list list = item_texts(item, (enum field)field);
        for (size_t i = 0; i < list.count; i++)
            buf_put(out, list.items[i]);
    }
}

static struct str
list_codes(struct check *check, const uint32_t *codes, size_t count)
{
    struct buf list;
    buf_init(&list, 512);
    for (size_t i = 0; i < count && i < GLYPHS_MAX; i++) {
        buf_put(&list, i ? STR(", ") : STR(""));
        buf_put_code(&list, codes[i]);
        buf_printf(&list, " (U+%04X)", (unsigned)codes[i]);
    }
    if (count > GLYPHS_MAX)
        buf_put(&list, STR(", …"));
    struct str text = arena_str(check->arena, buf_str(&list));
    buf_finish(&list);
    return text;
}

/* The place of the first of them in the item, or the item itself when it was written as a reference. */
static size_t
code_at(const struct check *check, uint32_t code)
{
    char bytes[UTF8_MAX_BYTES];
    struct str sign = {bytes, utf8_encode(code, bytes)};
    size_t from = check->item->offset;
    size_t at = str_find(str_slice(check->text, from, check->end - from), sign);
    return at == SIZE_MAX ? from : from + at;
}

/* The Debian package with fonts for a character. */
static struct str
package_of(uint32_t code)
{
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript((UChar32)code, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
        return STR("fonts-noto-cjk");
    default:
        break;
    }
    bool emoji = u_hasBinaryProperty((UChar32)code, UCHAR_EMOJI_PRESENTATION);
    return emoji ? STR("fonts-noto-color-emoji") : STR("fonts-noto-core, fonts-noto-extra");
}

static void
check_glyphs(struct check *check)
{
    const struct check_context *context = check->context;
    uint32_t codes[GLYPHS_MAX + 1];
    struct buf text;
    if (!context->missing)
        return;
    buf_init(&text, 2 * TEXT_BYTES_MAX);
    put_texts(check->item, &text);
    size_t count = context->missing(context->ctx, buf_str(&text), codes, GLYPHS_MAX + 1);
    buf_finish(&text);
    bool private_use = count && u_charType((UChar32)codes[0]) == U_PRIVATE_USE_CHAR;
    if (count)
        check_say(check, (struct say){private_use ? SAY_GLYPHS_PRIVATE : SAY_GLYPHS,
                                      code_at(check, codes[0]),
                                      {list_codes(check, codes, count), package_of(codes[0])}});
}

/* The reader's text is as written; that of the slide has been corrected. */
static void
check_tags(struct check *check)
{
    if (double_encoding_is_html(check->item->text))
        check_say(check, (struct say){.message = SAY_TAGS, .at = text_at(check)});
}

void
check_text(struct check *check)
{
    check_emptiness(check);
    check_title(check);
    check_length(check);
    check_tags(check);
    check_glyphs(check);
}
