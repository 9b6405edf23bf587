#include "status/status.h"

static bool
is_failing(const struct status *status)
{
    for (size_t i = 0; i < status->feed_count; i++)
        if (status->feeds[i].failures)
            return true;
    return false;
}

static int
show_status(struct setup *setup)
{
    struct status status;
    status_read(setup, &status);
    struct moment now = clock_now(TIME_NONE);
    now.trusted = status.trusted;
    if (setup->flags.json)
        status_print_json(&status, now, stdout);
    else
        status_print(&status, now, stdout);
    if (fflush(stdout) != 0 || !status.running || !status.fetching || status.play.hangs || status.fetch.hangs)
        return EXIT_MACHINE;
    bool unseen = status.trouble.len && !status.dark;
    bool limited =
        status_store_fails(&status) || status.configuration.fault_count || status_recovery_limits(&status);
    return unseen || limited || is_failing(&status) ? EXIT_INPUT : EXIT_DONE;
}

int
command_status(const struct command *self, int argc, char **argv)
{
    struct setup setup;
    enum flags_result result = setup_init_silently(&setup, self, "jsc", argc, argv);
    int status = result == FLAGS_HELPED ? EXIT_DONE : EXIT_MACHINE;
    if (result == FLAGS_READY && setup.flags.feed_count == 0)
        status = show_status(&setup);
    else if (result == FLAGS_READY)
        fprintf(stderr, "breakroom status: it takes no feed; --store names a player's folder\n");
    setup_finish(&setup);
    return status;
}
