#include "base/redact.h"
#include "base/utf8.h"
#include "config/reading.h"

#define SHOWN_BYTES 256
#define SCRATCH     ((size_t)8 * CONFIG_BYTES_MAX)

const char *
config_fault_at(struct arena *arena, const char *path, int line, const char *why)
{
    if (!line)
        return reason_text(arena, why, REASON_CONFIG_FILE, path);
    return reason_text(arena, why, REASON_CONFIG_LINE, path, arena_printf(arena, "%d", line).ptr);
}

void
reading_report(struct config_reading *reading, int line, const char *why)
{
    struct arena *arena = arena_create(SCRATCH);
    if (reading->faults++ < READING_FAULTS_MAX)
        reading->fault(reading->ctx, config_fault_at(arena, reading->path, line, why));
    if (reading->faults == READING_FAULTS_MAX)
        reading->fault(reading->ctx,
                       config_fault_at(arena, reading->path, 0, reason_name(REASON_CONFIG_MANY_FAULTS)));
    reading->fault_line = line;
    arena_destroy(arena);
}

/* "https://joe:secr", an address truncated in its password: a port has no letters. */
static struct str
without_open_password(struct arena *arena, struct str shown, size_t host)
{
    struct str rest = str_slice(shown, host, SIZE_MAX);
    size_t colon = str_find(rest, STR(":")), slash = str_find(rest, STR("/"));
    if (colon == SIZE_MAX || slash < colon)
        return shown;
    for (size_t i = colon + 1; i < rest.len && rest.ptr[i] != '/'; i++)
        if (!str_is_digit(rest.ptr[i]))
            return arena_printf(arena, "%.*s…", STR_ARG(str_slice(shown, 0, host + colon + 1)));
    return shown;
}

struct str
reading_shown(struct arena *arena, struct str text)
{
    char shown[SHOWN_BYTES];
    redact_address(arena_c(arena, utf8_prefix(text, SHOWN_BYTES * 4)), shown, sizeof(shown));
    struct str copy = arena_str(arena, str_from(shown)), at = STR("@");
    size_t mark = str_find(copy, STR("://")), scheme = mark == SIZE_MAX ? 0 : mark + 3, last = copy.len;
    while (last && copy.ptr[last - 1] != '@')
        last--;
    if (last)
        copy = arena_printf(arena, "%.*s…@%.*s", STR_ARG(str_slice(copy, 0, scheme)),
                            STR_ARG(str_slice(copy, last, SIZE_MAX)));
    else if (str_find(text, at) != SIZE_MAX)
        copy = arena_printf(arena, "%.*s…@%.*s", STR_ARG(str_slice(copy, 0, scheme)),
                            STR_ARG(str_slice(copy, scheme, SIZE_MAX)));
    else if (scheme)
        copy = without_open_password(arena, copy, scheme);
    struct str part = utf8_prefix(copy, CONFIG_SHOWN_CHARS);
    return part.len < copy.len ? arena_printf(arena, "%.*s…", STR_ARG(part)) : copy;
}

struct str
reading_shown_command(struct arena *arena, struct str command)
{
    static const char *const signs[] = {"pass", "secret", "token", "key", "auth", "user", "login",
                                        "cred", "pw",     "://",   "@",   " -u",  " -p",  ":"};
    struct str rest = command, lower = {arena_c(arena, command), command.len};
    struct str first = str_split(&rest, ' ');
    for (char *c = (char *)lower.ptr; *c; c++)
        *c = str_lower(*c);
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (str_find(lower, str_from(signs[i])) != SIZE_MAX)
            return arena_printf(arena, "%.*s …", STR_ARG(first));
    return arena_str(arena, command);
}
