#include "fetch/secrets_private.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/ini.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/number.h"
#include "fetch/local.h"
#include "fetch/transfer_private.h"

#define LOG_MODULE "fetch"

#define FILE_BYTES  ((size_t)256 * 1024)
#define ARENA_BYTES ((size_t)4 * 1024 * 1024)
#define SECRETS_MAX 100

struct secrets {
    struct arena *arena;
    char *path;
    uint64_t stamp; /* local_stamp of the file that was read */
    struct reason why;
    struct secret *list;
    size_t count;
};

struct secrets *
secrets_create(void)
{
    struct secrets *secrets = memory_alloc(sizeof(*secrets));
    secrets->arena = arena_create(ARENA_BYTES);
    secrets->path = memory_string("");
    return secrets;
}

void
secrets_destroy(struct secrets *secrets)
{
    if (!secrets)
        return;
    arena_destroy(secrets->arena);
    memory_free(secrets->path);
    memory_free(secrets);
}

struct secrets_reading {
    struct secrets *secrets;
    struct secret *now; /* of the current section, or NULL */
};

/* Never shows more of a line than its number and its key: any of it may be a password. */
static void
complain(const struct secrets *secrets, int line, const char *what)
{
    log_warn("%s:%d: %s", secrets->path, line, what);
}

static void
begin(struct secrets_reading *reading, const struct ini_row *row)
{
    struct secrets *secrets = reading->secrets;
    bool web =
        str_starts_nocase(row->section, STR("http://")) || str_starts_nocase(row->section, STR("https://"));
    reading->now = NULL;
    if (!web)
        complain(secrets, row->line, "not a section such as [https://intranet.example]; it is left out");
    else if (secrets->count == SECRETS_MAX)
        complain(secrets, row->line, "too many sections; the limit is 100");
    else
        reading->now = &secrets->list[secrets->count++];
    if (reading->now)
        reading->now->address = arena_c(secrets->arena, row->section);
}

static void
take_header(struct secrets_reading *reading, const struct ini_row *row)
{
    size_t colon = str_find(row->value, STR(":"));
    bool clean = colon != SIZE_MAX && colon > 0 && str_find_any(row->value, "\r\n") == row->value.len;
    if (!clean)
        complain(reading->secrets, row->line, "header: not a header such as X-Api-Key: VALUE");
    else if (reading->now->header_count == SECRET_HEADERS_MAX)
        complain(reading->secrets, row->line, "header: too many; the limit is 8");
    else
        reading->now->headers[reading->now->header_count++] = arena_c(reading->secrets->arena, row->value);
}

static void
take(void *ctx, const struct ini_row *row)
{
    struct secrets_reading *reading = ctx;
    struct secret *now = reading->now;
    if (row->fault) {
        complain(reading->secrets, row->line, reason_code_words(row->fault, REASON_ENGLISH));
        return;
    }
    if (!row->key.ptr) {
        begin(reading, row);
        return;
    }
    if (!now)
        return;
    const struct {
        struct str key;
        const char **member;
    } rows[] = {
        {STR("user"), &now->user},   {STR("password"), &now->password},
        {STR("token"), &now->token}, {STR("certificate"), &now->certificate},
        {STR("key"), &now->key},     {STR("key-password"), &now->key_password},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (str_equal_nocase(row->key, rows[i].key)) {
            *rows[i].member = arena_c(reading->secrets->arena, row->value);
            return;
        }
    if (str_equal_nocase(row->key, STR("header")))
        take_header(reading, row);
    else
        complain(reading->secrets, row->line,
                 "not one of: user password token header certificate key key-password; it is left out");
}

/* Into `secrets->why` when it cannot be used. */
static void
read_file(struct secrets *secrets)
{
    struct stat st;
    struct secrets_reading reading = {.secrets = secrets};
    arena_reset(secrets->arena);
    secrets->list = arena_array(secrets->arena, SECRETS_MAX, sizeof(*secrets->list));
    secrets->count = 0;
    secrets->why = (struct reason){.text = ""};
    if (stat(secrets->path, &st) != 0) {
        reason_set_errno(&secrets->why, errno);
        return;
    }
    if (st.st_mode & (S_IRWXG | S_IRWXO)) {
        reason_set(&secrets->why, REASON_SECRETS_OPEN);
        return;
    }
    struct str bytes = file_read(secrets->arena, secrets->path, FILE_BYTES, &secrets->why);
    if (bytes.ptr)
        ini_parse_all(bytes, take, &reading);
}

bool
secrets_follow(struct secrets *secrets, const char *path)
{
    char words[REASON_WORDS_BYTES];
    path = path ? path : "";
    uint64_t stamp = *path ? local_stamp(path) : 0;
    if (strcmp(path, secrets->path) == 0 && stamp == secrets->stamp)
        return !secrets->why.text[0];
    memory_free(secrets->path);
    secrets->path = memory_string(path);
    secrets->stamp = stamp;
    secrets->count = 0;
    secrets->why = (struct reason){.text = ""};
    if (*path)
        read_file(secrets);
    if (secrets->why.text[0]) {
        reason_wrap(&secrets->why, REASON_FILE, path);
        log_warn("no secrets are in use: %s", reason_words(&secrets->why, REASON_ENGLISH, words));
    }
    return !secrets->why.text[0];
}

const struct reason *
secrets_why(const struct secrets *secrets)
{
    return &secrets->why;
}

static struct str
path_of(CURLU *url, struct arena *arena)
{
    char *text = NULL;
    struct str path = STR("/");
    if (curl_url_get(url, CURLUPART_PATH, &text, 0) == CURLUE_OK)
        path = arena_str(arena, str_from(text));
    curl_free(text);
    while (path.len > 1 && path.ptr[path.len - 1] == '/')
        path.len--;
    return path;
}

/* The length of the section's path if it contains the address; 0: it does not. */
static size_t
fits(const char *address, CURLU *url, struct str path, struct arena *arena)
{
    CURLU *own = curl_url();
    size_t length = 0;
    if (curl_url_set(own, CURLUPART_URL, address, CURLU_URLENCODE | CURLU_ALLOW_SPACE) == CURLUE_OK &&
        address_same_origin(own, url)) {
        struct str prefix = path_of(own, arena);
        bool below = prefix.len == 1 || str_equal(prefix, path) ||
                     (str_starts(path, prefix) && path.ptr[prefix.len] == '/');
        length = below ? prefix.len : 0;
    }
    curl_url_cleanup(own);
    return length;
}

const struct secret *
secrets_find(const struct secrets *secrets, const char *url)
{
    const struct secret *found = NULL;
    size_t longest = 0;
    CURLU *parsed = curl_url();
    struct arena *arena = arena_create(ARENA_BYTES);
    if (secrets->count &&
        curl_url_set(parsed, CURLUPART_URL, url, CURLU_URLENCODE | CURLU_ALLOW_SPACE) == CURLUE_OK) {
        struct str path = path_of(parsed, arena);
        for (size_t i = 0; i < secrets->count; i++) {
            size_t length = fits(secrets->list[i].address, parsed, path, arena);
            found = length > longest ? &secrets->list[i] : found;
            longest = number_max(length, longest);
        }
    }
    arena_destroy(arena);
    curl_url_cleanup(parsed);
    return found;
}
