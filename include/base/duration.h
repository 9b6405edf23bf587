/* Lengths of time. */
#ifndef BREAKROOM_BASE_DURATION_H
#define BREAKROOM_BASE_DURATION_H

#include <stdint.h>

#define SECOND_MS 1000
#define MINUTE_MS 60000
#define HOUR_MS   ((int64_t)3600000)
#define DAY_MS    ((int64_t)86400000)

#define MINUTE_S 60
#define HOUR_S   3600
#define DAY_S    ((int64_t)86400)

#endif
