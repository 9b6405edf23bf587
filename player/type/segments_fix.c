#include "type/segments_fix.h"

#include <string.h>

#include <unicode/uchar.h>

#include "base/utf8.h"

/* Widths are taken at this size and scaled. */

/* Breaks of ICU that are wrong for readers: inside a word (新|商品, 用意し|て), inside "next week" (下|周一).
 * The text before and after the break; "" is any. */
static const struct {
    const char *before, *behind;
} joints[] = {{"新", ""},   {"し", "て"}, {"っ", "て"}, {"い", "て"}, {"下", "周"},
              {"上", "周"}, {"本", "周"}, {"下", "个"}, {"上", "个"}};

/* Particles: an honorific after one, which ICU does not separate, belongs to the next word (商品を|ご紹介).
 */
#define PARTICLES  "をのにでもがはと"
#define KANA_BYTES strlen("ご")

/* Of a part of a word beside a slash. */
#define SLASH_LETTERS 3

/* No script has words of more bytes: an unspaced text is cut there. */
#define WORD_BYTES 512
/* No letter has more marks. */
#define MARKS_BYTES 32
/* Number of letters before a full stop that make it an abbreviation rather than the end of a sentence. */
#define ABBREVIATION_LETTERS 2
/* No script has longer words. */
#define WORD_SEGMENTS 200
/* A truncated text ends with the last of its sentences that ends in the last part of so many. */
#define SENTENCE_PARTS 5

float
segment_width_em(const struct text *text, size_t from, size_t len)
{
    const struct metrics *metrics = text->metrics;
    int px = metrics->width(metrics->ctx, text->face, METRICS_REFERENCE_PX, str_slice(text->str, from, len));
    return (float)px / METRICS_REFERENCE_PX;
}

static bool
inside_word(struct str head, struct str rest)
{
    for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++)
        if (str_ends(head, str_from(joints[i].before)) && str_starts(rest, str_from(joints[i].behind)))
            return true;
    return false;
}

static bool
ends_in_honorific(struct str head)
{
    if (head.len < 2 * KANA_BYTES || !(str_ends(head, STR("ご")) || str_ends(head, STR("お"))))
        return false;
    struct str particle = str_slice(head, head.len - 2 * KANA_BYTES, KANA_BYTES);
    return str_find(STR(PARTICLES), particle) != SIZE_MAX;
}

/* How many letters and digits are at the end of `head`, or at the start of `rest`, up to other characters. */
static int
letters_before(struct str head)
{
    int letters = 0;
    for (size_t at = head.len; at && head.ptr[at - 1] != '/' && head.ptr[at - 1] != ' '; at--)
        letters += (head.ptr[at - 1] & 0xC0) != 0x80;
    return letters;
}

static int
letters_behind(struct str rest)
{
    int letters = 0;
    for (size_t at = 0; at < rest.len && !strchr(" /)", rest.ptr[at]); at++)
        letters += (rest.ptr[at] & 0xC0) != 0x80;
    return letters;
}

/* m/w/d, km/h, Sachbearbeiter/in: a slash beside so few letters does not break; between words, and in
 * addresses, a line may end after it. */
static bool
joined_by_slash(struct str head, struct str rest)
{
    if (!str_ends(head, STR("/")) || str_ends(head, STR("//")))
        return false;
    int before = letters_before(str_slice(head, 0, head.len - 1)), behind = letters_behind(rest);
    return (before > 0 && before <= SLASH_LETTERS) || (behind > 0 && behind <= SLASH_LETTERS);
}

void
segments_fix_dictionary(struct text *text)
{
    for (int i = 0; i + 1 < text->count; i++) {
        struct text_segment *here = &text->segments[i];
        struct text_segment *next = here + 1;
        size_t end = here->from + here->ink;
        struct str head = str_slice(text->str, here->from, here->ink);
        if (next->from != end)
            continue;
        struct str rest = str_slice(text->str, end, SIZE_MAX);
        here->joins_next |= inside_word(head, rest) || joined_by_slash(str_slice(text->str, 0, end), rest);
        if (here->joins_next || !ends_in_honorific(head))
            continue;
        here->ink -= KANA_BYTES;
        next->from -= KANA_BYTES;
        next->ink += KANA_BYTES;
        here->em = segment_width_em(text, here->from, here->ink);
        next->em = segment_width_em(text, next->from, next->ink);
    }
}

void
segments_split_long_words(struct text *text)
{
    int glued = 0;
    for (int i = 0; i < text->count; i++) {
        glued = text->segments[i].joins_next ? glued + 1 : 0;
        text->segments[i].joins_next = glued % WORD_SEGMENTS > 0;
    }
}

void
segments_cut_text(struct text *text)
{
    if (!text->cut || !text->count)
        return;
    const struct text_segment *last = &text->segments[text->count - 1];
    text->str.len = last->from + last->ink;
}

void
segments_cut_at_sentence(struct text *text)
{
    for (int at = text->count - 1; text->cut && at > text->count - text->count / SENTENCE_PARTS; at--) {
        if (text->segments[at - 1].end != TEXT_SENTENCE)
            continue;
        text->count = at;
        segments_cut_text(text);
        return;
    }
}

size_t
segments_word_limit(struct str text, size_t from, size_t to)
{
    if (to - from <= WORD_BYTES)
        return to;
    size_t end = from + utf8_prefix(str_slice(text, from, to - from), WORD_BYTES).len;
    for (size_t at = end, next = at; at < to && at < end + MARKS_BYTES; at = next) {
        UChar32 code = (UChar32)utf8_next(text, &next);
        if (!u_hasBinaryProperty(code, UCHAR_GRAPHEME_EXTEND))
            return at;
    }
    return end;
}

bool
segments_abbreviated(struct str text, size_t end)
{
    size_t letters = 0;
    if (!end || text.ptr[end - 1] != '.')
        return false;
    for (end--; end && text.ptr[end - 1] != ' '; end--)
        letters++;
    return letters <= ABBREVIATION_LETTERS;
}
