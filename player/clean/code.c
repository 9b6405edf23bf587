/* Unreplaced codes of content systems and mail tools: [gallery ids="1"], {{ title }}, *|FNAME|*. */
#include <string.h>

#include "clean/rules.h"

#define CODE_BYTES_MAX 400
#define CODES_MAX      60 /* of one line */

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* Names that are codes without attributes too. With "_" or "-" at the end: every name that begins so. */
static const char *const bracketed[] = {"gallery",
                                        "caption",
                                        "embed",
                                        "video",
                                        "audio",
                                        "playlist",
                                        "contact-form-7",
                                        "contact-form",
                                        "vc_",
                                        "et_pb_",
                                        "fusion_",
                                        "av_",
                                        "wpforms",
                                        "ninja_form",
                                        "gravityform",
                                        "mc4wp_form",
                                        "rev_slider",
                                        "layerslider",
                                        "su_",
                                        "toc",
                                        "ez-toc",
                                        "sc",
                                        "product",
                                        "products",
                                        "woocommerce_",
                                        "siteorigin_widget",
                                        "wp_caption",
                                        "wpcaption",
                                        "tablepress",
                                        "table",
                                        "googlemaps",
                                        "map",
                                        "button",
                                        "spacer",
                                        "row",
                                        "column",
                                        "columns",
                                        "col",
                                        "divider",
                                        "one_half",
                                        "one_third",
                                        "two_third",
                                        "one_fourth",
                                        "sociallinks",
                                        "slideshow",
                                        "newsletter",
                                        "subscribe",
                                        "sharing",
                                        "elementor-template",
                                        "elementor-",
                                        "cmsmasters_",
                                        "nectar_",
                                        "kc_",
                                        "mk_",
                                        "tagdiv",
                                        "td_",
                                        "ux_",
                                        "recent_posts",
                                        "instagram-feed",
                                        "custom-twitter-feeds",
                                        "youtube",
                                        "vimeo",
                                        "soundcloud",
                                        "latex",
                                        "code",
                                        "slide-anything",
                                        "smartslider3",
                                        "metaslider",
                                        "wpdm_",
                                        "polldaddy",
                                        "poll",
                                        "gview",
                                        "pdf-embedder",
                                        "fvplayer"};
static const char *const braced[] = {"loadposition", "loadmodule", "loadmoduleid",
                                     "modulepos",    "module",     "article",
                                     "rsform",       "gallery",    "youtube",
                                     "vimeo",        "tab",        "tabs",
                                     "slider",       "sliders",    "source",
                                     "emailcloak",   "jcomments",  "toc",
                                     "info",         "panel",      "note",
                                     "warning",      "tip",        "expand",
                                     "excerpt",      "children",   "recently-updated",
                                     "attachments",  "column",     "section",
                                     "color",        "status",     "jira",
                                     "noformat",     "code",       "quote",
                                     "widget",       "include",    "anchor",
                                     "pagetree"};
/* The content between such a code and its end is an address, not a text. */
static const char *const swallowing[] = {"embed", "video",      "audio",  "gallery", "youtube",
                                         "vimeo", "googlemaps", "pdf",    "img",     "attach",
                                         "media", "source",     "rsform", "modal",   "script"};

static bool
is_listed(struct str name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str one = str_from(list[i]);
        bool open = str_ends(one, STR("_")) || (str_ends(one, STR("-")) && one.len > 1);
        if (open ? str_starts(name, one) : str_equal(name, one))
            return true;
    }
    return false;
}

static bool
is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || str_is_digit(c) || c == '_' || c == '-';
}

static struct str
name_at(struct str text, size_t at)
{
    size_t end = at;
    while (end < text.len && is_name_char(text.ptr[end]))
        end++;
    return str_slice(text, at, end - at);
}

/* True when the text contains the end of such a code, "[/name]". */
static bool
has_end(struct str text, char open, struct str name)
{
    char mark[CODE_BYTES_MAX + 4];
    if (name.len == 0 || name.len > CODE_BYTES_MAX)
        return false;
    mark[0] = open;
    mark[1] = '/';
    memcpy(mark + 2, name.ptr, name.len);
    mark[2 + name.len] = open == '[' ? ']' : '}';
    return str_find(text, (struct str){mark, name.len + 3}) != SIZE_MAX;
}

/* Attributes in a code: "ids=", which does not occur in prose. */
static bool
has_attribute(struct str inside)
{
    for (size_t at = 1; at + 1 < inside.len; at++)
        if (inside.ptr[at] == '=' && is_name_char(inside.ptr[at - 1]) && inside.ptr[at + 1] != ' ')
            return true;
    return false;
}

