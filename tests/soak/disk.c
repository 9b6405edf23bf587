/* A disk that fails when it is told to: preloaded into the player, it stands before the calls of the C
 * library for files below $SOAK_STORE. The fault is the first int of the file $SOAK_DISK (an enum
 * disk_fault), which the soak changes while the player runs. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "soak/disk.h"

#define FDS_MAX 1024
#define SLOW_NS 50000000L

static const volatile int *fault;
static const char *store;
static size_t store_len;
static bool below[FDS_MAX]; /* descriptors of the store's files */

__attribute__((constructor)) static void
disk_start(void)
{
    const char *path = getenv("SOAK_DISK");
    int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    void *page = fd >= 0 ? mmap(NULL, sizeof(int), PROT_READ, MAP_SHARED, fd, 0) : MAP_FAILED;
    store = getenv("SOAK_STORE");
    store_len = store ? strlen(store) : 0;
    if (page != MAP_FAILED && store_len)
        fault = page;
    if (fd >= 0)
        close(fd);
}

static bool
is_below(const char *path)
{
    return fault && strncmp(path, store, store_len) == 0;
}

static enum disk_fault
present(void)
{
    enum disk_fault now = fault ? (enum disk_fault) * fault : DISK_GOOD;
    if (now == DISK_SLOW)
        nanosleep(&(struct timespec){.tv_nsec = SLOW_NS}, NULL);
    return now;
}

/* The error of a call that changes the disk; 0 for success. */
static int
write_error(void)
{
    switch (present()) {
    case DISK_FULL:
        return ENOSPC;
    case DISK_WRITE_ERROR:
        return EIO;
    case DISK_READ_ONLY:
        return EROFS;
    default:
        return 0;
    }
}

static bool
fails(bool concerned)
{
    int error = concerned ? write_error() : 0;
    if (error)
        errno = error;
    return error != 0;
}

static bool
known(int fd)
{
    return fd >= 0 && fd < FDS_MAX && below[fd];
}

static int
open_file(int folder, const char *path, int flags, mode_t mode)
{
    bool concerned = is_below(path);
    bool writes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT);
    if (concerned && writes && present() == DISK_READ_ONLY) {
        errno = EROFS;
        return -1;
    }
    int fd = (int)syscall(SYS_openat, folder, path, flags, mode);
    if (fd >= 0 && fd < FDS_MAX)
        below[fd] = concerned;
    return fd;
}

#define MODE_OF(flags, mode)                                                                                 \
    mode_t mode = 0;                                                                                         \
    if ((flags)&O_CREAT) {                                                                                   \
        va_list args;                                                                                        \
        va_start(args, flags);                                                                               \
        (mode) = va_arg(args, mode_t);                                                                       \
        va_end(args);                                                                                        \
    }

int
open(const char *path, int flags, ...)
{
    MODE_OF(flags, mode)
    return open_file(AT_FDCWD, path, flags, mode);
}

int
open64(const char *path, int flags, ...)
{
    MODE_OF(flags, mode)
    return open_file(AT_FDCWD, path, flags, mode);
}

int
openat(int folder, const char *path, int flags, ...)
{
    MODE_OF(flags, mode)
    return open_file(folder, path, flags, mode);
}

int
openat64(int folder, const char *path, int flags, ...)
{
    MODE_OF(flags, mode)
    return open_file(folder, path, flags, mode);
}

/* The number may soon belong to a pipe. */
int
close(int fd)
{
    if (known(fd))
        below[fd] = false;
    return (int)syscall(SYS_close, fd);
}

ssize_t
write(int fd, const void *bytes, size_t size)
{
    return fails(known(fd)) ? -1 : syscall(SYS_write, fd, bytes, size);
}

ssize_t
pwrite64(int fd, const void *bytes, size_t size, off_t at)
{
    return fails(known(fd)) ? -1 : syscall(SYS_pwrite64, fd, bytes, size, at);
}

ssize_t
pread64(int fd, void *bytes, size_t size, off_t at)
{
    if (known(fd) && present() == DISK_READ_ERROR) {
        errno = EIO;
        return -1;
    }
    return syscall(SYS_pread64, fd, bytes, size, at);
}

ssize_t
read(int fd, void *bytes, size_t size)
{
    if (known(fd) && present() == DISK_READ_ERROR) {
        errno = EIO;
        return -1;
    }
    return syscall(SYS_read, fd, bytes, size);
}

int
fsync(int fd)
{
    return fails(known(fd)) ? -1 : (int)syscall(SYS_fsync, fd);
}

int
fdatasync(int fd)
{
    return fails(known(fd)) ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int
ftruncate64(int fd, off_t size)
{
    return fails(known(fd)) ? -1 : (int)syscall(SYS_ftruncate, fd, size);
}

int
rename(const char *from, const char *to)
{
    return fails(is_below(from)) ? -1 : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
unlink(const char *path)
{
    return fails(is_below(path)) ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}
