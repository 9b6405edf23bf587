/* A disk that fails at the k-th call. The functions below stand before those of the C library for the whole
 * program, SQLite included; until a fault is armed they only pass on. One source file a program. */
#ifndef BREAKROOM_TESTS_STORE_FAULTY_H
#define BREAKROOM_TESTS_STORE_FAULTY_H

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum fault {
    FAULT_NONE,
    FAULT_KILL,
    FAULT_FULL,
    FAULT_FULL_UNTIL_REMOVED, /* full until a file is removed */
    FAULT_ERROR,
    FAULT_WRITES,    /* errors of write and fsync, while names can be changed */
    FAULT_READ_ONLY, /* no write, creation, rename or removal succeeds */
    FAULT_QUOTA,
    FAULT_SHORT,
    FAULT_UNREADABLE
};

static struct {
    enum fault fault;
    long left;        /* calls that still succeed */
    bool stays;       /* every later call fails too */
    char below[4096]; /* only files in this folder; "": all */
} faulty;

static void
faulty_arm(enum fault fault, long after, bool stays)
{
    faulty.fault = fault;
    faulty.left = after;
    faulty.stays = stays;
}

static inline void
faulty_only_below(const char *folder)
{
    snprintf(faulty.below, sizeof(faulty.below), "%s", folder);
}

static bool
faulty_names(const char *path)
{
    return strncmp(path, faulty.below, strlen(faulty.below)) == 0;
}

static bool
faulty_holds(int fd)
{
    char link[64], path[4096] = "";
    if (!faulty.below[0] || faulty.fault == FAULT_NONE)
        return true;
    snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
    return syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof(path) - 1) > 0 && faulty_names(path);
}

/* True when this call must fail. */
static bool
faulty_strikes(bool read)
{
    if (faulty.fault == FAULT_NONE || read != (faulty.fault == FAULT_UNREADABLE))
        return false;
    if (faulty.left-- > 0)
        return false;
    if (!faulty.stays && faulty.left < -1)
        return false;
    errno = faulty.fault == FAULT_FULL || faulty.fault == FAULT_FULL_UNTIL_REMOVED ? ENOSPC
            : faulty.fault == FAULT_READ_ONLY                                      ? EROFS
            : faulty.fault == FAULT_QUOTA                                          ? EDQUOT
                                                                                   : EIO;
    return true;
}

static long
faulty_write(long number, int fd, const void *bytes, size_t size, off_t at)
{
    if (fd <= 2 || !faulty_holds(fd) || !faulty_strikes(false))
        return syscall(number, fd, bytes, size, at);
    if (faulty.fault == FAULT_KILL || faulty.fault == FAULT_SHORT)
        size /= 2;
    else
        return -1;
    long result = syscall(number, fd, bytes, size, at);
    if (faulty.fault == FAULT_KILL)
        syscall(SYS_kill, getpid(), SIGKILL);
    return result;
}

/* For calls that write no bytes; a short write does not apply to them. */
static bool
faulty_step(void)
{
    if (!faulty_strikes(false) || faulty.fault == FAULT_SHORT)
        return false;
    if (faulty.fault == FAULT_KILL)
        syscall(SYS_kill, getpid(), SIGKILL);
    return true;
}

static bool
faulty_step_on_name(const char *path)
{
    return faulty.fault != FAULT_WRITES && faulty.fault != FAULT_FULL_UNTIL_REMOVED && faulty_names(path) &&
           faulty_step();
}

ssize_t
write(int fd, const void *bytes, size_t size)
{
    return faulty_write(SYS_write, fd, bytes, size, 0);
}

ssize_t
pwrite64(int fd, const void *bytes, size_t size, off_t at)
{
    return faulty_write(SYS_pwrite64, fd, bytes, size, at);
}

ssize_t
pread64(int fd, void *bytes, size_t size, off_t at)
{
    return faulty_holds(fd) && faulty_strikes(true) ? -1 : syscall(SYS_pread64, fd, bytes, size, at);
}

int
fsync(int fd)
{
    return faulty_holds(fd) && faulty_step() ? -1 : (int)syscall(SYS_fsync, fd);
}

int
fdatasync(int fd)
{
    return faulty_holds(fd) && faulty_step() ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int
ftruncate64(int fd, off_t size)
{
    return faulty_holds(fd) && faulty_step() ? -1 : (int)syscall(SYS_ftruncate, fd, size);
}

/* For reading, a file can be opened on any disk. */
static int
faulty_open(const char *path, int flags, mode_t mode)
{
    bool writes = (flags & O_ACCMODE) != O_RDONLY;
    if (writes && faulty_step_on_name(path))
        return -1;
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

#define FAULTY_OPEN(name)                                                                                    \
    int name(const char *path, int flags, ...)                                                               \
    {                                                                                                        \
        va_list rest;                                                                                        \
        va_start(rest, flags);                                                                               \
        mode_t mode = flags & O_CREAT ? (mode_t)va_arg(rest, int) : 0;                                       \
        va_end(rest);                                                                                        \
        return faulty_open(path, flags, mode);                                                               \
    }

FAULTY_OPEN(open)
FAULTY_OPEN(open64)

int
mkdir(const char *path, mode_t mode)
{
    return faulty_step_on_name(path) ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

int
rename(const char *from, const char *to)
{
    return faulty_step_on_name(from) ? -1 : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
unlink(const char *path)
{
    if (faulty_step_on_name(path))
        return -1;
    int result = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    if (result == 0 && faulty.fault == FAULT_FULL_UNTIL_REMOVED && strstr(path, "/pictures/") &&
        !strstr(path, ".new"))
        faulty.fault = FAULT_NONE;
    return result;
}

#endif
