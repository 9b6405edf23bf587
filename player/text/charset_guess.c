#include "text/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>

#include "base/utf8.h"

#define HIGH_MIN       24 /* fewer bytes above ASCII prove nothing */
#define CONFIDENCE_MIN 20 /* of 100; the other rules decide the rest */

/* True when most letters outside of tags are not ASCII. */
static bool
is_foreign(struct str sample)
{
    size_t high = 0, letters = 0;
    bool tag = false;
    for (size_t i = 0; i < sample.len; i++) {
        char c = sample.ptr[i];
        tag = c == '<' || (tag && c != '>');
        high += !tag && (unsigned char)c >= 0x80;
        letters += !tag && str_is_letter(c);
    }
    return high >= HIGH_MIN && high > letters;
}

/* True when most non-ASCII bytes are UTF-8: then the text is UTF-8 with some invalid bytes. */
static bool
is_nearly_utf8(struct str sample)
{
    size_t good = 0, odd = 0;
    for (size_t at = 0; at < sample.len;) {
        uint32_t code = utf8_next(sample, &at);
        good += code >= 0x80 && code != UTF8_REPLACEMENT;
        odd += code == UTF8_REPLACEMENT;
    }
    return good > odd;
}

/* True when the whole sample is valid in the charset; its last character may be truncated. */
static bool
is_sound(struct str sample, const char *name)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &status);
    const char *from = sample.ptr, *end = sample.ptr + sample.len;
    if (!converter)
        return false;
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    do {
        UChar units[1024], *to = units;
        status = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &to, units + 1024, &from, end, NULL, false, &status);
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    ucnv_close(converter);
    return U_SUCCESS(status);
}

/* Charsets that are distinguishable from windows-1252 and UTF-8. */
static bool
is_possible(struct str name)
{
    static const char *const names[] = {"Shift_JIS",    "EUC-JP",       "EUC-KR",      "GB18030",
                                        "Big5",         "KOI8-R",       "ISO-8859-5",  "windows-1251",
                                        "ISO-8859-7",   "windows-1253", "ISO-8859-8",  "ISO-8859-8-I",
                                        "windows-1255", "ISO-8859-6",   "windows-1256"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (str_equal(name, str_from(names[i])))
            return true;
    return false;
}

static bool
take_match(const UCharsetMatch *match, struct str sample, struct charset *out)
{
    UErrorCode status = U_ZERO_ERROR;
    struct charset found = {.family = CHARSET_ICU};
    struct str name = str_from(ucsdet_getName(match, &status));
    if (U_FAILURE(status) || ucsdet_getConfidence(match, &status) < CONFIDENCE_MIN || !is_possible(name) ||
        !charset_from_label(name, sample, &found) || !is_sound(sample, found.name))
        return false;
    *out = found;
    out->labelled = false;
    return true;
}

bool
charset_guess(struct str sample, struct charset *out)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = 0;
    bool found = false;
    if (!is_foreign(sample) || is_nearly_utf8(sample))
        return false;
    UCharsetDetector *detector = ucsdet_open(&status);
    ucsdet_setText(detector, sample.ptr, (int32_t)sample.len, &status);
    ucsdet_enableInputFilter(detector, true);
    const UCharsetMatch **all = ucsdet_detectAll(detector, &count, &status);
    for (int32_t i = 0; U_SUCCESS(status) && i < count && !found; i++)
        found = take_match(all[i], sample, out);
    ucsdet_close(detector);
    return found;
}
