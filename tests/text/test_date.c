#include "test.h"

#include "text/date.h"

#include <stdio.h>

static void
check(const char *text, const char *expected)
{
    int64_t at = 0;
    char got[DATE_TEXT_BYTES] = "";
    if (date_parse(str_from(text), &at))
        date_format(at, got);
    if (strcmp(got, expected) != 0)
        print_error("'%s' gives '%s', not '%s'\n", text, got, expected);
    assert_string_equal(got, expected);
}

struct row {
    const char *text, *expected;
};

#define CHECK_ALL(rows)                                                                                      \
    for (size_t i = 0; i < sizeof(rows) / sizeof((rows)[0]); i++)                                            \
    check((rows)[i].text, (rows)[i].expected)

static void
rfc_822_is_read_with_its_common_faults(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z"},
        {"Thu, 01 Jan 04 19:48:21 GMT", "2004-01-01T19:48:21Z"},
        {"Thu,  1 Jan 2004 19:48:21 +0100", "2004-01-01T18:48:21Z"},
        {"01 Jan 2004 19:48 EST", "2004-01-02T00:48:00Z"},
        {"Thu 01 Jan 2004", "2004-01-01T00:00:00Z"},
        {"Fri, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z"},
        {"Thu, 01-Jan-2004 19:48:21 GMT", "2004-01-01T19:48:21Z"},
        {"Thu, Jan 01 2004 19:48:21 GMT", "2004-01-01T19:48:21Z"},
        {"Mon, 13 Feb, 2012 06:28:00 UTC", "2012-02-13T06:28:00Z"},
        {"Fri(day), 05 Nov(ember) 94 13:15:30 GMT", "1994-11-05T13:15:30Z"},
        {"Tue, 05 Nov 2024 13:15:30 +0000 (UTC)", "2024-11-05T13:15:30Z"},
        {"Wed, 19 Aug 2009 18:28:00 Etc/GMT", "2009-08-19T18:28:00Z"},
        {"Wed, 19 Feb 2012 22:40:00 GMT-01:01", "2012-02-19T23:41:00Z"},
        {"Thu, 25 Feb 2016 00:00:00 Europe/Brussels", "2016-02-24T23:00:00Z"},
        {"Thu, 25 Aug 2016 00:00:00 Europe/Brussels", "2016-08-24T22:00:00Z"},
        {"Mon, 26 January 2004 16:31:00 ET", "2004-01-26T21:31:00Z"},
        {"Mon, 26 January 2004 16:31:00 AT", "2004-01-26T20:31:00Z"},
        {"Mon, 26 January 2004 16:31:00 MEST", "2004-01-26T14:31:00Z"},
        {"Mon, 26 January 2004 16:31:00 XYZ", "2004-01-26T16:31:00Z"},
        {"Fri, 05 Nov 94 13:15:30 U", "1994-11-05T13:15:30Z"},
        {"Fri, 23rd Jun 2023 09:32:20 GMT", "2023-06-23T09:32:20Z"},
        {"Sun, 17 Dec 2017 1:55 PM EST", "2017-12-17T18:55:00Z"},
        {"Sun, 17 Dec 2017 12:05 AM", "2017-12-17T00:05:00Z"},
        {"Tue 16 Feb 2016, 23:16 EDT", "2016-02-17T03:16:00Z"},
        {"Thu, 31 Dec 2015 24:00:00 GMT", "2016-01-01T00:00:00Z"},
        {"Mon Jan  6 16:31:00 PST 2004", "2004-01-07T00:31:00Z"},
        {"Sun Jan 04 16:29:06 2004", "2004-01-04T16:29:06Z"},
        {"Thu Nov 12 2020 17:00:00 GMT+0000 (Coordinated Universal Time)", "2020-11-12T17:00:00Z"},
        {"Thu, 29 Oct 2020 07:36:03 GMT-07:00", "2020-10-29T14:36:03Z"},
        {"Sat, 11 04 2020 08:51:49 +0100", "2020-04-11T07:51:49Z"},
    };
    CHECK_ALL(rows);
}

