#include "formats/xml_private.h"

#include <string.h>
#include <time.h>

#include "base/duration.h"
#include "base/utf8.h"
#include "text/url.h"

/* Escapes plain text as mark-up. */
static void
put_escaped(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '<')
            buf_put(out, STR("&lt;"));
        else if (c == '>')
            buf_put(out, STR("&gt;"));
        else if (c == '&')
            buf_put(out, STR("&amp;"));
        else if (c == '"')
            buf_put(out, STR("&quot;"));
        else
            buf_put_char(out, c);
    }
}

static void
start(struct xml_feed *xml, const struct xml_rule *rule)
{
    struct xml_capture *capture = &xml->capture;
    capture->rule = rule;
    capture->depth = xml->depth;
    capture->model = rule->model;
    capture->coding = XML_AS_IS;
    capture->flat = capture->no_link = false;
    capture->person = PERSON_TEXT;
    buf_clear(&capture->raw);
    markup_mute(xml->markup, false);
}

void
xml_capture_begin(struct xml_feed *xml, const struct xml_rule *rule, const struct tag *tag)
{
    struct xml_capture *capture = &xml->capture;
    start(xml, rule);
    if (rule->model == XML_TYPED)
        capture->model = xml_content_model(tag, &capture->coding);
    capture->flat = rule->model == XML_TYPED && capture->model == XML_INLINE;
    if (rule->action == XML_GUID)
        capture->no_link = str_equal_nocase(str_trim(tag_attribute(tag, "isPermaLink")), STR("false"));
}

void
xml_capture_text(struct xml_feed *xml, struct str text)
{
    if (xml->capture.person == PERSON_DONE)
        return;
    if (xml->capture.model == XML_INLINE && !xml->capture.flat)
        put_escaped(&xml->capture.raw, text);
    else
        buf_put(&xml->capture.raw, text);
}

/* A text that contains elements is inline mark-up. */
static void
become_inline(struct xml_capture *capture)
{
    struct buf raw;
    buf_init(&raw, capture->raw.ceiling);
    put_escaped(&raw, buf_str(&capture->raw));
    buf_finish(&capture->raw);
    capture->raw = raw;
    capture->model = XML_INLINE;
    capture->flat = false;
}

static struct str
local_name(struct str name)
{
    const char *colon = memchr(name.ptr, ':', name.len);
    return colon ? str_slice(name, (size_t)(colon - name.ptr) + 1, SIZE_MAX) : name;
}

/* RSS with an Atom <author> that contains a <name>: the name is the author. */
static void
open_in_author(struct xml_capture *capture, const struct tag *tag)
{
    if (capture->rule->action != XML_AUTHOR || !str_equal_nocase(local_name(tag->name), STR("name")))
        return;
    buf_clear(&capture->raw);
    capture->person = PERSON_NAME;
}

/* True when an element between the captured one and the top has an xml:base. */
static bool
base_is_moved(const struct xml_feed *xml)
{
    size_t depth = xml->capture.depth;
    return xml->depth > depth && xml->bases.len > xml->stack[depth].bases;
}

/* The value of an attribute of inline mark-up: inside an xml:base, the address of a picture is made absolute,
 * because the HTML reader does not know the base. */
static void
put_value(struct xml_feed *xml, const struct tag *tag, const struct attribute *attribute)
{
    struct str own = tag_attribute(tag, "xml:base");
    bool address =
        str_equal_nocase(attribute->name, STR("src")) || str_equal_nocase(attribute->name, STR("poster"));
    if (!address || (!own.len && !base_is_moved(xml))) {
        put_escaped(&xml->capture.raw, attribute->value);
        return;
    }
    struct arena *scratch = arena_create(16 * URL_BYTES_MAX + (size_t)64 * 1024);
    struct str outer = url_is_http(xml_base(xml)) ? xml_base(xml) : xml->builder->base;
    struct str base = own.len ? url_resolve(scratch, outer, own) : outer;
    put_escaped(&xml->capture.raw, url_resolve(scratch, base, attribute->value));
    arena_destroy(scratch);
}

void
xml_capture_open(struct xml_feed *xml, const struct tag *tag)
{
    struct xml_capture *capture = &xml->capture;
    struct buf *raw = &capture->raw;
    if (capture->flat || (capture->model == XML_PLAIN && capture->rule->model == XML_TYPED))
        become_inline(capture);
    if (capture->model == XML_PLAIN)
        open_in_author(capture, tag);
    if (capture->model == XML_PLAIN || raw->full)
        return;
    buf_put_char(raw, '<');
    buf_put(raw, local_name(tag->name));
    for (size_t i = 0; i < tag->count; i++) {
        buf_put_char(raw, ' ');
        buf_put(raw, tag->attributes[i].name);
        buf_put(raw, STR("=\""));
        put_value(xml, tag, &tag->attributes[i]);
        buf_put_char(raw, '"');
    }
    buf_put(raw, tag->empty ? STR("/>") : STR(">"));
}

void
xml_capture_close(struct xml_feed *xml, struct str name)
{
    if (xml->capture.person == PERSON_NAME && str_equal_nocase(local_name(name), STR("name")))
        xml->capture.person = PERSON_DONE;
    if (xml->capture.model == XML_PLAIN)
        return;
    buf_put(&xml->capture.raw, STR("</"));
    buf_put(&xml->capture.raw, local_name(name));
    buf_put_char(&xml->capture.raw, '>');
}

