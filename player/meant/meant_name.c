/* Synonyms for names of fields and of members of a JSON Feed, in addition to feed/other_names.def. */
#include "base/near.h"
#include "meant/meant.h"
#include "feed/other_name.h"
#include "text/text_fold.h"

struct name {
    const char *meant, *words; /* as text_fold leaves them, separated by spaces */
};

static const struct name fields[] = {
    {"kind", "category categorie"},
    {"from", "begins depuisle startdate datededebut visiblefrom publishon showfrom affichele"},
    {"until", "end ends expires expire expiry expiration enddate datedefin visibleuntil ablauf"},
    {"public_on", "embargo publicdate publicationle offentlich"},
    {"hours", "horaire heure shift"},
    {"days", "weekdays joursdelasemaine"},
    {"sites", "magasin agences usine usines locations places stores"},
    {"priority", "importance"},
    {"seconds", "temps dwell"},
    {"language", "lang"},
    {"qr", "showqr"},
    {"picture", "images photos img pictureurl imageurl"},
    {"on", "date day jour tag dag eventdate"},
    {"where", "place location endroit room salle"},
    {"stage", "etat status statut avancee estado stato"},
    {"progress", "percent pourcentage"},
    {"since", "desdecuando dapartire"},
    {"tell", "message aucient auclient say"},
    {"reference", "sku code articlenumber"},
    {"better", "plus avantages"},
    {"who", "people prenom employee"},
    {"move", "movement changement"},
    {"replaces", "replacing"},
    {"role", "metier position job jobtitle"},
    {"to", "recipient colleague collegue beneficiaire towhom"},
    {"by", "author fromwhom expediteur signature"},
    {"number", "value valeur count amount montant"},
    {"of", "total surtotal"},
    {"reason", "why"},
    {"score", "result ergebnis punktzahl moyenne average"},
    {"scale", "max maximum outof"},
    {"change", "difference delta"},
    {"target", "goal"},
    {"series", "history valeurs values"},
    {"answers", "answerscount respondents responses repondants"},
    {"period", "month mois"},
    {"unit", "currency devise"},
    {"stars", "rating"},
    {"dishes", "plat menu meals dish"},
    {"years", "anciennete"},
};

static const struct name members[] = {
    {"title", "headline heading subject objet sujet name nom"},
    {"content_text", "description content body corps message beschreibung contenttext plaintext"},
    {"content_html", "html contenthtml bodyhtml"},
    {"url", "href adresse address permalink uri"},
    {"date_published", "date pubdate published publishedat datepublished publishdate publie datum fecha data "
                       "created createdat"},
    {"date_modified", "updated modified updatedat datemodified lastmodified modifie modifiele"},
    {"id", "guid identifiant uuid identifier key kennung"},
    {"tags", "category tag etiquette keywords labels"},
    {"image", "imageurl picturefile img illustration vignette featuredimage"},
    {"summary", "excerpt extrait chapo"},
    {"authors", "auteurs writer autoren creator redacteur"},
};

/* One letter inserted, deleted or changed, two in longer names. */
static bool
is_near(struct str name, const char *word)
{
    size_t distance = near_distance(name, str_from(word));
    return distance == 1 ? name.len > 2 : distance == 2 && name.len > 5;
}

static const char *
find(struct str name, const struct name *rows, size_t count)
{
    struct buf folded;
    const char *found = NULL;
    buf_init(&folded, TEXT_FOLDED_BYTES_MAX);
    text_fold(name, &folded);
    struct str word = buf_str(&folded);
    for (size_t i = 0; word.len && i < count && !found; i++)
        if (field_name_alike(name, rows[i].meant) || str_has_word(str_from(rows[i].words), word))
            found = rows[i].meant;
    buf_finish(&folded);
    return found;
}

const char *
meant_field(struct str name, struct str value, struct str language)
{
    const char *found = NULL;
    for (size_t i = 0; i < FIELD_COUNT && !found; i++)
        if (field_name_alike(name, field_name((enum field)i)))
            found = field_name((enum field)i);
    found = found ? found : find(name, fields, sizeof(fields) / sizeof(fields[0]));
    found = found ? found : other_name_of(NAME_FIELD, name, value, language);
    for (size_t i = 0; i < FIELD_COUNT && !found; i++)
        if (is_near(name, field_name((enum field)i)))
            found = field_name((enum field)i);
    return found ? found : is_near(name, "kind") ? "kind" : NULL;
}

const char *
meant_member(struct str name, struct str value, struct str language)
{
    const char *found = find(name, members, sizeof(members) / sizeof(members[0]));
    const char *other = found ? NULL : other_name_of(NAME_MEMBER, name, value, language);
    found = other && str_equal(str_from(other), STR("author")) ? "authors" : other ? other : found;
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]) && !found; i++)
        if (name.len > 3 && is_near(name, members[i].meant))
            found = members[i].meant;
    return found;
}
