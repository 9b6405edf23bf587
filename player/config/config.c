#include "config/config.h"

#include <string.h>

#include "base/file.h"
#include "base/ini.h"
#include "base/memory.h"
#include "config/options.h"

#define ARENA_BYTES ((size_t)8 * 1024 * 1024)

struct reading {
    struct config *config;
    const char *path;
    config_fault_fn *fault;
    void *ctx;
    struct config_feed *feed; /* of the section being read, or NULL */
    struct str feed_section;
};

/* Sections that come once a name: "feed news", "kind alert". The name is absent when it is none of them. */
static struct str
name_in(struct str section, struct str of)
{
    if (!str_starts(section, of) || (section.len > of.len && section.ptr[of.len] != ' '))
        return STR_NONE;
    return str_trim(str_slice(section, of.len, SIZE_MAX));
}

static void
set_default(struct config *config, const struct option_row *row)
{
    bool of_kind = strcmp(row->section, "kind") == 0;
    for (int kind = 0; kind < (of_kind ? KIND_COUNT : 1); kind++) {
        void *target = of_kind ? (void *)&config->kinds[kind] : (void *)config;
        if (option_set(row, target, str_from(row->standard), config->arena))
            BUG("a default of the option table is refused by its own row");
    }
}

struct config *
config_create(void)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    struct config *config = arena_alloc(arena, sizeof(*config));
    config->arena = arena;
    config->feeds = arena_array(arena, CONFIG_FEEDS_MAX, sizeof(struct config_feed));
    for (size_t i = 0; i < option_row_count; i++)
        if (strcmp(option_rows[i].section, "feed") != 0)
            set_default(config, &option_rows[i]);
    return config;
}

void
config_destroy(struct config *config)
{
    if (config)
        arena_destroy(config->arena);
}

static void
report(struct reading *reading, const struct ini_row *row, const char *why)
{
    struct arena *arena = arena_create(CONFIG_BYTES_MAX * 2);
    struct str line = arena_printf(arena, "%s:%d: [%.*s] %.*s: %.*s: %s", reading->path, row->line,
                                   STR_ARG(row->section), STR_ARG(row->key), STR_ARG(row->value), why);
    if (row->fault)
        line = arena_printf(arena, "%s:%d: [%.*s]: %s", reading->path, row->line, STR_ARG(row->section), why);
    reading->fault(reading->ctx, line.ptr);
    arena_destroy(arena);
}

static struct config_feed *
add_feed(struct config *config, struct str name)
{
    if (config->feed_count == CONFIG_FEEDS_MAX)
        return NULL;
    struct config_feed *feed = &config->feeds[config->feed_count++];
    *feed = (struct config_feed){.name = arena_c(config->arena, name), .url = "", .kind = KIND_NEWS};
    return feed;
}

static struct config_feed *
find_feed(struct config *config, struct str name)
{
    for (size_t i = 0; i < config->feed_count; i++)
        if (str_equal(str_from(config->feeds[i].name), name))
            return &config->feeds[i];
    return NULL;
}

/* The feed whose section this is; a second section of the same name goes on with the first. */
static struct config_feed *
feed_of_section(struct reading *reading, const struct ini_row *row)
{
    if (reading->feed && str_equal(reading->feed_section, row->section))
        return reading->feed;
    struct str name = name_in(row->section, STR("feed"));
    reading->feed_section = row->section;
    reading->feed = find_feed(reading->config, name);
    if (!reading->feed)
        reading->feed = add_feed(reading->config, name);
    if (!reading->feed)
        report(reading, row, "too many feeds; 50 are the most");
    return reading->feed;
}

static struct config_kind *
kind_of_section(struct reading *reading, const struct ini_row *row)
{
    enum kind kind;
    struct str name = name_in(row->section, STR("kind"));
    if (kind_from_name(name, &kind) || kind_from_category(name, &kind))
        return &reading->config->kinds[kind];
    report(reading, row, "no kind of slide; docs/feeds.md lists the kinds");
    return NULL;
}

