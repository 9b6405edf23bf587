#include "recovery/quarantine.h"
#include "preview/collect.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/duration.h"
#include "base/log.h"
#include "base/memory.h"
#include "runtime/runtime.h"
#include "show/cleaning.h"
#include "show/logo.h"
#include "setup/resume.h"
#include "base/temporary.h"
#include "fetch/fetch.h"

#define LOG_MODULE "plan"
#define QUARTER_MS (HOUR_MS / 4)
#define ITEMS_MAX  10000

/* Cached page count and words of an item. */
struct collect_measure {
    int day; /* of the year on which it was measured, from 1; 0: never */
    int pages;
    int words[SLIDE_PAGES_MAX];
};

/* True when the text of a slide depends on the present day: "tomorrow", "since Monday". The source line does
 * too, but is separate and not counted. */
static bool
tells_days(const struct item *item)
{
    for (int field = 0; field < FIELD_COUNT; field++)
        if (item->fields[field] && field_applies((enum field)field, item->kind) &&
            (field_type((enum field)field) == TYPE_DATE || field_type((enum field)field) == TYPE_DISHES))
            return true;
    return false;
}

/* The day of the year, from 1: no day begins within a quarter of an hour. */
static int
day_of(struct collected *collected, int64_t wall_ms)
{
    time_t now_s = (time_t)(wall_ms / SECOND_MS);
    struct tm local = {0};
    if (!collected->day || collected->quarter != wall_ms / QUARTER_MS) {
        localtime_r(&now_s, &local);
        collected->quarter = wall_ms / QUARTER_MS;
        collected->day = local.tm_yday + 1;
    }
    return collected->day;
}

static struct timetable_extent
measure(void *ctx, const struct item *item, int page, struct moment now)
{
    struct collected *collected = ctx;
    struct collect_measure *known = &collected->measured[item - collected->request.items];
    int day = day_of(collected, now.wall_ms);
    if (!known->day || (known->day != day && tells_days(item)))
        known->pages = show_measure(collected->show, item, now, known->words, SLIDE_PAGES_MAX);
    known->day = day;
    return (struct timetable_extent){known->pages,
                                     known->words[page < SLIDE_PAGES_MAX ? page : SLIDE_PAGES_MAX - 1]};
}

/* True without what-if options: the plan continues from the running player's position. */
static bool
as_it_is(const struct flags *flags)
{
    return flags->at_ms == TIME_NONE && !flags->untrusted && !flags->site && !flags->tags &&
           !flags->seed_given;
}

static bool
load_from(struct setup *setup, const struct command *command, const char *folder, struct collected *collected)
{
    struct store_content content;
    struct str names[CONFIG_FEEDS_MAX];
    struct store *store = store_open(folder, STORE_READ, NULL);
    size_t count = setup->config->feed_count ? setup->config->named_count : 0;
    for (size_t i = 0; i < count; i++)
        names[i] = str_from(setup->config->feeds[i].name);
    if (store)
        store_use_memory(store, runtime_memory_folders(setup->arena, runtime_resolve(setup->arena, folder)));
    bool good = store && store_load(store, names, count, &content);
    if (good) {
        int width, height;
        cleaning_content(setup->config, &content);
        quarantine_mark_known(setup->arena, folder, content.items, content.count);
        show_take_content(collected->show, content);
        collected->request.floor_ms = store_latest_ms(store);
        store_screen(folder, &width, &height);
        if (width && !setup->flags.size_given)
            show_set_size(collected->show, width, height);
        if (as_it_is(&setup->flags))
            collected->request.resume = resume_find(setup->arena, runtime_resolve(setup->arena, folder));
        fprintf(stderr, "breakroom %s: the feeds as the store %s has them%s\n", command->name, folder,
                collected->request.resume.ptr ? ", from what the screen shows now" : "");
    }
    store_close(store);
    return good;
}

/* The screen's own store, if it can be read and has the feeds: that of the command line or the configuration,
 * else that of the system's service. */
static bool
load_stored(struct setup *setup, const struct command *command, struct collected *collected)
{
    if (setup->feeds_given || !setup_store(setup))
        return false;
    bool named = setup->flags.store || *setup->config->store;
    return load_from(setup, command, setup->store, collected) ||
           (!named && load_from(setup, command, SETUP_SERVICE_STORE, collected));
}

