#include "test.h"

#include <stdio.h>

#include "base/utf8.h"
#include "text/decode.h"

static void
collect(void *context, struct str text)
{
    assert_true(utf8_valid(text));
    buf_put(context, text);
}

static void
check_in_pieces(struct str bytes, const char *type, const char *expected)
{
    for (size_t piece = 1; piece <= bytes.len + 1; piece += piece < 9 ? 1 : 97) {
        struct buf out;
        buf_init(&out, 10000);
        struct decode *decode = decode_create(str_from(type), collect, &out);
        for (size_t at = 0; at < bytes.len; at += piece)
            decode_push(decode, str_slice(bytes, at, piece));
        decode_finish(decode);
        decode_destroy(decode);
        assert_str(buf_str(&out), expected);
        buf_finish(&out);
    }
}

#define CHECK(bytes, type, expected) check_in_pieces(STR(bytes), type, expected)

static void
a_byte_order_mark_counts_most(void **state)
{
    (void)state;
    CHECK("\xEF\xBB\xBF<a>\xC3\xA9", "text/xml; charset=iso-8859-1", "<a>é");
    CHECK("\xFE\xFF\0<\0a\0>\0\xE9\xD8\x3D\xDE\0", "text/xml; charset=utf-8", "<a>é😀");
    CHECK("\xFF\xFE<\0a\0>\0\xE9\0", NULL, "<a>é");
    CHECK("\xFF\xFE\0\0<\0\0\0\xE9\0\0\0", NULL, "<é");
}

static void
wide_characters_show_without_a_mark(void **state)
{
    (void)state;
    CHECK("\0<\0a\0>\0\xE9", NULL, "<a>é");
    CHECK("<\0a\0>\0\xE9\0", NULL, "<a>é");
    CHECK("\0\0\0<\0\0\0\xE9", NULL, "<é");
    CHECK("{\0}\0", NULL, "{}");
}

static void
a_document_without_a_charset_is_guessed_where_it_cannot_be_western(void **state)
{
    (void)state;
    /* "Новости компании для сотрудников" in KOI8-R, likewise Shift_JIS */
    CHECK("<a>\xEE\xCF\xD7\xCF\xD3\xD4\xC9 \xCB\xCF\xCD\xD0\xC1\xCE\xC9\xC9 \xC4\xCC\xD1 "
          "\xD3\xCF\xD4\xD2\xD5\xC4\xCE\xC9\xCB\xCF\xD7",
          NULL, "<a>Новости компании для сотрудников");
    CHECK("<a>"
          "\x8E\xD0\x93\xE0\x83\x6A\x83\x85\x81\x5B\x83\x58\x82\xCC\x82\xA8"
          "\x92\x6D\x82\xE7\x82\xB9\x82\xC5\x82\xB7\x81\x42\x90\x56\x82\xB5"
          "\x82\xA2\x90\x48\x93\xB0\x82\xAA\x97\x88\x8F\x54\x82\xCC\x8C\x8E"
          "\x97\x6A\x93\xFA\x82\xC9\x8A\x4A\x82\xAB\x82\xDC\x82\xB7\x81\x42",
          NULL, "<a>社内ニュースのお知らせです。新しい食堂が来週の月曜日に開きます。");
    /* French, even in capitals, and few bytes of anything are windows-1252 */
    CHECK("<a>\xC9\xC8\xCA \xAB \xC9T\xC9 \xBB, D\xC9J\xC0 NO\xCBL : \x80 100 \x97 \xC0 BIENT\xD4T "
          "\xC0 GEN\xC8VE, \xC7\x41 VA, L\xC9GER, T\xCATE, FL\xDBTE, \xCELE, O\xD9, \x8CUVRE, A\xCF\x45UL",
          NULL,
          "<a>ÉÈÊ « ÉTÉ », DÉJÀ NOËL : € 100 — À BIENTÔT À GENÈVE, ÇA VA, LÉGER, TÊTE, FLÛTE, ÎLE, OÙ, "
          "ŒUVRE, AÏEUL");
    CHECK("<a>\xE9\xE8\xE0", NULL, "<a>éèà");
    /* UTF-8 with an invalid byte is still UTF-8 */
    CHECK("<a>Новости компании для сотрудников \xFF", NULL, "<a>Новости компании для сотрудников ÿ");
    /* a declaration has priority */
    CHECK("<?xml version='1.0' "
          "encoding='windows-1251'?>\xEE\xCF\xD7\xCF\xD3\xD4\xC9\xEE\xCF\xD7\xCF\xD3\xD4\xC9"
          "\xEE\xCF\xD7\xCF\xD3\xD4\xC9\xEE\xCF\xD7\xCF\xD3\xD4\xC9",
          NULL, "<?xml version='1.0' encoding='windows-1251'?>оПЧПУФЙоПЧПУФЙоПЧПУФЙоПЧПУФЙ");
}

