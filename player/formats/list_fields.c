#include "formats/list_fields.h"

#include <string.h>

#include "text/date.h"
#include "html/html.h"
#include "text/text_fold.h"

#define HALVES         "aApP" /* the letters of am and pm: "5 PM", "5:00 p. m." */
#define NAME_BYTES_MAX 40

enum column {
    COLUMN_OTHER,
    COLUMN_TITLE,
    COLUMN_BODY,
    COLUMN_UNTIL,
    COLUMN_ON,
    COLUMN_WHERE,
    COLUMN_CATEGORY,
    COLUMN_ITSELF
};

/* The order of day and month in "12/04/2026". */
enum day_order { ORDER_UNKNOWN, ORDER_DAY_FIRST, ORDER_MONTH_FIRST };

/* The names of columns, in the form of text_fold. */
static const struct {
    enum column column;
    const char *words;
} columns[] = {
    {COLUMN_TITLE, "title titre titel titulo titolo tytul"},
    {COLUMN_BODY, "body corps textkorper textfeld cuerpo corpo hoofdtekst tresc description beschreibung "
                  "descripcion descrizione descricao omschrijving text texte announcement"},
    {COLUMN_UNTIL, "expires expire expiration expirele lauftab ablaufdatum gultigbis caduca vence scade "
                   "scadenza expira verloopt verlooptop wygasa expiraem expirael vencimiento endtime enddate "
                   "heuredefin datedefin endzeit "
                   "enddatum horadefinalizacion oradifine horadetermino eindtijd einddatum"},
    {COLUMN_ON, "starttime startdate eventdate heurededebut datededebut anfangszeit startzeit startdatum "
                "horadeinicio oradiinizio begintijd begindatum"},
    {COLUMN_WHERE, "location lieu emplacement ort standort ubicacion lugar posizione luogo local locatie"},
    {COLUMN_CATEGORY, "category categories newscategory categorie kategorie categoria categorias kategoria"},
    {COLUMN_ITSELF,
     "created modified createdby modifiedby author editor id contenttype attachments version "
     "cree modifie creele modifiele creepar modifiepar auteur typedecontenu piecesjointes "
     "erstellt geandert erstelltvon geandertvon autor inhaltstyp anlagen creado modificado "
     "creadopor modificadopor tipodecontenido creato modificato createdon modifiedon alldayevent recurrence "
     "workspace freebusy checkdoublebooking itemchildcount folderchildcount complianceassetid "
     "evenementdunejourneeentiere evenementdurantlajourneeentiere "
     "journeeentiere periodicite espacedetravail libreoccupe ganztagigesereignis ganztagig serie "
     "wiederholung terminserie arbeitsbereich freigebucht eventodetodoeldia periodicidad areadetrabajo "
     "eventogiornaliero ricorrenza areadilavoro gebeurtenisdiedeheledagduurt terugkeerpatroon "
     "werkruimte wydarzeniecalodniowe cykl eventododiainteiro"},
    /* further languages */
    {COLUMN_TITLE, "rubrik tittel otsikko nazev nadpis nazov cim titlu заглавие τιτλοσ naslov baslik "
                   "название заголовок назва כותרת タイトル 标题 標題 제목"},
    {COLUMN_BODY,
     "brodtext brodtekst leipateksti teksti telo torzs szoveg corp текст основентекст "
     "основноитекст основниитекст описание опис σωμα κειμενο περιγραφη tijelo tekst besedilo "
     "govde aciklama גוף תיאור 本文 说明 說明 正文 内文 內文 본문 설명 beskrivning beskrivelse kuvaus popis "
     "leiras descriere opis"},
    {COLUMN_UNTIL, "upphor forfaller utgar udlober utloper vanhenee vanhentuu vyprsi platnostdo platido "
                   "lejarat lejar expira изтича ληγει ληξη istice istjece potece suresonu sonaerme "
                   "срокдеиствия истекает терміндіі закінчується תפוגה פגתוקף 有効期限 到期日期 到期日 到期 "
                   "过期 만료 만료일 "
                   "horadetermino godzinazakonczenia datazakonczenia sluttid sluttidspunkt paattymisaika "
                   "casukonceni casskoncenia befejezesidopontja befejezesiidopont oradesfarsit краенчас "
                   "ωραληξησ vrijemezavrsetka koncnicas caskonca bitissaati bitiszamani времяокончания "
                   "часзавершення שעתסיום 終了時刻 結束時間 结束时间 종료시간"},
    {COLUMN_ON, "horadeinicio godzinarozpoczecia datarozpoczecia starttid starttidspunkt alkamisaika "
                "caszahajeni caszacatia kezdesidopontja kezdesiidopont oradeincepere началенчас "
                "ωραεναρξησ vrijemepocetka zacetnicas caszacetka baslangicsaati baslangiczamani "
                "времяначала часпочатку שעתהתחלה 開始時刻 開始時間 开始时间 시작시간"},
    {COLUMN_WHERE,
     "localizacao lokalizacja miejsce plats placering plassering sted sijainti paikka umisteni "
     "misto umiestnenie miesto hely locatie местоположение място θεση τοποθεσια mjesto "
     "lokacija mesto konum yer расположение место розташування місце מיקום 場所 位置 地點 地点 위치 장소"},
    {COLUMN_CATEGORY,
     "kategori luokka kategorija категория категорія κατηγορια קטגוריה 分類 カテコリ 类别 類別 범주 분류"},
    {COLUMN_ITSELF,
     "creatoda modificatoda gemaakt gemaaktdoor gewijzigd gewijzigddoor utworzono utworzone "
     "utworzoneprzez zmodyfikowano zmodyfikowane zmodyfikowaneprzez criado criadopor "
     "modificadopor skapad skapadav andrad andradav oprettet oprettetaf aendret aendretaf "
     "opprettet opprettetav endret endretav luotu tekija muokattu muokkaaja vytvoreno vytvoril "
     "autor zmeneno zmenil vytvorene zmenene letrehozva keszitette letrehozta modositva "
     "modositotta creat creatde modificat modificatde създаден създаденоот променен "
     "промененоот δημιουργηθηκε δημιουργηθηκεαπο τροποποιηθηκε τροποποιηθηκεαπο stvoreno "
     "stvorio izmijenjeno izmijenio ustvarjeno ustvaril spremenjeno spremenil olusturulma "
     "olusturan degistirilme degistiren создано кемсоздано изменено кемизменено створено "
     "кимстворено змінено кимзмінено נוצר נוצרעלידי השתנה השתנהעלידי 登録日時 登録者 更新日時 更新者 "
     "创建时间 "
     "创建者 修改时间 修改者 建立時間 建立者 修改時間 만든날짜 만든사람 수정한날짜 수정한사람"},
};