/* Names used by programs, which do not occur in prose: "first_name", "lib.contact", "UNSUBSCRIBE_LINK". */
static bool
is_program_name(struct str inside)
{
    size_t joints = 0;
    for (size_t i = 0; i < inside.len; i++) {
        char c = inside.ptr[i];
        bool joint = (c == '_' || c == '.') && i && i + 1 < inside.len;
        if (!joint && !is_name_char(c) && !(c >= 'A' && c <= 'Z'))
            return false;
        joints += joint;
    }
    return joints > 0 && inside.ptr[0] > '9';
}

/* "[[UNSUBSCRIBE]]", "[[_TOC_]]"; in lower case it is a wiki link. */
static size_t
code_in_double_brackets(struct str rest)
{
    size_t end = str_starts(rest, STR("[[")) ? str_find(rest, STR("]]")) : SIZE_MAX;
    if (end == SIZE_MAX || end < 4)
        return 0;
    for (size_t i = 2; i < end; i++)
        if (rest.ptr[i] != '_' && !(rest.ptr[i] >= 'A' && rest.ptr[i] <= 'Z'))
            return 0;
    return end + 2;
}

/* "[site:name]", in the notation of Drupal. */
static bool
is_token(struct str inside)
{
    bool colon = false;
    for (size_t i = 0; i < inside.len; i++) {
        char c = inside.ptr[i];
        if (c == ':' && i && i + 1 < inside.len && inside.ptr[i + 1] != ' ' && inside.ptr[i + 1] > '9')
            colon = true;
        else if (!is_name_char(c))
            return false;
    }
    return colon && inside.ptr[0] >= 'a';
}

static size_t
code_in_brackets(struct str text, size_t at, struct str whole)
{
    struct str rest = str_slice(text, at, CODE_BYTES_MAX);
    if (str_starts(rest, STR("[[{"))) {
        size_t end = str_find(rest, STR("}]]"));
        return end == SIZE_MAX ? 0 : end + 3;
    }
    size_t end = str_find(rest, STR("]")), doubled = code_in_double_brackets(rest);
    if (end == SIZE_MAX || end < 2 || doubled)
        return doubled;
    struct str inside = str_slice(rest, 1, end - 1);
    bool closing = inside.ptr[0] == '/';
    struct str name = name_at(inside, closing);
    size_t behind = (size_t)closing + name.len;
    if (name.len == 0 || (behind < inside.len && inside.ptr[behind] != ' ' && inside.ptr[behind] != '/' &&
                          inside.ptr[behind] != ':' && inside.ptr[behind] != '='))
        return 0;
    bool listed = is_listed(name, bracketed, COUNT(bracketed));
    bool alone = behind == inside.len || inside.ptr[behind] == '/';
    if (closing)
        return alone ? end + 1 : 0;
    if (has_attribute(str_slice(inside, name.len, SIZE_MAX)) || is_token(inside) || has_end(whole, '[', name))
        return end + 1;
    bool program = name.len == inside.len && memchr(name.ptr, '_', name.len);
    if (program)
        return end + 1;
    return alone && listed &&
                   (memchr(name.ptr, '_', name.len) || memchr(name.ptr, '-', name.len) || name.len > 4)
               ? end + 1
               : 0;
}

static size_t
code_in_braces(struct str text, size_t at, struct str whole)
{
    static const char *const pairs[][2] = {{"{{{", "}}}"}, {"{{", "}}"}, {"{%", "%}"},
                                           {"{#", "#}"},   {"{$", "}"},  {"{!!", "!!}"}};
    struct str rest = str_slice(text, at, CODE_BYTES_MAX);
    for (size_t i = 0; i < COUNT(pairs); i++) {
        size_t end =
            str_starts(rest, str_from(pairs[i][0])) ? str_find(rest, str_from(pairs[i][1])) : SIZE_MAX;
        if (end != SIZE_MAX)
            return end + strlen(pairs[i][1]);
    }
    size_t end = str_find(rest, STR("}"));
    if (end == SIZE_MAX || end < 2)
        return 0;
    struct str inside = str_slice(rest, 1, end - 1);
    bool closing = inside.ptr[0] == '/';
    struct str name = name_at(inside, closing);
    size_t behind = (size_t)closing + name.len;
    if (is_program_name(inside))
        return end + 1;
    bool bounded = behind == inside.len || strchr(" :=", inside.ptr[behind]);
    if (!name.len || !bounded)
        return 0;
    /* "{f:translate(…)}" */
    bool called = behind + 1 < inside.len && inside.ptr[behind] == ':' && inside.ptr[behind + 1] >= 'a' &&
                  memchr(inside.ptr, '(', inside.len);
    bool code = is_listed(name, braced, COUNT(braced)) || has_end(whole, '{', name) || called ||
                has_attribute(str_slice(inside, name.len, SIZE_MAX));
    return code || closing ? end + 1 : 0;
}