static void *
target_of(struct reading *reading, const struct ini_row *row, struct str section)
{
    if (str_equal(section, STR("feed")))
        return feed_of_section(reading, row);
    if (str_equal(section, STR("kind")))
        return kind_of_section(reading, row);
    return reading->config;
}

static const char *
nearest_section(struct str key)
{
    for (size_t i = 0; i < option_row_count; i++)
        if (str_equal_nocase(key, str_from(option_rows[i].key)))
            return option_rows[i].section;
    return NULL;
}

static void
report_unknown(struct reading *reading, const struct ini_row *row)
{
    const char *section = nearest_section(row->key);
    struct str why = STR("no such option; `breakroom play --help` lists them");
    if (section)
        why = arena_printf(reading->config->arena, "no such option here; it belongs in [%s]", section);
    report(reading, row, why.ptr);
}

static void
take_row(void *ctx, const struct ini_row *row)
{
    struct reading *reading = ctx;
    if (row->fault) {
        report(reading, row, row->fault);
        return;
    }
    struct str section = name_in(row->section, STR("feed")).ptr   ? STR("feed")
                         : name_in(row->section, STR("kind")).ptr ? STR("kind")
                                                                  : row->section;
    const struct option_row *option = option_find(section, row->key);
    if (!option) {
        report_unknown(reading, row);
        return;
    }
    void *target = target_of(reading, row, section);
    const char *why = target ? option_set(option, target, row->value, reading->config->arena) : NULL;
    if (why)
        report(reading, row, why);
}

/* What a feed does not say itself, [fetch] says. */
static void
inherit(const struct config *config, struct config_feed *feed)
{
    if (feed->interval_ms == 0)
        feed->interval_ms = config->interval_ms;
    if (feed->max_bytes == 0)
        feed->max_bytes = config->feed_max_bytes;
    if (feed->max_items == 0)
        feed->max_items = config->feed_max_items;
    if (feed->max_shown == 0)
        feed->max_shown = config->max_shown;
}

static void
drop_feeds_without_url(struct reading *reading)
{
    struct config *config = reading->config;
    size_t kept = 0;
    for (size_t i = 0; i < config->feed_count; i++) {
        struct config_feed *feed = &config->feeds[i];
        if (*feed->url) {
            inherit(config, feed);
            config->feeds[kept++] = *feed;
            continue;
        }
        struct str line = arena_printf(config->arena, "%s: [feed %s]: no url; the feed is left out",
                                       reading->path, feed->name);
        reading->fault(reading->ctx, line.ptr);
    }
    config->feed_count = kept;
}

void
config_parse(struct config *config, struct str text, const char *path, config_fault_fn *fault, void *ctx)
{
    struct reading reading = {.config = config, .path = path, .fault = fault, .ctx = ctx};
    ini_parse(text, take_row, &reading);
    if (config->slide_min_ms > config->slide_max_ms) {
        fault(ctx, arena_printf(
                       config->arena,
                       "%s: [screen] slide-min is greater than slide-max; slide-max is used for both", path)
                       .ptr);
        config->slide_min_ms = config->slide_max_ms;
    }
    drop_feeds_without_url(&reading);
}

bool
config_load(struct config *config, const char *path, config_fault_fn *fault, void *ctx)
{
    const char *why = NULL;
    struct str text = file_read(config->arena, path, CONFIG_BYTES_MAX, &why);
    if (!text.ptr) {
        fault(ctx, arena_printf(config->arena, "%s: %s", path, why).ptr);
        return false;
    }
    config_parse(config, text, path, fault, ctx);
    return true;
}

bool
config_on_its_side(const struct config *config)
{
    return strcmp(config->rotate, "90") == 0 || strcmp(config->rotate, "270") == 0;
}

bool
config_add_feed(struct config *config, const char *name, const char *address)
{
    struct config_feed *feed = find_feed(config, str_from(name));
    if (!feed)
        feed = add_feed(config, str_from(name));
    if (!feed)
        return false;
    feed->url = arena_c(config->arena, str_from(address));
    inherit(config, feed);
    return true;
}
