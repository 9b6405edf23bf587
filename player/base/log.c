#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "base/utf8.h"

#define MESSAGE_BYTES 2048
#define LINE_BYTES    PIPE_BUF
#define CUT           "…\n"

/* The only mutable global of the program: every file logs, and a log that each function had to be given would
 * be in every signature. */
static struct {
    enum log_level max_level;
    bool never_wait;
    bool in_line;       /* the last line was only partly written */
    unsigned long lost; /* lines that were not written, since the last one that was */
} state = {.max_level = LOG_INFO};

static const char *const names[LOG_LEVEL_COUNT] = {"error", "warn", "info", "debug"};

void
log_set_level(enum log_level level)
{
    state.max_level = level;
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

void
log_never_wait(void)
{
    struct stat st;
    state.never_wait = true;
    if (fstat(STDERR_FILENO, &st) != 0 || !(S_ISFIFO(st.st_mode) || S_ISCHR(st.st_mode)))
        return;
    int fd = open("/proc/self/fd/2", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return;
    dup2(fd, STDERR_FILENO);
    close(fd);
}

static void
put_escaped(struct buf *line, struct str text)
{
    for (size_t at = 0; at < text.len && !line->full;) {
        uint32_t code = utf8_next(text, &at);
        bool control = code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E);
        if (control)
            buf_printf(line, "\\u%04x", (unsigned)code);
        else
            buf_put_code(line, code);
    }
}

/* How many bytes were written without waiting; negative: none. */
static ssize_t
write_now(struct str bytes)
{
    ssize_t count = send(STDERR_FILENO, bytes.ptr, bytes.len, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count >= 0 || errno != ENOTSOCK)
        return count;
    struct pollfd room = {.fd = STDERR_FILENO, .events = POLLOUT};
    if (poll(&room, 1, 0) != 1 || !(room.revents & POLLOUT))
        return -1;
    return write(STDERR_FILENO, bytes.ptr, bytes.len);
}

static bool
write_line(struct str line)
{
    ssize_t count = write_now(line);
    if (count > 0)
        state.in_line = count < (ssize_t)line.len;
    return count == (ssize_t)line.len;
}

/* True when no lost lines remain to be reported. */
static bool
write_lost(void)
{
    char text[64];
    if (state.lost == 0)
        return true;
    int len = snprintf(text, sizeof(text), "%swarn log: %lu line%s lost\n", state.in_line ? "\n" : "",
                       state.lost, state.lost == 1 ? "" : "s");
    bool written = write_line((struct str){text, (size_t)len});
    if (written)
        state.lost = 0;
    return written;
}

static void
put_line(struct str line)
{
    if (!state.never_wait)
        fwrite(line.ptr, 1, line.len, stderr);
    else if (!write_lost() || !write_line(line))
        state.lost++;
}

void
log_write(enum log_level level, const char *module, const char *format, ...)
{
    if (level > state.max_level)
        return;
    struct buf line;
    buf_init(&line, LINE_BYTES - sizeof(CUT));
    char message[MESSAGE_BYTES];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof(message), format, args);
    va_end(args);
    buf_printf(&line, "%s %s: ", names[level], module);
    put_escaped(&line, str_from(message));
    struct str end = line.full ? STR(CUT) : STR("\n");
    line.ceiling = LINE_BYTES;
    buf_put(&line, end);
    put_line(buf_str(&line));
    buf_finish(&line);
}