static void
iso_8601_is_read_in_its_forms(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z"},
        {"2003-12-31T10:14:55.75+01:00", "2003-12-31T09:14:55Z"},
        {"2003-12-31T10:14:55-0800", "2003-12-31T18:14:55Z"},
        {"2003-12-31T10:14", "2003-12-31T10:14:00Z"},
        {"2003-12-31 10:14:55", "2003-12-31T10:14:55Z"},
        {"2003-12-31", "2003-12-31T00:00:00Z"},
        {"2003-12", "2003-12-01T00:00:00Z"},
        {"2003", "2003-01-01T00:00:00Z"},
        {"20031231", "2003-12-31T00:00:00Z"},
        {"20031231T101455Z", "2003-12-31T10:14:55Z"},
        {"031231", "2003-12-31T00:00:00Z"},
        {"03-12-31", "2003-12-31T00:00:00Z"},
        {"-0312", "2003-12-01T00:00:00Z"},
        {"-03-12", "2003-12-01T00:00:00Z"},
        {"2003-335", "2003-12-01T00:00:00Z"},
        {"2003335", "2003-12-01T00:00:00Z"},
        {"03335", "2003-12-01T00:00:00Z"},
        {"2003-W01-1", "2002-12-30T00:00:00Z"},
        {"2026W48", "2026-11-23T00:00:00Z"},
        {"2003-012-31T10:14:55+00:00", "2003-12-31T10:14:55Z"},
        {"2020-11-08T16:20:00-05:00Z", "2020-11-08T21:20:00Z"},
        {"2018-10-23 04:07:42 +00:00", "2018-10-23T04:07:42Z"},
        {"2013-09-16T06:57:33.39885-05:00", "2013-09-16T11:57:33Z"},
        {"1520932969", "2018-03-13T09:22:49Z"},
        {"2004-07-08 23:56:58.0", "2004-07-08T23:56:58Z"},
    };
    CHECK_ALL(rows);
}

static void
other_languages_are_read(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"ven., 03 juil. 2020 15:09:58 +0000", "2020-07-03T15:09:58Z"},
        {"mar., 03 nov. 2020 15:09:58 +0100", "2020-11-03T14:09:58Z"},
        {"jeu., 02 avril 2020 00:00:00 +0200", "2020-04-01T22:00:00Z"},
        {"Lundi, 16. Novembre 2020 - 15:54", "2020-11-16T15:54:00Z"},
        {"1er août 2026 à 15h54", "2026-08-01T15:54:00Z"},
        {"Do, 29 Mär 2018 00:00:00 +0200", "2018-03-28T22:00:00Z"},
        {"Mo., 3. Dezember 2018", "2018-12-03T00:00:00Z"},
        {"martes, 3 de noviembre de 2020 10:00:00 +0100", "2020-11-03T09:00:00Z"},
        {"mer, 9 avr 2018 00:00:00 +0200", "2018-04-08T22:00:00Z"},
        {"Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z"},
        {"2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z"},
        {"2004년 05월 28일  01:31:15", "2004-05-27T16:31:15Z"},
        {"2004-05-25 오후 11:23:17", "2004-05-25T14:23:17Z"},
        {"2004-05-25 오전 9:00", "2004-05-25T00:00:00Z"},
        {"יום שישי, 4 בדצמבר 2026 בשעה 15:30", "2026-12-04T15:30:00Z"},
        {"2026年12月4日 下午3点30分", "2026-12-04T15:30:00Z"},
        {"2026년 12월 4일 오후 3시 30분", "2026-12-04T06:30:00Z"},
        {"vendredi 4 décembre 2026, 15 heures", "2026-12-04T15:00:00Z"},
        {"4.12.2026 klo 15.30", "2026-12-04T15:30:00Z"},
        {"4. desember 2026 kl. 15.30", "2026-12-04T15:30:00Z"},
        {"Παρασκευή 4 Δεκεμβρίου 2026 στις 3:30 μ.μ.", "2026-12-04T15:30:00Z"},
        {"Fri 4 Dec 2026 3.30pm", "2026-12-04T15:30:00Z"},
        {"4 Dec 2026, 3 p.m.", "2026-12-04T15:00:00Z"},
        {"pátek 3. ledna 2020, 10:15", "2020-01-03T10:15:00Z"},
        {"пʼятниця, 3 січня 2020 р. 10:15", "2020-01-03T10:15:00Z"},
        {"пятница, 3 мая 2020 г. 10:15", "2020-05-03T10:15:00Z"},
        {"3 Ağu 2020 Pzt 10:15", "2020-08-03T10:15:00Z"},
        {"venerdì 3 gennaio 2020 alle ore 10:15", "2020-01-03T10:15:00Z"},
        {"terça-feira, 3 de março de 2020 às 10:15", "2020-03-03T10:15:00Z"},
        {"vrijdag 3 maart 2020 10:15 uur", "2020-03-03T10:15:00Z"},
        {"Παρασκευή, 3 Ιανουάριος 2020", "2020-01-03T00:00:00Z"},
        {"2020. márc. 3., kedd 10:15", "2020-03-03T10:15:00Z"},
        {"3 août 2020", "2020-08-03T00:00:00Z"},
        {"3 juill. 2020", "2020-07-03T00:00:00Z"},
        {"٣ يناير ٢٠٢٠", "2020-01-03T00:00:00Z"},
        {"3 كانون الثاني 2020 10:15 م", "2020-01-03T22:15:00Z"},
        {"3 d’octubre de 2020", "2020-10-03T00:00:00Z"},
        {"3 listopada 2020", "2020-11-03T00:00:00Z"},
        {"２０２０年１月３日", "2020-01-03T00:00:00Z"},
        {"czw, 3 października 2019 08:00:00 +0200", "2019-10-03T06:00:00Z"},
    };
    CHECK_ALL(rows);
}

