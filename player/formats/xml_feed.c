#include "formats/xml_private.h"

#include "base/memory.h"
#include "text/html_element.h"

#define NAMES_BYTES_MAX CEILING((size_t)256 * 1024)

static enum xml_place
place(const struct xml_feed *xml)
{
    return xml->depth ? xml->stack[xml->depth - 1].place : XML_OUTSIDE;
}

static void
end_person(struct xml_feed *xml)
{
    struct str name = buf_str(&xml->person_name), mail = buf_str(&xml->person_mail);
    bool unnamed = str_blank(name) && str_blank(mail); /* invalid in Atom, but usable as a name */
    draft_add_author(xml_draft(xml), xml->person_rank, unnamed ? buf_str(&xml->person_text) : name, mail);
    markup_mute(xml->markup, true);
}

static void
pop(struct xml_feed *xml)
{
    struct xml_element *element = &xml->stack[xml->depth - 1];
    enum xml_place outer = xml->depth > 1 ? element[-1].place : XML_OUTSIDE;
    if (xml->capture.rule && xml->capture.depth == xml->depth)
        xml_capture_end(xml);
    if (element->place == XML_PERSON && outer != XML_PERSON)
        end_person(xml);
    if (element->item)
        xml->in_item = feed_builder_item(xml->builder);
    xml_pop(xml);
    if (xml->depth == 0)
        xml_root_ended(xml);
}

/* The rule for the element on top, in its place. */
static const struct xml_rule *
find_rule(struct xml_feed *xml, const struct tag *tag, enum xml_place outer)
{
    struct str local;
    enum field field;
    enum ns ns = ns_resolve(&xml->scope, tag->name, &local);
    if (ns != NS_BREAKROOM || outer != XML_ITEM)
        return xml_rule_find(&xml->rules, outer, ns == NS_NONE ? xml->core : ns, local);
    xml->own = (struct xml_rule){.action = XML_TEXT, .slot = DRAFT_KIND, .rank = 1};
    if (str_equal(local, STR("kind")))
        return &xml->own;
    xml->own.action = XML_FIELD;
    xml->own.rank = 0;
    if (!field_from_name(local, &field))
        return NULL;
    xml->own.slot = (int)field;
    return &xml->own;
}

/* True when the text being read was never closed: an element of the item itself begins inside an element that
 * may contain only text, or mark-up that cannot contain such an element. */
static bool
ends_text(const struct xml_feed *xml, const struct xml_rule *rule, struct str name)
{
    const struct xml_capture *capture = &xml->capture;
    if (!capture->rule || capture->depth != xml->depth || capture->rule == rule ||
        capture->rule->ns != rule->ns)
        return false;
    bool title = capture->rule->slot == DRAFT_TITLE;
    return capture->model == XML_PLAIN || (capture->model == XML_MARKUP && (title || !html_effects(name)));
}

/* An item inside an item, or an element of one inside its text. An element in the text means that the text
 * was not closed; an item directly inside another one may be nested, down to FEED_ITEMS_NESTED_MAX. */
static void
close_unclosed(struct xml_feed *xml, const struct tag *tag)
{
    struct str local;
    enum ns ns = ns_resolve(&xml->scope, tag->name, &local);
    const struct xml_rule *rule = xml_rule_find(&xml->rules, XML_ITEM, ns == NS_NONE ? xml->core : ns, local);
    bool item = rule && rule->action == XML_ENTER && rule->slot == XML_ITEM;
    if (item && !xml->capture.rule && xml->stack[xml->depth - 1].item && feed_builder_may_nest(xml->builder))
        return;
    if (rule && ends_text(xml, rule, tag->name))
        pop(xml);
    bool in_foreign = !xml->capture.rule && place(xml) == XML_SKIPPED;
    if (item && !in_foreign && (!xml->capture.rule || xml->capture.model != XML_INLINE))
        while (xml->in_item)
            pop(xml);
}

