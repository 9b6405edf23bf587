#include "feed/print.h"

#include "base/utf8.h"
#include "feed/date.h"

#define TITLE_CHARS 72

static void
print_line(FILE *out, const char *label, struct str text)
{
    if (text.len)
        fprintf(out, "%-12s %.*s\n", label, STR_ARG(text));
}

/* The first characters of a text, with a sign when there are more. */
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

static void
print_item(FILE *out, const struct item *item)
{
    char date[DATE_TEXT_BYTES] = "";
    if (item->published_s != TIME_NONE)
        date_format(item->published_s, date);
    fprintf(out, "%-11s %-10.10s %-7s ", kind_name(item->kind), *date ? date : "-",
            item->pictures.count ? "picture" : "-");
    struct str words = item->title.len ? item->title : item->text;
    print_short(out, words.len ? words : STR("(no title, no text)"), TITLE_CHARS);
    for (int i = 0; i < FIELD_COUNT; i++) {
        struct str text = item_text(item, (enum field)i);
        if (item->fields[i])
            fprintf(out, "%31s %s ", "", field_name((enum field)i));
        if (item->fields[i] && text.ptr)
            print_short(out, text, TITLE_CHARS);
        else if (item->fields[i])
            fprintf(out, "%g\n", item_number(item, (enum field)i, item->fields[i]->yes));
    }
}

bool
feed_print_text(const struct feed *feed, FILE *out)
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
        print_item(out, &feed->items[i]);
    return !ferror(out) && fflush(out) == 0;
}
