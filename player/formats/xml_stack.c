#include "base/number.h"
#include "formats/xml_private.h"
#include "text/url.h"

struct str
xml_base(const struct xml_feed *xml)
{
    if (xml->depth == 0)
        return STR_NONE;
    size_t from = xml->stack[xml->depth - 1].base;
    return str_slice(buf_str(&xml->bases), from, SIZE_MAX);
}

static struct str
element_name(const struct xml_feed *xml, size_t depth)
{
    size_t from = xml->stack[depth - 1].name;
    size_t end = depth == xml->depth ? xml->names.len : xml->stack[depth].name;
    return str_slice(buf_str(&xml->names), from, end - from);
}

/* A hash byte that is equal for names differing only in case. */
static unsigned char
name_mark(struct str name)
{
    unsigned char first = name.len ? (unsigned char)name.ptr[0] | 0x20 : 0;
    unsigned char last = name.len ? (unsigned char)name.ptr[name.len - 1] | 0x20 : 0;
    return (unsigned char)(first * 31 + last * 7 + name.len);
}

size_t
xml_find_open(const struct xml_feed *xml, struct str name)
{
    unsigned char mark = name_mark(name);
    size_t depth = xml->open[mark] ? xml->depth : 0;
    while (depth > 0 &&
           (xml->stack[depth - 1].mark != mark || !str_equal_nocase(element_name(xml, depth), name)))
        depth--;
    return depth;
}

/* Makes xml:base absolute and applies it to the element and its children. */
static void
push_base(struct xml_feed *xml, struct xml_element *element, struct str base)
{
    struct arena *scratch = arena_create(8 * URL_BYTES_MAX + (size_t)64 * 1024);
    struct str outer = str_slice(buf_str(&xml->bases), element->base, SIZE_MAX);
    struct str url = url_resolve(scratch, url_is_http(outer) ? outer : xml->builder->base, base);
    if (url_is_http(url) && xml->bases.len + url.len < xml->bases.ceiling) {
        element->base = xml->bases.len;
        buf_put(&xml->bases, url);
    }
    arena_destroy(scratch);
}

bool
xml_push(struct xml_feed *xml, const struct tag *tag)
{
    size_t max = number_min(xml->limits.depth, XML_DEPTH_MAX);
    if (xml->depth >= max || tag->name.len > xml->names.ceiling - xml->names.len)
        return false;
    struct xml_element *element = &xml->stack[xml->depth];
    *element = (struct xml_element){.name = xml->names.len,
                                    .bindings = xml->scope.count,
                                    .bases = xml->bases.len,
                                    .base = xml->depth ? element[-1].base : 0,
                                    .mark = name_mark(tag->name),
                                    .place = XML_SKIPPED};
    xml->open[element->mark]++;
    buf_put(&xml->names, tag->name);
    xml->depth++;
    ns_declare(&xml->scope, tag);
    struct str base = tag_attribute(tag, "xml:base");
    if (base.len)
        push_base(xml, element, base);
    return true;
}

void
xml_pop(struct xml_feed *xml)
{
    struct xml_element *element = &xml->stack[--xml->depth];
    xml->open[element->mark]--;
    xml->scope.count = element->bindings;
    xml->names.len = element->name;
    xml->bases.len = element->bases;
}

struct draft *
xml_draft(struct xml_feed *xml)
{
    return xml->in_item ? &xml->builder->item.draft : &xml->builder->head;
}
