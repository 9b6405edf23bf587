#define _GNU_SOURCE
#include "recovery/faults.h"

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

static const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS};

/* At the start of the handlers' stack, where a handler finds it without a global variable. */
struct faults {
    volatile uint32_t *note;
    struct sigaction before[COUNT];
    stack_t stack_before;
};

static void
on_fault(int number, siginfo_t *info, void *context)
{
    struct faults *faults = ((ucontext_t *)context)->uc_stack.ss_sp;
    bool sent = info->si_code <= 0 && info->si_pid != getpid();
    *faults->note = (uint32_t)number | (sent ? RECOVERY_SENT : 0);
    for (size_t i = 0; i < COUNT; i++)
        if (signals[i] == number)
            sigaction(number, &faults->before[i], NULL);
    /* the instruction that failed runs again and fails again; what was sent must be sent again */
    if (info->si_code <= 0)
        raise(number);
}

/* A child of fork has a copy of the handlers and shares what they would write to. */
static void
in_child(void)
{
    struct sigaction now;
    for (size_t i = 0; i < COUNT; i++)
        if (sigaction(signals[i], NULL, &now) == 0 && (now.sa_flags & SA_SIGINFO) &&
            now.sa_sigaction == on_fault)
            signal(signals[i], SIG_DFL);
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
    sigaltstack(&faults->stack_before, NULL);
    munmap(faults, STACK_BYTES);
}

void
faults_hold_signals(bool hold)
{
    static const int held[] = {SIGTERM, SIGINT};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof(held) / sizeof(held[0]); i++)
        sigaddset(&set, held[i]);
    sigprocmask(hold ? SIG_BLOCK : SIG_UNBLOCK, &set, NULL);
}
