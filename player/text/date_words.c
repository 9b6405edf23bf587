#include <string.h>

#include <unicode/ucal.h>
#include <unicode/ustring.h>

#include "text/date.h"
#include "text/date_private.h"
#include "text/text_fold.h"

#define MONTH_BYTES   4 /* "juin", "mars" */
#define WEEKDAY_BYTES 5 /* "lundi", "terca" */

/* ICU's names for English, French, German, Spanish, Italian, Portuguese, Dutch, Polish, Swedish, Danish,
 * Norwegian, Finnish, Hungarian, Romanian, Greek, Russian, Turkish, Czech, Slovak, Ukrainian, Bulgarian,
 * Catalan, Galician, Basque, Estonian, Latvian, Lithuanian, Slovene, Croatian, Serbian, Macedonian,
 * Belarusian, Icelandic, Indonesian, Arabic (of Egypt, Morocco and Lebanon), Hebrew, Hindi and Thai, folded,
 * with further forms used by feeds. A word that means different months in two languages ("listopad") has the
 * meaning of the first language here. Months of two words are written as one. */
static const char *const months[] = {
    "janv jan january janvier januar janner enero ene gennaio gen janeiro januari stycznia sty "
    "styczen tammikuuta tammik tammikuu tammi ianuarie ian ιανουαριου ιαν ιανουαριοσ января янв "
    "январь ocak oca ledna led leden januara січня січ січень януари яну gener xaneiro xan "
    "urtarrila urt jaanuar jaan janvaris sausio saus sausis sijecnja sij sijecanj јануар јан "
    "јануари студзеня сту студзень يناير كانونالثاني ינואר ינו जनवर มกราคม",
    "fevr feb february fevrier februar febrero febbraio fevereiro fev februari lutego lut luty "
    "helmikuuta helmik helmikuu helmi febr februarie φεβρουαριου φεβ φεβρουαριοσ февраля февр "
    "февраль subat sub unora uno unor februara лютого лют лютии февруари фев febrer febreiro "
    "otsaila ots veebruar veebr februaris vasario vas vasaris veljace velj veljaca фебруар феб "
    "лютага люты فبراير شباط פברואר פבר फरवर फर กมภาพนธ",
    "maerz mrz march mar mars marz marzo marco maart mrt marca marzec marts maaliskuuta maalisk "
    "maaliskuu maalis marcius marc martie μαρτιου μαρ μαρτιοσ марта мар март mart brezna bre brezen "
    "marec березня бер березень martxoa kovo kov kovas ozujka ozu ozujak сакавіка сак сакавік maret "
    "مارس اذار מרץ मरच มนาคม μαρτ",
    "april apr avril avr abril abr aprile kwietnia kwi kwiecien huhtikuuta huhtik huhtikuu huhti "
    "aprilis aprilie απριλιου απρ απριλιοσ апреля апр апрель nisan nis dubna dub duben aprila "
    "квітня квіт квітень кві април dabril dabr apirila api aprill balandzio bal balandis travnja "
    "tra travanj красавіка кра красавік ابريل نيسان אפריל אפר अपरल เมษายน",
    "may mai mayo maggio mag maio mei maja maj toukokuuta toukok toukokuu touko majus μαιου μαι "
    "μαιοσ мая маи mayis kvetna kve kveten травня трав травень тра maig maiatza maijs geguzes geg "
    "geguze svibnja svi svibanj мај مايو ماي ايار מאי मई พฤษภาคม",
    "june jun juin juni junio giugno giu junho czerwca cze czerwiec kesakuuta kesak kesakuu kesa "
    "junius iunie iun ιουνιου ιουν ιουνιοσ июня июн июнь haziran haz cervna cvn cerven juna червня "
    "черв червень чер юни juny xuno ekaina eka juuni junijs birzelio birz birzelis junij lipnja "
    "lipanj јун јуни чэрвеня чэр чэрвень يونيو حزيران יוני มถนายน ιον",
    "juil july jul juillet juill juli julio luglio lug julho lipca lip lipiec heinakuuta heinak "
    "heinakuu heina julius iulie iul ιουλιου ιουλ ιουλιοσ июля июл июль temmuz tem cervence cvc "
    "cervenec jula липня лип липень юли juliol xullo xul uztaila uzt juuli julijs liepos liep liepa "
    "julij srpnja srpanj јул јули ліпеня ліп ліпень يوليو يوليوز تموز יולי जलई जल กรกฎาคม ιολ",
    "august aug aout agosto ago augustus sierpnia sie sierpien augusti elokuuta elok elokuu elo "
    "augusztus αυγουστου αυγ αυγουστοσ августа авг август agustos agu srpna srp srpen augusta "
    "серпня серп серпень сер dagost dag agost ag abuztua abu augusts rugpjucio rugp rugpjutis "
    "avgust avg kolovoza kol kolovoz жніуня жні жнівень agust agustus اغسطس غشت اب אוגוסט אוג अगसत "
    "अग สงหาคม",
    "sept sep september septembre septiembre settembre set setembro wrzesnia wrz wrzesien syyskuuta "
    "syysk syyskuu syys szeptember szept septembrie σεπτεμβριου σεπ σεπτεμβριοσ сентября сент "
    "сентябрь eylul eyl zari zar septembra вересня вер вересень септември сеп setembre iraila ira "
    "septembris rugsejo rugs rugsejis rujna ruj rujan septembar септембар септ верасня верасень "
    "سبتمبر شتنبر ايلول ספטמבר ספט सतबर सत กนยายน σεπτ сен",
    "october oct octobre oktober okt octubre ottobre ott outubro out pazdziernika paz pazdziernik "
    "lokakuuta lokak lokakuu loka octombrie οκτωβριου οκτ οκτωβριοσ октября окт октябрь ekim eki "
    "rijna rij rijen oktobra жовтня жовт жовтень жов октомври doctubre doct urria urr oktoober "
    "oktobris spalio spal spalis oktobar октобар кастрычніка кас кастрычнік اكتوبر تشرينالاول "
    "אוקטובר אוק अकतबर अकत ตลาคม",
    "november nov novembre noviembre novembro listopada lis listopad marraskuuta marrask marraskuu "
    "marras noiembrie νοεμβριου νοε νοεμβριοσ ноября нояб ноябрь kasim kas listopadu novembra "
    "листопада лист листопад лис ноември ное azaroa aza novembris lapkricio lapkr lapkritis "
    "studenoga stu studeni novembar новембар нов ноем лістапада ліс лістапад نوفمبر نونبر "
    "تشرينالثاني נובמבר נוב नवबर नव พฤศจกายน νοεμ ноя",
    "december dec decembre dezember dez diciembre dic dicembre dezembro grudnia gru grudzien "
    "desember des joulukuuta jouluk joulukuu joulu decembrie δεκεμβριου δεκ δεκεμβριοσ декабря дек "
    "декабрь aralik ara prosince pro prosinec decembra грудня груд грудень гру декември desembre "
    "decembro abendua abe detsember dets decembris gruodzio gruod gruodis prosinca prosinac "
    "decembar децембар дец снежня сне снежань ديسمبر دجنبر كانونالاول דצמבר דצמ दसबर दस ธนวาคม",
};

