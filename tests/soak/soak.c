/* Many slides at speed while feeds, network and disk fail at random: what grows, what is late, what dies?
 *
 *   soak BREAKROOM DISK.so SLIDES [SEED]
 *
 * Runs `BREAKROOM play` with its fetch on a display in memory, each slide for 20 ms, against a server on
 * loopback, a feed on disk and a disk (DISK.so, see disk.c) that all change their mind every few slides. With
 * SOAK_STRICT=1 late slides are a failure too: only on a machine that has nothing else to do. Prints its
 * results as the other tests do; exit 1 when one failed. */
#define _XOPEN_SOURCE 700
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "fakes/httpd.h"
#include "soak/disk.h"

#define DWELL_MS       20
#define LATE_MS        100
#define LATE_PER_MILLE 1 /* of the slides may be late */
#define STUCK_MS       20000
#define GROWTH_KB      1024
#define SAMPLES_MAX    64
#define VARIANTS       8
#define LINE_BYTES     4096

struct sample {
    long play_kb, fetch_kb, store_kb;
    int play_fds, fetch_fds;
};

struct soak {
    struct arena *arena;
    struct httpd *httpd;
    char *folder, *store, *feed, *config, *disk_path;
    volatile int *disk;
    pid_t pid, fetch;
    int log;               /* of the player, for reading */
    char line[LINE_BYTES]; /* what was read of the current line */
    size_t line_len;
    long slides, wanted;
    int64_t last_ms;
    int64_t *late_ms; /* of each slide */
    long blank;       /* how many times nothing was shown after the first slide */
    struct sample samples[SAMPLES_MAX];
    int sample_count;
    uint64_t chance;
    bool bad;
};

/* xorshift64: https://www.jstatsoft.org/article/view/v008i14 */
static unsigned
chance(struct soak *soak, unsigned below)
{
    soak->chance ^= soak->chance << 13;
    soak->chance ^= soak->chance >> 7;
    soak->chance ^= soak->chance << 17;
    return (unsigned)(soak->chance >> 33) % below;
}

static void
result(struct soak *soak, bool good, const char *name, const char *detail)
{
    if (!good)
        printf("    why: %s\n", detail);
    printf(good ? "[       OK ] %s\n" : "[  FAILED  ] %s\n", name);
    if (good && getenv("SOAK_STRICT"))
        printf("    %s\n", detail);
    fflush(stdout);
    soak->bad = soak->bad || !good;
}

/* --- the world --- */

static struct str
feed_text(struct soak *soak, int variant)
{
    static const char *const kinds[] = {"news", "compliment", "tip", "people", "rule", "answer"};
    struct buf out;
    buf_init(&out, 65536);
    buf_put(&out,
            STR("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Test house\",\"items\":["));
    int count = 4 + variant * 3;
    for (int i = 0; i < count; i++)
        buf_printf(
            &out,
            "%s{\"id\":\"%d\",\"title\":\"Item %d as of %d\",\"content_text\":\"A text for the wall that is "
            "long enough for a line or two.\",\"date_published\":\"2026-09-%02dT10:00:00Z\",%s"
            "\"_breakroom\":{\"kind\":\"%s\",\"to\":\"Lin\",\"who\":\"Ada\"}}",
            i ? "," : "", i + variant, i, variant, 1 + i % 28,
            i % 3   ? ""
            : i % 2 ? "\"image\":\"/good.jpg\","
                    : "\"image\":\"/cut.jpg\",",
            kinds[i % 6]);
    buf_put(&out, STR("]}"));
    struct str text = arena_str(soak->arena, buf_str(&out));
    buf_finish(&out);
    return text;
}

static void
answer_with(struct soak *soak, const char *path, const char *head, struct str body, enum httpd_end end)
{
    struct str raw =
        arena_printf(soak->arena, "HTTP/1.1 %s\r\nConnection: close\r\n\r\n%.*s", head, STR_ARG(body));
    httpd_answer(soak->httpd, path, raw, end);
}

