#include "decoder/decoder_private.h"

#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <seccomp.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED true
#endif
#endif
#ifndef SANITIZED
#define SANITIZED false
#endif

/* libseccomp then installs filters by prctl(2) and never tries seccomp(2), which systemd's @system-service
 * does not allow: seccomp_api_get(3). */
#define API_BY_PRCTL 1

/* Calls of architectures other than the present one are skipped. */
static const char *const allowed[] = {
    "brk",          "clock_gettime",   "clock_gettime64", "exit",         "exit_group",
    "futex",        "futex_time64",    "getpid",          "getrandom",    "gettid",
    "madvise",      "mremap",          "munmap",          "rt_sigaction", "rt_sigprocmask",
    "rt_sigreturn", "restart_syscall", "sigreturn",       "write",
};

/* System calls that AddressSanitizer needs to report. */
static const char *const allowed_sanitized[] = {
    "close", "fstat", "ioctl",    "lseek",      "mmap",        "mmap2",       "mprotect", "newfstatat",
    "prctl", "read",  "readlink", "readlinkat", "sched_yield", "sigaltstack", "tgkill",
};

/* Libraries look for the features of the processor in /proc/cpuinfo and take no for an answer; libdav1d asks
 * how many processors it may use, and without an answer starts no threads. */
static const char *const denied[] = {"open", "openat", "sched_getaffinity"};

static bool
add(scmp_filter_ctx filter, uint32_t action, const char *name, const struct scmp_arg_cmp *condition)
{
    int call = seccomp_syscall_resolve_name(name);
    if (call < 0)
        return true;
    return seccomp_rule_add_array(filter, action, call, condition ? 1 : 0, condition) == 0;
}

static bool
add_all(scmp_filter_ctx filter, uint32_t action, const char *const *names, size_t count)
{
    bool good = true;
    for (size_t i = 0; i < count; i++)
        good = add(filter, action, names[i], NULL) && good;
    return good;
}

static bool
add_rules(scmp_filter_ctx filter)
{
    const struct scmp_arg_cmp not_code = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    const struct scmp_arg_cmp to_self = SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0);
    bool good = add_all(filter, SCMP_ACT_ALLOW, allowed, sizeof(allowed) / sizeof(allowed[0])) &&
                add_all(filter, SCMP_ACT_ERRNO(EACCES), denied, sizeof(denied) / sizeof(denied[0]));
    if (SANITIZED)
        return good && add_all(filter, SCMP_ACT_ALLOW, allowed_sanitized,
                               sizeof(allowed_sanitized) / sizeof(allowed_sanitized[0]));
    return good && add(filter, SCMP_ACT_ALLOW, "mmap", &not_code) &&
           add(filter, SCMP_ACT_ALLOW, "mmap2", &not_code) &&
           add(filter, SCMP_ACT_ALLOW, "mprotect", &not_code) &&
           add(filter, SCMP_ACT_ALLOW, "tgkill", &to_self);
}

static bool
filter_calls(void)
{
    if (seccomp_api_set(API_BY_PRCTL) != 0)
        return false;
    /* the child has one thread: killing it is killing the process */
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_THREAD);
    if (!filter)
        return false;
    bool good = add_rules(filter) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return good;
}

/* Bytes of address space in use, which a child inherits; proc(5), statm. */
static size_t
mapped_bytes(void)
{
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "re");
    if (!file)
        return 0;
    if (fscanf(file, "%lu", &pages) != 1)
        pages = 0;
    fclose(file);
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static bool
limit(int resource, rlim_t value)
{
    return setrlimit(resource, &(struct rlimit){value, value}) == 0;
}

/* Below the hard limit, at which the kernel sends SIGKILL without a reason: setrlimit(2). */
static bool
limit_cpu(int seconds)
{
    return setrlimit(RLIMIT_CPU, &(struct rlimit){(rlim_t)seconds, (rlim_t)seconds + 1}) == 0;
}

static bool
limit_resources(const struct sandbox_limits *limits, size_t mapped)
{
    bool good = limit(RLIMIT_CORE, 0) && limit(RLIMIT_NOFILE, 0) && limit(RLIMIT_NPROC, 0) &&
                limit_cpu(limits->cpu_seconds);
    /* AddressSanitizer maps terabytes, and its stderr may be a file */
    return good && (SANITIZED ||
                    (mapped && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_AS, mapped + limits->memory_bytes)));
}

static bool
keep_only(int fd)
{
    if (dup2(fd, 0) != 0)
        return false;
    if (!SANITIZED)
        closefrom(1);
    else
        closefrom(3); /* reports of the sanitizer go to stderr */
    return true;
}

bool
sandbox_enter(int fd, const struct sandbox_limits *limits)
{
    size_t mapped = mapped_bytes();
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && keep_only(fd) && limit_resources(limits, mapped) &&
           filter_calls();
}
