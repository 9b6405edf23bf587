#include "check/xml_tag.h"

#include <string.h>

#include "base/memory.h"

static void
fault_with(struct xml_reader *reader, enum xml_fault_type type, const struct outline_element *element,
           size_t other)
{
    struct xml_fault *fault = &reader->xml->faults[type];
    xml_fault(reader, type, element->at, element->name);
    if (fault->count == 1)
        fault->other = other;
}

static void
keep(struct xml_reader *reader, const struct outline_element *element)
{
    struct xml *xml = reader->xml;
    reader->open_index[reader->depth - 1] = xml->count < XML_ELEMENTS_MAX ? xml->count : SIZE_MAX;
    if (xml->count == XML_ELEMENTS_MAX)
        return;
    if (xml->count == reader->room) {
        reader->room = reader->room ? reader->room * 2 : 256;
        xml->elements = memory_resize(xml->elements, reader->room * sizeof(*element));
    }
    xml->elements[xml->count++] = *element;
}

static void
pop(struct xml_reader *reader, size_t end)
{
    size_t index = reader->open_index[--reader->depth];
    if (index != SIZE_MAX)
        reader->xml->elements[index].end = end;
    reader->root_ended = reader->depth == 0;
}

static bool
is_feed_root(struct str name)
{
    static const char *const roots[] = {"rss", "RDF", "feed"};
    const char *colon = memchr(name.ptr, ':', name.len);
    struct str local = colon ? str_slice(name, (size_t)(colon - name.ptr) + 1, SIZE_MAX) : name;
    for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++)
        if (str_equal_nocase(local, str_from(roots[i])))
            return true;
    return false;
}

/* The feed begins here: all elements before it are one fault, a message of the server ("<br />Warning"). */
static void
begin_feed(struct xml_reader *reader)
{
    reader->feed_seen = true;
    bool before = reader->root_seen || reader->xml->faults[XML_FAULT_BEFORE].count;
    if (!before)
        return;
    memset(reader->xml->faults, 0, sizeof(reader->xml->faults));
    xml_fault(reader, XML_FAULT_BEFORE, 0, STR(""));
    reader->depth = reader->xml->count = 0;
    reader->root_ended = false;
}

static void
read_open(struct xml_reader *reader)
{
    struct outline_element element = {.at = reader->at};
    bool empty = false;
    size_t end = xml_read_tag(reader, reader->at, &element.name, &empty);
    if (end == SIZE_MAX) {
        reader->at = reader->text.len;
        fault_with(reader, XML_FAULT_CUT, &element, element.at);
        return;
    }
    reader->at = end;
    if (!reader->feed_seen && is_feed_root(element.name))
        begin_feed(reader);
    if (reader->root_ended)
        xml_fault(reader, XML_FAULT_AFTER, element.at, element.name);
    if (reader->depth == XML_OPEN_MAX)
        return;
    reader->root_seen = true;
    reader->root_ended = false;
    element.inside = end;
    element.depth = reader->depth + 1;
    reader->open[reader->depth++] = element;
    keep(reader, &element);
    if (empty)
        pop(reader, 0);
}

static void
read_close(struct xml_reader *reader)
{
    struct str text = reader->text;
    struct str name = str_slice(text, reader->at + 2, xml_name_length(text, reader->at + 2));
    size_t depth = reader->depth, at = reader->at;
    const char *end = memchr(text.ptr + at, '>', text.len - at);
    reader->at = end ? (size_t)(end - text.ptr) + 1 : text.len;
    while (depth > 0 && !str_equal(reader->open[depth - 1].name, name))
        depth--;
    if (depth == 0) {
        xml_fault(reader, XML_FAULT_UNOPENED, at, name);
        return;
    }
    while (reader->depth > depth) {
        fault_with(reader, XML_FAULT_UNCLOSED, &reader->open[reader->depth - 1], at);
        pop(reader, at);
    }
    pop(reader, at);
}

/* Past the section that begins here; one without an end goes to the end of the text. */
static void
skip_section(struct xml_reader *reader, struct str end)
{
    size_t len = str_find(str_slice(reader->text, reader->at, SIZE_MAX), end);
    struct outline_element section = {.at = reader->at, .name = str_slice(reader->text, reader->at + 1, 3)};
    if (len == SIZE_MAX)
        fault_with(reader, XML_FAULT_CUT, &section, reader->at);
    reader->at = len == SIZE_MAX ? reader->text.len : reader->at + len + end.len;
}

static void
skip_declaration(struct xml_reader *reader)
{
    int brackets = 0;
    size_t from = reader->at;
    for (; reader->at < reader->text.len; reader->at++) {
        char c = reader->text.ptr[reader->at];
        brackets += (c == '[') - (c == ']');
        if (c == '>' && brackets <= 0)
            break;
    }
    struct str whole = str_slice(reader->text, from, reader->at - from);
    reader->at += reader->at < reader->text.len;
    reader->entities =
        str_find(whole, STR("<!ENTITY")) != SIZE_MAX || str_find(whole, STR("PUBLIC")) != SIZE_MAX;
}

static void
read_less(struct xml_reader *reader)
{
    static const struct {
        const char *start, *end;
    } sections[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
    struct str rest = str_slice(reader->text, reader->at, 16);
    if (str_starts(rest, STR("<?xml ")) && reader->at > 0)
        xml_fault(reader, XML_FAULT_BEFORE, 0, STR(""));
    for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++) {
        if (str_starts(rest, str_from(sections[i].start))) {
            skip_section(reader, str_from(sections[i].end));
            return;
        }
    }
    if (str_starts(rest, STR("<!"))) {
        skip_declaration(reader);
    } else if (str_starts(rest, STR("</"))) {
        read_close(reader);
    } else if (rest.len > 1 && xml_is_name_start(rest.ptr[1])) {
        read_open(reader);
    } else {
        xml_fault(reader, XML_FAULT_LESS, reader->at, STR("<"));
        reader->at++;
    }
}

static void
read_text(struct xml_reader *reader)
{
    char c = reader->text.ptr[reader->at];
    bool outside = reader->depth == 0 && !xml_is_space(c);
    if (outside) {
        const char *less = memchr(reader->text.ptr + reader->at, '<', reader->text.len - reader->at);
        xml_fault(reader, reader->root_seen ? XML_FAULT_AFTER : XML_FAULT_BEFORE, reader->at, STR(""));
        reader->at = less ? (size_t)(less - reader->text.ptr) : reader->text.len;
        return;
    }
    if (c == '&')
        xml_check_reference(reader, reader->at);
    reader->at++;
}

const struct xml *
xml_scan(struct arena *arena, struct str text)
{
    struct xml_reader *reader = memory_alloc(sizeof(*reader));
    struct xml *xml = arena_alloc(arena, sizeof(*xml));
    *reader = (struct xml_reader){.xml = xml, .text = text};
    xml->text = text;
    while (reader->at < text.len) {
        if (text.ptr[reader->at] == '<')
            read_less(reader);
        else
            read_text(reader);
    }
    if (reader->depth > 0 && xml->faults[XML_FAULT_CUT].count == 0)
        fault_with(reader, XML_FAULT_CUT, &reader->open[reader->depth - 1],
                   reader->open[reader->depth - 1].at);
    while (reader->depth > 0)
        pop(reader, text.len);
    struct outline_element *elements = arena_array(arena, xml->count, sizeof(*elements));
    if (xml->count)
        memcpy(elements, xml->elements, xml->count * sizeof(*elements));
    memory_free(xml->elements);
    xml->elements = elements;
    memory_free(reader);
    return xml;
}
