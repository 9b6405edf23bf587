#include <assert.h>

#include "feed/field.h"
#include "text/text_fold.h"

/* The names that editors give to fields in the languages of the guide's readers, as text_fold leaves them:
 * French, German, Spanish, Italian, Portuguese, Dutch, Polish. */
static const struct {
    enum field field;
    const char *words;
} rows[] = {
    {FIELD_FROM, "apartirdu apartirde des debut debute ab abdem begin beginn desde apartirde apartirdel "
                 "inicio dal dallinizio inizio vanaf odkiedy poczatek"},
    {FIELD_UNTIL,
     "jusquau jusqua jusque fin bis bisum ende hasta hastael fino finoa finoal fine ate atea fim "
     "totenmet tot einde koniec"},
    {FIELD_PUBLIC_ON, "publicle public rendupublic publicationexterne offentlichab offentlicham publicoel "
                      "pubblicoil publicoem openbaarop publiczneod"},
    {FIELD_HOURS, "heures horaires uhrzeiten zeiten horas ore orari orario horario uren godziny"},
    {FIELD_DAYS, "jours tage dias giorni dagen dni"},
    {FIELD_SITES,
     "site lieux magasins standorte standort sitios sedes sede siti negozi locais locaties vestigingen "
     "oddzialy"},
    {FIELD_PRIORITY, "priorite prioritat prioridad priorita prioridade prioriteit priorytet"},
    {FIELD_SECONDS,
     "secondes duree sekunden dauer segundos duracion secondi durata duracao seconden duur sekundy "
     "duration"},
    {FIELD_LANGUAGE, "langue sprache idioma lengua lingua taal jezyk"},
    {FIELD_PICTURE, "image photo bild foto imagen immagine imagem afbeelding obraz zdjecie"},
    {FIELD_ON, "le quand datum am wann fecha cuando el data quando il em op wanneer kiedy dnia"},
    {FIELD_WHERE, "ou lieu wo ort donde lugar dove luogo onde local waar plaats gdzie miejsce"},
    {FIELD_STAGE, "etape phase stade stand etapa fase stadio estagio stadium etap"},
    {FIELD_PROGRESS,
     "avancement progression fortschritt avance progreso avanzamento progresso voortgang postep"},
    {FIELD_SINCE, "depuis seit desdehace dallora desdequando sinds odkad"},
    {FIELD_TELL, "dire adire dites quedire sagen decir dire dizer zeggen powiedziec"},
    {FIELD_REFERENCE, "ref referenz artikelnummer referencia riferimento codice referentie numer"},
    {FIELD_WHAT, "quoi cest was que queesc cosa cosae oque oquee wat co"},
    {FIELD_WHEN,
     "disponible disponibilite verfugbar disponibilidad disponibile disponivel beschikbaar dostepny "
     "available"},
    {FIELD_BETTER,
     "mieux avantage besser vorteil mejor ventaja meglio vantaggio melhor vantagem beter voordeel "
     "lepiej"},
    {FIELD_WHO, "qui nom personne wer quien nombre persona chi nome quem pessoa wie naam kto osoba"},
    {FIELD_MOVE, "mouvement wechsel bewegung movimiento movimento beweging zmiana"},
    {FIELD_REPLACES, "remplace ersetzt sustituye reemplaza sostituisce substitui vervangt zastepuje"},
    {FIELD_FROM_PLACE, "lieudepart delieu venantde vonort delugar daluogo dolocal vanplaats zmiejsca"},
    {FIELD_TO_PLACE,
     "lieuarrivee verslieu vers nachort nach alugar aluogo paralocal naarplaats naar domiejsca"},
    {FIELD_ROLE,
     "poste fonction role funktion stelle aufgabe puesto cargo funcion ruolo funcao functie rola"},
    {FIELD_TO, "pour a destinataire fur an para per aa para voor aan dla"},
    {FIELD_BY, "par delapartde auteur durch por da dai porquem door autor przez"},
    {FIELD_RULE, "regle regel regla regola regra zasada"},
    {FIELD_NUMBER, "numero nombre chiffre nummer zahl wert numeri valor valore getal aantal liczba"},
    {FIELD_OF, "sur auf sobre su z"},
    {FIELD_REASON, "raison pourquoi motif grund warum razon motivo perche porque reden waarom powod"},
    {FIELD_SCORE, "note resultat punkte bewertung puntuacion nota punteggio voto pontuacao wynik ocena"},
    {FIELD_SCALE, "echelle skala escala scala schaal"},
    {FIELD_CHANGE,
     "evolution variation anderung veranderung cambio variacion variazione variacao verandering "
     "trend"},
    {FIELD_TARGET, "objectif cible ziel objetivo obiettivo doel cel"},
    {FIELD_SERIES, "serie historique verlauf reihe historial storico historico reeks seria"},
    {FIELD_ANSWERS, "reponses antworten respuestas risposte respostas antwoorden odpowiedzi"},
    {FIELD_PERIOD, "periode zeitraum periodo okres"},
    {FIELD_UNIT, "unite einheit unidad unita unidade eenheid jednostka"},
    {FIELD_STARS, "etoiles sterne estrellas stelle estrelas sterren gwiazdki"},
    {FIELD_QUESTION, "frage pregunta domanda pergunta vraag pytanie"},
    {FIELD_ANSWER, "reponse antwort respuesta risposta resposta antwoord odpowiedz"},
    {FIELD_YEARS, "annees ans jahre anos anni jaren lata"},
};

/* A name that means the beginning before a date, and the giver before anything else. */
static const char either[] = "de von vom van od da";

static bool
has_date(struct str text)
{
    char room[FIELD_DATE_BYTES];
    return field_date_text(str_trim(text), room).ptr;
}

bool
field_from_word(struct str word, struct str value, enum field *out)
{
    struct buf folded;
    buf_init(&folded, 4 * TEXT_FOLD_BYTES_MAX);
    text_fold(word, &folded);
    struct str name = buf_str(&folded);
    bool found = name.len && str_has_word(STR(either), name);
    if (found)
        *out = has_date(value) ? FIELD_FROM : FIELD_BY;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]) && !found && name.len; i++) {
        found = str_has_word(str_from(rows[i].words), name);
        *out = found ? rows[i].field : *out;
    }
    buf_finish(&folded);
    return found;
}
