#include "text/charset.h"

#include <stdio.h>
#include <string.h>

#include <unicode/ucnv.h>

#define QUOTE_BYTES_MAX 3 /* with a space, or in two bytes */

uint32_t
charset_windows(unsigned char byte)
{
    static const uint16_t high[] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    return byte >= 0x80 && byte <= 0x9F ? high[byte - 0x80] : byte;
}

/* ICU's names for the charsets that mean windows-1252, and UTF-8. */
static const struct {
    const char *name;
    enum charset_family family;
} plain[] = {{"ISO-8859-1", CHARSET_WINDOWS},
             {"US-ASCII", CHARSET_WINDOWS},
             {"ibm-5348_P100-1997", CHARSET_WINDOWS},
             {"UTF-8", CHARSET_UTF8}};

/* Labels that stand for a superset, according to the WHATWG encoding standard, and some that ICU does not
 * know; an unsupported charset is read as the most similar one. */
static const struct {
    const char *label, *means;
} wider[] = {
    {"gb2312", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"hz", "hz-gb-2312"},
    {"hz-gb", "hz-gb-2312"},
    {"big5", "big5-hkscs"},
    {"big5-tw", "big5-hkscs"},
    {"hkscs", "big5-hkscs"},
    {"cp950", "big5-hkscs"},
    {"ms950", "big5-hkscs"},
    {"shift_jis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"x-sjis", "windows-31j"},
    {"shift_jis-2004", "windows-31j"},
    {"shift_jisx0213", "windows-31j"},
    {"euc-jis-2004", "euc-jp"},
    {"euc-jisx0213", "euc-jp"},
    {"euc-kr", "windows-949"},
    {"cp949", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"ks_x_1001", "windows-949"},
    {"uhc", "windows-949"},
    {"iso-8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"iso-ir-166", "windows-874"},
    {"thai", "windows-874"},
    {"tis-620", "windows-874"},
    {"tis-620-0", "windows-874"},
    {"tis-620-2529-0", "windows-874"},
    {"tis-620-2529-1", "windows-874"},
    {"iso-8859-8-i", "iso-8859-8"},
    {"l7", "iso-8859-13"},
    {"latin7", "iso-8859-13"},
    {"iso-8859-16", "iso-8859-2"}, /* except for a few characters */
    {"iso-8859-16-2001", "iso-8859-2"},
    {"iso-ir-226", "iso-8859-2"},
    {"l10", "iso-8859-2"},
    {"latin10", "iso-8859-2"},
    {"kz-1048", "windows-1251"}, /* except for letters of Kazakh */
    {"rk1048", "windows-1251"},
    {"strk1048-2002", "windows-1251"},
    {"ptcp154", "windows-1251"},
    {"csptcp154", "windows-1251"},
    {"pt154", "windows-1251"},
    {"cp154", "windows-1251"},
    {"cyrillic-asian", "windows-1251"},
    {"latin", "windows-1252"},
    {"iso8859", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"iso-latin-1", "windows-1252"},
    {"ansi", "windows-1252"},
    {"ascii", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"csibm858", "cp858"},
    {"cp866u", "cp1125"},
    {"ruscii", "cp1125"},
    {"cp1051", "hp-roman8"},
    {"macroman", "macintosh"},
    {"mac-roman", "macintosh"},
    {"x-mac-roman", "macintosh"},
    {"mac-iceland", "macintosh"},
    {"maccyrillic", "macos-7_3-10.2"},
    {"mac-cyrillic", "macos-7_3-10.2"},
    {"macgreek", "macos-6_2-10.4"},
    {"mac-greek", "macos-6_2-10.4"},
    {"macturkish", "macos-35-10.2"},
    {"mac-turkish", "macos-35-10.2"},
    {"maclatin2", "macos-29-10.2"},
    {"mac-latin2", "macos-29-10.2"},
    {"mac-centeuro", "macos-29-10.2"},
    {"utf8", "utf-8"},
    {"u8", "utf-8"},
    {"unicode", "utf-8"},
    {"unicode-1-1-utf-8", "utf-8"},
    {"utf-7", ""},
    {"scsu", ""},
    {"bocu-1", ""},
    {"imap-mailbox-name", ""},
};

/* Replaces a label by the name of the ICU converter that reads such documents: often that of a superset,
 * according to the WHATWG encoding standard. A number alone is a code page. Unknown labels are unchanged;
 * meaningless ones become "". */
static void
widen_label(char name[CHARSET_NAME_BYTES])
{
    size_t len = strlen(name);
    if (strspn(name, "0123456789") == len && len <= 5) {
        memmove(name + 2, name, len + 1);
        memcpy(name, "cp", 2);
    }
    for (size_t i = 0; i < sizeof(wider) / sizeof(wider[0]); i++) {
        if (ucnv_compareNames(name, wider[i].label) == 0) {
            snprintf(name, CHARSET_NAME_BYTES, "%s", wider[i].means);
            return;
        }
    }
}

/* True when the converter decodes the head like ASCII: then the document may have this label. */
static bool
fits_ascii(UConverter *converter, struct str head)
{
    char out[16];
    UErrorCode status = U_ZERO_ERROR;
    size_t at = 0;
    while (at < head.len && head.ptr[at] != '<' && head.ptr[at] != '{')
        at++;
    head = str_slice(head, at, 4);
    for (size_t i = 0; i < head.len; i++)
        if ((unsigned char)head.ptr[i] >= 0x80)
            head.len = i;
    int32_t len =
        ucnv_toAlgorithmic(UCNV_UTF8, converter, out, sizeof(out), head.ptr, (int32_t)head.len, &status);
    return U_SUCCESS(status) && str_equal((struct str){out, (size_t)len}, head);
}

static bool
is_utf_wide(const char *name)
{
    return strncmp(name, "UTF-16", 6) == 0 || strncmp(name, "UTF-32", 6) == 0 ||
           strncmp(name, "UTF16", 5) == 0;
}

/* Sets *out to the charset of the label; false when the label is wrong for this head. */
static bool
use_label(struct str label, struct str head, bool ebcdic, struct charset *out)
{
    char name[CHARSET_NAME_BYTES];
    UErrorCode status = U_ZERO_ERROR;
    if (label.len == 0 || label.len >= sizeof(name))
        return false;
    memcpy(name, label.ptr, label.len);
    name[label.len] = '\0';
    widen_label(name);
    UConverter *converter = *name ? ucnv_open(name, &status) : NULL;
    if (!converter)
        return false;
    const char *known = ucnv_getName(converter, &status);
    bool good = U_SUCCESS(status) && (ebcdic || fits_ascii(converter, head)) && !is_utf_wide(known);
    out->family = CHARSET_ICU;
    out->labelled = good;
    memcpy(out->name, name, sizeof(name));
    for (size_t i = 0; good && i < sizeof(plain) / sizeof(plain[0]); i++)
        if (strcmp(known, plain[i].name) == 0)
            out->family = plain[i].family;
    ucnv_close(converter);
    return good;
}

/* Encodings that are recognised without a label. */
static const struct {
    const char *mark;
    const char *mask; /* '0' must be NUL, 'x' must not, '=' as in mark */
    size_t len, skip;
    enum charset_family family;
    const char *name;
} forms[] = {
    {"\xEF\xBB\xBF", "===", 3, 3, CHARSET_UTF8, ""},
    {"\xFF\xFE\0\0", "====", 4, 4, CHARSET_ICU, "UTF-32LE"},
    {"\0\0\xFE\xFF", "====", 4, 4, CHARSET_ICU, "UTF-32BE"},
    {"\xFE\xFF", "==", 2, 2, CHARSET_ICU, "UTF-16BE"},
    {"\xFF\xFE", "==", 2, 2, CHARSET_ICU, "UTF-16LE"},
    {"", "000x", 4, 0, CHARSET_ICU, "UTF-32BE"},
    {"", "x000", 4, 0, CHARSET_ICU, "UTF-32LE"},
    {"", "0x0x", 4, 0, CHARSET_ICU, "UTF-16BE"},
    {"", "x0x0", 4, 0, CHARSET_ICU, "UTF-16LE"},
};

static bool
has_form(struct str head, size_t form)
{
    if (head.len < forms[form].len)
        return false;
    for (size_t i = 0; i < forms[form].len; i++) {
        char rule = forms[form].mask[i];
        if (rule == '=' ? head.ptr[i] != forms[form].mark[i] : (head.ptr[i] == '\0') != (rule == '0'))
            return false;
    }
    return true;
}

static bool
is_label_char(char c)
{
    return str_is_alnum(c) || (c && strchr("-_.:()+", c));
}

/* The word after `name` and "=", with or without quotes: `charset="x"`, `encoding = 'x'`. In EBCDIC of some
 * countries the quote is another character. */
static struct str
word_behind(struct str text, struct str name)
{
    for (size_t at = 0; at + name.len < text.len; at++) {
        if (!str_starts_nocase(str_slice(text, at, SIZE_MAX), name))
            continue;
        struct str rest = str_trim(str_slice(text, at + name.len, SIZE_MAX));
        if (!str_starts(rest, STR("=")))
            continue;
        rest = str_trim(str_slice(rest, 1, SIZE_MAX));
        for (int i = 0; i < QUOTE_BYTES_MAX && rest.len && !is_label_char(rest.ptr[0]); i++)
            rest = str_slice(rest, 1, SIZE_MAX);
        size_t len = 0;
        while (len < rest.len && is_label_char(rest.ptr[len]))
            len++;
        return str_slice(rest, 0, len);
    }
    return STR_NONE;
}

static struct str
declared(struct str head)
{
    size_t start = str_find(head, STR("<?xml"));
    if (start == SIZE_MAX)
        return STR_NONE;
    head = str_slice(head, start, SIZE_MAX);
    size_t end = str_find(head, STR("?>"));
    return word_behind(str_slice(head, 0, end == SIZE_MAX ? 256 : end), STR("encoding"));
}

/* "<?xm" in EBCDIC: the declaration names the variant. */
static bool
detect_ebcdic(struct str head, struct charset *out)
{
    char text[CHARSET_HEAD_BYTES];
    UErrorCode status = U_ZERO_ERROR;
    if (!str_starts(head, STR("\x4C\x6F\xA7\x94")))
        return false;
    struct str part = str_slice(head, 0, sizeof(text) / 4);
    int32_t len = ucnv_convert("UTF-8", "ibm-37", text, sizeof(text), part.ptr, (int32_t)part.len, &status);
    struct str line = {text, U_SUCCESS(status) && len > 0 ? (size_t)len : 0};
    if (!use_label(declared(line), head, true, out))
        snprintf(out->name, sizeof(out->name), "ibm-37");
    out->family = CHARSET_ICU;
    return true;
}

bool
charset_from_label(struct str label, struct str head, struct charset *out)
{
    return use_label(label, head, false, out);
}

struct charset
charset_detect(struct str head, struct str content_type)
{
    struct charset out = {.family = CHARSET_UTF8};
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        if (has_form(head, i)) {
            out.family = forms[i].family;
            out.skip = forms[i].skip;
            out.labelled = out.wide = true;
            snprintf(out.name, sizeof(out.name), "%s", forms[i].name);
            return out;
        }
    }
    if (detect_ebcdic(head, &out) ||
        use_label(word_behind(content_type, STR("charset")), head, false, &out) ||
        use_label(declared(head), head, false, &out))
        return out;
    return (struct charset){.family = CHARSET_UTF8};
}
