#include "base/near.h"
#include "base/utf8.h"
#include "config/reading.h"

static const char *const sections[] = {"screen", "hours", "theme", "store", "fetch",
                                       "kind",   "log",   "feed",  "config"};

#define SECTION_COUNT (sizeof(sections) / sizeof(sections[0]))
#define QUOTES_COUNT  (sizeof(quotes) / sizeof(quotes[0]))

static const char *const quotes[] = {"\"", "'", "“", "”", "„", "«", "»", "‘", "’"};

/* The first word of "feed news", "feed:news", "feed\"news\"", and the rest. */
static struct str
first_word(struct str *text)
{
    size_t end = 0;
    while (end < text->len && ((text->ptr[end] | 0x20) >= 'a' && (text->ptr[end] | 0x20) <= 'z'))
        end++;
    struct str word = str_slice(*text, 0, end);
    while (end < text->len && (text->ptr[end] == ' ' || text->ptr[end] == '\t' || text->ptr[end] == ':' ||
                               text->ptr[end] == '.' || text->ptr[end] == '='))
        end++;
    *text = str_trim(str_slice(*text, end, SIZE_MAX));
    return word;
}

static struct str
without_quotes(struct str name)
{
    for (size_t i = 0; i < QUOTES_COUNT; i++) {
        struct str quote = str_from(quotes[i]);
        if (str_starts(name, quote))
            name = str_slice(name, quote.len, SIZE_MAX);
        if (str_ends(name, quote))
            name = str_slice(name, 0, name.len - quote.len);
    }
    return str_trim(name);
}

/* NULL when no section was meant; *exact when it is spelt correctly. */
static const char *
find_section(struct str word, bool *exact)
{
    *exact = false;
    for (size_t i = 0; i < SECTION_COUNT; i++)
        if (str_equal_nocase(word, str_from(sections[i]))) {
            *exact = true;
            return sections[i];
        }
    for (size_t i = 0; i < SECTION_COUNT; i++)
        if (near_distance(word, str_from(sections[i])) <= 1)
            return sections[i];
    return NULL;
}

static const char *
shown_c(struct arena *arena, struct str text)
{
    return arena_c(arena, reading_shown(arena, text));
}

struct config_origin *
reading_origins(struct arena *arena)
{
    return arena_array(arena, CONFIG_ROWS_MAX, sizeof(struct config_origin));
}

static struct config_feed *
find_feed(struct config *config, struct str name)
{
    for (size_t i = 0; name.ptr && i < config->feed_count; i++)
        if (str_equal_nocase(str_from(config->feeds[i].name), name))
            return &config->feeds[i];
    return NULL;
}

/* "news 2", the first unused name. */
static struct str
free_name(struct config *config, struct str name)
{
    struct str other = name;
    for (int number = 2; find_feed(config, other); number++)
        other = arena_printf(config->arena, "%.*s %d", STR_ARG(name), number);
    return other;
}

static void
begin_feed(struct config_reading *reading, struct str name, int line)
{
    struct config *config = reading->config;
    reading->section = "feed";
    reading->target = NULL;
    if (name.len > CONFIG_NAME_BYTES_MAX) {
        reading_report(reading, line,
                       reason_text(config->arena, NULL, REASON_CONFIG_LONG_NAME, shown_c(config->arena, name),
                                   arena_printf(config->arena, "%d", CONFIG_NAME_BYTES_MAX).ptr));
        name = utf8_prefix(name, CONFIG_NAME_BYTES_MAX);
    }
    struct config_feed *same = find_feed(config, name);
    if (same && same->remote && !reading->remote) {
        reading->origins = same->origins;
        reading->target = same;
        return;
    }
    if (config->feed_count == CONFIG_FEEDS_MAX) {
        reading_report(reading, line, reason_name(REASON_CONFIG_MANY_FEEDS));
        return;
    }
    if (same) {
        struct str other = free_name(config, name);
        reading_report(reading, line,
                       reason_text(config->arena, NULL, REASON_CONFIG_SAME_NAME, shown_c(config->arena, name),
                                   arena_printf(config->arena, "%d", same->line).ptr,
                                   shown_c(config->arena, other)));
        name = other;
    }
    reading->same_name[config->feed_count] = same ? (size_t)(same - config->feeds) + 1 : 0;
    struct config_feed *feed = &config->feeds[config->feed_count++];
    reading->origins = reading_origins(config->arena);
    *feed = (struct config_feed){.name = arena_c(config->arena, name),
                                 .url = "",
                                 .kind = KIND_NEWS,
                                 .kinds = "auto",
                                 .line = line,
                                 .remote = reading->remote,
                                 .origins = reading->origins};
    reading->target = feed;
}