/* A column of the text: the beginning of its name, including its mark-up, and of its value. */
struct label {
    enum column column;
    size_t at, value;
    struct str name;
};

static enum column
column_of(struct str name)
{
    struct buf word;
    enum column found = COLUMN_OTHER;
    buf_init(&word, TEXT_FOLDED_BYTES_MAX);
    text_fold(name, &word);
    for (size_t i = 0; word.len && i < sizeof(columns) / sizeof(columns[0]) && !found; i++)
        if (str_has_word(str_from(columns[i].words), buf_str(&word)))
            found = columns[i].column;
    buf_finish(&word);
    return found;
}

/* The name up to its colon; a long one, or one with mark-up, is not a name. */
static bool
read_name(struct str text, size_t at, struct str *out)
{
    size_t len = str_find(str_slice(text, at, NAME_BYTES_MAX + 1), STR(":"));
    *out = str_trim(str_slice(text, at, len));
    return len != SIZE_MAX && out->len && !memchr(out->ptr, '<', out->len) &&
           !memchr(out->ptr, '\n', out->len);
}

/* "<b>Name:</b>" at a place. */
static bool
read_bold(struct str text, size_t at, struct label *out)
{
    static const struct {
        const char *open, *close;
    } tags[] = {{"<b>", "</b>"}, {"<strong>", "</strong>"}};
    char first = at + 1 < text.len ? str_lower(text.ptr[at + 1]) : '\0';
    if (first != 'b' && first != 's')
        return false;
    for (size_t i = 0; i < 2; i++) {
        struct str open = str_from(tags[i].open), close = str_from(tags[i].close);
        if (!str_starts_nocase(str_slice(text, at, SIZE_MAX), open) ||
            !read_name(text, at + open.len, &out->name))
            continue;
        size_t colon = (size_t)(out->name.ptr + out->name.len - text.ptr);
        colon += str_find(str_slice(text, colon, SIZE_MAX), STR(":"));
        if (!str_starts_nocase(str_trim(str_slice(text, colon + 1, 24)), close))
            continue;
        out->value = colon + 1 + str_find(str_slice(text, colon + 1, SIZE_MAX), STR(">")) + 1;
        out->at = at;
        out->column = column_of(out->name);
        return true;
    }
    return false;
}

