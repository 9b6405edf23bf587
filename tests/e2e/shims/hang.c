/* For LD_PRELOAD: a network share or disk that does not answer. While the file $HANG_WHILE exists, calls on
 * paths that begin with $HANG_PATH block. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define NEXT(name) (*(void **)&next = dlsym(RTLD_NEXT, name))

static void
wait_for_answer(const char *path)
{
    const char *hung = getenv("HANG_PATH"), *while_there = getenv("HANG_WHILE");
    if (path && hung && while_there && strncmp(path, hung, strlen(hung)) == 0)
        while (syscall(SYS_faccessat, AT_FDCWD, while_there, F_OK) == 0)
            usleep(20000);
}

int
stat(const char *path, struct stat *out)
{
    int (*next)(const char *, struct stat *);
    NEXT("stat");
    wait_for_answer(path);
    return next(path, out);
}

int
mkdir(const char *path, mode_t mode)
{
    int (*next)(const char *, mode_t);
    NEXT("mkdir");
    wait_for_answer(path);
    return next(path, mode);
}

int
access(const char *path, int mode)
{
    int (*next)(const char *, int);
    NEXT("access");
    wait_for_answer(path);
    return next(path, mode);
}

char *
realpath(const char *path, char *out)
{
    char *(*next)(const char *, char *);
    NEXT("realpath");
    wait_for_answer(path);
    return next(path, out);
}

int
open(const char *path, int flags, ...)
{
    int (*next)(const char *, int, mode_t);
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & O_CREAT ? (mode_t)va_arg(more, int) : 0;
    va_end(more);
    NEXT("open");
    wait_for_answer(path);
    return next(path, flags, mode);
}

int
open64(const char *path, int flags, ...)
{
    int (*next)(const char *, int, mode_t);
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & O_CREAT ? (mode_t)va_arg(more, int) : 0;
    va_end(more);
    NEXT("open64");
    wait_for_answer(path);
    return next(path, flags, mode);
}

ssize_t
read(int fd, void *bytes, size_t size)
{
    ssize_t (*next)(int, void *, size_t);
    char link[64], path[4096];
    NEXT("read");
    snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
    ssize_t len = readlink(link, path, sizeof(path) - 1);
    if (len > 0) {
        path[len] = '\0';
        wait_for_answer(path);
    }
    return next(fd, bytes, size);
}
