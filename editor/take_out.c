/* Downloads of the slides with their drafts: all slides on one picture, or each of them in a ZIP. */
#include <limits.h>
#include <stdio.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/temporary.h"
#include "editor/editor.h"
#include "editor/zip.h"

#define RENDER_MS   120000
#define SHEET_BYTES ((size_t)64 * 1024 * 1024)
#define ZIP_BYTES   ((size_t)512 * 1024 * 1024)

struct taken {
    struct http_request *request;
    char folder[PATH_MAX]; /* the slides are rendered into it */
};

static void
taken_free(struct taken *taken)
{
    temporary_remove(taken->folder[0] ? taken->folder : NULL);
    memory_free(taken);
}

static void
sheet_made(void *ctx, int status, struct str output)
{
    struct taken *taken = ctx;
    (void)output;
    struct arena *arena = arena_create(2 * SHEET_BYTES);
    const char *path = file_join(arena, taken->folder, "sheet.png");
    struct str sheet = status == 0 ? file_read(arena, path, SHEET_BYTES, NULL) : STR_NONE;
    if (sheet.ptr)
        http_reply(taken->request, 200, "image/png", sheet);
    else
        reply_error(taken->request, 503, "no-sheet");
    arena_destroy(arena);
    taken_free(taken);
}

static void
slides_made(void *ctx, int status, struct str output)
{
    struct taken *taken = ctx;
    struct buf zip;
    (void)output;
    buf_init(&zip, ZIP_BYTES);
    if (status == 0 && zip_folder(taken->folder, ".png", &zip)) {
        http_add_header(taken->request, "Content-Disposition", "attachment; filename=\"slides.zip\"");
        http_reply(taken->request, 200, "application/zip", buf_str(&zip));
    } else {
        reply_error(taken->request, 503, "no-sheet");
    }
    buf_finish(&zip);
    taken_free(taken);
}

/* Renders all slides into a separate folder. */
static void
render(struct call *call, const char *sheet, loop_done_fn *done)
{
    struct editor *editor = call->editor;
    struct taken *taken = memory_alloc(sizeof(*taken));
    struct arena *arena = arena_create(PATH_MAX * 4);
    const char *folder = temporary_create(arena);
    taken->request = call->request;
    snprintf(taken->folder, sizeof(taken->folder), "%s", folder ? folder : "");
    arena_destroy(arena);
    if (!taken->folder[0] || !write_drafts(editor)) {
        reply_error(call->request, 507, "disk");
        taken_free(taken);
        return;
    }
    const char *size = sheet ? "1280x720" : "1920x1080";
    const char *language = editor->language ? editor->language : ask_language(call);
    const char *const argv[] = {
        editor->breakroom, "render", editor->drafts, "-o", taken->folder, "--size", size,
        "--language",      language, sheet,          NULL};
    loop_run_child(editor->loop, &(struct loop_job){argv, NULL, RENDER_MS, done, taken});
}

void
api_sheet(struct call *call)
{
    render(call, "--sheet", sheet_made);
}

void
api_slides(struct call *call)
{
    render(call, NULL, slides_made);
}
