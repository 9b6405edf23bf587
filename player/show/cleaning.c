#include "show/cleaning.h"

#include <string.h>

#define SHORTEN_STEPS 5

static const struct config_feed *
find_feed(const struct config *config, struct str name, struct str address)
{
    for (size_t i = 0; i < config->named_count; i++) {
        const struct config_feed *feed = &config->feeds[i];
        bool same =
            name.ptr ? str_equal(str_from(feed->name), name) : str_equal(str_from(feed->url), address);
        if (same)
            return feed;
    }
    return NULL;
}

static enum clean_text
text_of(const struct config_feed *feed)
{
    static const char *const names[CLEAN_TEXT_COUNT] = {"auto", "excerpt", "full", "title"};
    for (int i = 0; feed && feed->text && i < CLEAN_TEXT_COUNT; i++)
        if (strcmp(feed->text, names[i]) == 0)
            return (enum clean_text)i;
    return CLEAN_AUTO;
}

struct clean_options
cleaning_options(const struct config *config, struct str name, struct str address, struct str site)
{
    const struct config_feed *feed = find_feed(config, name, address);
    struct clean_options options = {.text = text_of(feed), .cut = feed ? feed->cut : NULL, .site = site};
    int64_t pages = feed ? feed->max_pages : config->max_pages;
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        int64_t own = config->kinds[kind].max_pages;
        options.max_pages[kind] = (int)(own ? own : pages);
    }
    return options;
}

static bool
has_stored_picture(const struct store_content *content, const struct item *item)
{
    for (size_t i = 0; i < item->pictures.count; i++)
        if (store_find_picture(content, item->pictures.items[i]))
            return true;
    return false;
}

/* Pictures that cannot be shown do not count: an item without anything else is empty, and is shown once it
 * has one. */
static void
drop_lost_pictures(const struct store_content *content)
{
    for (size_t i = 0; i < content->count; i++) {
        struct item *item = &content->items[i];
        if (!str_blank(item->title) || !str_blank(item->text) || has_stored_picture(content, item))
            continue;
        item->pictures.count = 0;
        item->image = STR_NONE;
        item->fields[FIELD_PICTURE] = NULL;
    }
}

void
cleaning_content(const struct config *config, struct store_content *content)
{
    for (size_t from = 0, to; from < content->count; from = to) {
        struct item *first = &content->items[from];
        for (to = from + 1; to < content->count && str_equal(content->items[to].feed, first->feed); to++)
            continue;
        struct clean_options options = cleaning_options(config, first->feed, STR_NONE, first->source);
        clean_feed(content->arena, first, to - from, &options, NULL);
    }
    drop_lost_pictures(content);
    clean_round(content->arena, content->items, content->count, NULL);
}

struct item *
cleaning_feed(const struct config *config, struct str address, struct feed *feed,
              struct clean_report **reports)
{
    struct feed copy = *feed;
    struct clean_options options = cleaning_options(config, STR_NONE, address, feed->title);
    struct clean_report *made = arena_array(feed->arena, feed->count, sizeof(*made));
    copy.items = arena_array(feed->arena, feed->count, sizeof(*copy.items));
    for (size_t i = 0; i < feed->count; i++)
        copy.items[i] = feed->items[i];
    feed_repair(&copy);
    clean_feed(feed->arena, copy.items, feed->count, &options, made);
    clean_round(feed->arena, copy.items, feed->count, made);
    if (reports)
        *reports = made;
    return copy.items;
}

struct slides
cleaning_compose(const struct item *item, const struct slide_context *context, struct arena *arena)
{
    struct slides slides = slide_compose(item, context, arena);
    size_t words = clean_words(item->body);
    for (int step = 0; step < SHORTEN_STEPS && item->max_pages && slides.count > item->max_pages; step++) {
        struct item *shorter = arena_alloc(arena, sizeof(*shorter));
        words = words * (size_t)item->max_pages / (size_t)slides.count;
        words -= words / 16;
        if (words == 0)
            break;
        *shorter = clean_shorten(arena, item, words);
        slides = slide_compose(shorter, context, arena);
    }
    return slides;
}
