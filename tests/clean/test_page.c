/* What pages, mails and content systems add to texts, and codes and signs within them. */
#include "clean/cleaned.h"

struct shown {
    const char *html, *text;
};

static void
assert_all(const struct shown *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_wall(rows[i].html, rows[i].text);
}

/* Of a feed without other items; the caller destroys its feed. */
static struct cleaned
clean_post(const char *title, const char *text)
{
    struct buf item;
    buf_init(&item, 10000);
    buf_printf(&item, "<item><title>%s</title><description>%s</description></item>", title, text);
    struct cleaned cleaned = clean_with(buf_c(&item), usual());
    buf_finish(&item);
    return cleaned;
}

#define ASSERT_ALL(rows) assert_all(rows, sizeof(rows) / sizeof((rows)[0]))

static void
lines_about_the_page_are_gone(void **state)
{
    (void)state;
    static const struct shown rows[] = {
        {"<p><a href='" HOME "'>Home</a> &gt; <a href='" HOME
         "n/'>News</a> &gt; Line 3 stops</p><p>Use lift 2.</p>",
         "Use lift 2."},
        {"<p>12 November 2026 | 3 min read | by Admin</p><p>Use lift 2.</p>", "Use lift 2."},
        {"<p>Lesezeit: 2 Minuten</p><p>Lift 2 fährt.</p>", "Lift 2 fährt."},
        {"<p>Prenez l’ascenseur 2.</p><p>Dernière mise à jour : 12/11/2026</p>", "Prenez l’ascenseur 2."},
        {"<p>Publié le 24/11/2026 par Direction de la communication</p><p>Prenez l’ascenseur 2.</p><p>👍 12 "
         "J’aime - 💬 3 commentaires</p>",
         "Prenez l’ascenseur 2."},
        {"<p>Posted on 24 November 2026 by Jane Doe</p><p>Use lift 2.</p>", "Use lift 2."},
        {"<p>Posted by Jane Doe on 24 November 2026</p><p>Use lift 2.</p>", "Use lift 2."},
        {"<p>Veröffentlicht am 24.11.2026 von Jana Kühn</p><p>Lift 2 fährt.</p>", "Lift 2 fährt."},
        {"<p>Use lift 2.</p><p>Originally published at mill.example</p>", "Use lift 2."},
        {"<p>Use lift 2.</p><p>1,204 views · 12 likes · 3 comments</p>", "Use lift 2."},
        {"<p>Use lift 2.</p><p>Tags: <a href='/tag/lift'>lift</a></p><p>#lift #hall</p>", "Use lift 2."},
        {"<p><a href='/p'>Print</a> <a href='/m'>Send to a friend</a></p><p>Use lift 2.</p>", "Use lift 2."},
        {"<p>Use lift 2.</p><p>Was this article helpful? <a href='#y'>Yes</a> <a href='#n'>No</a></p>",
         "Use lift 2."},
        {"<p>Use lift 2.</p><p><a href='" HOME "0/'>← Previous: Gate</a> | <a href='" HOME
         "2/'>Next: Tea →</a></p>",
         "Use lift 2."},
        {"<p>Use lift 2.</p><h3>You might also like</h3><ul><li><a href='" HOME
         "9/'>Tea</a> 3 days ago</li></ul>",
         "Use lift 2."},
        {"<p>Use lift 2.</p><p>Share this:</p><ul><li>Click to share on Facebook (Opens in new "
         "window)</li></ul>"
         "<p>Like this:</p><p>Like Loading...</p>",
         "Use lift 2."},
        {"<p>Use lift 2.</p><p>You are receiving this email because you work here.<br><a "
         "href='x'>Unsubscribe</a></p>"
         "<p>© 2026 Mill. All rights reserved.</p><p>Mill Ltd, 1 High Street, Bath</p>",
         "Use lift 2."},
        {"<p>Use lift 2.</p><template><p>Row</p></template>", "Use lift 2."},
        {"<p>Use lift 2.</p><p>Copyright © 2026 Mill, All rights reserved.</p><p>Our mailing address "
         "is:<br>Mill, 1 High "
         "Street, Bath</p><p>Want to change how you receive these emails?</p>",
         "Use lift 2."},
        {"<span class='field field--name-title'>Line 3 stops</span><span class='field "
         "field--name-uid'>jsmith</span>"
         "<div class='field--name-body'><p>Use lift 2.</p></div><ul><li><a href='/n#c'>Add new "
         "comment</a></li></ul>",
         "Use lift 2."},
        {"<p>Lift 2 fährt.</p><p><a href='/news/'>Zurück</a></p>", "Lift 2 fährt."},
        {"<h4>Up and down</h4><p>Photo by <a href='https://u.example/x'>Ed</a> on Unsplash</p><p>Use lift "
         "2.</p>",
         "Up and down\nUse lift 2."},
        {"<p>Use lift 2.</p><p>Add your text here.</p>", "Use lift 2."},
        {"<p>Use lift 2.</p><div><span>👍 34</span></div>", "Use lift 2."},
        {"<p>Use lift 2.</p><p>Ten artykuł pochodzi z serwisu Mill.</p>", "Use lift 2."},
        {"<p style='font-size:0;line-height:0'>Spacer</p><p>Use lift 2.</p><p "
         "style='position:absolute;left:-9999px'>x</p>",
         "Use lift 2."},
        {"<?xml:namespace prefix = o ns = 'urn:x' /><p>Use lift 2.</p><?php echo '<p>'; ?><p>Or 3.</p>",
         "Use lift 2.\nOr 3."},
    };
    ASSERT_ALL(rows);
}

