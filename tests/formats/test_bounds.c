/* Embargoes, ends and dates of publication in each format. */
#include "test.h"

#include "base/zone.h"
#include "formats/feed_reader.h"

#define JSON(members)                                                                                        \
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": \"1\", " members "}]}"
#define OURS(fields) JSON("\"title\": \"T\", \"_breakroom\": {" fields "}")
#define RSS(inside)                                                                                          \
    "<rss xmlns:b='urn:breakroom:1' xmlns:t='http://purl.org/dc/terms/' "                                    \
    "xmlns:p='http://prismstandard.org/namespaces/basic/2.0/' "                                              \
    "xmlns:ev='http://purl.org/rss/1.0/modules/event/'><channel><item><title>T</title>" inside               \
    "</item></channel></rss>"
#define ATOM(inside)                                                                                         \
    "<feed xmlns='http://www.w3.org/2005/Atom' "                                                             \
    "xmlns:b='urn:breakroom:1'><entry><id>1</id><title>T</title>" inside "</entry></feed>"

static struct feed *
parsed(const char *document, struct zone *zone)
{
    enum reason_code why = REASON_NONE;
    struct feed_context context = {.limits = feed_limits_default(), .zone = zone};
    struct feed *feed = feed_parse(str_from(document), &context, &why);
    if (!feed)
        fail_msg("'%s': %s", document, reason_code_words(why, REASON_ENGLISH));
    assert_int_equal(feed->count, 1);
    return feed;
}

struct row {
    const char *document, *text; /* the value of the field; "": none, "?": a text that is not a date */
};

static void
check_field(enum field field, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct feed *feed = parsed(rows[i].document, NULL);
        bool bad = item_date_unreadable(&feed->items[0], field);
        struct str text = bad ? STR("?") : item_text(&feed->items[0], field);
        if (!str_equal(text, str_from(rows[i].text)))
            print_error("%s has '%.*s'\n", rows[i].document, STR_ARG(text));
        assert_true(str_equal(text, str_from(rows[i].text)));
        feed_destroy(feed);
    }
}

static void
an_embargo_is_read_from_each_format_and_never_lost(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {OURS("\"from\": \"2027-01-04\""), "2027-01-04"},
        {OURS("\"from\": \"2027-01-04T14:00\""), "2027-01-04T14:00"},
        {OURS("\"from\": \"Mon, 04 Jan 2027 14:00\""), "2027-01-04T14:00:00"},
        {OURS("\"from\": 20270104"), "2027-01-04"},
        {OURS("\"from\": \"04/01/2027\""), "?"},
        {OURS("\"from\": \"demain\""), "?"},
        {OURS("\"from\": {}"), "?"},
        {OURS("\"from\": {\"date\": \"2020-01-01\"}"), "?"},
        {OURS("\"from\": []"), "?"},
        {OURS("\"from\": [\"2020-01-01\"]"), "?"},
        {OURS("\"from\": 4"), "?"},
        {OURS("\"from\": true"), "?"},
        {OURS("\"from\": \"\""), ""},
        {OURS("\"from\": \" \\n\""), ""},
        {OURS("\"from\": null"), ""},
        {OURS("\"From\": \"2027-01-04\""), "2027-01-04"},
        {OURS("\"FROM\": \"demain\""), "?"},
        {JSON("\"title\": \"T\", \"from\": \"2027-01-04\""), "2027-01-04"},
        {JSON("\"title\": \"T\", \"from\": \"Awa\""), ""},
        {JSON("\"title\": \"T\", \"from\": \"2027-01-04 25:00\""), "?"},
        {JSON("\"title\": \"T\", \"from\": \"04/01/2027\""), "?"},
        {RSS("<b:from>2027-01-04T14:00</b:from>"), "2027-01-04T14:00"},
        {RSS("<b:from>Mon, 04 Jan 2027 14:00</b:from>"), "2027-01-04T14:00:00"},
        {RSS("<b:from>Mon, 04 Jan 2027 14:00:00 +0100</b:from>"), "2027-01-04T13:00:00Z"},
        {RSS("<b:from>demain</b:from>"), "?"},
        {RSS("<b:from> </b:from>"), ""},
        {RSS("<t:valid>start=2027-01-04T14:00; end=2027-02-01</t:valid>"), "2027-01-04T14:00"},
        {RSS("<t:valid>start=demain; end=2027-02-01</t:valid>"), "?"},
        {RSS("<t:valid>end=2027-02-01</t:valid>"), ""},
        {RSS("<t:valid>2027-01-04/2027-02-01</t:valid>"), "2027-01-04"},
        {RSS("<p:embargoDate>2027-01-04 14:00</p:embargoDate>"), "2027-01-04 14:00"},
        {RSS("<p:embargoDate>4.1.27</p:embargoDate>"), "?"},
        {ATOM("<b:from>2027-01-04</b:from>"), "2027-01-04"},
        {ATOM("<b:from>bald</b:from>"), "?"},
    };
    check_field(FIELD_FROM, rows, sizeof(rows) / sizeof(rows[0]));
}

