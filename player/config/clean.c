#include "config/clean.h"

#include <string.h>

#include "base/shift.h"
#include "config/address.h"

/* Typographic quotation marks inserted by word processors. */
static const char *const quotes[] = {"“", "”", "„", "«", "»", "‘", "’", "‚", "‹", "›"};

#define QUOTES_COUNT (sizeof(quotes) / sizeof(quotes[0]))

static bool
is_space(char c)
{
    return c == ' ' || c == '\t';
}

/* Removes one mark from each end; a single ASCII one is a typing error too. */
static struct clean
take_quotes_off(struct str value)
{
    struct str before = value;
    for (size_t i = 0; i < QUOTES_COUNT; i++) {
        struct str quote = str_from(quotes[i]);
        if (str_starts(value, quote))
            value = str_trim(str_slice(value, quote.len, SIZE_MAX));
        if (str_ends(value, quote))
            value = str_trim(str_slice(value, 0, value.len - quote.len));
    }
    if (value.len != before.len)
        return (struct clean){value, reason_name(REASON_CONFIG_QUOTES)};
    bool single = value.len >= 2 && value.ptr[0] == '\'' && value.ptr[value.len - 1] == '\'' &&
                  str_find(str_slice(value, 1, value.len - 2), STR("'")) == SIZE_MAX;
    if (single)
        return (struct clean){str_slice(value, 1, value.len - 2), NULL};
    return (struct clean){value, NULL};
}

/* "https://joe:my #1@example.org": an @ after the mark, and none before it in a password that has begun. */
static bool
is_password_at(struct str value, size_t mark)
{
    struct str before = str_slice(value, 0, mark), behind = str_slice(value, mark, SIZE_MAX);
    size_t scheme = str_find(before, STR("://"));
    struct str host = scheme == SIZE_MAX ? before : str_slice(before, scheme + 3, SIZE_MAX);
    return str_find(host, STR(":")) != SIZE_MAX && str_find(host, STR("@")) == SIZE_MAX &&
           str_find(host, STR("/")) == SIZE_MAX && str_find(behind, STR("@")) != SIZE_MAX;
}

/* The position of a comment after the value, or the length of the value. In free text only a # with a space
 * on both sides begins one: "Hall #3" is a name. */
static size_t
comment_start(struct str value, bool free_text, bool semicolon)
{
    for (size_t i = 1; i < value.len; i++) {
        bool mark = value.ptr[i] == '#' || (semicolon && value.ptr[i] == ';');
        bool alone = i + 1 == value.len || is_space(value.ptr[i + 1]);
        if (mark && is_space(value.ptr[i - 1]) && (alone || !free_text) && !is_password_at(value, i))
            return i;
    }
    return value.len;
}

/* `"fr" # French`: the quoted text, if only a comment follows it. */
static struct str
quoted_part(struct str value)
{
    if (value.len < 2 || value.ptr[0] != '"')
        return STR_NONE;
    struct str inside = str_slice(value, 1, SIZE_MAX);
    inside.len = str_find(inside, STR("\""));
    if (inside.len == SIZE_MAX)
        return STR_NONE;
    struct str behind = str_trim(str_slice(value, inside.len + 2, SIZE_MAX));
    return behind.len && (behind.ptr[0] == '#' || behind.ptr[0] == ';') ? inside : STR_NONE;
}

static struct clean
take_comment_off(const struct option_row *option, struct str value)
{
    bool command = str_starts(str_from(option->key), STR("power-"));
    struct str quoted = command ? STR_NONE : quoted_part(value);
    if (quoted.ptr)
        return (struct clean){quoted, reason_name(REASON_CONFIG_COMMENT)};
    bool free_text = option->type == OPTION_TEXT || option->type == OPTION_COMMAND,
         hours = option->type == OPTION_HOURS;
    size_t end = command ? value.len : comment_start(value, free_text, !free_text && !hours);
    if (end == value.len)
        return (struct clean){value, NULL};
    return (struct clean){str_trim(str_slice(value, 0, end)), reason_name(REASON_CONFIG_COMMENT)};
}

/* "fr_FR.UTF-8" is "fr-FR", "français" is "fr". */
static struct clean
read_language(struct arena *arena, struct str value)
{
    static const char *const names[][2] = {
        {"french", "fr"},  {"français", "fr"}, {"francais", "fr"}, {"english", "en"},    {"anglais", "en"},
        {"german", "de"},  {"deutsch", "de"},  {"allemand", "de"}, {"spanish", "es"},    {"español", "es"},
        {"italian", "it"}, {"italiano", "it"}, {"dutch", "nl"},    {"nederlands", "nl"}, {"portuguese", "pt"},
        {"polish", "pl"},  {"polski", "pl"},   {"arabic", "ar"}};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (str_equal_nocase(value, str_from(names[i][0])))
            return (struct clean){str_from(names[i][1]), reason_name(REASON_CONFIG_NOT_LANGUAGE)};
    char *tag = arena_c(arena, value);
    tag[strcspn(tag, ".@")] = '\0';
    for (char *c = tag; *c; c++)
        *c = *c == '_' ? '-' : *c;
    bool good = *tag == '\0' || (strlen(tag) >= 2 && strcspn(tag, "-") <= 3);
    for (const char *c = tag; *c; c++)
        good = good && (str_is_alnum(*c) || *c == '-');
    return good ? (struct clean){str_from(tag), NULL}
                : (struct clean){STR_NONE, reason_name(REASON_CONFIG_NOT_LANGUAGE)};
}

