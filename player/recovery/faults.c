#define _GNU_SOURCE
#include "recovery/faults.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include "base/memory.h"
#include "recovery/record.h"

#define STACK_BYTES ((size_t)64 * 1024)
#define COUNT       (sizeof(signals) / sizeof(signals[0]))

#define REQUESTS (sizeof(requests) / sizeof(requests[0]))

static const int requests[] = {SIGTERM, SIGINT};
static const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS};

/* At the start of the handlers' stack, where a handler finds it without a global variable. */
struct faults {
    volatile uint32_t *note, *running;
    struct sigaction before[COUNT];
    stack_t stack_before;
};

static void
on_fault(int number, siginfo_t *info, void *context)
{
    struct faults *faults = ((ucontext_t *)context)->uc_stack.ss_sp;
    bool memory = number == SIGABRT && errno == ENOMEM; /* set by bug_abort */
    bool sent = info->si_code <= 0 && info->si_pid != getpid();
    *faults->note = (uint32_t)number | (sent ? RECOVERY_SENT : memory ? RECOVERY_MEMORY : 0);
    for (size_t i = 0; i < COUNT; i++)
        if (signals[i] == number)
            sigaction(number, &faults->before[i], NULL);
    /* a faulting instruction fails again by itself; a signal that was sent must be sent again */
    if (info->si_code <= 0)
        raise(number);
}

/* Ends the process like the default action of the signal. */
static void
on_request(int number, siginfo_t *info, void *context)
{
    (void)info;
    struct faults *faults = ((ucontext_t *)context)->uc_stack.ss_sp;
    *faults->running = 0;
    signal(number, SIG_DFL);
    raise(number);
}

/* A child of fork inherits the handlers and shares the memory they would write to. */
static void
in_child(void)
{
    struct sigaction now;
    for (size_t i = 0; i < COUNT; i++)
        if (sigaction(signals[i], NULL, &now) == 0 && (now.sa_flags & SA_SIGINFO) &&
            now.sa_sigaction == on_fault)
            signal(signals[i], SIG_DFL);
    for (size_t i = 0; i < REQUESTS; i++)
        if (sigaction(requests[i], NULL, &now) == 0 && (now.sa_flags & SA_SIGINFO) &&
            now.sa_sigaction == on_request)
            signal(requests[i], SIG_DFL);
}

struct faults *
faults_note(uint32_t *note)
{
    struct faults *faults =
        mmap(NULL, STACK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (faults == MAP_FAILED)
        BUG("out of memory");
    faults->note = note;
    stack_t stack = {.ss_sp = faults, .ss_size = STACK_BYTES};
    sigaltstack(&stack, &faults->stack_before);
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < COUNT; i++)
        sigaction(signals[i], &action, &faults->before[i]);
    pthread_atfork(NULL, NULL, in_child);
    return faults;
}

void
faults_forget(struct faults *faults)
{
    for (size_t i = 0; i < COUNT; i++)
        sigaction(signals[i], &faults->before[i], NULL);
    for (size_t i = 0; faults->running && i < REQUESTS; i++)
        signal(requests[i], SIG_DFL);
    sigaltstack(&faults->stack_before, NULL);
    munmap(faults, STACK_BYTES);
}

void
faults_note_requests(struct faults *faults, uint32_t *running)
{
    struct sigaction action = {.sa_sigaction = on_request, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    faults->running = running;
    for (size_t i = 0; i < REQUESTS; i++)
        sigaction(requests[i], &action, NULL);
}

void
faults_hold_signals(bool hold)
{
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < REQUESTS; i++)
        sigaddset(&set, requests[i]);
    sigprocmask(hold ? SIG_BLOCK : SIG_UNBLOCK, &set, NULL);
}