static void
set_refresh(struct xml_feed *xml, int form, struct str text)
{
    static const struct {
        const char *name;
        int64_t minutes;
    } periods[] = {
        {"hourly", 60}, {"daily", 1440}, {"weekly", 10080}, {"monthly", 43200}, {"yearly", 525600}};
    int64_t number = 0;
    text = str_trim(text);
    bool good = str_to_int(text, &number) && number > 0 && number < 1000000;
    if (form == 1 && good)
        xml->ttl_min = number;
    if (form == 3 && good)
        xml->frequency = number;
    for (size_t i = 0; form == 2 && i < sizeof(periods) / sizeof(periods[0]); i++)
        if (str_equal_nocase(text, str_from(periods[i].name)))
            xml->period_min = periods[i].minutes;
}

/* "start=2026-11-23; end=2026-12-01; scheme=W3C-DTF"
 * (https://www.dublincore.org/specifications/dublin-core/dcmi-period/), or an interval of ISO 8601,
 * "2026-11-23/2026-12-01". */
static void
set_validity(struct draft *draft, struct str text)
{
    if (str_find(text, STR("=")) == SIZE_MAX && str_find(text, STR("/")) != SIZE_MAX) {
        draft_set_field(draft, FIELD_FROM, str_split(&text, '/'));
        draft_set_field(draft, FIELD_UNTIL, text);
        return;
    }
    while (text.ptr) {
        struct str part = str_trim(str_split(&text, ';'));
        struct str name = str_trim(str_split(&part, '='));
        if (str_equal_nocase(name, STR("start")))
            draft_set_field(draft, FIELD_FROM, str_trim(part));
        else if (str_equal_nocase(name, STR("end")))
            draft_set_field(draft, FIELD_UNTIL, str_trim(part));
    }
}

/* An event of whole days ends before the named day (RFC 5545, 3.6.1: DTEND is exclusive). If the end equals
 * the first day, that day is meant. */
static void
set_day_end(struct draft *draft, struct str text)
{
    char written[FIELD_DATE_BYTES];
    struct field_date end, on;
    const struct value *begin = draft->fields[FIELD_ON];
    struct tm day;
    if (field_date(field_date_text(text, written), &end) && !end.instant) {
        bool same = begin && field_date(begin->text, &on) && on.year == end.year && on.month == end.month &&
                    on.day == end.day;
        time_t last = (time_t)(end.at - (same ? 0 : DAY_S));
        if (gmtime_r(&last, &day))
            text =
                arena_printf(draft->arena, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
    }
    draft_set_field(draft, FIELD_UNTIL, text);
}

static void
put_text(struct xml_feed *xml, const struct xml_rule *rule, struct str text)
{
    enum draft_type type = xml->capture.model == XML_PLAIN ? DRAFT_PLAIN : DRAFT_HTML;
    int rank = rule->rank + (rule->slot == DRAFT_CONTENT && type == DRAFT_PLAIN);
    draft_set(xml_draft(xml), (enum draft_slot)rule->slot, rank, type, text, xml_base(xml));
    if (rule->slot == DRAFT_ID && xml->in_item && url_is_http(str_trim(text)))
        draft_set(xml_draft(xml), DRAFT_LINK, 30, DRAFT_PLAIN, text, STR_NONE);
}

static void
put_guid(struct xml_feed *xml, const struct xml_rule *rule, struct str text)
{
    struct draft *draft = xml_draft(xml);
    draft_set(draft, DRAFT_ID, rule->rank, DRAFT_PLAIN, text, STR_NONE);
    if (!xml->capture.no_link && url_is_http(str_trim(text)))
        draft_set(draft, DRAFT_LINK, 6, DRAFT_PLAIN, text, STR_NONE);
}

static void
put_captured(struct xml_feed *xml, const struct xml_rule *rule, struct str text)
{
    struct draft *draft = xml_draft(xml);
    switch (rule->action) {
    case XML_LINK:
        draft_set(draft, DRAFT_LINK, rule->rank, DRAFT_PLAIN, text, xml_base(xml));
        break;
    case XML_GUID:
        put_guid(xml, rule, text);
        break;
    case XML_CATEGORY:
        draft_add_category(draft, text);
        break;
    case XML_AUTHOR:
    case XML_CREDIT:
        draft_add_author(draft, rule->rank, text, STR_NONE);
        break;
    case XML_NAME:
        buf_put(&xml->person_name, utf8_prefix(text, 512));
        break;
    case XML_MAIL:
        buf_put(&xml->person_mail, utf8_prefix(text, 512));
        break;
    case XML_THUMBNAIL:
    case XML_PICTURE:
        draft_add_picture(draft, (enum draft_source)rule->slot, 0, text, xml_base(xml));
        break;
    case XML_DAY_END:
        set_day_end(draft, text);
        break;
    case XML_VALID:
        set_validity(draft, text);
        break;
    case XML_FIELD:
        draft_put_field(draft, (enum field)rule->slot, text, rule->rank, rule != &xml->own);
        break;
    case XML_REFRESH:
        set_refresh(xml, rule->rank, text);
        break;
    default:
        put_text(xml, rule, text);
    }
}

void
xml_capture_end(struct xml_feed *xml)
{
    const struct xml_rule *rule = xml->capture.rule;
    struct buf *raw = &xml->capture.raw;
    xml_content_decode(xml->capture.coding, raw);
    struct str text = buf_str(raw);
    xml->capture.rule = NULL;
    markup_mute(xml->markup, true);
    put_captured(xml, rule, xml->capture.raw.full ? utf8_prefix(text, text.len - UTF8_MAX_BYTES) : text);
}
