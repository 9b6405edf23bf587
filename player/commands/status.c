#include "status/status.h"

static int
show_status(struct setup *setup)
{
    struct status status;
    const char *tag = setup->flags.language ? setup->flags.language : setup_locale(setup);
    enum reason_language language = reason_language_of(tag);
    status_read(setup, &status);
    struct moment now = clock_now(TIME_NONE);
    now.trusted = status.trusted;
    if (setup->flags.json)
        status_print_json(&status, now, stdout);
    else if (setup->flags.prometheus)
        status_print_prometheus(&status, now, stdout);
    else if (setup->flags.nagios)
        status_print_nagios(&status, language, stdout);
    else
        status_print(&status, now, language, stdout);
    if (fflush(stdout) != 0)
        return EXIT_MACHINE;
    /* the state is in the values: writing them succeeded */
    return setup->flags.prometheus ? EXIT_DONE : (int)status_grade(&status);
}

int
command_status(const struct command *self, int argc, char **argv)
{
    struct setup setup;
    enum flags_result result = setup_init_silently(
        &setup, self, FLAG_JSON | FLAG_PROMETHEUS | FLAG_NAGIOS | FLAG_LANGUAGE | FLAG_STORE | FLAG_CONFIG,
        argc, argv);
    int status = result == FLAGS_HELPED ? EXIT_DONE : EXIT_MACHINE;
    if (result == FLAGS_READY && setup.flags.feed_count == 0)
        status = show_status(&setup);
    else if (result == FLAGS_READY)
        fprintf(stderr, "breakroom status: it takes no feed; --store names a player's folder\n");
    setup_finish(&setup);
    return status;
}
