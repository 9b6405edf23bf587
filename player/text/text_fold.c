#include "text/text_fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* Letters without a decomposition. */
static const struct {
    UChar32 code;
    const char *plain;
} whole[] = {{0xDF, "ss"}, {0xE6, "ae"}, {0xF8, "o"},  {0x111, "d"},
             {0x131, "i"}, {0x142, "l"}, {0x153, "oe"}};

static void
put_folded(struct buf *out, UChar32 code)
{
    code = u_foldCase(code, U_FOLD_CASE_DEFAULT);
    for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++) {
        if (whole[i].code == code) {
            buf_put(out, str_from(whole[i].plain));
            return;
        }
    }
    if (u_isalnum(code))
        buf_put_code(out, (uint32_t)code);
}

/* What becomes of ASCII characters: letters are small, and digits remain. */
/* clang-format off */
static const char ascii[128] = {
    ['0'] = '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
    ['A'] = 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',
            'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
    ['a'] = 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',
            'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
};
/* clang-format on */

/* Letters and digits up to the first non-ASCII byte; returns its position. */
static size_t
fold_ascii(struct str text, struct buf *out)
{
    char folded[TEXT_FOLD_BYTES_MAX];
    size_t at = 0, len = 0;
    for (; at < text.len && (unsigned char)text.ptr[at] < 0x80; at++) {
        folded[len] = ascii[(unsigned char)text.ptr[at]];
        len += folded[len] != '\0';
    }
    buf_put(out, (struct str){folded, len});
    return at;
}

/* Removes the accents, which follow their letters; returns the remaining length. */
static int32_t
drop_marks(UChar *units, int32_t len)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < len; i++)
        if (u_charType(units[i]) != U_NON_SPACING_MARK)
            units[kept++] = units[i];
    return kept;
}

/* A run of non-ASCII characters: they combine with ASCII letters only by accents, which are removed. */
static void
fold_other(struct str text, struct buf *out)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[TEXT_FOLD_BYTES_MAX], apart[3 * TEXT_FOLD_BYTES_MAX];
    int32_t len = 0;
    u_strFromUTF8(wide, TEXT_FOLD_BYTES_MAX, &len, text.ptr, (int32_t)text.len, &status);
    const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&status);
    len = unorm2_normalize(nfkd, wide, len, apart, 3 * TEXT_FOLD_BYTES_MAX, &status);
    len = drop_marks(apart, len);
    /* Hangul is composed again */
    len = unorm2_normalize(unorm2_getNFCInstance(&status), apart, len, wide, TEXT_FOLD_BYTES_MAX, &status);
    if (U_FAILURE(status))
        return;
    for (int32_t i = 0; i < len;) {
        UChar32 code;
        U16_NEXT(wide, i, len, code);
        put_folded(out, code);
    }
}

/* The letters from U+00C0 to U+00FF, most of which have an accent. */
static const char *const latin[64] = {"a", "a", "a", "a", "a", "a",  "ae", "c", "e", "e", "e", "e", "i",
                                      "i", "i", "i", "ð", "n", "o",  "o",  "o", "o", "o", "",  "o", "u",
                                      "u", "u", "u", "y", "þ", "ss", "a",  "a", "a", "a", "a", "a", "ae",
                                      "c", "e", "e", "e", "e", "i",  "i",  "i", "i", "ð", "n", "o", "o",
                                      "o", "o", "o", "",  "o", "u",  "u",  "u", "u", "y", "þ", "y"};

/* The length of such a letter, or of a sign from U+2000 to U+203F (dashes, quotation marks, an ellipsis) or
 * of the euro sign, if the text starts with one: what they become does not depend on the characters around
 * them. */
static size_t
frequent_at(struct str text)
{
    if (text.len >= 2 && text.ptr[0] == '\xC3')
        return 2;
    bool sign = text.len >= 3 && text.ptr[0] == '\xE2' &&
                (text.ptr[1] == '\x80' || (text.ptr[1] == '\x82' && text.ptr[2] == '\xAC'));
    return sign ? 3 : 0;
}

/* How many bytes of the text are neither ASCII nor such a character. */
static size_t
other_run(struct str text)
{
    size_t at = 0;
    while (at < text.len && (unsigned char)text.ptr[at] >= 0x80 &&
           !frequent_at(str_slice(text, at, SIZE_MAX)))
        at++;
    return at;
}

void
text_fold(struct str text, struct buf *out)
{
    if (text.len > TEXT_FOLD_BYTES_MAX)
        return;
    while (text.len) {
        text = str_slice(text, fold_ascii(text, out), SIZE_MAX);
        size_t known = frequent_at(text), other = known ? 0 : other_run(text);
        if (known == 2)
            buf_put(out, str_from(latin[(unsigned char)text.ptr[1] & 0x3F]));
        if (other)
            fold_other(str_slice(text, 0, other), out);
        text = str_slice(text, known + other, SIZE_MAX);
    }
}

/* After the letter at `at`, or after the second one of "ae", "oe", "ue" and "aa". */
static size_t
behind_letter(struct str text, size_t at)
{
    char one = text.ptr[at], two = at + 1 < text.len ? text.ptr[at + 1] : 0;
    bool pair = (two == 'e' && (one == 'a' || one == 'o' || one == 'u')) || (two == 'a' && one == 'a');
    return at + 1 + pair;
}

bool
text_fold_alike(struct str a, struct str b)
{
    size_t i = 0, k = 0;
    while (i < a.len && k < b.len && a.ptr[i] == b.ptr[k]) {
        i = behind_letter(a, i);
        k = behind_letter(b, k);
    }
    return i == a.len && k == b.len;
}
