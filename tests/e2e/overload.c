/* Writes documents with too much of one thing, one file each: too many, too long, too deep. overload
 * FOLDER */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define LONG_BYTES 8100 /* just below the limit of an address */

enum format { ATOM, RSS, RDF, JSON, HTML };

/* `before`, then `piece` so many times, then `after`; in a piece, "%d" is its number and "%s" a long
 * text. */
struct overload {
    const char *name;
    enum format format;
    const char *before, *piece, *after;
    int times;
};

#define ENTRY     "<entry><id>1</id><title>A</title>"
#define ENTRY_END "</entry>"
#define ITEM      "<item><title>A</title>"
#define ITEM_END  "</item>"
#define XHTML     ENTRY "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">"
#define XHTML_END "</div></content>" ENTRY_END
#define OBJECT    "{\"id\": \"1\", \"title\": \"A\""
#define OURS      OBJECT ", \"_breakroom\": {\"kind\": \"people\""

static const struct overload all[] = {
    /* xml:base, in elements and attributes */
    {"base-copied", ATOM, XHTML "<p xml:base=\"http://127.0.0.1:9/%s/\">", "<img src=\"a%d.jpg\"/>",
     "</p>" XHTML_END, 5000},
    {"base-own", ATOM, XHTML, "<img xml:base=\"http://127.0.0.1:9/%s/\" src=\"a%d.jpg\"/>", XHTML_END, 100},
    {"base-nested", ATOM, XHTML, "<p xml:base=\"%s/\"><img src=\"a%d.jpg\"/>", XHTML_END, 200},
    {"base-relative", ATOM, XHTML "<p xml:base=\"http://127.0.0.1:9/\">",
     "<p xml:base=\"d%d/\"><img src=\"a.jpg\"/>", "</p>" XHTML_END, 250},
    {"base-of-head", ATOM, "<subtitle type=\"xhtml\"><div><p xml:base=\"http://127.0.0.1:9/%s/\">",
     "<img src=\"a%d.jpg\"/>", "</p></div></subtitle>" ENTRY ENTRY_END, 5000},
    {"base-of-links", ATOM, "<entry xml:base=\"http://127.0.0.1:9/%s/\"><title>A</title>",
     "<link rel=\"enclosure\" type=\"image/png\" href=\"a%d.png\"/>", ENTRY_END, 5000},
    {"base-of-entries", ATOM, "",
     "<entry xml:base=\"http://127.0.0.1:9/%s/\"><id>%d</id><title>A</title><link href=\"a\"/><link "
     "rel=\"enclosure\" "
     "type=\"image/png\" href=\"a.png\"/></entry>",
     "", 300},
    /* lists of an item */
    {"sites", ATOM, ENTRY, "<b:sites xmlns:b=\"urn:breakroom:1\">%s</b:sites>", ENTRY_END, 300},
    {"sites-many", RSS, ITEM "<breakroom:kind>people</breakroom:kind>",
     "<breakroom:to>a%d, b, c, d</breakroom:to>", ITEM_END, 50000},
    {"series", RSS, ITEM, "<breakroom:series>1 2 3 4 5 6 7 8 9 %d</breakroom:series>", ITEM_END, 50000},
    {"texts", RSS, ITEM,
     "<breakroom:question>%d %s</breakroom:question><breakroom:where>%s</breakroom:where>", ITEM_END, 300},
    {"dates", RSS, ITEM, "<breakroom:from>2027-01-04 %s</breakroom:from><pubDate>%d %s</pubDate>", ITEM_END,
     300},
    {"categories", RSS, ITEM, "<category>%d %s</category>", ITEM_END, 500},
    {"terms", ATOM, ENTRY, "<category term=\"%d &amp;amp; %s\"/>", ENTRY_END, 500},
    {"authors", RSS, ITEM, "<author>%d %s</author><dc:creator>%s</dc:creator>", ITEM_END, 300},
    {"persons", ATOM, ENTRY, "<author><name>%d %s</name><email>%s</email></author>", ENTRY_END, 300},
    {"persons-of-head", ATOM, "", "<author><name>%d %s</name><email>%s</email></author>", ENTRY ENTRY_END,
     300},
    {"enclosures", RSS, ITEM, "<enclosure type=\"image/png\" url=\"http://127.0.0.1:9/%d/%s\"/>", ITEM_END,
     500},
    {"media", RSS, ITEM "<media:group>", "<media:content medium=\"image\" url=\"http://127.0.0.1:9/%d/%s\"/>",
     "</media:group>" ITEM_END, 500},
    {"thumbnails", RSS, ITEM, "<media:thumbnail url=\"http://127.0.0.1:9/%d/%s\"/>", ITEM_END, 500},
    {"links", ATOM, ENTRY,
     "<link href=\"http://127.0.0.1:9/%d/%s\"/><link rel=\"enclosure\" type=\"image/png\" "
     "href=\"http://127.0.0.1:9/%s\"/>",
     ENTRY_END, 300},
    {"images-of-head", RSS, "",
     "<image><url>http://127.0.0.1:9/%d/%s</url></image><itunes:image href=\"http://127.0.0.1:9/%s\"/>",
     ITEM ITEM_END, 300},
    {"guids", RSS, ITEM, "<guid>%d %s</guid><link>http://127.0.0.1:9/%s</link>", ITEM_END, 300},
    {"titles", RSS, ITEM, "<title>%d %s</title><description>%s</description>", ITEM_END, 300},
    /* elements */
    {"attributes", RSS, "<item ", "a%d=\"%s\" ", "><title>A</title>" ITEM_END, 300},
    {"attributes-many", RSS, "<item ", "a%d='b' ", "><title>A</title>" ITEM_END, 100000},
    {"references", RSS, "<item a=\"", "&amp;&nGt;&#x41;&nosuch%d;", "\"><title>A</title>" ITEM_END, 20000},
    {"namespaces", RSS, ITEM, "<x%d:y xmlns:x%d=\"http://127.0.0.1:9/%s\">", ITEM_END, 300},
    {"namespaces-many", RSS, "<item ", "xmlns:n%d=\"u%d\" ", "><title>A</title>" ITEM_END, 5000},
    {"depth", RSS, ITEM, "<d%d>", ITEM_END, 100000},
    {"names", RSS, ITEM, "<n%d%s>", ITEM_END, 300},
    {"unclosed-items", RSS, "", "<item><title>%d", "", 30000},
    {"closed", RSS, ITEM, "</x%d>", ITEM_END, 100000},
    {"comments", RSS, ITEM, "<!-- %d %s --><?p %d?><![CDATA[%d]]>", ITEM_END, 300},
    {"entities", RSS, ITEM "<description>", "&amp;lt;&#38;&eacute;&nosuch%d;&", "</description>" ITEM_END,
     100000},
    {"doctype", RSS, "", "<!DOCTYPE rss [<!ENTITY a%d '%s'>]>", ITEM ITEM_END, 300},
    /* texts */
    {"html-pictures", RSS, ITEM "<description><![CDATA[",
     "<img src=\"http://127.0.0.1:9/%d/%s\" srcset=\"http://127.0.0.1:9/%s 2x, http://127.0.0.1:9/x 3x\">",
     "]]></description>" ITEM_END, 100},
    {"html-lists", RSS, ITEM "<description><![CDATA[", "<ul><li>%d<table><tr><td>",
     "]]></description>" ITEM_END, 50000},
    {"html-lines", RSS, ITEM "<description><![CDATA[", "a%d<br><br>", "]]></description>" ITEM_END, 50000},
    {"base64", ATOM, ENTRY "<content type=\"application/octet-stream\">", "QUJD%d", "</content>" ENTRY_END,
     100000},
    {"inline", ATOM, XHTML, "<b%d title=\"%s\">&lt;\"&amp;</b%d>", XHTML_END, 300},
    {"lines", RSS, ITEM, "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n", ITEM_END, 400000},
    /* many items */
    {"items", RSS, "", "<item><guid>%d</guid><title>A</title></item>", "", 30000},
    {"items-of-pictures", ATOM, "",
     "<entry><title>%d</title><link rel='enclosure' type='image/png' href='a.png'/><link rel='enclosure' "
     "type='image/png' href='b.png'/></entry>",
     "", 5000},
    {"items-alike", RSS, "", "<item><guid>%s</guid><title>A</title></item>", "", 300},
    {"items-of-text", RSS, "",
     "<item><guid>%d</guid><title>A</title><description>%s%s%s</description></item>", "", 100},
    {"rdf-items", RDF, "",
     "<item rdf:about=\"http://127.0.0.1:9/%d/%s\"><title>A</title><dc:subject>%d</dc:subject></item>", "",
     300},
    /* JSON */
    {"tags", JSON, OBJECT ", \"tags\": [", "\"%d %s\", ", "\"x\"]}", 500},
    {"tags-many", JSON, OBJECT ", \"tags\": [", "\"%d\", ", "\"x\"]}", 200000},
    {"json-authors", JSON, OBJECT ", \"authors\": [", "{\"name\": \"%d %s\"}, ", "{}]}", 500},
    {"attachments", JSON, OBJECT ", \"attachments\": [",
     "{\"mime_type\": \"image/png\", \"url\": \"http://127.0.0.1:9/%d/%s\"}, ", "{}]}", 500},
    {"json-sites", JSON, OURS ", \"sites\": [", "\"%d %s\", ", "\"x\"]}}", 500},
    {"json-to", JSON, OURS ", \"to\": [", "\"%d\", ", "\"x\"]}}", 200000},
    {"json-series", JSON, OURS ", \"series\": [", "%d, ", "1]}}", 200000},
    {"json-numbers", JSON, OURS ", \"series\": [", "%d0000000000000000000000000000000000000e-30, ", "1]}}",
     20000},
    {"json-repeated", JSON, OURS, ", \"sites\": [\"%d\"], \"where\": \"%s\"", "}}", 500},
    {"json-members", JSON, OBJECT, ", \"m%d\": [{\"a\": \"%s\"}]", "}", 500},
    {"json-keys", JSON, OBJECT, ", \"%d%s\": 1", "}", 500},
    {"json-keys-many", JSON, OBJECT, ", \"k%d\": [{}]", "}", 200000},
    {"json-depth", JSON, OBJECT ", \"x\": ", "[", "1", 250},
    {"json-blocks", JSON, OBJECT ", \"x\": [", "\"%s%s\", 1, ", "1]}",
     290}, /* 16 kB each: one block of memory each */
    {"json-items", JSON, "{\"id\": 0}",
     ", {\"id\": %d, \"title\": \"A\", \"image\": \"a.png\", \"banner_image\": \"b.png\"}", "", 30000},
    {"json-items-of-lists", JSON, "{}",
     ", {\"id\": %d, \"_breakroom\": {\"sites\": [\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\"], "
     "\"series\": [1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]}}",
     "", 30000},
    {"json-texts", JSON, OBJECT ", \"content_html\": \"", "<p>%d %s</p>", "\"}", 500},
    {"json-heads", JSON, "{}], \"authors\": [", "{\"name\": \"%d %s\"}, ", "{}], \"x\": [{}", 500},
    {"json-home", JSON, "{\"id\": 0}",
     ", {\"id\": %d, \"title\": \"A\", \"image\": \"a.png\", \"url\": \"u\"}",
     "], \"home_page_url\": \"http://127.0.0.1:9/%s/\", \"x\": [{}", 20000},
    /* web pages */
    {"page-bases", HTML, "", "<base href=\"http://127.0.0.1:9/%d/%s/\">", "", 60},
    {"page-bases-relative", HTML, "<base href=\"http://127.0.0.1:9/%s/\">", "<base href=\"%d/\">", "", 10000},
    {"page-links", HTML, "", "<link rel=alternate type=application/rss+xml href=\"%d/%s\">", "", 100},
    {"page-attributes", HTML, "<base ", "a%d=\"%s\" ", ">", 60},
};

