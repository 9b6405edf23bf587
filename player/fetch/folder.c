/* A folder of pictures as a feed: each picture is an item of the kind picture, and the text file with the
 * same name its caption. It is described as a JSON Feed, so that it is treated like any feed on disk. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/encoding.h"
#include "base/file.h"
#include "base/json_write.h"
#include "base/utf8.h"
#include "feed/folder.h"
#include "fetch/folder_private.h"
#include "fetch/local.h"

#define PICTURES_MAX  2000
#define OTHERS_MAX    100
#define CAPTION_BYTES ((size_t)16 * 1024)
#define PATH_BYTES    4096
#define ARENA_BYTES   ((size_t)8 * 1024 * 1024)

#define FOLDER_PICTURES FOLDER_PART_COUNT /* a part of its own */
#define LISTS           (FOLDER_PART_COUNT + 1)

/* Classified by the endings of names; the other parts have none. */
static const char *const endings[LISTS] = {
    [FOLDER_PICTURES] = "jpg jpeg png webp gif svg heic heif avif",
    [FOLDER_DOCUMENTS] = "pdf ppt pptx pps ppsx odp key doc docx odt pages xls xlsx ods pub indd ai eps",
    [FOLDER_VIDEOS] = "mp4 mov m4v avi mkv webm wmv mpg mpeg 3gp",
    [FOLDER_TEXTS] = "txt",
};

struct folder_list {
    const char **names;
    size_t count;
};

/* Files that systems add ("._a.jpg", "Thumbs.db") are not pictures. */
static bool
is_of_system(struct str name)
{
    static const char *const known[] = {"Thumbs.db", "desktop.ini", "System Volume Information",
                                        "$RECYCLE.BIN", "lost+found"};
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (str_equal_nocase(name, str_from(known[i])))
            return true;
    return str_starts(name, STR(".")) || str_starts(name, STR("~$")) || !utf8_valid(name);
}

static struct str
ending_of(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && dot > name ? str_from(dot + 1) : STR_NONE;
}

static int
part_of(const char *folder, const char *name)
{
    char path[PATH_BYTES];
    struct str ending = ending_of(name);
    for (int part = 0; ending.len && part < LISTS; part++)
        for (struct str rest = str_from(endings[part] ? endings[part] : ""); rest.len;)
            if (str_equal_nocase(ending, str_split(&rest, ' ')))
                return part;
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return local_is_folder(path) ? FOLDER_FOLDERS : FOLDER_OTHERS;
}

static int
by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static size_t
most_of(int part)
{
    return part == FOLDER_PICTURES || part == FOLDER_TEXTS ? PICTURES_MAX : OTHERS_MAX;
}

/* The names in the arena, sorted: "01 Welcome.jpg" comes before "02 Menu.jpg". False when the folder cannot
 * be read, with errno. */
static bool
list(struct arena *arena, const char *path, struct folder_list lists[LISTS])
{
    DIR *folder = opendir(path);
    const struct dirent *entry;
    for (int part = 0; part < LISTS; part++)
        lists[part] = (struct folder_list){.names = arena_array(arena, most_of(part), sizeof(char *))};
    while (folder && (entry = readdir(folder))) {
        int part = is_of_system(str_from(entry->d_name)) ? -1 : part_of(path, entry->d_name);
        if (part >= 0 && lists[part].count < most_of(part))
            lists[part].names[lists[part].count++] = arena_c(arena, str_from(entry->d_name));
    }
    if (folder)
        closedir(folder);
    for (int part = 0; part < LISTS; part++)
        if (lists[part].count)
            qsort(lists[part].names, lists[part].count, sizeof(char *), by_name);
    return folder != NULL;
}

/* True when a text is the caption of a picture: "a.txt" for "a.jpg", or "a.jpg.txt". */
static bool
is_caption(const struct folder_list *pictures, const char *text)
{
    struct str stem = str_slice(str_from(text), 0, strlen(text) - strlen(".txt"));
    for (size_t i = 0; i < pictures->count; i++) {
        struct str name = str_from(pictures->names[i]);
        struct str own = str_slice(name, 0, name.len - ending_of(pictures->names[i]).len - 1);
        if (str_equal(stem, name) || str_equal(stem, own))
            return true;
    }
    return false;
}

