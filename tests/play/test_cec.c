#include "test.h"

#include <linux/cec.h>
#include <sys/ioctl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "play/cec.h"

static char folder[] = "/tmp/breakroom-cec-XXXXXX";

/* The messages to a television, such as "04" or "82 2000"; and its answers. */
static struct {
    char heard[128];
    __u16 physical;
    bool claimed, deaf;
} television;

static int
fake(int fd, unsigned long request, void *argument)
{
    struct cec_log_addrs *addresses = argument;
    struct cec_msg *message = argument;
    size_t at = strlen(television.heard);
    assert_true(fd >= 0);
    switch (request) {
    case CEC_ADAP_G_PHYS_ADDR:
        *(__u16 *)argument = television.physical;
        return 0;
    case CEC_ADAP_G_LOG_ADDRS:
        addresses->num_log_addrs = television.claimed;
        addresses->log_addr[0] = CEC_LOG_ADDR_PLAYBACK_2;
        return 0;
    case CEC_ADAP_S_LOG_ADDRS:
        assert_false(television.claimed);
        assert_string_equal(addresses->osd_name, "Breakroom");
        addresses->log_addr[0] = CEC_LOG_ADDR_PLAYBACK_1;
        return 0;
    case CEC_TRANSMIT:
        for (__u32 i = 0; i < message->len; i++)
            at += (size_t)snprintf(television.heard + at, sizeof(television.heard) - at, "%02x",
                                   message->msg[i]);
        snprintf(television.heard + at, sizeof(television.heard) - at, ".");
        message->tx_status = television.deaf ? CEC_TX_STATUS_NACK : CEC_TX_STATUS_OK;
        return 0;
    default:
        return -1;
    }
}

static int
set_up(void **state)
{
    (void)state;
    strcpy(folder + sizeof(folder) - 7, "XXXXXX");
    memset(&television, 0, sizeof(television));
    television.physical = 0x2000;
    return mkdtemp(folder) ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    char path[64];
    snprintf(path, sizeof(path), "%s/cec1", folder);
    unlink(path);
    return rmdir(folder);
}

static void
plug_in(void)
{
    char path[64];
    snprintf(path, sizeof(path), "%s/cec1", folder);
    assert_true(file_replace(path, STR("")));
}

static void
a_television_is_woken_shown_this_port_and_put_to_standby(void **state)
{
    (void)state;
    plug_in();
    assert_true(cec_switch(folder, true, fake));
    assert_string_equal(television.heard, "4004.4f822000.");
    *television.heard = '\0';
    television.claimed = true; /* by an earlier call, as device 8 */
    assert_true(cec_switch(folder, false, fake));
    assert_string_equal(television.heard, "8036.");
}

static void
what_does_not_answer_or_is_not_there_is_a_failure(void **state)
{
    (void)state;
    FILE *null = freopen("/dev/null", "w", stderr);
    assert_non_null(null);
    assert_false(cec_switch(folder, true, fake));
    plug_in();
    television.deaf = true;
    assert_false(cec_switch(folder, false, fake));
    television.physical = CEC_PHYS_ADDR_INVALID;
    *television.heard = '\0';
    assert_false(cec_switch(folder, true, fake));
    assert_string_equal(television.heard, "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_television_is_woken_shown_this_port_and_put_to_standby, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_does_not_answer_or_is_not_there_is_a_failure, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("cec", tests, NULL, NULL);
}
