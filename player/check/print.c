#include "check/check.h"
#include "check/words.h"
#include "base/json_write.h"
#include "base/utf8.h"

#define LINE_BYTES_MAX  ((size_t)512 * 1024)
#define PRINT_BYTES_MAX ((size_t)64 * 1024 * 1024)

#define ALIKE_MAX   5 /* of similar findings that are printed in full; errors: ERRORS_MAX */
#define ERRORS_MAX  20
#define LINES_MAX   12 /* that are listed for the others */
#define ALIKE_SLACK 3  /* a few more are printed in full rather than summarised */

struct findings_printer {
    const struct findings *findings;
    const char *name;
    enum reason_language language;
    struct arena *arena;
    bool *done;
    FILE *out;
};

/* "lines 3, 4, 5, …" of the marked findings. */
static struct str
list_lines(struct findings_printer *printer, const bool *marked)
{
    struct buf list;
    size_t count = 0, last = 0;
    buf_init(&list, 512);
    for (size_t i = 0; i < printer->findings->count; i++) {
        size_t line = printer->findings->list[i].line;
        if (!marked[i] || line == last)
            continue;
        if (count++ < LINES_MAX)
            buf_printf(&list, "%s%zu", list.len ? ", " : "", line);
        last = line;
    }
    buf_put(&list, count > LINES_MAX ? STR(", …") : STR(""));
    struct str args[FILL_ARGS] = {buf_str(&list)};
    enum phrase phrase = count == 1 ? PHRASE_LINE_ONE : PHRASE_LINES;
    struct str text = arena_fill(printer->arena, words_phrase(printer->language, phrase), args);
    buf_finish(&list);
    return text;
}

/* Marks the same findings further on; returns how many there are. */
static size_t
mark_same(struct findings_printer *printer, size_t index, bool *marked)
{
    const struct finding *finding = &printer->findings->list[index];
    size_t count = 0;
    for (size_t i = index + 1; i < printer->findings->count; i++) {
        const struct finding *other = &printer->findings->list[i];
        marked[i] = !printer->done[i] && other->message == finding->message && other->same == finding->same;
        printer->done[i] = printer->done[i] || marked[i];
        count += marked[i];
    }
    return count;
}

static void
print_finding(struct findings_printer *printer, size_t index)
{
    const struct finding *finding = &printer->findings->list[index];
    enum reason_language language = printer->language;
    bool *marked = arena_array(printer->arena, printer->findings->count, sizeof(*marked));
    size_t more = mark_same(printer, index, marked);
    struct str times = STR("");
    if (more) {
        struct str args[FILL_ARGS] = {arena_printf(printer->arena, "%zu", more + 1),
                                      list_lines(printer, marked), finding->host};
        enum phrase phrase = finding->host.len ? PHRASE_TIMES_HOST : PHRASE_TIMES;
        times = arena_fill(printer->arena, words_phrase(language, phrase), args);
    }
    fprintf(printer->out, "%s:%zu:%zu: %s: %.*s%.*s%s%.*s\n", printer->name, finding->line, finding->column,
            check_severity_name(finding->severity, language), STR_ARG(finding->what), STR_ARG(times),
            words_phrase(language, PHRASE_BETWEEN), STR_ARG(finding->remedy));
}

/* How many similar ones precede it, and how many unprinted ones follow. */
static size_t
count_alike(const struct findings_printer *printer, size_t index, bool before)
{
    const struct findings *findings = printer->findings;
    size_t count = 0;
    for (size_t i = before ? 0 : index; i < (before ? index : findings->count); i++)
        count += findings->list[i].message == findings->list[index].message && (before || !printer->done[i]);
    return count;
}

/* All remaining similar ones, on one line. */
static void
print_rest(struct findings_printer *printer, size_t index)
{
    const struct findings *findings = printer->findings;
    const struct finding *finding = &findings->list[index];
    bool *marked = arena_array(printer->arena, findings->count, sizeof(*marked));
    size_t count = 0;
    for (size_t i = index; i < findings->count; i++) {
        marked[i] = !printer->done[i] && findings->list[i].message == finding->message;
        printer->done[i] = printer->done[i] || marked[i];
        count += marked[i];
    }
    struct str args[FILL_ARGS] = {arena_printf(printer->arena, "%zu", count), list_lines(printer, marked)};
    struct str text = arena_fill(printer->arena, words_phrase(printer->language, PHRASE_MORE_ALIKE), args);
    fprintf(printer->out, "%s:%zu:%zu: %s: %.*s%s%.*s\n", printer->name, finding->line, finding->column,
            check_severity_name(finding->severity, printer->language), STR_ARG(text),
            words_phrase(printer->language, PHRASE_BETWEEN), STR_ARG(finding->remedy));
}

bool
check_print_lines(const struct findings *findings, const char *name, enum reason_language language, FILE *out)
{
    struct findings_printer printer = {findings, name, language, arena_create(PRINT_BYTES_MAX), NULL, out};
    printer.done = arena_array(printer.arena, findings->count, sizeof(*printer.done));
    for (size_t i = 0; i < findings->count; i++) {
        size_t whole = findings->list[i].severity == CHECK_ERROR ? ERRORS_MAX : ALIKE_MAX;
        if (printer.done[i])
            continue;
        if (count_alike(&printer, i, true) >= whole && count_alike(&printer, i, false) > ALIKE_SLACK)
            print_rest(&printer, i);
        else
            print_finding(&printer, i);
        printer.done[i] = true;
    }
    arena_destroy(printer.arena);
    return fflush(out) == 0 && !ferror(out);
}

