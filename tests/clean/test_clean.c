#include "clean/cleaned.h"

static void
endings_that_only_link_are_gone(void **state)
{
    (void)state;
    assert_wall("<p>Use lift 2.</p><p><a class='more' href='https://x.example/9'>Read more</a></p>",
                "Use lift 2.");
    assert_wall("Am Montag kommen zwei. <a href='/1/'>Zum Rest dieser Meldung</a>", "Am Montag kommen zwei.");
    assert_wall("Le four est réparé. [<a href='/1/'>Lire la suite…</a>]", "Le four est réparé.");
    assert_wall("Вторая печь работает. Читать далее →", "Вторая печь работает.");
    assert_wall("月曜日から動きます。続きを読む", "月曜日から動きます。");
    assert_wall("Piec działa. Dowiedz się więcej: https://mill.example/a/b?c=1", "Piec działa.");
    assert_wall("<p>Gate 9 opens.</p><p>The post <a href='" HOME
                "1/'>Line 3 stops</a> appeared first on <a href='" HOME "'>Mill</a>.</p>",
                "Gate 9 opens.");
    assert_wall("<p>Porten åbner.</p><p>Indlægget <a href='" HOME
                "1/'>Line 3 stops</a> blev først set hos <a href='" HOME "'>Mill</a>.</p>",
                "Porten åbner.");
}

static void
a_sentence_that_says_something_stays(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "Bring your badge.\nRegister by Friday at the desk.",
        "Liebe Alle.\nAbmelden bitte bei Gudrun.",
        "Le parking ferme.\nSuite des travaux en janvier.",
        "We planted trees.\nShare this with your crew.",
        "Lock the doors.\nMore photos tomorrow…",
        "Read more books.",
        "Lunedì gnocchi.\nContinua la raccolta dei tappi.",
        "Ask [HR] for form [B12] {room 4}.",
        "Chapter 3.\nModifié par la direction, l’horaire change lundi.",
        "Photo: Samira Benali",
        "5 * 5 = 25 and file_name_2.xlsx",
        "Forks: 4 | Spoons: 3",
        "Comments go to Ruth until Friday.",
        "Tags: hang them on the hook.",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct buf html;
        buf_init(&html, 10000);
        for (const char *at = texts[i]; *at; at++)
            buf_put(&html, *at == '\n' ? STR("<br>") : (struct str){at, 1});
        assert_wall(buf_c(&html), texts[i]);
        buf_finish(&html);
    }
    assert_wall(
        "<p>Party on the 17th.</p><p><a href='https://f.example/s'>Sign up at the desk by Monday</a></p>",
        "Party on the 17th.\nSign up at the desk by Monday");
    assert_wall("<p>Ask <a href='mailto:a@mill.example'>Anna</a></p>", "Ask Anna");
    assert_wall("<a href='" HOME "1/'>Oven two is hot again.</a>", "Oven two is hot again.");
    assert_wall("<p>Two jobs.</p><p>Contact: <a href='mailto:jo@mill.example'>jo@mill.example</a></p>",
                "Two jobs.\nContact: jo@mill.example");
    assert_wall(
        "<p>Forms to bring:</p><ul><li><a href='/a'>Form A</a></li><li><a href='/b'>Form B</a></li></ul>",
        "Forms to bring:\nForm A\nForm B");
}

