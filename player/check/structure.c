#include "check/check_private.h"
#include "text/entity.h"

/* The faults of XML and their messages. */
static const enum message messages[XML_FAULT_COUNT] = {
    [XML_FAULT_AMPERSAND] = SAY_XML_AMPERSAND, [XML_FAULT_ENTITY] = SAY_XML_ENTITY,
    [XML_FAULT_LESS] = SAY_XML_LESS,           [XML_FAULT_UNCLOSED] = SAY_XML_UNCLOSED,
    [XML_FAULT_UNOPENED] = SAY_XML_UNOPENED,   [XML_FAULT_ATTRIBUTE] = SAY_XML_ATTRIBUTE,
    [XML_FAULT_PREFIX] = SAY_XML_PREFIX,       [XML_FAULT_BEFORE] = SAY_XML_BEFORE,
    [XML_FAULT_AFTER] = SAY_XML_AFTER,         [XML_FAULT_CUT] = SAY_XML_CUT,
};

/* The character for "&eacute;" in HTML, and its form in XML. */
static struct str
meaning(struct check *check, struct str reference)
{
    struct buf out;
    buf_init(&out, 16);
    size_t took = entity_decode(reference, false, &out);
    bool visible = took == reference.len && !str_equal(buf_str(&out), STR("\u00a0"));
    struct str text = STR("");
    if (visible)
        text = arena_printf(check->arena, ", %.*s", STR_ARG(buf_str(&out)));
    else if (took == reference.len)
        text = STR(", &#160;");
    buf_finish(&out);
    return text;
}

/* The usual declaration of an undeclared prefix, after a colon; "" for an unknown prefix. */
static struct str
usual_declaration(struct check *check, struct str prefix)
{
    static const struct {
        const char *prefix, *uri;
    } rows[] = {
        {"dc", "http://purl.org/dc/elements/1.1/"},
        {"content", "http://purl.org/rss/1.0/modules/content/"},
        {"media", "http://search.yahoo.com/mrss/"},
        {"atom", "http://www.w3.org/2005/Atom"},
        {"itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"},
        {"b", "urn:breakroom:1"},
        {"breakroom", "urn:breakroom:1"},
    };
    const char *colon = words_phrase(check->context->language, PHRASE_BETWEEN);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (str_equal(prefix, str_from(rows[i].prefix)))
            return arena_printf(check->arena, "%sxmlns:%s=\"%s\"", colon, rows[i].prefix, rows[i].uri);
    return STR("");
}

static struct str
second_argument(struct check *check, enum xml_fault_type type, const struct xml_fault *fault)
{
    switch (type) {
    case XML_FAULT_ENTITY:
        return meaning(check, fault->subject);
    case XML_FAULT_PREFIX:
        return usual_declaration(check, fault->subject);
    case XML_FAULT_UNCLOSED:
    case XML_FAULT_CUT:
        return check_line(check, fault->other);
    default:
        return STR("");
    }
}

static void
say_fault(struct check *check, enum xml_fault_type type, const struct xml_fault *fault)
{
    struct say say = {messages[type], fault->at, {fault->subject, second_argument(check, type, fault)}};
    size_t before = check->count;
    /* the end of the text is where one looks; its beginning is in the message */
    if (type == XML_FAULT_CUT)
        say.at = check->text.len;
    check_say(check, say);
    if (fault->count == 1 || check->count == before)
        return;
    struct finding *finding = &check->found[before];
    struct str times = check_phrase(check, PHRASE_IN_ALL, check_number(check, (int64_t)fault->count));
    finding->what = arena_printf(check->arena, "%.*s%.*s", STR_ARG(finding->what), STR_ARG(times));
}

void
check_structure(struct check *check)
{
    const struct xml *xml = check->xml;
    for (size_t i = 0; xml && i < XML_FAULT_COUNT; i++)
        if (xml->faults[i].count && !(i == XML_FAULT_UNCLOSED && xml->faults[XML_FAULT_CUT].count))
            say_fault(check, (enum xml_fault_type)i, &xml->faults[i]);
    if (xml && xml->nearly.ptr)
        check_say(check, (struct say){SAY_NAMESPACE, xml->nearly_at, {xml->nearly, xml->nearly_prefix}});
}