static void
script_server(struct soak *soak)
{
    struct str picture = file_read(soak->arena, "feeds/pictures/atelier-300x200.jpg", 1 << 20, NULL);
    if (!picture.ptr)
        BUG("the sample picture is gone");
    httpd_answer_ok(soak->httpd, "/good.jpg", "Content-Type: image/jpeg\r\n", picture);
    httpd_answer_ok(soak->httpd, "/cut.jpg", "Content-Type: image/jpeg\r\n",
                    str_slice(picture, 0, picture.len / 3));
    char path[32];
    for (int i = 0; i < VARIANTS; i++) {
        struct str body = feed_text(soak, i);
        snprintf(path, sizeof(path), "/variant%d", i);
        httpd_answer_ok(soak->httpd, path, "Content-Type: application/feed+json\r\n", body);
        snprintf(path, sizeof(path), "/cut%d", i);
        answer_with(soak, path, "200 OK", str_slice(body, 0, body.len / 2), HTTPD_CLOSE);
    }
    answer_with(soak, "/error", "500 Oh", STR(""), HTTPD_CLOSE);
    answer_with(soak, "/login", "200 OK\r\nContent-Type: text/html", STR("<html><form></form></html>"),
                HTTPD_CLOSE);
    answer_with(soak, "/reset", "200 OK", STR("{"), HTTPD_RESET);
    answer_with(soak, "/stall", "200 OK", STR("{"), HTTPD_STALL);
    answer_with(soak, "/empty", "200 OK", STR(""), HTTPD_CLOSE);
    httpd_answer_ok(soak->httpd, "/feed", "", feed_text(soak, 0));
    httpd_answer_ok(soak->httpd, "/other", "", feed_text(soak, 3));
}

static void
write_text(const char *path, struct str text)
{
    char fresh[PATH_MAX];
    snprintf(fresh, sizeof(fresh), "%s.new", path);
    int fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (fd < 0 || write(fd, text.ptr, text.len) != (ssize_t)text.len || close(fd) != 0 ||
        rename(fresh, path) != 0)
        BUG("the scratch folder cannot be written");
}

static void
change_feed(struct soak *soak, const char *path)
{
    static const char *const wrong[] = {"/error", "/login", "/reset", "/stall", "/empty"};
    char as[32];
    unsigned which = chance(soak, 10);
    if (which < 6)
        snprintf(as, sizeof(as), "/variant%u", chance(soak, VARIANTS));
    else if (which < 7)
        snprintf(as, sizeof(as), "/cut%u", chance(soak, VARIANTS));
    else
        snprintf(as, sizeof(as), "%s", wrong[chance(soak, sizeof(wrong) / sizeof(wrong[0]))]);
    httpd_answer_as(soak->httpd, path, as);
}

static void
change_file(struct soak *soak)
{
    struct str text = feed_text(soak, (int)chance(soak, VARIANTS));
    unsigned which = chance(soak, 6);
    if (which == 0)
        unlink(soak->feed);
    else
        write_text(soak->feed, which == 1 ? str_slice(text, 0, text.len / 2) : text);
}

static void
change_world(struct soak *soak)
{
    struct arena *whole = soak->arena;
    soak->arena = arena_create((size_t)1 << 20);
    switch (chance(soak, 4)) {
    case 0:
        change_feed(soak, "/feed");
        break;
    case 1:
        change_feed(soak, "/other");
        break;
    case 2:
        change_file(soak);
        break;
    default:
        /* healthy again in most cases */
        *soak->disk = chance(soak, 2) ? DISK_GOOD : (int)chance(soak, DISK_FAULT_COUNT);
    }
    arena_destroy(soak->arena);
    soak->arena = whole;
}

static void
calm_world(struct soak *soak)
{
    *soak->disk = DISK_GOOD;
    httpd_answer_as(soak->httpd, "/feed", "/variant2");
    httpd_answer_as(soak->httpd, "/other", "/variant3");
    write_text(soak->feed, feed_text(soak, 1));
}

