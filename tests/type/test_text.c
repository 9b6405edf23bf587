#include "test.h"
#include "test_arena.h"

#include "fakes/metrics.h"
#include "type/icu.h"
#include "type/text.h"

/* At size 20 every character is 10 px wide. */
#define SIZE 20

static struct text *
prepared(struct arena *arena, const struct metrics *metrics, const char *string, const char *language)
{
    struct text_setting setting = {.metrics = metrics, .face = FACE_BODY, .locale = language};
    return text_prepare(arena, str_from(string), &setting);
}

/* The lines of a text in a column of so many characters, joined by '|'. */
static struct str
wrapped(struct arena *arena, const char *language, const char *string, int characters, bool balanced)
{
    struct text *text = prepared(arena, &fake_metrics, string, language);
    struct text_column column = {.width_px = characters * SIZE / 2, .size_px = SIZE, .balanced = balanced};
    struct text_lines lines = text_wrap(arena, text, 0, &column);
    struct str out = STR("");
    for (int i = 0; i < lines.count; i++)
        out = arena_printf(arena, "%.*s%s%.*s", STR_ARG(out), i ? "|" : "",
                           STR_ARG(text_of_line(text, lines.lines[i])));
    return out;
}

/* Letters together are slightly narrower than one by one. */
static int
kerned_width(void *ctx, enum face face, int size_px, struct str text)
{
    int width = fake_metrics.width(ctx, face, size_px, text);
    return text.len > 12 ? width - size_px / 10 : width;
}

/* "They remembered" seems too wide for its line, but is not. */
static void
a_line_that_just_fits_does_not_keep_the_others_from_being_even(void **state)
{
    struct arena *arena = *state;
    const struct metrics kerned = {.width = kerned_width, .extent = fake_metrics.extent};
    struct text *text = prepared(arena, &kerned, "They remembered my own name and in", "en");
    struct text_column column = {.width_px = 149, .size_px = SIZE, .balanced = true};
    struct text_lines lines = text_wrap(arena, text, 0, &column);
    assert_int_equal(lines.count, 3);
    assert_str(text_of_line(text, lines.lines[0]), "They remembered");
    assert_str(text_of_line(text, lines.lines[2]), "and in");
}

static void
no_line_ends_beside_a_slash_that_joins_a_few_letters(void **state)
{
    assert_str(wrapped(*state, "de", "Wind bis 90 km/h, sagen sie", 13, false),
               "Wind bis|90\u00A0km/h,|sagen sie");
    assert_str(wrapped(*state, "fr", "mardi 10 h–16 h, salle 2", 11, false),
               "mardi|10\u00A0h–16\u00A0h,|salle\u00A02");
    assert_str(wrapped(*state, "de", "Gesucht: Bearbeiter/in (m/w/d)", 20, false),
               "Gesucht:|Bearbeiter/in|(m/w/d)");
    assert_str(wrapped(*state, "en", "evenings/weekends", 10, false), "evenings/|weekends");
}

static void
lines_are_as_full_as_they_can_be(void **state)
{
    assert_str(wrapped(*state, "fr", "un deux trois quatre", 8, false), "un deux|trois|quatre");
    assert_str(wrapped(*state, "fr", "un deux", 7, false), "un deux");
    assert_str(wrapped(*state, "fr", "", 7, false), "");
    assert_str(wrapped(*state, "fr", "   ", 7, false), "");
}

static void
no_line_ends_inside_what_belongs_together(void **state)
{
    assert_str(wrapped(*state, "fr", "Et la gelée ?", 12, false), "Et la|gelée\u202F?");
    assert_str(wrapped(*state, "fr", "fermé dès 16 h ce soir", 13, false), "fermé dès|16\u00A0h ce soir");
    assert_str(wrapped(*state, "fr", "pour 1 284 avis", 8, false), "pour|1\u202F284|avis");
    assert_str(wrapped(*state, "fr", "avec Samira\u00A0Benali", 14, false), "avec|Samira\u00A0Benali");
}

static void
a_word_is_torn_only_when_no_line_can_hold_it(void **state)
{
    assert_str(wrapped(*state, "de", "die Donaudampfschifffahrt kommt", 10, false),
               "die|Donauda|mpfschi|fffahrt|kommt");
    assert_str(wrapped(*state, "de", "die Donaudampfschifffahrt kommt", 21, false),
               "die|Donaudampfschifffahrt|kommt");
}

/* Titles are set in columns of six widths. */
static void
a_word_that_is_a_little_too_wide_does_not_leave_the_column(void **state)
{
    assert_str(wrapped(*state, "de", "Kassenbericht", 12, false), "Kassen|bericht");
    struct text *text = prepared(*state, &fake_metrics, "W", "de");
    struct text_column column = {.width_px = SIZE / 4, .size_px = SIZE};
    assert_int_equal(text_wrap(*state, text, 0, &column).broken_words, 1);
}

static void
chinese_breaks_between_characters_but_not_before_a_full_stop(void **state)
{
    assert_str(wrapped(*state, "zh", "今天下午开会。", 6, false), "今天下午|开会。");
}

