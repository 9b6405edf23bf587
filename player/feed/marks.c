#include "feed/marks.h"

#include "base/byte_scan.h"
#include "base/number.h"
#include "text/url.h"

#define ROW_BYTES_MAX 48 /* of one mark as text */

static bool
is_sign(char c)
{
    return (c >= HTML_MARK_SIGN && c < HTML_MARK_SIGN + HTML_MARK_COUNT) || c == HTML_MARK_END_LINK ||
           c == HTML_MARK_END;
}

/* The next control character from `at` on, or a few bytes before it at the end of the text. */
static size_t
control_at(struct str text, size_t at)
{
    for (; at + BYTE_SCAN_BYTES <= text.len; at += BYTE_SCAN_BYTES) {
        uint64_t control = byte_scan_below(byte_scan_load(text.ptr + at), ' ');
        if (control)
            return at + byte_scan_first(control);
    }
    return at;
}

/* The next sign from `at` on: all are control characters, which are few in a text. */
static size_t
sign_at(struct str text, size_t at)
{
    for (at = control_at(text, at); at < text.len && !is_sign(text.ptr[at]); at = control_at(text, at + 1))
        continue;
    return at;
}

/* The beginnings of the open marks: a link and an element. */
struct open_marks {
    struct mark link, element;
    bool in_link, in_element;
};

