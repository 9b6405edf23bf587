#include "fakes/slide_items.h"

static const char *const words[] = {"le",      "quai", "ferme",     "ce",        "soir",
                                    "équipes", "et",   "colis",     "partent",   "avant",
                                    "la",      "nuit", "parce",     "que",       "chacun",
                                    "sait",    "où",   "se trouve", "l’atelier", "anticonstitutionnellement"};
#define WORDS (sizeof(words) / sizeof(words[0]))

struct str
slide_item_words(struct arena *arena, int count)
{
    struct buf out;
    buf_init(&out, 1 << 20);
    for (int i = 0; i < count; i++) {
        if (i)
            buf_put_char(&out, ' ');
        buf_put(&out, str_from(words[(size_t)(i * 7 + i / 5) % WORDS]));
        if (i % 13 == 12 || i == count - 1)
            buf_put_char(&out, '.');
        else if (i % 13 == 6)
            buf_put_char(&out, ',');
    }
    struct str text = arena_str(arena, buf_str(&out));
    buf_finish(&out);
    return text;
}

static struct str
long_body(struct arena *arena)
{
    struct str words_80 = slide_item_words(arena, 80);
    return arena_printf(arena, "%.*s\n\n•\tun\n•\t%.*s\n12.\tdouze\n\n>\t%.*s\n\n%.*s", STR_ARG(words_80),
                        STR_ARG(slide_item_words(arena, 30)), STR_ARG(words_80),
                        STR_ARG(slide_item_words(arena, 200)));
}

static const struct {
    enum field field;
    const char *text;
} texts[] = {
    {FIELD_ON, "2026-12-04T18:30:00+01:00"},
    {FIELD_PUBLIC_ON, "2027-01-15"},
    {FIELD_SINCE, "2026-11-16"},
    {FIELD_UNTIL, "2026-11-23T16:00:00+01:00"},
    {FIELD_WHERE, "Entrepôt de Portes, porte B"},
    {FIELD_STAGE, "rollout"},
    {FIELD_TELL, "« Elle arrive la semaine prochaine, je vous la mets de côté. »"},
    {FIELD_REFERENCE, "GC-2040"},
    {FIELD_WHAT, "Du cassis de la Drôme, une pointe de poivre"},
    {FIELD_WHEN, "En rayon le 30 novembre"},
    {FIELD_BETTER, "40 % de sucre en moins que l’ancienne recette"},
    {FIELD_WHO, "Nadia Ferhat"},
    {FIELD_MOVE, "moves"},
    {FIELD_REPLACES, "Paul Lemaire"},
    {FIELD_FROM_PLACE, "Boutique de Valence"},
    {FIELD_TO_PLACE, "Entrepôt de Portes, 3e étage"},
    {FIELD_ROLE, "responsable des expéditions"},
    {FIELD_TO, "Samira Benali"},
    {FIELD_BY, "Tomasz Wójcik, boutique de Lyon"},
    {FIELD_RULE, "Personne ne repart sans solution"},
    {FIELD_REASON, "Quelqu’un a fait le trajet pour nous voir."},
    {FIELD_CHANGE, "+3 %"},
    {FIELD_PERIOD, "octobre"},
    {FIELD_UNIT, "paniers"},
    {FIELD_QUESTION, "Vos théières vont-elles au lave-vaisselle ?"},
    {FIELD_ANSWER, "Oui pour la faïence. Non pour la fonte."},
};

static const struct {
    enum field field;
    double number;
} numbers[] = {{FIELD_PROGRESS, 0.4}, {FIELD_NUMBER, 31460}, {FIELD_OF, 31500},
               {FIELD_SCORE, 8.7},    {FIELD_SCALE, 10},     {FIELD_TARGET, 9},
               {FIELD_ANSWERS, 1284}, {FIELD_STARS, 4.5},    {FIELD_YEARS, 30}};

static const double series[] = {7.9, 8.0, 8.2, 8.1, 8.4, 8.4, 8.7};

static struct value *
add(struct arena *arena, struct item *item, enum field field, enum field_type type)
{
    struct value *value = arena_alloc(arena, sizeof(*value));
    value->type = type;
    item->fields[field] = value;
    return value;
}

static bool
is_words(enum field field)
{
    return field_type(field) == TYPE_TEXT && field != FIELD_STAGE && field != FIELD_MOVE;
}

static void
add_fields(struct arena *arena, struct item *item, bool longer)
{
    struct str many = slide_item_words(arena, 70);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        add(arena, item, texts[i].field, TYPE_TEXT)->text =
            longer && is_words(texts[i].field) ? many : str_from(texts[i].text);
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
        add(arena, item, numbers[i].field, TYPE_NUMBER)->number = numbers[i].number * (longer ? 1e9 : 1);
    struct value *past = add(arena, item, FIELD_SERIES, TYPE_NUMBERS);
    past->count = sizeof(series) / sizeof(series[0]);
    past->numbers = arena_array(arena, past->count, sizeof(double));
    for (size_t i = 0; i < past->count; i++)
        past->numbers[i] = series[i];
    add(arena, item, FIELD_QR, TYPE_BOOL)->yes = true;
}

struct item
slide_item(struct arena *arena, enum kind kind, int much)
{
    struct item item = {.kind = kind, .published_s = 1795433040, .source = STR("La semaine")};
    item.title = STR("L’atelier de Crest passe en deux équipes dès lundi");
    if (much == SLIDE_ITEMS_TITLE)
        return item;
    add_fields(arena, &item, much == SLIDE_ITEMS_LONG);
    item.url = STR("https://www.intranet.example/semaine/deux-equipes");
    item.author = STR("Direction de l’atelier");
    item.body = STR("Douze collègues nous rejoignent. Les confitures partiront avec une semaine d’avance.");
    if (much == SLIDE_ITEMS_BARE)
        item.title = STR_NONE;
    if (much != SLIDE_ITEMS_BARE) {
        item.pictures.items = arena_alloc(arena, sizeof(struct str));
        item.pictures.items[0] = STR("https://www.intranet.example/a.jpg");
        item.pictures.count = 1;
    }
    if (much == SLIDE_ITEMS_LONG) {
        item.title =
            arena_printf(arena, "%.*s Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter",
                         STR_ARG(slide_item_words(arena, 30)));
        item.body = long_body(arena);
        item.author = slide_item_words(arena, 40);
    }
    return item;
}
