/* A process that decodes pictures for this one.
 *
 * decoder_run forks, and a fork is only safe where there are no threads. libcurl looks names up in threads of
 * its own, so the forking is left to a process that was started before there were any. */
#ifndef BREAKROOM_FETCH_DECODER_HOST_H
#define BREAKROOM_FETCH_DECODER_HOST_H

#include "fetch/decoder.h"

struct decoder_host;

/* Starts the process; call it before the first transfer. NULL when the system has no more processes. */
struct decoder_host *decoder_host_create(void);
void decoder_host_destroy(struct decoder_host *host); /* NULL is fine */

/* As decoder_run. A process that died or hangs is replaced with the next picture. */
bool decoder_host_run(struct decoder_host *host, struct str bytes, const struct decoder_options *options,
                      struct decoder_result *out);

#endif
