#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "feed/boilerplate.h"
#include "feed/date.h"
#include "feed/draft.h"
#include "feed/mend.h"
#include "feed/typography.h"
#include "feed/url.h"

#define TITLE_BYTES_MAX    4096
#define LANGUAGE_BYTES_MAX 64
#define PICTURES_MAX       16
/* When the items together hold more than this, further texts are cut short, so that a feed of any size fits.
 */
#define FULL_BYTES_MAX   ((size_t)3 * 1024 * 1024)
#define SHORT_TEXT_BYTES 1024

static struct str
pick_base(const struct draft_context *context, struct str own)
{
    if (url_is_http(own))
        return own;
    return context->base.len ? context->base : context->home;
}

static struct str
resolve(const struct draft_context *context, struct arena *arena, struct str own, struct str url)
{
    return url_resolve(arena, pick_base(context, own), url);
}

static void
read_slot(const struct draft *draft, enum draft_slot slot, struct html *html)
{
    struct str raw = draft_get(draft, slot);
    if (draft->slots[slot].type != DRAFT_HTML) {
        html_read_plain(html, raw);
        return;
    }
    html_read(html, draft->arena, raw);
    mend_references(&html->text, false);
    mend_references(&html->body, false);
}

/* The text of a slot on one line. */
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
    typography_put(&line, utf8_prefix(buf_str(&html->text), TITLE_BYTES_MAX / 2));
    struct str title = line.len ? arena_str(arena, buf_str(&line)) : STR_NONE;
    buf_finish(&line);
    return title;
}

static size_t
text_limit(const struct draft_context *context)
{
    size_t limit = context->limits->text_bytes;
    return arena_used(context->arena) > FULL_BYTES_MAX && limit > SHORT_TEXT_BYTES ? SHORT_TEXT_BYTES : limit;
}

/* The plain text that was just read. */
static struct str
take_text(const struct draft_context *context, struct arena *arena)
{
    struct str text = utf8_prefix(buf_str(&context->html->text), text_limit(context));
    return text.len ? arena_str(arena, text) : STR_NONE;
}

static struct str
take_body(const struct draft_context *context, struct arena *arena)
{
    struct buf body;
    struct str text = utf8_prefix(buf_str(&context->html->body), text_limit(context));
    buf_init(&body, text.len * 2 + 1);
    typography_put(&body, text);
    struct str done = body.len ? arena_str(arena, buf_str(&body)) : STR_NONE;
    buf_finish(&body);
    return done;
}

/* Pictures of the text that was just read join the candidates, as far as there is room. */
static void
take_pictures(struct draft_picture *all, size_t *count, const struct html *html, struct str base)
{
    for (size_t i = 0; i < html->picture_count && *count < DRAFT_LIST_MAX; i++)
        all[(*count)++] = (struct draft_picture){.url = html->pictures[i].url,
                                                 .base = base,
                                                 .source = DRAFT_IN_TEXT,
                                                 .width = html->pictures[i].width};
}

/* How wide a picture may be expected to be. */
static int
likely_width(const struct draft_picture *picture)
{
    static const int usual[] = {
        [DRAFT_JSON_IMAGE] = 1200, [DRAFT_JSON_BANNER] = 1201, [DRAFT_THUMBNAIL] = 300, [DRAFT_MEDIA] = 1100,
        [DRAFT_PODCAST] = 900,     [DRAFT_ENCLOSURE] = 1000,   [DRAFT_IN_TEXT] = 700};
    return picture->width ? picture->width : usual[picture->source];
}

/* Insertion sort, stable: the lists are short. */
static void
sort_pictures(struct draft_picture *all, size_t count,
              bool (*before)(const struct draft_picture *, const struct draft_picture *))
{
    for (size_t i = 1; i < count; i++) {
        struct draft_picture one = all[i];
        size_t at = i;
        for (; at > 0 && before(&one, &all[at - 1]); at--)
            all[at] = all[at - 1];
        all[at] = one;
    }
}

static bool
by_source(const struct draft_picture *a, const struct draft_picture *b)
{
    return a->source < b->source;
}

static bool
by_width(const struct draft_picture *a, const struct draft_picture *b)
{
    return likely_width(a) > likely_width(b);
}

/* The address of a picture that may be fetched: http(s), or relative when the feed is a file. */
static struct str
picture_url(const struct draft_context *context, struct arena *arena, struct str own, struct str url)
{
    struct str found = resolve(context, arena, own, url);
    return found.len && url_has_scheme(found) && !url_is_http(found) ? STR_NONE : found;
}

static void
add_unique(struct str_list *list, struct str text)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_equal(list->items[i], text))
            return;
    if (text.len && list->count < PICTURES_MAX)
        list->items[list->count++] = text;
}

