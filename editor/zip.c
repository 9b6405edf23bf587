#include "editor/zip.h"

#include <dirent.h>
#include <stdlib.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/file.h"

#define FILE_BYTES_MAX ((size_t)64 * 1024 * 1024)
#define VERSION        10    /* the version of the format that a reader must support: 1.0 */
#define DATE           0x21  /* the first day of the format: the same files always give the same bytes */
#define UTF8           0x800 /* names are */
#define LOCAL          0x04034b50u
#define CENTRAL        0x02014b50u
#define END            0x06054b50u

struct zip_entry {
    struct str name;
    uint32_t sum, size, at; /* at: offset of its local header */
};

struct zip {
    struct buf *out;
    struct zip_entry entries[ZIP_FILES_MAX];
    int count;
};

/* Little-endian, in `bytes` bytes. */
static bool
put_number(struct buf *out, uint32_t number, int bytes)
{
    bool good = true;
    for (int i = 0; i < bytes; i++)
        good = buf_put_char(out, (char)(number >> 8 * i & 0xFF)) && good;
    return good;
}

/* The common part of both headers of a file. */
static bool
put_common(struct buf *out, const struct zip_entry *entry)
{
    return put_number(out, VERSION, 2) && put_number(out, UTF8, 2) && put_number(out, 0, 2) &&
           put_number(out, 0, 2) && put_number(out, DATE, 2) && put_number(out, entry->sum, 4) &&
           put_number(out, entry->size, 4) && put_number(out, entry->size, 4) &&
           put_number(out, (uint32_t)entry->name.len, 2) && put_number(out, 0, 2);
}

static bool
put_file(struct zip *zip, const char *folder, struct str name, struct arena *arena)
{
    struct arena *scratch = arena_create(2 * FILE_BYTES_MAX);
    struct str bytes =
        file_read(scratch, file_join(scratch, folder, arena_c(scratch, name)), FILE_BYTES_MAX, NULL);
    struct zip_entry *entry = &zip->entries[zip->count];
    bool good = bytes.ptr && zip->count < ZIP_FILES_MAX;
    if (good) {
        *entry = (struct zip_entry){arena_str(arena, name),
                                    (uint32_t)crc32(0, (const Bytef *)bytes.ptr, (uInt)bytes.len),
                                    (uint32_t)bytes.len, (uint32_t)zip->out->len};
        good = put_number(zip->out, LOCAL, 4) && put_common(zip->out, entry) &&
               buf_put(zip->out, entry->name) && buf_put(zip->out, bytes);
        zip->count++;
    }
    arena_destroy(scratch);
    return good;
}

/* The directory at the end, by which readers find the files. */
static bool
put_directory(struct zip *zip)
{
    size_t at = zip->out->len;
    bool good = true;
    for (int i = 0; good && i < zip->count; i++) {
        const struct zip_entry *entry = &zip->entries[i];
        good = put_number(zip->out, CENTRAL, 4) && put_number(zip->out, VERSION, 2) &&
               put_common(zip->out, entry) && put_number(zip->out, 0, 2) && put_number(zip->out, 0, 2) &&
               put_number(zip->out, 0, 2) && put_number(zip->out, 0, 4) &&
               put_number(zip->out, entry->at, 4) && buf_put(zip->out, entry->name);
    }
    size_t size = zip->out->len - at;
    return good && put_number(zip->out, END, 4) && put_number(zip->out, 0, 4) &&
           put_number(zip->out, (uint32_t)zip->count, 2) && put_number(zip->out, (uint32_t)zip->count, 2) &&
           put_number(zip->out, (uint32_t)size, 4) && put_number(zip->out, (uint32_t)at, 4) &&
           put_number(zip->out, 0, 2);
}

bool
zip_folder(const char *folder, const char *ending, struct buf *out)
{
    struct dirent **names;
    int count = scandir(folder, &names, NULL, alphasort);
    struct arena *arena = arena_create((size_t)64 * 1024 * 1024);
    struct zip *zip = arena_alloc(arena, sizeof(*zip));
    bool good = count >= 0;
    *zip = (struct zip){.out = out};
    for (int i = 0; i < count; i++) {
        struct str name = str_from(names[i]->d_name);
        if (str_ends(name, str_from(ending)))
            good = good && put_file(zip, folder, name, arena);
        free(names[i]);
    }
    if (count >= 0)
        free(names);
    good = good && put_directory(zip);
    arena_destroy(arena);
    return good;
}
