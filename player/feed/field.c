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
    {"from", FIELD_DATE, ALL},
    {"until", FIELD_DATE, ALL},
    {"public_on", FIELD_DATE, ALL},
    {"hours", FIELD_TEXT, ALL},
    {"days", FIELD_TEXT, ALL},
    {"sites", FIELD_TEXTS, ALL},
    {"priority", FIELD_TEXT, ALL},
    {"seconds", TYPE_NUMBER, ALL},
    {"language", FIELD_TEXT, ALL},
    {"qr", FIELD_BOOL, ALL},
    {"picture", FIELD_TEXT, ALL},
    {"fit", FIELD_TEXT, ALL},
    {"focus", FIELD_NUMBERS, ALL},
    {"on", FIELD_DATE, HAPPENING},
    {"where", FIELD_TEXT, HAPPENING},
    {"stage", FIELD_TEXT, K(PROJECT)},
    {"progress", TYPE_NUMBER, K(PROJECT)},
    {"since", FIELD_DATE, K(OPERATIONS)},
    {"tell", FIELD_TEXT, K(OPERATIONS)},
    {"reference", FIELD_TEXT, K(PRODUCT)},
    {"what", FIELD_TEXT, K(PRODUCT) | K(CELEBRATION)},
    {"when", FIELD_TEXT, K(PRODUCT)},
    {"better", FIELD_TEXT, K(PRODUCT)},
    {"who", FIELD_TEXT, PERSONAL | K(SMILE) | K(CELEBRATION)},
    {"move", FIELD_TEXT, PERSONAL},
    {"replaces", FIELD_TEXT, PERSONAL},
    {"from_place", FIELD_TEXT, PERSONAL},
    {"to_place", FIELD_TEXT, PERSONAL},
    {"role", FIELD_TEXT, PERSONAL},
    {"to", FIELD_TEXTS, K(COMPLIMENT)},
    {"by", FIELD_TEXT, K(COMPLIMENT) | K(TIP) | K(FEEDBACK)},
    {"rule", FIELD_TEXT, K(COMPLIMENT)},
    {"number", TYPE_NUMBER, K(RULE) | K(FIGURE)},
    {"of", TYPE_NUMBER, K(RULE)},
    {"reason", FIELD_TEXT, K(RULE)},
    {"score", TYPE_NUMBER, K(BAROMETER)},
    {"scale", TYPE_NUMBER, K(BAROMETER)},
    {"change", FIELD_TEXT_OR_NUMBER, MEASURED},
    {"target", TYPE_NUMBER, MEASURED},
    {"series", FIELD_NUMBERS, MEASURED},
    {"answers", TYPE_NUMBER, K(BAROMETER)},
    {"period", FIELD_TEXT, MEASURED},
    {"unit", FIELD_TEXT, K(FIGURE)},
    {"stars", TYPE_NUMBER, K(SMILE)},
    {"question", FIELD_TEXT, K(ANSWER)},
    {"answer", FIELD_TEXT, K(ANSWER)},
    {"years", TYPE_NUMBER, K(CELEBRATION)},
    {"dishes", TYPE_DISHES, K(MENU)},
    {"values", FIELD_TEXTS, K(FIGURE)},
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
