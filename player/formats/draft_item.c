#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "text/date.h"
#include "formats/draft.h"
#include "formats/draft_picture.h"
#include "feed/marks.h"
#include "formats/title_days.h"
#include "html/double_encoding.h"
#include "text/french_spacing.h"
#include "text/url.h"

#define TITLE_BYTES_MAX    4096
#define LANGUAGE_BYTES_MAX 64
#define SHORT_TEXT_BYTES   CEILING(1024) /* limit per text once all texts together exceed theirs */

static void
read_slot(const struct draft *draft, enum draft_slot slot, struct html *html)
{
    struct str raw = draft_get(draft, slot);
    if (draft->slots[slot].type != DRAFT_HTML) {
        html_read_plain(html, raw);
        return;
    }
    html_read(html, draft->arena, raw);
    double_encoding_fix_references(&html->text, false);
    double_encoding_fix_references(&html->body, false);
}

/* The text of a slot as one line. */
static struct str
one_line(const struct draft *draft, enum draft_slot slot, struct html *html, struct arena *arena)
{
    struct buf line;
    if (!draft->slots[slot].rank)
        return STR_NONE;
    read_slot(draft, slot, html);
    for (size_t i = 0; i < html->text.len; i++)
        if (html->text.ptr[i] == '\n')
            html->text.ptr[i] = ' ';
    buf_init(&line, TITLE_BYTES_MAX);
    french_spacing_put(&line, utf8_prefix(buf_str(&html->text), TITLE_BYTES_MAX / 2));
    struct str title = line.len ? arena_str(arena, buf_str(&line)) : STR_NONE;
    buf_finish(&line);
    return title;
}

/* The one-line form of the text that was just read; absent when it is equal to the title. A title that is
 * struck out completely gives an empty one. */
static struct str
headline(const struct html *html, struct arena *arena, struct str title)
{
    struct buf line;
    struct str rest = buf_str(&html->body);
    buf_init(&line, TITLE_BYTES_MAX);
    while (rest.len) {
        struct str part = str_split(&rest, '\n');
        size_t tab = str_find(part, STR("\t"));
        if (line.len && part.len)
            buf_put_char(&line, ' ');
        french_spacing_put(&line, tab == SIZE_MAX ? part : str_slice(part, tab + 1, SIZE_MAX));
    }
    struct str said = line.full ? title : buf_str(&line);
    said = str_equal(said, title) ? STR_NONE : said.len ? arena_str(arena, said) : STR("");
    buf_finish(&line);
    return said;
}

static size_t
text_limit(const struct draft_context *context)
{
    const struct feed_limits *limits = context->limits;
    bool full = arena_used(context->arena) > limits->total_bytes;
    return full && limits->text_bytes > SHORT_TEXT_BYTES ? SHORT_TEXT_BYTES : limits->text_bytes;
}

/* The plain text that was just read. */
static struct str
take_text(const struct draft_context *context, struct arena *arena)
{
    const struct buf *read = &context->html->text;
    struct str text = utf8_prefix(buf_str(read), text_limit(context));
    context->cut[FEED_LIMIT_TEXT] += read->full;
    context->cut[FEED_LIMIT_TOTAL] += text.len < read->len;
    return text.len ? arena_str(arena, text) : STR_NONE;
}

static void
take_body(const struct draft_context *context, struct arena *arena, struct item *out)
{
    struct buf body;
    struct str text = utf8_prefix(buf_str(&context->html->body), text_limit(context));
    buf_init(&body, text.len * 2 + 1);
    french_spacing_put(&body, text);
    out->body = body.len ? marks_take(arena, buf_str(&body), &out->marks) : STR_NONE;
    buf_finish(&body);
}

static enum html_mark
mark_link(void *ctx, struct str href, struct str rel)
{
    return marks_link(href, rel, ctx);
}

