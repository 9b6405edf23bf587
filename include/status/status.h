/* The state of a player, running or not: from the reports of its processes, else from its store. */
#ifndef BREAKROOM_STATUS_STATUS_H
#define BREAKROOM_STATUS_STATUS_H

#include <stdio.h>

#include "base/clock.h"
#include "base/reason.h"
#include "setup/setup.h"
#include "recovery/recovery.h"
#include "runtime/runtime.h"

/* Unknown values are absent, 0 or (times) TIME_NONE. Times are monotonic milliseconds except where the name
 * says otherwise. Reasons are in their text form (base/reason.h). */
struct status_slide {
    struct str kind, title, feed;
    int64_t page, pages; /* from 1 */
    int64_t end_ms;
};

struct status_feed {
    struct str name, url;
    struct str error;          /* of the last try, a reason; absent: it succeeded */
    struct str moved;          /* the address to which its server says it has moved permanently, or absent */
    struct str note;           /* a reason: a remark although the feed is good; or absent */
    struct str picture_error;  /* a reason: for the first picture that is left out */
    int64_t pictures_left_out; /* how many items are shown without a picture that they name */
    int64_t failures;
    int64_t success_ms, success_wall_ms; /* success_wall_ms: of an earlier process */
    int64_t due_ms;
    int64_t items;    /* TIME_NONE: not known, as before the first fetch */
    int64_t newest_s; /* seconds since 1970 */
};

/* The record of a process; see recovery/record.h. */
struct status_process {
    const char *role;
    bool hangs; /* it runs and has made no progress for RECOVERY_ANSWER_MAX_MS */
    bool known; /* the record is valid */
    struct recovery_record record;
};

struct status_printer; /* player/status/status_words.h */

struct status {
    bool running, fetching;
    struct config_health configuration; /* of the running processes and of the present file */
    struct status_process play, fetch;
    struct str version, store;
    struct str unreadable; /* a reason: why the store cannot be read; or absent */
    bool forbidden;        /* for lack of permission */
    int64_t started_ms;
    int64_t width, height;
    bool dark, paused, alert, trusted;
    struct str clock;       /* clock_source_name; absent: not known */
    struct str trouble;     /* a reason: why nothing can be seen; absent: it can */
    int64_t trouble_ms;     /* since when */
    int64_t change_wall_ms; /* when it turns dark or on */
    int64_t items, shown, pictures;
    int64_t slides;    /* shown since the player started */
    int64_t bad_dates; /* items not shown because their embargo date is invalid */
    int64_t store_bytes;
    struct str store_error;        /* a reason: why the disk cannot be written; absent: it can */
    int64_t store_error_ms;        /* since when */
    bool in_memory;                /* new content is kept there meanwhile */
    struct status_slide now, next; /* `kind` is absent when there is none */
    struct status_feed *feeds;     /* room for CONFIG_FEEDS_MAX */
    size_t feed_count;
    struct str others[RUNTIME_REPORTS_MAX]; /* stores of other players that run */
    size_t other_count;
};

/* Selects the player on the named store (--store, the configuration); else a running one; else the content of
 * the store of this user or of the services. Texts live in setup->arena. */
void status_read(struct setup *setup, struct status *out);

/* Reads the report of a process (runtime/runtime.h) into the status. NULL, and members with unexpected
 * values, change nothing. */
void status_take(struct status *status, struct arena *arena, const struct json *document);

/* Reads the record of the process that wrote this report; NULL: it wrote none. */
void status_recovery_read(struct status_process *process, const struct runtime_report *report,
                          int64_t mono_ms);
/* True when content is quarantined or safe mode is on. */
bool status_recovery_limits(const struct status *status);
/* The lines and the members about safe mode and quarantined content. */
void status_recovery_print(const struct status_printer *printer);
void status_recovery_print_json(const struct status *status, struct moment now, struct buf *out);

/* Its severity: the exit statuses 0, 1 and 2, which Nagios and similar programs use too. */
enum status_grade {
    STATUS_OK,
    STATUS_WARNING, /* a feed, the configuration, the disk or the screen has a problem */
    STATUS_CRITICAL /* a process is missing or does not answer */
};
enum status_grade status_grade(const struct status *status);

/* How many feeds failed at the last try. */
size_t status_failing_feeds(const struct status *status);

/* True when the running fetch cannot write the store. */
bool status_store_fails(const struct status *status);

/* For an administrator. */
void status_print(const struct status *status, struct moment now, enum reason_language language, FILE *out);
/* For programs; the words of reasons are English. */
void status_print_json(const struct status *status, struct moment now, FILE *out);
/* Including the kernel's data about the machine, in the text format of Prometheus. */
void status_print_prometheus(const struct status *status, struct moment now, FILE *out);
/* One line, in the format of Nagios plugins. */
void status_print_nagios(const struct status *status, enum reason_language language, FILE *out);

/* The time since the last success, or TIME_NONE. */
int64_t status_age_ms(const struct status_feed *feed, struct moment now);

/* For how many days the feed has had nothing new; 0 when less than a week, or not known. */
int64_t status_quiet_days(const struct status_feed *feed, struct moment now);

#endif
