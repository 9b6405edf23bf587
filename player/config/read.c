#include <string.h>

#include "base/utf8.h"
#include "config/clean.h"
#include "config/reading.h"

#define SCRATCH ((size_t)8 * CONFIG_BYTES_MAX)

static struct str
shown_value(struct arena *arena, const struct option_row *option, struct str value)
{
    bool command = option && option->type == OPTION_COMMAND;
    size_t comment = str_find(value, STR(" #"));
    if (!command && comment != SIZE_MAX && str_find(value, STR("@")) == SIZE_MAX)
        return arena_printf(arena, "%.*s%.*s", STR_ARG(reading_shown(arena, str_slice(value, 0, comment))),
                            STR_ARG(utf8_prefix(str_slice(value, comment, SIZE_MAX), CONFIG_SHOWN_CHARS)));
    return command ? reading_shown_command(arena, value) : reading_shown(arena, value);
}

static void
report_value(struct config_reading *reading, const struct ini_row *row, const struct option_row *option,
             const char *why)
{
    struct arena *arena = arena_create(SCRATCH);
    struct str section = reading_shown(arena, row->section), key = reading_shown(arena, row->key);
    struct str value = shown_value(arena, option, row->value);
    const char *in = arena_c(arena, section), *of = arena_c(arena, key);
    reading_report(reading, row->line,
                   value.len ? reason_text(arena, why, REASON_CONFIG_VALUE, in, of, arena_c(arena, value))
                             : reason_text(arena, why, REASON_CONFIG_KEY, in, of));
    arena_destroy(arena);
}

static const char *
section_of(struct str key)
{
    for (size_t i = 0; i < option_row_count; i++)
        if (str_equal_nocase(key, str_from(option_rows[i].key)))
            return option_rows[i].section;
    return NULL;
}

/* The value is not shown: it may be a password. */
static void
report_unknown(struct config_reading *reading, const struct ini_row *row, const struct option_row *near)
{
    struct arena *arena = reading->config->arena;
    const char *section = section_of(row->key);
    bool named = section && (strcmp(section, "feed") == 0 || strcmp(section, "kind") == 0);
    const char *why = reason_name(REASON_CONFIG_NO_OPTION);
    if (near)
        why = reason_text(arena, NULL, REASON_CONFIG_OPTION_MEANT, near->key);
    else if (section)
        why = reason_text(arena, NULL, REASON_CONFIG_OPTION_PLACE,
                          arena_printf(arena, "%s%s", section, named ? " NAME" : "").ptr);
    struct ini_row shown = *row;
    shown.value = STR("");
    report_value(reading, &shown, NULL, why);
}

/* The option of a key: as written, or the certain meaning, which is reported. NULL, after reporting it, when
 * there is none. */
static const struct option_row *
find_option(struct config_reading *reading, const struct ini_row *row)
{
    bool certain = true;
    struct str section = str_from(reading->section);
    const struct option_row *option = option_find(section, row->key);
    if (option)
        return option;
    const struct option_row *near = option_find_near(section, row->key, &certain);
    bool free = near && reading->origins[near - option_rows].line == 0;
    if (!near || !certain || !free || section_of(row->key)) {
        report_unknown(reading, row, section_of(row->key) ? NULL : near);
        return NULL;
    }
    struct arena *arena = reading->config->arena;
    struct ini_row shown = *row;
    shown.value = STR("");
    report_value(reading, &shown, NULL, reason_text(arena, NULL, REASON_CONFIG_OPTION_USED, near->key));
    return near;
}

/* Reported without its value. */
static bool
is_too_long(struct config_reading *reading, const struct ini_row *row)
{
    struct ini_row shown = *row;
    shown.value = STR("");
    if (row->value.len <= CONFIG_VALUE_BYTES_MAX)
        return false;
    struct arena *arena = reading->config->arena;
    const char *most = arena_printf(arena, "%d", CONFIG_VALUE_BYTES_MAX).ptr;
    report_value(reading, &shown, NULL, reason_text(arena, NULL, REASON_CONFIG_LONG_VALUE, most));
    return true;
}

/* Why a server may not set this option; NULL: it may. */
static const char *
refuse_from_afar(const struct option_row *option, struct str value)
{
    const char *alone = reason_name(REASON_CONFIG_LOCAL_ONLY);
    bool theme = str_has_word(STR("dark light high-contrast"), value);
    switch (option->type) {
    case OPTION_COMMAND:
    case OPTION_SOURCE:
    case OPTION_FILE:
    case OPTION_SECRETS:
        return alone;
    case OPTION_NAME:
        return theme ? NULL : alone;
    case OPTION_ADDRESS:
        return str_starts_nocase(value, STR("https://")) || str_starts_nocase(value, STR("http://")) ? NULL
                                                                                                     : alone;
    default:
        return NULL;
    }
}

static void
set_option(struct config_reading *reading, const struct ini_row *row, const struct option_row *option)
{
    struct arena *arena = reading->config->arena;
    struct config_origin *origin = &reading->origins[option - option_rows];
    struct clean clean = clean_value(arena, option, row->value);
    const char *afar = reading->remote ? refuse_from_afar(option, clean.value) : NULL;
    if (afar) {
        report_value(reading, row, option, afar);
        return;
    }
    const char *why = clean.value.ptr ? option_set(option, reading->target, clean.value, arena) : clean.why;
    if (why) {
        origin->line = option->type == OPTION_ADDRESS ? row->line : origin->line;
        report_value(reading, row, option, why);
        return;
    }
    if (clean.why) {
        struct str value = shown_value(arena, option, clean.value);
        bool same = str_equal(clean.value, row->value);
        report_value(
            reading, row, option,
            same ? clean.why
                 : reason_text(arena, clean.why, REASON_CONFIG_READ_AS, option->key, arena_c(arena, value)));
    }
    if (origin->line > 0 && origin->remote == reading->remote)
        report_value(
            reading, row, option,
            reason_text(arena, NULL, REASON_CONFIG_TWICE, arena_printf(arena, "%d", origin->line).ptr));
    *origin = (struct config_origin){row->line, arena_c(arena, clean.value), reading->remote};
}

void
reading_take_value(struct config_reading *reading, const struct ini_row *row)
{
    bool certain;
    const struct option_row *of_feed = option_find(STR("feed"), row->key);
    if (!of_feed)
        of_feed = option_find_near(STR("feed"), row->key, &certain);
    bool address = of_feed && strcmp(of_feed->key, "url") == 0;
    if (!reading->section && address)
        reading_assume_feed(reading, row->line);
    if (!reading->section && !reading->unknown.ptr)
        report_unknown(reading, row, NULL);
    if (!reading->section || !reading->target || is_too_long(reading, row))
        return;
    if (row->colon)
        report_value(reading, row, option_find(str_from(reading->section), row->key),
                     reason_name(REASON_CONFIG_COLON));
    const struct option_row *option = find_option(reading, row);
    if (option)
        set_option(reading, row, option);
}
