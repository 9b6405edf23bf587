/* A network namespace of the test: its loopback is down, and there is nothing else. */
#ifndef BREAKROOM_TESTS_FETCH_NETWORK_H
#define BREAKROOM_TESTS_FETCH_NETWORK_H

#include <net/if.h>
#include <sched.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define NETWORK_REFUSED 77 /* the machine forbids network namespaces */

/* Brings the loopback up. */
static inline bool
network_up(void)
{
    struct ifreq loopback = {.ifr_name = "lo", .ifr_flags = IFF_UP | IFF_RUNNING};
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    bool good = fd >= 0 && ioctl(fd, SIOCSIFFLAGS, &loopback) == 0;
    if (fd >= 0)
        close(fd);
    return good;
}

/* Runs `work` in another process in such a network; 0 is success, NETWORK_REFUSED skips the test. */
static inline void
network_run(int (*work)(void *ctx), void *ctx)
{
    int status = -1;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        _exit(unshare(CLONE_NEWNET) == 0 || unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0 ? work(ctx)
                                                                                       : NETWORK_REFUSED);
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFEXITED(status) && WEXITSTATUS(status) == NETWORK_REFUSED) {
        fprintf(stderr, "skipped: this user may not make a network namespace\n");
        skip();
    }
    assert_int_equal(status, 0);
}

#endif
