/* Dates in other vocabularies: calendars, warnings, and lists with columns. */
#include "test.h"

#include "formats/feed_reader.h"

#define RSS(items)                                                                                           \
    "<rss xmlns:ev='http://purl.org/rss/1.0/modules/event/' xmlns:x='urn:ietf:params:xml:ns:xcal' "          \
    "xmlns:cap='urn:oasis:names:tc:emergency:cap:1.2'><channel><title>T</title>"                             \
    "<language>en-us</language>" items "</channel></rss>"
#define ITEM(rest) RSS("<item><guid>1</guid><title>Tea</title>" rest "</item>")

static struct feed *
parsed(const char *document)
{
    struct feed_context context = {.limits = feed_limits_default()};
    enum reason_code why;
    struct feed *feed = feed_parse(str_from(document), &context, &why);
    assert_non_null(feed);
    assert_int_equal(feed->count, 1);
    return feed;
}

struct row {
    const char *document;
    enum kind kind;
    const char *from, *until, *on, *where, *text;
};

static void
assert_field(const struct item *item, enum field field, const char *expected)
{
    struct str found = item_text(item, field);
    if (!str_equal(found, str_from(expected)))
        fail_msg("%s is '%.*s' and not '%s'", field_name(field), STR_ARG(found), expected ? expected : "");
}

static void
check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct feed *feed = parsed(rows[i].document);
        const struct item *item = &feed->items[0];
        assert_string_equal(kind_name(item->kind), kind_name(rows[i].kind));
        assert_field(item, FIELD_FROM, rows[i].from);
        assert_field(item, FIELD_UNTIL, rows[i].until);
        assert_field(item, FIELD_ON, rows[i].on);
        assert_field(item, FIELD_WHERE, rows[i].where);
        if (rows[i].text)
            assert_str(item->text, rows[i].text);
        assert_str(item->title, "Tea");
        feed_destroy(feed);
    }
}