/* Breaks lines at spaces; columns count characters. */
void
check_print_outlook(const struct findings *findings, const char *name, int columns, FILE *out)
{
    struct str rest = findings->outlook.text;
    int column = (int)utf8_length(str_from(name)) + 1;
    fprintf(out, "\n%s:", name);
    while (rest.ptr) {
        struct str word = str_split(&rest, ' ');
        int width = (int)utf8_length(word);
        if (column && column + 1 + width > columns) {
            fputc('\n', out);
            column = 0;
        }
        fprintf(out, "%s%.*s", column ? " " : "", STR_ARG(word));
        column += width + (column > 0);
    }
    fputc('\n', out);
}

static void
put_finding(struct buf *out, const struct finding *finding)
{
    buf_put_char(out, '{');
    json_add_number(out, "line", (double)finding->line);
    json_add_number(out, "column", (double)finding->column);
    json_add_text(out, "severity", str_from(check_severity_name(finding->severity, REASON_ENGLISH)));
    json_add_text(out, "rule", str_from(finding->rule));
    json_add_text(out, "what", finding->what);
    json_add_text(out, "remedy", finding->remedy);
    json_add_text(out, "item", finding->item);
    buf_put_char(out, '}');
}

bool
check_print_json(const struct findings *findings, const char *name, FILE *out)
{
    struct buf line;
    buf_init(&line, LINE_BYTES_MAX);
    buf_put_char(&line, '{');
    json_add_text(&line, "feed", str_from(name));
    json_add_number(&line, "items", (double)findings->items);
    json_add_number(&line, "errors", (double)findings->by_severity[CHECK_ERROR]);
    json_add_number(&line, "warnings", (double)findings->by_severity[CHECK_WARNING]);
    json_add_number(&line, "hints", (double)findings->by_severity[CHECK_HINT]);
    json_add_number(&line, "left_out", (double)findings->more);
    json_add_number(&line, "shown", (double)findings->outlook.shown);
    int64_t once_seconds = findings->outlook.once_ms / 1000;
    json_add_number(&line, "once_seconds", (double)once_seconds);
    json_add_text(&line, "outlook", findings->outlook.text);
    json_put_key(&line, "findings");
    buf_put_char(&line, '[');
    for (size_t i = 0; i < findings->count; i++) {
        fprintf(out, "%.*s%s\n  ", STR_ARG(buf_str(&line)), i ? "," : "");
        buf_clear(&line);
        put_finding(&line, &findings->list[i]);
    }
    fprintf(out, "%.*s]}\n", STR_ARG(buf_str(&line)));
    buf_finish(&line);
    return fflush(out) == 0 && !ferror(out);
}

void
check_print_unreadable(const char *name, const struct reason *why, enum reason_language language, FILE *out)
{
    struct arena *arena = arena_create(LINE_BYTES_MAX);
    struct reason reason = reason_without_file(why);
    struct str args[FILL_ARGS] = {str_from(name), reason_str(&reason, language, arena)};
    struct str text = arena_fill(arena, words_phrase(language, PHRASE_UNREADABLE), args);
    fprintf(out, "breakroom check: %.*s\n", STR_ARG(text));
    arena_destroy(arena);
}

void
check_print_unseen(size_t count, const char *name, enum reason_language language, FILE *out)
{
    struct arena *arena = arena_create(LINE_BYTES_MAX);
    struct str args[FILL_ARGS] = {str_from(name), arena_printf(arena, "%zu", count)};
    struct str text = arena_fill(arena, words_phrase(language, PHRASE_UNSEEN), args);
    fprintf(out, "%.*s\n", STR_ARG(text));
    arena_destroy(arena);
}

static void
print_phrase(struct arena *arena, enum reason_language language, enum phrase phrase, const size_t *numbers,
             FILE *out)
{
    struct str args[FILL_ARGS];
    for (size_t i = 0; i < FILL_ARGS; i++)
        args[i] = arena_printf(arena, "%zu", numbers[i]);
    struct str text = arena_fill(arena, words_phrase(language, phrase), args);
    fprintf(out, "%.*s", STR_ARG(text));
}

void
check_print_summary(const struct findings *findings, const char *name, enum reason_language language,
                    FILE *out)
{
    struct arena *arena = arena_create(LINE_BYTES_MAX);
    const size_t *found = findings->by_severity;
    size_t counts[FILL_ARGS] = {findings->items, found[CHECK_ERROR], found[CHECK_WARNING]};
    size_t hints[FILL_ARGS] = {found[CHECK_HINT]}, more[FILL_ARGS] = {findings->more};
    fprintf(out, "%s: ", name);
    print_phrase(arena, language, findings->count ? PHRASE_SUMMARY : PHRASE_ALL_GOOD, counts, out);
    if (found[CHECK_HINT])
        print_phrase(arena, language, PHRASE_SUMMARY_HINTS, hints, out);
    fputc('\n', out);
    if (findings->more) {
        print_phrase(arena, language, PHRASE_MORE_FINDINGS, more, out);
        fputc('\n', out);
    }
    arena_destroy(arena);
}