static void
set_texts(const struct draft *draft, const struct draft_context *context, struct item *out)
{
    struct arena *arena = draft->arena;
    struct draft_picture all[FEED_LIST_MAX];
    size_t count = draft->picture_count;
    struct link_pages pages = marks_pages(out->url, context->home);
    memcpy(all, draft->pictures, count * sizeof(all[0]));
    context->html->marks.link = mark_link;
    context->html->marks.ctx = &pages;
    if (draft->slots[DRAFT_CONTENT].rank) {
        read_slot(draft, DRAFT_CONTENT, context->html);
        out->text = take_text(context, arena);
        take_body(context, arena, out);
        draft_take_pictures(all, &count, context->html, draft->slots[DRAFT_CONTENT].base);
    }
    if (draft->slots[DRAFT_SUMMARY].rank) {
        read_slot(draft, DRAFT_SUMMARY, context->html);
        out->summary = take_text(context, arena);
        draft_take_pictures(all, &count, context->html, draft->slots[DRAFT_SUMMARY].base);
    }
    if (!out->text.ptr && out->summary.ptr) {
        out->text = out->summary;
        take_body(context, arena, out);
    }
    context->html->marks.link = NULL;
    draft_set_pictures(context, arena, all, count, out);
}

static int64_t
read_date(const struct draft *draft, enum draft_slot slot, struct zone *zone)
{
    int64_t at = 0;
    return date_parse_at(draft_get(draft, slot), zone, &at) ? at : TIME_NONE;
}

static size_t
count_lines(struct str text)
{
    size_t lines = text.len > 0;
    for (size_t i = 0; i < text.len; i++)
        lines += text.ptr[i] == '\n';
    return lines;
}

/* True when the item has the content that slides of the kind need: a category "Image", "Sales" or
 * "Restaurant" of a text without it only names the subject. */
static bool
has_matter(const struct draft *draft, const struct item *item, enum kind kind)
{
    bool number = str_has_digit(item->title) || str_has_digit(item->text);
    switch (kind) {
    case KIND_PICTURE:
        return draft->picture_count > 0 || item->pictures.count > 0 || item->fields[FIELD_PICTURE];
    case KIND_FIGURE:
        return number || item->fields[FIELD_NUMBER];
    case KIND_MENU: /* a list, or one dish per line */
        return item->fields[FIELD_DISHES] || str_find(item->body, STR("\t")) != SIZE_MAX ||
               count_lines(item->text) > 2;
    case KIND_BAROMETER:
        return number || item->fields[FIELD_SCORE];
    default:
        return true;
    }
}

/* As kind_choose. */
static size_t
kind_of(struct str_list categories, const struct draft_context *context, enum kind *kind)
{
    struct known_category *known = context->category;
    struct str name = categories.count == 1 ? categories.items[0] : STR_NONE;
    if (name.len == 0 || name.len > sizeof(known->name))
        return kind_choose(categories, context->kind_rules, kind);
    if (!str_equal((struct str){known->name, known->len}, name)) {
        memcpy(known->name, name.ptr, name.len);
        known->len = name.len;
        known->at = kind_choose(categories, context->kind_rules, &known->kind);
    }
    *kind = known->kind;
    return known->at;
}

static void
choose_kind(const struct draft *draft, const struct draft_context *context, struct item *out)
{
    enum kind kind;
    size_t at = kind_of(out->categories, context, &kind);
    if (at == SIZE_MAX)
        return;
    bool ruled = kind_rules_name(context->kind_rules, out->categories.items[at]);
    if (!ruled && !has_matter(draft, out, kind))
        return;
    out->kind = kind;
    out->kind_said = true;
}

static void
set_kind(const struct draft *draft, const struct draft_context *context, struct item *out)
{
    out->kind = context->default_kind;
    struct str said = draft_get(draft, DRAFT_KIND);
    out->kind_said = kind_from_name(said, &out->kind) || kind_from_category(said, &out->kind);
    if (!out->kind_said)
        choose_kind(draft, context, out);
    if (!out->kind_said && draft->event && out->kind == KIND_NEWS)
        out->kind = KIND_UPCOMING;
}