static void
thai_breaks_between_words(void **state)
{
    assert_str(wrapped(*state, "th", "สวัสดีครับ", 7, false), "สวัสดี|ครับ");
}

static void
chinese_words_stay_whole(void **state)
{
    assert_str(wrapped(*state, "zh", "他们今天下午开会", 5, false), "他们今天|下午开会");
    assert_str(wrapped(*state, "zh", "发布会将于下周一开始", 6, false), "发布会将于|下周一开始");
}

static void
japanese_breaks_between_phrases(void **state)
{
    assert_str(wrapped(*state, "en", "来週の月曜日から始まります", 9, false), "来週の月曜日から|始まります");
    assert_str(wrapped(*state, "en", "新商品をご紹介します", 7, false), "新商品を|ご紹介します");
}

static void
korean_breaks_between_words(void **state)
{
    assert_str(wrapped(*state, "en", "새로운 계산대를 사용합니다", 7, false), "새로운|계산대를|사용합니다");
}

static void
a_name_that_no_line_can_hold_breaks_between_its_words(void **state)
{
    assert_str(wrapped(*state, "fr", "Marie-Madeleine\u00A0Papadimitriou-Schwarzenberg", 30, false),
               "Marie-Madeleine|Papadimitriou-Schwarzenberg");
}

static void
a_surname_keeps_its_particles(void **state)
{
    assert_str(
        wrapped(*state, "fr", "Marie-Antoinette\u00A0de\u00A0La\u00A0Rochefoucauld-Montmorency", 32, false),
        "Marie-Antoinette|de\u00A0La\u00A0Rochefoucauld-Montmorency");
    assert_str(wrapped(*state, "nl", "Jean-Christophe\u00A0van\u00A0der\u00A0Weerdenhof", 24, false),
               "Jean-Christophe|van\u00A0der\u00A0Weerdenhof");
    assert_str(wrapped(*state, "fr", "Jean\u00A0Luc\u00A0Konstantinopoulos", 20, false),
               "Jean\u00A0Luc|Konstantinopoulos");
}

static void
a_title_does_not_break_inside_a_name_if_it_can_be(void **state)
{
    assert_str(wrapped(*state, "fr", "Bienvenue à Yuki Tanaka qui arrive lundi", 18, true),
               "Bienvenue|à Yuki Tanaka|qui arrive lundi");
    assert_str(wrapped(*state, "en", "Our New Shop Opens Its Doors", 15, true),
               "Our New Shop|Opens Its Doors");
}

static void
no_little_word_dangles_at_the_end_of_a_line_of_a_title(void **state)
{
    assert_str(wrapped(*state, "fr", "Fuite d’eau à l’atelier de Crest", 22, true),
               "Fuite d’eau|à l’atelier de Crest");
}

static void
no_sentence_begins_with_one_word_at_the_end_of_a_line(void **state)
{
    assert_str(wrapped(*state, "fr", "Il va bien. Rex demande du pain", 24, true),
               "Il va bien.|Rex demande du pain");
}

static void
a_line_ends_where_a_fact_does(void **state)
{
    assert_str(wrapped(*state, "fr", "Madame Roussel, cliente depuis 1998 · Boutique de Grenoble", 36, true),
               "Madame Roussel, cliente depuis 1998|Boutique de Grenoble");
}

static void
a_title_does_not_break_inside_a_quotation_if_it_can_be(void **state)
{
    assert_str(wrapped(*state, "fr", "On dit « je demande » et jamais « je ne sais »", 30, true),
               "On dit «\u00A0je demande\u00A0»|et jamais «\u00A0je ne sais\u00A0»");
}

static void
a_title_does_not_begin_with_one_short_word(void **state)
{
    assert_str(wrapped(*state, "fr", "Que changeriez-vous ici demain", 20, true),
               "Que changeriez-vous|ici demain");
}

static void
a_paragraph_does_not_end_with_one_short_word(void **state)
{
    assert_str(wrapped(*state, "fr", "Les chauffeurs passent par les quais 3 et 4.", 43, false),
               "Les chauffeurs passent par les quais|3 et\u00A04.");
    assert_str(wrapped(*state, "fr", "Pot de départ le 18 décembre à 16 h, à l’atelier.", 40, false),
               "Pot de départ le 18\u00A0décembre à 16\u00A0h,|à l’atelier.");
}

static void
a_paragraph_leaves_no_little_word_at_the_end_of_a_line(void **state)
{
    assert_str(wrapped(*state, "fr", "Le magasin ouvre à huit heures. Le quai ferme à midi.", 35, false),
               "Le magasin ouvre à huit heures.|Le quai ferme à midi.");
    assert_str(
        wrapped(*state, "fr", "On range les cartons de la semaine « sans rien casser » ici", 41, false),
        "On range les cartons de la semaine|«\u00A0sans rien casser\u00A0» ici");
}

static void
compound_words_stay_whole(void **state)
{
    assert_str(wrapped(*state, "fr", "à Aix-les-Bains", 10, false), "à|Aix-les-|Bains");
    assert_str(wrapped(*state, "fr", "ouvre à Aix-les-Bains", 14, false), "ouvre à|Aix-les-Bains");
}

