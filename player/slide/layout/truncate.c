#include "slide/layout/truncate.h"

#include "base/utf8.h"
#include "type/emoji.h"

/* Bytes. A page of 1920×1080 shows at most 900 letters, and alphabetic scripts need at most three bytes per
 * letter. */
#define BODY_BYTES  ((size_t)32 * 1024)
#define LONG_BYTES  ((size_t)4 * 1024)
#define TITLE_BYTES ((size_t)1024)
#define FIELD_BYTES ((size_t)1024)
#define NAME_BYTES  ((size_t)256)
#define LIST_BYTES  ((size_t)2 * 1024)

#define ELLIPSIS "…"
/* A text is cut after a word if that loses no more than this. */
#define WORD_BYTES 40

struct truncation {
    struct arena *arena;
    bool cut, emoji_cut;
};

static struct str
truncate_text(struct truncation *truncation, struct str text, size_t most)
{
    if (text.len <= most)
        return text;
    struct str head = utf8_prefix(text, most);
    size_t end = head.len;
    while (end > head.len - WORD_BYTES && head.ptr[end] != ' ' && head.ptr[end] != '\n')
        end--;
    if (end > head.len - WORD_BYTES)
        head.len = end;
    truncation->cut = true;
    return arena_printf(truncation->arena, "%.*s" ELLIPSIS, STR_ARG(str_trim(head)));
}

static void
truncate_list(struct truncation *truncation, struct value *value)
{
    struct str *items = arena_array(truncation->arena, value->texts.count, sizeof(*items));
    size_t count = 0, bytes = 0;
    for (; count < value->texts.count && bytes < LIST_BYTES; count++) {
        items[count] = truncate_text(truncation, value->texts.items[count], NAME_BYTES);
        bytes += items[count].len;
    }
    truncation->cut |= count < value->texts.count;
    value->texts = (struct str_list){items, count};
}

/* A separate text, which flows over pages like a body. */
static size_t
most_of(enum field field)
{
    return field == FIELD_ANSWER || field == FIELD_REASON ? LONG_BYTES : FIELD_BYTES;
}

static const struct value *
truncate_field(struct truncation *truncation, const struct value *value, enum field field)
{
    bool list = value && value->type == TYPE_TEXTS;
    if (!list && (!value || value->type != TYPE_TEXT || value->text.len <= most_of(field)))
        return value;
    struct value *out = arena_alloc(truncation->arena, sizeof(*out));
    *out = *value;
    if (list)
        truncate_list(truncation, out);
    else
        out->text = truncate_text(truncation, value->text, most_of(field));
    return out;
}

/* A number for each text with its own limit; a field has PLACE_FIELDS plus its number. The full text, the
 * short one and the body are never on the same slide. */
enum text_place { PLACE_TITLE, PLACE_BODY, PLACE_AUTHOR, PLACE_SOURCE, PLACE_FEED, PLACE_FIELDS };

struct place_text {
    unsigned place;
    struct str *text;
};

static int
count_emoji(const struct item *item)
{
    const struct str texts[] = {item->title,  item->body,   item->text, item->summary,
                                item->author, item->source, item->feed};
    int count = 0;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        count += emoji_count(texts[i]);
    for (int field = 0; field < FIELD_COUNT; field++) {
        const struct value *value = item->fields[field];
        if (value && value->type == TYPE_TEXT)
            count += emoji_count(value->text);
        for (size_t i = 0; value && value->type == TYPE_TEXTS && i < value->texts.count; i++)
            count += emoji_count(value->texts.items[i]);
    }
    return count;
}

static const struct value *
limit_field(struct truncation *truncation, struct emoji_seen *seen, const struct value *value, unsigned place)
{
    if (!value || (value->type != TYPE_TEXT && value->type != TYPE_TEXTS))
        return value;
    struct value *out = arena_alloc(truncation->arena, sizeof(*out));
    *out = *value;
    if (value->type == TYPE_TEXT) {
        out->text = emoji_limit(seen, place, value->text, truncation->arena, &truncation->emoji_cut);
        return out;
    }
    out->texts.items = arena_array(truncation->arena, value->texts.count, sizeof(struct str));
    for (size_t i = 0; i < value->texts.count; i++)
        out->texts.items[i] =
            emoji_limit(seen, place, value->texts.items[i], truncation->arena, &truncation->emoji_cut);
    return out;
}

/* Emoji beyond the first EMOJI_MAX different ones are left out of the slide. */
static void
limit_emoji(struct truncation *truncation, struct item *item)
{
    if (count_emoji(item) <= EMOJI_MAX)
        return;
    const struct place_text texts[] = {{PLACE_TITLE, &item->title},   {PLACE_BODY, &item->body},
                                       {PLACE_BODY, &item->text},     {PLACE_BODY, &item->summary},
                                       {PLACE_AUTHOR, &item->author}, {PLACE_SOURCE, &item->source},
                                       {PLACE_FEED, &item->feed}};
    struct emoji_seen seen = {0};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        *texts[i].text =
            emoji_limit(&seen, texts[i].place, *texts[i].text, truncation->arena, &truncation->emoji_cut);
    for (int field = 0; field < FIELD_COUNT; field++)
        item->fields[field] =
            limit_field(truncation, &seen, item->fields[field], PLACE_FIELDS + (unsigned)field);
}

bool
truncate_item(struct arena *arena, const struct item *from, struct item *to, bool *emoji_cut)
{
    struct truncation truncation = {arena, false, false};
    *to = *from;
    to->title = truncate_text(&truncation, from->title, TITLE_BYTES);
    to->text = truncate_text(&truncation, from->text, BODY_BYTES);
    to->summary = truncate_text(&truncation, from->summary, BODY_BYTES);
    to->body = truncate_text(&truncation, from->body, BODY_BYTES);
    to->author = truncate_text(&truncation, from->author, FIELD_BYTES);
    to->source = truncate_text(&truncation, from->source, FIELD_BYTES);
    to->feed = truncate_text(&truncation, from->feed, FIELD_BYTES);
    for (int field = 0; field < FIELD_COUNT; field++)
        to->fields[field] = truncate_field(&truncation, from->fields[field], (enum field)field);
    limit_emoji(&truncation, to);
    *emoji_cut = truncation.emoji_cut;
    return truncation.cut;
}
