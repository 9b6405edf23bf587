#include "config/config.h"

#include <string.h>

#include "base/memory.h"
#include "config/reading.h"

#define ARENA_BYTES ((size_t)64 * 1024 * 1024)

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
    config->origins = reading_origins(arena);
    for (int kind = 0; kind < KIND_COUNT; kind++)
        config->kinds[kind].origins = reading_origins(arena);
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

void
config_inherit(const struct config *config, struct config_feed *feed)
{
    if (feed->interval_ms == 0)
        feed->interval_ms = config->interval_ms;
    if (feed->max_bytes == 0)
        feed->max_bytes = config->feed_max_bytes;
    if (feed->max_items == 0)
        feed->max_items = config->feed_max_items;
    if (feed->max_shown == 0)
        feed->max_shown = config->max_shown;
    if (feed->max_pages == 0)
        feed->max_pages = config->max_pages;
    if (!feed->proxy || !*feed->proxy)
        feed->proxy = config->proxy;
    if (!feed->user_agent || !*feed->user_agent)
        feed->user_agent = config->user_agent;
    if (!feed->ca_file || !*feed->ca_file)
        feed->ca_file = config->ca_file;
}

bool
config_names_feeds(const struct config *config)
{
    return config->feed_count > 0 || *config->source_url;
}

bool
config_on_its_side(const struct config *config)
{
    return strcmp(config->rotate, "90") == 0 || strcmp(config->rotate, "270") == 0;
}

bool
config_add_feed(struct config *config, const char *name, const char *address)
{
    struct config_feed *feed = NULL;
    for (size_t i = 0; i < config->feed_count && !feed; i++)
        if (strcmp(config->feeds[i].name, name) == 0)
            feed = &config->feeds[i];
    if (!feed && config->feed_count == CONFIG_FEEDS_MAX)
        return false;
    if (!feed) {
        feed = &config->feeds[config->feed_count++];
        *feed = (struct config_feed){.name = arena_c(config->arena, str_from(name)),
                                     .kind = KIND_NEWS,
                                     .kinds = "auto",
                                     .origins = reading_origins(config->arena)};
    }
    config->named_count = config->feed_count;
    feed->url = arena_c(config->arena, str_from(address));
    config_inherit(config, feed);
    return true;
}

const struct config_origin *
config_origin(const struct config *config, const char *section, const char *key)
{
    const struct option_row *row = option_find(str_from(section), str_from(key));
    if (!row)
        BUG("no such option");
    return &config->origins[row - option_rows];
}

const struct config_origin *
config_feed_origin(const struct config_feed *feed, const char *key)
{
    const struct option_row *row = option_find(STR("feed"), str_from(key));
    if (!row)
        BUG("no such option");
    return &feed->origins[row - option_rows];
}

const struct config_origin *
config_kind_origin(const struct config_kind *kind, const char *key)
{
    const struct option_row *row = option_find(STR("kind"), str_from(key));
    if (!row)
        BUG("no such option");
    return &kind->origins[row - option_rows];
}

void
config_note_override(struct config *config, const char *section, const char *key, const char *value)
{
    const struct option_row *row = option_find(str_from(section), str_from(key));
    if (row)
        config->origins[row - option_rows] =
            (struct config_origin){CONFIG_COMMAND_LINE, arena_c(config->arena, str_from(value)), false};
}