/* "Name:" in plain text, which must be a known column; inside a line it begins with a capital. */
static bool
read_plain(struct str text, size_t at, struct label *out)
{
    bool small = text.ptr[at] >= 'a' && text.ptr[at] <= 'z';
    char before = at ? text.ptr[at - 1] : '\n';
    bool start = before == '\n' || ((before == ' ' || before == '\t') && !small);
    if (!start || !read_name(text, at, &out->name) || out->name.ptr != text.ptr + at)
        return false;
    out->column = column_of(out->name);
    out->at = at;
    out->value = at + out->name.len + 1;
    return out->column != COLUMN_OTHER && out->value <= text.len && text.ptr[out->value - 1] == ':';
}

static bool
next_label(struct str text, bool html, size_t from, struct label *out)
{
    if (str_find(str_slice(text, from, SIZE_MAX), STR(":")) == SIZE_MAX)
        return false;
    for (size_t at = from; at < text.len; at++) {
        const char *tag = html ? memchr(text.ptr + at, '<', text.len - at) : text.ptr + at;
        if (!tag)
            return false;
        at = (size_t)(tag - text.ptr);
        if (html ? read_bold(text, at, out) : read_plain(text, at, out))
            return true;
    }
    return false;
}

/* True when only tags and spaces are there. */
static bool
only_tags(struct str text)
{
    bool inside = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        inside = c == '<' || (inside && c != '>');
        if (!inside && c != '>' && !strchr(" \n\r\t", c))
            return false;
    }
    return true;
}

/* "<div><b>Body:</b> <div …": how SharePoint writes a text that is the only column. */
static bool
is_lone_body(struct str text, const struct label *label)
{
    struct str value = str_trim(str_slice(text, label->value, SIZE_MAX));
    return label->column == COLUMN_BODY && str_starts_nocase(str_trim(text), STR("<div>")) &&
           str_starts_nocase(value, STR("<div"));
}

/* A list begins with a column and has at least two known ones, including a title or a text. */
static bool
is_list(struct str text, bool html)
{
    struct label label;
    size_t known = 0, at = 0;
    bool content = false;
    if (!next_label(text, html, 0, &label) || !only_tags(str_slice(text, 0, label.at)))
        return false;
    if (label.column == COLUMN_OTHER)
        return false;
    if (html && is_lone_body(text, &label))
        return true;
    while (next_label(text, html, at, &label)) {
        known += label.column != COLUMN_OTHER;
        content = content || label.column == COLUMN_TITLE || label.column == COLUMN_BODY;
        at = label.value;
    }
    return known >= 2 && content;
}

/* The words of a value, as one line. */
static struct str
plain_value(struct draft *draft, struct str raw)
{
    struct html html;
    html_init(&html, NAME_BYTES_MAX * 25, NAME_BYTES_MAX * 25);
    html_read(&html, draft->arena, raw);
    struct str text = arena_str(draft->arena, str_trim(buf_str(&html.text)));
    html_finish(&html);
    return text;
}

/* "12/31/2026": its numbers, and the text after them. */
static bool
read_numbers(struct str text, int64_t n[3], struct str *behind)
{
    struct str rest = text;
    for (int i = 0; i < 3; i++) {
        size_t len = str_digits(rest);
        if (!str_to_int(str_slice(rest, 0, len), &n[i]) ||
            (i < 2 && (len >= rest.len || rest.ptr[len] != '/')))
            return false;
        rest = str_slice(rest, len + (i < 2), SIZE_MAX);
    }
    *behind = str_trim(rest);
    return true;
}

/* The order of the dates of the post: they all have the same one. */
static enum day_order
order_of(struct draft *draft, struct str raw, bool html, struct str language)
{
    enum day_order order = ORDER_UNKNOWN;
    struct label label, next;
    bool halves = false;
    for (bool more = next_label(raw, html, 0, &label); more; label = next) {
        int64_t n[3];
        struct str time;
        more = next_label(raw, html, label.value, &next);
        struct str value = str_slice(raw, label.value, more ? next.at - label.value : SIZE_MAX);
        bool dated =
            label.column == COLUMN_UNTIL || label.column == COLUMN_ON || label.column == COLUMN_ITSELF;
        if (!dated || !read_numbers(plain_value(draft, value), n, &time))
            continue;
        halves = halves || str_find_any(time, HALVES) < time.len;
        order = n[0] > 12 ? ORDER_DAY_FIRST : n[1] > 12 ? ORDER_MONTH_FIRST : order;
    }
    bool english = str_starts_nocase(language, STR("en"));
    if (order == ORDER_UNKNOWN &&
        (date_is_american(language) || (halves && (!language.len || (english && language.len == 2)))))
        order = ORDER_MONTH_FIRST;
    return order == ORDER_UNKNOWN && language.len ? ORDER_DAY_FIRST : order;
}

