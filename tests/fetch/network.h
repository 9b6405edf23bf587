/* A network namespace of the test: its loopback is down, and there is nothing else. */
#ifndef BREAKROOM_TESTS_FETCH_NETWORK_H
#define BREAKROOM_TESTS_FETCH_NETWORK_H

#include <arpa/inet.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define NETWORK_REFUSED 77 /* the machine forbids network namespaces, or has no bridges */

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

/* A network card, of nothing: a bridge. It is down and has no address. */
#define NETWORK_CARD "card"
static inline bool
network_add_card(void)
{
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    bool good = fd >= 0 && ioctl(fd, SIOCBRADDBR, NETWORK_CARD) == 0;
    if (fd >= 0)
        close(fd);
    return good;
}

static inline bool
network_start_card(const char *address)
{
    struct ifreq card = {.ifr_name = NETWORK_CARD};
    struct sockaddr_in of_card = {.sin_family = AF_INET};
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    inet_pton(AF_INET, address, &of_card.sin_addr);
    memcpy(&card.ifr_addr, &of_card, sizeof(of_card));
    bool good = fd >= 0 && ioctl(fd, SIOCSIFADDR, &card) == 0;
    card.ifr_flags = IFF_UP;
    good = good && ioctl(fd, SIOCSIFFLAGS, &card) == 0;
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