static void
put_number(struct buf *rows, char before, size_t number)
{
    char digits[24];
    size_t from = sizeof(digits);
    do {
        digits[--from] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    digits[--from] = before;
    buf_put(rows, (struct str){digits + from, sizeof(digits) - from});
}

/* "c120+18": there are thousands, which printf would take long for. */
static void
put_row(struct buf *rows, struct mark mark, size_t to)
{
    if (to <= mark.from)
        return;
    if (rows->len)
        buf_put_char(rows, ' ');
    put_number(rows, (char)('a' + (int)mark.kind), mark.from);
    put_number(rows, '+', to - mark.from);
}

static void
take_sign(struct open_marks *open, char sign, size_t at, struct buf *rows)
{
    if (sign == HTML_MARK_END_LINK) {
        if (open->in_link)
            put_row(rows, open->link, at);
        open->in_link = false;
    } else if (sign == HTML_MARK_END) {
        if (open->in_element)
            put_row(rows, open->element, at);
        open->in_element = false;
    } else {
        struct mark mark = {(enum html_mark)(sign - HTML_MARK_SIGN), (uint32_t)at, (uint32_t)at};
        bool element = mark.kind == HTML_MARK_HIDDEN || mark.kind == HTML_MARK_BOILERPLATE;
        *(element ? &open->element : &open->link) = mark;
        *(element ? &open->in_element : &open->in_link) = true;
    }
}

struct str
marks_take(struct arena *arena, struct str text, struct str *marks)
{
    struct buf plain, rows;
    struct open_marks open = {.in_link = false};
    *marks = STR_NONE;
    if (!text.len)
        return text;
    buf_init(&plain, text.len);
    buf_init(&rows, (size_t)MARKS_MAX * ROW_BYTES_MAX);
    for (size_t i = 0; i < text.len; i++) {
        size_t from = i;
        i = sign_at(text, i);
        buf_put(&plain, str_slice(text, from, i - from));
        if (i < text.len)
            take_sign(&open, text.ptr[i], plain.len, &rows);
    }
    if (rows.len)
        *marks = arena_str(arena, buf_str(&rows));
    text = arena_str(arena, buf_str(&plain));
    buf_finish(&plain);
    buf_finish(&rows);
    return text;
}

/* One row, "c120+18", within a body of so many bytes; false when it is not one. */
static bool
read_row(struct str row, size_t body_len, struct mark *mark)
{
    int64_t from, length;
    if (row.len < 4 || row.ptr[0] < 'a' || row.ptr[0] >= 'a' + HTML_MARK_COUNT)
        return false;
    struct str rest = str_slice(row, 1, SIZE_MAX);
    struct str number = str_split(&rest, '+');
    if (!str_to_int(number, &from) || !str_to_int(rest, &length) || from < 0 || length <= 0)
        return false;
    if ((size_t)from > body_len || (size_t)length > body_len - (size_t)from)
        return false;
    *mark =
        (struct mark){(enum html_mark)(row.ptr[0] - 'a'), (uint32_t)from, (uint32_t)from + (uint32_t)length};
    return true;
}

struct mark_list
marks_read(struct arena *arena, struct str marks, size_t body_len)
{
    struct mark_list list = {.count = 0};
    if (!marks.len)
        return list;
    size_t rows = 1;
    for (size_t i = 0; i < marks.len; i++)
        rows += marks.ptr[i] == ' ';
    list.items = arena_array(arena, number_min(rows, MARKS_MAX), sizeof(*list.items));
    while (marks.ptr && list.count < MARKS_MAX) {
        struct mark mark;
        if (read_row(str_split(&marks, ' '), body_len, &mark))
            list.items[list.count++] = mark;
    }
    return list;
}

/* Without scheme, "www.", query, fragment and the last "/": equal for different addresses of one page. */
static struct str
core(struct str url)
{
    size_t scheme = str_find(url, STR("://"));
    url = str_trim(scheme == SIZE_MAX ? url : str_slice(url, scheme + 3, SIZE_MAX));
    if (str_starts_nocase(url, STR("www.")))
        url = str_slice(url, 4, SIZE_MAX);
    struct str rest = url;
    url = str_split(&rest, '#');
    rest = url;
    url = str_split(&rest, '?');
    while (url.len && url.ptr[url.len - 1] == '/')
        url.len--;
    return url;
}

static struct str
host(struct str core)
{
    return str_split(&core, '/');
}

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static bool
is_share(struct str href)
{
    static const char *const shares[] = {"facebook.com/sharer",
                                         "facebook.com/share.php",
                                         "twitter.com/intent/",
                                         "twitter.com/share",
                                         "x.com/intent/",
                                         "x.com/share",
                                         "linkedin.com/share",
                                         "pinterest.com/pin/create",
                                         "xing.com/spi/shares",
                                         "xing.com/app/user?op=share",
                                         "api.whatsapp.com/send?text",
                                         "wa.me/?text",
                                         "t.me/share",
                                         "reddit.com/submit",
                                         "tumblr.com/share",
                                         "addtoany.com",
                                         "getpocket.com/save",
                                         "bsky.app/intent/",
                                         "mailto:?",
                                         "share=",
                                         "linkedin.com/sharing",
                                         "facebook.com/dialog/share"};
    return str_has_any_nocase(href, shares, COUNT(shares));
}

static bool
is_tag(struct str href, struct str rel)
{
    static const char *const paths[] = {"/tag/",       "/tags/",       "/category/",  "/categories/",
                                        "/kategorie/", "/categorie/",  "/categoria/", "/tagged/",
                                        "/etiqueta/",  "/schlagwort/", "/topics/",    "/taxonomy/term/",
                                        "/themen/",    "/author/",     "/kategorien/"};
    return str_has_word(rel, STR("tag")) || str_has_word(rel, STR("category")) ||
           str_has_any_nocase(href, paths, COUNT(paths));
}

/* Addresses that extend that of an item ("…/12/feed/", "…/12#comments") belong to the item too. */
static bool
is_of_item(struct str page, struct str item)
{
    if (!item.len || str_find(item, STR("/")) == SIZE_MAX)
        return false;
    return str_equal_nocase(page, item) ||
           (str_starts_nocase(page, item) && page.ptr[item.len] == '/' && page.len < item.len + 32);
}

struct link_pages
marks_pages(struct str item, struct str home)
{
    return (struct link_pages){item, home, core(item), core(home)};
}

static bool
has_control(struct str text)
{
    size_t at = control_at(text, 0);
    while (at < text.len && (unsigned char)text.ptr[at] >= ' ')
        at = control_at(text, at + 1);
    return at < text.len;
}

static enum html_mark
kind_of(struct str whole, struct str rel, const struct link_pages *pages)
{
    struct str page = core(whole), item = pages->item_core, home = pages->home_core;
    bool same_query = str_find(pages->item, STR("?")) == SIZE_MAX || str_starts(whole, pages->item);
    if (is_share(whole))
        return HTML_MARK_SHARE;
    if (is_of_item(page, item) && same_query)
        return HTML_MARK_ITEM;
    if (is_tag(whole, rel))
        return HTML_MARK_TAG;
    bool first = page.len && (str_equal_nocase(page, home) || str_equal_nocase(page, host(item)) ||
                              str_equal_nocase(page, host(home)));
    return first ? HTML_MARK_HOME : HTML_MARK_LINK;
}

enum html_mark
marks_link(struct str href, struct str rel, const struct link_pages *pages)
{
    struct str base = url_is_http(pages->item) ? pages->item : pages->home, address = str_trim(href);
    bool absolute = url_is_http(address) && address.len <= URL_BYTES_MAX && !has_control(address);
    if (absolute || !url_is_http(base)) /* as most are: there is nothing to resolve */
        return kind_of(address, rel, pages);
    struct arena *scratch = arena_create(16 * URL_BYTES_MAX);
    enum html_mark kind = kind_of(url_resolve(scratch, base, href), rel, pages);
    arena_destroy(scratch);
    return kind;
}
