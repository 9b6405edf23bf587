#include "type/segments.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include "base/utf8.h"
#include "type/bidi.h"
#include "type/breaks.h"
#include "type/segments_fix.h"
#include "type/typography.h"

/* A word wider than this may have to be broken: columns are not narrower. */
#define LONG_EM 5.5F
/* Lines may break at the hyphens of a longer one. */
#define HYPHENED_EM 7.0F
/* A text that is shorter, in em, costs so little that it is always laid out completely. */
#define BRIEF_EM 140

/* A growing array of segments. */
struct cutting {
    struct arena *arena;
    struct text *text;
    const struct text_setting *setting;
    int room;
    float em; /* of all segments */
};

static size_t
ink_bytes(struct str text, size_t from, size_t to)
{
    while (to > from) {
        size_t start = to - 1;
        while (start > from && ((unsigned char)text.ptr[start] & 0xC0) == 0x80)
            start--;
        size_t at = start;
        UChar32 code = (UChar32)utf8_next(text, &at);
        if (!u_isUWhiteSpace(code) && code != 0x200B)
            break;
        to = start;
    }
    return to - from;
}

/* Calls cut(from, to) for each piece of [from, to) between boundaries of a kind, until it returns false. */
typedef bool cut_fn(struct cutting *cutting, size_t from, size_t to);

static void
each_piece(struct cutting *cutting, struct str part, UBreakIteratorType type, const char *locale, cut_fn *cut)
{
    size_t base = (size_t)(part.ptr - cutting->text->str.ptr);
    UErrorCode status = U_ZERO_ERROR;
    UText *utext = utext_openUTF8(NULL, part.ptr, (int64_t)part.len, &status);
    struct breaks *kept = cutting->setting->metrics->breaks;
    UBreakIterator *breaks = U_SUCCESS(status) ? breaks_take(kept, type, locale, utext) : NULL;
    int32_t from = 0;
    while (breaks) {
        int32_t to = ubrk_next(breaks);
        if (to == UBRK_DONE)
            break;
        from = cut(cutting, base + (size_t)from, base + (size_t)to) ? to : (int32_t)part.len;
        if ((size_t)from == part.len)
            break;
    }
    if ((size_t)from < part.len)
        cut(cutting, base + (size_t)from, base + part.len);
    if (breaks)
        breaks_give(kept, breaks);
    utext_close(utext);
}

static void
add(struct cutting *cutting, struct text_segment segment)
{
    struct text *text = cutting->text;
    if (text->count == cutting->room) {
        cutting->room = cutting->room ? cutting->room * 2 : 16;
        struct text_segment *more =
            arena_array(cutting->arena, (size_t)cutting->room, sizeof(struct text_segment));
        if (text->count)
            memcpy(more, text->segments, (size_t)text->count * sizeof(struct text_segment));
        text->segments = more;
    }
    text->segments[text->count++] = segment;
    cutting->em += segment.em + segment.space_em;
}

static bool
cut_character(struct cutting *cutting, size_t from, size_t to)
{
    add(cutting, (struct text_segment){.from = from,
                                       .ink = to - from,
                                       .em = segment_width_em(cutting->text, from, to - from),
                                       .joins_next = true});
    return true;
}

/* Characters measured separately are wider or narrower than together: shaping and kerning. */
static void
scale_characters(struct text *text, int first, float em)
{
    float sum = 0;
    for (int i = first; i < text->count; i++)
        sum += text->segments[i].em;
    for (int i = first; sum > 0 && i < text->count; i++)
        text->segments[i].em *= em / sum;
}

static enum text_end
end_of(struct str text, size_t end)
{
    char last = end ? text.ptr[end - 1] : ' ';
    struct str head = str_slice(text, 0, end);
    if (str_ends(head, STR("·")))
        return TEXT_FACT;
    return last == ',' || last == ';' || last == ':' || str_ends(head, STR("–")) || str_ends(head, STR("—"))
               ? TEXT_CLAUSE
               : TEXT_WORD;
}

static UScriptCode
script_at(struct str text, size_t at)
{
    UErrorCode status = U_ZERO_ERROR;
    return at < text.len ? uscript_getScript((UChar32)utf8_next(text, &at), &status) : USCRIPT_COMMON;
}

/* 계산대를: modern Korean ends lines between words, though UAX #14 allows breaks between syllables. */
static bool
korean_word(struct str text, size_t from, size_t to)
{
    return script_at(text, from) == USCRIPT_HANGUL && script_at(text, to) == USCRIPT_HANGUL;
}

/* Aix-les-Bains, 10 h–16 h: a hyphen is no better line end than any other place inside a word; nor is
 * https://. */
static bool
joined(const struct text *text, const struct text_segment *segment, size_t to)
{
    size_t end = segment->from + segment->ink;
    struct str head = str_slice(text->str, 0, end);
    return to == end && end < text->str.len && segment->em < HYPHENED_EM && segment->ink > 1 &&
           (str_ends(head, STR("–")) || str_ends(head, STR("-")) || str_ends(head, STR("‐")) ||
            str_ends(head, STR("://")));
}

