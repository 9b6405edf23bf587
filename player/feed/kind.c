#include "feed/kind.h"

#include "base/utf8.h"
#include "text/text_fold.h"

/* Longer categories are not known. */
#define CATEGORY_BYTES_MAX 64

/* One row per kind; `words` are names of categories, separated by single spaces, in the form of text_fold. */
static const struct {
    const char *name, *words;
} rows[] = {
#define KIND(id, name, about, words) {#name, words},
#include "feed/kinds.def"
#undef KIND
};

const char *
kind_name(enum kind kind)
{
    return rows[kind].name;
}

bool
kind_from_name(struct str name, enum kind *out)
{
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (str_equal_nocase(name, str_from(rows[i].name))) {
            *out = (enum kind)i;
            return true;
        }
    }
    return false;
}

/* The unambiguous words of all kinds, accepted at any position among the categories. */
static const char certain[] =
    "alert alerts alerte alertes alerta alertas allerta compliment compliments complimento complimenti "
    "complimenten kudos shoutout shoutouts bravo bravos brawo welldone goodjob felicitation felicitations "
    "gutgemacht enhorabuena bienhecho benfatto parabens muitobem goedgedaan pluim gratulacje pochwala "
    "pochwaly احسنتم customerbarometer barometreclient barometreclients kundenbarometer "
    "barometrodeclientes barometrodeclienti barometroclienti klantbarometer klantenbarometer "
    "barometrklientow barometrodeclientes مقياسرضاالعملاء customersmile acustomerssmile souriredeclient "
    "souriresdeclients sourireclient souriresclients kundenlacheln sonrisadecliente sonrisadeclientes "
    "sonrisadelcliente sorrisodelcliente sorrisodiuncliente sorrisodecliente sorrisodocliente "
    "glimlachvaneenklant usmiechklienta ابتسامةعميل nowyouknow maintenantvoussavez jetztwissensiees "
    "jetztwissensies jetztwisstihres ahoralosabes ahorayalosabes ahorayalosabe oralosai oralosapete "
    "agorajasabe agoravocesabe nuweetuhet nuweetjehet terazjuzwiesz terazwiesz terazjuzwiecie "
    "newproduct newproducts nouveauproduit nouveauxproduits neuesprodukt neueprodukte produktneuheit "
    "nuevoproducto nuevosproductos nuovoprodotto nuoviprodotti novoproduto novosprodutos nieuwproduct "
    "nieuweproducten nowyprodukt nowoscproduktowa منتججديد ourrule ourrules servicerule servicerules "
    "notreregle nosregles unsereregel unsereregeln nuestraregla nuestrasreglas lanostraregola "
    "lenostreregole anossaregra asnossasregras onzeregel onzeregels naszazasada naszezasady قاعدتنا "
    "comingsoon comingup bientot asavoir overtoyou ihrseiddran vuestroturno lestocaaustedes toccaavoi "
    "jullieaanzet meettheteam employeeofthemonth tipoftheday trickofthetrade handigetip celebrating onfete "
    "wirfeiern celebramos festeggiamo wijvieren wevieren swietujemy نحتفل workanniversary dienstjubilaum "
    "ettkundleende etkundesmil asiakkaanhymy usmevzakaznika egyvevomosolya zambetulunuiclient "
    "усмивкаотклиент χαμογελοπελατη osmijehkupca nasmehstranke birmusterigulumsemesi "
    "улыбкаклиента усмішкаклієнта חיוךשללקוח お客様の笑顔 客户的微笑 顧客的微笑 고객의미소 varregel "
    "voresregel "
    "saantomme nasepravidlo szabalyunk regulanoastra нашетоправило οκανονασμασ nasepravilo "
    "kuralimiz нашеправило הכללשלנו 私たちのルール 我们的准则 我們的準則 우리의원칙 nossaregra vifirar "
    "vifejrer "
    "vifeirer juhlimme slavime oslavujeme unnepelunk sarbatorim празнуваме γιορταζουμε slavimo "
    "praznujemo kutluyoruz празднуем святкуємо חוגגים 一起庆祝 一起慶祝 comemoramos nuvetni nuvedidet "
    "navetderedet nyttiedatte teduzvite terazuzviete mostmartudjatok acumstiti вечезнаете "
    "τωραξερετε sadznate zdajveste artikbiliyorsunuz теперьвызнаете тепервизнаєте "
    "עכשיואתםיודעים 答えはこれ 现在你知道了 現在你知道了 이제답할수있어요 agoravocejasabe الانتعرفون "
    "brajobbat godtgaet "
    "hienoatyota skvelaprace skvelapraca szepmunka браво μπραβο tebrikler כלהכבוד クッショフ 点赞 按讚 "
    "칭찬합니다 nyprodukt nytprodukt nyttprodukt uusituote novyprodukt ujtermek produsnou новпродукт "
    "νεοπροιον noviproizvod novizdelek yeniurun новыитовар новиитовар מוצרחדש 新商品 新产品 新產品 신제품 "
    "kundbarometer kundebarometer asiakasbarometri zakaznickybarometr zakaznickybarometer "
    "vevobarometer barometrulclientilor барометърнаклиентите βαρομετροπελατων barometarkupaca "
    "barometerstrank musteribarometresi барометрклиентов барометрклієнтів מדדהלקוחות お客様満足度 "
    "客户满意度 顧客滿意度 고객만족도";

