/* Pages of the editor, pictures of the feed, and the feed itself. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "editor/editor.h"
#include "fetch/local.h"

#define FILE_BYTES_MAX ((size_t)48 * 1024 * 1024)
#define ARENA_BYTES    (2 * FILE_BYTES_MAX)

/* The pages, by name: no other file of the folder is served. */
static const struct static_page {
    const char *path, *file, *type;
    bool open; /* also without a session */
} pages[] = {
    {"/", "index.html", "text/html; charset=utf-8", false},
    {"/signed-out.html", "signed-out.html", "text/html; charset=utf-8", true},
    {"/sign-in.html", "sign-in.html", "text/html; charset=utf-8", true},
    {"/sign-in.js", "sign-in.js", "text/javascript; charset=utf-8", true},
    {"/bravo", "bravo.html", "text/html; charset=utf-8", true},
    {"/bravo.js", "bravo.js", "text/javascript; charset=utf-8", true},
    {"/icon.svg", "icon.svg", "image/svg+xml", true},
    {"/style.css", "style.css", "text/css; charset=utf-8", true},
    {"/app.js", "app.js", "text/javascript; charset=utf-8", false},
    {"/api.js", "api.js", "text/javascript; charset=utf-8", false},
    {"/form.js", "form.js", "text/javascript; charset=utf-8", false},
    {"/time.js", "time.js", "text/javascript; charset=utf-8", false},
    {"/walls.js", "walls.js", "text/javascript; charset=utf-8", false},
    {"/words.js", "words.js", "text/javascript; charset=utf-8", true},
    {"/when.js", "when.js", "text/javascript; charset=utf-8", false},
    {"/page.js", "page.js", "text/javascript; charset=utf-8", true},
    {"/box.js", "box.js", "text/javascript; charset=utf-8", false},
    {"/bring.js", "bring.js", "text/javascript; charset=utf-8", false},
    {"/history.js", "history.js", "text/javascript; charset=utf-8", false},
};

static const char *
type_of(const char *path)
{
    static const char *const types[][2] = {{".jpg", "image/jpeg"},
                                           {".jpeg", "image/jpeg"},
                                           {".png", "image/png"},
                                           {".webp", "image/webp"},
                                           {".gif", "image/gif"}};
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        if (str_ends(str_from(path), str_from(types[i][0])))
            return types[i][1];
    return NULL; /* an SVG could run a script, and is not shown as a page */
}

/* With a validator: a client that has the current version gets 304 and no bytes. */
static void
reply_file(struct http_request *request, const char *type, struct str bytes, bool may_keep)
{
    char tag[32];
    const char *known = http_header(request, "If-None-Match");
    snprintf(tag, sizeof(tag), "\"%016llx\"", (unsigned long long)str_hash(bytes, STR_HASH_SEED));
    http_add_header(request, "ETag", tag);
    http_add_header(request, "Cache-Control", may_keep ? "no-cache" : "no-store");
    if (known && strcmp(known, tag) == 0)
        http_reply(request, 304, NULL, STR(""));
    else
        http_reply(request, 200, type, bytes);
}

static bool
serve(struct http_request *request, const char *path, const char *type)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    struct str bytes = file_read(arena, path, FILE_BYTES_MAX, NULL);
    if (bytes.ptr)
        reply_file(request, type, bytes, true);
    arena_destroy(arena);
    return bytes.ptr != NULL;
}

static bool
serve_page(struct editor *editor, struct http_request *request, const char *path, bool known)
{
    char file[4096];
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
        if (strcmp(path, pages[i].path) != 0)
            continue;
        bool allowed = known || pages[i].open;
        if (strcmp(path, "/bravo") == 0 && !editor->box)
            return false;
        const char *closed = editor->team ? "sign-in.html" : "signed-out.html";
        snprintf(file, sizeof(file), "%s/%s", editor->web, allowed ? pages[i].file : closed);
        return serve(request, file, allowed ? pages[i].type : "text/html; charset=utf-8");
    }
    return false;
}

/* A picture beside the feed; nothing outside its folder. */
static bool
serve_picture(struct editor *editor, struct http_request *request, const char *reference)
{
    struct str key;
    struct arena *arena = arena_create(ARENA_BYTES);
    const char *type = type_of(reference);
    bool allowed =
        type && reference[0] != '.' && local_picture(arena, editor->folder, str_from(reference), &key);
    const char *path = allowed ? local_picture_path(arena, key) : NULL;
    bool served = path && serve(request, path, type);
    arena_destroy(arena);
    return served;
}

/* A signed-in browser is not a player. */
static bool
serve_feed(struct editor *editor, struct http_request *request, bool known)
{
    char address[ADDRESS_BYTES];
    struct arena *arena = arena_create(ARENA_BYTES);
    struct str bytes = file_read(arena, editor->feed, FILE_BYTES_MAX, NULL);
    request_address(editor, request, address);
    if (bytes.ptr && !known)
        walls_note(editor->walls, address, http_header(request, "User-Agent"), str_hash(bytes, STR_HASH_SEED),
                   clock_mono_ms());
    if (bytes.ptr)
        reply_file(request, "application/feed+json", bytes, true);
    arena_destroy(arena);
    return bytes.ptr != NULL;
}

void
api_walls(struct call *call)
{
    int64_t mono_ms = clock_mono_ms();
    struct arena *arena = arena_create(ARENA_BYTES);
    uint64_t now = str_hash(file_read(arena, call->editor->feed, FILE_BYTES_MAX, NULL), STR_HASH_SEED);
    json_t *list = json_array();
    int at = -1;
    for (const struct wall_visit *wall; (wall = walls_next(call->editor->walls, &at, mono_ms));)
        json_array_append_new(list, json_pack("{s:s, s:I, s:I, s:b}", "name", wall->name, "since_ms",
                                              (json_int_t)(mono_ms - wall->last_ms), "every_ms",
                                              (json_int_t)wall->every_ms, "current", wall->has == now));
    arena_destroy(arena);
    reply_json(call->request, 200, json_pack("{s:o}", "walls", list));
}

bool
files_serve(struct editor *editor, struct http_request *request, bool known)
{
    static const char feeds[] = "/feeds/";
    const char *path = http_path(request), *method = http_method(request);
    char own[512];
    if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
        return false;
    snprintf(own, sizeof(own), "%s.json", editor->name);
    if (serve_page(editor, request, path, known))
        return true;
    if (strncmp(path, feeds, strlen(feeds)) != 0)
        return false;
    const char *rest = path + strlen(feeds);
    return strcmp(rest, own) == 0 ? serve_feed(editor, request, known) : serve_picture(editor, request, rest);
}