static void
what_belongs_to_the_page_is_gone(void **state)
{
    (void)state;
    assert_wall(
        "<p>Salt is at gate 1.</p><div class='sharedaddy x'><h3>Share this:</h3><ul><li><a href='a'>Facebook"
        "</a></li></ul></div><div id='jp-relatedposts'><h3>Related</h3></div>",
        "Salt is at gate 1.");
    assert_wall("<p>Snow.</p><p>Filed under: <a href='a'>Weather</a> Tagged: <a href='b'>snow</a></p>",
                "Snow.");
    assert_wall("<p>Snow.</p><p>12 likes · 3 comments</p><p>Filed under: Weather, the yard</p>", "Snow.");
    assert_wall("<p>Neige.</p><p>Étiquettes : météo, cour</p>", "Neige.");
    assert_wall("<p>Snow.</p><p>Tags: bring yours to gate 2.</p>", "Snow.\nTags: bring yours to gate 2.");
    assert_wall("<p>Kasse 2.</p><p>Tags: 8–18 Uhr</p>", "Kasse 2.\nTags: 8–18 Uhr");
    assert_wall("<p>Snow.</p><p>Category: B, C</p>", "Snow.\nCategory: B, C");
    assert_wall("<p>Tags: salt, sand</p>", "Tags: salt, sand");
    assert_wall("<p>Snow.</p><p>Voir : <a rel='tag' href='a'>météo</a>, <a rel='tag' href='b'>cour</a></p>",
                "Snow.");
    assert_wall(
        "<p>Fog.</p><p>Related posts</p><ul><li><a href='/2'>Rain</a></li><li><a href='/3'>Ice</a></li></ul>",
        "Fog.");
    assert_wall("<p>Page <b>edited</b> by <a href='u'>Jo Doe</a></p><p>Gate 2.</p><p><a href='v'>View "
                "Online</a> &middot; "
                "<a href='c'>Add Comment</a></p>",
                "Gate 2.");
    assert_wall("<p>Rain.</p><p>Photo by Jo on <a href='u'>Unsplash</a></p><p>Follow us on <a "
                "href='l'>LinkedIn</a> · "
                "<a href='t'>X</a></p>",
                "Rain.");
    assert_wall("<p>Gate <span class='screen-reader-text'>hidden</span>3 <b style='color:red;display: "
                "none'>no</b>opens.</p>"
                "<p hidden>no</p><p class='sr-only'>no<p>Come.</p>",
                "Gate 3 opens.\nCome.");
    assert_wall("<div class='hidden md:block'>Wide.</div>", "Wide.");
    assert_wall("<div class='sharing-buttons'><p>All of it is in here.</p></div>", "All of it is in here.");
    assert_wall("<p><i class='sr-only'>Never closed. All of this stays.</p>",
                "Never closed. All of this stays.");
}

static void
codes_nobody_replaced_are_gone(void **state)
{
    (void)state;
    assert_wall(
        "What a day! [gallery ids=\"1,2\"][caption id=\"a\"]The crew[/caption] [vc_row]Thanks.[/vc_row]",
        "What a day! The crew Thanks.");
    assert_wall("[embed]https://v.example/1[/embed] Look. {{ page.title }} {loadposition banner}", "Look.");
    assert_wall("Dear *|FNAME|*, the ###GATE### opens [node:title] {% if x %}now.", "Dear, the opens now.");
}

static void
markdown_reads_as_text(void **state)
{
    (void)state;
    struct cleaned cleaned =
        clean_with("{\"version\":\"https://jsonfeed.org/version/"
                   "1.1\",\"title\":\"M\",\"items\":[{\"id\":\"1\",\"title\":\"**Night** bus\","
                   "\"content_text\":\"## Stops\\n\\nAt *gate 4* or [the yard](https://m.example/y), "
                   "`now`.\\n\\n1. one\\n2. two\\n\\n"
                   "| a | b |\\n|---|---|\\n| c | d |\\n\\n---\\n![x](/x.jpg)\\n~~Monday~~ Tuesday, "
                   "snake_case and 2 * 3.\"}]}",
                   usual());
    assert_str(cleaned.feed->items[0].title, "Night bus");
    assert_str(cleaned.feed->items[0].body,
               "#\tStops\n\nAt gate 4 or the yard, now.\n\n1.\tone\n2.\ttwo\n\na · "
               "b\nc · d\n\nTuesday, snake_case and 2 * 3.");
    feed_destroy(cleaned.feed);
}

static void
of_an_address_its_host_is_shown(void **state)
{
    (void)state;
    assert_wall(
        "Sign up at https://www.in.mill.example/sites/hr/New.aspx?a=b&amp;c=d (gate 2), until Friday.",
        "Sign up at in.mill.example (gate 2), until Friday.");
    assert_wall("<p>Plan: <a href='https://in.mill.example/a/b'><span class='invisible'>https://</span><span>"
                "in.mill.example/a</span><span class='invisible'>/b</span></a></p>",
                "Plan: in.mill.example");
    struct cleaned cleaned = clean_with(
        "<item><guid>1</guid><description>RE: https://s.example/@other/99</description></item>", usual());
    assert_false(cleaned.feed->items[0].text.len);
    assert_false(cleaned.feed->items[0].body.len);
    feed_destroy(cleaned.feed);
}

