#include "base/runtime.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/ini.h"

#define TEXT_BYTES_MAX ((size_t)256 * 1024)
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

/* Made when missing; NULL when it is not ours alone to write to. */
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

/* One name for a store however it is called. */
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

struct runtime
runtime_create(struct arena *arena, const char *store, const char *role)
{
    struct runtime runtime = {.role = role, .started_ms = clock_mono_ms()};
    runtime.store = arena_c(arena, str_from(store));
    char *folder = own_folder(arena);
    if (folder)
        runtime.path =
            arena_printf(arena, "%s/%016llx.%s", folder, hash_of(str_from(runtime.store)), role).ptr;
    return runtime;
}

void
runtime_put(struct buf *out, const char *name, struct str text)
{
    if (!text.ptr)
        return;
    buf_printf(out, "%s = \"", name);
    for (size_t i = 0; i < text.len; i++)
        buf_put_char(out, (unsigned char)text.ptr[i] < ' ' ? ' ' : text.ptr[i]);
    buf_put(out, STR("\"\n"));
}

/* When a process began, in the kernel's ticks: with its number, its name for ever. 0: there is none. The 22nd
 * word of /proc/PID/stat (proc(5)), of which the second may hold anything. */
static int64_t
begun(struct arena *arena, int64_t pid)
{
    const char *why;
    int64_t ticks = 0;
    const char *path = arena_printf(arena, "/proc/%lld/stat", (long long)pid).ptr;
    struct str text = file_read(arena, path, STAT_BYTES_MAX, &why);
    size_t at = text.len;
    while (at && text.ptr[at - 1] != ')')
        at--;
    struct str rest = str_trim(str_slice(text, at, SIZE_MAX));
    for (int word = 3; word < 22; word++)
        str_split(&rest, ' ');
    return at && str_to_int(str_split(&rest, ' '), &ticks) ? ticks : 0;
}

static bool
write_file(const char *path, struct str bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (fd < 0)
        return false;
    /* whatever the umask of the service */
    bool good = fchmod(fd, 0644) == 0 && write(fd, bytes.ptr, bytes.len) == (ssize_t)bytes.len;
    return close(fd) == 0 && good;
}

void
runtime_write(const struct runtime *runtime, struct str text)
{
    if (!runtime->path)
        return;
    struct buf all;
    struct arena *arena = arena_create(TEXT_BYTES_MAX);
    buf_init(&all, TEXT_BYTES_MAX);
    buf_printf(&all, "[process]\nrole = %s\nversion = %s\npid = %lld\nbegun = %lld\nstarted_ms = %lld\n",
               runtime->role, BREAKROOM_VERSION, (long long)getpid(), (long long)begun(arena, getpid()),
               (long long)runtime->started_ms);
    runtime_put(&all, "store", str_from(runtime->store));
    buf_put(&all, text);
    const char *fresh = arena_printf(arena, "%s.new", runtime->path).ptr;
    if (!write_file(fresh, buf_str(&all)) || rename(fresh, runtime->path) != 0)
        unlink(fresh);
    buf_finish(&all);
    arena_destroy(arena);
}

void
runtime_remove(const struct runtime *runtime)
{
    if (runtime->path)
        unlink(runtime->path);
}

struct reading {
    struct runtime_said *said;
    int64_t pid, begun;
};

static void
take_row(void *ctx, const struct ini_row *row)
{
    struct reading *reading = ctx;
    if (row->fault || !str_equal(row->section, STR("process")))
        return;
    if (str_equal(row->key, STR("role")))
        reading->said->role = row->value;
    else if (str_equal(row->key, STR("version")))
        reading->said->version = row->value;
    else if (str_equal(row->key, STR("store")))
        reading->said->store = row->value;
    else if (str_equal(row->key, STR("pid")))
        str_to_int(row->value, &reading->pid);
    else if (str_equal(row->key, STR("begun")))
        str_to_int(row->value, &reading->begun);
    else if (str_equal(row->key, STR("started_ms")))
        str_to_int(row->value, &reading->said->started_ms);
}

static bool
read_file(struct arena *arena, const char *path, struct runtime_said *out)
{
    const char *why;
    struct reading reading = {.said = out};
    *out = (struct runtime_said){.text = file_read(arena, path, TEXT_BYTES_MAX, &why), .path = path};
    if (!out->text.ptr)
        return false;
    ini_parse(out->text, take_row, &reading);
    out->pid = reading.pid;
    out->alive = reading.pid > 0 && reading.begun > 0 && begun(arena, reading.pid) == reading.begun;
    return out->store.len && out->role.len;
}

static size_t
read_folder(struct arena *arena, const char *path, struct runtime_said *out, size_t room)
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
runtime_read(struct arena *arena, struct runtime_said *out)
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
            count += read_folder(arena, folders[i], out + count, RUNTIME_SAID_MAX - count);
    }
    return count;
}
