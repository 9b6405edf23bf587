#include "text/declared_entity.h"

#include <string.h>

#include "base/arena.h"
#include "base/memory.h"
#include "text/entity.h"

#define NAME_BYTES_MAX 64
/* Limit of the expansion of all references of a document. */
#define EXPANDED_BYTES_MAX ((size_t)1024 * 1024)
#define ARENA_BYTES_MAX    ((size_t)256 * 1024)

struct declared_entities {
    struct arena *arena;
    struct {
        struct str name, value;
    } rows[DECLARED_MAX];
    size_t count;
    size_t expanded; /* bytes so far */
};

struct declared_entities *
declared_create(void)
{
    struct declared_entities *declared = memory_alloc(sizeof(*declared));
    declared->arena = arena_create(ARENA_BYTES_MAX);
    return declared;
}

void
declared_destroy(struct declared_entities *declared)
{
    if (!declared)
        return;
    arena_destroy(declared->arena);
    memory_free(declared);
}

void
declared_clear(struct declared_entities *declared)
{
    arena_reset(declared->arena);
    declared->count = declared->expanded = 0;
}

bool
declared_any(const struct declared_entities *declared)
{
    return declared->count > 0;
}

static bool
in_name(char c)
{
    return str_is_alnum(c) || (unsigned char)c >= 0x80 || (c && strchr("_:.-", c));
}

/* The name after the '&' at the start of `text`; absent when it is not followed by ';'. */
static struct str
reference_name(struct str text)
{
    size_t end = 1;
    while (end < text.len && end <= NAME_BYTES_MAX && in_name(text.ptr[end]))
        end++;
    return end > 1 && end < text.len && text.ptr[end] == ';' ? str_slice(text, 1, end - 1) : STR_NONE;
}

static struct str
value_of(const struct declared_entities *declared, struct str name)
{
    for (size_t i = 0; name.len && i < declared->count; i++)
        if (str_equal(declared->rows[i].name, name))
            return declared->rows[i].value;
    return STR_NONE;
}

struct str
declared_find(struct declared_entities *declared, struct str text, size_t *out_took)
{
    struct str name = declared->count ? reference_name(text) : STR_NONE;
    struct str value = value_of(declared, name);
    if (!value.ptr)
        return STR_NONE;
    *out_took = name.len + 2;
    declared->expanded += value.len;
    return declared->expanded > EXPANDED_BYTES_MAX ? name : value;
}

bool
declared_may_go_on(const struct declared_entities *declared, struct str text)
{
    if (!declared->count || text.len > NAME_BYTES_MAX)
        return false;
    for (size_t i = 1; i < text.len; i++)
        if (!in_name(text.ptr[i]))
            return false;
    return true;
}

/* Appends the meaning of the start of a value, and returns its length. */
static size_t
expand_one(const struct declared_entities *declared, struct str raw, struct buf *out)
{
    struct str name = raw.ptr[0] == '&' ? reference_name(raw) : STR_NONE;
    struct str value = value_of(declared, name);
    size_t took = value.ptr || raw.ptr[0] != '&' ? 0 : entity_decode(raw, false, out);
    if (took)
        return took;
    buf_put(out, value.ptr ? value : name.ptr ? name : str_slice(raw, 0, 1));
    return name.ptr ? name.len + 2 : 1;
}

/* A value with the values of earlier declarations inserted; absent when it would be too long. */
static struct str
expand(struct declared_entities *declared, struct str raw)
{
    struct buf once, out;
    buf_init(&once, DECLARED_VALUE_BYTES_MAX);
    buf_init(&out, DECLARED_VALUE_BYTES_MAX);
    while (raw.len && !once.full)
        raw = str_slice(raw, expand_one(declared, raw, &once), SIZE_MAX);
    entity_decode_all(buf_str(&once), false, &out); /* "&#38;#160;" is escaped for the declaration */
    bool whole = !once.full && !out.full;
    struct str done = !whole ? STR_NONE : out.len ? arena_str(declared->arena, buf_str(&out)) : STR("");
    buf_finish(&once);
    buf_finish(&out);
    return done;
}

/* XML's own entities cannot be redefined. */
static bool
is_predefined(struct str name)
{
    return str_has_word(STR("lt gt amp quot apos"), name);
}

static struct str
skip_spaces(struct str text)
{
    while (text.len && strchr(" \t\r\n", text.ptr[0]) && text.ptr[0])
        text = str_slice(text, 1, SIZE_MAX);
    return text;
}

/* `text` begins after "<!ENTITY". An external entity (SYSTEM, PUBLIC) is replaced by its name. */
static void
read_one(struct declared_entities *declared, struct str text)
{
    size_t len = 0;
    text = skip_spaces(text);
    while (len < text.len && in_name(text.ptr[len]))
        len++;
    struct str name = str_slice(text, 0, len);
    text = skip_spaces(str_slice(text, len, SIZE_MAX));
    if (!len || len > NAME_BYTES_MAX || !text.len || declared->count == DECLARED_MAX ||
        value_of(declared, name).ptr || is_predefined(name))
        return;
    bool here = text.ptr[0] == '"' || text.ptr[0] == '\'';
    size_t end = here ? str_find(str_slice(text, 1, SIZE_MAX), str_slice(text, 0, 1)) : SIZE_MAX;
    struct str value = end == SIZE_MAX ? STR_NONE : expand(declared, str_slice(text, 1, end));
    name = arena_str(declared->arena, name);
    declared->rows[declared->count].name = name;
    declared->rows[declared->count++].value = value.ptr ? value : name;
}

void
declared_read(struct declared_entities *declared, struct str subset)
{
    const struct str start = STR("<!ENTITY");
    for (size_t at = str_find(subset, start); at != SIZE_MAX; at = str_find(subset, start)) {
        subset = str_slice(subset, at + start.len, SIZE_MAX);
        read_one(declared, subset);
    }
}
