#include "test.h"

#include "text/json_scan.h"

/* Notes each event as one letter and the text. */
static void
note(void *context, enum json_event event, struct str text)
{
    buf_put_char(context, "{[)ksntf0"[event]);
    buf_put(context, text);
}

static bool
scan_in_pieces(struct str text, size_t piece, struct buf *out)
{
    struct json_scan *scan = json_scan_create(8, 100, note, out);
    for (size_t at = 0; at < text.len; at += piece)
        json_scan_push(scan, str_slice(text, at, piece));
    bool good = json_scan_finish(scan);
    json_scan_destroy(scan);
    return good;
}

static void
a_document_reads_the_same_in_pieces_of_any_size(void **state)
{
    (void)state;
    struct str text = STR(
        " {\"a\": [1, -0.5e+3, true,false , null], \"b\\n\": \"\\u00e9\\u0000\\b\\ud83d\\ude00\xc3\xa9\", "
        "\"c\": {}, \"d\":[]} ");
    for (size_t piece = 1; piece <= text.len; piece++) {
        struct buf out;
        buf_init(&out, 1000);
        assert_true(scan_in_pieces(text, piece, &out));
        assert_str(buf_str(&out), "{ka[n1n-0.5e+3ttrueffalse0null)kb\nsé😀ékc{)kd[))");
        buf_finish(&out);
    }
}

static void
what_is_not_strict_is_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {"",
                                       "{",
                                       "[1,]",
                                       "{\"a\":1,}",
                                       "[01]",
                                       "[1.]",
                                       "[.5]",
                                       "[+1]",
                                       "['a']",
                                       "[a]",
                                       "[\"\t\"]",
                                       "[1 2]",
                                       "{\"a\" 1}",
                                       "{a: 1}",
                                       "[\"\\x\"]",
                                       "[\"\\u12\"]",
                                       "[1]]",
                                       "[1}",
                                       "[NaN]",
                                       "[1e]",
                                       "[True]",
                                       "[-]",
                                       "[\"a",
                                       "[1]x",
                                       "// c\n[1]",
                                       "[1,,2]",
                                       "[[[[[[[[[1]]]]]]]]]",
                                       "{1: 2}",
                                       "nul",
                                       "[\"a\"1]"};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf out;
        buf_init(&out, 1000);
        if (scan_in_pieces(str_from(rows[i]), 1, &out))
            fail_msg("'%s' was taken", rows[i]);
        buf_finish(&out);
    }
}

static void
half_a_surrogate_becomes_a_replacement(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out, 1000);
    assert_true(
        scan_in_pieces(STR("[\"\\ud83d\", \"\\ude00x\", \"\\ud83d\\ud83d\\ude00\", \"\\ud83dx\"]"), 3, &out));
    assert_str(buf_str(&out), "[s\uFFFDs\uFFFDxs\uFFFD😀s\uFFFDx)");
    buf_finish(&out);
}

static void
the_place_of_a_fault_is_known(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out, 1000);
    struct json_scan *scan = json_scan_create(8, 100, note, &out);
    assert_false(json_scan_push(scan, STR("{\n  \"é\": 1\n  \"b\": 2}")));
    size_t line = 0, column = 0;
    assert_int_equal(json_scan_position(scan, &line, &column), REASON_JSON_COMMA);
    assert_int_equal(line, 3);
    assert_int_equal(column, 3);
    json_scan_destroy(scan);
    buf_finish(&out);
}

static void
a_long_text_is_cut_at_a_character(void **state)
{
    (void)state;
    struct buf text, out;
    buf_init(&text, 4000);
    buf_init(&out, 4000);
    buf_put(&text, STR("\""));
    for (int i = 0; i < 500; i++)
        buf_put(&text, STR("é"));
    buf_put(&text, STR("\""));
    assert_true(scan_in_pieces(buf_str(&text), 7, &out));
    assert_true(out.len > 400 && out.len < 600);
    buf_finish(&text);
    buf_finish(&out);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_reads_the_same_in_pieces_of_any_size),
        cmocka_unit_test(what_is_not_strict_is_refused),
        cmocka_unit_test(half_a_surrogate_becomes_a_replacement),
        cmocka_unit_test(the_place_of_a_fault_is_known),
        cmocka_unit_test(a_long_text_is_cut_at_a_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