static void
the_header_counts_more_than_the_declaration(void **state)
{
    (void)state;
    CHECK("<?xml version='1.0' encoding='koi8-r'?>\xE9", "text/xml; charset=windows-1251",
          "<?xml version='1.0' encoding='koi8-r'?>й");
    CHECK("<?xml version='1.0' encoding='koi8-r'?>\xE9", "text/xml",
          "<?xml version='1.0' encoding='koi8-r'?>И");
    CHECK("<?xml version='1.0' encoding = \"ISO-8859-15\"?>\xA4", NULL,
          "<?xml version='1.0' encoding = \"ISO-8859-15\"?>€");
    CHECK("<a>\xE9", "text/xml; charset='windows-1253'", "<a>ι");
}

static void
a_label_that_cannot_be_true_does_not_count(void **state)
{
    (void)state;
    CHECK("<?xml version='1.0' encoding='utf-16'?>\xC3\xA9", NULL,
          "<?xml version='1.0' encoding='utf-16'?>é");
    CHECK("<?xml version='1.0' encoding='cp037'?>\xC3\xA9", NULL, "<?xml version='1.0' encoding='cp037'?>é");
    CHECK("<?xml version='1.0' encoding='no-such'?>\xC3\xA9", NULL,
          "<?xml version='1.0' encoding='no-such'?>é");
    CHECK("<a>\xC3\xA9", "text/xml; charset=utf-7", "<a>é");
}

static void
latin_1_means_windows_1252(void **state)
{
    (void)state;
    CHECK("<?xml version='1.0' encoding='iso-8859-1'?>\x80\x92\xE9", NULL,
          "<?xml version='1.0' encoding='iso-8859-1'?>€’é");
    CHECK("<a>\x85\xE9", "text/xml; charset=us-ascii", "<a>…é");
    CHECK("<a>fin\xE9\xA0\xBB", "text/xml; charset=iso-8859-1", "<a>finé\u00A0»");
}

