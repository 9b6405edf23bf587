#include <string.h>

#include "html/html_private.h"

/* A character and its superscript and subscript; NULL where Unicode has none. */
static const struct {
    char sign;
    const char *above, *below;
} raised[] = {{'0', "⁰", "₀"}, {'1', "¹", "₁"}, {'2', "²", "₂"}, {'3', "³", "₃"}, {'4', "⁴", "₄"},
              {'5', "⁵", "₅"}, {'6', "⁶", "₆"}, {'7', "⁷", "₇"}, {'8', "⁸", "₈"}, {'9', "⁹", "₉"},
              {'+', "⁺", "₊"}, {'-', "⁻", "₋"}, {'=', "⁼", "₌"}, {'(', "⁽", "₍"}, {')', "⁾", "₎"},
              {'n', "ⁿ", "ₙ"}, {'i', "ⁱ", "ᵢ"}};

static const char *
set_sign(char sign, bool above)
{
    for (size_t i = 0; i < sizeof(raised) / sizeof(raised[0]); i++)
        if (raised[i].sign == sign)
            return above ? raised[i].above : raised[i].below;
    return NULL;
}

/* Writes the text in superscript or subscript; false when it contains a character that has no such form. */
static bool
set_raised(struct str text, bool above, struct buf *out)
{
    bool digit = false;
    for (size_t i = 0; i < text.len; i++) {
        bool minus = str_starts(str_slice(text, i, SIZE_MAX), STR("\u2212"));
        const char *set = set_sign(minus ? '-' : text.ptr[i], above);
        if (!set)
            return false;
        digit |= str_is_digit(text.ptr[i]);
        buf_put(out, str_from(set));
        i += minus ? strlen("\u2212") - 1 : 0;
    }
    return digit || text.len == 1;
}

void
html_set_raised(struct str text, char sign, struct buf *out)
{
    size_t before = out->len;
    if (sign == '^' && str_equal_nocase(text, STR("TM"))) {
        buf_put(out, STR("™"));
    } else if (!set_raised(text, sign == '^', out)) {
        out->len = before;
        if (str_has_digit(text) || strchr("+-", text.ptr[0]) || str_starts(text, STR("\u2212")))
            buf_put_char(out, sign);
        buf_put(out, text);
    }
}
