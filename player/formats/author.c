#include <string.h>

#include "formats/draft.h"

static bool
has_at(struct str text)
{
    return text.len && memchr(text.ptr, '@', text.len);
}

/* The part between the first `open` and a `close` at the very end. */
static struct str
in_brackets(struct str text, char open, char close)
{
    const char *start = text.len ? memchr(text.ptr, open, text.len) : NULL;
    if (!start || text.ptr[text.len - 1] != close)
        return STR_NONE;
    size_t from = (size_t)(start - text.ptr) + 1;
    return str_trim(str_slice(text, from, text.len - from - 1));
}

static struct str
before(struct str text, char mark)
{
    return str_trim(str_split(&text, mark));
}

static struct str
unquoted(struct str name)
{
    bool quoted = name.len > 2 && name.ptr[0] == '"' && name.ptr[name.len - 1] == '"';
    return quoted ? str_slice(name, 1, name.len - 2) : name;
}

/* "mail (Name)", "Name <mail>", "Name (mail)": the name. A mail address alone stays. */
static struct str
display_name(struct str text)
{
    text = str_trim(text);
    if (str_starts_nocase(text, STR("mailto:")))
        text = str_trim(str_slice(text, 7, SIZE_MAX));
    struct str round = in_brackets(text, '(', ')');
    struct str sharp = in_brackets(text, '<', '>');
    if (round.len && has_at(before(text, '(')))
        return round;
    if (round.len && has_at(round) && before(text, '(').len)
        return unquoted(before(text, '('));
    if (sharp.len && before(text, '<').len)
        return unquoted(before(text, '<'));
    return sharp.len ? sharp : text;
}

static bool
joined_already(const struct buf *out, struct str name)
{
    struct str rest = buf_str(out);
    while (rest.ptr && out->len) {
        size_t comma = str_find(rest, STR(", "));
        if (str_equal(str_slice(rest, 0, comma), name))
            return true;
        rest = comma == SIZE_MAX ? STR_NONE : str_slice(rest, comma + 2, SIZE_MAX);
    }
    return false;
}

struct str
draft_authors(const struct draft *draft, struct arena *arena)
{
    struct buf out;
    int best = DRAFT_RANK_MAX;
    for (size_t i = 0; i < draft->author_count; i++)
        if (draft->authors[i].rank < best)
            best = draft->authors[i].rank;
    buf_init(&out, (size_t)4 * 1024);
    for (size_t i = 0; i < draft->author_count; i++) {
        const struct draft_author *author = &draft->authors[i];
        struct str name = display_name(author->name.len ? author->name : author->mail);
        if (author->rank != best || name.len == 0 || joined_already(&out, name))
            continue;
        if (out.len + name.len + 2 > out.ceiling)
            break;
        buf_put(&out, out.len ? STR(", ") : STR(""));
        buf_put(&out, name);
    }
    struct str joined = out.len ? arena_str(arena, buf_str(&out)) : STR_NONE;
    buf_finish(&out);
    return joined;
}
