#include "type/icu.h"

#include <unicode/ubrk.h>
#include <unicode/uloc.h>
#include <unicode/utext.h>
#include <unicode/utf16.h>

#include "base/utf8.h"

struct icu_text
icu_from(struct arena *arena, struct str text)
{
    struct icu_text out = {arena_array(arena, text.len + 1, sizeof(UChar)), 0};
    size_t at = 0;
    while (at < text.len) {
        uint32_t code = utf8_next(text, &at);
        if (code > 0xFFFF)
            out.units[out.count++] = (UChar)U16_LEAD(code);
        out.units[out.count++] = (UChar)(code > 0xFFFF ? U16_TRAIL(code) : code);
    }
    return out;
}

struct str
icu_to(struct arena *arena, const UChar *units, int32_t count)
{
    char *bytes = arena_array(arena, (size_t)count + 1, 3);
    size_t len = 0;
    for (int32_t at = 0; at < count;) {
        UChar32 code;
        U16_NEXT(units, at, count, code);
        len += utf8_encode((uint32_t)code, bytes + len);
    }
    return (struct str){bytes, len};
}

const char *
icu_locale(struct arena *arena, struct str tag)
{
    char *locale = arena_alloc(arena, ICU_LOCALE_BYTES);
    UErrorCode status = U_ZERO_ERROR;
    int32_t parsed = 0;
    uloc_forLanguageTag(arena_c(arena, tag), locale, ICU_LOCALE_BYTES - 1, &parsed, &status);
    if (U_FAILURE(status) || parsed == 0)
        locale[0] = '\0';
    return locale;
}

int
icu_words(struct str str)
{
    UErrorCode status = U_ZERO_ERROR;
    UText *utext = utext_openUTF8(NULL, str.ptr ? str.ptr : "", (int64_t)str.len, &status);
    UBreakIterator *breaks = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
    int words = 0;
    if (U_SUCCESS(status))
        ubrk_setUText(breaks, utext, &status);
    while (U_SUCCESS(status) && ubrk_next(breaks) != UBRK_DONE)
        words += ubrk_getRuleStatus(breaks) >= UBRK_WORD_NONE_LIMIT;
    if (breaks)
        ubrk_close(breaks);
    utext_close(utext);
    return words;
}
