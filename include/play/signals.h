/* Signal handling of long-running commands. */
#ifndef BREAKROOM_PLAY_SIGNALS_H
#define BREAKROOM_PLAY_SIGNALS_H

/* From now on irrelevant signals do not end the process: those of a log or socket without a reader, of a
 * terminal that is gone or belongs to another job, of a timer, and those that ask other programs to reload
 * their configuration or reopen their log. Also makes the log non-blocking (base/log.h). */
void signals_ignore_harmless(void);

/* Holds the signals that ask the process to end until signals_take reads them. */
void signals_hold(void);
/* Holds SIGHUP, which asks for a reload, until it is read by sigtimedwait or signalfd. After
 * signals_ignore_harmless. */
void signals_hold_hangup(void);
/* Holds SIGUSR1 and SIGUSR2 until signals_take_request reads them. After signals_ignore_harmless. */
void signals_hold_requests(void);
enum signals_request {
    SIGNALS_NO_REQUEST,
    SIGNALS_SHOT,    /* SIGUSR1, of `breakroom shot`: write a screenshot */
    SIGNALS_IDENTIFY /* SIGUSR2, of `breakroom identify`: show the name of the machine */
};
enum signals_request signals_take_request(void);
/* A pending SIGTERM or SIGINT, or 0. */
int signals_take(void);

/* Unblocks all signals; ignored ones stay ignored. */
void signals_release(void);

/* In a child, before exec: restores the default handling of all signals. */
void signals_reset(void);

#endif