static void
begin_kind(struct config_reading *reading, struct str name, int line)
{
    enum kind kind;
    const char *names[KIND_COUNT];
    struct arena *arena = reading->config->arena;
    reading->section = "kind";
    for (int i = 0; i < KIND_COUNT; i++)
        names[i] = kind_name((enum kind)i);
    const char *near = name.len ? near_find(name, names, KIND_COUNT) : NULL;
    bool known = kind_from_name(name, &kind) || kind_from_category(name, &kind);
    if (!known) {
        const char *why = reason_name(REASON_CONFIG_KIND_UNNAMED);
        if (near)
            why = reason_text(arena, NULL, REASON_CONFIG_UNKNOWN_KIND_MEANT, shown_c(arena, name), near);
        else if (name.len)
            why = reason_text(arena, NULL, REASON_CONFIG_UNKNOWN_KIND, shown_c(arena, name));
        reading_report(reading, line, why);
    }
    known = known || (near && kind_from_name(str_from(near), &kind));
    reading->target = known ? &reading->config->kinds[kind] : NULL;
    reading->origins = known ? reading->config->kinds[kind].origins : NULL;
}

static void
report_near(struct config_reading *reading, int line, struct str name, const char *section, const char *rest)
{
    struct arena *arena = reading->config->arena;
    reading_report(reading, line,
                   reason_text(arena, NULL, REASON_CONFIG_SECTION_MEANT, shown_c(arena, name),
                               arena_printf(arena, "%s%s", section, rest).ptr));
}

static void
begin_known(struct config_reading *reading, const struct ini_row *row, const char *section, struct str name)
{
    bool of_feed = str_equal(str_from(section), STR("feed"));
    if (of_feed && name.len == 0) {
        reading_report(reading, row->line, reason_name(REASON_CONFIG_FEED_UNNAMED));
        name = STR("feed");
    }
    if (of_feed) {
        begin_feed(reading, name, row->line);
    } else if (str_equal(str_from(section), STR("kind"))) {
        begin_kind(reading, name, row->line);
    } else {
        reading->section = section;
        reading->target = reading->config;
        reading->origins = reading->config->origins;
    }
}

void
reading_begin_section(struct config_reading *reading, const struct ini_row *row)
{
    bool exact;
    struct str name = row->section, word = first_word(&name);
    const char *section = find_section(word, &exact);
    name = without_quotes(name);
    reading_end_section(reading);
    if (!section) {
        reading->unknown = row->section;
        reading->unknown_line = row->line;
        return;
    }
    if (!exact)
        report_near(reading, row->line, row->section, section,
                    str_equal(str_from(section), STR("feed")) ? " NAME" : "");
    begin_known(reading, row, section, name);
}

void
reading_end_section(struct config_reading *reading)
{
    if (reading->unknown.ptr)
        reading_report(reading, reading->unknown_line,
                       reason_text(reading->config->arena, NULL, REASON_CONFIG_NO_SECTION,
                                   shown_c(reading->config->arena, reading->unknown)));
    reading->unknown = STR_NONE;
    reading->section = NULL;
    reading->target = NULL;
}

void
reading_assume_feed(struct config_reading *reading, int line)
{
    struct arena *arena = reading->config->arena;
    struct str name = reading->unknown.len ? reading->unknown : STR("feed");
    const char *why = reason_name(REASON_CONFIG_BEFORE_SECTION);
    if (reading->unknown.ptr)
        why = reason_text(arena, NULL, REASON_CONFIG_FEED_MEANT, shown_c(arena, name));
    reading_report(reading, reading->unknown.ptr ? reading->unknown_line : line, why);
    line = reading->unknown.ptr ? reading->unknown_line : line;
    reading->unknown = STR_NONE;
    begin_feed(reading, name, line);
}
