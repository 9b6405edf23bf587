/* What programs for mail add to a text that is sent to a blog or copied from a message. */
#include <string.h>

#include "base/number.h"
#include "clean/rules.h"

#define NBSP            "\xC2\xA0"
#define SIGNATURE_LINES 8

static const char *const subjects[] = {"RE",  "FW",   "FWD",    "TR",   "AW",   "WG",   "SV",
                                       "VS",  "RV",   "ENC",    "ODP",  "PD",   "VL",   "YNT",
                                       "İLT", "ANTW", "DOORST", "回复", "转发", "返信", "轉寄"};
static const char *const outside[] = {"[EXTERNAL]", "[EXT]", "[EXTERN]", "[EXTERNE]"};

/* The length of "RE:", "Fwd:" and the like, in the languages of the programs, or of the mark of a sender from
 * outside. */
static size_t
subject_prefix(struct str title)
{
    for (size_t i = 0; i < sizeof(outside) / sizeof(outside[0]); i++)
        if (str_starts_nocase(title, str_from(outside[i])))
            return str_from(outside[i]).len;
    for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
        struct str name = str_from(subjects[i]), rest = str_slice(title, name.len, SIZE_MAX);
        if (!str_starts_nocase(title, name))
            continue;
        if (str_starts(rest, STR(NBSP))) /* before a colon in French */
            rest = str_slice(rest, strlen(NBSP), SIZE_MAX);
        rest = str_trim(rest);
        if (str_starts(rest, STR(":")) || str_starts(rest, STR("：")))
            return title.len - rest.len + (rest.ptr[0] == ':' ? 1 : strlen("："));
    }
    return 0;
}

static void
cut_subject_prefixes(struct clean_lines *lines)
{
    struct str title = str_trim(lines->item->title), rest = title;
    for (size_t len; (len = subject_prefix(rest)) && len < rest.len;)
        rest = str_trim(str_slice(rest, len, SIZE_MAX));
    if (rest.len == title.len || !wording_words(rest, 1))
        return;
    lines_note(lines, CLEAN_MAIL, str_slice(title, 0, title.len - rest.len));
    lines->item->title = rest;
}

/* Below a line "-- " is a signature: RFC 3676, section 4.3. */
static void
cut_signature(struct clean_lines *lines)
{
    size_t first = lines->count - number_min(lines->count, (size_t)SIGNATURE_LINES + 1);
    for (size_t at = lines->count; at-- > first;) {
        if (!str_equal(str_trim(lines->list[at].text), STR("--")) || &lines->list[at] == lines_first(lines))
            continue;
        for (size_t i = at; i < lines->count; i++)
            if (!lines->list[i].gone)
                lines_cut(lines, &lines->list[i], CLEAN_MAIL);
        return;
    }
}

void
rule_mail(struct clean_lines *lines)
{
    cut_subject_prefixes(lines);
    cut_signature(lines);
}
