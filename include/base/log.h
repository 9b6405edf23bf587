/* The log: one line on stderr for each event of interest to a system administrator.
 *
 *   error   needs action by a person
 *   warn    degraded; logged once per change, not once per attempt
 *   info    start, stop, feed changed, slides changed
 *   debug   the rest
 *
 * Form: `level module: problem: 'value'`. A source file names its module before it includes this header:
 *     #define LOG_MODULE "fetch" Control characters and ill-formed UTF-8 in the message are escaped, so that
 *     feed text cannot forge a line. A line has at most 4096 bytes, which a pipe accepts atomically; the rest
 *     is cut off. */
#ifndef BREAKROOM_BASE_LOG_H
#define BREAKROOM_BASE_LOG_H

#include <stdbool.h>

enum log_level { LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG, LOG_LEVEL_COUNT };

/* The default is LOG_INFO. What these functions keep is the one mutable global of the program. */
void log_set_level(enum log_level level);
bool log_level_from_name(const char *name, enum log_level *out);

/* For a process that must never block on its log: from now on a line that cannot be written at once is
 * dropped, and the next line written is preceded by `warn log: N lines lost`. Output of libraries to standard
 * error does not block either, if that is a pipe or a terminal: it is reopened, because other processes share
 * the flags of the original description. */
void log_never_wait(void);

void log_write(enum log_level level, const char *module, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#define log_error(...) log_write(LOG_ERROR, LOG_MODULE, __VA_ARGS__)
#define log_warn(...)  log_write(LOG_WARN, LOG_MODULE, __VA_ARGS__)
#define log_info(...)  log_write(LOG_INFO, LOG_MODULE, __VA_ARGS__)
#define log_debug(...) log_write(LOG_DEBUG, LOG_MODULE, __VA_ARGS__)

#endif