static void
titles_have_lines_of_like_length(void **state)
{
    assert_str(wrapped(*state, "fr", "Notre campagne arrive sur les abribus", 24, true),
               "Notre campagne arrive|sur les abribus");
    assert_str(wrapped(*state, "fr", "Le nouveau quai ferme un peu plus tard que prévu lundi", 20, true),
               "Le nouveau quai|ferme un peu plus|tard que prévu lundi");
}

static void
a_title_leaves_no_widow(void **state)
{
    assert_str(wrapped(*state, "fr", "Une boutique nouvelle ici", 21, true), "Une boutique|nouvelle ici");
    assert_str(wrapped(*state, "fr", "Kilomètres en vélo cargo", 12, true), "Kilomètres|en vélo|cargo");
}

static void
a_title_breaks_between_clauses(void **state)
{
    assert_str(wrapped(*state, "fr", "Sortie au Vercors, samedi 12 décembre", 24, true),
               "Sortie au Vercors,|samedi 12\u00A0décembre");
}

static void
a_limit_stops_the_work(void **state)
{
    struct text *text = prepared(*state, &fake_metrics, "a b c d e f", "en");
    struct text_column column = {.width_px = 10, .size_px = SIZE, .limit = 2};
    struct text_lines lines = text_wrap(*state, text, 0, &column);
    assert_int_equal(lines.count, 2);
    assert_int_equal(lines.lines[1].to, 2);
}

static void
sentences_end_where_they_do(void **state)
{
    struct text *text = prepared(*state, &fake_metrics, "Merci M. Morel. Bravo, tous !", "fr");
    enum text_end want[] = {TEXT_WORD, TEXT_SENTENCE, TEXT_CLAUSE, TEXT_SENTENCE};
    assert_int_equal(text->count, 4);
    for (int i = 0; i < text->count; i++)
        assert_int_equal(text->segments[i].end, want[i]);
    text = prepared(*state, &fake_metrics, "Ab dem Montag, 1. Januar 2027 gilt:", "de");
    for (int i = 0; i < text->count; i++)
        assert_true(text->segments[i].end != TEXT_SENTENCE || i == text->count - 1);
}

static void
a_number_is_on_the_line_of_what_it_counts(void **state)
{
    assert_str(wrapped(*state, "en", "We have 14 new cups", 16, true), "We have|14 new cups");
}

static void
words_are_counted_in_any_script(void **state)
{
    (void)state;
    assert_int_equal(icu_words(STR("L’atelier passe en 2 équipes !")), 5);
    assert_int_equal(icu_words(STR("สวัสดีครับ")), 2);
    assert_int_equal(icu_words(STR_NONE), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_that_just_fits_does_not_keep_the_others_from_being_even),
        cmocka_unit_test(no_line_ends_beside_a_slash_that_joins_a_few_letters),
        cmocka_unit_test(lines_are_as_full_as_they_can_be),
        cmocka_unit_test(no_line_ends_inside_what_belongs_together),
        cmocka_unit_test(a_word_is_torn_only_when_no_line_can_hold_it),
        cmocka_unit_test(a_word_that_is_a_little_too_wide_does_not_leave_the_column),
        cmocka_unit_test(chinese_words_stay_whole),
        cmocka_unit_test(japanese_breaks_between_phrases),
        cmocka_unit_test(korean_breaks_between_words),
        cmocka_unit_test(a_name_that_no_line_can_hold_breaks_between_its_words),
        cmocka_unit_test(a_surname_keeps_its_particles),
        cmocka_unit_test(a_title_does_not_break_inside_a_name_if_it_can_be),
        cmocka_unit_test(no_little_word_dangles_at_the_end_of_a_line_of_a_title),
        cmocka_unit_test(no_sentence_begins_with_one_word_at_the_end_of_a_line),
        cmocka_unit_test(a_line_ends_where_a_fact_does),
        cmocka_unit_test(a_title_does_not_break_inside_a_quotation_if_it_can_be),
        cmocka_unit_test(a_title_does_not_begin_with_one_short_word),
        cmocka_unit_test(chinese_breaks_between_characters_but_not_before_a_full_stop),
        cmocka_unit_test(thai_breaks_between_words),
        cmocka_unit_test(a_paragraph_does_not_end_with_one_short_word),
        cmocka_unit_test(a_paragraph_leaves_no_little_word_at_the_end_of_a_line),
        cmocka_unit_test(compound_words_stay_whole),
        cmocka_unit_test(titles_have_lines_of_like_length),
        cmocka_unit_test(a_title_leaves_no_widow),
        cmocka_unit_test(a_title_breaks_between_clauses),
        cmocka_unit_test(a_limit_stops_the_work),
        cmocka_unit_test(sentences_end_where_they_do),
        cmocka_unit_test(a_number_is_on_the_line_of_what_it_counts),
        cmocka_unit_test(words_are_counted_in_any_script),
    };
    return cmocka_run_group_tests(tests, test_arena_create, test_arena_destroy);
}
