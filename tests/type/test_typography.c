#include "test.h"
#include "test_arena.h"

#include "type/quotes.h"
#include "type/typography.h"

static void
each_text_is_set_as_a_typesetter_would(void **state)
{
    static const struct {
        const char *text, *set;
    } rows[] = {
        {"Et la gelée ?", "Et la gelée\u202F?"},
        {"Attention : quai 2", "Attention\u00A0: quai\u00A02"},
        {"Il dit « oui » ; elle rit !", "Il dit «\u00A0oui\u00A0»\u202F; elle rit\u202F!"},
        {"jusqu'à 16 h", "jusqu’à 16\u00A0h"},
        {"à 18 h 30", "à 18\u00A0h\u00A030"},
        {"at 6:30 pm: tea", "at 6:30\u00A0pm: tea"},
        {"au quai 2, porte B.", "au quai\u00A02, porte\u00A0B."},
        {"Gate A is closed", "Gate\u00A0A is closed"},
        {"les quais 3 et 4", "les quais 3 et\u00A04"},
        {"en 2027 et 31 ans", "en 2027 et 31\u00A0ans"},
        {"une note de 4,5 sur 5", "une note de 4,5 sur\u00A05"},
        {"Bravo 🎉 à Awa 🇸🇳, 👏 🎂", "Bravo\u00A0🎉 à Awa\u00A0🇸🇳, 👏 🎂"},
        {"1 284 avis, 40 % de mieux", "1\u202F284 avis, 40\u00A0% de mieux"},
        {"12 000 000 pas", "12\u202F000\u202F000 pas"},
        {"le 12 500 du mois", "le 12\u202F500 du mois"},
        {"à 8 h 30 précises", "à 8\u00A0h\u00A030\u00A0précises"},
        {"um 8 Uhr 30", "um 8\u00A0Uhr\u00A030"},
        {"à 8\u00A0h 30", "à 8\u00A0h\u00A030"},
        {"plan h 30", "plan h 30"},
        {"en 2026 100 jours", "en 2026 100\u00A0jours"},
        {"le 1er étage, la 1re et la 2e.", "le 1ᵉʳ étage, la 1ʳᵉ et la 2ᵉ."},
        {"le 1er décembre", "le 1ᵉʳ\u00A0décembre"},
        {"3en, 1ere, 2eme, 12E", "3en, 1ere, 2eme, 12E"},
        {"M. Morel et Mme Dupuis", "M.\u00A0Morel et Mme\u00A0Dupuis"},
        {"31 ans, 5 km.", "31\u00A0ans, 5\u00A0km."},
        {"10 km/h et 3 heures", "10\u00A0km/h et 3\u00A0heures"},
        {"420 affiches dans 38 villes.", "420\u00A0affiches dans 38\u00A0villes."},
        {"dem 9. Dezember, um acht. Mail folgt", "dem 9.\u00A0Dezember, um acht. Mail folgt"},
        {"Ab 1. Januar 2027 gilt", "Ab 1.\u00A0Januar 2027 gilt"},
        {"until March 26, 2027 at", "until March\u00A026,\u00A02027 at"},
        {"Bus um 1. Mail folgt", "Bus um\u00A01. Mail folgt"},
        {"le 5 mai à midi", "le 5\u00A0mai à midi"},
        {"48,3 Mio. € Umsatz", "48,3\u00A0Mio.\u00A0€ Umsatz"},
        {"12,4 εκατ. €, αυξημένες", "12,4\u00A0εκατ.\u00A0€, αυξημένες"},
        {"€128.4 million in three", "€128.4\u00A0million in three"},
        {"20 сентября в зале", "20\u00A0сентября в зале"},
        {"Health > Appointments", "Health\u00A0> Appointments"},
        {"Q2 → Q3", "Q2\u00A0→ Q3"},
        {"3 sur 7, en 2026 chacun", "3 sur\u00A07, en 2026 chacun"},
        {"Le thé – le vrai – arrive", "Le thé\u00A0– le vrai\u00A0– arrive"},
        {"ligne 3 : 20 personnes", "ligne 3\u00A0: 20\u00A0personnes"},
        {"the players' room, 's avonds, in '98", "the players’ room, ’s avonds, in ’98"},
        {"a pipe of 5' and 3\"", "a pipe of 5' and 3\""},
        {"https://a.example/x?y=1", "https://a.example/x?y=1"},
        {"Donau\u00ADdampf", "Donaudampf"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_str(typography_apply(*state, str_from(rows[i].text), "fr"), rows[i].set);
}

static void
typed_quotation_marks_are_those_of_the_language(void **state)
{
    static const struct {
        const char *locale, *text, *set;
    } rows[] = {
        {"en_GB", "He said \"it's time\".", "He said “it's time”."},
        {"en", "\"Yes\" or \"no\"?", "“Yes” or “no”?"},
        {"en", "the 'late' shift", "the ‘late’ shift"},
        {"fr", "Il dit \"bonjour\".", "Il dit «\u00A0bonjour\u00A0»."},
        {"fr", "Il dit \"le mot 'oui'\".", "Il dit «\u00A0le mot “oui”\u00A0»."},
        {"de", "(\"Guten Tag\")", "(„Guten Tag“)"},
        {"pl", "\"Dzień dobry\"", "„Dzień dobry”"},
        {"cs", "\"Ahoj\"", "„Ahoj“"},
        /* without a partner */
        {"en", "a pipe of 5\"", "a pipe of 5\""},
        {"en", "3\" and 5\" pipes", "3\" and 5\" pipes"},
        {"en", "She said \"well", "She said \"well"},
        {"en", "players' rooms and actors' rooms", "players' rooms and actors' rooms"},
        {"nl", "'s avonds en 's morgens", "'s avonds en 's morgens"},
        {"en", "rock 'n' roll", "rock 'n' roll"},
        {"fr", "l'an « neuf »", "l'an « neuf »"},
        {"", "", ""},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_str(quotes_set(*state, str_from(rows[i].text), rows[i].locale), rows[i].set);
}

static void
setting_twice_is_setting_once(void **state)
{
    struct str once = typography_apply(*state, STR("« 12 000 € » : l'an 3 ! 16 h, le 1er \"étage\""), "fr");
    assert_true(str_equal(typography_apply(*state, once, "fr"), once));
}

static void
a_name_has_no_space_to_break_at(void **state)
{
    assert_str(typography_no_break(*state, STR("Rosa Ortiz, Awa Ba")), "Rosa\u00A0Ortiz, Awa\u00A0Ba");
    assert_str(typography_no_break(*state, STR("Samira El Benali")), "Samira\u00A0El\u00A0Benali");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_text_is_set_as_a_typesetter_would),
        cmocka_unit_test(typed_quotation_marks_are_those_of_the_language),
        cmocka_unit_test(setting_twice_is_setting_once),
        cmocka_unit_test(a_name_has_no_space_to_break_at),
    };
    return cmocka_run_group_tests(tests, test_arena_create, test_arena_destroy);
}
