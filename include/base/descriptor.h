/* File descriptors: whole writes, and passing one to another process along with a message. */
#ifndef BREAKROOM_BASE_DESCRIPTOR_H
#define BREAKROOM_BASE_DESCRIPTOR_H

#include <stdbool.h>
#include <stddef.h>

/* Writes all of it, waiting as long as that takes. False, with errno, when it cannot be. Async-signal-safe.
 */
bool descriptor_write(int fd, const void *bytes, size_t len);

/* Sends a message on a socket that keeps messages whole; with a descriptor unless `passed` is -1, which stays
 * open here. False, with errno, when it cannot be sent. */
bool descriptor_send(int socket, const void *message, size_t len, int passed);

/* Takes a message of exactly this length, and the descriptor that came along into *passed, for the caller to
 * close; -1 when none did. Waits when `wait`. False when the other end is gone, there is none, or it is of
 * another length; *passed counts all the same. */
bool descriptor_receive(int socket, void *message, size_t len, bool wait, int *passed);

#endif
