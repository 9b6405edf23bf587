#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "formats/feed_reader.h"
#include "feed/json.h"
#include "text/json_tree.h"

#define FOLDER     "tests/feed/cases"
#define FILE_BYTES ((size_t)4 * 1024 * 1024)

static bool
is_space(uint32_t code)
{
    return code == ' ' || (code >= 9 && code <= 13) || code == 0x85 || code == 0xA0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F ||
           code == 0x205F || code == 0x3000;
}

/* Trimmed, with single spaces. */
static struct str
squeeze(struct arena *arena, struct str text)
{
    struct buf out;
    bool space = false;
    buf_init(&out, text.len + 1);
    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at);
        if (is_space(code)) {
            space = out.len > 0;
            continue;
        }
        if (space)
            buf_put_char(&out, ' ');
        space = false;
        buf_put_code(&out, code);
    }
    struct str done = arena_str(arena, buf_str(&out));
    buf_finish(&out);
    return done;
}

/* "items[0].title" or "items.length" in a document; NULL when there is none, a length in *out_length. */
static const struct json *
dig(const struct json *at, struct str path, int64_t *out_length)
{
    *out_length = -1;
    while (path.len && at) {
        struct str part = str_split(&path, '.');
        struct str name = str_split(&part, '[');
        char key[64];
        int64_t index = 0;
        if (str_equal(name, STR("length"))) {
            *out_length = 0;
            for (const struct json *one = at->first; one; one = one->next)
                ++*out_length;
            return NULL;
        }
        snprintf(key, sizeof(key), "%.*s", STR_ARG(name));
        at = json_get(at, key);
        if (part.ptr && str_to_int(str_slice(part, 0, part.len - 1), &index))
            for (at = at ? at->first : NULL; at && index > 0; index--)
                at = at->next;
    }
    return at;
}

static bool
is_empty(const struct json *value)
{
    return !value || value->type == JSON_IS_NULL || (value->type == JSON_IS_TEXT && value->text.len == 0) ||
           (value->type == JSON_IS_ARRAY && !value->first);
}

static bool
is_one_of(struct arena *arena, struct str text, const struct json *list)
{
    text = squeeze(arena, text);
    for (const struct json *one = list->first; one; one = one->next)
        if (str_equal(text, one->text))
            return true;
    return false;
}

/* Each list of synonyms has one that is present. */
static bool
has_all(struct arena *arena, const struct json *there, const struct json *wanted)
{
    for (const struct json *synonyms = wanted->first; synonyms; synonyms = synonyms->next) {
        bool found = false;
        for (const struct json *one = there ? there->first : NULL; one && !found; one = one->next)
            found = is_one_of(arena, one->text, synonyms);
        if (!found)
            return false;
    }
    return true;
}

static bool
value_passes(struct arena *arena, const struct json *check, const struct json *value, int64_t length)
{
    const struct json *want = json_get(check, "want");
    struct str kind = json_get_text(check, "kind");
    char number[24];
    if (str_equal(kind, STR("absent")))
        return is_empty(value);
    if (str_equal(kind, STR("some")))
        return !is_empty(value);
    if (str_equal(kind, STR("has")))
        return has_all(arena, value, want);
    if (str_equal(kind, STR("count"))) {
        snprintf(number, sizeof(number), "%lld", (long long)length);
        return is_one_of(arena, str_from(number), want);
    }
    return is_one_of(arena, is_empty(value) ? STR("") : value->text, want);
}

/* Of several places the first that is not empty counts; with "any" one of them must match. */
static bool
check_passes(struct arena *arena, const struct json *check, const struct json *document)
{
    const struct json *value = NULL, *any = json_get(check, "any");
    int64_t length = -1;
    for (const struct json *at = json_get(check, "at")->first; at; at = at->next) {
        value = dig(document, at->text, &length);
        if (any && value_passes(arena, check, value, length))
            return true;
        if (!any && !is_empty(value))
            break;
    }
    return !any && value_passes(arena, check, value, length);
}

static struct str
print(struct arena *arena, const struct feed *feed)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    assert_true(feed_print_json(feed, NULL, out));
    fclose(out);
    struct str printed = arena_str(arena, (struct str){text, len});
    free(text);
    return printed;
}

static int
count_failures(struct arena *arena, const struct json *entry)
{
    struct feed_context context = {.limits = feed_limits_default(),
                                   .base = json_get_text(entry, "base"),
                                   .content_type = json_get_text(entry, "type")};
    enum reason_code code = REASON_NONE;
    struct str name = json_get_text(entry, "file");
    char *path = file_join(arena, FOLDER, arena_c(arena, name));
    struct feed *feed = feed_parse(file_read(arena, path, FILE_BYTES, NULL), &context, &code);
    int failures = json_get(entry, "feed")->yes != (feed != NULL);
    if (failures)
        print_error("%.*s: %s\n", STR_ARG(name),
                    feed ? "taken for a feed" : reason_code_words(code, REASON_ENGLISH));
    struct json *document = feed ? json_read(arena, print(arena, feed)) : NULL;
    for (const struct json *check = json_get(entry, "checks")->first; check && feed; check = check->next) {
        if (check_passes(arena, check, document))
            continue;
        print_error("%.*s: %.*s\n", STR_ARG(name), STR_ARG(json_get(check, "at")->first->text));
        failures++;
    }
    feed_destroy(feed);
    return failures;
}

static void
feeds_of_other_suites_give_what_their_authors_expect(void **state)
{
    (void)state;
    struct arena *arena = arena_create((size_t)64 * 1024 * 1024);
    struct str text = file_read(arena, FOLDER "/cases.json", FILE_BYTES, NULL);
    const struct json *cases = json_read(arena, text);
    int failures = 0, count = 0;
    assert_non_null(cases);
    for (const struct json *entry = cases->first; entry; entry = entry->next) {
        struct arena *scratch = arena_create((size_t)64 * 1024 * 1024);
        failures += count_failures(scratch, entry);
        count++;
        arena_destroy(scratch);
    }
    assert_true(count > 900);
    assert_int_equal(failures, 0);
    arena_destroy(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(feeds_of_other_suites_give_what_their_authors_expect),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
