#include <stdio.h>

#include "base/file.h"
#include "store/store.h"

#define SIDE_MAX       16384
#define NOTE_BYTES_MAX 64
#define SCRATCH_BYTES  ((size_t)64 * 1024)

static void
read_size(struct str text, int *width_px, int *height_px)
{
    int64_t width, height;
    struct str first = str_split(&text, ' ');
    if (!str_to_int(first, &width) || !str_to_int(str_trim(text), &height))
        return;
    if (width < 1 || width > SIDE_MAX || height < 1 || height > SIDE_MAX)
        return;
    *width_px = (int)width;
    *height_px = (int)height;
}

void
store_screen(const char *folder, int *width_px, int *height_px)
{
    struct arena *arena = arena_create(SCRATCH_BYTES);
    *width_px = *height_px = 0;
    read_size(file_read(arena, file_join(arena, folder, "screen"), NOTE_BYTES_MAX, NULL), width_px,
              height_px);
    arena_destroy(arena);
}

bool
store_note_screen(const char *folder, int width_px, int height_px)
{
    int old_width, old_height;
    store_screen(folder, &old_width, &old_height);
    if (old_width == width_px && old_height == height_px)
        return true;
    struct arena *arena = arena_create(SCRATCH_BYTES);
    struct str text = arena_printf(arena, "%d %d\n", width_px, height_px);
    bool good = file_make_folder(folder) && file_replace(file_join(arena, folder, "screen"), text);
    arena_destroy(arena);
    return good;
}
