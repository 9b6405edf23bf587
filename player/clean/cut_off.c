/* Texts that the feed has truncated. */
#include <string.h>

#include "clean/rules.h"

#define CUT_WORDS_MIN  6 /* of a truncated line: a shorter one is removed */
#define CUT_BYTES_MIN  60
#define DOTS_BYTES_MIN 100 /* dots at the end of a shorter text were written by the author */

/* The length of the mark that a feed puts at the end of a truncated text. */
static size_t
cut_sign(struct str text, bool *bracketed)
{
    static const char *const signs[] = {"[…]", "[...]", "(…)", "(...)", "[…", "[..]", "[. . .]", "…", "..."};
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (str_ends(text, str_from(signs[i]))) {
            *bracketed = signs[i][0] == '[' || signs[i][0] == '(';
            return strlen(signs[i]);
        }
    *bracketed = false;
    return 0;
}

static struct str
trim_signs(struct str text)
{
    text = str_trim(text);
    while (text.len && strchr(",;:-", text.ptr[text.len - 1]))
        text = str_trim(str_slice(text, 0, text.len - 1));
    return text;
}

static bool
is_cut_off(const struct clean_lines *lines, const struct clean_line *line, size_t sign, bool bracketed)
{
    if (sign)
        return bracketed || lines->cut_off || line->text.len >= DOTS_BYTES_MIN;
    return line->text.len >= CUT_BYTES_MIN && wording_breaks_off(line->text);
}

void
rule_cut_off(struct clean_lines *lines)
{
    struct clean_line *line = lines_last(lines);
    bool bracketed = false;
    if (!line)
        return;
    size_t sign = cut_sign(str_trim(line->text), &bracketed);
    if (!is_cut_off(lines, line, sign, bracketed))
        return;
    line->text = str_trim(line->text);
    struct str text = trim_signs(str_slice(line->text, 0, line->text.len - sign));
    size_t whole = wording_last_end(text);
    if (whole == text.len && text.len) {
        lines_cut_part(lines, line, text.len, line->text.len, CLEAN_CUT_OFF);
    } else if (whole && wording_words(str_slice(text, 0, whole), 3) >= 3) {
        lines_cut_part(lines, line, whole, line->text.len, CLEAN_CUT_OFF);
    } else if (wording_words(text, CUT_WORDS_MIN) < CUT_WORDS_MIN && lines_more_than(lines, 1)) {
        lines_cut(lines, line, CLEAN_CUT_OFF);
    } else {
        lines_note(lines, CLEAN_CUT_OFF,
                   sign ? str_slice(line->text, line->text.len - sign, sign) : STR("…"));
        line->text = arena_printf(lines->arena, "%.*s…", STR_ARG(text));
    }
}
