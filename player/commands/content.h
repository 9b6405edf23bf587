/* The store as `play` looks at it: twice a second by one stat, and loaded when it changed. */
#ifndef BREAKROOM_COMMANDS_CONTENT_H
#define BREAKROOM_COMMANDS_CONTENT_H

#include <stdbool.h>
#include <stdint.h>

#include "config/config.h"
#include "store/store.h"

struct content {
    struct store *store; /* NULL while it cannot be opened */
    const char *folder;
    const struct config *config;
    int64_t due_ms; /* monotonic: the next look */
    bool said;      /* that it cannot be opened */
};

/* Looks when it is due; true with the new content, which the caller owns, when there is some. */
bool content_look(struct content *content, int64_t mono_ms, struct store_content *out);

#endif
