#include "base/duration.h"
#include "base/json_write.h"
#include "status/status_words.h"

void
status_recovery_read(struct status_process *process, const struct runtime_report *report, int64_t mono_ms)
{
    process->known = report && recovery_read(report->path, &process->record);
    if (!process->known)
        return;
    process->hangs = report->alive && mono_ms - process->record.alive_ms > RECOVERY_ANSWER_MAX_MS;
    recovery_tidy(&process->record, mono_ms);
}

static size_t
count_quarantined(const struct status_process *process)
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
    return step_of(&status->play) || step_of(&status->fetch) || count_quarantined(&status->play) ||
           count_quarantined(&status->fetch);
}

static int64_t
quarantine_left_ms(const struct recovery_suspect *suspect, struct moment now)
{
    return suspect->last_ms + RECOVERY_QUARANTINE_MS - now.mono_ms;
}

static int64_t
step_left_ms(const struct status_process *process, struct moment now)
{
    return process->record.counted_ms + RECOVERY_STEP_BACK_MS - now.mono_ms;
}

static struct str
left(const struct status_printer *printer, int64_t left_ms)
{
    return status_duration(printer->arena, left_ms, printer->language);
}

static void
print_process(const struct status_printer *printer, const struct status_process *process)
{
    uint32_t step = step_of(process);
    enum reason_language language = printer->language;
    struct str role = str_from(recovery_role_words(process->role, language));
    if (step)
        fprintf(printer->out, "%.*s\n",
                STR_ARG(status_say(printer, SAY_SAFE_MODE, role, status_count(printer, step),
                                   str_from(recovery_step_words(process->role, (int)step, language)),
                                   left(printer, step_left_ms(process, printer->now)))));
    for (size_t i = 0; process->known && i < RECOVERY_SUSPECTS_MAX; i++) {
        const struct recovery_suspect *suspect = &process->record.suspects[i];
        if (recovery_convicted(suspect))
            fprintf(printer->out, "%.*s\n",
                    STR_ARG(status_say(printer, SAY_QUARANTINED, str_from(suspect->title),
                                       str_from(suspect->feed), role,
                                       left(printer, quarantine_left_ms(suspect, printer->now)))));
    }
}

void
status_recovery_print(const struct status_printer *printer)
{
    const struct status *status = printer->status;
    if (status->play.hangs)
        fprintf(printer->out, "%s\n", status_word(SAY_PLAYER_HANGS, printer->language));
    print_process(printer, &status->play);
    print_process(printer, &status->fetch);
}

static void
put_quarantined(const struct status_process *process, struct moment now, struct buf *out, bool *first)
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
        int64_t seconds_left = quarantine_left_ms(suspect, now) / SECOND_MS;
        json_add_number(out, "seconds_left", (double)seconds_left);
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
    put_quarantined(&status->play, now, out, &first);
    put_quarantined(&status->fetch, now, out, &first);
    buf_put_char(out, ']');
}
