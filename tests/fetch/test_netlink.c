#define _GNU_SOURCE
#include "test.h"

#include <linux/rtnetlink.h>
#include <poll.h>

#include "fetch/netlink_private.h"
#include "fetch/network.h"

struct message {
    struct nlmsghdr header;
    struct ifinfomsg link;
};

static struct message
message_of(int type, unsigned flags)
{
    struct message message = {.header = {.nlmsg_len = sizeof(message), .nlmsg_type = (uint16_t)type},
                              .link = {.ifi_flags = flags}};
    return message;
}

static bool
says_up(const struct message *messages, size_t count)
{
    return netlink_datagram_up((struct str){(const char *)messages, count * sizeof(*messages)});
}

static void
a_link_that_runs_and_a_route_are_word_and_nothing_else_is(void **state)
{
    (void)state;
    const struct {
        int type;
        unsigned flags;
        bool up;
    } rows[] = {
        {RTM_NEWLINK, IFF_UP | IFF_RUNNING, true},
        {RTM_NEWLINK, IFF_UP, false}, /* no cable */
        {RTM_NEWLINK, IFF_UP | IFF_RUNNING | IFF_LOOPBACK, false},
        {RTM_DELLINK, IFF_UP | IFF_RUNNING, false},
        {RTM_NEWROUTE, 0, true},
        {RTM_DELROUTE, 0, false},
        {NLMSG_DONE, 0, false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct message message = message_of(rows[i].type, rows[i].flags);
        assert_int_equal(says_up(&message, 1), rows[i].up);
    }
}

static void
the_last_of_several_counts_too(void **state)
{
    (void)state;
    struct message messages[] = {message_of(RTM_DELROUTE, 0), message_of(RTM_NEWLINK, IFF_UP),
                                 message_of(RTM_NEWROUTE, 0)};
    assert_true(says_up(messages, 3));
    assert_false(says_up(messages, 2));
}

static void
a_cut_message_says_nothing(void **state)
{
    (void)state;
    struct message message = message_of(RTM_NEWROUTE, 0);
    for (size_t size = 0; size < sizeof(message); size++)
        assert_false(netlink_datagram_up((struct str){(const char *)&message, size}));
    static const uint32_t lengths[] = {0, 1, sizeof(struct nlmsghdr) - 1, sizeof(message) + 1, UINT32_MAX};
    for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
        message.header.nlmsg_len = lengths[i];
        assert_false(says_up(&message, 1));
    }
}

/* 0 when it reports a network that comes up, and nothing before and after. */
static int
hear_a_network_come_up(void *ctx)
{
    (void)ctx;
    int fd = netlink_open();
    struct pollfd heard = {.fd = fd, .events = POLLIN};
    bool changed;
    if (fd < 0 || netlink_network_up(fd, &changed) || changed)
        return 1;
    if (!network_up())
        return NETWORK_REFUSED;
    if (poll(&heard, 1, 10000) != 1 || !netlink_network_up(fd, &changed) || !changed)
        return 2;
    return netlink_network_up(fd, &changed) || changed ? 3 : 0;
}

static void
the_kernel_is_heard(void **state)
{
    (void)state;
    network_run(hear_a_network_come_up, NULL);
}

static void
without_it_nothing_is_heard_and_all_may_have_changed(void **state)
{
    (void)state;
    bool changed = false;
    assert_false(netlink_network_up(-1, &changed));
    assert_true(changed);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_link_that_runs_and_a_route_are_word_and_nothing_else_is),
        cmocka_unit_test(the_last_of_several_counts_too),
        cmocka_unit_test(a_cut_message_says_nothing),
        cmocka_unit_test(the_kernel_is_heard),
        cmocka_unit_test(without_it_nothing_is_heard_and_all_may_have_changed),
    };
    return cmocka_run_group_tests_name("wake", tests, NULL, NULL);
}
