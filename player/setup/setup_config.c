#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/near.h"
#include "runtime/runtime.h"
#include "setup/setup.h"
#include "config/keep.h"
#include "setup/setup_remote.h"
#include "slide/theme.h"

#define LOG_MODULE "config"
/* `status` reads RUNTIME_REPORTS_MAX files into it, and the stored state of CONFIG_FEEDS_MAX feeds. */
#define ARENA_BYTES (RUNTIME_BYTES_MAX + (size_t)32 * 1024 * 1024)
#define VARIABLE    "BREAKROOM_CONFIG"

static void
collect(void *ctx, const char *fault)
{
    struct setup *setup = ctx;
    config_health_add(&setup->health, setup->arena, str_from(fault));
}

static void
override(struct setup *setup, const char **member, const char *section, const char *key, const char *value)
{
    if (!value)
        return;
    *member = value;
    config_note_override(setup->config, section, key, value);
}

/* The command line has priority over the file. */
static void
take_flags(struct setup *setup)
{
    struct flags *flags = &setup->flags;
    struct config *config = setup->config;
    char number[32];
    if (flags->seconds_ms) {
        config->slide_ms = flags->seconds_ms;
        snprintf(number, sizeof(number), "%lldms", (long long)flags->seconds_ms);
        config_note_override(config, "screen", "slide-seconds", number);
    }
    for (int kind = 0; flags->seconds_ms && kind < KIND_COUNT; kind++)
        config->kinds[kind].slide_ms = 0;
    override(setup, &config->theme, "theme", "file", flags->theme);
    override(setup, &config->language, "screen", "language", flags->language);
    override(setup, &config->rotate, "screen", "rotate", flags->rotate);
    override(setup, &config->site, "screen", "site", flags->site);
    override(setup, &config->tags, "screen", "tags", flags->tags);
    if (flags->seed_given) {
        config->seed = flags->seed;
        snprintf(number, sizeof(number), "%lld", (long long)flags->seed);
        config_note_override(config, "screen", "seed", number);
    }
}

/* A theme file named in the configuration is relative to it, unless its path is absolute. */
static void
place_theme(struct setup *setup)
{
    struct config *config = setup->config;
    const char *slash = setup->config_path ? strrchr(setup->config_path, '/') : NULL;
    if (slash && config->theme[0] != '/' && str_ends(str_from(config->theme), STR(".ini")))
        config->theme = arena_printf(config->arena, "%.*s/%s", (int)(slash - setup->config_path),
                                     setup->config_path, config->theme)
                            .ptr;
}

/* The screen uses the dark theme if it does not exist. */
static void
check_theme(struct setup *setup)
{
    static const char *const names[] = {"dark", "light", "high-contrast"};
    const char *data = file_data_folder(setup->arena), *name = setup->config->theme;
    const struct config_origin *origin = config_origin(setup->config, "theme", "file");
    if (!data || origin->line <= 0 || setup->health.state != CONFIG_IN_FORCE ||
        access(theme_path(setup->arena, data, name), F_OK) == 0)
        return;
    const char *near = near_find(str_from(origin->text), names, sizeof(names) / sizeof(names[0]));
    const char *why = near ? reason_text(setup->arena, NULL, REASON_CONFIG_THEME_MEANT, near)
                           : reason_name(REASON_CONFIG_NO_THEME);
    why = reason_text(setup->arena, why, REASON_CONFIG_VALUE, "theme", "file", name);
    collect(setup, config_fault_at(setup->arena, setup->health.path, origin->line, why));
}

/* The file to read when --config names none. */
static const char *
standard_path(void)
{
    const char *path = getenv(VARIABLE);
    return path && *path ? path : CONFIG_PATH;
}

/* The copy of the last valid configuration comes into force; false when there is none. */
static bool
take_kept(struct setup *setup)
{
    const char *folder = file_state_folder(setup->arena);
    const char *kept = folder ? config_kept_path(setup->arena, folder, setup->health.path) : NULL;
    struct config *config = config_create();
    if (!kept || !config_load_kept(config, kept)) {
        config_destroy(config);
        return false;
    }
    config_destroy(setup->config);
    setup->config = config;
    setup->health.state = CONFIG_KEPT;
    setup->health.kept = kept;
    return true;
}

static bool
is_unfinished(struct setup *setup)
{
    const char *folder = file_state_folder(setup->arena);
    return setup->config->damaged ||
           (folder && config_is_part_of_kept(setup->config->text,
                                             config_kept_path(setup->arena, folder, setup->health.path)));
}

static void
add_fault(struct setup *setup, enum reason_code why)
{
    collect(setup, config_fault_at(setup->arena, setup->health.path, 0, reason_name(why)));
}

/* The configuration of the screen. False when the named one does not exist. */
static bool
settle(struct setup *setup, enum config_result result, bool named)
{
    bool usable = result == CONFIG_READ && config_names_feeds(setup->config);
    bool unfinished = usable && is_unfinished(setup);
    setup->health.state = usable ? CONFIG_IN_FORCE : CONFIG_UNUSABLE;
    if (usable && !unfinished)
        return true;
    if (unfinished)
        add_fault(setup, REASON_CONFIG_PART);
    else if (result == CONFIG_READ)
        add_fault(setup, REASON_CONFIG_NO_USABLE_FEED);
    if (take_kept(setup) || result != CONFIG_ABSENT)
        return true;
    if (!named)
        setup->health = (struct config_health){.path = setup->health.path};
    return !named;
}