/* "*|FNAME|*", "%%name%%", "###MARKER###", "${name}", "@@name@@", "<%= name %>", "<!-- break -->". */
static size_t
code_of_mail(struct str text, size_t at)
{
    static const char *const pairs[][2] = {{"*|", "|*"}, {"%%", "%%"}, {"###", "###"},
                                           {"${", "}"},  {"@@", "@@"}, {"#{", "}"},
                                           {"<%", "%>"}, {"<?", "?>"}, {"<!--", "-->"}};
    struct str rest = str_slice(text, at, 80);
    for (size_t i = 0; i < COUNT(pairs); i++) {
        if (rest.len < 2 || memcmp(rest.ptr, pairs[i][0], 2) != 0) /* none is shorter */
            continue;
        struct str open = str_from(pairs[i][0]), close = str_from(pairs[i][1]);
        size_t end = str_starts(rest, open) ? str_find(str_slice(rest, open.len, SIZE_MAX), close) : SIZE_MAX;
        struct str inside = end == SIZE_MAX ? STR_NONE : str_slice(rest, open.len, end);
        bool code = end != SIZE_MAX && end > 1;
        for (size_t k = 0; code && i < 6 && k < inside.len; k++)
            code = is_name_char(inside.ptr[k]) || (inside.ptr[k] >= 'A' && inside.ptr[k] <= 'Z') ||
                   strchr(".:|", inside.ptr[k]);
        if (code)
            return open.len + end + close.len;
    }
    return 0;
}

/* The length of a code whose first byte may be here; 0 when it is not one. `whole` is the text that contains
 * the line: the end of the code may be in another line. */
static size_t
code_at(struct str text, size_t at, struct str whole)
{
    size_t length = 0;
    if (text.ptr[at] == '[')
        length = code_in_brackets(text, at, whole);
    else if (text.ptr[at] == '{')
        length = code_in_braces(text, at, whole);
    else
        length = code_of_mail(text, at);
    return length;
}

/* The end tag of the code that `open` and its name begin, "[/name]" or "{/name}", after `at`; SIZE_MAX: none.
 */
static size_t
end_of(struct str text, size_t at, char open, struct str name)
{
    for (; at + name.len + 2 < text.len; at++)
        if (text.ptr[at] == open && text.ptr[at + 1] == '/' && str_equal(name_at(text, at + 2), name) &&
            text.ptr[at + 2 + name.len] == (open == '[' ? ']' : '}'))
            return at;
    return SIZE_MAX;
}

/* Removes a code together with its end, and with the content between them if that is an address. */
static void
cut_code(struct clean_lines *lines, struct clean_line *line, size_t at, size_t length)
{
    struct str text = line->text, name = name_at(text, at + 1);
    char open = text.ptr[at];
    bool bracket = (open == '[' || open == '{') && name.len;
    size_t end = bracket ? end_of(text, at + length, open, name) : SIZE_MAX;
    if (end != SIZE_MAX && is_listed(name, swallowing, COUNT(swallowing)))
        lines_cut_part(lines, line, at, end + name.len + 3, CLEAN_CODE);
    else if (end != SIZE_MAX) {
        lines_cut_part(lines, line, end, end + name.len + 3, CLEAN_CODE);
        lines_cut_part(lines, line, at, at + length, CLEAN_CODE);
    } else
        lines_cut_part(lines, line, at, at + length, CLEAN_CODE);
}

static void
cut_codes(struct clean_lines *lines, struct clean_line *line, struct str whole)
{
    int codes = 0;
    if (line->lacks & LINE_SIGN_CODE)
        return;
    for (size_t at = 0; at < line->text.len && codes < CODES_MAX && !line->gone;) {
        at += str_find_any(str_slice(line->text, at, SIZE_MAX), LINE_CODE_BYTES);
        size_t length = at < line->text.len ? code_at(line->text, at, whole) : 0;
        if (!length) {
            at++;
            continue;
        }
        cut_code(lines, line, at, length);
        codes++;
    }
}

void
rule_code(struct clean_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        if (!lines->list[i].gone && !line_is_code(&lines->list[i]))
            cut_codes(lines, &lines->list[i], lines->item->text);
    struct clean_line title = {.text = lines->item->title};
    cut_codes(lines, &title, title.text);
    lines->item->title = title.gone ? STR_NONE : title.text;
}
