/* The log: one line on stderr for what a systems administrator should know.
 *
 *   error   a human must come
 *   warn    degraded; said once per change, never once per try
 *   info    start, stop, feed changed, slides changed
 *   debug   the rest
 *
 * Form: `level module: problem: 'value'`. A source file names its module before it includes this header:
 *     #define LOG_MODULE "fetch"
 * Control characters and ill-formed UTF-8 in the message are escaped, so that nothing that came from a feed
 * can forge a line. A line has 4096 bytes at most, which a pipe takes whole or not at all; the rest is cut
 * off. */
#ifndef BREAKROOM_BASE_LOG_H
#define BREAKROOM_BASE_LOG_H

#include <stdbool.h>

enum log_level { LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG, LOG_LEVEL_COUNT };

/* The default is LOG_INFO. The state behind these functions is the one mutable global of the program. */
void log_set_level(enum log_level level);
bool log_level_from_name(const char *name, enum log_level *out);

/* For a process that must never wait for whoever reads its log: from now on a line that cannot be written at
 * once is dropped, and the next one that can is preceded by `warn log: N lines lost`. What libraries write to
 * standard error does not wait either when that is a pipe or a terminal: it is opened anew for that, because
 * the flags of the present one belong to other processes, too. */
void log_never_wait(void);

void log_write(enum log_level level, const char *module, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#define log_error(...) log_write(LOG_ERROR, LOG_MODULE, __VA_ARGS__)
#define log_warn(...)  log_write(LOG_WARN, LOG_MODULE, __VA_ARGS__)
#define log_info(...)  log_write(LOG_INFO, LOG_MODULE, __VA_ARGS__)
#define log_debug(...) log_write(LOG_DEBUG, LOG_MODULE, __VA_ARGS__)

#endif
