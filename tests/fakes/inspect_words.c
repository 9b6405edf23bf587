#include "fakes/inspect.h"

#include "base/utf8.h"

#define WORDS_MAX ((size_t)1 << 20)
#define ONCE_MIN  24 /* bytes: a shorter text may be part of another one */

/* The raised letters of 1er and 2e count as ordinary letters. */
static uint32_t
lowered(uint32_t code)
{
    return code == 0x1D49 ? 'e' : code == 0x02B3 ? 'r' : code;
}

/* Letters and digits only: the layout chooses lines, spaces and signs. */
static void
put_letters(struct buf *out, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t code = lowered(utf8_next(text, &at));
        bool ascii =
            (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
        bool sign = code < 0xC0 || (code >= 0x2000 && code <= 0x206F) || (code >= 0x3000 && code <= 0x303F) ||
                    (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF;
        if (ascii || !sign)
            buf_put_code(out, code);
    }
}

/* The text in boxes of one role, page after page. Further pages repeat a title: only the first one's
 * counts, unless `all`. */
static void
gather(struct buf *out, const struct slides *slides, enum box_role role, bool all)
{
    buf_clear(out);
    for (int page = 0; page < slides->count; page++)
        for (int i = 0; i < slides->pages[page].count; i++) {
            const struct box *box = &slides->pages[page].boxes[i];
            if (box->type == BOX_TEXT && box->role == role && (all || role != ROLE_TITLE || page == 0))
                put_letters(out, box->text);
        }
}

static int
count(struct str all, struct str part)
{
    int times = 0;
    for (size_t at; (at = str_find(all, part)) != SIZE_MAX; times++)
        all = str_slice(all, at + part.len, SIZE_MAX);
    return times;
}

/* In the boxes of one role as a whole, without another role between its lines. */
static int
times_there(const struct slides *slides, struct str letters, bool all)
{
    struct buf text;
    int times = 0;
    buf_init(&text, WORDS_MAX);
    for (enum box_role role = ROLE_LABEL; role <= ROLE_FOOTER; role++) {
        gather(&text, slides, role, all);
        times += count(buf_str(&text), letters);
    }
    buf_finish(&text);
    return times;
}

enum way {
    ON_ANY,  /* on one page or on several */
    IN_PARTS /* the same, or its parts between commas are */
};

static bool
parts_are_there(const struct slides *slides, struct str text)
{
    bool there = true;
    struct buf letters;
    buf_init(&letters, WORDS_MAX);
    while (text.ptr && there) {
        buf_clear(&letters);
        put_letters(&letters, str_split(&text, ','));
        there = times_there(slides, buf_str(&letters), true) > 0;
    }
    buf_finish(&letters);
    return there;
}

static void
check_text(struct inspection *inspection, const struct slides *slides, const char *what, struct str text,
           enum way way)
{
    struct buf letters;
    buf_init(&letters, WORDS_MAX);
    put_letters(&letters, text);
    int times = letters.len ? times_there(slides, buf_str(&letters), false) : 1;
    if (times == 0) /* a large number may have the first page alone */
        times = times_there(slides, buf_str(&letters), true);
    if (times == 0 && way == IN_PARTS)
        times = parts_are_there(slides, text);
    if (times == 0)
        inspect_report(inspection, FAULT_WORDS, NULL, "%s is not there as a whole: '%.*s'", what,
                       STR_ARG(text));
    if (letters.len >= ONCE_MIN && times > 1)
        inspect_report(inspection, FAULT_WORDS, NULL, "%s is there %d times: '%.*s'", what, times,
                       STR_ARG(text));
    buf_finish(&letters);
}

void
inspect_words(struct inspection *inspection, const struct item *item, const struct slides *slides)
{
    if (slides->cut)
        return;
    static const enum field fields[] = {FIELD_TELL, FIELD_WHAT,     FIELD_WHEN,   FIELD_BETTER,   FIELD_WHO,
                                        FIELD_ROLE, FIELD_REASON,   FIELD_ANSWER, FIELD_BY,       FIELD_RULE,
                                        FIELD_TO,   FIELD_QUESTION, FIELD_WHERE,  FIELD_REFERENCE};
    inspection->slide = &slides->pages[0];
    check_text(inspection, slides, "the title", item->title, ON_ANY);
    if (!str_equal(item->title, item->body))
        check_text(inspection, slides, "the body", item->body, ON_ANY);
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        const struct value *value = item->fields[fields[i]];
        if (!value || !field_applies(fields[i], item->kind))
            continue;
        if (fields[i] == FIELD_WHAT && item->kind == KIND_CELEBRATION)
            continue; /* the name of an occasion, in the words of the language */
        if (value->type == TYPE_TEXT)
            check_text(inspection, slides, field_name(fields[i]), value->text, IN_PARTS);
        for (size_t k = 0; value->type == TYPE_TEXTS && k < value->texts.count; k++)
            check_text(inspection, slides, field_name(fields[i]), value->texts.items[k], IN_PARTS);
    }
}
