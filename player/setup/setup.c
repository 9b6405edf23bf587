#include "setup/setup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "base/redact.h"
#include "slide/theme.h"

#define LOG_MODULE "config"
#define NAME_BYTES 512

void
setup_finish(struct setup *setup)
{
    config_destroy(setup->config);
    arena_destroy(setup->arena);
}

int
setup_run_on_feed(const struct command *command, int takes, int argc, char **argv,
                  int (*work)(struct setup *setup, const char *address))
{
    return setup_run_on_feeds(command, takes, argc, argv, work, NULL);
}

int
setup_run_on_feeds(const struct command *command, int takes, int argc, char **argv,
                   int (*work)(struct setup *setup, const char *address), int (*rest)(struct setup *setup))
{
    struct setup setup;
    enum flags_result result = setup_init(&setup, command, takes, argc, argv);
    int status = result == FLAGS_HELPED ? EXIT_DONE : EXIT_MACHINE;
    if (result == FLAGS_READY && setup.flags.feed_count == 1)
        status = work(&setup, setup.flags.feeds[0]);
    else if (result == FLAGS_READY && rest && setup.flags.feed_count == 0)
        status = rest(&setup);
    else if (result == FLAGS_READY)
        fprintf(stderr, "breakroom %s: name one feed: an address, a path or - for standard input\n",
                command->name);
    setup_finish(&setup);
    return status;
}

/* The sample feed: in the installed data, or in the source tree. */
static const char *
sample_feed(struct setup *setup, const char *data)
{
    bool french = strncmp(setup_language(setup), "fr", 2) == 0;
    const char *name = french ? "semaine.json" : "week.json";
    const char *path = arena_printf(setup->arena, "%s/feeds/%s", data, name).ptr;
    if (access(path, R_OK) != 0)
        path = arena_printf(setup->arena, "%s/../feeds/%s", data, name).ptr;
    return path;
}

/* A feed without a name is named by its address; secrets in it are replaced by a checksum. */
static bool
add_feed(struct setup *setup, const char *address)
{
    char shown[NAME_BYTES];
    redact_address(address, shown, sizeof(shown));
    const char *name = shown;
    if (strcmp(shown, address) != 0)
        name = arena_printf(setup->arena, "%s #%08x", shown,
                            (unsigned)(str_hash(str_from(address), STR_HASH_SEED) & UINT32_MAX))
                   .ptr;
    return config_add_feed(setup->config, name, address);
}

const struct config_feed *
setup_feed(const struct setup *setup, const char *address)
{
    const struct config *config = setup->config;
    for (size_t i = 0; i < config->feed_count; i++)
        if (strcmp(config->feeds[i].url, address) == 0)
            return &config->feeds[i];
    bool alone = setup->flags.feed_count == 1 && config->feed_count == 1;
    return setup->flags.config && alone ? &config->feeds[0] : NULL;
}

/* Adds the feed with the options of its section, if it has one. */
static bool
add_given(struct setup *setup, const char *address, const struct config_feed *section)
{
    size_t count = setup->config->feed_count;
    if (!add_feed(setup, address))
        return false;
    if (!section || setup->config->feed_count == count)
        return true;
    struct config_feed *feed = &setup->config->feeds[count];
    struct config_feed added = *feed;
    *feed = *section;
    feed->name = added.name;
    feed->url = added.url;
    feed->line = added.line;
    feed->remote = added.remote;
    feed->origins = added.origins;
    return true;
}

/* The feeds of the command line instead of those configured. False: there are too many. */
static bool
give_feeds(struct setup *setup)
{
    const struct flags *flags = &setup->flags;
    const struct config_feed *sections[CONFIG_FEEDS_MAX] = {NULL};
    size_t bytes = setup->config->feed_count * sizeof(struct config_feed);
    struct config_feed *configured = arena_alloc(setup->arena, bytes);
    if (bytes)
        memcpy(configured, setup->config->feeds, bytes);
    for (int i = 0; i < flags->feed_count && i < CONFIG_FEEDS_MAX; i++) {
        const struct config_feed *feed = setup_feed(setup, flags->feeds[i]);
        sections[i] = feed ? &configured[feed - setup->config->feeds] : NULL;
    }
    setup->feeds_given = true;
    setup->config->feed_count = setup->config->named_count = 0;
    for (int i = 0; i < flags->feed_count; i++)
        if (i == CONFIG_FEEDS_MAX || !add_given(setup, flags->feeds[i], sections[i]))
            return false;
    return true;
}

