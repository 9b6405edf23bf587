/* A disk that fails at the k-th call. The functions below stand before those of the C library for the whole
 * program, SQLite included; until a fault is armed they only pass on. One source file a program. */
#ifndef BREAKROOM_TESTS_STORE_FAULTY_H
#define BREAKROOM_TESTS_STORE_FAULTY_H

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/syscall.h>
#include <unistd.h>

enum fault { FAULT_NONE, FAULT_KILL, FAULT_FULL, FAULT_ERROR, FAULT_SHORT, FAULT_UNREADABLE };

static struct {
    enum fault fault;
    long left;  /* calls that still succeed */
    bool stays; /* every later call fails too */
} faulty;

static void
faulty_arm(enum fault fault, long after, bool stays)
{
    faulty.fault = fault;
    faulty.left = after;
    faulty.stays = stays;
}

/* True when this call is the one. */
static bool
faulty_strikes(bool read)
{
    if (faulty.fault == FAULT_NONE || read != (faulty.fault == FAULT_UNREADABLE))
        return false;
    if (faulty.left-- > 0)
        return false;
    if (!faulty.stays && faulty.left < -1)
        return false;
    errno = faulty.fault == FAULT_FULL ? ENOSPC : EIO;
    return true;
}

static long
faulty_write(long number, int fd, const void *bytes, size_t size, off_t at)
{
    if (fd <= 2 || !faulty_strikes(false))
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

/* For calls that write no bytes; short does not apply to them. */
static bool
faulty_step(void)
{
    if (!faulty_strikes(false) || faulty.fault == FAULT_SHORT)
        return false;
    if (faulty.fault == FAULT_KILL)
        syscall(SYS_kill, getpid(), SIGKILL);
    return true;
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
    return faulty_strikes(true) ? -1 : syscall(SYS_pread64, fd, bytes, size, at);
}

int
fsync(int fd)
{
    return faulty_step() ? -1 : (int)syscall(SYS_fsync, fd);
}

int
fdatasync(int fd)
{
    return faulty_step() ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int
ftruncate64(int fd, off_t size)
{
    return faulty_step() ? -1 : (int)syscall(SYS_ftruncate, fd, size);
}

int
rename(const char *from, const char *to)
{
    return faulty_step() ? -1 : (int)syscall(SYS_renameat2, -100, from, -100, to, 0);
}

int
unlink(const char *path)
{
    return faulty_step() ? -1 : (int)syscall(SYS_unlinkat, -100, path, 0);
}

#endif