/* The element begins. */
static void
open_element(struct xml_feed *xml, const struct tag *tag)
{
    size_t *cut = xml->builder->feed->cut;
    bool captured = xml->capture.rule != NULL;
    xml->followed |= xml->depth == 0 && xml->state == XML_IS_FEED;
    if (captured)
        xml_capture_open(xml, tag);
    if (captured && html_effects(tag->name) & HTML_VOID)
        return;
    enum xml_place outer = place(xml);
    if (!xml_push(xml, tag)) {
        xml->too_deep += !tag->empty;
        cut[FEED_LIMIT_DEPTH]++;
        return;
    }
    if (xml->depth == 1) {
        xml_open_root(xml, tag);
    } else if (!captured) {
        const struct xml_rule *rule = find_rule(xml, tag, outer);
        if (rule)
            xml_apply(xml, rule, tag);
    }
    if (tag->empty && xml->depth > 0)
        pop(xml);
}

static void
on_open(void *context, const struct tag *tag)
{
    struct xml_feed *xml = context;
    if (xml->state == XML_REFUSED)
        return;
    xml->builder->feed->cut[FEED_LIMIT_ATTRIBUTES] += tag->cut;
    if (xml->in_item)
        close_unclosed(xml, tag);
    open_element(xml, tag);
}

static void
on_close(void *context, struct str name)
{
    struct xml_feed *xml = context;
    if (xml->state == XML_REFUSED)
        return;
    size_t depth = xml_find_open(xml, name);
    bool inside = xml->capture.rule && (depth > xml->capture.depth || depth == 0);
    if (xml->too_deep && (inside || !xml->capture.rule) &&
        (depth == 0 || xml->stack[depth - 1].place == XML_SKIPPED)) {
        xml->too_deep--;
        return;
    }
    xml->too_deep = 0;
    if (inside)
        xml_capture_close(xml, name);
    while (depth > 0 && xml->depth >= depth)
        pop(xml);
}

static void
on_text(void *context, struct str text, bool cdata)
{
    struct xml_feed *xml = context;
    (void)cdata;
    if (xml->capture.rule && xml->state == XML_IS_FEED)
        xml_capture_text(xml, text);
    else if (xml->depth == 0)
        xml_text_outside(xml, text);
    else if (place(xml) == XML_PERSON)
        buf_put(&xml->person_text, text);
}

struct xml_feed *
xml_feed_create(struct feed_builder *builder, const struct feed_limits *limits)
{
    static const struct markup_events events = {on_open, on_close, on_text, NULL};
    struct xml_feed *xml = memory_alloc(sizeof(*xml));
    xml->builder = builder;
    xml->limits = *limits;
    xml_rules_index(&xml->rules);
    xml->markup = markup_create(MARKUP_XML, limits->attributes, &events, xml);
    buf_init(&xml->names, NAMES_BYTES_MAX);
    buf_init(&xml->bases, NAMES_BYTES_MAX);
    buf_init(&xml->person_name, 1024);
    buf_init(&xml->person_mail, 1024);
    buf_init(&xml->person_text, 1024);
    buf_init(&xml->capture.raw, builder->item.draft.slots[0].raw.ceiling);
    return xml;
}

void
xml_feed_destroy(struct xml_feed *xml)
{
    if (!xml)
        return;
    markup_destroy(xml->markup);
    buf_finish(&xml->names);
    buf_finish(&xml->bases);
    buf_finish(&xml->person_name);
    buf_finish(&xml->person_mail);
    buf_finish(&xml->person_text);
    buf_finish(&xml->capture.raw);
    memory_free(xml);
}

bool
xml_feed_push(struct xml_feed *xml, struct str text)
{
    if (xml->state != XML_REFUSED)
        markup_push(xml->markup, text);
    return xml->state != XML_REFUSED;
}

bool
xml_feed_finish(struct xml_feed *xml, enum reason_code *why)
{
    struct feed *feed = xml->builder->feed;
    bool whole = markup_finish(xml->markup) && xml->depth == 0;
    if (xml->state != XML_IS_FEED) {
        *why = xml->why ? xml->why : REASON_FEED_NO_ELEMENT;
        return false;
    }
    if (!whole && xml->said && feed->count == 0) { /* a text about feeds */
        *why = REASON_FEED_TEXT;
        return false;
    }
    feed->truncated = !whole;
    if (!whole)
        feed->fault = STR("it is truncated; its complete items are used");
    int64_t minutes =
        xml->period_min ? xml->period_min / (xml->frequency > 0 ? xml->frequency : 1) : xml->ttl_min;
    feed->refresh_ms = minutes * 60 * 1000;
    return true;
}

enum feed_format
xml_feed_format(const struct xml_feed *xml)
{
    return xml->format;
}
