/* The name and addresses of this machine, for the person who sets up the screen. */
#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>

#include "base/json_write.h"
#include "fetch/report_private.h"

/* Address of the interface, printable; false when others cannot reach it. */
static bool
address_of(const struct ifaddrs *entry, char text[INET_ADDRSTRLEN])
{
    bool up = entry->ifa_addr && (entry->ifa_flags & IFF_UP) && !(entry->ifa_flags & IFF_LOOPBACK);
    if (!up || entry->ifa_addr->sa_family != AF_INET)
        return false;
    const struct sockaddr_in *address = (const struct sockaddr_in *)(const void *)entry->ifa_addr;
    return inet_ntop(AF_INET, &address->sin_addr, text, INET_ADDRSTRLEN) != NULL;
}

void
report_machine(struct buf *out)
{
    struct ifaddrs *all = NULL;
    char text[INET_ADDRSTRLEN];
    if (getifaddrs(&all) != 0)
        return;
    buf_put_char(out, '[');
    const char *between = "";
    for (const struct ifaddrs *entry = all; entry; entry = entry->ifa_next) {
        if (!address_of(entry, text))
            continue;
        buf_printf(out, "%s{", between);
        json_add_text(out, "network", str_from(entry->ifa_name));
        json_add_text(out, "address", str_from(text));
        buf_put_char(out, '}');
        between = ", ";
    }
    buf_put_char(out, ']');
    freeifaddrs(all);
}
