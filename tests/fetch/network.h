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

/* Gives a card, or "lo:1", an address; `fd` is any IPv4 socket. */
static inline bool
network_set_address(int fd, const char *name, const char *text)
{
    struct ifreq card = {.ifr_flags = 0};
    struct sockaddr_in address = {.sin_family = AF_INET};
    snprintf(card.ifr_name, sizeof(card.ifr_name), "%s", name);
    inet_pton(AF_INET, text, &address.sin_addr);
    memcpy(&card.ifr_addr, &address, sizeof(address));
    return ioctl(fd, SIOCSIFADDR, &card) == 0;
}

static inline bool
network_start_card(const char *address)
{
    struct ifreq card = {.ifr_name = NETWORK_CARD, .ifr_flags = IFF_UP};
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    bool good =
        fd >= 0 && network_set_address(fd, NETWORK_CARD, address) && ioctl(fd, SIOCSIFFLAGS, &card) == 0;
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
