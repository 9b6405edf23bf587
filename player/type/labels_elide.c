#include <unicode/uchar.h>

#include "base/utf8.h"
#include "type/labels_private.h"

static bool
vowel(struct str text)
{
    static const char vowels[] = "aeiouàâäéèêëîïôöùûüæœ";
    size_t at = 0, in = 0;
    UChar32 first = text.len ? u_tolower((UChar32)utf8_next(text, &at)) : 0;
    while (in < sizeof(vowels) - 1)
        if ((UChar32)utf8_next(STR(vowels), &in) == first)
            return true;
    return false;
}

/* "de " before a placeholder that is filled with a vowel. */
static struct str
elide_at(struct arena *arena, struct str text, struct str place, struct str with)
{
    size_t at = str_find(text, place);
    if (at == SIZE_MAX || !vowel(with))
        return text;
    return arena_printf(arena, "%.*sd’%.*s", STR_ARG(str_slice(text, 0, at)),
                        STR_ARG(str_slice(text, at + 3, SIZE_MAX)));
}

struct str
labels_elide(const struct labels *labels, struct arena *arena, struct str text, struct str a, struct str b)
{
    if (!str_equal(str_from(labels->language), STR("fr")))
        return text;
    return elide_at(arena, elide_at(arena, text, STR("de {0}"), a), STR("de {1}"), b);
}

/* otto (8, 80, 800) and undici (11, not 110) begin with a vowel */
struct str
labels_elide_date(const struct labels *labels, struct arena *arena, struct str text)
{
    if (!str_equal(str_from(labels->language), STR("it")))
        return text;
    size_t at = str_find(text, STR("al 8"));
    if (at == SIZE_MAX)
        at = str_find(text, STR("al 11"));
    struct str number = str_slice(text, at == SIZE_MAX ? text.len : at + 3, SIZE_MAX);
    bool longer = str_starts(number, STR("11")) && number.len > 2 && str_is_digit(number.ptr[2]);
    if (!number.len || longer)
        return text;
    return arena_printf(arena, "%.*sl’%.*s", STR_ARG(str_slice(text, 0, at + 2)), STR_ARG(number));
}
