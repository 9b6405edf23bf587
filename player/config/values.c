#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/duration.h"
#include "base/near.h"
#include "base/zone.h"
#include "config/options.h"

#define KILO 1024

static const char *
set_text(const struct option_row *row, void *member, struct str value, struct arena *arena)
{
    (void)row;
    *(const char **)member = arena_c(arena, value);
    return NULL;
}

/* The value is used nevertheless: the file may be created later. */
static const char *
set_file(const struct option_row *row, void *member, struct str value, struct arena *arena)
{
    set_text(row, member, value, arena);
    bool missing = value.len && access(*(const char **)member, F_OK) != 0 && errno == ENOENT;
    return missing ? reason_name(REASON_CONFIG_NO_FILE) : NULL;
}

/* A file that other users can read is not used. */
static const char *
set_secrets(const struct option_row *row, void *member, struct str value, struct arena *arena)
{
    struct stat st;
    const char *why = set_file(row, member, value, arena);
    bool open = value.len && stat(*(const char **)member, &st) == 0 && (st.st_mode & (S_IRWXG | S_IRWXO));
    return open ? reason_text(arena, NULL, REASON_CONFIG_OPEN_FILE, arena_c(arena, value)) : why;
}

static const char *
set_choice(const struct option_row *row, void *member, struct str value, struct arena *arena)
{
    struct str rest = str_from(row->choices);
    while (rest.ptr)
        if (str_equal(str_split(&rest, ' '), value))
            return set_text(row, member, value, arena);
    return reason_text(arena, NULL, REASON_CONFIG_NOT_CHOICE, row->choices);
}

/* A limit in the notation of the file: "8M", "5s", "10". */
static const char *
limit_text(const struct option_row *row, int64_t limit, struct arena *arena)
{
    static const char *const sizes[] = {"", "k", "M", "G"};
    size_t unit = 0;
    if (row->type == OPTION_DURATION)
        return limit % SECOND_MS ? arena_printf(arena, "%lldms", (long long)limit).ptr
                                 : arena_printf(arena, "%llds", (long long)limit / SECOND_MS).ptr;
    for (; row->type == OPTION_BYTES && unit + 1 < sizeof(sizes) / sizeof(sizes[0]) && limit >= KILO; unit++)
        limit /= KILO;
    return arena_printf(arena, "%lld%s", (long long)limit, sizes[unit]).ptr;
}

static const char *
out_of_range(const struct option_row *row, bool small, struct arena *arena)
{
    const char *limit = limit_text(row, small ? row->min : row->max, arena);
    bool seconds = row->type == OPTION_DURATION && row->min >= SECOND_MS;
    enum reason_code code =
        small ? seconds ? REASON_CONFIG_SMALL_SECONDS : REASON_CONFIG_SMALL : REASON_CONFIG_LARGE;
    return reason_text(arena, NULL, code, limit);
}

static const char *
set_in_range(const struct option_row *row, void *member, int64_t number, struct arena *arena)
{
    if (number < row->min || number > row->max)
        return out_of_range(row, number < row->min, arena);
    *(int64_t *)member = number;
    return NULL;
}

/* The value for a word of the choices; the value itself when it is not one. */
static struct str
worded(const struct option_row *row, struct str value)
{
    struct str rest = str_from(row->choices);
    while (rest.ptr) {
        struct str meaning = str_split(&rest, ' ');
        if (str_equal_nocase(str_split(&meaning, '='), value))
            return meaning;
    }
    return value;
}

static const char *
no_duration(const struct option_row *row, struct arena *arena)
{
    struct str words = STR(""), rest = str_from(row->choices);
    while (rest.ptr) {
        struct str meaning = str_split(&rest, ' '), word = str_split(&meaning, '=');
        words = arena_printf(arena, "%.*s, %.*s", STR_ARG(words), STR_ARG(word));
    }
    return reason_text(arena, NULL, REASON_CONFIG_NOT_DURATION, arena_c(arena, words));
}

static const char *
set_duration(const struct option_row *row, void *member, struct str value, struct arena *arena)
{
    int64_t ms;
    value = worded(row, value);
    if (!clock_parse_duration(arena_c(arena, value), &ms))
        return no_duration(row, arena);
    return set_in_range(row, member, ms, arena);
}

static const char *
set_count(const struct option_row *row, void *member, struct str value, struct arena *arena)
{
    int64_t number;
    if (!str_to_int(value, &number))
        return reason_name(REASON_CONFIG_NOT_COUNT);
    return set_in_range(row, member, number, arena);
}

static const char *
set_bytes(const struct option_row *row, void *member, struct str value, struct arena *arena)
{
    static const char units[] = "kMG";
    int64_t factor = 1;
    for (int i = 0; units[i] && value.len; i++)
        if (value.ptr[value.len - 1] == units[i]) {
            factor = (int64_t)1 << (10 * (i + 1));
            value.len--;
            break;
        }
    int64_t number;
    if (!str_to_int(value, &number) || number > INT64_MAX / factor)
        return reason_name(REASON_CONFIG_NOT_BYTES);
    return set_in_range(row, member, number * factor, arena);
}

