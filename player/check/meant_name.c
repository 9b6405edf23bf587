/* Names of fields and of members of a JSON Feed. */
#include "base/near.h"
#include "check/meant.h"
#include "text/text_fold.h"

struct name {
    const char *meant, *words; /* as text_fold leaves them, parted by spaces */
};

static const struct name fields[] = {
    {"kind", "type genre sorte art tipo soort rodzaj category categorie typ"},
    {"from",
     "start begin begins debut apartirde depuisle ab von desde startdate datededebut visiblefrom publishon "
     "showfrom affichele dal"},
    {"until",
     "end ends expires expire expiry expiration fin jusqua jusquau jusque bis ende hasta fino enddate "
     "datedefin visibleuntil till tot ablauf"},
    {"public_on", "embargo publicle public publicdate rendupublic publicationle offentlich publico"},
    {"hours", "heures horaires horaire heure stunden uhrzeit zeiten horas orari tijden shift"},
    {"days", "jours tage dias giorni dagen weekdays joursdelasemaine"},
    {"sites",
     "site magasin magasins agences usine usines standorte filialen tiendas locations places stores lieux"},
    {"priority", "priorite prioritat prioridad priorita prioriteit wichtigkeit importance"},
    {"seconds",
     "duration duree secondes temps dauer sekunden duracion segundos durata secondi seconden dwell"},
    {"language", "langue lang sprache idioma lingua taal"},
    {"qr", "qrcode codeqr showqr"},
    {"picture", "image images photo photos img bild foto imagen immagine afbeelding pictureurl imageurl"},
    {"fit", "cadrage ajustement"},
    {"on", "date day le jour quand datum tag fecha data dag eventdate"},
    {"where", "place location lieu ou endroit ort wo lugar donde luogo dove plaats waar room salle"},
    {"stage", "phase etape etat stand status statut avancee fase estado stato"},
    {"progress", "avancement progression progres fortschritt progreso avance percent pourcentage voortgang"},
    {"since", "depuis seit desdecuando sinds dapartire"},
    {"tell", "dire adire message sagen decir aucient auclient say"},
    {"reference", "ref sku code artikelnummer referencia riferimento articlenumber"},
    {"what", "quoi was que cosa wat"},
    {"when", "disponible available verfugbar disponibilite"},
    {"better", "mieux plus besser mejor meglio avantage avantages"},
    {"who", "name nom qui person personne people wer quien chi wie prenom employee"},
    {"move", "mouvement movement bewegung movimiento movimento changement"},
    {"replaces", "remplace ersetzt sustituye sostituisce replacing"},
    {"role", "poste fonction metier position job jobtitle funktion puesto ruolo functie"},
    {"to", "pour a recipient destinataire fur an para per voor colleague collegue beneficiaire towhom"},
    {"by", "author de par auteur von por da door fromwhom expediteur signature"},
    {"rule", "regle regel regla regola"},
    {"number", "value nombre chiffre valeur numero zahl wert valor cifra valore getal count amount montant"},
    {"of", "sur total surtotal"},
    {"reason", "raison pourquoi why grund warum razon motivo ragione perche"},
    {"score", "note resultat result ergebnis punktzahl puntuacion punteggio moyenne average"},
    {"scale", "echelle skala escala scala max maximum outof"},
    {"change", "evolution variation difference veranderung cambio variazione verandering trend delta"},
    {"target", "objectif cible goal ziel objetivo obiettivo doel"},
    {"series", "serie historique history verlauf historial storico valeurs values"},
    {"answers", "reponses answerscount respondents antworten respuestas risposte responses repondants"},
    {"period", "periode zeitraum periodo month mois"},
    {"unit", "unite einheit unidad unita eenheid currency devise"},
    {"stars", "rating etoiles sterne estrellas stelle sterren"},
    {"question", "frage pregunta domanda vraag"},
    {"answer", "reponse antwort respuesta risposta antwoord"},
    {"dishes", "plats plat menu gerichte speisen platos piatti gerechten dania meals dish"},
    {"years", "annees ans jahre anos anni jaren anciennete"},
};

static const struct name members[] = {
    {"title", "titre headline titel titulo titolo heading subject objet sujet name nom"},
    {"content_text",
     "description content contenu body text texte corps message inhalt beschreibung contenido texto "
     "contenuto testo inhoud tekst contenttext plaintext"},
    {"content_html", "html contenthtml bodyhtml"},
    {"url", "link href lien adresse address enlace collegamento permalink uri"},
    {"date_published",
     "date pubdate published publishedat datepublished publishdate publie publiele datum fecha data "
     "datepublication datedepublication created createdat"},
    {"date_modified", "updated modified updatedat datemodified lastmodified modifie modifiele"},
    {"id", "guid identifiant uuid identifier key kennung"},
    {"tags",
     "category categories categorie tag etiquettes etiquette motscles keywords labels kategorie kategorien "
     "schlagworter categoria categorias"},
    {"image", "imageurl photo picturefile img bild illustration vignette foto imagen immagine featuredimage"},
    {"summary", "resume excerpt extrait chapo zusammenfassung resumen riassunto"},
    {"authors", "auteur auteurs writer autor autoren creator redacteur"},
};

/* One letter more, less or other, two in longer names. */
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
    buf_init(&folded, (size_t)4 * TEXT_FOLD_BYTES_MAX);
    text_fold(name, &folded);
    struct str word = buf_str(&folded);
    for (size_t i = 0; word.len && i < count && !found; i++)
        if (field_name_alike(name, rows[i].meant) || str_has_word(str_from(rows[i].words), word))
            found = rows[i].meant;
    buf_finish(&folded);
    return found;
}

const char *
meant_field(struct str name)
{
    const char *found = NULL;
    for (size_t i = 0; i < FIELD_COUNT && !found; i++)
        if (field_name_alike(name, field_name((enum field)i)))
            found = field_name((enum field)i);
    found = found ? found : find(name, fields, sizeof(fields) / sizeof(fields[0]));
    for (size_t i = 0; i < FIELD_COUNT && !found; i++)
        if (is_near(name, field_name((enum field)i)))
            found = field_name((enum field)i);
    return found ? found : is_near(name, "kind") ? "kind" : NULL;
}

const char *
meant_member(struct str name)
{
    const char *found = find(name, members, sizeof(members) / sizeof(members[0]));
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]) && !found; i++)
        if (name.len > 3 && is_near(name, members[i].meant))
            found = members[i].meant;
    return found;
}
