#include "play/note.h"

#include <string.h>
#include <unistd.h>

#include "runtime/runtime.h"
#include "play/first_minutes.h"

#define LOOK_MS     2000
#define IDENTIFY_MS 60000
#define NAME_BYTES  256

static void
write_lines(const struct scene *scene, const char *store, bool trusted, bool identify,
            char out[FIRST_MINUTES_BYTES])
{
    char machine[NAME_BYTES] = "";
    struct arena *arena = arena_create(RUNTIME_BYTES_MAX);
    gethostname(machine, sizeof(machine) - 1);
    const struct runtime_report *fetch = runtime_find(arena, "fetch", store);
    struct first_minutes known = {.config = scene->setup->config,
                                  .health = &scene->setup->health,
                                  .machine = machine,
                                  .fetch = fetch ? fetch->document : NULL,
                                  .had_items = show_content(scene->show)->had_items,
                                  .clock_trusted = trusted,
                                  .language = reason_language_of(show_screen_language(scene->show))};
    if (identify)
        first_minutes_write_machine(&known, out);
    else
        first_minutes_write(&known, out);
    arena_destroy(arena);
}

static void
end_identify(struct note *note, struct scene *scene)
{
    note->identify_ms = 0;
    show_set_note(scene->show, "", "");
    scene->needs_slide = true;
}

void
note_update(struct note *note, struct scene *scene, const char *store, struct moment now)
{
    char lines[FIRST_MINUTES_BYTES];
    size_t items = show_content(scene->show)->count;
    if (note->identify_ms && (now.mono_ms >= note->identify_ms || playlist_alerting(scene->playlist)))
        end_identify(note, scene);
    bool wanted = !items || *show_note(scene->show);
    /* the first read of a full store takes time */
    if (!note->due_ms)
        note->due_ms = now.mono_ms + LOOK_MS;
    if (note->identify_ms || !wanted || now.mono_ms < note->due_ms)
        return;
    note->due_ms = now.mono_ms + LOOK_MS;
    write_lines(scene, store, now.trusted, false, lines);
    if (strcmp(lines, show_note(scene->show)) == 0)
        return;
    show_set_note(scene->show, "", lines);
    if (scene->screen && !scene->needs_slide && !items)
        view_refresh(scene->view, NULL, 0, now);
}

void
note_identify(struct note *note, struct scene *scene, const char *store, struct moment now)
{
    char lines[FIRST_MINUTES_BYTES], machine[NAME_BYTES] = "";
    if (!scene->screen)
        return;
    gethostname(machine, sizeof(machine) - 1);
    write_lines(scene, store, now.trusted, true, lines);
    show_set_note(scene->show, machine, lines);
    note->identify_ms = now.mono_ms + IDENTIFY_MS;
    view_change_slide(scene->view, NULL, 0, now);
}

bool
note_identifies(const struct note *note)
{
    return note->identify_ms != 0;
}

int64_t
note_deadline(const struct note *note, const struct scene *scene)
{
    if (note->identify_ms)
        return note->identify_ms;
    bool waiting = !show_content(scene->show)->count && scene->setup->config->setup_slide;
    return waiting ? note->due_ms : INT64_MAX;
}
