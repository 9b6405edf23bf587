#include "outline/outline.h"

#include <string.h>

#include "base/number.h"
#include "text/entity.h"

#define DEPTH_MAX       256
#define VALUE_BYTES_MAX ((size_t)16 * 1024)

struct outliner {
    struct arena *arena;
    struct json_scan *scan;
    size_t from; /* start of the item in the text */
    struct outline_part *parts;
    size_t count;
    size_t depth;
    bool ours; /* within `_breakroom` */
    bool over; /* the item is complete */
};

static void
add_part(struct outliner *outliner, struct str name)
{
    if (outliner->count == PARTS_MAX)
        return;
    outliner->parts[outliner->count++] =
        (struct outline_part){.name = arena_str(outliner->arena, str_slice(name, 0, 256)),
                              .at = outliner->from + json_scan_offset(outliner->scan),
                              .ours = outliner->ours,
                              .type = JSON_NULL};
}

static void
on_event(void *context, enum json_event event, struct str text)
{
    struct outliner *outliner = context;
    bool opens = event == JSON_OBJECT || event == JSON_ARRAY;
    size_t level = outliner->ours ? 2 : 1;
    struct outline_part *part = outliner->count ? &outliner->parts[outliner->count - 1] : NULL;
    if (outliner->over)
        return;
    if (event == JSON_KEY && outliner->depth == level) {
        add_part(outliner, text);
    } else if (outliner->depth == level && event != JSON_END && part) {
        part->type = event;
        part->value = opens ? STR_NONE : arena_str(outliner->arena, text);
        outliner->ours = outliner->ours || (event == JSON_OBJECT && str_equal(part->name, STR("_breakroom")));
    }
    outliner->depth += opens;
    outliner->depth -= event == JSON_END;
    outliner->ours = outliner->ours && outliner->depth >= 2;
    outliner->over = event == JSON_END && outliner->depth == 0;
}

size_t
outline_json(struct arena *arena, struct str text, size_t from, size_t to,
             struct outline_part parts[PARTS_MAX])
{
    struct outliner outliner = {.arena = arena, .from = from, .parts = parts};
    outliner.scan = json_scan_create(DEPTH_MAX, VALUE_BYTES_MAX, on_event, &outliner);
    json_scan_push(outliner.scan, str_slice(text, from, to - from));
    json_scan_destroy(outliner.scan);
    return outliner.count;
}

/* The text of an element without children: CDATA unchanged, the rest decoded. */
static struct str
element_text(struct arena *arena, struct str inside)
{
    struct buf out;
    buf_init(&out, VALUE_BYTES_MAX);
    while (inside.len) {
        size_t start = str_find(inside, STR("<![CDATA["));
        entity_decode_all(str_slice(inside, 0, start), false, &out);
        inside = start == SIZE_MAX ? STR_NONE : str_slice(inside, start + 9, SIZE_MAX);
        size_t end = str_find(inside, STR("]]>"));
        buf_put(&out, str_slice(inside, 0, end));
        inside = end == SIZE_MAX ? STR_NONE : str_slice(inside, end + 3, SIZE_MAX);
    }
    struct str text = arena_str(arena, str_trim(buf_str(&out)));
    buf_finish(&out);
    return text;
}

static struct outline_part
part_of(struct arena *arena, const struct xml *xml, const struct outline_element *element)
{
    struct str name = element->name;
    const char *colon = memchr(name.ptr, ':', name.len);
    struct str prefix = str_slice(name, 0, colon ? (size_t)(colon - name.ptr) : 0);
    bool ours = prefix.len && (str_equal(prefix, xml->ours) || str_equal(prefix, STR("breakroom")));
    size_t end = number_max(element->end, element->inside);
    struct str inside = str_slice(xml->text, element->inside, end - element->inside);
    return (struct outline_part){.name = colon ? str_slice(name, prefix.len + 1, SIZE_MAX) : name,
                                 .at = element->at,
                                 .ours = ours,
                                 .type = JSON_STRING,
                                 .value = element_text(arena, str_slice(inside, 0, VALUE_BYTES_MAX))};
}

/* The first element at or after a place. */
static size_t
first_from(const struct xml *xml, size_t at)
{
    size_t low = 0, high = xml->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (xml->elements[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t
outline_xml(struct arena *arena, const struct xml *xml, size_t from, size_t to,
            struct outline_part parts[PARTS_MAX])
{
    size_t count = 0, i = first_from(xml, from);
    size_t depth = i < xml->count ? xml->elements[i].depth : 0;
    for (i++; i < xml->count && xml->elements[i].at < to && xml->elements[i].depth > depth; i++)
        if (xml->elements[i].depth == depth + 1 && count < PARTS_MAX)
            parts[count++] = part_of(arena, xml, &xml->elements[i]);
    return count;
}
