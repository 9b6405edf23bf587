#include <string.h>

#include "text/entity.h"
#include "text/markup_private.h"
#include "text/markup_tag.h"

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
in_name(char c)
{
    return tag_name_starts(c) || str_is_digit(c) || c == '-' || c == '.';
}

static size_t
name_end(struct str s, size_t at)
{
    if (at < s.len && tag_name_starts(s.ptr[at]))
        while (at < s.len && in_name(s.ptr[at]))
            at++;
    return at;
}

static size_t
skip_spaces(struct str s, size_t at)
{
    while (at < s.len && is_space(s.ptr[at]))
        at++;
    return at;
}

static void
report(const struct markup *markup, enum markup_fault fault, size_t at)
{
    markup->events->fault(markup->context, fault, at);
}

/* `text` begins after the '&' at `at`. */
static void
check_reference(const struct markup *markup, struct str text, size_t at)
{
    static const char *const known[] = {"amp", "lt", "gt", "quot", "apos"};
    size_t len = text.len && text.ptr[0] == '#';
    while (len < text.len && len < ENTITY_BYTES_MAX && in_name(text.ptr[len]))
        len++;
    struct str name = str_slice(text, 0, len);
    if (len == 0 || len == text.len || text.ptr[len] != ';' || str_is_digit(name.ptr[0])) {
        report(markup, MARKUP_FAULT_AMPERSAND, at);
        return;
    }
    if (name.ptr[0] == '#' || markup->may_declare)
        return;
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (str_equal(name, str_from(known[i])))
            return;
    report(markup, MARKUP_FAULT_ENTITY, at);
}

void
markup_check_text(struct markup *markup, struct str text, size_t at)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '&')
            check_reference(markup, str_slice(text, i + 1, SIZE_MAX), at + i);
}

static void
check_value(struct markup *markup, struct str value, size_t at)
{
    markup_check_text(markup, value, at);
    for (size_t i = 0; i < value.len; i++)
        if (value.ptr[i] == '<')
            report(markup, MARKUP_FAULT_LESS, at + i);
}

/* Reads `name="value"` at *at, which is moved past it. False for anything else; *at is then moved to the next
 * space. */
static bool
check_attribute(struct markup *markup, struct str inside, size_t *at)
{
    size_t end = name_end(inside, *at), equals = skip_spaces(inside, end);
    size_t from =
        equals < inside.len && inside.ptr[equals] == '=' ? skip_spaces(inside, equals + 1) : inside.len;
    char quote = end > *at && from < inside.len ? inside.ptr[from] : '\0';
    const char *close =
        quote == '"' || quote == '\'' ? memchr(inside.ptr + from + 1, quote, inside.len - from - 1) : NULL;
    if (!close) {
        while (*at < inside.len && !is_space(inside.ptr[*at]))
            ++*at;
        return false;
    }
    *at = (size_t)(close - inside.ptr) + 1;
    check_value(markup, str_slice(inside, from + 1, *at - from - 2), markup->less + from + 2);
    return true;
}

void
markup_check_tag(struct markup *markup, struct str inside)
{
    bool good = true;
    inside.len -= inside.len && inside.ptr[inside.len - 1] == '/';
    size_t at = skip_spaces(inside, name_end(inside, 0));
    while (at < inside.len) {
        good = check_attribute(markup, inside, &at) && good;
        at = skip_spaces(inside, at);
    }
    if (!good)
        report(markup, MARKUP_FAULT_ATTRIBUTE, markup->less);
}

void
markup_check_declaration(struct markup *markup, struct str declaration)
{
    markup->may_declare =
        str_find(declaration, STR("!ENTITY")) != SIZE_MAX || str_find(declaration, STR("PUBLIC")) != SIZE_MAX;
}
