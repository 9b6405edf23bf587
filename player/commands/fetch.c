#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "runtime/runtime.h"
#include "setup/setup.h"
#include "play/signals.h"
#include "fetch/fetch.h"
#include "recovery/recovery.h"

#define LOG_MODULE     "fetch"
#define OTHER_WAIT_S   2
#define ARGUMENTS_ROOM (CONFIG_FEEDS_MAX + 32)

/* SIGHUP is blocked and read from this descriptor. */
static int
open_hangup(void)
{
    sigset_t hangup;
    sigemptyset(&hangup);
    sigaddset(&hangup, SIGHUP);
    signals_hold_hangup();
    return signalfd(-1, &hangup, SFD_CLOEXEC | SFD_NONBLOCK);
}

struct fetch_process {
    const struct runtime *runtime;
    struct recovery *recovery; /* NULL: no record */
    int hangup;                /* readable when SIGHUP has arrived */
    bool renewed;              /* the configuration has already been requested by this call */
    bool again;                /* the configuration has changed: everything is fetched again */
};

static void
run_forever(const struct setup *setup, struct fetcher *fetcher, const struct fetch_process *process)
{
    fetcher_report_to(fetcher, process->runtime, &setup->health);
    fetcher_set_recovery(fetcher, process->recovery);
    fetcher_end_on(fetcher, process->hangup);
    fetcher_run(fetcher);
}

/* SIGTERM ends the process at any place except in the middle of work: the store survives even kill -9, so
 * there is nothing to clean up. */
static int
run(struct setup *setup, struct store *store, struct fetch_process *process)
{
    struct reason why = {.text = ""};
    struct fetcher *fetcher = fetcher_create(setup->config, store, &why);
    if (!fetcher) {
        fprintf(stderr, "breakroom fetch: %s\n", reason_english(&why, setup->arena));
        return EXIT_MACHINE;
    }
    fetcher_set_screen(fetcher, setup->config->size.width, setup->config->size.height);
    fetcher_follow_screen(fetcher, setup->store);
    int failures = 0;
    process->again = setup->flags.once && !process->renewed && fetcher_refresh_configuration(fetcher);
    if (process->again)
        log_info("the configuration has changed");
    else if (setup->flags.once)
        failures = fetcher_run_once(fetcher);
    else
        run_forever(setup, fetcher, process);
    fetcher_destroy(fetcher);
    return failures ? EXIT_INPUT : EXIT_DONE;
}

/* Two writers would fetch everything twice. */
static void
wait_for_other(const struct setup *setup, struct store *store, struct recovery *recovery)
{
    bool said = false;
    char words[REASON_WORDS_BYTES];
    while (store_other_writer(store) != STORE_NOBODY) {
        if (!said)
            log_warn("the store %s: %s; waiting until it ends", setup->store,
                     reason_words(store_reason(store), REASON_ENGLISH, words));
        said = true;
        recovery_beat(recovery, clock_mono_ms());
        nanosleep(&(struct timespec){.tv_sec = OTHER_WAIT_S}, NULL);
    }
    if (said)
        log_info("the store %s: the other fetch has ended; continuing", setup->store);
}

/* A fetch that keeps running continues without a disk: that is logged once, and new content is passed to the
 * screen in memory. */
static struct store *
open_store(struct setup *setup, struct recovery *recovery)
{
    struct reason why = {.text = ""};
    enum store_mode mode = setup->flags.once ? STORE_WRITE : STORE_WRITE_LATER;
    struct store *store = store_open(setup->store, mode, &why);
    if (!store) {
        fprintf(stderr, "breakroom fetch: the store %s: %s\n", setup->store,
                reason_english(&why, setup->arena));
    } else if (!setup->flags.once) {
        store_use_memory(store,
                         runtime_memory_folders(setup->arena, runtime_resolve(setup->arena, setup->store)));
        recovery_leave(recovery); /* the start is complete: from here on it may wait */
        wait_for_other(setup, store, recovery);
    }
    return store;
}

static int
fetch_into(struct setup *setup, struct fetch_process *process)
{
    struct store *store = open_store(setup, process->recovery);
    if (!store)
        return EXIT_MACHINE;
    int status = run(setup, store, process);
    store_close(store);
    return status;
}

/* A single refresh keeps no record: its caller sees how it ends. `again` as in the process. */
static int
fetch(struct setup *setup, int hangup, bool *again)
{
    if (!setup_feeds(setup) || !setup_store(setup))
        return EXIT_MACHINE;
    setup_keep(setup);
    /* the runtime file names its real path; why it cannot be created is reported by the store */
    file_make_folder(setup->store);
    struct runtime runtime =
        runtime_create(setup->arena, runtime_resolve(setup->arena, setup->store), "fetch");
    struct fetch_process process = {.runtime = &runtime, .hangup = hangup, .renewed = *again};
    if (!setup->flags.once)
        process.recovery = recovery_open(&runtime, clock_mono_ms());
    recovery_hold_signals(process.recovery);
    int status = fetch_into(setup, &process);
    recovery_close(process.recovery);
    *again = process.again;
    return status;
}

/* Executes the program again with the present configuration. Returns only on failure. */
static void
begin_again(int argc, char **argv)
{
    char *arguments[ARGUMENTS_ROOM] = {"breakroom"};
    log_info("reading the configuration again");
    for (int i = 0; i < argc && i + 2 < ARGUMENTS_ROOM; i++)
        arguments[i + 1] = argv[i];
    execv("/proc/self/exe", arguments);
    log_error("cannot start the program again: %s", strerror(errno));
}

int
command_fetch(const struct command *self, int argc, char **argv)
{
    struct setup setup;
    struct signalfd_siginfo signal;
    signals_ignore_harmless();
    memory_return_large();
    int hangup = open_hangup();
    bool again = false;
    enum flags_result result = setup_init(&setup, self, FLAG_ONCE | FLAG_STORE | FLAG_CONFIG, argc, argv);
    int status = result == FLAGS_HELPED ? EXIT_DONE : EXIT_MACHINE;
    if (result == FLAGS_READY)
        status = fetch(&setup, hangup, &again);
    if (again) {
        setup_finish(&setup);
        result = setup_init(&setup, self, FLAG_ONCE | FLAG_STORE | FLAG_CONFIG, argc, argv);
        status = result == FLAGS_READY ? fetch(&setup, hangup, &again) : EXIT_MACHINE;
    }
    bool begin = result == FLAGS_READY && !setup.flags.once && hangup >= 0 &&
                 read(hangup, &signal, sizeof(signal)) == (ssize_t)sizeof(signal);
    setup_finish(&setup);
    if (begin)
        begin_again(argc, argv);
    return status;
}
