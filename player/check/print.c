#include "check/check.h"
#include "check/words.h"
#include "base/json_write.h"

#define LINE_BYTES_MAX ((size_t)512 * 1024)

bool
check_print_lines(const struct findings *findings, const char *name, enum check_language language, FILE *out)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->list[i];
        fprintf(out, "%s:%zu:%zu: %s: %.*s%s%.*s\n", name, finding->line, finding->column,
                check_severity_name(finding->severity, language), STR_ARG(finding->what),
                words_phrase(language, PHRASE_BETWEEN), STR_ARG(finding->remedy));
    }
    return fflush(out) == 0 && !ferror(out);
}

static void
put_finding(struct buf *out, const struct finding *finding)
{
    buf_put_char(out, '{');
    json_add_number(out, "line", (double)finding->line);
    json_add_number(out, "column", (double)finding->column);
    json_add_text(out, "severity", str_from(check_severity_name(finding->severity, CHECK_ENGLISH)));
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
check_print_unreadable(const char *name, const struct reason *why, enum check_language language, FILE *out)
{
    struct arena *arena = arena_create(LINE_BYTES_MAX);
    struct reason reason = reason_without_file(why);
    struct str args[WORDS_ARGS] = {str_from(name), reason_str(&reason, words_reasons(language), arena)};
    struct str text = words_fill(arena, words_phrase(language, PHRASE_UNREADABLE), args);
    fprintf(out, "breakroom check: %.*s\n", STR_ARG(text));
    arena_destroy(arena);
}

static void
print_phrase(struct arena *arena, enum check_language language, enum phrase phrase, const size_t *numbers,
             FILE *out)
{
    struct str args[WORDS_ARGS];
    for (size_t i = 0; i < WORDS_ARGS; i++)
        args[i] = arena_printf(arena, "%zu", numbers[i]);
    struct str text = words_fill(arena, words_phrase(language, phrase), args);
    fprintf(out, "%.*s", STR_ARG(text));
}

void
check_print_summary(const struct findings *findings, const char *name, enum check_language language,
                    FILE *out)
{
    struct arena *arena = arena_create(LINE_BYTES_MAX);
    const size_t *found = findings->by_severity;
    size_t counts[WORDS_ARGS] = {findings->items, found[CHECK_ERROR], found[CHECK_WARNING]};
    size_t hints[WORDS_ARGS] = {found[CHECK_HINT]}, more[WORDS_ARGS] = {findings->more};
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
