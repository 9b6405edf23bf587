#include "setup/setup_remote.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/redact.h"
#include "config/remote.h"

#define SERVICE_FOLDER "/var/lib/breakroom" /* StateDirectory of the services */

static void
ignore(void *ctx, const char *line)
{
    (void)ctx;
    (void)line;
}

static int64_t
stamp_of(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec : 0;
}

/* The file with the stored text of this address; that of the services when this user has none. */
static const char *
find_kept(struct setup *setup, const char *address)
{
    const char *folder = file_state_folder(setup->arena);
    const char *own = folder ? config_remote_path(setup->arena, folder, address) : NULL;
    const char *service = config_remote_path(setup->arena, SERVICE_FOLDER, address);
    return !own || (access(own, F_OK) != 0 && access(service, R_OK) == 0) ? service : own;
}

/* The combined configuration; NULL when the stored text is damaged. */
static struct config *
read_both(const struct config *local, struct str text, const char *name)
{
    struct config *both = config_create();
    struct config_remote remote = {arena_str(both->arena, text), arena_c(both->arena, str_from(name))};
    if (remote.text.len &&
        config_parse_over(both, &remote, arena_str(both->arena, local->text), local->path, ignore, NULL))
        return both;
    config_destroy(both);
    return NULL;
}

void
setup_take_remote(struct setup *setup)
{
    char shown[REDACT_BYTES];
    const char *address = config_remote_address(setup->arena, setup->config);
    if (!address)
        return;
    redact_address(address, shown, sizeof(shown));
    const char *path = find_kept(setup, address);
    setup->remote =
        (struct setup_remote){arena_c(setup->arena, str_from(shown)), path, stamp_of(path), false};
    struct config *both =
        read_both(setup->config, file_read(setup->arena, path, CONFIG_BYTES_MAX, NULL), setup->remote.name);
    if (!both)
        return;
    both->damaged = setup->config->damaged;
    config_destroy(setup->config);
    setup->config = both;
    setup->remote.taken = true;
}

bool
setup_remote_changed(const struct setup *setup)
{
    return setup->remote.name && stamp_of(setup->remote.path) != setup->remote.stamp;
}