static void
cut_texts_end_with_a_sentence(void **state)
{
    (void)state;
    assert_wall("The plan hangs at gate 2. The crew that rebuilt it will be on site all week to [&hellip;]",
                "The plan hangs at gate 2.");
    assert_wall("Gate 3 stays closed until Thursday because the crane that lifts the new [...]",
                "Gate 3 stays closed until Thursday because the crane that lifts the new…");
    assert_wall("On Tuesday we welcome forty visitors from the schools of the valley, who will see the",
                "On Tuesday we welcome forty visitors from the schools of the valley, who will see the…");
    assert_wall("Am 3. Dezember kommt Dr. Weiß mit z. B. zwei Gästen aus dem Werk in [...]",
                "Am 3. Dezember kommt Dr. Weiß mit z. B. zwei Gästen aus dem Werk in…");
    assert_wall("Gate 3 is closed. Use gate 2 until then", "Gate 3 is closed. Use gate 2 until then");
    assert_wall("The crane comes on Tuesday, and gate 3 opens again on Thursday morning. Bring boots! The",
                "The crane comes on Tuesday, and gate 3 opens again on Thursday morning. Bring boots!");
}

static void
of_several_updates_the_newest_is_shown(void **state)
{
    (void)state;
    assert_wall("<p><small>Nov <var>27</var>, <var>09:12</var> UTC</small><br><b>Resolved</b> - All work "
                "again.</p><p><small>"
                "Nov <var>27</var>, <var>08:02</var> UTC</small><br><b>Investigating</b> - Slow badges.</p>",
                "Nov 27, 09:12 UTC\nResolved - All work again.");
    assert_wall("<p>2026-11-27 08:02<br>Slow badges.</p><p>2026-11-27 09:12<br>All work again.</p>",
                "2026-11-27 09:12\nAll work again.");
    assert_wall("<p>Bus 12: 08:02<br>Bus 14: 09:12</p>", "Bus 12: 08:02\nBus 14: 09:12");
    /* headings above the times are removed with them */
    assert_wall(
        "<h3>Investigating</h3><p>28 Nov 2026 08:00 UTC</p><p>Mail is late.</p><h3>Fixed</h3><p>28 Nov 2026 "
        "10:00 UTC</p><p>Mail arrives.</p>",
        "Fixed\n28 Nov 2026 10:00 UTC\nMail arrives.");
}

static void
times_that_begin_lines_are_updates_when_they_have_passed(void **state)
{
    (void)state;
    assert_text_of(
        "<item><title>Netz</title><pubDate>Sun, 29 Nov 2026 10:00:00 GMT</pubDate><description>"
        "&lt;p&gt;Update 28.11.2026, 11:30 Uhr: Es läuft.&lt;/p&gt;&lt;p&gt;28.11.2026, 9:50 Uhr: Gestört."
        "&lt;/p&gt;</description></item>",
        "Update 28.11.2026, 11:30 Uhr: Es läuft.");
    assert_text_of("<item><title>Print</title><pubDate>Sun, 29 Nov 2026 10:00:00 GMT</pubDate><description>"
                   "&lt;p&gt;&lt;b&gt;2026-11-28 08:00 CET&lt;/b&gt; Printing "
                   "stopped.&lt;/p&gt;&lt;p&gt;&lt;b&gt;2026-11-28 "
                   "10:40 CET&lt;/b&gt; It prints.&lt;/p&gt;</description></item>",
                   "2026-11-28 10:40 CET It prints.");
    /* a report may continue after its item's date */
    assert_text_of(
        "<item><title>Tills</title><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate><description>"
        "&lt;p&gt;Nov 29, 07:40 UTC&lt;br&gt;Resolved - Tills work.&lt;/p&gt;&lt;p&gt;Nov 29, 06:55 "
        "UTC&lt;br&gt;Investigating - Tills are off.&lt;/p&gt;</description></item>",
        "Nov 29, 07:40 UTC\nResolved - Tills work.");
    assert_text_of(
        "<item><title>Stock</title><description>&lt;p&gt;THIS IS A SCHEDULED EVENT Dec 4, 06:00 - 08:00 "
        "UTC&lt;/p&gt;&lt;p&gt;Nov 27, 14:03 UTC&lt;br&gt;Scheduled - Stock is "
        "down.&lt;/p&gt;</description></item>",
        "THIS IS A SCHEDULED EVENT Dec 4, 06:00 - 08:00 UTC\nNov 27, 14:03 UTC\nScheduled - Stock is down.");
    /* a programme is not one */
    assert_text_of(
        "<item><title>Open day</title><pubDate>Sun, 29 Nov 2026 10:00:00 GMT</pubDate><description>"
        "&lt;p&gt;4 Dec 2026 09:00&lt;br&gt;Doors&lt;/p&gt;&lt;p&gt;4 Dec 2026 11:00&lt;br&gt;Tour&lt;/p&gt;"
        "</description></item>",
        "4 Dec 2026 09:00\nDoors\n4 Dec 2026 11:00\nTour");
    assert_text_of("<item><title>Tour</title><description>&lt;p&gt;4 Dec 2026 "
                   "09:00&lt;br&gt;Bath&lt;/p&gt;&lt;p&gt;5 Dec 2026 "
                   "09:00&lt;br&gt;Bristol&lt;/p&gt;</description></item>",
                   "4 Dec 2026 09:00\nBath\n5 Dec 2026 09:00\nBristol");
}

