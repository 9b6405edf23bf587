#include "config/effective.h"

#include <string.h>

#include "config/reading.h"

#define SCRATCH_BYTES ((size_t)8 * 1024 * 1024)

struct value_listing {
    const struct config *config;
    struct arena *arena;
    config_value_fn *value;
    void *ctx;
};

static void
list_value(struct value_listing *listing, struct str section, const struct option_row *row,
           const struct config_origin *origin)
{
    struct arena *arena = listing->arena;
    struct config_value value = {.section = section, .key = row->key, .source = STR("default")};
    struct str text = str_from(origin->text ? origin->text : row->standard);
    bool command = row->type == OPTION_COMMAND;
    value.value = command ? reading_shown_command(arena, text) : reading_shown(arena, text);
    if (origin->line > 0)
        value.source = arena_printf(
            arena, "%s:%d", origin->remote ? listing->config->remote : listing->config->path, origin->line);
    else if (origin->line == CONFIG_COMMAND_LINE)
        value.source = STR("command line");
    listing->value(listing->ctx, &value);
    arena_reset(arena);
}

/* The option that applies to feeds without their own value: in [fetch] or, for what is shown, in [screen].
 * NULL: none. */
static const struct option_row *
general_row(const struct option_row *row)
{
    const struct option_row *general = option_find(STR("fetch"), str_from(row->key));
    return general ? general : option_find(STR("screen"), str_from(row->key));
}

static void
list_inherited(struct value_listing *listing, struct str section, const struct option_row *row)
{
    const struct option_row *general = general_row(row);
    struct str from = str_from(general->section);
    const struct config_origin *origin = &listing->config->origins[general - option_rows];
    struct config_value value = {
        .section = section,
        .key = row->key,
        .value = reading_shown(listing->arena, str_from(origin->text ? origin->text : general->standard)),
        .source = arena_printf(listing->arena, "as in [%.*s]", STR_ARG(from))};
    listing->value(listing->ctx, &value);
    arena_reset(listing->arena);
}

static void
list_feed(struct value_listing *listing, const struct config_feed *feed)
{
    struct arena *name = arena_create(SCRATCH_BYTES);
    struct str section = arena_printf(name, "feed %.*s", STR_ARG(reading_shown(name, str_from(feed->name))));
    for (size_t i = 0; i < option_row_count; i++) {
        const struct option_row *row = &option_rows[i];
        struct config_origin origin = feed->origins[i];
        if (strcmp(row->section, "feed") != 0)
            continue;
        if (strcmp(row->key, "url") == 0 && !feed->line)
            origin = (struct config_origin){CONFIG_COMMAND_LINE, feed->url, false};
        if (origin.line == 0 && !*row->standard && general_row(row))
            list_inherited(listing, section, row);
        else
            list_value(listing, section, row, &origin);
    }
    arena_destroy(name);
}

static void
list_kind(struct value_listing *listing, int kind)
{
    struct arena *name = arena_create(SCRATCH_BYTES);
    struct str section = arena_printf(name, "kind %s", kind_name((enum kind)kind));
    for (size_t i = 0; i < option_row_count; i++)
        if (listing->config->kinds[kind].origins[i].line)
            list_value(listing, section, &option_rows[i], &listing->config->kinds[kind].origins[i]);
    arena_destroy(name);
}

void
config_each_value(const struct config *config, config_value_fn *value, void *ctx)
{
    struct value_listing listing = {config, arena_create(SCRATCH_BYTES), value, ctx};
    for (size_t i = 0; i < config->feed_count; i++)
        list_feed(&listing, &config->feeds[i]);
    for (size_t i = 0; i < option_row_count; i++) {
        const char *section = option_rows[i].section;
        if (strcmp(section, "feed") != 0 && strcmp(section, "kind") != 0)
            list_value(&listing, str_from(section), &option_rows[i], &config->origins[i]);
    }
    for (int kind = 0; kind < KIND_COUNT; kind++)
        list_kind(&listing, kind);
    arena_destroy(listing.arena);
}
