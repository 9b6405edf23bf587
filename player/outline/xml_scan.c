#include "outline/xml.h"

#include <string.h>

#include "base/memory.h"
#include "text/markup.h"

#define ATTRIBUTES_MAX 256
#define PREFIXES_MAX   64

struct xml_reader {
    struct arena *arena;
    struct xml *xml;
    struct markup *markup;
    size_t room; /* for elements; more are counted than kept */
    struct outline_element open[XML_OPEN_MAX];
    size_t open_index[XML_OPEN_MAX]; /* in xml->elements, or SIZE_MAX */
    size_t depth;
    bool root_seen, root_ended;
    bool feed_seen;      /* the root is that of a feed: everything before it was not part of it */
    size_t outside_from; /* start of the last text outside the root, or SIZE_MAX */
    struct str prefixes[PREFIXES_MAX], complained[PREFIXES_MAX];
    size_t prefix_count, complained_count;
};

static void
add_fault(struct xml_reader *reader, enum xml_fault_type type, size_t at, struct str subject)
{
    struct xml_fault *fault = &reader->xml->faults[type];
    if (fault->count++ == 0) {
        fault->at = at;
        fault->subject = subject;
    }
}

static void
fault_with(struct xml_reader *reader, enum xml_fault_type type, const struct outline_element *element,
           size_t other)
{
    struct xml_fault *fault = &reader->xml->faults[type];
    add_fault(reader, type, element->at, element->name);
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

/* The name of a tag, without invalid characters. */
static struct str
name_in(struct str text)
{
    return str_slice(text, 0, str_find_any(text, " \t\r\n/<>=&\"'"));
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

/* The feed begins here: all elements before it are one fault, such as a message of the server ("<br
 * />Warning"). */
static void
begin_feed(struct xml_reader *reader)
{
    reader->feed_seen = true;
    bool before = reader->root_seen || reader->xml->faults[XML_FAULT_BEFORE].count;
    if (!before)
        return;
    memset(reader->xml->faults, 0, sizeof(reader->xml->faults));
    add_fault(reader, XML_FAULT_BEFORE, 0, STR(""));
    reader->depth = reader->xml->count = 0;
    reader->root_ended = false;
}

static bool
has_text(const struct str *list, size_t count, struct str text)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(list[i], text))
            return true;
    return false;
}

/* `xmlns:b="urn:breakroom:1"`, and misspelt forms. */
static void
declare(struct xml_reader *reader, struct str prefix, struct str uri, size_t at)
{
    struct xml *xml = reader->xml;
    if (reader->prefix_count < PREFIXES_MAX)
        reader->prefixes[reader->prefix_count++] = prefix;
    if (str_equal_nocase(str_trim(uri), STR("urn:breakroom:1"))) {
        xml->ours = prefix;
    } else if (str_starts_nocase(str_trim(uri), STR("urn:breakroom")) && !xml->nearly.ptr) {
        xml->nearly = arena_str(reader->arena, uri);
        xml->nearly_prefix = prefix;
        xml->nearly_at = at;
    }
}