static void
set_pictures(const struct draft_context *context, struct arena *arena, struct draft_picture *all,
             size_t count, struct item *out)
{
    out->pictures.items = arena_array(arena, count + 1, sizeof(struct str));
    sort_pictures(all, count, by_source);
    for (size_t i = 0; i < count && !out->image.ptr; i++)
        out->image = picture_url(context, arena, all[i].base, all[i].url);
    sort_pictures(all, count, by_width);
    add_unique(&out->pictures, picture_url(context, arena, STR_NONE, item_text(out, FIELD_PICTURE)));
    for (size_t i = 0; i < count; i++)
        add_unique(&out->pictures, picture_url(context, arena, all[i].base, all[i].url));
}

static void
set_texts(const struct draft *draft, const struct draft_context *context, struct item *out)
{
    struct arena *arena = draft->arena;
    struct draft_picture all[DRAFT_LIST_MAX];
    size_t count = draft->picture_count;
    memcpy(all, draft->pictures, count * sizeof(all[0]));
    if (draft->slots[DRAFT_CONTENT].rank) {
        read_slot(draft, DRAFT_CONTENT, context->html);
        out->text = take_text(context, arena);
        out->body = take_body(context, arena);
        take_pictures(all, &count, context->html, draft->slots[DRAFT_CONTENT].base);
    }
    if (draft->slots[DRAFT_SUMMARY].rank) {
        read_slot(draft, DRAFT_SUMMARY, context->html);
        out->summary = take_text(context, arena);
        take_pictures(all, &count, context->html, draft->slots[DRAFT_SUMMARY].base);
    }
    if (!out->text.ptr && out->summary.ptr) {
        out->text = out->summary;
        out->body = take_body(context, arena);
    }
    out->body = boilerplate_cut(out->body);
    set_pictures(context, arena, all, count, out);
}

static int64_t
read_date(const struct draft *draft, enum draft_slot slot)
{
    int64_t at = 0;
    return date_parse(draft_get(draft, slot), &at) ? at : TIME_NONE;
}

static void
set_kind(const struct draft *draft, const struct draft_context *context, struct item *out)
{
    out->kind = context->default_kind;
    out->kind_said = kind_from_name(draft_get(draft, DRAFT_KIND), &out->kind);
    for (size_t i = 0; i < out->categories.count && !out->kind_said; i++)
        out->kind_said = kind_from_category(out->categories.items[i], &out->kind);
}

static void
set_key(const struct draft_context *context, struct arena *arena, struct item *out)
{
    out->key = out->id.len ? out->id : out->url;
    if (out->key.len)
        return;
    uint64_t hash = str_hash(out->title, STR_HASH_SEED);
    int64_t date = out->published_s;
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
    return resolve(context, arena, draft->slots[DRAFT_LINK].base, draft_get(draft, DRAFT_LINK));
}

void
draft_item(const struct draft *draft, const struct draft_context *context, struct item *out)
{
    struct arena *arena = draft->arena;
    struct item found = {.first_seen_ms = TIME_NONE};
    memcpy(found.fields, draft->fields, sizeof(found.fields));
    found.id = utf8_prefix(draft_get(draft, DRAFT_ID), URL_BYTES_MAX);
    found.title = one_line(draft, DRAFT_TITLE, context->html, arena);
    found.url = find_url(draft, context, arena);
    found.author = draft_authors(draft, arena);
    found.language = language(draft);
    found.published_s = read_date(draft, DRAFT_PUBLISHED);
    found.updated_s = read_date(draft, DRAFT_UPDATED);
    found.categories.items = (struct str *)draft->categories;
    found.categories.count = draft->category_count;
    set_texts(draft, context, &found);
    set_kind(draft, context, &found);
    set_key(context, arena, &found);
    item_copy(context->arena, &found, out);
}

void
draft_head(const struct draft *draft, const struct draft_context *context, struct feed *feed)
{
    struct arena *arena = feed->arena;
    struct str url = STR_NONE;
    feed->title = one_line(draft, DRAFT_TITLE, context->html, arena);
    feed->url = find_url(draft, context, arena);
    feed->author = draft_authors(draft, arena);
    feed->language = arena_str(arena, language(draft));
    feed->updated_s = read_date(draft, DRAFT_UPDATED);
    if (feed->updated_s == TIME_NONE)
        feed->updated_s = read_date(draft, DRAFT_PUBLISHED);
    if (draft->slots[DRAFT_SUMMARY].rank) {
        read_slot(draft, DRAFT_SUMMARY, context->html);
        feed->description = take_text(context, arena);
    }
    struct draft_picture all[DRAFT_LIST_MAX];
    memcpy(all, draft->pictures, draft->picture_count * sizeof(all[0]));
    sort_pictures(all, draft->picture_count, by_source);
    for (size_t i = 0; i < draft->picture_count && !url.ptr; i++)
        url = picture_url(context, arena, all[i].base, all[i].url);
    feed->image = url;
}
