/* The smaller and the larger of two numbers, and a number kept within bounds, in the type of their sum.
 *
 *     number_min(a, b)   number_max(a, b)
 *     number_clamp(value, low, high)   `low` when it is smaller, `high` when it is larger; low ≤ high
 */
#ifndef BREAKROOM_BASE_NUMBER_H
#define BREAKROOM_BASE_NUMBER_H

#define MM_PER_INCH 25.4

#define NUMBER_FUNCTIONS(name, type)                                                                         \
    static inline type number_min_##name(type a, type b)                                                     \
    {                                                                                                        \
        return a < b ? a : b;                                                                                \
    }                                                                                                        \
    static inline type number_max_##name(type a, type b)                                                     \
    {                                                                                                        \
        return a > b ? a : b;                                                                                \
    }                                                                                                        \
    static inline type number_clamp_##name(type value, type low, type high)                                  \
    {                                                                                                        \
        return value < low ? low : value > high ? high : value;                                              \
    }

NUMBER_FUNCTIONS(int, int)
NUMBER_FUNCTIONS(unsigned, unsigned)
NUMBER_FUNCTIONS(long, long)
NUMBER_FUNCTIONS(unsigned_long, unsigned long)
NUMBER_FUNCTIONS(long_long, long long)
NUMBER_FUNCTIONS(unsigned_long_long, unsigned long long)
NUMBER_FUNCTIONS(float, float)
NUMBER_FUNCTIONS(double, double)

#define NUMBER_SELECT(type_of, function)                                                                     \
    _Generic((type_of), int                                                                                  \
             : function##_int, unsigned                                                                      \
             : function##_unsigned, long                                                                     \
             : function##_long, unsigned long                                                                \
             : function##_unsigned_long, long long                                                           \
             : function##_long_long, unsigned long long                                                      \
             : function##_unsigned_long_long, float                                                          \
             : function##_float, double                                                                      \
             : function##_double)

#define number_min(a, b)               NUMBER_SELECT((a) + (b), number_min)(a, b)
#define number_max(a, b)               NUMBER_SELECT((a) + (b), number_max)(a, b)
#define number_clamp(value, low, high) NUMBER_SELECT((value) + (low) + (high), number_clamp)(value, low, high)

#endif