static void
events_are_upcoming_on_their_day(void **state)
{
    static const struct row rows[] = {
        {ITEM("<ev:startdate>2026-12-18T18:00:00+01:00</ev:startdate><ev:enddate>2026-12-18T22:00:00+01:00</"
              "ev:enddate>"
              "<ev:location>Gate 2</ev:location>"),
         KIND_UPCOMING, NULL, "2026-12-18T22:00:00+01:00", "2026-12-18T18:00:00+01:00", "Gate 2", NULL},
        {ITEM("<x:dtstart>20261218T180000Z</x:dtstart><x:location>Gate 2</x:location>"), KIND_UPCOMING, NULL,
         NULL, "2026-12-18T18:00:00Z", "Gate 2", NULL},
        /* whole days: the end is the day after the last one */
        {ITEM("<x:dtstart>20261204</x:dtstart><x:dtend>20261205</x:dtend>"), KIND_UPCOMING, NULL,
         "2026-12-04", "2026-12-04", NULL, NULL},
        {ITEM("<x:dtend>2027-01-01</x:dtend><x:dtstart>2026-12-30</x:dtstart>"), KIND_UPCOMING, NULL,
         "2026-12-31", "2026-12-30", NULL, NULL},
        {ITEM("<x:dtstart>20261204</x:dtstart><x:dtend>20261204</x:dtend>"), KIND_UPCOMING, NULL,
         "2026-12-04", "2026-12-04", NULL, NULL},
        {ITEM("<x:dtstart>20261204T180000Z</x:dtstart><x:dtend>20261205T000000Z</x:dtend>"), KIND_UPCOMING,
         NULL, "2026-12-05T00:00:00Z", "2026-12-04T18:00:00Z", NULL, NULL},
        {ITEM("<category>Kudos</category><ev:startdate>2026-12-18</ev:startdate>"), KIND_COMPLIMENT, NULL,
         NULL, "2026-12-18", NULL, NULL},
    };
    (void)state;
    check_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
warnings_begin_and_end_as_they_say(void **state)
{
    static const struct row rows[] = {
        {ITEM("<cap:onset>2026-11-28T09:00:00Z</cap:onset><cap:effective>2026-11-28T06:00:00Z</cap:effective>"
              "<cap:expires>2026-11-28T18:00:00Z</cap:expires>"),
         KIND_NEWS, "2026-11-28T06:00:00Z", "2026-11-28T18:00:00Z", NULL, NULL, NULL},
        {ITEM("<cap:onset>2026-11-28T09:00:00Z</cap:onset>"), KIND_NEWS, "2026-11-28T09:00:00Z", NULL, NULL,
         NULL, NULL},
    };
    (void)state;
    check_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
posts_of_a_list_are_taken_apart(void **state)
{
    static const struct row rows[] = {
        {ITEM("<description><![CDATA[<div><b>Title:</b> Tea</div>\n<div><b>Body:</b> <div class='x'><p>At "
              "<b>gate "
              "2</b>.</p></div></div>\n<div><b>Expires:</b> 12/4/2026</div>\n<div><b>Modified:</b> "
              "11/27/2026 8:00 "
              "AM</div><div><b>Team:</b> Safety</div>]]></description>"),
         KIND_NEWS, NULL, "2026-12-04", NULL, NULL, "At gate 2.\nTeam: Safety"},
        {ITEM("<description>Title: Tea Body: The canteen is closed: no soup. Expires: 11/30/2026 5:00 "
              "PM</description>"),
         KIND_NEWS, NULL, "2026-11-30T17:00", NULL, NULL, "The canteen is closed: no soup."},
        {ITEM("<description><![CDATA[<div><b>Title:</b> Tea</div><div><b>Location:</b> "
              "Hall</div><div><b>Start "
              "Time:</b> 12/18/2026 6:00 PM</div><div><b>Description:</b> Come</div>]]></description>"),
         KIND_UPCOMING, NULL, NULL, "2026-12-18T18:00", "Hall", "Come"},
        /* one of its dates shows the order of day and month of all; a category is one of the item */
        {ITEM("<language>en</language><description><![CDATA[<div><b>Body:</b> "
              "<div>Closed.</div></div><div><b>Expires:"
              "</b> 12/04/2026</div><div><b>Category:</b> Safety</div><div><b>Created:</b> 11/23/2026 8:12 "
              "AM</div>]]></description>"),
         KIND_NEWS, NULL, "2026-12-04", NULL, NULL, "Closed."},
        {ITEM("<description><![CDATA[<div><b>Body:</b> <div>Closed.</div></div><div><b>Expires:</b> "
              "04/12/2026</div><div><b>Created:</b> 23/11/2026 08:12</div>]]></description>"),
         KIND_NEWS, NULL, "2026-12-04", NULL, NULL, "Closed."},
        {ITEM("<description><![CDATA[<div><b>Cuerpo:</b> <div class='x'>Quedan 4 "
              "plazas.</div></div>]]></description>"),
         KIND_NEWS, NULL, NULL, NULL, NULL, "Quedan 4 plazas."},
        /* a text that only contains such words is kept */
        {ITEM("<description><![CDATA[<div><b>Text:</b> see the board.</div>]]></description>"), KIND_NEWS,
         NULL, NULL, NULL, NULL, "Text: see the board."},
        {ITEM("<description>We say: Title: that is what it is called.</description>"), KIND_NEWS, NULL, NULL,
         NULL, NULL, "We say: Title: that is what it is called."},
        {ITEM("<description><![CDATA[<p><b>Location:</b> Hall 3, at noon.</p>]]></description>"), KIND_NEWS,
         NULL, NULL, NULL, NULL, "Location: Hall 3, at noon."},
    };
    (void)state;
    check_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
lists_are_taken_apart_in_the_languages_of_their_sites(void **state)
{
    static const char *const names[][6] = {
        {"fr", "Corps", "Expire le", "Lieu", "Heure de début", "Créé par"},
        {"pl", "Treść", "Wygasa", "Lokalizacja", "Godzina rozpoczęcia", "Utworzone przez"},
        {"pt-br", "Corpo", "Expira em", "Localização", "Hora de Início", "Criado por"},
        {"sv", "Brödtext", "Förfaller", "Plats", "Starttid", "Skapad av"},
        {"fi", "Leipäteksti", "Vanhenee", "Sijainti", "Alkamisaika", "Tekijä"},
        {"cs", "Text", "Vyprší", "Umístění", "Čas zahájení", "Vytvořil"},
        {"el", "Κείμενο", "Λήξη", "Θέση", "Ώρα έναρξης", "Δημιουργήθηκε από"},
        {"tr", "Gövde", "Süre Sonu", "Konum", "Başlangıç Saati", "Oluşturan"},
        {"ru", "Текст", "Срок действия", "Расположение", "Время начала", "Кем создано"},
        {"he", "גוף", "תפוגה", "מיקום", "שעת התחלה", "נוצר על-ידי"},
        {"ja", "本文", "有効期限", "場所", "開始時刻", "登録者"},
        {"zh-CN", "正文", "到期日期", "位置", "开始时间", "创建者"},
        {"ko", "본문", "만료", "위치", "시작 시간", "만든 사람"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct arena *arena = arena_create(1 << 16);
        const char *const *name = names[i];
        const char *document =
            arena_printf(
                arena,
                "<rss><channel><title>T</title><language>%s</language><item><guid>1</guid><title>Tea</title>"
                "<description><![CDATA[<div><b>%s:</b> <div>Come.</div></div><div><b>%s:</b> 2026-12-20</div>"
                "<div><b>%s:</b> Hall 2</div><div><b>%s:</b> 2026-12-18 18:00</div><div><b>%s:</b> Ana</div>"
                "]]></description></item></channel></rss>",
                name[0], name[1], name[2], name[3], name[4], name[5])
                .ptr;
        struct row row = {document, KIND_UPCOMING, NULL, "2026-12-20", "2026-12-18 18:00", "Hall 2", "Come."};
        check_rows(&row, 1);
        arena_destroy(arena);
    }
}

#define NOW_MS INT64_C(1795433040000) /* 2026-11-23 11:24 UTC */

/* A calendar dates its posts with the day of the event. */
static void
a_publication_well_ahead_is_the_day_of_what_is_upcoming(void **state)
{
    static const struct {
        const char *category, *date, *on;
    } rows[] = {
        {"Agenda", "Fri, 18 Dec 2026 18:00:00 +0000", "2026-12-18T18:00:00Z"},
        {"Agenda", "Fri, 18 Dec 2026 00:00:00 +0000", "2026-12-18"},
        {"Agenda", "Mon, 23 Nov 2026 12:30:00 +0000", NULL}, /* a wrong clock */
        {"Agenda", "Fri, 20 Nov 2026 18:00:00 +0000", NULL},
        {"Sport", "Fri, 18 Dec 2026 18:00:00 +0000", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct arena *arena = arena_create(1 << 16);
        struct feed *feed = parsed(arena_printf(arena, ITEM("<category>%s</category><pubDate>%s</pubDate>"),
                                                rows[i].category, rows[i].date)
                                       .ptr);
        item_take_event_date(feed->arena, &feed->items[0], NOW_MS);
        assert_field(&feed->items[0], FIELD_ON, rows[i].on);
        assert_true((feed->items[0].published_s == TIME_NONE) == (rows[i].on != NULL));
        feed_destroy(feed);
        arena_destroy(arena);
    }
}

static void
a_title_names_the_day_of_what_is_upcoming(void **state)
{
    static const struct {
        const char *category, *title, *date, *on;
    } rows[] = {
        {"Agenda", "Tea on 18 December 2026, gate 2", "Mon, 16 Nov 2026 08:00:00 GMT", "2026-12-18"},
        {"Agenda", "18.12.2026: Tea", "Mon, 16 Nov 2026 08:00:00 GMT", "2026-12-18"},
        {"Agenda", "Le 18 décembre : thé", "Mon, 16 Nov 2026 08:00:00 GMT", "2026-12-18"},
        {"Agenda", "Tea, 7 January", "Mon, 16 Nov 2026 08:00:00 GMT", "2027-01-07"},
        {"Agenda", "Tea of 12 November 2026", "Mon, 16 Nov 2026 08:00:00 GMT", NULL},
        {"Agenda", "Tea for 12 in hall 3", "Mon, 16 Nov 2026 08:00:00 GMT", NULL},
        {"Agenda", "Tea 12/04/2026", "Mon, 16 Nov 2026 08:00:00 GMT", NULL},
        {"Sport", "Tea on 18 December 2026", "Mon, 16 Nov 2026 08:00:00 GMT", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct arena *arena = arena_create(1 << 16);
        struct feed *feed =
            parsed(arena_printf(arena,
                                RSS("<item><guid>1</guid><title>%s</title><category>%s</category>"
                                    "<pubDate>%s</pubDate></item>"),
                                rows[i].title, rows[i].category, rows[i].date)
                       .ptr);
        assert_field(&feed->items[0], FIELD_ON, rows[i].on);
        feed_destroy(feed);
        arena_destroy(arena);
    }
}

/* "Image" in an item without text is its topic. */
static void
a_category_makes_no_kind_that_the_item_has_nothing_for(void **state)
{
    static const struct row rows[] = {
        {ITEM("<category>Image</category><description>Our image in town.</description>"), KIND_NEWS, NULL,
         NULL, NULL, NULL, NULL},
        {ITEM("<category>Image</category><enclosure url='http://a.example/a.jpg' type='image/jpeg'/>"),
         KIND_PICTURE, NULL, NULL, NULL, NULL, NULL},
        {ITEM("<category>Sales</category><description>The team went bowling.</description>"), KIND_NEWS, NULL,
         NULL, NULL, NULL, NULL},
        {ITEM("<category>Sales</category><description>1,200 baskets.</description>"), KIND_FIGURE, NULL, NULL,
         NULL, NULL, NULL},
        {ITEM("<category>Restaurant</category><description>A new one opens in Bath.</description>"),
         KIND_NEWS, NULL, NULL, NULL, NULL, NULL},
        {ITEM("<category>Restaurant</category><description>&lt;ul>&lt;li>Soup&lt;li>Rice&lt;/ul></"
              "description>"),
         KIND_MENU, NULL, NULL, NULL, NULL, NULL},
    };
    (void)state;
    check_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_are_upcoming_on_their_day),
        cmocka_unit_test(warnings_begin_and_end_as_they_say),
        cmocka_unit_test(posts_of_a_list_are_taken_apart),
        cmocka_unit_test(lists_are_taken_apart_in_the_languages_of_their_sites),
        cmocka_unit_test(a_publication_well_ahead_is_the_day_of_what_is_upcoming),
        cmocka_unit_test(a_title_names_the_day_of_what_is_upcoming),
        cmocka_unit_test(a_category_makes_no_kind_that_the_item_has_nothing_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
