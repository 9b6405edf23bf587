/* The inside of the reader of dates: what date_time.c and date_day.c find in the tokens. */
#ifndef BREAKROOM_TEXT_DATE_FOUND_H
#define BREAKROOM_TEXT_DATE_FOUND_H

#include "text/date_lex.h"

/* What has been found so far. */
struct date_found {
    struct date_token *tokens;
    int64_t year;
    int month, day;
    int weekday; /* 0 to 6 from Sunday on, -1 when the text names none */
    int time_s;  /* of the day */
    int zone_s;
    bool time, half, zoned, wrong;
    bool whole; /* a year of four digits, a month and a day */
    int half_hours;
    struct str region;
};

bool date_is_sign(const struct date_token *token, char sign);
/* A number with so many digits that nothing has used yet. */
bool date_is_number(const struct date_token *token, int min_digits, int max_digits);

/* False when there is no such time; then `wrong` is set too. */
bool date_set_time(struct date_found *found, int64_t hour, int64_t minute, int64_t second);

/* Finds the time of the day and the zone behind it, and uses their tokens up. */
void date_take_time(struct date_found *found);

/* Finds the day in what is left. False when there is none for certain. */
bool date_take_day(struct date_found *found);

#endif