static void
ends_and_days_of_publication_are_read_likewise(void **state)
{
    (void)state;
    static const struct row until[] = {
        {OURS("\"until\": \"ce soir\""), "?"},
        {RSS("<p:expirationDate>2027-02-01T18:00</p:expirationDate>"), "2027-02-01T18:00"},
        {RSS("<p:expirationDate>Mon, 01 Feb 2027 18:00:00 GMT</p:expirationDate>"), "2027-02-01T18:00:00Z"},
        {RSS("<ev:enddate>Mon, 01 Feb 2027 18:00</ev:enddate>"), "2027-02-01T18:00:00"},
        {RSS("<t:valid>2027-01-04/2027-02-01</t:valid>"), "2027-02-01"},
    };
    static const struct row on[] = {
        {RSS("<ev:startdate>2027-02-01 18:00:00</ev:startdate>"), "2027-02-01 18:00:00"},
        {RSS("<ev:startdate>Mon, 01 Feb 2027</ev:startdate>"), "2027-02-01"},
        {OURS("\"kind\": \"upcoming\", \"on\": \"soon\""), ""},
    };
    static const struct row public_on[] = {
        {OURS("\"public_on\": \"04/01/2027\""), "?"},
        {JSON("\"title\": \"T\", \"public_on\": \"bientot\""), "?"},
        {OURS("\"public-on\": \"2027-02-15\""), "2027-02-15"},
        {OURS("\"publicOn\": \"2027-02-15\""), "2027-02-15"},
        {RSS("<b:public_on>bientot</b:public_on>"), "?"},
    };
    check_field(FIELD_UNTIL, until, sizeof(until) / sizeof(until[0]));
    check_field(FIELD_ON, on, sizeof(on) / sizeof(on[0]));
    check_field(FIELD_PUBLIC_ON, public_on, sizeof(public_on) / sizeof(public_on[0]));
}

static void
dates_of_publication_without_a_zone_are_of_the_zone_that_is_given(void **state)
{
    (void)state;
    static const struct {
        const char *document, *paris, *utc;
    } rows[] = {
        {JSON("\"title\": \"T\", \"date_published\": \"2027-07-04T14:00:00\""), "2027-07-04T12:00:00Z",
         "2027-07-04T14:00:00Z"},
        {JSON("\"title\": \"T\", \"date_published\": \"2027-01-04 14:00\""), "2027-01-04T13:00:00Z",
         "2027-01-04T14:00:00Z"},
        {JSON("\"title\": \"T\", \"date_published\": \"2027-01-04T14:00+05:00\""), "2027-01-04T09:00:00Z",
         "2027-01-04T09:00:00Z"},
        {RSS("<pubDate>Mon, 04 Jan 2027 14:00:00</pubDate>"), "2027-01-04T13:00:00Z", "2027-01-04T14:00:00Z"},
        {RSS("<pubDate>Mon, 04 Jan 2027 14:00:00 GMT</pubDate>"), "2027-01-04T14:00:00Z",
         "2027-01-04T14:00:00Z"},
        {RSS("<pubDate>Sun, 31 Oct 2027 02:30</pubDate>"), "2027-10-31T00:30:00Z", "2027-10-31T02:30:00Z"},
        {RSS("<pubDate>1799000000</pubDate>"), "2027-01-03T18:13:20Z", "2027-01-03T18:13:20Z"},
        {ATOM("<published>2027-01-04</published>"), "2027-01-03T23:00:00Z", "2027-01-04T00:00:00Z"},
    };
    struct zone *paris = zone_create("Europe/Paris");
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct feed *there = parsed(rows[i].document, paris), *utc = parsed(rows[i].document, NULL);
        assert_int_equal(there->items[0].published_s * 1000, test_time(rows[i].paris));
        assert_int_equal(utc->items[0].published_s * 1000, test_time(rows[i].utc));
        /* an item keeps its identity when the screen moves to another time zone */
        assert_true(str_equal(there->items[0].key, utc->items[0].key));
        feed_destroy(there);
        feed_destroy(utc);
    }
    zone_destroy(paris);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_embargo_is_read_from_each_format_and_never_lost),
        cmocka_unit_test(ends_and_days_of_publication_are_read_likewise),
        cmocka_unit_test(dates_of_publication_without_a_zone_are_of_the_zone_that_is_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
