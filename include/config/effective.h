/* The effective values and the origin of each, as `breakroom config` prints them. */
#ifndef BREAKROOM_CONFIG_EFFECTIVE_H
#define BREAKROOM_CONFIG_EFFECTIVE_H

#include "config/config.h"

/* Texts live until the next call. */
struct config_value {
    struct str section; /* "screen", "feed news" */
    const char *key;
    struct str value;  /* without secrets */
    struct str source; /* "/etc/breakroom/breakroom.conf:12", "default", "command line", "as in [fetch]" */
};

typedef void config_value_fn(void *ctx, const struct config_value *value);

/* Calls `value` for all options, the feeds' first; of kinds only for what is set. */
void config_each_value(const struct config *config, config_value_fn *value, void *ctx);

#endif
