#include <string.h>

#include "config/reading.h"

/* Applies the options of a second section of the same name that has no address of its own. */
static void
merge_feed(struct config_feed *into, const struct config_feed *from, struct arena *arena)
{
    for (size_t i = 0; i < option_row_count; i++)
        if (strcmp(option_rows[i].section, "feed") == 0 && from->origins[i].line > 0) {
            option_set(&option_rows[i], into, str_from(from->origins[i].text), arena);
            into->origins[i] = from->origins[i];
        }
}

/* Feeds with an address first, the others after them. */
static void
sort_feeds(struct config_reading *reading)
{
    struct config *config = reading->config;
    struct config_feed *bare = arena_array(config->arena, config->feed_count, sizeof(*bare));
    size_t bare_count = 0, count = 0;
    for (size_t i = 0; i < config->feed_count; i++)
        if (*config->feeds[i].url)
            config->feeds[count++] = config->feeds[i];
        else
            bare[bare_count++] = config->feeds[i];
    memcpy(config->feeds + count, bare, bare_count * sizeof(*bare));
    config->named_count = config->feed_count;
    config->feed_count = count;
}

/* Its fault was reported at its line. */
static bool
address_was_refused(const struct config_feed *feed)
{
    const struct option_row *url = option_find(STR("feed"), STR("url"));
    return feed->origins[url - option_rows].line > 0;
}

/* Reports that the feed has no address, unless a fault of its address was reported. */
static void
report_bare(struct config_reading *reading, const struct config_feed *feed)
{
    struct arena *arena = reading->config->arena;
    if (!*feed->url && !address_was_refused(feed))
        reading_report(reading, feed->line,
                       reason_text(arena, NULL, REASON_CONFIG_NO_URL,
                                   arena_c(arena, reading_shown(arena, str_from(feed->name)))));
}

static void
finish_feeds(struct config_reading *reading)
{
    struct config *config = reading->config;
    for (size_t i = 0; i < config->feed_count; i++) {
        const struct config_feed *feed = &config->feeds[i];
        size_t same = reading->same_name[i];
        if (*feed->url)
            continue;
        if (same)
            merge_feed(&config->feeds[same - 1], feed, config->arena);
        else
            report_bare(reading, feed);
    }
    sort_feeds(reading);
    for (size_t i = 0; i < config->feed_count; i++)
        config_inherit(config, &config->feeds[i]);
}

/* `url https://…` and an address alone below [feed NAME]; any other line without = is a fault. */
static void
take_fault(struct config_reading *reading, const struct ini_row *row)
{
    struct arena *arena = reading->config->arena;
    struct str rest = row->text, word = str_split(&rest, ' ');
    const struct option_row *option =
        option_find(reading->section ? str_from(reading->section) : STR("feed"), word);
    bool address = (!reading->section || strcmp(reading->section, "feed") == 0) &&
                   str_starts_nocase(row->text, STR("http")) && str_find(row->text, STR("://")) != SIZE_MAX;
    struct ini_row meant = *row;
    meant.key = address ? STR("url") : word;
    meant.value = address ? row->text : str_trim(rest);
    meant.fault = REASON_NONE;
    if (option && str_blank(rest)) {
        reading_report(reading, row->line,
                       reason_text(arena, NULL, REASON_CONFIG_NO_VALUE, option->section, option->key));
    } else if (option || address) {
        reading_report(reading, row->line,
                       reason_text(arena, NULL, REASON_CONFIG_NO_EQUALS,
                                   arena_c(arena, reading_shown(arena, row->section)),
                                   arena_c(arena, meant.key)));
        reading_take_value(reading, &meant);
    } else {
        reading_report(
            reading, row->line,
            reason_text(arena, NULL, REASON_CONFIG_NO_LINE, arena_c(arena, reading_shown(arena, row->text))));
    }
}

static void
take_row(void *ctx, const struct ini_row *row)
{
    struct config_reading *reading = ctx;
    struct arena *arena = reading->config->arena;
    if (reading->faults >= READING_FAULTS_MAX)
        return;
    bool address = row->key.ptr && str_find(row->key, STR("//")) != SIZE_MAX;
    if (address || (row->fault && row->text.ptr[0] != '[')) {
        take_fault(reading, row);
    } else if (row->key.ptr) {
        reading_take_value(reading, row);
    } else {
        if (row->fault)
            reading_report(reading, row->line,
                           reason_text(arena, NULL, REASON_CONFIG_BRACKET,
                                       arena_c(arena, reading_shown(arena, row->section))));
        reading_begin_section(reading, row);
    }
}

/* A faulty last line without a newline: the file was truncated, by a full disk or while it was copied. */
static void
report_cut(struct config_reading *reading, struct str text)
{
    int lines = 1;
    for (size_t i = 0; i < text.len; i++)
        lines += text.ptr[i] == '\n';
    bool open_end = text.len && text.ptr[text.len - 1] != '\n';
    if (open_end && reading->fault_line == lines)
        reading_report(reading, lines, reason_name(REASON_CONFIG_CUT));
}

/* The text of a server is accepted completely or not at all. */
static bool
parse_remote(struct config_reading *reading, const struct config_remote *remote)
{
    reading->remote = true;
    reading->path = reading->config->remote = remote->name;
    ini_parse_all(remote->text, take_row, reading);
    reading_end_section(reading);
    report_cut(reading, remote->text);
    for (size_t i = 0; i < reading->config->feed_count; i++)
        report_bare(reading, &reading->config->feeds[i]);
    reading->remote = false;
    return reading->faults == 0;
}

bool
config_parse_over(struct config *config, const struct config_remote *remote, struct str text,
                  const char *path, config_fault_fn *fault, void *ctx)
{
    struct config_reading reading = {.config = config, .fault = fault, .ctx = ctx};
    bool good = !remote || parse_remote(&reading, remote);
    reading.path = config->path = path;
    config->text = text;
    ini_parse_all(text, take_row, &reading);
    reading_end_section(&reading);
    report_cut(&reading, text);
    if (config->slide_min_ms > config->slide_max_ms) {
        reading_report(&reading, 0, reason_name(REASON_CONFIG_SLIDE_MIN));
        config->slide_min_ms = config->slide_max_ms;
    }
    finish_feeds(&reading);
    return good;
}

void
config_parse(struct config *config, struct str text, const char *path, config_fault_fn *fault, void *ctx)
{
    config_parse_over(config, NULL, text, path, fault, ctx);
}