static void
what_systems_make_of_dates_is_read(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Mon, 03/30/2020 - 19:19", "2020-03-30T19:19:00Z"},
        {"30/03/2020 19:19", "2020-03-30T19:19:00Z"},
        {"Fri, 01/03/2020 - 10:15", "2020-01-03T10:15:00Z"},
        {"ven, 03/01/2020 - 10:15", "2020-01-03T10:15:00Z"},
        {"mar, 03/11/2020 - 10:15", "2020-11-03T10:15:00Z"},
        {"09/15/2014 4:20 pm PST", "2014-09-16T00:20:00Z"},
        {"03/04/2014 4:20 pm", "2014-03-04T16:20:00Z"},
        {"30.3.2020", "2020-03-30T00:00:00Z"},
        {"Friday, December 22, 2017 - 3:09pm", "2017-12-22T15:09:00Z"},
        {"Friday 06 November 2020", "2020-11-06T00:00:00Z"},
        {"November 16, 2020 at 10:00 a.m.", "2020-11-16T10:00:00Z"},
        {"Nov. 2020", "2020-11-01T00:00:00Z"},
        {"March 30 2020 07:02:38 PM", "2020-03-30T19:02:38Z"},
        {"Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53Z"},
    };
    CHECK_ALL(rows);
}

static void
what_is_uncertain_or_impossible_is_no_date(void **state)
{
    (void)state;
    static const char *const rows[] = {"",
                                       "   ",
                                       "yesterday",
                                       "Thu, 31 Jun 2004 19:48:21 GMT",
                                       "2003-02-29",
                                       "03/04/2020",
                                       "Sat, 01/03/2020",
                                       "12:30",
                                       "2003-13-01",
                                       "Thu, 01 Jan 2004 25:00:00 GMT",
                                       "0001-01-01T00:00:00Z",
                                       "1 2 3 4 5",
                                       "31 February",
                                       "2020-01-01T10:61:00Z",
                                       "15 May",
                                       "99999999999999999999",
                                       "0000-00-00 00:00:00",
                                       "-1",
                                       "Sun, Dec x 2012 11:47:32 GMT",
                                       "Dec 2012 11:47:32 GMT",
                                       "someday Dec 2012",
                                       "Sun, 2012 11:47:32 GMT",
                                       "2012-12 11:47",
                                       "2012 xyz 06",
                                       "Mon, 00 Jan 2020 00:00:00 GMT"};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check(rows[i], "");
}

/* RFC 3339 has a parser of its own. With a space after it, a text is parsed by the general one, with the
 * same result. */
static void
the_usual_form_is_read_as_every_other(void **state)
{
    (void)state;
    static const char *const zones[] = {"Z",      "+01:00", "-05:30", "+14:00", "+15:00",
                                        "-00:00", "+02:60", "+1:00",  ""};
    uint32_t chance = 1;
    for (int i = 0; i < 20000; i++) {
        int n[6];
        char text[64], spaced[80];
        for (size_t k = 0; k < 6; k++) {
            static const int below[] = {2300, 15, 35, 26, 64, 64};
            chance = chance * 1664525 + 1013904223;
            n[k] = (int)((chance >> 8) % (uint32_t)below[k]);
        }
        snprintf(text, sizeof(text), "%04d-%02d-%02dT%02d:%02d:%02d%s", n[0], n[1], n[2], n[3], n[4], n[5],
                 zones[(size_t)i % (sizeof(zones) / sizeof(zones[0]))]);
        snprintf(spaced, sizeof(spaced), "%s ", text);
        struct date a = {0}, b = {0};
        bool read = date_read(str_from(text), &a), again = date_read(str_from(spaced), &b);
        if (read != again || a.at != b.at || a.timed != b.timed || a.zoned != b.zoned || a.whole != b.whole)
            fail_msg("%s", text);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rfc_822_is_read_with_its_common_faults),
        cmocka_unit_test(iso_8601_is_read_in_its_forms),
        cmocka_unit_test(the_usual_form_is_read_as_every_other),
        cmocka_unit_test(other_languages_are_read),
        cmocka_unit_test(what_systems_make_of_dates_is_read),
        cmocka_unit_test(what_is_uncertain_or_impossible_is_no_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
