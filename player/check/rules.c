#include "check/state.h"

/* A row a message: its name for tools, and how bad it is. Several messages may be one rule. */
/* clang-format off */
static const struct {
    const char *name;
    enum check_severity severity;
} rows[] = {
    [SAY_EMPTY] = {"not-a-feed", CHECK_ERROR},
    [SAY_HTML] = {"not-a-feed", CHECK_ERROR},
    [SAY_HTML_WITH_FEED] = {"not-a-feed", CHECK_ERROR},
    [SAY_LOGIN] = {"not-a-feed", CHECK_ERROR},
    [SAY_OPML] = {"not-a-feed", CHECK_ERROR},
    [SAY_XML] = {"not-a-feed", CHECK_ERROR},
    [SAY_JSON] = {"not-a-feed", CHECK_ERROR},
    [SAY_FILE] = {"not-a-feed", CHECK_ERROR},
    [SAY_TEXT] = {"not-a-feed", CHECK_ERROR},
    [SAY_TOO_DEEP] = {"not-a-feed", CHECK_ERROR},
    [SAY_JSON_TRAILING_COMMA] = {"broken-json", CHECK_ERROR},
    [SAY_JSON_COMMA] = {"broken-json", CHECK_ERROR},
    [SAY_JSON_NAME] = {"broken-json", CHECK_ERROR},
    [SAY_JSON_COLON] = {"broken-json", CHECK_ERROR},
    [SAY_JSON_VALUE] = {"broken-json", CHECK_ERROR},
    [SAY_JSON_LITERAL] = {"broken-json", CHECK_ERROR},
    [SAY_JSON_CONTROL] = {"broken-json", CHECK_ERROR},
    [SAY_JSON_ESCAPE] = {"broken-json", CHECK_ERROR},
    [SAY_JSON_BRACKET] = {"broken-json", CHECK_ERROR},
    [SAY_JSON_AFTER] = {"broken-json", CHECK_ERROR},
    [SAY_JSON_CUT] = {"broken-json", CHECK_ERROR},
    [SAY_JSON_OTHER] = {"broken-json", CHECK_ERROR},
    [SAY_XML_AMPERSAND] = {"broken-xml", CHECK_WARNING},
    [SAY_XML_ENTITY] = {"broken-xml", CHECK_WARNING},
    [SAY_XML_LESS] = {"broken-xml", CHECK_WARNING},
    [SAY_XML_UNCLOSED] = {"broken-xml", CHECK_WARNING},
    [SAY_XML_UNOPENED] = {"broken-xml", CHECK_WARNING},
    [SAY_XML_ATTRIBUTE] = {"broken-xml", CHECK_WARNING},
    [SAY_XML_PREFIX] = {"broken-xml", CHECK_WARNING},
    [SAY_XML_BEFORE] = {"broken-xml", CHECK_WARNING},
    [SAY_XML_AFTER] = {"broken-xml", CHECK_WARNING},
    [SAY_XML_CUT] = {"cut-off", CHECK_ERROR},
    [SAY_CHARSET_NOT] = {"charset", CHECK_WARNING},
    [SAY_CHARSET_NONE] = {"charset", CHECK_WARNING},
    [SAY_CHARSET_IS_UTF8] = {"charset", CHECK_WARNING},
    [SAY_CHARSET_HEADER] = {"charset", CHECK_WARNING},
    [SAY_CHARSET_TWICE] = {"charset-twice", CHECK_WARNING},
    [SAY_NO_ITEMS] = {"no-items", CHECK_WARNING},
    [SAY_LINKED] = {"web-page", CHECK_HINT},
    [SAY_TOO_MANY] = {"too-many-items", CHECK_WARNING},
    [SAY_CUT_TEXT] = {"limit", CHECK_WARNING},
    [SAY_CUT_TOTAL] = {"limit", CHECK_WARNING},
    [SAY_CUT_DEPTH] = {"limit", CHECK_WARNING},
    [SAY_CUT_ATTRIBUTES] = {"limit", CHECK_WARNING},
    [SAY_STALE] = {"stale", CHECK_WARNING},
    [SAY_INSECURE_FEED] = {"insecure-feed", CHECK_WARNING},
    [SAY_INSECURE_LINKS] = {"insecure-link", CHECK_HINT},
    [SAY_NAMESPACE] = {"namespace", CHECK_WARNING},
    [SAY_NOTHING] = {"nothing-to-show", CHECK_ERROR},
    [SAY_PICTURE_ALONE] = {"picture-alone", CHECK_HINT},
    [SAY_TITLE_LONG] = {"title-too-long", CHECK_WARNING},
    [SAY_TEXT_LONG] = {"text-too-long", CHECK_WARNING},
    [SAY_GLYPHS] = {"no-font", CHECK_WARNING},
    [SAY_GLYPHS_PRIVATE] = {"no-font", CHECK_WARNING},
    [SAY_PICTURE_WANTED] = {"picture-wanted", CHECK_ERROR},
    [SAY_PICTURE_ABSENT] = {"picture-absent", CHECK_WARNING},
    [SAY_PICTURE_NONE] = {"picture-unreadable", CHECK_WARNING},
    [SAY_PICTURE_OUTSIDE] = {"picture-outside", CHECK_WARNING},
    [SAY_PICTURE_SMALL] = {"picture-too-small", CHECK_WARNING},
    [SAY_PICTURE_LARGE] = {"picture-too-large", CHECK_WARNING},
    [SAY_PICTURE_HEAVY] = {"picture-heavy", CHECK_HINT},
    [SAY_PICTURE_INSECURE] = {"insecure-picture", CHECK_WARNING},
    [SAY_KIND_UNKNOWN] = {"unknown-kind", CHECK_WARNING},
    [SAY_KIND_NEAR] = {"unknown-kind", CHECK_WARNING},
    [SAY_FIELD_UNKNOWN] = {"unknown-field", CHECK_WARNING},
    [SAY_FIELD_NEAR] = {"unknown-field", CHECK_WARNING},
    [SAY_FIELD_UNUSED] = {"unused-field", CHECK_HINT},
    [SAY_FIELD_OUTSIDE] = {"misplaced-field", CHECK_WARNING},
    [SAY_OURS_NEAR] = {"unknown-field", CHECK_WARNING},
    [SAY_MEMBER_NEAR] = {"unknown-member", CHECK_WARNING},
    [SAY_TYPE_TEXT] = {"wrong-type", CHECK_WARNING},
    [SAY_TYPE_NUMBER] = {"wrong-type", CHECK_WARNING},
    [SAY_TYPE_BOOL] = {"wrong-type", CHECK_WARNING},
    [SAY_TYPE_DATE] = {"wrong-type", CHECK_WARNING},
    [SAY_TYPE_TEXTS] = {"wrong-type", CHECK_WARNING},
    [SAY_TYPE_NUMBERS] = {"wrong-type", CHECK_WARNING},
    [SAY_VALUE] = {"wrong-value", CHECK_WARNING},
    [SAY_VALUE_NEAR] = {"wrong-value", CHECK_WARNING},
    [SAY_VALUE_SHIFT] = {"wrong-value", CHECK_WARNING},
    [SAY_RANGE] = {"wrong-value", CHECK_WARNING},
    [SAY_KIND_WANTS] = {"missing-field", CHECK_HINT},
    [SAY_QR_NO_LINK] = {"qr-without-link", CHECK_WARNING},
    [SAY_QR_INSECURE] = {"insecure-link", CHECK_WARNING},
    [SAY_QR_LONG] = {"qr-too-long", CHECK_WARNING},
    [SAY_UNTIL_BEFORE_FROM] = {"until-before-from", CHECK_ERROR},
    [SAY_OVER] = {"over", CHECK_WARNING},
    [SAY_DAY_OVER] = {"over", CHECK_WARNING},
    [SAY_TOO_OLD] = {"over", CHECK_HINT},
    [SAY_EMBARGO_DATE] = {"embargo-without-date", CHECK_ERROR},
    [SAY_EMBARGO_NO_DATE] = {"embargo-without-date", CHECK_WARNING},
    [SAY_EMBARGO_NO_DAY] = {"missing-field", CHECK_HINT},
    [SAY_ALERT_ENDLESS] = {"endless-alert", CHECK_WARNING},
    [SAY_DATE_UNREADABLE] = {"unreadable-date", CHECK_WARNING},
    [SAY_ID_TWICE] = {"duplicate-id", CHECK_WARNING},
    [SAY_ID_NONE] = {"no-id", CHECK_HINT},
    [SAY_TWIN] = {"duplicate-id", CHECK_ERROR},
};
/* clang-format on */
_Static_assert(sizeof(rows) / sizeof(rows[0]) == SAY_COUNT, "a row for each message");

enum check_severity
rule_severity(enum message message)
{
    return rows[message].severity;
}

const char *
rule_name(enum message message)
{
    return rows[message].name;
}
