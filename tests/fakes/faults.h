/* Faults of a configuration as lines. */
#ifndef BREAKROOM_TESTS_FAULTS_H
#define BREAKROOM_TESTS_FAULTS_H

#include "base/str.h"

void put_fault(struct buf *out, const char *fault);

#endif