static void
cut_piece(struct cutting *cutting, size_t from, size_t to)
{
    struct text *text = cutting->text;
    size_t ink = ink_bytes(text->str, from, to);
    struct text_segment whole = {.from = from,
                                 .ink = ink,
                                 .em = segment_width_em(text, from, ink),
                                 .end = end_of(text->str, from + ink)};
    if (ink < to - from)
        whole.space_em = segment_width_em(text, from, to - from) - whole.em;
    int first = text->count;
    if (whole.em > LONG_EM && ink)
        each_piece(cutting, str_slice(text->str, from, ink), UBRK_CHARACTER, "", cut_character);
    if (text->count <= first + 1) {
        text->count = first;
        whole.joins_next = joined(text, &whole, to) || (ink == to - from && korean_word(text->str, from, to));
        add(cutting, whole);
        return;
    }
    scale_characters(text, first, whole.em);
    struct text_segment *last = &text->segments[text->count - 1];
    last->space_em = whole.space_em;
    /* Maria Konstantinopoulou-Papadimitriou: where spaces do not break, a hyphen does */
    last->joins_next = ink == to - from && to < text->str.len &&
                       str_find(str_slice(text->str, from, ink), STR("\u00A0")) != SIZE_MAX;
    last->end = whole.end;
}

/* True when no more of the text is needed. */
static bool
enough(const struct cutting *cutting)
{
    const struct text_setting *setting = cutting->setting;
    return (setting->max_em > 0 && cutting->em > setting->max_em) ||
           (cutting->em >= BRIEF_EM && effort_low(setting->metrics->effort, setting->keep_effort));
}

/* False when no more is needed. */
static bool
cut_line(struct cutting *cutting, size_t from, size_t to)
{
    struct text *text = cutting->text;
    while (from < to) {
        size_t end = segments_word_limit(text->str, from, to);
        cut_piece(cutting, from, end);
        from = end;
        if (from < text->str.len && enough(cutting)) {
            text->cut = true;
            return false;
        }
    }
    return true;
}

/* The first segment whose ink ends at `end` or after it. */
static int
segment_at(const struct text *text, size_t end)
{
    int low = 0;
    int high = text->count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (text->segments[middle].from + text->segments[middle].ink < end)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool
mark_sentence(struct cutting *cutting, size_t from, size_t to)
{
    struct text *text = cutting->text;
    size_t end = from + ink_bytes(text->str, from, to);
    int at = segment_at(text, end);
    if (!segments_abbreviated(text->str, end) && at < text->count && !text->segments[at].joins_next &&
        text->segments[at].from + text->segments[at].ink == end)
        text->segments[at].end = TEXT_SENTENCE;
    return true;
}

/* 下午: no line break inside a Chinese word, according to ICU's dictionary. */
static bool
glue_word(struct cutting *cutting, size_t from, size_t to)
{
    struct text *text = cutting->text;
    if (script_at(text->str, from) != USCRIPT_HAN)
        return true;
    for (int at = segment_at(text, from + 1); at < text->count; at++) {
        if (text->segments[at].from + text->segments[at].ink >= to)
            break;
        text->segments[at].joins_next = true;
    }
    return true;
}

static bool
has_script(struct str text, UScriptCode a, UScriptCode b)
{
    for (size_t at = 0; at < text.len;) {
        UScriptCode script = (unsigned char)text.ptr[at] < 0xE2 ? USCRIPT_COMMON : script_at(text, at);
        if (script == a || script == b)
            return true;
        utf8_next(text, &at);
    }
    return false;
}

/* Break opportunities. Japanese is broken between phrases, whatever the language of the labels. */
static void
cut_lines(struct cutting *cutting, const char *locale)
{
    struct str text = cutting->text->str;
    bool japanese = has_script(text, USCRIPT_HIRAGANA, USCRIPT_KATAKANA);
    each_piece(cutting, text, UBRK_LINE, japanese ? "ja@lw=phrase" : locale, cut_line);
    segments_cut_text(cutting->text);
    text = cutting->text->str;
    if (!japanese && has_script(text, USCRIPT_HAN, USCRIPT_HAN))
        each_piece(cutting, text, UBRK_WORD, "zh", glue_word);
    segments_fix_dictionary(cutting->text);
    segments_split_long_words(cutting->text);
}

struct text *
text_prepare(struct arena *arena, struct str str, const struct text_setting *setting)
{
    struct text *text = arena_alloc(arena, sizeof(*text));
    text->str = setting->verbatim ? str : typography_apply(arena, str, setting->locale);
    text->face = setting->face;
    text->rtl = bidi_base_rtl(str, setting->rtl);
    text->line_height = typography_line_height(str);
    text->metrics = setting->metrics;
    struct cutting cutting = {.arena = arena, .text = text, .setting = setting};
    if (!str_blank(text->str)) {
        cut_lines(&cutting, setting->locale);
        each_piece(&cutting, text->str, UBRK_SENTENCE, setting->locale, mark_sentence);
        segments_cut_at_sentence(text);
        text->brief = !text->cut && cutting.em < BRIEF_EM;
    }
    return text;
}
