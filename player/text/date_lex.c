#include "text/date_lex.h"

#include <string.h>

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/fold.h"

/* The value of the digit at the start, of any script, and its length; -1 when it is none. */
static int
digit_at(struct str s, size_t *out_len)
{
    *out_len = 0;
    return u_charDigitValue((UChar32)utf8_next(s, out_len));
}

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static size_t
lex_number(struct str s, struct date_token *token)
{
    size_t len = 0, took = 0;
    token->type = DATE_NUMBER;
    for (int digit; len < s.len && (digit = digit_at(str_slice(s, len, SIZE_MAX), &took)) >= 0; len += took)
        if (token->digits++ < 18)
            token->number = token->number * 10 + digit;
    return len;
}

/* Whether a word goes on at `at`; that of a region ("Europe/Brussels", "Etc/GMT+5") has signs and digits too.
 */
static bool
word_goes_on(struct str s, size_t at, bool region)
{
    size_t took = 0;
    char c = s.ptr[at];
    if (is_letter(c))
        return digit_at(str_slice(s, at, SIZE_MAX), &took) < 0;
    return (region && c && strchr("/_+-0123456789", c)) ||
           (c == '/' && at > 2 && at + 1 < s.len && is_letter(s.ptr[at + 1]));
}

static size_t
lex_word(struct str s, struct date_token *token)
{
    size_t len = 0;
    bool region = false;
    struct buf folded;
    while (len < s.len && word_goes_on(s, len, region)) {
        region = region || s.ptr[len] == '/';
        len++;
    }
    token->type = DATE_WORD;
    token->raw = str_slice(s, 0, len);
    buf_init(&folded, sizeof(token->word) - 1);
    fold_text(token->raw, &folded);
    memcpy(token->word, buf_c(&folded), folded.len + 1);
    buf_finish(&folded);
    return len;
}

bool
date_lex(struct str text, struct date_token out[DATE_TOKENS_MAX])
{
    size_t count = 0, took = 0;
    memset(out, 0, sizeof(out[0]) * DATE_TOKENS_MAX);
    text = str_trim(text);
    if (text.len > DATE_BYTES_MAX)
        return false;
    for (size_t at = 0; at < text.len && text.ptr[at] != '(';) {
        struct str rest = str_slice(text, at, SIZE_MAX);
        struct date_token *token = &out[count];
        if (count == DATE_TOKENS_MAX - 1)
            return false;
        if (str_starts(rest, STR("\xC2\xA0")) || str_starts(rest, STR("\xE2\x80\xAF"))) {
            at += rest.ptr[0] == '\xC2' ? 2 : 3;
        } else if (strchr(" \t\r\n", rest.ptr[0])) {
            at++;
        } else {
            count++;
            if (digit_at(rest, &took) >= 0)
                at += lex_number(rest, token);
            else if (is_letter(rest.ptr[0]))
                at += lex_word(rest, token);
            else
                *token = (struct date_token){.type = DATE_SIGN, .sign = text.ptr[at++]};
        }
    }
    return true;
}