static bool
read_config(struct setup *setup, const struct command *command)
{
    const char *given = setup->flags.config, *path = given ? given : standard_path();
    setup->health = (struct config_health){.path = path};
    enum config_result result = config_load(setup->config, path, collect, setup);
    bool good = given ? result == CONFIG_READ : true;
    if (setup->flags.feed_count == 0)
        good = settle(setup, result, given != NULL);
    else if (result == CONFIG_READ)
        setup->health.state = CONFIG_IN_FORCE;
    else if (result == CONFIG_ABSENT && !given)
        setup->health = (struct config_health){.path = path};
    if (!good) {
        struct str_list lines = config_health_lines(&setup->health, setup->arena, REASON_ENGLISH);
        for (size_t i = 0; i < lines.count; i++)
            fprintf(stderr, "breakroom %s: %.*s\n", command->name, STR_ARG(lines.items[i]));
        fprintf(stderr, "breakroom %s: cannot go on without the configuration named by --config\n",
                command->name);
        return false;
    }
    setup->config_path = setup->health.state == CONFIG_NO_FILE ? NULL : path;
    if (setup->flags.feed_count == 0)
        setup_take_remote(setup);
    place_theme(setup);
    check_theme(setup);
    take_flags(setup);
    return true;
}

static void
log_faults(const struct config_health *health, struct arena *arena)
{
    struct str_list lines = config_health_lines(health, arena, REASON_ENGLISH);
    for (size_t i = 0; i < lines.count; i++)
        log_warn("%.*s", STR_ARG(lines.items[i]));
}

static void
say_health(const struct config_health *health, struct arena *arena)
{
    log_faults(health, arena);
    if (health->more)
        log_warn("%s: further faults: %zu", health->path, health->more);
    if (health->state == CONFIG_KEPT)
        log_error("%s cannot be used: the last configuration that worked is in force, %s; `breakroom config "
                  "--check` says what to correct",
                  health->path, health->kept);
    if (health->state == CONFIG_UNUSABLE)
        log_error("%s cannot be used: nothing is fetched, and the stored slides continue; `breakroom "
                  "config --check` says what to correct",
                  health->path);
}

void
setup_apply(const struct setup *setup)
{
    const char *zone = *setup->config->zone ? setup->config->zone : setup->machine_zone;
    enum log_level level;
    /* for the C library and ICU alike, so that clock, dates and time windows agree */
    if (zone)
        setenv("TZ", zone, 1);
    else
        unsetenv("TZ");
    tzset();
    if (log_level_from_name(setup->config->log_level, &level))
        log_set_level(level);
}

enum flags_result
setup_init_silently(struct setup *setup, const struct command *command, int takes, int argc, char **argv)
{
    const char *zone = getenv("TZ");
    *setup = (struct setup){.arena = arena_create(ARENA_BYTES), .config = config_create()};
    setup->machine_zone = zone ? arena_c(setup->arena, str_from(zone)) : NULL;
    enum flags_result result = flags_read(&setup->flags, command, takes, argc, argv);
    if (result != FLAGS_READY || !(takes & FLAG_CONFIG))
        return result;
    if (!read_config(setup, command))
        return FLAGS_WRONG;
    setup_apply(setup);
    if (setup->flags.at)
        clock_parse_time(setup->flags.at, &setup->flags.at_ms);
    return FLAGS_READY;
}

enum flags_result
setup_init(struct setup *setup, const struct command *command, int takes, int argc, char **argv)
{
    enum flags_result result = setup_init_silently(setup, command, takes, argc, argv);
    if (result == FLAGS_READY)
        say_health(&setup->health, setup->arena);
    return result;
}

bool
setup_reload(struct setup *setup, const struct setup *before, const struct command *command, int takes,
             int argc, char **argv)
{
    *setup = (struct setup){.arena = arena_create(ARENA_BYTES), .config = config_create()};
    setup->machine_zone = before->machine_zone ? arena_c(setup->arena, str_from(before->machine_zone)) : NULL;
    bool read =
        flags_read(&setup->flags, command, takes, argc, argv) == FLAGS_READY && read_config(setup, command);
    log_faults(&setup->health, setup->arena);
    bool good = read && (setup->health.state == CONFIG_IN_FORCE || setup->flags.feed_count > 0);
    if (!good)
        log_error(
            "%s cannot be used: the configuration that was read before stays in force; `breakroom config "
            "--check` says what to correct",
            setup->health.path);
    return good;
}

void
setup_keep(struct setup *setup)
{
    const char *folder = file_state_folder(setup->arena);
    if (setup->health.state != CONFIG_IN_FORCE || setup->flags.feed_count > 0 || !folder)
        return;
    const char *kept = config_kept_path(setup->arena, folder, setup->health.path);
    if (!file_make_folder(folder) || !config_keep(setup->config, kept))
        log_warn("no copy of the configuration can be kept as %s: %s", kept, strerror(errno));
}