/* "12/31/2026 5:00 PM" as a Breakroom date; unchanged if the order of day and month is not known. */
static struct str
date_value(struct draft *draft, enum day_order order, struct str text)
{
    int64_t n[3];
    struct str time;
    if (!read_numbers(text, n, &time))
        return text;
    bool american = n[1] > 12 || (order == ORDER_MONTH_FIRST && n[0] <= 12);
    bool known = order || n[0] > 12 || n[1] > 12 || n[0] == n[1];
    int64_t day = american ? n[1] : n[0], month = american ? n[0] : n[1];
    if (!known || n[2] < 1000 || n[2] > 9999 || day > 31 || month > 12)
        return text;
    struct str date = arena_printf(draft->arena, "%04d-%02d-%02d", (int)n[2], (int)month, (int)day);
    int64_t hour = 0, minute = 0;
    size_t colon = str_find(time, STR(":"));
    bool timed = colon != SIZE_MAX && str_to_int(str_slice(time, 0, colon), &hour) &&
                 str_to_int(str_slice(time, colon + 1, 2), &minute);
    size_t half = str_find_any(time, HALVES);
    bool afternoon = half < time.len && strchr("pP", time.ptr[half]), morning = half < time.len && !afternoon;
    hour = (afternoon || morning) && hour == 12 ? 0 : hour;
    hour += afternoon ? 12 : 0;
    if (!timed || (hour == 0 && minute == 0))
        return date;
    return arena_printf(draft->arena, "%.*sT%02d:%02d", STR_ARG(date), (int)(hour % 24), (int)(minute % 60));
}

static void
take_value(struct draft *draft, enum day_order order, const struct label *label, struct str raw,
           struct buf *rest)
{
    struct str text = plain_value(draft, raw);
    switch (label->column) {
    case COLUMN_TITLE:
        draft_set(draft, DRAFT_TITLE, 40, DRAFT_PLAIN, text, STR_NONE);
        break;
    case COLUMN_UNTIL:
        draft_set_field(draft, FIELD_UNTIL, date_value(draft, order, text));
        break;
    case COLUMN_ON:
        draft_set_field(draft, FIELD_ON, date_value(draft, order, text));
        draft->event = draft->event || draft->fields[FIELD_ON];
        break;
    case COLUMN_WHERE:
        draft_set_field(draft, FIELD_WHERE, text);
        break;
    case COLUMN_BODY:
        buf_put(rest, raw);
        break;
    case COLUMN_CATEGORY:
        draft_add_category(draft, text);
        break;
    case COLUMN_OTHER:
        if (text.len)
            buf_printf(rest, "<p><b>%.*s:</b> %.*s</p>", STR_ARG(label->name), STR_ARG(raw));
        break;
    case COLUMN_ITSELF:
        break;
    }
}

static void
take_slot(struct draft *draft, enum draft_slot slot, struct str language)
{
    struct draft_text *held = &draft->slots[slot];
    struct str raw = draft_get(draft, slot);
    bool html = raw.ptr && memchr(raw.ptr, '<', raw.len) != NULL;
    struct label label, next;
    if (!raw.ptr || !raw.len || !is_list(raw, html))
        return;
    struct buf rest;
    enum day_order order = order_of(draft, raw, html, language);
    buf_init(&rest, DRAFT_BYTES_MAX);
    for (bool more = next_label(raw, html, 0, &label); more; label = next) {
        more = next_label(raw, html, label.value, &next);
        take_value(draft, order, &label, str_slice(raw, label.value, more ? next.at - label.value : SIZE_MAX),
                   &rest);
    }
    buf_clear(&held->raw);
    buf_put(&held->raw, buf_str(&rest));
    held->rank = rest.len ? held->rank : 0;
    buf_finish(&rest);
}

void
list_fields_take(struct draft *draft, struct str language)
{
    take_slot(draft, DRAFT_SUMMARY, language);
    take_slot(draft, DRAFT_CONTENT, language);
}