bool
setup_feeds(struct setup *setup)
{
    if (setup->flags.feed_count > 0 && !give_feeds(setup)) {
        fprintf(stderr, "breakroom: more than %d feeds\n", CONFIG_FEEDS_MAX);
        return false;
    }
    if (setup->config->feed_count > 0 || setup->health.state != CONFIG_NO_FILE)
        return true;
    const char *data = setup_data(setup);
    if (!data)
        return false;
    log_info("no feed on the command line and no configuration %s: showing the sample", setup->health.path);
    setup->feeds_given = true;
    return add_feed(setup, sample_feed(setup, data));
}

bool
setup_store(struct setup *setup)
{
    setup->store = setup->flags.store;
    if (!setup->store && *setup->config->store)
        setup->store = setup->config->store;
    if (!setup->store)
        setup->store = file_state_folder(setup->arena);
    if (setup->store && setup->feeds_given && !setup->flags.store)
        setup->store = file_join(setup->arena, setup->store, "command-line");
    if (!setup->store)
        fprintf(stderr,
                "breakroom: no folder for the store, as $HOME is not set; name one with --store DIR\n");
    return setup->store != NULL;
}

static void
split_tags(const struct setup *setup, struct playlist_options *options)
{
    struct str rest = str_from(setup->config->tags);
    const char **tags = arena_array(setup->arena, rest.len + 1, sizeof(*tags));
    while (rest.ptr) {
        struct str tag = str_trim(str_split(&rest, ','));
        if (tag.len)
            tags[options->tag_count++] = arena_c(setup->arena, tag);
    }
    options->tags = tags;
}

struct playlist_options
setup_playlist(const struct setup *setup)
{
    const struct config *config = setup->config;
    struct playlist_options options = {.slide_ms = config->slide_ms,
                                       .slide_min_ms = config->slide_min_ms,
                                       .slide_max_ms = config->slide_max_ms,
                                       .look_up_ms = config->look_up_ms,
                                       .words_per_minute = (int)config->words_per_minute,
                                       .alert_ms = config->alert_ms,
                                       .site = config->site,
                                       .seed = (uint64_t)config->seed};
    struct playlist_feed *feeds = arena_array(setup->arena, config->named_count, sizeof(*feeds));
    for (size_t i = 0; i < config->named_count; i++)
        feeds[i] = (struct playlist_feed){config->feeds[i].name, config->feeds[i].max_items,
                                          config->feeds[i].max_shown};
    for (size_t kind = 0; kind < KIND_COUNT; kind++) {
        options.kind_ms[kind] = config->kinds[kind].slide_ms;
        options.max_age_ms[kind] = config->kinds[kind].max_age_ms;
    }
    const struct config_kind *news = &config->kinds[KIND_NEWS];
    if (config_kind_origin(news, "max-age")->line == 0)
        options.news_age_ms = config->news_max_age_ms;
    options.feeds = feeds;
    options.feed_count = config->named_count;
    split_tags(setup, &options);
    return options;
}

const char *
setup_data(struct setup *setup)
{
    const char *folder = file_data_folder(setup->arena);
    if (!folder)
        fprintf(stderr, "breakroom: themes and labels are not in %s; install the program again\n",
                BREAKROOM_DATA_FOLDER);
    return folder;
}

bool
setup_theme(struct setup *setup, const char *data)
{
    const char *name = setup->flags.theme;
    if (!name || access(theme_path(setup->arena, data, name), R_OK) == 0)
        return true;
    fprintf(
        stderr,
        "breakroom: there is no theme '%s': it is dark, light, high-contrast, or the path of an .ini file\n",
        name);
    return false;
}

/* The first of these variables that is set; "" for none. */
static const char *
first_variable(const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return value;
    }
    return "";
}

static bool
is_plain_locale(const char *locale)
{
    struct str name = {locale, strcspn(locale, ".@")};
    return str_equal(name, STR("C")) || str_equal(name, STR("POSIX"));
}

/* As in gettext: LANGUAGE, a list, has priority over the locale, unless that is "C". */
const char *
setup_locale(struct setup *setup)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"}, *const list[] = {"LANGUAGE"};
    const char *locale = first_variable(variables, 3), *language = first_variable(list, 1);
    const char *value = *language ? language : locale;
    if (is_plain_locale(locale) || !*value)
        return "en";
    char *tag = arena_c(setup->arena, (struct str){value, strcspn(value, ".@:")});
    for (char *c = tag; *c; c++)
        if (*c == '_')
            *c = '-';
    return tag;
}

const char *
setup_language(struct setup *setup)
{
    return *setup->config->language ? setup->config->language : setup_locale(setup);
}