int
date_month(struct str word)
{
    /* Nearly all dates of feeds contain only these words, the last of which are not months in any language,
     * or the "T" and "Z" of ISO 8601. */
    static const char usual[][4] = {"jan", "feb", "mar", "apr", "may", "jun", "jul",
                                    "aug", "sep", "oct", "nov", "dec", "mon", "tue",
                                    "wed", "thu", "fri", "sat", "sun", "gmt", "utc"};
    if (word.len < 2)
        return 0;
    for (int i = 0; word.len == 3 && i < (int)(sizeof(usual) / sizeof(usual[0])); i++)
        if (memcmp(word.ptr, usual[i], 3) == 0)
            return i < 12 ? i + 1 : 0;
    for (int i = 0; i < 12; i++)
        if (str_has_word(str_from(months[i]), word))
            return i + 1;
    /* Hebrew: "in December" */
    return word.len > 6 && str_starts(word, STR("\xD7\x91")) ? date_month(str_slice(word, 2, SIZE_MAX)) : 0;
}

static const struct {
    int hours;
    const char *words;
} halves[] = {{0, "am a 오전 午前 上午 πμ π ص"}, {12, "pm p 오후 午後 下午 μμ μ م"}};

static const struct {
    int minutes;
    const char *words;
} zones[] = {
    {0, "gmt utc ut wet"},
    {60, "cet met mez bst west wat"},
    {120, "cest mest mesz eet sast cat"},
    {180, "eest msk eat trt"},
    {240, "msd gst"},
    {300, "pkt"},
    {330, "ist"},
    {420, "wib ict"},
    {480, "awst hkt sgt pht myt"},
    {540, "jst kst"},
    {570, "acst"},
    {600, "aest"},
    {630, "acdt"},
    {660, "aedt"},
    {720, "nzst"},
    {780, "nzdt"},
    {-150, "ndt"},
    {-180, "adt brt art"},
    {-210, "nst"},
    {-240, "edt ast at"},
    {-300, "est et cdt"},
    {-360, "cst ct mdt"},
    {-420, "mst mt pdt"},
    {-480, "pst pt akdt"},
    {-540, "akst"},
    {-600, "hst"},
};

/* English, French, German, Spanish, Italian, Portuguese, Dutch. */
static const char *const weekdays[] = {
    "sun sunday dim dimanche so sonntag dom domingo domenica zo zondag",
    "mon monday lun lundi mo montag lunes lunedi seg segunda ma maandag",
    "tue tues tuesday mar mardi di dienstag martes martedi ter terca dinsdag",
    "wed wednesday mer mercredi mi mittwoch mie miercoles mercoledi qua quarta wo woensdag",
    "thu thur thurs thursday jeu jeudi do donnerstag jue jueves gio giovedi qui quinta donderdag",
    "fri friday ven vendredi fr freitag vie viernes venerdi sex sexta vr vrijdag",
    "sat saturday sam samedi sa samstag sab sabado sabato za zaterdag",
};