/* Fetches into a store that is deleted when the command ends. */
static int
fetch(struct setup *setup, const struct command *command, struct collected *collected)
{
    struct reason why = {.text = ""};
    struct store_content content;
    collected->folder = temporary_create(setup->arena);
    if (!collected->folder)
        return EXIT_MACHINE;
    /* all are read, so that those beyond the limit can be reported */
    for (size_t i = 0; i < setup->config->feed_count; i++)
        setup->config->feeds[i].max_items = ITEMS_MAX;
    struct store *store = store_open(collected->folder, STORE_WRITE, &why);
    struct fetcher *fetcher = store ? fetcher_create(setup->config, store, &why) : NULL;
    int status = fetcher ? EXIT_DONE : EXIT_MACHINE;
    if (!fetcher) {
        fprintf(stderr, "breakroom %s: %s\n", command->name, reason_english(&why, setup->arena));
    } else {
        fetcher_set_screen(fetcher, setup->flags.width, setup->flags.height);
        if (fetcher_run_once(fetcher) > 0)
            status = EXIT_INPUT;
        else if (store_load(store, NULL, 0, &content)) {
            cleaning_content(setup->config, &content);
            show_take_content(collected->show, content);
        } else
            status = EXIT_MACHINE;
    }
    fetcher_destroy(fetcher);
    store_close(store);
    return status;
}

/* Items fetched for this command count as new at the time of the preview. */
static void
date_items(const struct store_content *content, int64_t at_ms)
{
    for (size_t i = 0; i < content->count; i++) {
        content->items[i].first_seen_ms = at_ms;
        item_take_event_date(content->arena, &content->items[i], at_ms);
    }
}

static void
make_request(const struct setup *setup, bool fetched, struct collected *collected)
{
    const struct store_content *content = show_content(collected->show);
    struct timetable_request *request = &collected->request;
    request->options = &collected->options;
    request->items = content->items;
    request->count = content->count;
    request->length_ms = setup->flags.for_ms ? setup->flags.for_ms : HOUR_MS;
    request->start = clock_now(TIME_NONE);
    if (!request->resume.ptr)
        request->start.wall_ms -= request->start.wall_ms % SECOND_MS;
    if (setup->flags.at_ms != TIME_NONE)
        request->start.wall_ms = setup->flags.at_ms;
    request->start.trusted = !setup->flags.untrusted;
    if (fetched) {
        date_items(content, request->start.wall_ms);
        request->floor_ms = request->start.wall_ms;
    }
    request->hours = collected->hours;
    request->measure = measure;
    request->ctx = collected;
    collected->measured = memory_array(content->count, sizeof(*collected->measured));
}

/* Only warnings of fetch are printed: its other messages belong in the journal. */
static void
quieten(const struct setup *setup)
{
    if (strcmp(setup->config->log_level, "info") == 0)
        log_set_level(LOG_WARN);
}

int
collect_items(struct setup *setup, const struct command *command, bool stored, struct collected *out)
{
    *out = (struct collected){.folder = NULL};
    struct reason why = {.text = ""};
    const char *data = setup_data(setup);
    if (!data || !setup_theme(setup, data) || !setup_feeds(setup))
        return EXIT_MACHINE;
    quieten(setup);
    out->options = setup_playlist(setup);
    out->hours = hours_create(&setup->config->open, NULL);
    out->show = show_create(setup->config, data, setup_language(setup), &why);
    if (!out->show) {
        fprintf(stderr, "breakroom %s: %s\n", command->name, reason_english(&why, setup->arena));
        return EXIT_MACHINE;
    }
    logo_give(out->show);
    show_set_size(out->show, setup->flags.width, setup->flags.height);
    bool loaded = stored && load_stored(setup, command, out);
    if (!loaded && setup->config->feed_count == 0) {
        fprintf(stderr, "breakroom %s: no feed is configured; `breakroom config --check` says why\n",
                command->name);
        return EXIT_MACHINE;
    }
    int status = loaded ? EXIT_DONE : fetch(setup, command, out);
    if (status == EXIT_DONE)
        make_request(setup, !loaded, out);
    return status;
}

void
collect_finish(struct collected *collected)
{
    memory_free(collected->measured);
    hours_destroy(collected->hours);
    show_destroy(collected->show);
    temporary_remove(collected->folder);
}
