#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "base/runtime.h"
#include "commands/child.h"
#include "commands/claim.h"
#include "commands/logo.h"
#include "commands/loop.h"
#include "commands/setup.h"
#include "commands/signals.h"

#define LOG_MODULE "play"

/* The arguments of `breakroom fetch` that do what this call of play wants. */
static struct child *
prepare_fetch(const struct setup *setup)
{
    char *argv[CONFIG_FEEDS_MAX + 8] = {"breakroom", "fetch", "--store", (char *)setup->store};
    size_t count = 4;
    if (setup->config_path) {
        argv[count++] = "--config";
        argv[count++] = (char *)setup->config_path;
    }
    if (setup->feeds_given) {
        argv[count++] = "--";
        for (size_t i = 0; i < setup->config->feed_count; i++)
            argv[count++] = (char *)setup->config->feeds[i].url;
    }
    return child_create(setup->arena, argv);
}

/* Those of this call, behind the name of the command, which may have been left out. */
static char *const *
prepare_again(const struct setup *setup, int argc, char **argv)
{
    char **again = arena_array(setup->arena, (size_t)argc + 2, sizeof(*again));
    again[0] = "breakroom";
    again[1] = "play";
    for (int i = 1; i < argc; i++)
        again[i + 1] = argv[i];
    return again;
}

static int
play_feeds(struct setup *setup, int argc, char **argv)
{
    const char *data = setup_data(setup);
    if (!data || !setup_theme(setup, data) || !setup_feeds(setup) || !setup_store(setup))
        return EXIT_MACHINE;
    setup_keep(setup);
    if (!file_make_folder(setup->store))
        log_warn("the store %s cannot be made: %s; slides cannot be kept", setup->store, strerror(errno));
    if (!claim_store(setup->store))
        return EXIT_MACHINE;
    const char *why = NULL;
    struct show *show = show_create(setup->config, data, setup_language(setup), &why);
    if (!show) {
        fprintf(stderr, "breakroom play: %s\n", why);
        return EXIT_MACHINE;
    }
    logo_give(show);
    struct child *fetch = setup->flags.no_fetch ? NULL : prepare_fetch(setup);
    int status = loop_run(setup, show, fetch, prepare_again(setup, argc, argv));
    if (fetch) {
        child_stop(fetch);
        struct runtime gone = runtime_create(setup->arena, setup->store, "fetch");
        runtime_remove(&gone);
    }
    show_destroy(show);
    return status;
}

int
command_play(const struct command *self, int argc, char **argv)
{
    struct setup setup;
    signals_ignore_harmless();
    enum flags_result result = setup_init(&setup, self, "wnfxrTlsc", argc, argv);
    int status = result == FLAGS_READY    ? play_feeds(&setup, argc, argv)
                 : result == FLAGS_HELPED ? EXIT_DONE
                                          : EXIT_MACHINE;
    setup_finish(&setup);
    return status;
}
