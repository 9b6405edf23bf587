#include <stdio.h>
#include <time.h>

#include "base/log.h"
#include "base/runtime.h"
#include "commands/setup.h"
#include "commands/signals.h"
#include "fetch/fetch.h"

#define LOG_MODULE   "fetch"
#define OTHER_WAIT_S 2

/* SIGTERM ends the process where it is: the store survives even kill -9, so there is nothing to clean up. */
static int
run(struct setup *setup, struct store *store)
{
    const char *why = NULL;
    struct fetcher *fetcher = fetcher_create(setup->config, store, &why);
    if (!fetcher) {
        fprintf(stderr, "breakroom fetch: %s\n", why);
        return EXIT_MACHINE;
    }
    fetcher_set_screen(fetcher, setup->config->size.width, setup->config->size.height);
    fetcher_follow_screen(fetcher, setup->store);
    struct runtime runtime = runtime_create(setup->arena, setup->store, "fetch");
    int failures = 0;
    const volatile int stop = 0;
    if (setup->flags.once)
        failures = fetcher_run_once(fetcher);
    else {
        fetcher_report_to(fetcher, &runtime, &setup->health);
        fetcher_run(fetcher, &stop);
    }
    fetcher_destroy(fetcher);
    return failures ? EXIT_INPUT : EXIT_DONE;
}

/* Two at once would ask everything twice. */
static void
wait_for_other(const struct setup *setup, struct store *store)
{
    bool said = false;
    while (store_other_writer(store) != STORE_NOBODY) {
        if (!said)
            log_warn("the store %s: %s; waiting until it ends", setup->store, store_reason(store));
        said = true;
        nanosleep(&(struct timespec){.tv_sec = OTHER_WAIT_S}, NULL);
    }
    if (said)
        log_info("the store %s is free", setup->store);
}

/* A fetch that is to stay goes on without a disk: it says so once, and what is new goes to the wall by
 * memory. */
static struct store *
open_store(struct setup *setup)
{
    const char *why = NULL;
    enum store_mode mode = setup->flags.once ? STORE_WRITE : STORE_WRITE_LATER;
    struct store *store = store_open(setup->store, mode, setup->arena, &why);
    if (!store) {
        fprintf(stderr, "breakroom fetch: the store %s: %s\n", setup->store, why);
    } else if (!setup->flags.once) {
        store_use_memory(store, runtime_memory_folders(setup->arena, setup->store));
        wait_for_other(setup, store);
    }
    return store;
}

static int
fetch(struct setup *setup)
{
    if (!setup_feeds(setup) || !setup_store(setup))
        return EXIT_MACHINE;
    setup_keep(setup);
    struct store *store = open_store(setup);
    if (!store)
        return EXIT_MACHINE;
    int status = run(setup, store);
    store_close(store);
    return status;
}

int
command_fetch(const struct command *self, int argc, char **argv)
{
    struct setup setup;
    signals_ignore_harmless();
    enum flags_result result = setup_init(&setup, self, "1sc", argc, argv);
    int status = result == FLAGS_READY ? fetch(&setup) : result == FLAGS_HELPED ? EXIT_DONE : EXIT_MACHINE;
    setup_finish(&setup);
    return status;
}
