/* Feeds as content systems write them and as people type them (tests/cases): what a screen shows of each
 * item, what it leaves out, and what `check` reports. A file beside each folder has the expected
 * results, one section per feed. */
#include "check/linted.h"

#include <dirent.h>

#include "base/clock.h"
#include "formats/feed_reader.h"
#include "text/date.h"

#define FOLDER   "tests/cases"
#define NOW_MS   INT64_C(1795860000000) /* 2026-11-28 10:00 UTC */
#define ARENA    ((size_t)512 << 20)
#define FILE_MAX ((size_t)1 << 20)

static const enum field shown_fields[] = {FIELD_FROM, FIELD_UNTIL, FIELD_ON, FIELD_WHERE, FIELD_TO};

static struct str
read_file(struct arena *arena, const char *path)
{
    struct reason why = {.text = ""};
    struct str text = file_read(arena, path, FILE_MAX, &why);
    if (!text.ptr)
        fail_msg("%s: %s", path, why.text);
    return text;
}

static void
put_line(struct buf *out, const char *name, struct str text)
{
    if (!text.len)
        return;
    buf_printf(out, "%s: ", name);
    for (size_t i = 0; i < text.len; i++)
        buf_put(out, text.ptr[i] == '\n'   ? STR(" / ")
                     : text.ptr[i] == '\t' ? STR(" ")
                                           : str_slice(text, i, 1));
    buf_put_char(out, '\n');
}

static void
put_item(struct buf *out, struct arena *arena, const struct item *item, const struct clean_report *report)
{
    char date[DATE_TEXT_BYTES];
    put_line(out, "\ntitle", item->title.len ? item->title : STR("-"));
    put_line(out, "body", item->body);
    put_line(out, "kind", str_from(kind_name(item->kind)));
    put_line(out, "published",
             item->published_s == TIME_NONE ? STR_NONE : str_from(date_format(item->published_s, date)));
    put_line(out, "author", item->author);
    put_line(out, "picture", item->pictures.count ? item->pictures.items[0] : STR_NONE);
    for (size_t i = 0; i < sizeof(shown_fields) / sizeof(shown_fields[0]); i++) {
        struct str_list texts = item_texts(item, shown_fields[i]);
        struct str text = texts.count ? texts.items[0] : item_text(item, shown_fields[i]);
        put_line(out, field_name(shown_fields[i]), text);
    }
    for (size_t i = 0; report && i < report->count; i++)
        put_line(out, arena_printf(arena, "cut as %s", clean_reason_name(report->cuts[i].reason)).ptr,
                 report->cuts[i].text);
}

static void
put_wall(struct buf *out, struct arena *arena, struct str document)
{
    struct feed_context context = {.limits = feed_limits_default()};
    struct clean_options options = {.text = CLEAN_AUTO};
    enum reason_code why;
    struct feed *feed = feed_parse(document, &context, &why);
    if (!feed)
        return;
    for (int kind = 0; kind < KIND_COUNT; kind++)
        options.max_pages[kind] = 3;
    options.site = feed->title;
    struct clean_report *reports = arena_array(arena, feed->count, sizeof(*reports));
    put_line(out, "home", feed->url);
    feed_tidy(feed);
    for (size_t i = 0; i < feed->count; i++)
        item_take_event_date(feed->arena, &feed->items[i], NOW_MS);
    clean_feed(feed->arena, feed->items, feed->count, &options, reports);
    for (size_t i = 0; i < feed->count; i++)
        put_item(out, arena, &feed->items[i], &reports[i]);
    feed_destroy(feed);
}

static struct findings
check_at_now(struct arena *arena, struct str document, enum reason_language language)
{
    struct check_context context = linted_context(language);
    struct check_document asked = {.bytes = document};
    context.now.wall_ms = NOW_MS;
    return check_run(arena, &asked, &context);
}

