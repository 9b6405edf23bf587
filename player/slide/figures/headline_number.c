#include "slide/figures/headline_number.h"

#include <math.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "slide/figures/figure_words.h"
#include "slide/layout/frame.h"
#include "slide/layout/side.h"
#include "type/typography.h"

/* At least three digits that are no year, or a percentage. */
#define DIGITS_LEAST 3
#define YEAR_FROM    1900
#define YEAR_TO      2100
/* Longer ones are set as any other text. */
#define NUMBER_BYTES 20
#define WORDS_BYTES  60
#define TEXT_BYTES   180

#define NUMBER_FILLS 0.96F /* of the width, at most */
#define WORDS_LEAST  72
#define WORDS_MOST   128
#define GROUP        3 /* digits, which a space may separate from those before them */

/* Not a title: that is repeated on further pages, and chooses its lines. */
static const struct part_style style_number = {.role = ROLE_NAME,
                                               .face = FACE_TITLE,
                                               .min = 120,
                                               .max = 420,
                                               .line_height = 0.92F,
                                               .keep_with_next = true};

static bool
separates(uint32_t code)
{
    return code == '.' || code == ',' || code == '\'' || code == 0x00A0 || code == 0x202F || code == 0x2019 ||
           code == ' ';
}

static bool
is_year(struct str number)
{
    int64_t value;
    return str_to_int(number, &value) && value >= YEAR_FROM && value <= YEAR_TO;
}

/* True when its separators are between groups of three digits: "12 500", unlike "24.12." and "10.30". */
static bool
is_grouped(struct str number)
{
    int digits = 0; /* since the last separator */
    bool first = true;
    for (size_t at = 0; at < number.len;) {
        if (!separates(utf8_next(number, &at))) {
            digits++;
            continue;
        }
        if (first ? digits < 1 || digits > GROUP : digits != GROUP)
            return false;
        first = false;
        digits = 0;
    }
    return first || digits == GROUP;
}

/* "1.248", "12 500", "98 %" */
static bool
is_worth(struct str number)
{
    int digits = 0;
    bool percent = false;
    for (size_t at = 0; at < number.len;) {
        uint32_t code = utf8_next(number, &at);
        bool digit = u_isdigit((UChar32)code);
        if (percent || !(digit || separates(code) || code == '%'))
            return false;
        digits += digit;
        percent = code == '%';
    }
    bool count = digits >= DIGITS_LEAST && !is_year(number) && is_grouped(number);
    return digits && number.ptr[0] != '0' && (percent || count);
}

/* The bytes of the number that a title begins with: up to a space that is not followed by three digits or a
 * percent sign. */
static size_t
number_len(struct str title)
{
    struct str rest = title;
    size_t len = str_split(&rest, ' ').len;
    while (rest.ptr) {
        struct str word = str_split(&rest, ' ');
        bool group = word.len == GROUP && str_digits(word) == GROUP;
        if (!group && !str_equal(word, STR("%")))
            return len;
        len += 1 + word.len;
    }
    return len;
}

/* False when the title has no such number, or nothing but a number. */
static bool
split(struct str title, struct str *number, struct str *words)
{
    title = str_trim(title);
    size_t len = number_len(title), at = 0;
    *number = str_slice(title, 0, len);
    *words = str_trim(str_slice(title, len, SIZE_MAX));
    return words->len && words->len <= WORDS_BYTES && len <= NUMBER_BYTES &&
           u_isalpha((UChar32)utf8_next(*words, &at)) && is_worth(*number);
}

/* As large as the width allows. */
static void
add_number(struct plan *plan, struct str number)
{
    struct plan_part *part = plan_add_text(plan, &style_number, 0, typography_no_break(plan->arena, number));
    float em = text_width_em(part->text, 0), width = (float)frame_of(plan).area.w / plan->unit;
    part->style.max = fminf(style_number.max, NUMBER_FILLS * width / fmaxf(em, 1));
    part->style.min = fminf(style_number.min, part->style.max);
}

bool
headline_number_add(struct plan *plan)
{
    struct str number, words, text = plan_remaining_body(plan);
    if (plan->url.ptr || side_shows_qr(plan) || !figure_is_brief(text, TEXT_BYTES) ||
        !split(plan_headline(plan), &number, &words))
        return false;
    add_number(plan, number);
    struct plan_part *title = plan_add_text(plan, &style_title, 6, words);
    if (title) {
        title->style.min = WORDS_LEAST;
        title->style.max = WORDS_MOST;
    }
    plan_add_body(plan, &style_body, 40, text);
    return true;
}
