#include "play/cec.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/cec-funcs.h>
#include <linux/cec.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/reason.h"

#define PORTS_MAX 4
#define NAME      "Breakroom"

int
cec_ioctl(int fd, unsigned long request, void *argument)
{
    return ioctl(fd, request, argument);
}

/* The address of this machine among the devices of the television, claimed if it has none; −1: none. */
static int
claim_address(int fd, cec_call *call)
{
    struct cec_log_addrs addresses = {0};
    if (call(fd, CEC_ADAP_G_LOG_ADDRS, &addresses) == 0 && addresses.num_log_addrs > 0 &&
        addresses.log_addr[0] != CEC_LOG_ADDR_INVALID)
        return addresses.log_addr[0];
    addresses = (struct cec_log_addrs){.cec_version = CEC_OP_CEC_VERSION_1_4,
                                       .num_log_addrs = 1,
                                       .vendor_id = CEC_VENDOR_ID_NONE,
                                       .osd_name = NAME,
                                       .primary_device_type = {CEC_OP_PRIM_DEVTYPE_PLAYBACK},
                                       .log_addr_type = {CEC_LOG_ADDR_TYPE_PLAYBACK},
                                       .all_device_types = {CEC_OP_ALL_DEVTYPE_PLAYBACK}};
    if (call(fd, CEC_ADAP_S_LOG_ADDRS, &addresses) != 0 || addresses.log_addr[0] == CEC_LOG_ADDR_INVALID)
        return -1;
    return addresses.log_addr[0];
}

static bool
transmit(int fd, struct cec_msg *message, cec_call *call)
{
    return call(fd, CEC_TRANSMIT, message) == 0 && (message->tx_status & CEC_TX_STATUS_OK);
}

/* "Image View On" wakes the television, "Active Source" makes it show this port (CEC 1.4, 13.1 and 13.2). */
static bool
wake(int fd, __u8 self, __u16 physical, cec_call *call)
{
    struct cec_msg message;
    cec_msg_init(&message, self, CEC_LOG_ADDR_TV);
    cec_msg_image_view_on(&message);
    bool good = transmit(fd, &message, call);
    cec_msg_init(&message, self, CEC_LOG_ADDR_BROADCAST);
    cec_msg_active_source(&message, physical);
    transmit(fd, &message, call);
    return good;
}

static bool
put_to_standby(int fd, __u8 self, cec_call *call)
{
    struct cec_msg message;
    cec_msg_init(&message, self, CEC_LOG_ADDR_TV);
    cec_msg_standby(&message);
    return transmit(fd, &message, call);
}

/* False with the reason in *why. */
static bool
switch_port(int fd, bool lit, cec_call *call, struct reason *why)
{
    __u16 physical = CEC_PHYS_ADDR_INVALID;
    reason_set(why, REASON_CEC_NO_TELEVISION);
    if (call(fd, CEC_ADAP_G_PHYS_ADDR, &physical) != 0 || physical == CEC_PHYS_ADDR_INVALID)
        return false;
    int self = claim_address(fd, call);
    if (self < 0)
        return false;
    reason_set(why, REASON_CEC_SILENT);
    return lit ? wake(fd, (__u8)self, physical, call) : put_to_standby(fd, (__u8)self, call);
}

bool
cec_switch(const char *folder, bool lit, cec_call *call)
{
    struct reason why;
    char words[REASON_WORDS_BYTES];
    reason_set(&why, REASON_CEC_ABSENT);
    bool done = false;
    for (int port = 0; port < PORTS_MAX; port++) {
        char path[256];
        snprintf(path, sizeof(path), "%s/cec%d", folder, port);
        int fd = open(path, O_RDWR | O_CLOEXEC);
        if (fd < 0 && errno != ENOENT)
            reason_set_errno(&why, errno);
        if (fd < 0)
            continue;
        done = switch_port(fd, lit, call, &why) || done;
        close(fd);
    }
    if (!done)
        fprintf(stderr, "cec: %s\n", reason_words(&why, REASON_ENGLISH, words));
    return done;
}