static void
last_links_that_say_nothing_are_gone(void **state)
{
    (void)state;
    static const struct shown rows[] = {
        {"<p>Use lift 2.</p><p><a href='" HOME "1/'>→</a></p>", "Use lift 2."},
        {"<p>Prenez l’ascenseur 2.</p><p><a href='https://c.example/'>Cliquez ici</a></p>",
         "Prenez l’ascenseur 2."},
        {"<p>Výtah 2 jede. <a href='https://c.example/'>Číst dál »</a></p>", "Výtah 2 jede."},
    };
    ASSERT_ALL(rows);
}

/* A title that a system cut from the beginning of the text is replaced by complete sentences. */
static void
a_title_that_breaks_off_in_the_text_is_its_first_sentence(void **state)
{
    static const struct {
        const char *title, *text, *shown_title, *shown_text;
    } rows[] = {
        {"Waffles again from Monday! Come and taste in...",
         "Waffles again from Monday! Come and taste in our shop in Gent.", "Waffles again from Monday!",
         "Come and taste in our shop in Gent."},
        {"Thanks to all who helped on Saturday…", "Thanks to all who helped on Saturday. 400 came.",
         "Thanks to all who helped on Saturday.", "400 came."},
        {"The oven that came on Tuesday bakes…", "The oven that came on Tuesday bakes a third faster.", "",
         "The oven that came on Tuesday bakes a third faster."},
        {"And the winner is…", "And the winner of the week: Ana.", "And the winner is…",
         "And the winner of the week: Ana."},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct cleaned cleaned = clean_post(rows[i].title, rows[i].text);
        struct str title = cleaned.feed->items[0].title;
        assert_str(title.ptr ? title : STR(""), rows[i].shown_title);
        assert_str(cleaned.feed->items[0].text, rows[i].shown_text);
        feed_destroy(cleaned.feed);
    }
}