static void
what_the_title_says_and_the_name_of_the_site_are_not_said_again(void **state)
{
    (void)state;
    struct cleaned cleaned =
        clean_with("<item><title>Mill news: Gate 5 is open</title><description>&lt;h1&gt;Gate 5 is "
                   "open&lt;/h1&gt;&lt;p&gt;Go in."
                   "&lt;/p&gt;</description></item>"
                   "<item><title>Lift 4 works</title><description>Lift 4 works. Use it.</description></item>"
                   "<item><title>Gate 3 - closed</title><description>Gate 3 closed</description></item>"
                   "<item><title>Gate 4 - closed</title></item><item><title>Gate 5 - closed</title></item>",
                   usual());
    assert_str(cleaned.feed->items[0].title, "Gate 5 is open");
    assert_str(cleaned.feed->items[0].text, "Go in.");
    assert_str(cleaned.feed->items[1].text, "Lift 4 works. Use it.");
    assert_str(cleaned.feed->items[2].title, "Gate 3 - closed");
    assert_false(cleaned.feed->items[2].text.len);
    feed_destroy(cleaned.feed);
}

static void
placeholders_of_content_systems_are_marked(void **state)
{
    (void)state;
    struct cleaned cleaned = clean_with(
        "<item><title>Protected: Salaries</title><description>There is no excerpt because this is a "
        "protected post."
        "</description></item>"
        "<item><title>Hello world!</title><description>Welcome to WordPress. This is your first post. Edit "
        "or delete "
        "it.</description></item>"
        "<item><title>Passwords</title><description>This week every password changes.</description></item>",
        usual());
    assert_true(cleaned.feed->items[0].placeholder);
    assert_false(cleaned.feed->items[0].title.len);
    assert_true(cleaned.feed->items[1].placeholder);
    assert_false(cleaned.feed->items[2].placeholder);
    feed_destroy(cleaned.feed);
}

static void
the_configuration_names_what_else_to_leave_out(void **state)
{
    (void)state;
    struct clean_options options = usual();
    options.cut = "[intern] | Sent by the portal | Legal notice* ";
    struct cleaned cleaned = clean_with("<item><title>[intern] Gate 3</title><description>&lt;p&gt;Open. "
                                        "Sent by the portal&lt;/p&gt;&lt;p&gt;Legal "
                                        "notice: none of it.&lt;/p&gt;</description></item>",
                                        options);
    assert_str(cleaned.feed->items[0].title, "Gate 3");
    assert_str(cleaned.feed->items[0].text, "Open.");
    assert_int_equal(cleaned.reports[0].count, 3);
    feed_destroy(cleaned.feed);
}

/* So many paragraphs of sixty words. */
static void
put_long(struct buf *out, int paragraphs)
{
    for (int i = 0; i < paragraphs * 4; i++)
        buf_printf(out, "%sOn day %d the crew opens the roof and takes out the old bricks one by one.%s",
                   i % 4 ? " " : "<p>", i, i % 4 == 3 ? "</p>" : "");
}

/* The first has an excerpt and a link, the second neither. */
static struct cleaned
clean_long(struct clean_options options)
{
    struct buf items;
    buf_init(&items, 100000);
    buf_put(&items,
            STR("<item><title>Roof</title><link>" HOME
                "2</link><description>Hall four stands still for nine days.</description><content:encoded "
                "xmlns:content='http://purl.org/rss/1.0/modules/content/'><![CDATA["));
    put_long(&items, 8);
    buf_put(&items, STR("]]></content:encoded></item><item><title>Kiln</title><description><![CDATA["));
    put_long(&items, 8);
    buf_put(&items, STR("]]></description></item>"));
    struct cleaned cleaned = clean_with(buf_c(&items), options);
    buf_finish(&items);
    return cleaned;
}

