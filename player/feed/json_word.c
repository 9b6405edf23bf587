#include "feed/json_word.h"

#include "feed/field_value.h"
#include "text/text_fold.h"

/* French, German, Spanish, Italian, Portuguese, Dutch, Polish, as text_fold leaves them. */
static const struct {
    const char *name, *words;
} rows[] = {
    {"title", "titre titel titulo titolo tytul"},
    {"content_text", "contenu texte inhalt contenido texto contenuto testo conteudo inhoud tekst tresc"},
    {"summary", "resume zusammenfassung resumen riassunto resumo samenvatting streszczenie"},
    {"url", "lien enlace collegamento ligacao odnosnik"},
    {"date_published", "datepublication datedepublication publiele veroffentlicht veroffentlichtam publicado "
                       "publicadoel pubblicato publicadoem gepubliceerd opublikowano"},
    {"language", "langue sprache idioma lingua taal jezyk"},
    {"image", "bild imagen immagine imagem afbeelding obraz"},
    {"author", "auteur autor autore"},
    {"kind", "genre sorte art typ tipo clase soort rodzaj"},
};

static const char *
words_of(const char *name)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (str_equal(str_from(rows[i].name), str_from(name)))
            return rows[i].words;
    return NULL;
}

/* Whether there is a member that JSON Feed has no name for: only then another language need be thought of. */
static bool
has_other_names(const struct json *object)
{
    const struct str usual =
        STR("id url title content_html content_text summary date_published date_modified image "
            "authors author tags language attachments external_url banner_image _breakroom");
    for (const struct json *one = object->first; one; one = one->next)
        if (!str_has_word(usual, one->key))
            return true;
    return false;
}

static const struct json *
find(const struct json *object, const char *name)
{
    const struct json *found = json_get(object, name);
    const char *words = words_of(name);
    struct buf folded;
    if (found || !words || !object || object->type != JSON_IS_OBJECT)
        return found;
    buf_init(&folded, (size_t)4 * TEXT_FOLD_BYTES_MAX);
    for (const struct json *one = object->first; one && !found; one = one->next) {
        buf_clear(&folded);
        text_fold(one->key, &folded);
        found = folded.len && str_has_word(str_from(words), buf_str(&folded)) ? one : NULL;
    }
    buf_finish(&folded);
    return found;
}

struct str
json_word_text(const struct json *object, const char *name)
{
    const struct json *found = find(object, name);
    return found && found->type == JSON_IS_TEXT ? found->text : STR_NONE;
}

void
json_add_other_names(struct draft *draft, const struct json *item)
{
    static const struct {
        const char *name;
        enum draft_slot slot;
        int rank;
    } slots[] = {
        {"title", DRAFT_TITLE, 1}, {"content_text", DRAFT_CONTENT, 2},     {"summary", DRAFT_SUMMARY, 1},
        {"url", DRAFT_LINK, 1},    {"date_published", DRAFT_PUBLISHED, 1}, {"language", DRAFT_LANGUAGE, 1}};
    if (!has_other_names(item))
        return;
    for (size_t i = 0; i < sizeof(slots) / sizeof(slots[0]); i++)
        draft_set(draft, slots[i].slot, slots[i].rank, DRAFT_PLAIN, json_word_text(item, slots[i].name),
                  STR_NONE);
    if (!json_get(item, "image"))
        draft_add_picture(draft, DRAFT_JSON_IMAGE, 0, json_word_text(item, "image"), STR_NONE);
    if (!json_get(item, "author"))
        draft_add_author(draft, 2, json_word_text(item, "author"), STR_NONE);
}

void
json_add_other_fields(struct draft *draft, const struct json *object)
{
    for (const struct json *one = object->first; one; one = one->next) {
        enum field field;
        struct str value = one->type == JSON_IS_TEXT ? one->text : STR_NONE;
        if (field_from_name(one->key, &field) || !field_from_word(one->key, value, &field))
            continue;
        if (!draft->fields[field] && (field_is_bound(field) || draft_has_room(draft)))
            draft->fields[field] = field_from_json(draft->arena, field, one);
    }
}
