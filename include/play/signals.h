/* The signals of the commands that run for years. */
#ifndef BREAKROOM_PLAY_SIGNALS_H
#define BREAKROOM_PLAY_SIGNALS_H

/* From now on no signal ends the process that means nothing to it: a log or a socket that nobody reads any
 * more, a terminal that is gone or is another job's, a timer, what other programs take as "read the
 * configuration again" or "open the log again". Also makes the log never wait (base/log.h). */
void signals_ignore_harmless(void);

/* Keeps the signals that ask to end until signals_take asks for them. */
void signals_hold(void);
/* Keeps SIGHUP, which asks to read the configuration again, until somebody asks for it by sigtimedwait or a
 * descriptor of signalfd. After signals_ignore_harmless. */
void signals_hold_hangup(void);
/* Keeps SIGUSR1 and SIGUSR2 until signals_take_request asks for them. After signals_ignore_harmless. */
void signals_hold_requests(void);
enum signals_request {
    SIGNALS_NO_REQUEST,
    SIGNALS_SHOT,    /* SIGUSR1, of `breakroom shot`: write what is on the screen */
    SIGNALS_IDENTIFY /* SIGUSR2, of `breakroom identify`: show which machine this is */
};
enum signals_request signals_take_request(void);
/* One of those that have come, SIGTERM or SIGINT, or 0. */
int signals_take(void);

/* Lets all signals through again; what is ignored stays ignored. */
void signals_release(void);

/* In a child, before another program runs in it: everything as a program expects it. */
void signals_reset(void);

#endif
