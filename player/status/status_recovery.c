#include "status/status.h"

#include "base/json_write.h"

#define SECOND_MS 1000

void
status_recovery_read(struct status_process *process, const struct runtime_said *said, int64_t mono_ms)
{
    process->known = said && recovery_read(said->path, &process->record);
    if (!process->known)
        return;
    process->hangs = said->alive && mono_ms - process->record.alive_ms > RECOVERY_ANSWER_MAX_MS;
    recovery_tidy(&process->record, mono_ms);
}

static size_t
count_aside(const struct status_process *process)
{
    size_t count = 0;
    for (size_t i = 0; process->known && i < RECOVERY_SUSPECTS_MAX; i++)
        count += recovery_convicted(&process->record.suspects[i]);
    return count;
}

static uint32_t
step_of(const struct status_process *process)
{
    return process->known ? process->record.step : 0;
}

bool
status_recovery_limits(const struct status *status)
{
    return step_of(&status->play) || step_of(&status->fetch) || count_aside(&status->play) ||
           count_aside(&status->fetch);
}

static int64_t
aside_left_ms(const struct recovery_suspect *suspect, struct moment now)
{
    return suspect->last_ms + RECOVERY_ASIDE_MS - now.mono_ms;
}

static int64_t
step_left_ms(const struct status_process *process, struct moment now)
{
    return process->record.counted_ms + RECOVERY_STEP_BACK_MS - now.mono_ms;
}

static void
print_process(const struct status_process *process, struct moment now, struct arena *arena, FILE *out)
{
    uint32_t step = step_of(process);
    if (step)
        fprintf(out, "Safe mode of %s, step %u of %d: %s; a step back in %.*s\n",
                recovery_role_words(process->role), step, RECOVERY_STEP_LAST,
                recovery_step_words(process->role, (int)step),
                STR_ARG(status_duration(arena, step_left_ms(process, now))));
    for (size_t i = 0; process->known && i < RECOVERY_SUSPECTS_MAX; i++) {
        const struct recovery_suspect *suspect = &process->record.suspects[i];
        if (recovery_convicted(suspect))
            fprintf(out,
                    "Put aside: '%.*s' of feed '%.*s': it ended %s twice; tried again when it changes, "
                    "or in %.*s\n",
                    STR_ARG(status_harmless(arena, str_from(suspect->title))),
                    STR_ARG(status_harmless(arena, str_from(suspect->feed))),
                    recovery_role_words(process->role),
                    STR_ARG(status_duration(arena, aside_left_ms(suspect, now))));
    }
}

void
status_recovery_print(const struct status *status, struct moment now, struct arena *arena, FILE *out)
{
    if (status->play.hangs)
        fprintf(out, "The player does not answer.\n");
    print_process(&status->play, now, arena, out);
    print_process(&status->fetch, now, arena, out);
}

static void
put_aside(const struct status_process *process, struct moment now, struct buf *out, bool *first)
{
    for (size_t i = 0; process->known && i < RECOVERY_SUSPECTS_MAX; i++) {
        const struct recovery_suspect *suspect = &process->record.suspects[i];
        if (!recovery_convicted(suspect))
            continue;
        buf_put(out, *first ? STR("{") : STR(", {"));
        *first = false;
        json_add_text(out, "by", str_from(process->role));
        json_add_text(out, "feed", str_from(suspect->feed));
        json_add_text(out, "title", str_from(suspect->title));
        json_add_number(out, "seconds_left", (double)(aside_left_ms(suspect, now) / SECOND_MS));
        buf_put_char(out, '}');
    }
}

void
status_recovery_print_json(const struct status *status, struct moment now, struct buf *out)
{
    bool first = true;
    json_add_bool(out, "answers", status->running && !status->play.hangs);
    json_add_bool(out, "fetch_answers", status->fetching && !status->fetch.hangs);
    json_add_number(out, "safe_mode", step_of(&status->play));
    json_add_number(out, "fetch_safe_mode", step_of(&status->fetch));
    json_put_key(out, "put_aside");
    buf_put_char(out, '[');
    put_aside(&status->play, now, out, &first);
    put_aside(&status->fetch, now, out, &first);
    buf_put_char(out, ']');
}
