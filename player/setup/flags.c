#include "setup/flags.h"

#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "config/config.h"

#define SIDE_MIN           64
#define SIDE_MAX           8192
#define ARGUMENT_BYTES_MAX 8192
#define LETTERS            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

#define OUTPUT       (FLAG_OUTPUT_FOLDER | FLAG_OUTPUT_FILE)
#define FIRST_ROW    256 /* getopt_long's values for rows of the table, beyond all letters */
#define AHEAD_MAX_MS (31LL * 24 * 3600 * 1000)

enum member_type { MEMBER_NONE, MEMBER_TEXT, MEMBER_BOOL };

struct flag_row {
    enum flag flag;
    const char *name, *argument, *help;
    enum member_type type; /* of the member that takes the value unchanged */
    size_t member;
};

#define TEXT(member) MEMBER_TEXT, offsetof(struct flags, member)
#define YES(member)  MEMBER_BOOL, offsetof(struct flags, member)
#define NONE         MEMBER_NONE, 0

static const struct flag_row table[] = {
    {FLAG_OUTPUT_FOLDER, "output", "DIR", "folder for the PNG files; created if it does not exist",
     TEXT(output)},
    {FLAG_OUTPUT_FILE, "output", "FILE", "the PNG file to write; -: standard output", TEXT(output)},
    {FLAG_SIZE, "size", "WxH", "size of the slides in pixels [1920x1080]", NONE},
    {FLAG_ROTATE, "rotate", "DEGREES", "rotate the picture clockwise by 90, 180 or 270 degrees", NONE},
    {FLAG_THEME, "theme", "THEME", "dark, light, high-contrast, or the path of a theme file (.ini)",
     TEXT(theme)},
    {FLAG_LANGUAGE, "language", "TAG", "language of labels, dates and numbers, such as fr or en-GB",
     TEXT(language)},
    {FLAG_AT, "at", "TIME", "use this local time instead of now, such as 2026-12-04T08:00", TEXT(at)},
    {FLAG_SHEET, "sheet", NULL, "also write DIR/sheet.png, an overview of all slides", YES(sheet)},
    {FLAG_HTML, "html", NULL,
     "also write DIR/index.html, a page of all slides, and of those not shown with the reason", YES(html)},
    {FLAG_PLAN_FOR, "for", "DURATION", "length of the plan, up to 31d [1h]", NONE},
    {FLAG_SITE, "site", "NAME", "site of the screen, instead of the configured one", TEXT(site)},
    {FLAG_TAGS, "tags", "NAME,NAME", "tags of the screen, instead of the configured ones", TEXT(tags)},
    {FLAG_CLOCK, "clock", "STATE",
     "trusted, or untrusted: what is shown while the time is not known [trusted]", NONE},
    {FLAG_SEED, "seed", "NUMBER", "seed of the order, instead of the configured one", NONE},
    {FLAG_JSON, "json", NULL, "print JSON", YES(json)},
    {FLAG_CSV, "csv", NULL, "print CSV: day, feed, id, title, times and seconds shown", YES(csv)},
    {FLAG_FROM, "from", "DAY", "the first day, such as 2026-12-01 [all that are kept: 400 days]", NONE},
    {FLAG_TO, "to", "DAY", "the last day", NONE},
    {FLAG_PROMETHEUS, "prometheus", NULL, "print the numbers for node_exporter's textfile collector",
     YES(prometheus)},
    {FLAG_NAGIOS, "nagios", NULL, "print one line for Nagios, Icinga and the like", YES(nagios)},
    {FLAG_CHECK, "check", NULL, "print only the faults; exit status 1 if there are any", YES(check)},
    {FLAG_BASE, "base", "URL", "address of the feed, to resolve relative links", TEXT(base)},
    {FLAG_REACH, "reach", "WHERE",
     "public: refuse addresses of this machine and of private networks, also where\n"
     "                       a redirect leads there; private: of this machine [any]",
     TEXT(reach)},
    {FLAG_CONTENT_TYPE, "content-type", "TYPE", "Content-Type that the server sent with the feed",
     TEXT(content_type)},
    {FLAG_WINDOW, "window", "WxH",
     "show a window instead of the full screen; keys: q quits, space pauses,\n"
     "                       the arrows go back and forward",
     NONE},
    {FLAG_SECONDS, "seconds", "N", "show every slide for N seconds", NONE},
    {FLAG_FOR, "for", "DURATION", "quit after this time, such as 30s or 5m", NONE},
    {FLAG_NO_FETCH, "no-fetch", NULL, "show what is in the store; do not start `breakroom fetch`",
     YES(no_fetch)},
    {FLAG_ONCE, "once", NULL, "fetch every feed once, then quit", YES(once)},
    {FLAG_STORE, "store", "DIR", "folder of the store, where feeds and pictures are kept", TEXT(store)},
    {FLAG_CONFIG, "config", "FILE", "configuration file [" CONFIG_PATH "]", TEXT(config)},
};

