/* Dates and times in the language of the reader and the time zone of the process. */
#ifndef BREAKROOM_TIMETABLE_CALENDAR_H
#define BREAKROOM_TIMETABLE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* A format of ICU's letters ("EEEEdMMMMy", "jms") in the order of the language. The caller owns it:
 * calendar_form_destroy. */
struct calendar_form;
struct calendar_form *calendar_form_create(const char *locale, const char *skeleton);
void calendar_form_destroy(struct calendar_form *form); /* NULL is fine */
struct str calendar_write(struct arena *arena, struct calendar_form *form, int64_t at_ms);

/* The three calls in one. */
struct str calendar_format(struct arena *arena, const char *locale, const char *skeleton, int64_t at_ms);

/* "4 December"; with the year if it is not the present one. */
struct str calendar_day(struct arena *arena, const char *locale, int64_t at_ms, int64_t now_ms);

/* Calendar days from now to then; negative in the past. */
int64_t calendar_days(int64_t at_ms, int64_t now_ms);

/* True when the time is a midnight. */
bool calendar_midnight(int64_t at_ms);

#define CALENDAR_RFC3339_BYTES 40
/* "2026-12-04T08:00:00+01:00"; with milliseconds if they are not zero. */
void calendar_rfc3339(int64_t at_ms, char out[CALENDAR_RFC3339_BYTES]);

#endif
