/* The reasons of failed transfers, for people; shared by why*.c alone. */
#ifndef BREAKROOM_FETCH_WHY_H
#define BREAKROOM_FETCH_WHY_H

#include "fetch/transfer_parts.h"

/* Addresses and texts of the world are cut to this in a reason. */
#define WHY_SHOWN_BYTES 160

#define WHY_LARGE_HEADERS "response headers too large"

void why_say(struct transfer *transfer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The host asked last; what was taken for one in an address whose password is mistyped may be a part of it:
 * then the redacted address. Returns `out`. */
const char *why_host(const struct transfer *transfer, char out[WHY_SHOWN_BYTES]);

/* Why nothing was answered. */
void why_certificate(struct transfer *transfer);
void why_authorities(struct transfer *transfer);
void why_tls(struct transfer *transfer);
void why_time(struct transfer *transfer);
void why_connection(struct transfer *transfer);
void why_name(struct transfer *transfer);
void why_broken(struct transfer *transfer);

#endif
