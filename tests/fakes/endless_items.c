#include "fakes/endless_items.h"

#include <string.h>

#include "base/utf8.h"
#include "fakes/slide_items.h"

static const struct {
    const char *name, *text; /* repeated; NULL: ordinary text */
} sorts[] = {
    {"prose", NULL},
    {"one word", "w"},
    {"short words", "a "},
    {"distinct words", "#"},
    {"lines", "a line of its own\n"},
    {"empty lines", "x\n\n"},
    {"list", "•\tan entry of the list\n"},
    {"nested quotes", ">\tHe said \"she said 'no'\"\n"},
    {"marks on each letter", "e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030A "},
    {"marks on one letter", "\u0301"},
    {"zero-width joiners", "a\u200D"},
    {"zero-width spaces", "a\u200B"},
    {"soft hyphens", "ab\u00AD"},
    {"bidi controls", "a\u202E\u2067b\u2069\u202C"},
    {"mixed directions", "abc שלום "},
    {"right to left", "مرحبا بكم في المصنع "},
    {"arabic word", "مرحبا"},
    {"emoji", "👩‍👩‍👧‍👦"},
    {"different emoji", "🎉🚚☕️🇫🇷👍🏽"},
    {"all emoji", "😀"},
    {"japanese", "新商品を用意しています。"},
    {"chinese", "下周一上午十点开会通知"},
    {"korean", "계산대를지나서"},
    {"thai", "สวัสดีครับ"},
    {"hindi", "नमस्ते दुनिया "},
    {"no-break spaces", "word\u00A0"},
    {"hyphens", "ab-"},
    {"dots", "a.b."},
    {"sentences", "A. B! C? "},
    {"numbers", "1 234 567 8 h 30 "},
    {"commas", "a, "},
    {"apostrophes", "'a' "},
    {"unprintable", "\x01\x02\x7F"},
    {"private use", "\uE000\uF8FF"},
    {"unknown scripts", "\U00012000\U00010330 "},
    {"capitals", "ÀB CD Ef "},
};
#define SORTS ((int)(sizeof(sorts) / sizeof(sorts[0])))

int
endless_sorts(void)
{
    return SORTS;
}

const char *
endless_name(int sort)
{
    return sorts[sort].name;
}

/* Blocks of Unicode in which nearly every code point is an emoji. */
static uint32_t
all_emoji(int i)
{
    static const struct {
        uint32_t first;
        int count;
    } blocks[] = {{0x1F400, 253}, {0x1F600, 80}, {0x1F680, 70}, {0x1F90D, 242}};
    i %= 253 + 80 + 70 + 242;
    int block = 0;
    for (; i >= blocks[block].count; block++)
        i -= blocks[block].count;
    return blocks[block].first + (uint32_t)i;
}

struct str
endless_text(struct arena *arena, int sort, size_t bytes)
{
    struct buf out;
    buf_init(&out, bytes);
    if (!sorts[sort].text)
        buf_put(&out, slide_item_words(arena, (int)bytes / 4));
    if (sorts[sort].text && *sorts[sort].text == '\xCC')
        buf_put_char(&out, 'e');
    for (int i = 0; !out.full && sorts[sort].text; i++)
        if (*sorts[sort].text == '#')
            buf_printf(&out, "word%d%c ", i * 7919 % 10007, 'a' + i % 26);
        else if (strcmp(sorts[sort].name, "all emoji") == 0)
            buf_put_code(&out, all_emoji(i));
        else
            buf_put(&out, str_from(sorts[sort].text));
    struct str text = arena_str(arena, utf8_prefix(buf_str(&out), out.len));
    buf_finish(&out);
    return text;
}

static struct value
endless_value(struct arena *arena, enum field field, int sort)
{
    struct value value = {.type = TYPE_TEXT, .text = endless_text(arena, sort, ENDLESS_FIELD)};
    if (field_type(field) == TYPE_TEXTS) {
        value.type = TYPE_TEXTS;
        value.texts.count = ENDLESS_LIST;
        value.texts.items = arena_array(arena, ENDLESS_LIST, sizeof(struct str));
        for (size_t i = 0; i < ENDLESS_LIST; i++)
            value.texts.items[i] = value.text;
    } else if (field_type(field) == TYPE_NUMBERS) {
        value.type = TYPE_NUMBERS;
        value.count = ENDLESS_SERIES;
        value.numbers = arena_array(arena, ENDLESS_SERIES, sizeof(double));
        for (size_t i = 0; i < ENDLESS_SERIES; i++)
            value.numbers[i] = (double)(i * 7919 % 1000);
    }
    return value;
}

/* Dates and fixed words stay valid: others are not shown. */
static bool
free_text(enum field field)
{
    enum field_type type = field_type(field);
    bool list = field == FIELD_STAGE || field == FIELD_MOVE || field == FIELD_FIT || field == FIELD_LANGUAGE;
    return (type == TYPE_TEXT && !list) || type == TYPE_TEXTS || type == TYPE_NUMBERS ||
           type == TYPE_TEXT_OR_NUMBER;
}

struct item
endless_item(struct arena *arena, enum kind kind, int sort, int parts)
{
    struct item item = slide_item(arena, kind, SLIDE_ITEMS_FULL);
    if (parts & ENDLESS_IN_TITLE)
        item.title = endless_text(arena, sort, ENDLESS_TITLE);
    if (parts & ENDLESS_IN_BODY)
        item.body = endless_text(arena, sort, ENDLESS_BODY);
    if (!(parts & ENDLESS_IN_FIELDS))
        return item;
    item.author = item.source = endless_text(arena, sort, ENDLESS_FIELD);
    for (int field = 0; field < FIELD_COUNT; field++) {
        if (!free_text((enum field)field))
            continue;
        struct value *value = arena_alloc(arena, sizeof(*value));
        *value = endless_value(arena, (enum field)field, sort);
        item.fields[field] = value;
    }
    return item;
}
