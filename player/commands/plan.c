#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "preview/collect.h"

#define COLUMNS_USUAL 100

/* Of the terminal; for a file or a pipe $COLUMNS. */
static int
columns(void)
{
    struct winsize size;
    int64_t said;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
        return size.ws_col;
    const char *variable = getenv("COLUMNS");
    return variable && str_to_int(str_from(variable), &said) && said > 0 && said < 1000 ? (int)said
                                                                                        : COLUMNS_USUAL;
}

static int
print(struct setup *setup, const struct collected *collected)
{
    struct timetable_reader reader = {setup->flags.language ? setup->flags.language : setup_locale(setup),
                                      columns()};
    struct timetable *timetable = timetable_create(&collected->request);
    bool good = setup->flags.json ? timetable_print_json(timetable, &reader, stdout)
                                  : timetable_print_text(timetable, &reader, stdout);
    timetable_destroy(timetable);
    if (!good)
        return EXIT_MACHINE;
    return collected->request.count ? EXIT_DONE : EXIT_INPUT;
}

int
command_plan(const struct command *self, int argc, char **argv)
{
    struct setup setup;
    struct collected collected;
    enum flags_result result =
        setup_init(&setup, self,
                   FLAG_AT | FLAG_PLAN_FOR | FLAG_JSON | FLAG_SITE | FLAG_TAGS | FLAG_CLOCK | FLAG_SEED |
                       FLAG_SIZE | FLAG_LANGUAGE | FLAG_STORE | FLAG_CONFIG,
                   argc, argv);
    int status = result == FLAGS_HELPED ? EXIT_DONE : EXIT_MACHINE;
    if (result == FLAGS_READY) {
        status = collect_items(&setup, self, true, &collected);
        if (status == EXIT_DONE)
            status = print(&setup, &collected);
        collect_finish(&collected);
    }
    setup_finish(&setup);
    return status;
}
