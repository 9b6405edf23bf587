/* Numbers, plurals and lists in labels, formatted by ICU. */
#include <unicode/ulistformatter.h>
#include <unicode/ustring.h>
#include <unicode/unum.h>
#include <unicode/upluralrules.h>

#include "type/icu.h"
#include "type/labels_private.h"
#include "type/typography.h"

#define NUMBER_MAX   64
#define LIST_MAX     40
#define CATEGORY_MAX 16

/* Absent on an error of ICU. */
static struct str
formatted(const struct labels *labels, struct arena *arena, UNumberFormatStyle style, double number,
          int decimals)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar units[NUMBER_MAX];
    UNumberFormat *format = unum_open(style, NULL, 0, labels->locale, NULL, &status);
    if (U_FAILURE(status))
        return STR_NONE;
    unum_setAttribute(format, UNUM_MAX_FRACTION_DIGITS, decimals);
    int32_t count = unum_formatDouble(format, number, units, NUMBER_MAX, NULL, &status);
    unum_close(format);
    return U_SUCCESS(status) && count <= NUMBER_MAX ? icu_to(arena, units, count) : STR_NONE;
}

struct str
labels_number(const struct labels *labels, struct arena *arena, double number, int decimals)
{
    struct str out = formatted(labels, arena, UNUM_DECIMAL, number, decimals);
    return out.ptr ? out : arena_printf(arena, "%.*f", decimals, number);
}

struct str
labels_percent(const struct labels *labels, struct arena *arena, double share)
{
    struct str out = formatted(labels, arena, UNUM_PERCENT, share, 0);
    return out.ptr ? out : arena_printf(arena, "%.0f%%", share * 100);
}

/* "one", "few", "other", … of a number. */
static struct str
category(const struct labels *labels, struct arena *arena, double number)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar units[CATEGORY_MAX];
    UPluralRules *rules = uplrules_open(labels->locale, &status);
    int32_t count = U_SUCCESS(status) ? uplrules_select(rules, number, units, CATEGORY_MAX, &status) : 0;
    if (rules)
        uplrules_close(rules);
    return U_SUCCESS(status) ? icu_to(arena, units, count) : STR("other");
}

struct str
labels_count(const struct labels *labels, struct arena *arena, const char *key, double number)
{
    struct str form = category(labels, arena, number);
    struct str text = labels_find(labels, arena_printf(arena, "%s.%.*s", key, STR_ARG(form)));
    if (!text.ptr)
        text = labels_text(labels, arena_printf(arena, "%s.other", key).ptr);
    return labels_fill(arena, text, labels_number(labels, arena, number, 1), STR_NONE);
}

static struct str
joined(struct arena *arena, struct str_list names)
{
    struct str out = STR("");
    for (size_t i = 0; i < names.count; i++)
        out = arena_printf(arena, "%.*s%s%.*s", STR_ARG(out), i ? ", " : "",
                           STR_ARG(typography_no_break(arena, names.items[i])));
    return out;
}

/* True when a list has only spaces between its names, as in Thai, where a name has none: foreign names do. */
static bool
runs_together(const UChar *list, int32_t count, const UChar *const texts[], const int32_t lengths[])
{
    int32_t next = lengths[0] + 1;
    return count >= next + lengths[1] && list[lengths[0]] == ' ' &&
           u_memcmp(list + next, texts[1], lengths[1]) == 0;
}

struct str
labels_list(const struct labels *labels, struct arena *arena, struct str_list names)
{
    if (names.count < 2 || names.count > LIST_MAX)
        return joined(arena, names);
    const UChar *texts[LIST_MAX];
    int32_t lengths[LIST_MAX];
    int32_t room = 0;
    for (size_t i = 0; i < names.count; i++) {
        struct icu_text text = icu_from(arena, typography_no_break(arena, names.items[i]));
        texts[i] = text.units;
        lengths[i] = text.count;
        room += text.count + NUMBER_MAX;
    }
    UErrorCode status = U_ZERO_ERROR;
    UListFormatter *format = ulistfmt_open(labels->locale, &status);
    UChar *units = arena_array(arena, (size_t)room, sizeof(UChar));
    int32_t count = U_SUCCESS(status)
                        ? ulistfmt_format(format, texts, lengths, (int32_t)names.count, units, room, &status)
                        : 0;
    if (format)
        ulistfmt_close(format);
    bool list = U_SUCCESS(status) && count <= room && !runs_together(units, count, texts, lengths);
    return list ? icu_to(arena, units, count) : joined(arena, names);
}
