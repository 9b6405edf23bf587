/* The smaller and the larger of two numbers, and a number kept within bounds. For floats: fminf, fmaxf. */
#ifndef BREAKROOM_BASE_NUMBER_H
#define BREAKROOM_BASE_NUMBER_H

#include <stdint.h>

static inline int64_t
number_min(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static inline int64_t
number_max(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static inline int
number_min_int(int a, int b)
{
    return a < b ? a : b;
}

static inline int
number_max_int(int a, int b)
{
    return a > b ? a : b;
}

/* `low` when the value is smaller, `high` when it is larger; low ≤ high. */
static inline int64_t
number_clamp(int64_t value, int64_t low, int64_t high)
{
    return value < low ? low : value > high ? high : value;
}

/* The same of int and of floats. */
static inline int
number_clamp_int(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

static inline float
number_clamp_float(float value, float low, float high)
{
    return value < low ? low : value > high ? high : value;
}

#endif
