#include "show/cleaning.h"

#include <string.h>

#include "base/memory.h"

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

/* What cleaning changes of an item, as it was read: a second copy of all items would be the largest part of
 * the memory for a long feed. */
struct as_read {
    struct str title, headline, text, summary, body, marks, author;
    const struct value *qr;
};

static struct as_read
as_read(const struct item *item)
{
    return (struct as_read){.title = item->title,
                            .headline = item->headline,
                            .text = item->text,
                            .summary = item->summary,
                            .body = item->body,
                            .marks = item->marks,
                            .author = item->author,
                            .qr = item->fields[FIELD_QR]};
}

static void
restore(struct item *item, const struct as_read *read)
{
    item->title = read->title;
    item->headline = read->headline;
    item->text = read->text;
    item->summary = read->summary;
    item->body = read->body;
    item->marks = read->marks;
    item->author = read->author;
    item->fields[FIELD_QR] = read->qr;
    item->max_pages = 0;
    item->placeholder = false;
    item->length = 0;
    item->hash = 0;
}

static struct feed_cleaned
cleaned_of(struct arena *arena, const struct item *item, const struct clean_report *report,
           enum reason_language language)
{
    struct feed_cleaned out = {item->title, item->body, NULL, report->count};
    out.left_out = arena_array(arena, report->count, sizeof(*out.left_out));
    for (size_t i = 0; i < report->count; i++) {
        enum clean_reason reason = report->cuts[i].reason;
        out.left_out[i] = (struct feed_cut){report->cuts[i].text, clean_reason_name(reason),
                                            clean_reason_words(reason, language)};
    }
    return out;
}

struct feed_cleaned *
cleaning_feed(const struct config *config, struct str address, struct feed *feed,
              enum reason_language language)
{
    struct clean_options options = cleaning_options(config, STR_NONE, address, feed->title);
    struct clean_report *reports = memory_array(feed->count, sizeof(*reports));
    struct as_read *read = memory_array(feed->count, sizeof(*read));
    struct str title = feed->title;
    for (size_t i = 0; i < feed->count; i++)
        read[i] = as_read(&feed->items[i]);
    feed_repair(feed);
    clean_feed(feed->arena, feed->items, feed->count, &options, reports);
    clean_round(feed->arena, feed->items, feed->count, reports);
    struct feed_cleaned *cleaned = arena_array(feed->arena, feed->count, sizeof(*cleaned));
    for (size_t i = 0; i < feed->count; i++) {
        cleaned[i] = cleaned_of(feed->arena, &feed->items[i], &reports[i], language);
        restore(&feed->items[i], &read[i]);
    }
    feed->title = title;
    memory_free(read);
    memory_free(reports);
    return cleaned;
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