static char *
path_in(struct soak *soak, const char *name)
{
    return file_join(soak->arena, soak->folder, name);
}

static void
prepare(struct soak *soak)
{
    char template[] = "/tmp/breakroom-soak-XXXXXX";
    if (!mkdtemp(template))
        BUG("no scratch folder");
    soak->folder = arena_c(soak->arena, str_from(template));
    soak->store = path_in(soak, "store");
    soak->feed = path_in(soak, "local.json");
    soak->config = path_in(soak, "player.conf");
    soak->disk_path = path_in(soak, "disk");
    write_text(soak->disk_path, (struct str){"\0\0\0\0", sizeof(int)});
    int fd = open(soak->disk_path, O_RDWR | O_CLOEXEC);
    soak->disk = mmap(NULL, sizeof(int), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (soak->disk == MAP_FAILED)
        BUG("no shared memory");
    close(fd);
    script_server(soak);
    write_text(soak->feed, feed_text(soak, 1));
    char url[HTTPD_URL_BYTES], other[HTTPD_URL_BYTES];
    write_text(
        soak->config,
        arena_printf(soak->arena,
                     "[feed first]\nurl = %s\ninterval = 10s\n[feed second]\nurl = %s\ninterval = 10s\n"
                     "[feed local]\nurl = %s\n[fetch]\ntimeout = 2s\nconnect-timeout = 1s\n"
                     "[screen]\nslide-seconds = %dms\nfade = off\nlanguage = en\n[log]\nlevel = debug\n",
                     httpd_url(soak->httpd, "/feed", url), httpd_url(soak->httpd, "/other", other),
                     soak->feed, DWELL_MS));
}

static void
start_player(struct soak *soak, const char *player, const char *disk)
{
    int ends[2];
    if (pipe(ends) != 0)
        BUG("no pipe");
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    setenv("XDG_RUNTIME_DIR", soak->folder, 1);
    setenv("XDG_STATE_HOME", soak->folder, 1);
    setenv("SOAK_STORE", soak->store, 1);
    setenv("SOAK_DISK", soak->disk_path, 1);
    soak->pid = fork();
    if (soak->pid == 0) {
        setenv("LD_PRELOAD", disk, 1);
        dup2(ends[1], STDERR_FILENO);
        dup2(ends[1], STDOUT_FILENO);
        execl(player, "breakroom", "play", "--window", "640x360", "--store", soak->store, "--config",
              soak->config, (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    soak->log = ends[0];
}

/* --- the processes --- */

static long
status_kb(pid_t pid, const char *name)
{
    char path[64], line[256];
    snprintf(path, sizeof(path), "/proc/%d/status", (int)pid);
    FILE *file = fopen(path, "r");
    long kb = -1;
    while (file && fgets(line, sizeof(line), file))
        if (strncmp(line, name, strlen(name)) == 0)
            kb = strtol(line + strlen(name), NULL, 10);
    if (file)
        fclose(file);
    return kb;
}

static int entries;

static int
count_entry(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)path, (void)st, (void)type, (void)ftw;
    entries++;
    return 0;
}

static int
open_files(pid_t pid)
{
    char path[64];
    snprintf(path, sizeof(path), "/proc/%d/fd", (int)pid);
    entries = -1; /* the folder itself */
    nftw(path, count_entry, 8, FTW_PHYS);
    return entries;
}

static long bytes;

static int
add_bytes(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)path, (void)ftw;
    bytes += type == FTW_F ? (long)st->st_size : 0;
    return 0;
}

/* The child of the player whose command line says fetch. */
static pid_t
find_fetch(pid_t pid)
{
    char path[64], text[4096] = "";
    snprintf(path, sizeof(path), "/proc/%d/task/%d/children", (int)pid, (int)pid);
    FILE *file = fopen(path, "r");
    if (!file || !fgets(text, sizeof(text), file))
        text[0] = '\0';
    if (file)
        fclose(file);
    for (char *rest = text, *word; (word = strtok_r(rest, " \n", &rest));) {
        char command[256] = "";
        snprintf(path, sizeof(path), "/proc/%s/cmdline", word);
        FILE *line = fopen(path, "r");
        size_t len = line ? fread(command, 1, sizeof(command) - 1, line) : 0;
        if (line)
            fclose(line);
        if (len > 15 && strcmp(command + strlen(command) + 1, "fetch") == 0)
            return (pid_t)strtol(word, NULL, 10);
    }
    return 0;
}

static void
take_sample(struct soak *soak)
{
    if (soak->sample_count == SAMPLES_MAX)
        return;
    bytes = 0;
    nftw(soak->store, add_bytes, 8, FTW_PHYS);
    soak->samples[soak->sample_count++] = (struct sample){
        .play_kb = status_kb(soak->pid, "RssAnon:"),
        .fetch_kb = status_kb(soak->fetch, "RssAnon:"),
        .store_kb = bytes / 1024,
        .play_fds = open_files(soak->pid),
        .fetch_fds = open_files(soak->fetch),
    };
}

/* --- the slides --- */

static void
take_slide(struct soak *soak)
{
    int64_t now_ms = clock_now(TIME_NONE).mono_ms;
    soak->late_ms[soak->slides++] = soak->last_ms ? now_ms - soak->last_ms - DWELL_MS : 0;
    soak->last_ms = now_ms;
}

static void
take_line(struct soak *soak)
{
    soak->line[soak->line_len] = '\0';
    if (getenv("SOAK_SHOW"))
        fprintf(stderr, "%s\n", soak->line);
    if (strstr(soak->line, " play: slide: "))
        take_slide(soak);
    else if (strstr(soak->line, " play: no item to show") && soak->slides)
        soak->blank++;
    soak->line_len = 0;
}

/* Reads what is available, or waits for it. False when nothing came for long or the player ended. */
static bool
read_log(struct soak *soak)
{
    char chunk[4096];
    struct pollfd wait = {.fd = soak->log, .events = POLLIN};
    if (poll(&wait, 1, STUCK_MS) <= 0)
        return false;
    ssize_t got = read(soak->log, chunk, sizeof(chunk));
    for (ssize_t i = 0; i < got; i++)
        if (chunk[i] == '\n')
            take_line(soak);
        else if (soak->line_len < LINE_BYTES - 1)
            soak->line[soak->line_len++] = chunk[i];
    return got > 0 && clock_now(TIME_NONE).mono_ms - soak->last_ms < STUCK_MS;
}

static bool
run(struct soak *soak, long until, bool faults)
{
    long change = soak->slides, sample = soak->wanted / 40 + 1;
    while (soak->slides < until) {
        long before = soak->slides;
        if (!read_log(soak))
            return false;
        if (!soak->fetch)
            soak->fetch = find_fetch(soak->pid);
        if (faults && soak->slides >= change) {
            change_world(soak);
            change = soak->slides + 10 + (long)chance(soak, 60);
        }
        if (before / sample != soak->slides / sample)
            take_sample(soak);
    }
    return true;
}

/* --- the results --- */

static int
by_number(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

/* The median of a member over a quarter of the samples, 0 to 3. */
static long
median(const struct soak *soak, int quarter, long (*of)(const struct sample *))
{
    int64_t list[SAMPLES_MAX];
    int from = soak->sample_count * quarter / 4, to = soak->sample_count * (quarter + 1) / 4, count = 0;
    for (int i = from; i < to; i++)
        list[count++] = of(&soak->samples[i]);
    qsort(list, (size_t)count, sizeof(list[0]), by_number);
    return count ? (long)list[count / 2] : 0;
}

static long
play_kb(const struct sample *sample)
{
    return sample->play_kb;
}
static long
fetch_kb(const struct sample *sample)
{
    return sample->fetch_kb;
}
static long
store_kb(const struct sample *sample)
{
    return sample->store_kb;
}
static long
play_fds(const struct sample *sample)
{
    return sample->play_fds;
}
static long
fetch_fds(const struct sample *sample)
{
    return sample->fetch_fds;
}

/* While the disk fails from the start, there is no store in the second quarter. */
static void
check_flat(struct soak *soak, const char *name, long (*of)(const struct sample *), long most)
{
    char detail[128];
    long before = median(soak, 1, of), after = median(soak, 3, of);
    snprintf(detail, sizeof(detail), "%ld in the second quarter of the slides, %ld in the last", before,
             after);
    result(soak, after > 0 && after - before <= most, name, detail);
}

static void
check_late(struct soak *soak)
{
    char detail[128];
    qsort(soak->late_ms, (size_t)soak->slides, sizeof(soak->late_ms[0]), by_number);
    long at = soak->slides - 1 - soak->slides * LATE_PER_MILLE / 1000;
    snprintf(detail, sizeof(detail), "late by ms: median %lld, p99 %lld, p99.9 %lld, most %lld",
             (long long)soak->late_ms[soak->slides / 2], (long long)soak->late_ms[soak->slides * 99 / 100],
             (long long)soak->late_ms[at], (long long)soak->late_ms[soak->slides - 1]);
    printf("    %s\n", detail);
    if (getenv("SOAK_STRICT"))
        result(soak, soak->late_ms[at] <= LATE_MS, "slides_start_in_time", detail);
}

static void
check(struct soak *soak, bool whole)
{
    char detail[128];
    snprintf(detail, sizeof(detail), "%ld of %ld slides, nothing shown %ld times", soak->slides, soak->wanted,
             soak->blank);
    result(soak, whole && soak->blank == 0, "slides_go_on_whatever_fails", detail);
    snprintf(detail, sizeof(detail), "fetch was %d and is %d", (int)soak->fetch, (int)find_fetch(soak->pid));
    result(soak, whole && soak->fetch && soak->fetch == find_fetch(soak->pid),
           "fetch_lives_on_whatever_fails", detail);
    check_flat(soak, "memory_of_play_is_flat_in_kb", play_kb, GROWTH_KB);
    check_flat(soak, "memory_of_fetch_is_flat_in_kb", fetch_kb, GROWTH_KB);
    check_flat(soak, "the_store_is_flat_in_kb", store_kb, GROWTH_KB);
    check_flat(soak, "descriptors_of_play_are_flat", play_fds, 0);
    check_flat(soak, "descriptors_of_fetch_are_flat", fetch_fds, 2);
    check_late(soak);
}

static int
remove_entry(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

int
main(int argc, char **argv)
{
    if (argc < 4) {
        fprintf(stderr, "usage: soak BREAKROOM DISK.so SLIDES [SEED]\n");
        return 2;
    }
    struct soak soak = {.arena = arena_create((size_t)64 << 20), .httpd = httpd_start()};
    soak.wanted = strtol(argv[3], NULL, 10);
    soak.chance = argc > 4 ? strtoull(argv[4], NULL, 10) | 1 : (uint64_t)clock_now(TIME_NONE).wall_ms | 1;
    printf("    seed %llu\n", (unsigned long long)soak.chance);
    soak.late_ms = memory_array((size_t)soak.wanted + LINE_BYTES, sizeof(soak.late_ms[0]));
    prepare(&soak);
    start_player(&soak, argv[1], argv[2]);
    soak.last_ms = clock_now(TIME_NONE).mono_ms;
    bool whole = run(&soak, soak.wanted, true);
    calm_world(&soak);
    whole = whole && run(&soak, soak.wanted + 200, false);
    check(&soak, whole);
    kill(soak.pid, SIGTERM);
    waitpid(soak.pid, NULL, 0);
    httpd_stop(soak.httpd);
    nftw(soak.folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
    memory_free(soak.late_ms);
    arena_destroy(soak.arena);
    return soak.bad;
}
