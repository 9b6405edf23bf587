/* Selects the labels, and the region of dates, for a language tag. */
#include <string.h>

#include <unicode/uloc.h>
#include <unicode/ures.h>

#include "type/icu.h"
#include "type/labels_private.h"

#define PART_MAX 8

/* Languages whose readers understand the labels of another language. */
static const struct {
    const char *language, *labels;
} read_as[] = {{"no", "nb"}, {"nn", "nb"}, {"iw", "he"}};

const struct labels *
labels_exact(const struct labels_set *set, struct str name)
{
    for (int i = 0; i < set->count; i++)
        if (str_equal_nocase(name, str_from(set->all[i]->language)))
            return set->all[i];
    return NULL;
}

/* The relevant parts of a locale, each "" when missing. */
struct parts {
    char language[PART_MAX], script[PART_MAX], region[PART_MAX];
};

static void
cut_part(char part[PART_MAX], int32_t (*get)(const char *, char *, int32_t, UErrorCode *), const char *locale)
{
    UErrorCode status = U_ZERO_ERROR;
    get(locale, part, PART_MAX, &status);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING)
        part[0] = '\0';
}

/* The locale unchanged, or with likely values for missing parts: "zh_Hant_TW" for "zh_TW". */
static struct parts
parts_of(const char *locale, bool likely)
{
    UErrorCode status = U_ZERO_ERROR;
    struct parts parts = {.language = ""};
    char full[ICU_LOCALE_BYTES];
    uloc_addLikelySubtags(locale, full, sizeof(full), &status);
    if (likely && U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING)
        locale = full;
    cut_part(parts.language, uloc_getLanguage, locale);
    cut_part(parts.script, uloc_getScript, locale);
    cut_part(parts.region, uloc_getCountry, locale);
    return parts;
}

/* ICU's name; "" when the tag names no existing language. */
static const char *
locale_of(struct arena *arena, struct str tag)
{
    char *name = arena_c(arena, tag);
    for (char *c = name; *c; c++)
        if (*c == '_')
            *c = '-';
    const char *locale = icu_locale(arena, str_from(name));
    return *uloc_getISO3Language(locale) ? locale : "";
}

static const struct labels *
find_labels(const struct labels_set *set, struct arena *arena, const char *locale)
{
    struct parts parts = parts_of(locale, true), said = parts_of(locale, false);
    for (size_t i = 0; i < sizeof(read_as) / sizeof(read_as[0]); i++)
        if (strcmp(said.language, read_as[i].language) == 0)
            return labels_exact(set, str_from(read_as[i].labels));
    if (!*said.language)
        return NULL;
    const struct labels *labels = labels_exact(set, arena_printf(arena, "%s-%s", said.language, said.region));
    if (!labels)
        labels = labels_exact(set, arena_printf(arena, "%s-%s", said.language, parts.script));
    return labels ? labels : labels_exact(set, str_from(said.language));
}

bool
labels_has_language(const struct labels_set *set, const char *language)
{
    struct arena *arena = arena_create(1 << 12);
    bool speak = find_labels(set, arena, locale_of(arena, str_from(language))) != NULL;
    arena_destroy(arena);
    return speak;
}

/* These labels are in European Portuguese; ICU would use Brazilian dates and numbers. */
static const char *
home_region(const struct labels *labels)
{
    return strcmp(labels->language, "pt") == 0 ? "PT" : "";
}

/* Of the language that is shown; English without a region has the dates of the screen's region. */
static const char *
choose_region(struct arena *arena, const struct labels *labels, const char *locale, const char *screen)
{
    struct parts said = parts_of(locale, false), there = parts_of(screen, true);
    const char *region = said.region;
    if (!*region && strcmp(labels->language, "en") == 0 && strcmp(there.language, "en") != 0)
        region = there.region;
    return arena_c(arena, str_from(*region ? region : home_region(labels)));
}

/* The effective language: the item's, with the region of the screen if the language is the same. */
static const char *
choose_locale(struct arena *arena, struct str item_language, const char *screen)
{
    const char *item = locale_of(arena, item_language);
    struct parts parts = parts_of(item, false), there = parts_of(screen, false);
    bool base = !*parts.script && !*parts.region;
    return !*item || (base && strcmp(parts.language, there.language) == 0) ? screen : item;
}

/* ICU would use the system's language instead of an unknown one. */
static bool
icu_knows(const char *locale)
{
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *bundle = ures_open(NULL, locale, &status);
    bool known = U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING;
    if (bundle)
        ures_close(bundle);
    return known;
}

/* Symbols and numerals in the order and with the separators of the language. */
static const struct labels *
wordless(const struct labels_set *set, struct arena *arena, const char *locale)
{
    struct labels *labels = arena_alloc(arena, sizeof(*labels));
    *labels = *set->signs;
    labels->locale = icu_knows(locale) ? locale : "und";
    labels->rtl = uloc_isRightToLeft(locale);
    return labels;
}

const struct labels *
labels_for(const struct labels_set *set, struct arena *arena, struct str item_language,
           const char *screen_language)
{
    const char *screen = locale_of(arena, str_from(screen_language));
    const char *locale = choose_locale(arena, item_language, screen);
    const struct labels *labels = find_labels(set, arena, locale);
    if (!labels)
        return *locale && set->signs ? wordless(set, arena, locale) : set->english;
    const char *region = choose_region(arena, labels, locale, screen);
    if (!*region || *parts_of(labels->locale, false).region)
        return labels;
    struct labels *here = arena_alloc(arena, sizeof(*here));
    *here = *labels;
    here->locale = arena_printf(arena, "%s_%s", labels->locale, region).ptr;
    return here;
}
