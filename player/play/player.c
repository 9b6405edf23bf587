#include "play/player.h"

#include <stdio.h>

#include "runtime/runtime.h"
#include "play/claim.h"
#include "show/logo.h"

char **
player_fetch_arguments(const struct player *player, struct arena *arena)
{
    const struct setup *setup = &player->setup;
    char **argv = arena_array(arena, CONFIG_FEEDS_MAX + 8, sizeof(*argv));
    size_t count = 0;
    argv[count++] = "breakroom";
    argv[count++] = "fetch";
    argv[count++] = "--store";
    argv[count++] = arena_c(arena, str_from(setup->store));
    if (setup->config_path) {
        argv[count++] = "--config";
        argv[count++] = arena_c(arena, str_from(setup->config_path));
    }
    if (setup->feeds_given) {
        argv[count++] = "--";
        for (size_t i = 0; i < setup->config->feed_count; i++)
            argv[count++] = arena_c(arena, str_from(setup->config->feeds[i].url));
    }
    return argv;
}

const char *
player_fetch_report(const struct player *player)
{
    return runtime_create(player->setup.arena, player->setup.store, "fetch").path;
}

static struct str
read_picture(void *reader, const struct store_picture *picture)
{
    return store_reader_picture(reader, picture);
}

/* The store, read by a child, so that a disk never stops the slides; source of items and pictures. */
static struct store_reader *
open_content(const struct config *config, const char *folder, struct str_list memory, struct show *show)
{
    struct str names[CONFIG_FEEDS_MAX];
    /* with a configuration that names no usable feed, the stored items stay on the screen */
    size_t count = config->feed_count ? config->named_count : 0;
    for (size_t i = 0; i < count; i++)
        names[i] = str_from(config->feeds[i].name);
    struct store_reader *reader = store_reader_create(folder, memory, names, count);
    show_set_picture_reader(show, read_picture, reader);
    return reader;
}

/* `claimed` is the store that this process has already claimed, or NULL. */
static bool
open_with(struct player *player, const char *claimed)
{
    struct setup *setup = &player->setup;
    const char *data = setup_data(setup);
    struct reason why;
    if (!data || !setup_theme(setup, data) || !setup_feeds(setup) || !setup_store(setup))
        return false;
    if (!claim_store(setup, claimed, claimed ? CLAIM_RELOAD_MS : CLAIM_START_MS))
        return false;
    struct runtime runtime = runtime_create(setup->arena, setup->store, "play");
    if (!player->recovery)
        player->recovery = recovery_open(&runtime, clock_mono_ms());
    player->show = show_create(setup->config, data, setup_language(setup), &why);
    if (!player->show) {
        fprintf(stderr, "breakroom play: %s\n", reason_english(&why, setup->arena));
        return false;
    }
    show_set_recovery(player->show, player->recovery);
    logo_give(player->show);
    player->reader = open_content(setup->config, setup->store,
                                  runtime_memory_folders(setup->arena, setup->store), player->show);
    return true;
}

bool
player_open(struct player *player)
{
    return open_with(player, NULL);
}

bool
player_reload(struct player *next, const struct player *now)
{
    *next = (struct player){now->command, now->takes, now->argc, now->argv, .recovery = now->recovery};
    return setup_reload(&next->setup, &now->setup, now->command, now->takes, now->argc, now->argv) &&
           open_with(next, now->setup.store);
}

void
player_close(struct player *player)
{
    show_destroy(player->show);
    store_reader_destroy(player->reader);
    setup_finish(&player->setup);
}
