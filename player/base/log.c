#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define LINE_BYTES 2048

static enum log_level max_level = LOG_INFO;

static const char *const names[LOG_LEVEL_COUNT] = {"error", "warn", "info", "debug"};

void
log_set_level(enum log_level level)
{
    max_level = level;
}

bool
log_level_from_name(const char *name, enum log_level *out)
{
    for (int i = 0; i < LOG_LEVEL_COUNT; i++)
        if (strcmp(name, names[i]) == 0) {
            *out = (enum log_level)i;
            return true;
        }
    return false;
}

static void
put_escaped(struct buf *line, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at);
        bool control = code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E);
        if (control)
            buf_printf(line, "\\u%04x", (unsigned)code);
        else
            buf_put_code(line, code);
    }
}

void
log_write(enum log_level level, const char *module, const char *format, ...)
{
    if (level > max_level)
        return;
    struct buf line;
    buf_init(&line, (size_t)LINE_BYTES * 6);
    char message[LINE_BYTES];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof(message), format, args);
    va_end(args);
    put_escaped(&line, str_from(message));
    fprintf(stderr, "%s %s: %s\n", names[level], module, buf_c(&line));
    buf_finish(&line);
}
