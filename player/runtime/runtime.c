#include "runtime/runtime.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/json_write.h"

#define TEXT_BYTES_MAX ((size_t)256 * 1024)
#define TREE_BYTES_MAX (2 * TEXT_BYTES_MAX)
#define STAT_BYTES_MAX ((size_t)4096)
#define FOLDERS        5

static const char *
set(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value ? value : NULL;
}

static char *
shared_memory(struct arena *arena)
{
    return (char *)arena_printf(arena, "/dev/shm/breakroom-%u", (unsigned)geteuid()).ptr;
}

/* Created when missing; NULL when others can write to it. */
static char *
own_folder(struct arena *arena)
{
    struct stat st;
    const char *base = set("RUNTIME_DIRECTORY");
    char *folder = base ? arena_c(arena, str_from(base)) : NULL;
    if (!folder && (base = set("XDG_RUNTIME_DIR")))
        folder = file_join(arena, base, "breakroom");
    if (!folder || (mkdir(folder, 0755) != 0 && access(folder, W_OK) != 0))
        folder = shared_memory(arena);
    mkdir(folder, 0755);
    bool good = lstat(folder, &st) == 0 && S_ISDIR(st.st_mode) && st.st_uid == geteuid();
    return good && !(st.st_mode & (S_IWGRP | S_IWOTH)) ? folder : NULL;
}

/* The same name for a store, whichever path leads to it. */
static unsigned long long
hash_of(struct str store)
{
    return (unsigned long long)str_hash(store, STR_HASH_SEED);
}

const char *
runtime_resolve(struct arena *arena, const char *store)
{
    char *real = realpath(store, NULL);
    const char *path = arena_c(arena, str_from(real ? real : store));
    free(real);
    return path;
}

struct str_list
runtime_memory_folders(struct arena *arena, const char *store)
{
    struct str name = str_from(store);
    const char *user = set("XDG_RUNTIME_DIR");
    const char *places[] = {own_folder(arena), user ? file_join(arena, user, "breakroom") : NULL,
                            shared_memory(arena), "/run/breakroom-fetch"};
    size_t count = sizeof(places) / sizeof(places[0]);
    struct str_list out = {arena_array(arena, count, sizeof(struct str)), 0};
    for (size_t i = 0; places[0] && i < count; i++)
        if (places[i])
            out.items[out.count++] = arena_printf(arena, "%s/%016llx.memory", places[i], hash_of(name));
    return out;
}

/* When a process began, in the kernel's ticks; 0: it does not exist. The 22nd field of /proc/PID/stat
 * (proc(5)); the second may contain anything. */
static int64_t
begun(struct arena *arena, int64_t pid)
{
    int64_t ticks = 0;
    const char *path = arena_printf(arena, "/proc/%lld/stat", (long long)pid).ptr;
    struct str text = file_read(arena, path, STAT_BYTES_MAX, NULL);
    size_t at = text.len;
    while (at && text.ptr[at - 1] != ')')
        at--;
    struct str rest = str_trim(str_slice(text, at, SIZE_MAX));
    for (int word = 3; word < 22; word++)
        str_split(&rest, ' ');
    return at && str_to_int(str_split(&rest, ' '), &ticks) ? ticks : 0;
}

/* The services are in user namespaces of their own, so that their processes are hidden from each other in
 * /proc; whether there is one of the same user can be asked all the same. */
static bool
is_alive(struct arena *arena, int64_t pid, int64_t when)
{
    int64_t ticks = pid > 0 && when > 0 ? begun(arena, pid) : 0;
    return ticks ? ticks == when : pid > 0 && when > 0 && kill((pid_t)pid, 0) == 0;
}

struct runtime
runtime_create(struct arena *arena, const char *store, const char *role)
{
    struct runtime runtime = {.role = role, .started_ms = clock_mono_ms(), .begun = begun(arena, getpid())};
    runtime.store = arena_c(arena, str_from(store));
    char *folder = own_folder(arena);
    if (folder)
        runtime.path =
            arena_printf(arena, "%s/%016llx.%s", folder, hash_of(str_from(runtime.store)), role).ptr;
    return runtime;
}