#define ROW_COUNT (sizeof(table) / sizeof(table[0]))

static void
print_help(const struct command *command, int takes)
{
    printf("Usage: breakroom %s [OPTION…]%s%s\n%s\n\n", command->name, *command->arguments ? " " : "",
           command->arguments, command->summary);
    for (size_t i = 0; i < ROW_COUNT; i++) {
        char call[48];
        if (!(takes & table[i].flag))
            continue;
        snprintf(call, sizeof(call), "%s--%s %s", table[i].flag & OUTPUT ? "-o, " : "", table[i].name,
                 table[i].argument ? table[i].argument : "");
        printf("  %-20s %s\n", call, table[i].help);
    }
    printf("  %-20s %s\n\nExample: %s\n", "--help", "print this help", command->example);
    if (takes & FLAG_WINDOW) {
        printf("\nOptions of the configuration file:\n");
        config_print_help(stdout);
    }
}

static bool
parse_size(const char *text, int *width, int *height)
{
    int64_t w, h;
    struct str rest = str_from(text);
    struct str first = str_split(&rest, 'x');
    if (!str_to_int(first, &w) || !str_to_int(rest, &h))
        return false;
    *width = (int)w;
    *height = (int)h;
    return w >= SIDE_MIN && h >= SIDE_MIN && w <= SIDE_MAX && h <= SIDE_MAX;
}

/* "2026-12-01" → 20261201 */
static bool
parse_day(const char *text, int *out)
{
    int64_t at_ms, year, month, day;
    struct str rest = str_from(text);
    if (rest.len != 10 || !clock_parse_time(text, &at_ms))
        return false;
    bool good = str_to_int(str_split(&rest, '-'), &year) && str_to_int(str_split(&rest, '-'), &month) &&
                str_to_int(rest, &day);
    *out = good ? (int)(year * 10000 + month * 100 + day) : 0;
    return good;
}

/* The literal, or NULL. */
static const char *
find_angle(const char *text)
{
    static const char *const angles[] = {"0", "90", "180", "270"};
    for (size_t i = 0; i < sizeof(angles) / sizeof(angles[0]); i++)
        if (strcmp(text, angles[i]) == 0)
            return angles[i];
    return NULL;
}

/* "fr", "en-GB", "zh-Hant-TW": letters and digits in parts of 1 to 8, the first of 2 or 3 (BCP 47). */
static bool
is_tag(const char *text)
{
    size_t first = strspn(text, LETTERS);
    if (first < 2 || first > 3)
        return false;
    text += first;
    while (*text == '-') {
        size_t part = strspn(text + 1, LETTERS "0123456789");
        if (part < 1 || part > 8)
            return false;
        text += part + 1;
    }
    return *text == '\0';
}

