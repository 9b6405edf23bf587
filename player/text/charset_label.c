#include "text/charset_label.h"

#include <stdio.h>
#include <string.h>

#include <unicode/ucnv.h>

/* Labels that mean more than they say, after the WHATWG encoding standard, and some that ICU does not know;
 * a charset that it does not have at all is read as its nearest relation. */
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
    {"iso-8859-16", "iso-8859-2"}, /* but for a few signs */
    {"iso-8859-16-2001", "iso-8859-2"},
    {"iso-ir-226", "iso-8859-2"},
    {"l10", "iso-8859-2"},
    {"latin10", "iso-8859-2"},
    {"kz-1048", "windows-1251"}, /* but for the letters of Kazakh alone */
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

void
charset_label_widen(char name[CHARSET_NAME_BYTES])
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