static bool
write_file(const char *path, struct str bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (fd < 0)
        return false;
    /* regardless of the umask of the service */
    bool good = fchmod(fd, 0644) == 0 && write(fd, bytes.ptr, bytes.len) == (ssize_t)bytes.len;
    return close(fd) == 0 && good;
}

void
runtime_begin(const struct runtime *runtime, struct buf *document)
{
    buf_init(document, TEXT_BYTES_MAX);
    buf_put(document, STR("{\"process\": {"));
    json_add_text(document, "role", str_from(runtime->role));
    json_add_text(document, "version", STR(BREAKROOM_VERSION));
    json_add_whole(document, "pid", getpid());
    json_add_whole(document, "begun", runtime->begun);
    json_add_whole(document, "started_ms", runtime->started_ms);
    json_add_text(document, "store", str_from(runtime->store));
    buf_put_char(document, '}');
}

void
runtime_write(const struct runtime *runtime, struct buf *document)
{
    if (!runtime->path)
        return;
    if (!buf_put(document, STR("}\n"))) {
        buf_finish(document);
        runtime_begin(runtime, document);
        buf_put(document, STR("}\n"));
    }
    struct arena *arena = arena_create(FILE_PATHS_BYTES);
    const char *fresh = arena_printf(arena, "%s.new", runtime->path).ptr;
    if (!write_file(fresh, buf_str(document)) || rename(fresh, runtime->path) != 0)
        unlink(fresh);
    arena_destroy(arena);
}

void
runtime_remove(const struct runtime *runtime)
{
    if (runtime->path)
        unlink(runtime->path);
}

static bool
read_file(struct arena *arena, const char *path, struct runtime_report *out)
{
    int64_t began = 0;
    struct str text = file_read(arena, path, TEXT_BYTES_MAX, NULL);
    *out = (struct runtime_report){.path = path};
    if (text.ptr)
        out->document = json_read_within(arena, text, TREE_BYTES_MAX);
    const struct json *process = json_get(out->document, "process");
    out->role = json_get_text(process, "role");
    out->store = json_get_text(process, "store");
    out->version = json_get_text(process, "version");
    json_get_whole(process, "pid", &out->pid);
    json_get_whole(process, "started_ms", &out->started_ms);
    json_get_whole(process, "begun", &began);
    out->alive = is_alive(arena, out->pid, began);
    return out->store.len && out->role.len;
}

static size_t
read_folder(struct arena *arena, const char *path, struct runtime_report *out, size_t room)
{
    size_t count = 0;
    DIR *folder = opendir(path);
    const struct dirent *entry;
    while (folder && count < room && (entry = readdir(folder))) {
        struct str name = str_from(entry->d_name);
        if (str_ends(name, STR(".play")) || str_ends(name, STR(".fetch")))
            count += read_file(arena, file_join(arena, path, entry->d_name), &out[count]);
    }
    if (folder)
        closedir(folder);
    return count;
}

size_t
runtime_read(struct arena *arena, struct runtime_report *out)
{
    const char *user = set("XDG_RUNTIME_DIR");
    const char *folders[FOLDERS] = {set("RUNTIME_DIRECTORY"),
                                    user ? file_join(arena, user, "breakroom") : NULL, shared_memory(arena),
                                    "/run/breakroom", "/run/breakroom-fetch"};
    size_t count = 0;
    for (size_t i = 0; i < FOLDERS; i++) {
        bool again = false;
        for (size_t k = 0; k < i; k++)
            again = again || (folders[i] && folders[k] && strcmp(folders[i], folders[k]) == 0);
        if (folders[i] && !again)
            count += read_folder(arena, folders[i], out + count, RUNTIME_REPORTS_MAX - count);
    }
    return count;
}

const struct runtime_report *
runtime_find(struct arena *arena, const char *role, const char *store)
{
    struct runtime_report *reports = arena_array(arena, RUNTIME_REPORTS_MAX, sizeof(*reports));
    size_t count = runtime_read(arena, reports);
    for (size_t i = 0; i < count; i++)
        if (reports[i].alive && str_equal(reports[i].role, str_from(role)) &&
            str_equal(reports[i].store, str_from(store)))
            return &reports[i];
    return NULL;
}