static void
put_findings(struct buf *out, struct arena *arena, struct str document)
{
    struct findings findings = check_at_now(arena, document, REASON_ENGLISH);
    for (size_t i = 0; i < findings.count; i++)
        buf_printf(out, "%sfound: %s %s\n", i ? "" : "\n",
                   check_severity_name(findings.list[i].severity, REASON_ENGLISH), findings.list[i].rule);
}

/* Some finding contains the text, in each language. */
static void
assert_said(struct arena *arena, const char *name, struct str document, struct str text)
{
    for (enum reason_language language = 0; language < REASON_LANGUAGES; language++) {
        struct findings findings = check_at_now(arena, document, language);
        bool said = false;
        for (size_t i = 0; i < findings.count; i++)
            said = said || str_find(findings.list[i].what, text) != SIZE_MAX ||
                   str_find(findings.list[i].remedy, text) != SIZE_MAX;
        if (!said)
            fail_msg("%s: nothing says '%.*s' in language %d", name, STR_ARG(text), (int)language);
    }
}

/* Removes the lines "says: …" from the expected text. */
static struct str
take_said(struct arena *arena, const char *name, struct str document, struct str expected)
{
    struct buf rest;
    buf_init(&rest, FILE_MAX);
    while (expected.len) {
        struct str line = str_split(&expected, '\n');
        if (str_starts(line, STR("says: ")))
            assert_said(arena, name, document, str_slice(line, strlen("says: "), SIZE_MAX));
        else
            buf_printf(&rest, "%.*s\n", STR_ARG(line));
    }
    struct str text = arena_str(arena, str_trim(buf_str(&rest)));
    buf_finish(&rest);
    return text;
}

static void
check_case(const char *folder, const char *name, struct str expected)
{
    struct arena *arena = arena_create(ARENA);
    struct buf found;
    struct str document = read_file(arena, arena_printf(arena, FOLDER "/%s/%s", folder, name).ptr);
    expected = take_said(arena, name, document, expected);
    buf_init(&found, FILE_MAX);
    put_wall(&found, arena, document);
    put_findings(&found, arena, document);
    if (!str_equal(str_trim(buf_str(&found)), expected))
        fail_msg("%s/%s gives\n== %s\n%.*s\n", folder, name, name, STR_ARG(buf_str(&found)));
    buf_finish(&found);
    arena_destroy(arena);
}

static size_t
count_files(const char *folder)
{
    char path[256];
    size_t count = 0;
    snprintf(path, sizeof(path), FOLDER "/%s", folder);
    DIR *files = opendir(path);
    assert_non_null(files);
    for (const struct dirent *entry; (entry = readdir(files));)
        count += entry->d_name[0] != '.';
    closedir(files);
    return count;
}

static void
check_folder_of(const char *folder)
{
    struct arena *arena = arena_create(ARENA);
    struct str rest = read_file(arena, arena_printf(arena, FOLDER "/%s.expected", folder).ptr);
    size_t count = 0;
    while (rest.len) {
        size_t next = str_find(str_slice(rest, 1, SIZE_MAX), STR("\n== "));
        struct str section = str_slice(rest, 0, next == SIZE_MAX ? rest.len : next + 2);
        rest = str_slice(rest, section.len, SIZE_MAX);
        struct str name = str_slice(str_split(&section, '\n'), strlen("== "), SIZE_MAX);
        check_case(folder, arena_c(arena, name), section);
        count++;
    }
    assert_int_equal(count, count_files(folder));
    arena_destroy(arena);
}

static void
the_wall_shows_feeds_of_systems_as_they_are_meant(void **state)
{
    (void)state;
    check_folder_of("feeds");
}

static void
what_readers_of_feeds_stumble_over_is_read(void **state)
{
    (void)state;
    check_folder_of("parse");
}

static void
each_mistake_of_a_feed_that_was_typed_is_named_with_what_to_write(void **state)
{
    (void)state;
    check_folder_of("check");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_wall_shows_feeds_of_systems_as_they_are_meant),
        cmocka_unit_test(what_readers_of_feeds_stumble_over_is_read),
        cmocka_unit_test(each_mistake_of_a_feed_that_was_typed_is_named_with_what_to_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
