/* F_OFD_SETLK: locks that belong to the open file and do not release those of SQLite in this process */
#define _GNU_SOURCE
#include "store/hot_journal.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "store/sql.h"

#define COPY_BYTES_MAX ((size_t)64 * 1024 * 1024)

/* SQLite's SHARED lock (os_unix.c, "locking"): while it is held, no process changes the database file, and a
 * journal being written only repeats the content of the file. */
#define SHARED_FIRST 0x40000002
#define SHARED_SIZE  510

/* In memory, because the disk cannot be written. */
static const char *const places[] = {"/dev/shm", "/run/user", "/tmp"};

static char *
make_place(struct arena *arena)
{
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        char *folder = (char *)arena_printf(arena, "%s/breakroom-XXXXXX", places[i]).ptr;
        if (mkdtemp(folder))
            return folder;
    }
    return NULL;
}

static bool
copy(const char *from, const char *to)
{
    struct arena *arena = arena_create(4 * COPY_BYTES_MAX);
    struct str bytes = file_read(arena, from, COPY_BYTES_MAX, NULL);
    bool good = bytes.ptr && file_replace(to, bytes);
    arena_destroy(arena);
    return good;
}

static bool
copy_locked(const char *path, const char *journal, const char *to, const char *to_journal)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    struct flock lock = {
        .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = SHARED_FIRST, .l_len = SHARED_SIZE};
    bool good = fcntl(fd, F_OFD_SETLK, &lock) == 0 && copy(path, to) && copy(journal, to_journal);
    close(fd);
    return good;
}

sqlite3 *
hot_journal_open(const char *path, struct arena *arena, struct reason *why)
{
    sqlite3 *db = NULL;
    reason_set(why, REASON_STORE_CUT_OFF);
    char *folder = make_place(arena);
    if (!folder)
        return NULL;
    const char *journal = arena_printf(arena, "%s-journal", path).ptr;
    const char *to = file_join(arena, folder, "copy");
    const char *to_journal = file_join(arena, folder, "copy-journal");
    if (copy_locked(path, journal, to, to_journal) &&
        sqlite3_open_v2(to, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
        sql_number(db, "PRAGMA schema_version", 0); /* the first read undoes the transaction */
    unlink(to);
    unlink(to_journal);
    rmdir(folder);
    return db;
}
