#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "config/effective.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static void
take_fault(void *ctx, const char *line)
{
    size_t *count = ctx;
    if (!*line || strchr(line, '\n') || ++*count > 1000)
        __builtin_trap();
}

static void
take_value(void *ctx, const struct config_value *value)
{
    (void)ctx;
    if (!value->key || !value->source.len)
        __builtin_trap();
}

/* With any file, each feed has a name and an address, and every fault is one line. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    char path[64];
    size_t faults = 0;
    snprintf(path, sizeof(path), "/tmp/breakroom-fuzz-%ld.conf", (long)getpid());
    if (!file_replace(path, (struct str){(const char *)bytes, len}))
        return 0;
    struct config *config = config_create();
    enum config_result result = config_load(config, path, take_fault, &faults);
    if (result == CONFIG_ABSENT || (result == CONFIG_UNREADABLE && faults == 0) ||
        config->feed_count > config->named_count || config->named_count > CONFIG_FEEDS_MAX)
        __builtin_trap();
    for (size_t i = 0; i < config->feed_count; i++)
        if (!*config->feeds[i].name || !*config->feeds[i].url || config->feeds[i].interval_ms <= 0)
            __builtin_trap();
    config_each_value(config, take_value, NULL);
    config_destroy(config);
    unlink(path);
    return 0;
}
