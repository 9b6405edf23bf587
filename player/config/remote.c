#include "config/remote.h"

#include <unistd.h>

#include "base/file.h"

#define NAME_BYTES 256
/* Not /proc/cpuinfo, which the services do not see. */
#define SERIAL_FILE "/sys/firmware/devicetree/base/serial-number"

/* Characters that may occur unescaped in an address. */
static void
put_plain(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (str_is_alnum(text.ptr[i]) || text.ptr[i] == '-' || text.ptr[i] == '.')
            buf_put_char(out, text.ptr[i]);
}

static void
put_name(struct buf *out)
{
    char name[NAME_BYTES] = "";
    gethostname(name, sizeof(name) - 1);
    put_plain(out, str_from(name));
}

static void
put_serial(struct buf *out, struct arena *arena)
{
    put_plain(out, file_read(arena, SERIAL_FILE, NAME_BYTES, NULL));
}

const char *
config_remote_address(struct arena *arena, const struct config *config)
{
    struct buf out;
    struct str rest = str_from(config->source_url);
    if (!rest.len)
        return NULL;
    buf_init(&out, CONFIG_VALUE_BYTES_MAX);
    while (rest.len) {
        size_t length = 1;
        if (str_starts(rest, STR("{name}")) && (length = 6))
            put_name(&out);
        else if (str_starts(rest, STR("{serial}")) && (length = 8))
            put_serial(&out, arena);
        else
            buf_put_char(&out, *rest.ptr);
        rest = str_slice(rest, length, SIZE_MAX);
    }
    const char *address = arena_c(arena, buf_str(&out));
    buf_finish(&out);
    return address;
}

const char *
config_remote_path(struct arena *arena, const char *state_folder, const char *address)
{
    return arena_printf(arena, "%s/remote-%016llx.conf", state_folder,
                        (unsigned long long)str_hash(str_from(address), STR_HASH_SEED))
        .ptr;
}

static void
ignore(void *ctx, const char *line)
{
    (void)ctx;
    (void)line;
}

bool
config_remote_check(const struct config_remote *remote, const struct config *local, config_fault_fn *fault,
                    void *ctx)
{
    struct config *config = config_create(), *alone = config_create();
    bool good = config_parse_over(alone, remote, STR(""), local->path, fault, ctx);
    bool whole = good && config_parse_over(config, remote, local->text, local->path, ignore, NULL);
    bool named = whole && config->feed_count > 0;
    if (good && !named)
        fault(ctx, config_fault_at(config->arena, remote->name, 0, reason_name(REASON_CONFIG_NO_FEED)));
    config_destroy(alone);
    config_destroy(config);
    return named;
}
