/* A folder of pictures as a feed: each is an item of the kind picture, and the text file of the same name its
 * caption. It is described as a JSON Feed, so that all that holds for a feed on disk holds for it. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/encoding.h"
#include "base/file.h"
#include "base/json_write.h"
#include "base/utf8.h"
#include "fetch/folder_private.h"
#include "fetch/local.h"

#define PICTURES_MAX  2000
#define CAPTION_BYTES ((size_t)16 * 1024)
#define ARENA_BYTES   ((size_t)8 * 1024 * 1024)

/* Of what systems put beside files ("._a.jpg", "Thumbs.db") none is a picture. */
static bool
is_picture(struct str name)
{
    static const char *const endings[] = {".jpg", ".jpeg", ".png",  ".webp", ".gif",
                                          ".svg", ".heic", ".heif", ".avif"};
    if (str_starts(name, STR(".")) || !utf8_valid(name))
        return false;
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        struct str ending = str_from(endings[i]);
        if (name.len > ending.len &&
            str_equal_nocase(str_slice(name, name.len - ending.len, SIZE_MAX), ending))
            return true;
    }
    return false;
}

static int
by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The names of its pictures in the arena, sorted: "01 Welcome.jpg" comes before "02 Menu.jpg". Returns how
 * many; NULL in *names when the folder cannot be read. */
static size_t
list(struct arena *arena, const char *path, const char ***names)
{
    DIR *folder = opendir(path);
    const struct dirent *entry;
    size_t count = 0;
    *names = folder ? arena_array(arena, PICTURES_MAX, sizeof(**names)) : NULL;
    while (folder && count < PICTURES_MAX && (entry = readdir(folder)))
        if (is_picture(str_from(entry->d_name)))
            (*names)[count++] = arena_c(arena, str_from(entry->d_name));
    if (folder)
        closedir(folder);
    if (count)
        qsort(*names, count, sizeof(**names), by_name);
    return count;
}

/* "a.jpg" has "a.txt", or "a.jpg.txt". */
static struct str
read_caption(struct arena *arena, const char *folder, const char *name)
{
    const char *why;
    size_t stem = (size_t)(strrchr(name, '.') - name);
    const char *path = file_join(arena, folder, arena_printf(arena, "%.*s.txt", (int)stem, name).ptr);
    struct str bytes = file_read(arena, path, CAPTION_BYTES, &why);
    if (!bytes.ptr)
        bytes = file_read(arena, file_join(arena, folder, arena_printf(arena, "%s.txt", name).ptr),
                          CAPTION_BYTES, &why);
    return bytes.ptr ? str_trim(encoding_to_utf8(arena, bytes, encoding_guess(bytes))) : STR_NONE;
}

static void
put_item(struct buf *out, const char *name, struct str caption)
{
    struct str rest = caption, title = str_trim(str_split(&rest, '\n'));
    rest = str_trim(rest);
    buf_put_char(out, '{');
    json_add_text(out, "id", str_from(name));
    /* with "./" no name looks like an address */
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

bool
folder_describe(const char *path, struct buf *out)
{
    struct arena *arena = arena_create(ARENA_BYTES), *scratch = arena_create(ARENA_BYTES);
    const char **names;
    size_t count = list(arena, path, &names);
    const char *slash = strrchr(path, '/');
    struct str title = str_from(slash && slash[1] ? slash + 1 : path);
    buf_put(out, STR("{\"version\": \"https://jsonfeed.org/version/1.1\""));
    if (utf8_valid(title))
        json_add_text(out, "title", title);
    buf_put(out, STR(", \"items\": ["));
    for (size_t i = 0; i < count; i++) {
        buf_put(out, i ? STR(",\n") : STR("\n"));
        put_item(out, names[i], read_caption(scratch, path, names[i]));
        arena_reset(scratch);
    }
    buf_put(out, STR("\n]}\n"));
    arena_destroy(scratch);
    arena_destroy(arena);
    return names != NULL && !out->full;
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
    const char **names;
    size_t count = list(arena, path, &names);
    uint64_t hash = STR_HASH_SEED;
    for (size_t i = 0; i < count; i++) {
        size_t stem = (size_t)(strrchr(names[i], '.') - names[i]);
        hash = add_file(hash, arena, path, names[i]);
        hash = add_file(hash, arena, path, arena_printf(arena, "%.*s.txt", (int)stem, names[i]).ptr);
        hash = add_file(hash, arena, path, arena_printf(arena, "%s.txt", names[i]).ptr);
    }
    arena_destroy(arena);
    return names ? hash : 0;
}