static void
labels_that_icu_does_not_know_mean_what_is_written_under_them(void **state)
{
    static const struct {
        const char *label, *bytes, *means;
    } rows[] = {
        {"hz-gb", "~{<:Ky2;~}", "己所不"},
        {"cp950", "\xA4\xA4\xA4\xE5", "中文"},
        {"Shift_JISX0213", "\x93\xFA\x96\x7B", "日本"},
        {"euc-jis-2004", "\xC6\xFC\xCB\xDC", "日本"},
        {"cp949", "\xC7\xD1\xB1\xDB", "한글"},
        {"iso-ir-166", "\xE4\xB7\xC2", "ไทย"},
        {"latin7", "\xE0\xF0", "ąš"},
        {"iso-8859-16", "\xC3\xEE", "Ăî"},
        {"kz-1048", "\xC0\xEF", "Ап"},
        {"csIBM858", "\x82\xD5", "é€"},
        {"cp866u", "\x80\xA0", "Аа"},
        {"cp1051", "\xC5", "é"},
        {"mac-iceland", "\x8E", "é"},
        {"850", "\x82", "é"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char type[64], bytes[64], means[64];
        snprintf(type, sizeof(type), "text/xml; charset=%s", rows[i].label);
        snprintf(bytes, sizeof(bytes), "<rss>%s", rows[i].bytes);
        snprintf(means, sizeof(means), "<rss>%s", rows[i].means);
        check_in_pieces(str_from(bytes), type, means);
    }
}

static void
utf_8_under_the_label_of_latin_1_is_seen(void **state)
{
    (void)state;
    CHECK("<a>d\xC3\xA9j\xC3\xA0 vu", "text/xml; charset=iso-8859-1", "<a>déjà vu");
}

static void
bytes_that_are_no_utf_8_are_windows_1252(void **state)
{
    (void)state;
    CHECK("<a>caf\xE9 \x93x\x94", NULL, "<a>café “x”");
    CHECK("<a>\xC3\xA9\xC3\xA9\xC3\xA9 caf\xE9.", "text/xml; charset=utf-8", "<a>ééé café.");
    CHECK("<a>d\xE9j\xE0 nouveaut\xE9\xA0\xBB.", "text/xml; charset=utf-8", "<a>déjà nouveauté\u00A0».");
    CHECK("<a>\xE9", NULL, "<a>é");
    CHECK("<a>\xF0\x9F\x98", NULL, "<a>ðŸ˜");
}

static void
invalid_characters_are_removed(void **state)
{
    (void)state;
    CHECK("<a>\x01\x7F"
          "b\0c\x1Bz\n\t",
          NULL, "<a>bcz\n\t");
    CHECK("<a>\xEF\xBF\xBF\xC0\x80\xED\xA0\x80x", NULL, "<a>x");
    CHECK("<a>\xED\xA0\xBD\xED\xB8\x80x", NULL, "<a>😀x");
    CHECK("<a>\xC2\x92\xC2\x80", NULL, "<a>’€");
}

static void
control_characters_stay_in_json_where_they_are_a_fault(void **state)
{
    (void)state;
    CHECK(" {\"a\": \"\x01\"}", NULL, " {\"a\": \"\x01\"}");
}

static void
ebcdic_says_which_one_it_is(void **state)
{
    (void)state;
    CHECK("\x4C\x6F\xA7\x94\x93\x40\xA5\x85\x99\xA2\x89\x96\x95\x7E\x7F\xF1\x4B\xF0\x7F\x6F\x6E", NULL,
          "<?xml version=\"1.0\"?>");
    /* in code page 1026 the quote is not where the others have it: <?xml version="1.0" encoding="cp1026"?>ğ
     */
    CHECK("\x4C\x6F\xA7\x94\x93\x40\xA5\x85\x99\xA2\x89\x96\x95\x7E\xFC\xF1\x4B\xF0\xFC\x40\x85\x95\x83\x96"
          "\x84\x89\x95\x87\x7E\xFC\x83\x97\xF1\xF0\xF2\xF6\xFC\x6F\x6E\x5A",
          NULL, "<?xml version=\"1.0\" encoding=\"cp1026\"?>Ğ");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_byte_order_mark_counts_most),
        cmocka_unit_test(wide_characters_show_without_a_mark),
        cmocka_unit_test(a_document_without_a_charset_is_guessed_where_it_cannot_be_western),
        cmocka_unit_test(the_header_counts_more_than_the_declaration),
        cmocka_unit_test(a_label_that_cannot_be_true_does_not_count),
        cmocka_unit_test(latin_1_means_windows_1252),
        cmocka_unit_test(labels_that_icu_does_not_know_mean_what_is_written_under_them),
        cmocka_unit_test(utf_8_under_the_label_of_latin_1_is_seen),
        cmocka_unit_test(bytes_that_are_no_utf_8_are_windows_1252),
        cmocka_unit_test(invalid_characters_are_removed),
        cmocka_unit_test(control_characters_stay_in_json_where_they_are_a_fault),
        cmocka_unit_test(ebcdic_says_which_one_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