/* The same words with a meaning. */
static void
lines_that_only_look_so_stay(void **state)
{
    (void)state;
    static const struct shown rows[] = {
        {"<p>Posted on the board on Monday by ten: the rota.</p><p>Use lift 2.</p>",
         "Posted on the board on Monday by ten: the rota.\nUse lift 2."},
        {"<p>By Friday, 24 November 2026</p><p>Hand in the keys.</p>",
         "By Friday, 24 November 2026\nHand in the keys."},
        {"<p>4 December 2026 | 14:00</p><p>Party.</p>", "4 December 2026 | 14:00\nParty."},
        {"<p>4 December 2026</p><p>Party.</p>", "4 December 2026\nParty."},
        {"<p>Party.</p><p>12 cakes · 3 bands</p>", "Party.\n12 cakes · 3 bands"},
        {"<p>Won.</p><p>#1 in sales</p>", "Won.\n#1 in sales"},
        {"<p>Ring us.</p><p>📞 4412</p>", "Ring us.\n📞 4412"},
        {"<p>Stand up.</p><p>Von Anna für alle</p>", "Stand up.\nVon Anna für alle"},
        {"<p>Hall 2 &gt; Hall 3: use the bridge</p><p>Thanks.</p>",
         "Hall 2 > Hall 3: use the bridge\nThanks."},
        {"<p>Vote.</p><p><a href='https://v.example/x'>Take part now →</a></p>", "Vote.\nTake part now →"},
        {"<p>Updated rules apply from 4 December.</p><p>Ask Jo.</p>",
         "Updated rules apply from 4 December.\nAsk Jo."},
        {"<div style='font-size:0'><p style='font-size:13px'>Use lift 2.</p></div><p>Now.</p>",
         "Use lift 2.\nNow."},
    };
    ASSERT_ALL(rows);
}

/* A text that a program encoded as JSON twice. */
static void
escapes_that_were_written_twice_read_as_meant(void **state)
{
    (void)state;
    assert_wall("<p>Il a dit \\u00aboui\\u00bb.\\nMerci \\ud83c\\udf89 \\\"Ana\\\"</p>",
                "Il a dit «oui».\nMerci \U0001F389 \"Ana\"");
    assert_wall("<p>It lies in C:\\new\\users, and \\u000a is a line feed.</p>",
                "It lies in C:\\new\\users, and \\u000a is a line feed.");
    assert_wall("<p>L\\u00e9a</p><pre>print(\"\\n\")</pre>", "Léa\nprint(\"\\n\")");
    assert_wall("<p>L\\u00e9a \\u005bgallery\\u005d</p>", "Léa");   /* a code that is found only then */
    assert_wall("<p>L\\u00e9a \\ud80a Ana</p>", "Léa \\ud80a Ana"); /* half of a character */
    assert_wall("<p>L\\u00e9a :\\u000aC:\\new\\table ou \\\\nas\\rh, puis C:\\\\temp</p>",
                "Léa :\nC:\\new\\table ou \\\\nas\\rh, puis C:\\temp");
}

/* A title has one line, whatever its source. */
static void
escapes_of_white_space_in_a_title_are_spaces(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"L\\u2019\\u00e9t\\u00e9\\narrive \\r\\nbient\\u00f4t\\n", "L’été arrive bientôt"},
        {"\\u00c9t\\u00e9\\u000aet hiver", "Été et hiver"},
        {"Copier C:\\new \\u00e0 c\\u00f4t\\u00e9", "Copier C:\\new à côté"},
        {"Copier C:\\new", "Copier C:\\new"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct cleaned cleaned = clean_post(rows[i][0], "Ask Ana.");
        assert_str(cleaned.feed->items[0].title, rows[i][1]);
        feed_destroy(cleaned.feed);
    }
}

static void
codes_of_many_systems_are_gone(void **state)
{
    (void)state;
    static const struct shown rows[] = {
        {"[b]New[/b] times: [url=https://m.example/t]plan[/url] [img]https://m.example/x.png[/img] now",
         "New times: plan now"},
        {"<p>[quote]</p><p>Thank you</p><p>[/quote]</p>", "Thank you"},
        {"Open. {gallery}2026/hall{/gallery} {tab=One} Seats: {tip title=\"x\"}40{/tip}", "Open. Seats: 40"},
        {"Open. {lib.contact} {f:translate(key: 'more')} {$page} {{{raw}}} {!! $x !!}", "Open."},
        {"Dear [first_name], it is open. [[UNSUBSCRIBE]] [[_TOC_]] @@name@@ &lt;!--break--&gt;",
         "Dear, it is open."},
        {"Press [Enter], {Ctrl}+{C}; [[Hall 2]]; {net}; a[0]; {\"a\":1}; [A 38]; e-mail jo@@mill",
         "Press [Enter], {Ctrl}+{C}; [[Hall 2]]; {net}; a[0]; {\"a\":1}; [A 38]; e-mail jo@@mill"},
    };
    ASSERT_ALL(rows);
}