/* Converts other forms to "mon-fri 6-22". */
static struct clean
read_hours(struct arena *arena, struct str value)
{
    bool good = true;
    struct str rest = value, rule;
    struct shift shift;
    while (rest.ptr) {
        rule = str_split(&rest, ';');
        good = good && (str_blank(rule) || shift_read_rule(rule, &shift));
    }
    struct str clean = good ? STR_NONE : clean_hours(arena, value);
    return clean.ptr ? (struct clean){clean, reason_name(REASON_CONFIG_HOURS_FORM)}
                     : (struct clean){value, NULL};
}

/* Words in other languages and of other programs. */
static struct clean
read_bool(struct str value)
{
    static const char yes[] = "on 1 oui ja sí si enabled", no[] = "off 0 non nein nee disabled";
    if (str_has_word(str_from(yes), value))
        return (struct clean){STR("yes"), NULL};
    if (str_has_word(str_from(no), value))
        return (struct clean){STR("no"), NULL};
    return (struct clean){value, NULL};
}

/* "5 min", "10 seconds": the number and the unit's letter. */
static struct clean
read_duration(struct arena *arena, struct str value)
{
    static const char *const units[][2] = {
        {"s", "s sec secs second seconds seconde secondes sekunde sekunden"},
        {"m", "m min mins minute minutes minuten"},
        {"h", "h hour hours hr hrs heure heures stunde stunden"},
        {"d", "d day days jour jours j tag tage"}};
    size_t digits = 0;
    while (digits < value.len && str_is_digit(value.ptr[digits]))
        digits++;
    struct str unit = str_trim(str_slice(value, digits, SIZE_MAX));
    for (size_t i = 0; digits && unit.len && i < sizeof(units) / sizeof(units[0]); i++)
        if (str_has_word(str_from(units[i][1]), unit))
            return (struct clean){
                arena_printf(arena, "%.*s%s", STR_ARG(str_slice(value, 0, digits)), units[i][0]), NULL};
    return (struct clean){value, NULL};
}

/* The matching choice, ignoring case. */
static struct clean
read_choice(const struct option_row *option, struct str value)
{
    struct str rest = str_from(option->choices);
    while (rest.ptr) {
        struct str choice = str_split(&rest, ' ');
        if (str_equal_nocase(choice, value))
            return (struct clean){choice, NULL};
    }
    return (struct clean){value, NULL};
}

static struct clean
read_form(struct arena *arena, const struct option_row *option, struct str value)
{
    struct address address;
    switch (option->type) {
    case OPTION_ADDRESS:
        if (value.len == 0)
            return (struct clean){STR_NONE, reason_name(REASON_CONFIG_NO_ADDRESS)};
        address = address_read(arena, value);
        return (struct clean){address.value, address.why};
    case OPTION_PROXY:
        if (str_has_word(STR("none off no direct aucun"), value))
            return (struct clean){STR("none"), NULL};
        address = address_read_proxy(arena, value);
        return (struct clean){address.value, address.why};
    case OPTION_LANGUAGE:
        return read_language(arena, value);
    case OPTION_HOURS:
        return read_hours(arena, value);
    case OPTION_BOOL:
        return read_bool(value);
    case OPTION_DURATION:
        return read_duration(arena, value);
    case OPTION_CHOICE:
        return read_choice(option, value);
    default:
        return (struct clean){value, NULL};
    }
}

/* `first` alone, or together with other faults: `code` has the words for that. */
static const char *
both(struct arena *arena, const char *first, enum reason_code code, const char *other)
{
    return other ? reason_text(arena, other, code) : first;
}

struct clean
clean_value(struct arena *arena, const struct option_row *option, struct str value)
{
    struct clean comment = take_comment_off(option, value);
    struct clean quoted = take_quotes_off(comment.value);
    bool lone = quoted.value.len && (quoted.value.ptr[0] == '"') &&
                str_find(str_slice(quoted.value, 1, SIZE_MAX), STR("\"")) == SIZE_MAX;
    if (lone && option->type != OPTION_TEXT && option->type != OPTION_COMMAND)
        quoted =
            (struct clean){str_trim(str_slice(quoted.value, 1, SIZE_MAX)), reason_name(REASON_CONFIG_QUOTE)};
    struct clean form = read_form(arena, option, quoted.value);
    const char *why = form.why;
    if (quoted.why)
        why = both(arena, quoted.why, lone ? REASON_CONFIG_QUOTE_AND : REASON_CONFIG_QUOTES_AND, why);
    if (comment.why)
        why = both(arena, comment.why, REASON_CONFIG_COMMENT_AND, why);
    return (struct clean){form.value.ptr ? arena_str(arena, form.value) : STR_NONE, why};
}