static const struct {
    const char *ending, *start, *end;
} formats[] = {
    [ATOM] = {"xml", "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title>",
              "<entry><title>last</title></entry></feed>"},
    [RSS] = {"xml",
             "<?xml version=\"1.0\"?><rss version=\"2.0\" "
             "xmlns:breakroom=\"urn:breakroom:1\"><channel><title>T</title>",
             "<item><title>last</title></item></channel></rss>"},
    [RDF] = {"xml",
             "<?xml version=\"1.0\"?><rdf:RDF xmlns=\"http://purl.org/rss/1.0/\" "
             "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><channel><title>T</title></channel>",
             "</rdf:RDF>"},
    [JSON] = {"json", "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \"items\": [",
              ", {\"id\": \"l\", \"title\": \"last\"}]}"},
    [HTML] = {"html", "<!DOCTYPE html><html><head>", "</head><body>x</body></html>"},
};

static void
put(FILE *out, const char *text, int number, const char *filler)
{
    for (; *text; text++) {
        if (text[0] == '%' && text[1] == 'd')
            fprintf(out, "%d", number);
        else if (text[0] == '%' && text[1] == 's')
            fputs(filler, out);
        else
            fputc(text[0], out);
        text += text[0] == '%' && (text[1] == 'd' || text[1] == 's');
    }
}

static int
write_one(const char *folder, const struct overload *one, const char *filler)
{
    char *path = NULL;
    if (asprintf(&path, "%s/%s.%s", folder, one->name, formats[one->format].ending) < 0)
        return 1;
    FILE *out = fopen(path, "w");
    free(path);
    if (!out)
        return 1;
    fputs(formats[one->format].start, out);
    put(out, one->before, 0, filler);
    for (int i = 0; i < one->times; i++)
        put(out, one->piece, i, filler);
    put(out, one->after, 0, filler);
    fputs(formats[one->format].end, out);
    return fclose(out);
}

int
main(int argc, char **argv)
{
    char *filler = memory_alloc(LONG_BYTES + 1);
    int failed = argc != 2;
    memset(filler, 'p', LONG_BYTES);
    for (size_t i = 0; !failed && i < sizeof(all) / sizeof(all[0]); i++)
        failed = write_one(argv[1], &all[i], filler);
    memory_free(filler);
    if (failed)
        fprintf(stderr, "overload FOLDER: cannot write there\n");
    return failed;
}
