#include "feed/field.h"

#include <assert.h>

#define ALL     (~0u)
#define K(name) (1u << KIND_##name)
#define HAPPENING                                                                                            \
    (K(UPCOMING) | K(PEOPLE) | K(OPERATIONS) | K(ALERT) | K(COMPLIMENT) | K(TIP) | K(SMILE) |                \
     K(CELEBRATION) | K(MENU))
#define PERSONAL (K(PEOPLE) | K(SPOTLIGHT))
#define MEASURED (K(BAROMETER) | K(FIGURE))

static const struct field_row {
    const char *name;
    enum field_type type;
    unsigned kinds;
} rows[] = {
    {"from", TYPE_DATE, ALL},
    {"until", TYPE_DATE, ALL},
    {"public_on", TYPE_DATE, ALL},
    {"hours", TYPE_TEXT, ALL},
    {"days", TYPE_TEXT, ALL},
    {"sites", TYPE_TEXTS, ALL},
    {"priority", TYPE_TEXT, ALL},
    {"seconds", TYPE_NUMBER, ALL},
    {"language", TYPE_TEXT, ALL},
    {"qr", TYPE_BOOL, ALL},
    {"picture", TYPE_TEXT, ALL},
    {"fit", TYPE_TEXT, ALL},
    {"focus", TYPE_NUMBERS, ALL},
    {"on", TYPE_DATE, HAPPENING},
    {"where", TYPE_TEXT, HAPPENING | K(SPOTLIGHT)},
    {"stage", TYPE_TEXT, K(PROJECT)},
    {"progress", TYPE_NUMBER, K(PROJECT)},
    {"since", TYPE_DATE, K(OPERATIONS) | K(ALERT)},
    {"tell", TYPE_TEXT, K(OPERATIONS)},
    {"reference", TYPE_TEXT, K(PRODUCT)},
    {"what", TYPE_TEXT, K(PRODUCT) | K(CELEBRATION)},
    {"when", TYPE_TEXT, K(PRODUCT)},
    {"better", TYPE_TEXT, K(PRODUCT)},
    {"who", TYPE_NAMES, PERSONAL | K(SMILE) | K(CELEBRATION)},
    {"move", TYPE_TEXT, PERSONAL},
    {"replaces", TYPE_TEXT, PERSONAL},
    {"from_place", TYPE_TEXT, PERSONAL},
    {"to_place", TYPE_TEXT, PERSONAL},
    {"role", TYPE_TEXT, PERSONAL},
    {"to", TYPE_TEXTS, K(COMPLIMENT)},
    {"by", TYPE_TEXT, K(COMPLIMENT) | K(TIP) | K(FEEDBACK)},
    {"rule", TYPE_TEXT, K(COMPLIMENT)},
    {"number", TYPE_NUMBER, K(RULE) | K(FIGURE)},
    {"of", TYPE_NUMBER, K(RULE)},
    {"reason", TYPE_TEXT, K(RULE)},
    {"score", TYPE_NUMBER, K(BAROMETER)},
    {"scale", TYPE_NUMBER, K(BAROMETER)},
    {"change", TYPE_TEXT_OR_NUMBER, MEASURED},
    {"target", TYPE_NUMBER, MEASURED},
    {"series", TYPE_NUMBERS, MEASURED},
    {"answers", TYPE_NUMBER, K(BAROMETER)},
    {"period", TYPE_TEXT, MEASURED},
    {"unit", TYPE_TEXT, K(FIGURE) | K(BAROMETER)},
    {"stars", TYPE_NUMBER, K(SMILE)},
    {"question", TYPE_TEXT, K(ANSWER)},
    {"answer", TYPE_TEXT, K(ANSWER)},
    {"years", TYPE_NUMBER, K(CELEBRATION)},
    {"dishes", TYPE_DISHES, K(MENU)},
    {"values", TYPE_TEXTS, K(FIGURE)},
};
static_assert(sizeof(rows) / sizeof(rows[0]) == FIELD_COUNT, "a row for each field");

const char *
field_name(enum field field)
{
    return rows[field].name;
}

enum field_type
field_type(enum field field)
{
    return rows[field].type;
}

bool
field_from_name(struct str name, enum field *out)
{
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        if (str_equal(name, str_from(rows[i].name))) {
            *out = (enum field)i;
            return true;
        }
    }
    return false;
}

static bool
is_joint(char c)
{
    return c == '-' || c == '_' || c == ' ';
}

bool
field_name_alike(struct str text, const char *name)
{
    for (size_t at = 0;; at++, name++) {
        while (at < text.len && is_joint(text.ptr[at]))
            at++;
        while (is_joint(*name))
            name++;
        if (at == text.len || !*name)
            return at == text.len && !*name;
        if (!str_equal_nocase(str_slice(text, at, 1), (struct str){name, 1}))
            return false;
    }
}

bool
field_applies(enum field field, enum kind kind)
{
    return rows[field].kinds & 1u << kind;
}

bool
field_is_bound(enum field field)
{
    return field == FIELD_FROM || field == FIELD_UNTIL || field == FIELD_PUBLIC_ON;
}
