/* What every test includes: cmocka and what it wants before it. */
#ifndef BREAKROOM_TEST_H
#define BREAKROOM_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"

/* A str against a literal. */
#define assert_str(s, literal)                                                                               \
    do {                                                                                                     \
        struct str got_ = (s);                                                                               \
        if (!str_equal(got_, str_from(literal)))                                                             \
            fail_msg("'%.*s' is not '%s'", STR_ARG(got_), literal);                                          \
    } while (0)

#endif
