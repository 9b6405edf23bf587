#include "text/date_word.h"

/* As ICU has them for English, French, German, Spanish, Italian, Portuguese, Dutch, Polish, Swedish, Danish,
 * Norwegian, Finnish, Hungarian, Romanian, Greek, Russian, Turkish, Czech, Slovak, Ukrainian, Bulgarian,
 * Catalan, Galician, Basque, Estonian, Latvian, Lithuanian, Slovene, Croatian, Serbian, Macedonian,
 * Belarusian, Icelandic, Indonesian, Arabic (of Egypt, Morocco and Lebanon), Hebrew, Hindi and Thai, folded,
 * with the forms that feeds add. A word that is another month in a second language ("listopad") is the one of
 * the language that stands first here. Months of two words are written as one. */
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
    for (int i = 0; i < 12; i++)
        if (str_has_word(str_from(months[i]), word))
            return i + 1;
    return 0;
}