static void
declare_all(struct xml_reader *reader, const struct tag *tag, size_t at)
{
    for (size_t i = 0; i < tag->count; i++) {
        struct str name = tag->attributes[i].name;
        /* the name must be in the tag as written */
        size_t offset = at + 1 + (size_t)(name.ptr - tag->name.ptr);
        struct str prefix = str_slice(reader->xml->text, offset + 6, name.len - 6);
        if (str_starts(name, STR("xmlns:")))
            declare(reader, prefix, tag->attributes[i].value, offset);
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
    if (reader->complained_count == PREFIXES_MAX)
        return;
    reader->complained[reader->complained_count++] = prefix;
    add_fault(reader, XML_FAULT_PREFIX, at, prefix);
}

static void
on_open(void *context, const struct tag *tag)
{
    struct xml_reader *reader = context;
    size_t at = markup_offset(reader->markup), end = markup_tag_end(reader->markup);
    struct outline_element element = {
        .name = name_in(str_slice(reader->xml->text, at + 1, tag->name.len)), .at = at, .inside = end};
    declare_all(reader, tag, at);
    check_prefix(reader, element.name, at);
    if (!reader->feed_seen && is_feed_root(element.name))
        begin_feed(reader);
    if (reader->root_ended)
        add_fault(reader, XML_FAULT_AFTER, at, element.name);
    if (reader->depth == XML_OPEN_MAX)
        return;
    reader->root_seen = true;
    reader->root_ended = false;
    element.depth = reader->depth + 1;
    reader->open[reader->depth++] = element;
    keep(reader, &element);
    if (tag->empty)
        pop(reader, 0);
}

static void
on_close(void *context, struct str name)
{
    struct xml_reader *reader = context;
    size_t depth = reader->depth, at = markup_offset(reader->markup);
    name = name_in(name);
    while (depth > 0 && !str_equal(reader->open[depth - 1].name, name))
        depth--;
    if (depth == 0) {
        add_fault(reader, XML_FAULT_UNOPENED, at, str_slice(reader->xml->text, at + 2, name.len));
        return;
    }
    while (reader->depth > depth) {
        fault_with(reader, XML_FAULT_UNCLOSED, &reader->open[reader->depth - 1], at);
        pop(reader, at);
    }
    pop(reader, at);
}

/* Text outside the root: one fault per run. */
static void
on_text(void *context, struct str text, bool cdata)
{
    struct xml_reader *reader = context;
    size_t from = markup_text_offset(reader->markup);
    if (reader->depth > 0 || cdata || from == reader->outside_from || str_trim(text).len == 0)
        return;
    reader->outside_from = from;
    struct str run = str_slice(reader->xml->text, from, SIZE_MAX);
    while (run.len && strchr(" \t\r\n", run.ptr[0]))
        run = str_slice(run, 1, SIZE_MAX);
    add_fault(reader, reader->root_seen ? XML_FAULT_AFTER : XML_FAULT_BEFORE,
              (size_t)(run.ptr - reader->xml->text.ptr), STR(""));
}

static void
on_fault(void *context, enum markup_fault fault, size_t at)
{
    struct xml_reader *reader = context;
    struct str rest = str_slice(reader->xml->text, at, SIZE_MAX);
    switch (fault) {
    case MARKUP_FAULT_AMPERSAND:
        add_fault(reader, XML_FAULT_AMPERSAND, at, str_slice(rest, 0, 1));
        break;
    case MARKUP_FAULT_ENTITY:
        add_fault(reader, XML_FAULT_ENTITY, at, str_slice(rest, 0, str_find(rest, STR(";")) + 1));
        break;
    case MARKUP_FAULT_LESS:
        add_fault(reader, XML_FAULT_LESS, at, str_slice(rest, 0, 1));
        break;
    case MARKUP_FAULT_ATTRIBUTE:
        rest = str_slice(rest, str_starts(rest, STR("</")) ? 2 : 1, SIZE_MAX);
        add_fault(reader, XML_FAULT_ATTRIBUTE, at, name_in(rest));
        break;
    case MARKUP_FAULT_DECLARATION:
        add_fault(reader, XML_FAULT_BEFORE, 0, STR(""));
        break;
    }
}

/* The document ended inside a tag or a section. A name is enough for an end tag. */
static void
end_within(struct xml_reader *reader)
{
    size_t at = markup_offset(reader->markup);
    struct str rest = str_slice(reader->xml->text, at + 1, SIZE_MAX);
    bool closes = str_starts(rest, STR("/")),
         section = str_starts(rest, STR("!")) || str_starts(rest, STR("?"));
    struct str name = str_slice(rest, closes, SIZE_MAX);
    struct outline_element element = {.at = at, .name = section ? str_slice(name, 0, 3) : name_in(name)};
    if (closes)
        on_close(reader, element.name);
    else if (rest.len)
        fault_with(reader, XML_FAULT_CUT, &element, at);
}

static void
end_document(struct xml_reader *reader)
{
    const struct xml *xml = reader->xml;
    if (!markup_finish(reader->markup))
        end_within(reader);
    if (reader->depth > 0 && xml->faults[XML_FAULT_CUT].count == 0)
        fault_with(reader, XML_FAULT_CUT, &reader->open[reader->depth - 1],
                   reader->open[reader->depth - 1].at);
    while (reader->depth > 0)
        pop(reader, xml->text.len);
}

const struct xml *
xml_scan(struct arena *arena, struct str text)
{
    static const struct markup_events events = {on_open, on_close, on_text, on_fault};
    struct xml_reader *reader = memory_alloc(sizeof(*reader));
    struct xml *xml = arena_alloc(arena, sizeof(*xml));
    xml->text = text;
    *reader = (struct xml_reader){.arena = arena, .xml = xml, .outside_from = SIZE_MAX};
    reader->markup = markup_create(MARKUP_XML, ATTRIBUTES_MAX, &events, reader);
    markup_push(reader->markup, text);
    end_document(reader);
    struct outline_element *elements = arena_array(arena, xml->count, sizeof(*elements));
    if (xml->count)
        memcpy(elements, xml->elements, xml->count * sizeof(*elements));
    memory_free(xml->elements);
    xml->elements = elements;
    markup_destroy(reader->markup);
    memory_free(reader);
    return xml;
}
