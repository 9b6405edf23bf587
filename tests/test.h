/* Included by every test: cmocka and what it needs. */
#ifndef BREAKROOM_TEST_H
#define BREAKROOM_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/reason.h"
#include "base/str.h"

/* A str against a literal. */
#define assert_str(s, literal)                                                                               \
    do {                                                                                                     \
        struct str got_ = (s);                                                                               \
        if (!str_equal(got_, str_from(literal)))                                                             \
            fail_msg("'%.*s' is not '%s'", STR_ARG(got_), literal);                                          \
    } while (0)

/* The wall time of an RFC 3339 text; local without a zone. */
static inline int64_t
test_time(const char *text)
{
    int64_t ms;
    assert_true(clock_parse_time(text, &ms));
    return ms;
}

/* The words of a reason; valid until the next call. */
static inline const char *
english(const struct reason *why)
{
    static char words[REASON_WORDS_BYTES];
    return reason_words(why, REASON_ENGLISH, words);
}

#endif
