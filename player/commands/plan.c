#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "commands/gather.h"

#define COLUMNS_USUAL 100

/* Of the terminal; of a file or a pipe what $COLUMNS says. */
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
print(struct setup *setup, const struct gathered *gathered)
{
    struct timetable_reader reader = {setup->flags.language ? setup->flags.language : setup_locale(setup),
                                      columns()};
    struct timetable *timetable = timetable_create(&gathered->request);
    bool good = setup->flags.json ? timetable_print_json(timetable, &reader, stdout)
                                  : timetable_print_text(timetable, &reader, stdout);
    timetable_destroy(timetable);
    if (!good)
        return EXIT_MACHINE;
    return gathered->request.count ? EXIT_DONE : EXIT_INPUT;
}

int
command_plan(const struct command *self, int argc, char **argv)
{
    struct setup setup;
    struct gathered gathered;
    enum flags_result result = setup_init(&setup, self, "apjigkdzlsc", argc, argv);
    int status = result == FLAGS_HELPED ? EXIT_DONE : EXIT_MACHINE;
    if (result == FLAGS_READY) {
        status = gather(&setup, self, true, &gathered);
        if (status == EXIT_DONE)
            status = print(&setup, &gathered);
        gather_finish(&gathered);
    }
    setup_finish(&setup);
    return status;
}