/* "a.jpg" has the caption "a.txt" or "a.jpg.txt". */
static struct str
read_caption(struct arena *arena, const char *folder, const char *name)
{
    size_t stem = (size_t)(strrchr(name, '.') - name);
    const char *path = file_join(arena, folder, arena_printf(arena, "%.*s.txt", (int)stem, name).ptr);
    struct str bytes = file_read(arena, path, CAPTION_BYTES, NULL);
    if (!bytes.ptr)
        bytes = file_read(arena, file_join(arena, folder, arena_printf(arena, "%s.txt", name).ptr),
                          CAPTION_BYTES, NULL);
    return bytes.ptr ? str_trim(encoding_to_utf8(arena, bytes, encoding_guess(bytes))) : STR_NONE;
}

static void
put_item(struct buf *out, const char *name, struct str caption)
{
    struct str rest = caption, title = str_trim(str_split(&rest, '\n'));
    rest = str_trim(rest);
    buf_put_char(out, '{');
    json_add_text(out, "id", str_from(name));
    /* with "./" a name cannot look like an address */
    struct buf image;
    buf_init(&image, CAPTION_BYTES);
    buf_printf(&image, "./%s", name);
    json_add_text(out, "image", buf_str(&image));
    buf_finish(&image);
    if (title.len)
        json_add_text(out, "title", title);
    if (rest.len)
        json_add_text(out, "content_text", rest);
    buf_put(out, STR(", \"_breakroom\": {\"kind\": \"picture\"}}"));
}

/* The other files in it, for messages that say why they are not shown. */
static void
put_others(struct buf *out, const struct folder_list lists[LISTS])
{
    json_put_key(out, FOLDER_MEMBER);
    buf_put_char(out, '{');
    for (int part = 0; part < FOLDER_PART_COUNT; part++) {
        bool any = false;
        json_put_key(out, folder_part_name((enum folder_part)part));
        buf_put_char(out, '[');
        for (size_t i = 0; i < lists[part].count; i++) {
            if (part == FOLDER_TEXTS && is_caption(&lists[FOLDER_PICTURES], lists[part].names[i]))
                continue;
            buf_put(out, any ? STR(", ") : STR(""));
            json_put_text(out, str_from(lists[part].names[i]));
            any = true;
        }
        buf_put_char(out, ']');
    }
    buf_put_char(out, '}');
}

bool
folder_describe(const char *path, struct buf *out)
{
    struct arena *arena = arena_create(ARENA_BYTES), *scratch = arena_create(ARENA_BYTES);
    struct folder_list lists[LISTS], *pictures = &lists[FOLDER_PICTURES];
    bool there = list(arena, path, lists);
    int error = errno;
    const char *slash = strrchr(path, '/');
    struct str title = str_from(slash && slash[1] ? slash + 1 : path);
    buf_put(out, STR("{\"version\": \"https://jsonfeed.org/version/1.1\""));
    if (utf8_valid(title))
        json_add_text(out, "title", title);
    put_others(out, lists);
    buf_put(out, STR(", \"items\": ["));
    for (size_t i = 0; i < pictures->count; i++) {
        buf_put(out, i ? STR(",\n") : STR("\n"));
        put_item(out, pictures->names[i], read_caption(scratch, path, pictures->names[i]));
        arena_reset(scratch);
    }
    buf_put(out, STR("\n]}\n"));
    arena_destroy(scratch);
    arena_destroy(arena);
    errno = error;
    return there && !out->full;
}

static uint64_t
add_file(uint64_t hash, struct arena *arena, const char *folder, const char *name)
{
    uint64_t stamp = local_stamp(file_join(arena, folder, name));
    hash = str_hash(str_from(name), hash);
    return str_hash((struct str){(const char *)&stamp, sizeof(stamp)}, hash);
}

uint64_t
folder_stamp(const char *path)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    struct folder_list lists[LISTS], *pictures = &lists[FOLDER_PICTURES];
    bool there = list(arena, path, lists);
    uint64_t hash = STR_HASH_SEED;
    for (size_t i = 0; i < pictures->count; i++) {
        const char *name = pictures->names[i];
        size_t stem = (size_t)(strrchr(name, '.') - name);
        hash = add_file(hash, arena, path, name);
        hash = add_file(hash, arena, path, arena_printf(arena, "%.*s.txt", (int)stem, name).ptr);
        hash = add_file(hash, arena, path, arena_printf(arena, "%s.txt", name).ptr);
    }
    for (int part = 0; part < FOLDER_TEXTS; part++)
        for (size_t i = 0; i < lists[part].count; i++)
            hash = str_hash(str_from(lists[part].names[i]), hash);
    arena_destroy(arena);
    return there ? hash : 0;
}