static void
a_long_text_is_shown_at_a_glance(void **state)
{
    (void)state;
    struct clean_options options = usual();
    struct cleaned cleaned = clean_long(options);
    assert_str(cleaned.feed->items[0].text, "Hall four stands still for nine days.");
    assert_non_null(cleaned.feed->items[0].fields[FIELD_QR]);
    assert_true(clean_words(cleaned.feed->items[1].text) <= (size_t)3 * CLEAN_PAGE_WORDS);
    assert_true(clean_words(cleaned.feed->items[1].text) >= (size_t)2 * CLEAN_PAGE_WORDS);
    assert_true(str_ends(cleaned.feed->items[1].text, STR("by one.")));
    assert_null(cleaned.feed->items[1].fields[FIELD_QR]);
    feed_destroy(cleaned.feed);
    options.text = CLEAN_FULL;
    cleaned = clean_long(options);
    assert_int_equal(cleaned.reports[0].count, 0);
    feed_destroy(cleaned.feed);
    options.text = CLEAN_TITLE;
    cleaned = clean_long(options);
    assert_false(cleaned.feed->items[0].text.len);
    assert_false(cleaned.feed->items[0].body.len);
    feed_destroy(cleaned.feed);
}

static void
among_ten_items_a_long_one_has_one_page(void **state)
{
    (void)state;
    struct buf items;
    buf_init(&items, 100000);
    buf_put(&items, STR("<item><title>Kiln</title><description><![CDATA["));
    put_long(&items, 2);
    buf_put(&items, STR("]]></description></item>"));
    for (int i = 0; i < 9; i++)
        buf_printf(&items, "<item><title>Short %d</title><description>Soup %d.</description></item>", i, i);
    struct cleaned cleaned = clean_with(buf_c(&items), usual());
    size_t words = clean_words(cleaned.feed->items[0].text);
    clean_round(cleaned.feed->arena, cleaned.feed->items, 9, NULL);
    assert_int_equal(clean_words(cleaned.feed->items[0].text), words);
    clean_round(cleaned.feed->arena, cleaned.feed->items, 10, cleaned.reports);
    assert_true(clean_words(cleaned.feed->items[0].text) <= CLEAN_PAGE_WORDS);
    assert_true(str_ends(cleaned.feed->items[0].text, STR("by one.")));
    assert_int_equal(cleaned.reports[0].cuts[cleaned.reports[0].count - 1].reason, CLEAN_LENGTH);
    feed_destroy(cleaned.feed);
    buf_finish(&items);
}

static void
a_shortened_text_never_ends_with_a_heading(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1 << 20);
    struct item item = {
        .body = STR("One two three four five six.\n\n#\tShoes\n\nOnly the winter sole counts here today."),
        .url = STR("https://m.example/1")};
    struct item shorter = clean_shorten(arena, &item, 13);
    assert_str(shorter.body, "One two three four five six.");
    assert_non_null(shorter.fields[FIELD_QR]);
    item.body = STR("One two three four five six seven eight nine ten eleven");
    assert_str(clean_shorten(arena, &item, 5).body, "One two three four five…");
    item.body = STR("1.\tOne two three four five.\n2.\tSix seven eight nine ten eleven twelve.");
    assert_str(clean_shorten(arena, &item, 11).body, "1.\tOne two three four five.");
    arena_destroy(arena);
}

static void
cleaning_keeps_the_hash_of_an_item(void **state)
{
    (void)state;
    struct clean_options options = usual();
    struct cleaned cleaned = clean_long(options);
    struct item *item = &cleaned.feed->items[0];
    uint64_t hash = item_hash(item);
    item->hash = 0;
    assert_true(item_hash(item) != hash);
    feed_destroy(cleaned.feed);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(endings_that_only_link_are_gone),
        cmocka_unit_test(a_sentence_that_says_something_stays),
        cmocka_unit_test(what_belongs_to_the_page_is_gone),
        cmocka_unit_test(codes_nobody_replaced_are_gone),
        cmocka_unit_test(markdown_reads_as_text),
        cmocka_unit_test(of_an_address_its_host_is_shown),
        cmocka_unit_test(cut_texts_end_with_a_sentence),
        cmocka_unit_test(of_several_updates_the_newest_is_shown),
        cmocka_unit_test(times_that_begin_lines_are_updates_when_they_have_passed),
        cmocka_unit_test(what_the_title_says_and_the_name_of_the_site_are_not_said_again),
        cmocka_unit_test(placeholders_of_content_systems_are_marked),
        cmocka_unit_test(the_configuration_names_what_else_to_leave_out),
        cmocka_unit_test(a_long_text_is_shown_at_a_glance),
        cmocka_unit_test(among_ten_items_a_long_one_has_one_page),
        cmocka_unit_test(a_shortened_text_never_ends_with_a_heading),
        cmocka_unit_test(cleaning_keeps_the_hash_of_an_item),
    };
    return cmocka_run_group_tests_name("clean", tests, NULL, NULL);
}