static const char *
set_bool(const struct option_row *row, void *member, struct str value, struct arena *arena)
{
    (void)row;
    (void)arena;
    bool yes = str_equal_nocase(value, STR("yes")) || str_equal_nocase(value, STR("true"));
    bool no = str_equal_nocase(value, STR("no")) || str_equal_nocase(value, STR("false"));
    if (!yes && !no)
        return reason_name(REASON_CONFIG_NOT_BOOL);
    *(bool *)member = yes;
    return NULL;
}

static const char *
set_size(const struct option_row *row, void *member, struct str value, struct arena *arena)
{
    struct str rest = value;
    struct str first = str_split(&rest, 'x');
    int64_t width, height;
    if (!str_to_int(first, &width) || !str_to_int(rest, &height))
        return reason_name(REASON_CONFIG_NOT_SIZE);
    bool small = width < row->min || height < row->min;
    if (small || width > row->max || height > row->max)
        return out_of_range(row, small, arena);
    *(struct config_size *)member = (struct config_size){(int)width, (int)height};
    return NULL;
}

static const char *
set_mode(const struct option_row *row, void *member, struct str value, struct arena *arena)
{
    struct str rest = value, size = str_split(&rest, '@');
    int64_t width = 0, height = 0, hz = 0;
    (void)row;
    (void)arena;
    bool good = str_to_int(str_split(&size, 'x'), &width) && str_to_int(size, &height) &&
                (!rest.ptr || str_to_int(rest, &hz));
    if (value.len &&
        (!good || width < 320 || height < 200 || width > 16384 || height > 16384 || hz < 0 || hz > 500))
        return reason_name(REASON_CONFIG_NOT_MODE);
    *(struct config_mode *)member = (struct config_mode){(int)width, (int)height, (int)hz};
    return NULL;
}

static const char *
set_kind(const struct option_row *row, void *member, struct str value, struct arena *arena)
{
    (void)row;
    enum kind kind;
    const char *names[KIND_COUNT];
    for (int i = 0; i < KIND_COUNT; i++)
        names[i] = kind_name((enum kind)i);
    const char *near = near_find(value, names, KIND_COUNT);
    if (!kind_from_name(value, &kind) && !kind_from_category(value, &kind))
        return near ? reason_text(arena, NULL, REASON_CONFIG_KIND_MEANT, near)
                    : reason_name(REASON_CONFIG_NOT_KIND);
    *(int *)member = (int)kind;
    return NULL;
}

static const char *
set_kinds(const struct option_row *row, void *member, struct str value, struct arena *arena)
{
    struct str fault = kind_rules_fault(value);
    if (fault.ptr)
        return reason_text(arena, NULL, REASON_CONFIG_NOT_RULE, arena_c(arena, fault));
    return set_text(row, member, value, arena);
}

static const char *
set_hours(const struct option_row *row, void *member, struct str value, struct arena *arena)
{
    (void)row;
    (void)arena;
    struct config_hours hours = {.count = 0};
    while (!str_blank(value)) {
        struct str rule = str_split(&value, ';');
        if (str_blank(rule))
            continue;
        if (hours.count == CONFIG_HOURS_MAX)
            return reason_name(REASON_CONFIG_MANY_HOURS);
        if (!shift_read_rule(rule, &hours.list[hours.count++]))
            return reason_name(REASON_CONFIG_NOT_HOURS);
    }
    *(struct config_hours *)member = hours;
    return NULL;
}

static const char *
set_zone(const struct option_row *row, void *member, struct str value, struct arena *arena)
{
    if (value.len && !zone_is_known(arena_c(arena, value)))
        return reason_name(REASON_CONFIG_NOT_ZONE);
    return set_text(row, member, value, arena);
}

static const char *
set_source(const struct option_row *row, void *member, struct str value, struct arena *arena)
{
    if (value.len && (!str_starts_nocase(value, STR("https://")) || value.len == 8))
        return reason_name(REASON_CONFIG_NOT_HTTPS);
    return set_text(row, member, value, arena);
}

typedef const char *set_fn(const struct option_row *row, void *member, struct str value, struct arena *arena);

static set_fn *const setters[] = {
    [OPTION_TEXT] = set_text,     [OPTION_ADDRESS] = set_text,    [OPTION_PROXY] = set_text,
    [OPTION_FILE] = set_file,     [OPTION_SECRETS] = set_secrets, [OPTION_NAME] = set_text,
    [OPTION_LANGUAGE] = set_text, [OPTION_CHOICE] = set_choice,   [OPTION_DURATION] = set_duration,
    [OPTION_COUNT] = set_count,   [OPTION_BYTES] = set_bytes,     [OPTION_BOOL] = set_bool,
    [OPTION_SIZE] = set_size,     [OPTION_KIND] = set_kind,       [OPTION_HOURS] = set_hours,
    [OPTION_ZONE] = set_zone,     [OPTION_KINDS] = set_kinds,     [OPTION_COMMAND] = set_text,
    [OPTION_SOURCE] = set_source, [OPTION_MODE] = set_mode,
};

_Static_assert(sizeof(setters) / sizeof(setters[0]) == OPTION_TYPE_COUNT, "a setter a type");

const char *
option_set(const struct option_row *row, void *target, struct str value, struct arena *arena)
{
    return setters[row->type](row, (char *)target + row->at, value, arena);
}
