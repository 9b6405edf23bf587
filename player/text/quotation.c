#include "text/quotation.h"

#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/ustring.h>

#include "base/utf8.h"

#define UNITS_MAX    8
#define LOCALE_BYTES 80

static void
set(char out[QUOTATION_BYTES], const char *mark)
{
    memcpy(out, mark, strlen(mark) + 1);
}

/* Leaves `out` unchanged when there is none. */
static void
read_mark(ULocaleData *data, ULocaleDataDelimiterType type, char out[QUOTATION_BYTES])
{
    UErrorCode status = U_ZERO_ERROR;
    UChar units[UNITS_MAX];
    char mark[QUOTATION_BYTES];
    int32_t count = ulocdata_getDelimiter(data, type, units, UNITS_MAX, &status);
    u_strToUTF8(mark, QUOTATION_BYTES, NULL, units, U_SUCCESS(status) ? count : 0, &status);
    if (U_SUCCESS(status) && count)
        set(out, mark);
}

/* Canadian and Swiss French have the marks of France. */
static void
set_french(struct quotation *marks)
{
    if (strcmp(marks->open[0], "«") == 0) {
        set(marks->open[0], "«" UTF8_NBSP);
        set(marks->close[0], UTF8_NBSP "»");
    }
}

static void
read_marks(ULocaleData *data, struct quotation *marks)
{
    read_mark(data, ULOCDATA_QUOTATION_START, marks->open[0]);
    read_mark(data, ULOCDATA_QUOTATION_END, marks->close[0]);
    read_mark(data, ULOCDATA_ALT_QUOTATION_START, marks->open[1]);
    read_mark(data, ULOCDATA_ALT_QUOTATION_END, marks->close[1]);
    if (strcmp(marks->open[0], marks->open[1]) == 0) {
        set(marks->open[1], "“");
        set(marks->close[1], "”");
    }
}

struct quotation
quotation_of(struct str language)
{
    struct quotation marks = {{"“", "‘"}, {"”", "’"}};
    UErrorCode status = U_ZERO_ERROR;
    char tag[LOCALE_BYTES] = "", locale[LOCALE_BYTES] = "";
    if (language.len >= sizeof(tag))
        return marks;
    memcpy(tag, language.len ? language.ptr : "", language.len);
    for (char *at = tag; *at; at++)
        if (*at == '_')
            *at = '-';
    uloc_forLanguageTag(tag, locale, LOCALE_BYTES - 1, NULL, &status);
    ULocaleData *data = locale[0] ? ulocdata_open(locale, &status) : NULL;
    if (data && U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING)
        read_marks(data, &marks);
    if (data)
        ulocdata_close(data);
    if (strncmp(locale, "fr", 2) == 0)
        set_french(&marks);
    return marks;
}
