/* Captures the output of a command on stdout or stderr. */
#ifndef BREAKROOM_FAKES_SAID_H
#define BREAKROOM_FAKES_SAID_H

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#define SAID_BYTES 32768

struct said {
    int stream, before, caught;
    char text[SAID_BYTES];
};

/* Starts capturing; `stream` is STDOUT_FILENO or STDERR_FILENO. */
static inline void
said_begin(struct said *said, int stream)
{
    fflush(NULL);
    said->stream = stream;
    said->before = dup(stream);
    said->caught = memfd_create("said", MFD_CLOEXEC);
    dup2(said->caught, stream);
}

/* Everything captured; the stream is restored. */
static inline const char *
said_end(struct said *said)
{
    fflush(NULL);
    dup2(said->before, said->stream);
    close(said->before);
    ssize_t len = pread(said->caught, said->text, sizeof(said->text) - 1, 0);
    said->text[len > 0 ? len : 0] = '\0';
    close(said->caught);
    return said->text;
}

#endif
