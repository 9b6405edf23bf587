#include "fakes/tlsd.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

#define PATH_BYTES 256

struct tlsd_authority {
    char folder[PATH_BYTES], file[PATH_BYTES + 16];
};

struct tlsd {
    pid_t pid;
    int port;
};

static void
must(const char *command)
{
    if (system(command) != 0)
        BUG(command);
}

struct tlsd_authority *
tlsd_authority_create(void)
{
    struct tlsd_authority *authority = memory_alloc(sizeof(*authority));
    char command[2048];
    strcpy(authority->folder, "/tmp/breakroom-tls-XXXXXX");
    if (!mkdtemp(authority->folder))
        BUG("no temporary folder");
    snprintf(authority->file, sizeof(authority->file), "%s/ca.pem", authority->folder);
    snprintf(
        command, sizeof(command),
        "cd %s && exec 2>/dev/null && : >index.txt && "
        "printf '[ca]\\ndefault_ca=d\\n[d]\\ndatabase=index.txt\\nnew_certs_dir=.\\ndefault_md=sha256\\n"
        "policy=p\\nunique_subject=no\\ncopy_extensions=copy\\nrand_serial=yes\\n[p]\\n"
        "commonName=supplied\\n' >ca.cnf && "
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem "
        "-subj '/CN=Authority for tests' -days 2",
        authority->folder);
    must(command);
    return authority;
}

void
tlsd_authority_destroy(struct tlsd_authority *authority)
{
    char command[PATH_BYTES + 16];
    snprintf(command, sizeof(command), "rm -r %s", authority->folder);
    must(command);
    memory_free(authority);
}

const char *
tlsd_authority_file(const struct tlsd_authority *authority)
{
    return authority->file;
}

void
tlsd_put(const struct tlsd_authority *authority, const char *name, struct str raw)
{
    char path[PATH_BYTES * 2];
    snprintf(path, sizeof(path), "%s/%s", authority->folder, name);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(raw.ptr, 1, raw.len, file) != raw.len || fclose(file) != 0)
        BUG("no file for the server");
}

/* NAME.pem and NAME.key in the folder of the authority. */
static void
make_certificate(const struct tlsd_authority *authority, enum tlsd_certificate certificate)
{
    static const char signing[] = "openssl ca -config ca.cnf -batch -notext -cert ca.pem -keyfile ca.key";
    static const struct {
        const char *host, *dates;
    } rows[] = {
        [TLSD_GOOD] = {"localhost,IP:127.0.0.1", "-days 2"},
        [TLSD_EXPIRED] = {"localhost,IP:127.0.0.1", "-startdate 20200101000000Z -enddate 20200201000000Z"},
        [TLSD_FUTURE] = {"localhost,IP:127.0.0.1", "-startdate 20980101000000Z -enddate 20990101000000Z"},
        [TLSD_OTHER_HOST] = {"elsewhere.example", "-days 2"},
        [TLSD_SELF_SIGNED] = {"localhost,IP:127.0.0.1", NULL},
    };
    char command[2048], sign[512];
    snprintf(sign, sizeof(sign), "%s -in c%d.csr -out c%d.pem %s", signing, certificate, certificate,
             rows[certificate].dates ? rows[certificate].dates : "");
    snprintf(
        command, sizeof(command),
        "cd %s && exec >/dev/null 2>&1 && openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes "
        "-keyout c%d.key -subj /CN=test -addext subjectAltName=DNS:%s %s%d%s && %s",
        authority->folder, certificate, rows[certificate].host,
        rows[certificate].dates ? "-out c" : "-x509 -days 2 -out c", certificate,
        rows[certificate].dates ? ".csr" : ".pem", rows[certificate].dates ? sign : "true");
    must(command);
}

/* The server prints the port it got. */
static int
read_port(int fd)
{
    FILE *out = fdopen(fd, "r");
    char line[256];
    int port = 0;
    while (!port && fgets(line, sizeof(line), out))
        if (strncmp(line, "ACCEPT ", 7) == 0)
            port = atoi(strrchr(line, ':') + 1);
    fclose(out);
    if (!port)
        BUG("openssl s_server did not start");
    return port;
}

struct tlsd *
tlsd_start(const struct tlsd_authority *authority, enum tlsd_certificate certificate, const char *options)
{
    struct tlsd *tlsd = memory_alloc(sizeof(*tlsd));
    char command[1024];
    int fds[2];
    make_certificate(authority, certificate);
    snprintf(command, sizeof(command),
             "cd %s && exec openssl s_server -accept 127.0.0.1:0 -cert c%d.pem -key c%d.key -HTTP %s 2>&1 "
             "</dev/null",
             authority->folder, certificate, certificate, options);
    if (pipe(fds) != 0 || (tlsd->pid = fork()) < 0)
        BUG("no server for the tests");
    if (tlsd->pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        signal(SIGPIPE, SIG_IGN); /* its output is not read to the end */
        dup2(fds[1], STDOUT_FILENO);
        close(fds[0]);
        close(fds[1]);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    close(fds[1]);
    tlsd->port = read_port(fds[0]);
    return tlsd;
}

void
tlsd_stop(struct tlsd *tlsd)
{
    kill(tlsd->pid, SIGKILL);
    waitpid(tlsd->pid, NULL, 0);
    memory_free(tlsd);
}

int
tlsd_port(const struct tlsd *tlsd)
{
    return tlsd->port;
}