static void
markdown_of_wikis_and_chats_reads_as_text(void **state)
{
    (void)state;
    static const struct shown rows[] = {
        {"See the [plan][1] and ![hall][pic].<br>[1]: https://m.example/p<br>[pic]: /h.jpg",
         "See the plan and."},
        {"\\*not bold\\*, *footnote, C:\\_data", "*not bold*, *footnote, C:\\_data"},
        {"::: tip<br>Bend your knees.<br>:::", "Bend your knees."},
        {"&gt; [!NOTE]<br>&gt; Bend your knees.", "Bend your knees."},
        {"h2. Lifting<br>Bend your knees.", "Lifting\nBend your knees."},
        {"Done: &lt;https://m.example/r|release notes&gt;, ==new==", "Done: release notes, new"},
        {"See https://m.example/x_(y) (or https://m.example/z).", "See m.example (or m.example)."},
        {"a == b and [1][2] and x[1]: y", "a == b and [1][2] and x[1]: y"},
    };
    ASSERT_ALL(rows);
}

static void
the_name_of_the_site_goes_behind_any_sign(void **state)
{
    (void)state;
    static const char *const titles[][2] = {
        {"Gate 5 opens &lt; Mill news", "Gate 5 opens"},
        {"Gate 5 opens ~ Mill news", "Gate 5 opens"},
        {"Gate 5 opens / Mill news", "Gate 5 opens"},
        {"Gate 5 opens|Mill news", "Gate 5 opens"},
        {"[Mill news] Gate 5 opens", "Gate 5 opens"},
        {"Mill news :: Gate 5 opens", "Gate 5 opens"},
        {"Mill news\u00a0» Gate 5 opens", "Gate 5 opens"},
        {"Gate 5 – opens – Mill news", "Gate 5 – opens"},
        {"Mill news", "Mill news"},
        {"Mill news wins a prize", "Mill news wins a prize"},
        {"Salt/pepper", "Salt/pepper"},
    };
    for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
        struct cleaned cleaned = clean_post(titles[i][0], "Text.");
        assert_str(cleaned.feed->items[0].title, titles[i][1]);
        feed_destroy(cleaned.feed);
    }
}