int
date_weekday(struct str word)
{
    for (int i = 0; i < 7; i++)
        if (str_has_word(str_from(weekdays[i]), word))
            return i;
    return -1;
}

/* The full names in the other languages of `months`, but for Hebrew and Thai, whose names of a day begin with
 * the word "day", and for those that mean "week" in another language. */
static const char *const weekday_names[] = {
    "niedziela sondag sunnuntaina sunnuntai vasarnap duminica κυριακη воскресенье pazar nedele nedela "
    "неділя diumenge igandea puhapaev svetdiena sekmadienis nedjelja недела нядзеля sunnudagur الاحد "
    "रववर",
    "poniedzialek mandag maanantaina maanantai hetfo luni δευτερα понедельник pazartesi pondeli "
    "pondelok понеділок понеделник dilluns astelehena esmaspaev pirmdiena pirmadienis ponedeljek "
    "ponedjeljak понедељак панядзелак manudagur senin الاثنين समवर",
    "wtorek tisdag tirsdag tiistaina tiistai kedd marti τριτη вторник sali utery utorok вівторок "
    "dimarts asteartea teisipaev otrdiena antradienis torek utorak уторак ауторак þriðjudagur selasa "
    "الثلاثاء मगलवर",
    "sroda onsdag keskiviikkona keskiviikko szerda miercuri τεταρτη среда carsamba streda середа "
    "сряда dimecres mercores asteazkena kolmapaev tresdiena treciadienis sreda srijeda серада "
    "miðvikudagur rabu الاربعاء बधवर",
    "czwartek torsdag torstaina torstai csutortok joi πεμπτη четверг persembe ctvrtek stvrtok четвер "
    "четвъртък dijous xoves osteguna neljapaev ceturtdiena ketvirtadienis cetrtek cetvrtak четвртак "
    "четврток чацвер fimmtudagur kamis الخميس गरवर",
    "piatek fredag perjantaina perjantai pentek vineri παρασκευη пятница cuma patek piatok пʼятниця пятниця "
    "петък divendres venres ostirala reede piektdiena penktadienis petek petak петак петок пятніца "
    "fostudagur jumat الجمعة शकरवर",
    "sobota lordag lauantaina lauantai szombat sambata σαββατο суббота cumartesi субота събота "
    "dissabte sabado larunbata laupaev sestdiena sestadienis subota сабота laugardagur sabtu السبت "
    "शनवर",
};

int
date_weekday_of(struct str word)
{
    for (int i = 0; i < 7; i++)
        if (str_has_word(str_from(weekday_names[i]), word))
            return i;
    return word.len >= WEEKDAY_BYTES ? date_weekday(word) : -1;
}

bool
date_names_day(struct str text)
{
    bool found = false;
    while (text.ptr && !found) {
        struct buf word;
        buf_init(&word, DATE_WORD_BYTES);
        text_fold(str_split(&text, ' '), &word);
        found =
            (word.len >= MONTH_BYTES && date_month(buf_str(&word))) || date_weekday_of(buf_str(&word)) >= 0;
        buf_finish(&word);
    }
    return found;
}

bool
date_is_american(struct str language)
{
    return str_starts_nocase(language, STR("en-us")) || str_starts_nocase(language, STR("en_us"));
}

int
date_half_day(struct str word)
{
    for (size_t i = 0; i < sizeof(halves) / sizeof(halves[0]); i++)
        if (str_has_word(str_from(halves[i].words), word))
            return halves[i].hours;
    return -1;
}

bool
date_zone(struct str word, int *out_minutes)
{
    *out_minutes = 0;
    if (word.len == 1)
        return true;
    for (size_t i = 0; i < sizeof(zones) / sizeof(zones[0]); i++) {
        if (str_has_word(str_from(zones[i].words), word)) {
            *out_minutes = zones[i].minutes;
            return true;
        }
    }
    return false;
}

bool
date_in_region(struct str region, int64_t local, int64_t *out)
{
    UChar name[64], known[64];
    UBool system = 0;
    UErrorCode status = U_ZERO_ERROR;
    int32_t len = 0;
    u_strFromUTF8(name, 64, &len, region.ptr, (int32_t)region.len, &status);
    ucal_getCanonicalTimeZoneID(name, len, known, 64, &system, &status);
    if (U_FAILURE(status) || !system)
        return false;
    UCalendar *calendar = ucal_open(name, len, "en", UCAL_GREGORIAN, &status);
    if (!calendar)
        return false;
    ucal_setMillis(calendar, (double)local * 1000, &status);
    for (int i = 0; i < 2; i++) {
        int64_t offset_ms =
            ucal_get(calendar, UCAL_ZONE_OFFSET, &status) + ucal_get(calendar, UCAL_DST_OFFSET, &status);
        *out = local - offset_ms / 1000;
        ucal_setMillis(calendar, (double)*out * 1000, &status);
    }
    ucal_close(calendar);
    return U_SUCCESS(status);
}
