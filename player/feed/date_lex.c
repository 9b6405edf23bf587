#include "feed/date_lex.h"

#include <string.h>

#include "feed/fold.h"

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static size_t
lex_number(struct str s, struct date_token *token)
{
    size_t len = 0;
    token->type = DATE_NUMBER;
    for (; len < s.len && is_digit(s.ptr[len]); len++)
        if (len < 18)
            token->number = token->number * 10 + (s.ptr[len] - '0');
    token->digits = (int)len;
    return len;
}

static size_t
lex_word(struct str s, struct date_token *token)
{
    size_t len = 0;
    bool region = false;
    struct buf folded;
    while (len < s.len && (is_letter(s.ptr[len]) || (region && strchr("/_+-0123456789", s.ptr[len])) ||
                           (s.ptr[len] == '/' && len > 2 && len + 1 < s.len && is_letter(s.ptr[len + 1])))) {
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
    size_t count = 0;
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
            if (is_digit(rest.ptr[0]))
                at += lex_number(rest, token);
            else if (is_letter(rest.ptr[0]))
                at += lex_word(rest, token);
            else
                *token = (struct date_token){.type = DATE_SIGN, .sign = text.ptr[at++]};
        }
    }
    return true;
}
