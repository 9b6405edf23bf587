/* File descriptors: pipes, whole writes, passing one to another process along with a message, and waiting for
 * some of them. */
#ifndef BREAKROOM_BASE_DESCRIPTOR_H
#define BREAKROOM_BASE_DESCRIPTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A pipe, whose ends are closed by execve(2) and of which the reading end, ends[0], never waits. False, with
 * errno, when there is none. */
bool descriptor_pipe(int ends[2]);

/* Writes all of it, waiting as long as needed. False, with errno, on failure. Async-signal-safe. */
bool descriptor_write(int fd, const void *bytes, size_t len);

/* Sends a message on a SOCK_SEQPACKET or SOCK_DGRAM socket, with a descriptor unless `passed` is -1; the
 * descriptor stays open in this process. False, with errno, when it cannot be sent. */
bool descriptor_send(int socket, const void *message, size_t len, int passed);

/* Receives a message of exactly this length, and the descriptor that came with it in *passed, for the caller
 * to close; -1 without one. Waits if `wait`. False when the peer is gone, there is no message, or it has
 * another length; *passed is set in any case. */
bool descriptor_receive(int socket, void *message, size_t len, bool wait, int *passed);

#define DESCRIPTORS_MAX 8

/* Descriptors to wait for together. Zero-initialised: none. */
struct descriptors {
    int list[DESCRIPTORS_MAX];
    int count;
};

/* Adds one, unless it is -1. More than DESCRIPTORS_MAX are ignored. */
void descriptors_add(struct descriptors *descriptors, int fd);

/* Waits up to `wait_ms`; true when one of them can be read or its other end is closed. A signal may end it
 * early. */
bool descriptors_wait(const struct descriptors *descriptors, int64_t wait_ms);

#endif