/* The category in the form of text_fold; empty for one that cannot be known. */
static struct str
fold(struct str category, struct buf *word)
{
    category = str_trim(category);
    buf_init(word, TEXT_FOLDED_BYTES_MAX);
    if (category.len && category.len <= CATEGORY_BYTES_MAX && utf8_valid(category))
        text_fold(category, word);
    return buf_str(word);
}

static bool
has_word_alike(struct str words, struct str word)
{
    while (words.ptr)
        if (text_fold_alike(str_split(&words, ' '), word))
            return true;
    return false;
}

static bool
from_word(struct str word, enum kind *out)
{
    bool found = word.len && kind_from_name(word, out);
    for (size_t i = 0; i < 2 * KIND_COUNT && !found && word.len; i++) {
        struct str words = str_from(rows[i % KIND_COUNT].words);
        found = i < KIND_COUNT ? str_has_word(words, word) : has_word_alike(words, word);
        if (found)
            *out = (enum kind)(i % KIND_COUNT);
    }
    return found;
}

bool
kind_from_category(struct str category, enum kind *out)
{
    struct buf word;
    bool found = from_word(fold(category, &word), out);
    buf_finish(&word);
    return found;
}

/* kind_from_category for unambiguous categories only ("Kudos", "Nouveau produit", "Alert"); "Reviews",
 * "Sales" and "Important" are ambiguous. */
static bool
from_certain_category(struct str category, enum kind *out)
{
    struct buf word;
    struct str folded = fold(category, &word);
    bool found = folded.len && str_has_word(str_from(certain), folded) && from_word(folded, out);
    buf_finish(&word);
    return found;
}

/* True when it is the intended category, in any spelling. */
static bool
same_category(struct str a, struct str b)
{
    struct buf first, second;
    struct str x = fold(a, &first), y = fold(b, &second);
    bool same = x.len ? str_equal(x, y) : str_equal_nocase(str_trim(a), str_trim(b));
    buf_finish(&first);
    buf_finish(&second);
    return same;
}

/* The next rule of the text: "off" and "auto" have no name. False when it cannot be read. */
static bool
next_rule(struct str *rules, struct str *out_part, struct str *out_name, enum kind *out)
{
    struct str part = *out_part = str_trim(str_split(rules, ','));
    size_t equal = str_find(part, STR("="));
    *out_name = STR_NONE;
    if (equal == SIZE_MAX)
        return part.len == 0 || str_equal_nocase(part, STR("off")) || str_equal_nocase(part, STR("auto"));
    struct str kind = str_trim(str_slice(part, equal + 1, SIZE_MAX));
    *out_name = str_trim(str_slice(part, 0, equal));
    return out_name->len && (kind_from_name(kind, out) || kind_from_category(kind, out));
}

struct str
kind_rules_fault(struct str rules)
{
    while (rules.ptr) {
        struct str part, name;
        enum kind kind;
        if (!next_rule(&rules, &part, &name, &kind))
            return part;
    }
    return STR_NONE;
}

/* The kind that a rule assigns to the category. *off: one of the rules is "off". */
static bool
from_rules(struct str rules, struct str category, bool *off, enum kind *out)
{
    bool found = false;
    while (rules.ptr) {
        struct str part, name;
        enum kind kind;
        if (!next_rule(&rules, &part, &name, &kind))
            continue;
        *off = *off || str_equal_nocase(part, STR("off"));
        if (!found && name.ptr && same_category(name, category)) {
            *out = kind;
            found = true;
        }
    }
    return found;
}

bool
kind_rules_name(struct str rules, struct str category)
{
    enum kind kind;
    bool off = false;
    return rules.len && from_rules(rules, category, &off, &kind);
}

size_t
kind_choose(struct str_list categories, struct str rules, enum kind *out)
{
    enum kind kind;
    bool off = false;
    for (size_t i = 0; rules.len && i < categories.count; i++)
        if (from_rules(rules, categories.items[i], &off, out))
            return i;
    for (size_t i = 0; !off && i < categories.count; i++)
        if (from_certain_category(categories.items[i], out))
            return i;
    if (off || categories.count == 0 || !kind_from_category(categories.items[0], &kind) || kind == KIND_ALERT)
        return SIZE_MAX;
    *out = kind;
    return 0;
}
