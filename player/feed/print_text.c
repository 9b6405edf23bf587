#include "feed/print.h"

#include "base/utf8.h"
#include "text/date.h"

#define CUT_CHARS       100
#define TITLE_CHARS     72
#define VALUE_BYTES_MAX 4096

static void
print_line(FILE *out, const char *label, struct str text)
{
    if (text.len)
        fprintf(out, "%-12s %.*s\n", label, STR_ARG(text));
}

/* The first characters of a text, with an ellipsis when there are more. */
static void
print_short(FILE *out, struct str text, size_t chars)
{
    size_t at = 0;
    for (size_t i = 0; i < chars && at < text.len; i++)
        utf8_next(text, &at);
    struct str shown = str_slice(text, 0, at);
    for (size_t i = 0; i < shown.len; i++)
        fputc(shown.ptr[i] == '\n' || shown.ptr[i] == '\t' ? ' ' : shown.ptr[i], out);
    fputs(at < text.len ? "\xE2\x80\xA6\n" : "\n", out);
}

/* Lists with commas, a boolean as a word. */
static void
put_value(struct buf *out, const struct value *value)
{
    bool texts = value->type == TYPE_TEXTS, numbers = value->type == TYPE_NUMBERS;
    for (size_t i = 0; texts && i < value->texts.count; i++)
        buf_printf(out, "%s%.*s", i ? ", " : "", STR_ARG(value->texts.items[i]));
    for (size_t i = 0; numbers && i < value->count; i++)
        buf_printf(out, "%s%g", i ? ", " : "", value->numbers[i]);
    if (value->type == TYPE_TEXT)
        buf_put(out, value->text);
    else if (value->type == TYPE_BOOL)
        buf_put(out, value->yes ? STR("yes") : STR("no"));
    else if (value->type == TYPE_NUMBER)
        buf_printf(out, "%g", value->number);
}

static void
print_field(FILE *out, enum field field, const struct value *value)
{
    struct buf text;
    buf_init(&text, VALUE_BYTES_MAX);
    put_value(&text, value);
    fprintf(out, "%31s %s ", "", field_name(field));
    print_short(out, buf_str(&text), TITLE_CHARS);
    buf_finish(&text);
}

static void
print_left_out(FILE *out, const struct feed_cleaned *cleaned)
{
    for (size_t i = 0; i < cleaned->left_out_count; i++) {
        fprintf(out, "%31s not shown (%s): ", "", cleaned->left_out[i].words);
        print_short(out, cleaned->left_out[i].text, CUT_CHARS);
    }
}

static void
print_item(FILE *out, const struct item *item, const struct feed_cleaned *cleaned)
{
    char date[DATE_TEXT_BYTES] = "";
    if (item->published_s != TIME_NONE)
        date_format(item->published_s, date);
    fprintf(out, "%-11s %-10.10s %-7s ", kind_name(item->kind), *date ? date : "-",
            item->pictures.count ? "picture" : "-");
    struct str words = item->title.len ? item->title : item->text;
    print_short(out, words.len ? words : STR("(no title, no text)"), TITLE_CHARS);
    if (item->duplicate)
        fprintf(out, "%31s (not shown: the same as another item, which says as much or more)\n", "");
    for (int i = 0; i < FIELD_COUNT; i++)
        if (item->fields[i])
            print_field(out, (enum field)i, item->fields[i]);
    if (cleaned)
        print_left_out(out, cleaned);
}

bool
feed_print_text(const struct feed *feed, const struct feed_cleaned *cleaned, FILE *out)
{
    print_line(out, "Feed", feed->title);
    print_line(out, "Address", feed->url);
    print_line(out, "Language", feed->language);
    print_line(out, "Format", str_from(feed_format_name(feed->format)));
    print_line(out, "Note", feed->fault);
    fprintf(out, "%-12s %zu", "Items", feed->count);
    if (feed->cut[FEED_LIMIT_ITEMS])
        fprintf(out, " (and %zu more, left out)", feed->cut[FEED_LIMIT_ITEMS]);
    fputs("\n", out);
    if (feed->count)
        fprintf(out, "\n%-11s %-10s %-7s %s\n", "KIND", "DATE", "PICTURE", "TITLE");
    for (size_t i = 0; i < feed->count; i++)
        print_item(out, &feed->items[i], cleaned ? &cleaned[i] : NULL);
    return !ferror(out) && fflush(out) == 0;
}
