/* A disk that does not answer. The functions below stand before those of the C library for the whole program,
 * SQLite included; while a file is there, each waits for it to go. One source file a program. */
#ifndef BREAKROOM_TESTS_STORE_SLOW_H
#define BREAKROOM_TESTS_STORE_SLOW_H

#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static char slow_path[4096];

static bool
slow_init(const char *folder)
{
    int len = snprintf(slow_path, sizeof(slow_path), "%s/slow", folder);
    return len > 0 && len < (int)sizeof(slow_path);
}

static void
slow_begin(void)
{
    close((int)syscall(SYS_openat, AT_FDCWD, slow_path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
}

static void
slow_end(void)
{
    syscall(SYS_unlinkat, AT_FDCWD, slow_path, 0);
}

/* Not static: with fortified headers read is an inline function of external linkage. */
void slow_wait(void);

void
slow_wait(void)
{
    while (slow_path[0] && syscall(SYS_faccessat, AT_FDCWD, slow_path, F_OK) == 0)
        nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
}

ssize_t
pread64(int fd, void *bytes, size_t size, off_t at)
{
    slow_wait();
    return syscall(SYS_pread64, fd, bytes, size, at);
}

ssize_t
read(int fd, void *bytes, size_t size)
{
    struct stat st;
    if (fstat(fd, &st) != 0 || S_ISREG(st.st_mode)) /* everything else is not a disk */
        slow_wait();
    return syscall(SYS_read, fd, bytes, size);
}

#endif