/* NULL, or a description of valid values. */
static const char *
take_value(struct flags *flags, enum flag flag, const char *value)
{
    if (!value)
        return NULL;
    switch (flag) {
    case FLAG_SIZE:
        flags->size_given = true;
        return parse_size(value, &flags->width, &flags->height) ? NULL
                                                                : "WIDTHxHEIGHT, 64 to 8192 each: 1920x1080";
    case FLAG_WINDOW:
        return parse_size(value, &flags->window_w, &flags->window_h)
                   ? NULL
                   : "WIDTHxHEIGHT, 64 to 8192 each: 1280x720";
    case FLAG_ROTATE:
        return (flags->rotate = find_angle(value)) ? NULL : "0, 90, 180 or 270";
    case FLAG_LANGUAGE:
        return is_tag(value) ? NULL : "a language tag such as fr or en-GB";
    case FLAG_AT:
        return clock_parse_time(value, &flags->at_ms) ? NULL : "a time such as 2026-12-04T08:00";
    case FLAG_FROM:
        return parse_day(value, &flags->from_day) ? NULL : "a day such as 2026-12-01";
    case FLAG_TO:
        return parse_day(value, &flags->to_day) ? NULL : "a day such as 2026-12-01";
    case FLAG_SECONDS:
        return clock_parse_duration(value, &flags->seconds_ms) && flags->seconds_ms >= 200
                   ? NULL
                   : "seconds, such as 12";
    case FLAG_FOR:
        return clock_parse_duration(value, &flags->for_ms) ? NULL : "a duration such as 30s or 5m";
    case FLAG_PLAN_FOR:
        return clock_parse_duration(value, &flags->for_ms) && flags->for_ms > 0 &&
                       flags->for_ms <= AHEAD_MAX_MS
                   ? NULL
                   : "a duration such as 1h, up to 31d";
    case FLAG_CLOCK:
        flags->untrusted = strcmp(value, "untrusted") == 0;
        return flags->untrusted || strcmp(value, "trusted") == 0 ? NULL : "trusted or untrusted";
    case FLAG_REACH:
        return strcmp(value, "public") == 0 || strcmp(value, "private") == 0 ? NULL : "public or private";
    case FLAG_SEED:
        flags->seed_given = true;
        return str_to_int(str_from(value), &flags->seed) && flags->seed >= 0 ? NULL : "a whole number";
    default:
        return NULL;
    }
}

static void
take_member(struct flags *flags, const struct flag_row *row, const char *value)
{
    void *member = (char *)flags + row->member;
    if (row->type == MEMBER_TEXT)
        *(const char **)member = value;
    else if (row->type == MEMBER_BOOL)
        *(bool *)member = true;
}

/* The table for getopt_long, with the options of this command. */
static void
fill_options(int takes, struct option *options)
{
    size_t count = 0;
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (takes & table[i].flag)
            options[count++] = (struct option){
                table[i].name, table[i].argument ? required_argument : no_argument, NULL, FIRST_ROW + (int)i};
    options[count++] = (struct option){"help", no_argument, NULL, 'h'};
    options[count] = (struct option){NULL, 0, NULL, 0};
}

/* -o is the output that the command takes. */
static const struct flag_row *
row_of(int option, int takes)
{
    size_t row = option == 'o' ? 0 : (size_t)(option - FIRST_ROW);
    while (option == 'o' && !(takes & table[row].flag))
        row++;
    return &table[row];
}

/* With a message. Paths are never so long (PATH_MAX is 4096), and no server accepts such an address. */
static bool
is_too_long(const struct command *command, const char *argument)
{
    bool too_long = strlen(argument) > ARGUMENT_BYTES_MAX;
    if (too_long)
        fprintf(stderr, "breakroom %s: argument '%.60s…' is longer than %d bytes\n", command->name, argument,
                ARGUMENT_BYTES_MAX);
    return too_long;
}

enum flags_result
flags_read(struct flags *flags, const struct command *command, int takes, int argc, char **argv)
{
    struct option options[ROW_COUNT + 2];
    fill_options(takes, options);
    *flags = (struct flags){.at_ms = TIME_NONE, .width = 1920, .height = 1080};
    optind = 0; /* glibc: resets the state of the last call */
    opterr = 0;
    int option;
    while ((option = getopt_long(argc, argv, takes & OUTPUT ? ":ho:" : ":h", options, NULL)) != -1) {
        if (option == 'h') {
            print_help(command, takes);
            return FLAGS_HELPED;
        }
        if (option == '?' || option == ':') {
            fprintf(stderr, "breakroom %s: %s %s; `breakroom %s --help` lists the options\n", command->name,
                    argv[optind - 1], option == ':' ? "needs a value" : "is not an option of this command",
                    command->name);
            return FLAGS_WRONG;
        }
        if (optarg && is_too_long(command, optarg))
            return FLAGS_WRONG;
        const struct flag_row *row = row_of(option, takes);
        const char *expected = take_value(flags, row->flag, optarg);
        if (expected) {
            fprintf(stderr, "breakroom %s: '%s' is not %s\n", command->name, optarg, expected);
            return FLAGS_WRONG;
        }
        take_member(flags, row, optarg);
    }
    flags->feeds = argv + optind;
    flags->feed_count = argc - optind;
    for (int i = optind; i < argc; i++)
        if (is_too_long(command, argv[i]))
            return FLAGS_WRONG;
    return FLAGS_READY;
}
