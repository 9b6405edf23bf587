#include "check/xml_tag.h"

#include <string.h>

#define REFERENCE_BYTES_MAX 40

void
xml_fault(struct xml_reader *reader, enum xml_fault_type type, size_t at, struct str subject)
{
    struct xml_fault *fault = &reader->xml->faults[type];
    if (fault->count++ == 0) {
        fault->at = at;
        fault->subject = subject;
    }
}

bool
xml_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool
xml_is_name_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
           (unsigned char)c >= 0x80;
}

static bool
is_name_char(char c)
{
    return xml_is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

size_t
xml_name_length(struct str text, size_t at)
{
    size_t from = at;
    if (at >= text.len || !xml_is_name_start(text.ptr[at]))
        return 0;
    while (at < text.len && is_name_char(text.ptr[at]))
        at++;
    return at - from;
}

void
xml_check_reference(struct xml_reader *reader, size_t at)
{
    static const char *const known[] = {"amp", "lt", "gt", "quot", "apos"};
    struct str text = reader->text;
    size_t from = at + 1, end = from;
    if (from < text.len && text.ptr[from] == '#')
        end++;
    while (end < text.len && end - from < REFERENCE_BYTES_MAX && is_name_char(text.ptr[end]))
        end++;
    struct str name = str_slice(text, from, end - from);
    if (name.len == 0 || end >= text.len || text.ptr[end] != ';' ||
        (name.ptr[0] >= '0' && name.ptr[0] <= '9')) {
        xml_fault(reader, XML_FAULT_AMPERSAND, at, str_slice(text, at, 1));
        return;
    }
    if (name.ptr[0] == '#' || reader->entities)
        return;
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (str_equal(name, str_from(known[i])))
            return;
    xml_fault(reader, XML_FAULT_ENTITY, at, str_slice(text, at, name.len + 2));
}

static bool
has_text(const struct str *list, size_t count, struct str text)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(list[i], text))
            return true;
    return false;
}

/* `xmlns:b="urn:breakroom:1"`, and what nearly is. */
static void
declare(struct xml_reader *reader, struct str prefix, struct str uri, size_t at)
{
    struct xml *xml = reader->xml;
    if (reader->prefix_count < XML_PREFIXES_MAX)
        reader->prefixes[reader->prefix_count++] = prefix;
    if (str_equal_nocase(str_trim(uri), STR("urn:breakroom:1"))) {
        xml->ours = prefix;
    } else if (str_starts_nocase(str_trim(uri), STR("urn:breakroom")) && !xml->nearly.ptr) {
        xml->nearly = uri;
        xml->nearly_prefix = prefix;
        xml->nearly_at = at;
    }
}

static void
check_prefix(struct xml_reader *reader, struct str name, size_t at)
{
    const char *colon = memchr(name.ptr, ':', name.len);
    struct str prefix = str_slice(name, 0, colon ? (size_t)(colon - name.ptr) : 0);
    if (prefix.len == 0 || str_equal(prefix, STR("xml")) || str_equal(prefix, STR("xmlns")) ||
        has_text(reader->prefixes, reader->prefix_count, prefix) ||
        has_text(reader->complained, reader->complained_count, prefix))
        return;
    if (reader->complained_count == XML_PREFIXES_MAX)
        return;
    reader->complained[reader->complained_count++] = prefix;
    xml_fault(reader, XML_FAULT_PREFIX, at, prefix);
}

static void
check_value(struct xml_reader *reader, size_t at, struct str value)
{
    for (size_t i = 0; i < value.len; i++) {
        if (value.ptr[i] == '&')
            xml_check_reference(reader, at + i);
        else if (value.ptr[i] == '<')
            xml_fault(reader, XML_FAULT_LESS, at + i, STR("<"));
    }
}

/* Reads `name="value"` at *at. False when it is anything else; *at is then as far as it could be read. */
static bool
read_attribute(struct xml_reader *reader, size_t *at)
{
    struct str text = reader->text;
    struct str name = str_slice(text, *at, xml_name_length(text, *at));
    size_t end = *at + name.len;
    while (end < text.len && xml_is_space(text.ptr[end]))
        end++;
    if (name.len == 0 || end >= text.len || text.ptr[end] != '=') {
        *at += name.len;
        return false;
    }
    for (end++; end < text.len && xml_is_space(text.ptr[end]);)
        end++;
    char quote = end < text.len ? text.ptr[end] : '\0';
    const char *close =
        quote == '"' || quote == '\'' ? memchr(text.ptr + end + 1, quote, text.len - end - 1) : NULL;
    if (!close) {
        *at = end;
        return false;
    }
    struct str value = str_slice(text, end + 1, (size_t)(close - text.ptr) - end - 1);
    check_value(reader, end + 1, value);
    if (str_starts(name, STR("xmlns:")))
        declare(reader, str_slice(name, 6, SIZE_MAX), value, *at);
    *at = end + value.len + 2;
    return true;
}

/* Past what is no attribute: to the next space, or the end of the tag. */
static size_t
skip_rubbish(struct str text, size_t at)
{
    while (at < text.len && !xml_is_space(text.ptr[at]) && text.ptr[at] != '>' && text.ptr[at] != '<')
        at++;
    return at;
}

size_t
xml_read_tag(struct xml_reader *reader, size_t at, struct str *name, bool *empty)
{
    struct str text = reader->text;
    size_t start = at + 1;
    bool faulty = false;
    *name = str_slice(text, start, xml_name_length(text, start));
    for (start += name->len; start < text.len; start++) {
        char c = text.ptr[start];
        bool end = c == '>' || (c == '/' && start + 1 < text.len && text.ptr[start + 1] == '>');
        if (end || c == '<')
            break;
        if (xml_is_space(c))
            continue;
        if (!read_attribute(reader, &start)) {
            faulty = true;
            start = skip_rubbish(text, start + (start < text.len && text.ptr[start] == c));
        }
        start--;
    }
    check_prefix(reader, *name, at);
    if (start >= text.len)
        return SIZE_MAX;
    if (faulty || text.ptr[start] == '<')
        xml_fault(reader, XML_FAULT_ATTRIBUTE, at, *name);
    *empty = text.ptr[start] == '/';
    return text.ptr[start] == '<' ? start : start + 1 + *empty;
}