static void
what_systems_fill_in_is_marked_in_many_languages(void **state)
{
    (void)state;
    static const struct {
        const char *title, *text;
        bool placeholder;
    } rows[] = {
        {"Hej världen!", "Välkommen till WordPress. Detta är ditt första inlägg.", true},
        {"世界，您好！", "欢迎使用 WordPress。这是您的第一篇文章。", true},
        {"Skyddad: x", "Det finns inget utdrag eftersom detta är ett skyddat inlägg.", true},
        {"保護中: x", "この投稿はパスワードで保護されているため抜粋文はありません。", true},
        {"Jen", "Tento obsah je chráněn heslem. Pro zobrazení zadejte heslo.", true},
        {"Neu", "Dies ist ein Blindtext. Er hat keinen Sinn.", true},
        {"Test", "test", true},
        {"Test", "The fire alarm is tested at ten.", false},
        {"Hello world!", "Our robot says hello.", false},
        {"Site moves", "On Monday our site moves to WordPress. Nothing changes for you.", false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct cleaned cleaned = clean_post(rows[i].title, rows[i].text);
        if (cleaned.feed->items[0].placeholder != rows[i].placeholder)
            fail_msg("'%s'", rows[i].text);
        feed_destroy(cleaned.feed);
    }
    struct cleaned cleaned = clean_with(
        "<item><title>(ohne Titel)</title><description>Suppe um zwölf.</description></item>", usual());
    assert_false(cleaned.feed->items[0].title.len);
    assert_str(cleaned.feed->items[0].text, "Suppe um zwölf.");
    feed_destroy(cleaned.feed);
}

static void
what_programs_for_mail_add_is_gone(void **state)
{
    (void)state;
    static const struct {
        const char *title, *text, *shown_title, *shown;
    } rows[] = {
        {"RE: Fwd: Canteen", "It opens at ten.\n\n-- \nAnna Keller\nTel. 12", "Canteen", "It opens at ten."},
        {"[EXTERNAL] AW: Kantine", "Heute Suppe.\n\nDiese E-Mail enthält vertrauliche Informationen.",
         "Kantine", "Heute Suppe."},
        {"TR : cantine", "Soupe.", "cantine", "Soupe."},
        {"Re:", "Soup --\nAnd bread.", "Re:", "Soup --\nAnd bread."},
        {"Returns: ask Ben", "This message is for the night shift.", "Returns: ask Ben",
         "This message is for the night shift."},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf item;
        buf_init(&item, 10000);
        buf_printf(&item, "<item><title>%s</title><description>%s</description></item>", rows[i].title,
                   rows[i].text);
        struct cleaned cleaned = clean_with(buf_c(&item), usual());
        assert_str(cleaned.feed->items[0].title, rows[i].shown_title);
        assert_str(cleaned.feed->items[0].text, rows[i].shown);
        feed_destroy(cleaned.feed);
        buf_finish(&item);
    }
}

static void
below_a_video_only_its_text_stays(void **state)
{
    (void)state;
    const char below[] =
        "Hall 3 fills jars.\n\n00:00 Intro\n00:20 Jars\n01:10 Lids\n\n"
        "Subscribe: https://www.youtube.com/c/mill\nFollow us on Instagram: https://insta.example/m";
    static const struct {
        const char *link, *shown;
    } rows[] = {
        {"https://www.youtube.com/watch?v=a", "Hall 3 fills jars."},
        {HOME "night", "Hall 3 fills jars.\n00:00 Intro\n00:20 Jars\n01:10 Lids"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf item;
        buf_init(&item, 10000);
        buf_printf(&item, "<item><title>Jars</title><link>%s</link><description>%s</description></item>",
                   rows[i].link, below);
        assert_text_of(buf_c(&item), rows[i].shown);
        buf_finish(&item);
    }
}

static void
a_colleague_who_is_linked_is_named(void **state)
{
    (void)state;
    assert_wall("Thanks to <a href='/u/3'>@Lina Osei</a> and <a href='/u/4'>@ben</a>!",
                "Thanks to Lina Osei and @ben!");
}

static void
dots_instead_of_a_text_are_gone(void **state)
{
    (void)state;
    assert_wall("...", "");
    assert_wall("<p>…</p><p>---</p>", "");
    assert_wall("<p>👏 👏</p>", "👏 👏");
}

static void
the_file_of_a_picture_is_no_title(void **state)
{
    (void)state;
    static const struct {
        const char *title, *html, *shown;
    } rows[] = {
        {"IMG_0080.JPG", "&lt;img src='/a.jpg' width='900' height='600'&gt;", ""},
        {"IMG_0080.JPG", "Ovens.", "IMG_0080.JPG"},
        {"Where is hall.jpg from?", "&lt;img src='/a.jpg' width='900' height='600'&gt;",
         "Where is hall.jpg from?"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf item;
        buf_init(&item, 1000);
        buf_printf(&item, "<item><title>%s</title><description>%s</description></item>", rows[i].title,
                   rows[i].html);
        struct cleaned cleaned = clean_with(buf_c(&item), usual());
        struct str title = cleaned.feed->items[0].title;
        assert_str(title.ptr ? title : STR(""), rows[i].shown);
        feed_destroy(cleaned.feed);
        buf_finish(&item);
    }
}

static void
a_long_paragraph_is_shown_once(void **state)
{
    (void)state;
    static const char once[] = "The kitchen opens at six from Monday on, and the kettle is warm from five.";
    struct buf html;
    buf_init(&html, 1000);
    buf_printf(&html,
               "<p>%s</p><p>Cups are there.</p><p>The kitchen opens at six from Monday on and the kettle is "
               "warm from five</p>",
               once);
    struct buf shown;
    buf_init(&shown, 1000);
    buf_printf(&shown, "%s\nCups are there.", once);
    assert_wall(buf_c(&html), buf_c(&shown));
    assert_wall("<p>Hip hip!</p><p>Hip hip!</p>", "Hip hip!\nHip hip!");
    buf_clear(&html);
    buf_printf(&html, "<p>Mill:</p><p>%s</p><p>Yard:</p><p>%s</p>", once, once);
    buf_clear(&shown);
    buf_printf(&shown, "Mill:\n%s\nYard:\n%s", once, once);
    assert_wall(buf_c(&html), buf_c(&shown));
    buf_clear(&html);
    buf_printf(&html, "<p>%s</p><p>Sing!</p><p>%s</p><p>Sing!</p><p>Rest.</p>", once, once);
    buf_clear(&shown);
    buf_printf(&shown, "%s\nSing!\n%s\nSing!\nRest.", once, once);
    assert_wall(buf_c(&html), buf_c(&shown));
    buf_clear(&html);
    buf_printf(&html, "<p>%s</p><p>%s</p><p>%s</p>", once, once, once);
    buf_clear(&shown);
    buf_printf(&shown, "%s\n%s\n%s", once, once, once);
    assert_wall(buf_c(&html), buf_c(&shown));
    buf_finish(&html);
    buf_finish(&shown);
}

static void
the_author_of_news_is_not_named_above_and_below_the_text(void **state)
{
    (void)state;
    assert_text_of(
        "<item><title>Ovens</title><author>a@mill.example (Lina Osei)</author>"
        "<description>&lt;p&gt;LINA OSEI&lt;/p&gt;&lt;p&gt;Oven two is hot.&lt;/p&gt;&lt;p&gt;Lina Osei"
        "&lt;/p&gt;</description></item>",
        "Oven two is hot.");
    assert_text_of("<item><title>Ovens</title><author>a@mill.example (Lina Osei)</author>"
                   "<description>Lina Osei</description></item>",
                   "Lina Osei");
    assert_text_of("<item><title>Thanks</title><author>a@mill.example (Lina Osei)</author>"
                   "<description>&lt;p&gt;To both&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Ben Roe&lt;/li&gt;"
                   "&lt;li&gt;Lina Osei&lt;/li&gt;&lt;/ul&gt;</description></item>",
                   "To both\nBen Roe\nLina Osei");
    assert_text_of("<item><title>Ovens</title><author>a@mill.example (Lina Osei)</author>"
                   "<description>&lt;p&gt;Oven two is hot. Please ask:&lt;/p&gt;&lt;p&gt;Lina Osei&lt;/p&gt;"
                   "</description></item>",
                   "Oven two is hot. Please ask:\nLina Osei");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_about_the_page_are_gone),
        cmocka_unit_test(last_links_that_say_nothing_are_gone),
        cmocka_unit_test(a_title_that_breaks_off_in_the_text_is_its_first_sentence),
        cmocka_unit_test(lines_that_only_look_so_stay),
        cmocka_unit_test(codes_of_many_systems_are_gone),
        cmocka_unit_test(escapes_that_were_written_twice_read_as_meant),
        cmocka_unit_test(escapes_of_white_space_in_a_title_are_spaces),
        cmocka_unit_test(markdown_of_wikis_and_chats_reads_as_text),
        cmocka_unit_test(the_name_of_the_site_goes_behind_any_sign),
        cmocka_unit_test(what_systems_fill_in_is_marked_in_many_languages),
        cmocka_unit_test(what_programs_for_mail_add_is_gone),
        cmocka_unit_test(below_a_video_only_its_text_stays),
        cmocka_unit_test(a_colleague_who_is_linked_is_named),
        cmocka_unit_test(dots_instead_of_a_text_are_gone),
        cmocka_unit_test(the_file_of_a_picture_is_no_title),
        cmocka_unit_test(a_long_paragraph_is_shown_once),
        cmocka_unit_test(the_author_of_news_is_not_named_above_and_below_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