/* The date as written, so that items keep their identity when the screen moves to another zone. */
static void
set_key(const struct draft *draft, const struct draft_context *context, struct arena *arena, struct item *out)
{
    out->key = out->id.len ? out->id : out->url;
    if (out->key.len)
        return;
    uint64_t hash = str_hash(out->title, STR_HASH_SEED);
    int64_t date = read_date(draft, DRAFT_PUBLISHED, NULL);
    hash = str_hash((struct str){(const char *)&date, sizeof(date)}, hash);
    if (!out->title.len && date == TIME_NONE)
        hash = str_hash(out->text, hash);
    if (!out->title.len && date == TIME_NONE && !out->text.len)
        hash = str_hash((struct str){(const char *)&context->position, sizeof(context->position)}, hash);
    out->key = arena_printf(arena, "#%016" PRIx64, hash);
}

/* BCP 47 has hyphens. */
static struct str
language(const struct draft *draft)
{
    char *text = arena_c(draft->arena, utf8_prefix(draft_get(draft, DRAFT_LANGUAGE), LANGUAGE_BYTES_MAX));
    for (char *at = text; *at; at++)
        if (*at == '_')
            *at = '-';
    return *text ? str_from(text) : STR_NONE;
}

static struct str
find_url(const struct draft *draft, const struct draft_context *context, struct arena *arena)
{
    return draft_resolve(context, arena, draft->slots[DRAFT_LINK].base, draft_get(draft, DRAFT_LINK));
}

/* True when the mark-up itself was too long: the text that filled its buffer was cut, at most twice. */
static bool
was_cut(const struct buf *raw)
{
    return raw->len + (size_t)2 * UTF8_MAX_BYTES > raw->ceiling;
}

static void
count_cuts(const struct draft *draft, const struct draft_context *context)
{
    context->cut[FEED_LIMIT_LIST] += draft->left_out;
    for (size_t i = 0; i < DRAFT_SLOT_COUNT; i++)
        context->cut[FEED_LIMIT_TEXT] += was_cut(&draft->slots[i].raw);
}

void
draft_item(const struct draft *draft, const struct draft_context *context, struct item *out)
{
    struct arena *arena = draft->arena;
    struct item found = {.first_seen_ms = TIME_NONE};
    memcpy(found.fields, draft->fields, sizeof(found.fields));
    found.id = utf8_prefix(draft_get(draft, DRAFT_ID), URL_BYTES_MAX);
    found.title = one_line(draft, DRAFT_TITLE, context->html, arena);
    if (found.title.ptr && draft->slots[DRAFT_TITLE].type == DRAFT_HTML)
        found.headline = headline(context->html, arena, found.title);
    found.url = find_url(draft, context, arena);
    found.author = draft_authors(draft, arena);
    found.language = language(draft);
    found.published_s = read_date(draft, DRAFT_PUBLISHED, context->zone);
    found.updated_s = read_date(draft, DRAFT_UPDATED, context->zone);
    found.categories.items = (struct str *)draft->categories;
    found.categories.count = draft->category_count;
    set_texts(draft, context, &found);
    count_cuts(draft, context);
    set_kind(draft, context, &found);
    if (found.published_s != TIME_NONE) /* else item_take_event_date knows when it came */
        title_take_days(arena, &found,
                        (struct title_reference){.at_s = found.published_s, .language = context->language});
    set_key(draft, context, arena, &found);
    item_copy(context->arena, &found, out);
}

void
draft_head(const struct draft *draft, const struct draft_context *context, struct feed *feed)
{
    struct arena *arena = feed->arena;
    count_cuts(draft, context);
    feed->title = one_line(draft, DRAFT_TITLE, context->html, arena);
    feed->url = find_url(draft, context, arena);
    feed->author = draft_authors(draft, arena);
    feed->language = arena_str(arena, language(draft));
    feed->updated_s = read_date(draft, DRAFT_UPDATED, context->zone);
    if (feed->updated_s == TIME_NONE)
        feed->updated_s = read_date(draft, DRAFT_PUBLISHED, context->zone);
    if (draft->slots[DRAFT_SUMMARY].rank) {
        read_slot(draft, DRAFT_SUMMARY, context->html);
        feed->description = take_text(context, arena);
    }
    struct draft_picture all[FEED_LIST_MAX];
    memcpy(all, draft->pictures, draft->picture_count * sizeof(all[0]));
    feed->image = draft_first_picture(context, arena, all, draft->picture_count);
}
