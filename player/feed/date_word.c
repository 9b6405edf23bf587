#include "feed/date_word.h"

#include <string.h>

#include <unicode/ucal.h>
#include <unicode/ustring.h>

/* English, French, German, Spanish, Italian, Portuguese, Dutch, Polish, Hungarian, Scandinavian, Czech,
 * Turkish, Romanian, Greek, Russian. Words of other months in other languages ("listopad") are the commoner
 * one's. */
static const char *const months[] = {
    "jan january januar janner janv janvier ene enero gen gennaio januari janeiro sty stycznia styczen ocak "
    "leden ledna ian ianuarie ιαν ιανουαριου ιανουαριος янв января январь sausio tammikuuta",
    "feb february februar fev fevr fevrier febrero febbraio februari fevereiro lut luty lutego subat unor "
    "unora "
    "februarie φεβ φεβρουαριου φεβρουαριος фев февр февраля февраль vasario helmikuuta",
    "mar march marz mrz maerz mars marzo mrt maart marco marzec marca marcius marts mart brezen brezna "
    "martie "
    "μαρ μαρτ μαρτιου μαρτιος мар марта март kovo maaliskuuta",
    "apr april avr avril abr abril aprile kwi kwiecien kwietnia aprilis nisan duben dubna aprilie "
    "απρ απριλιου απριλιος апр апреля апрель huhtikuuta",
    "may mai mayo mag maggio mei maio maj maja majus mayis kveten kvetna "
    "μαι μαιου μαιος μαϊ мая май toukokuuta",
    "jun june juni juin junio giu giugno junho cze czerwiec czerwca junius haziran cerven cervna iun iunie "
    "ιουν ιον ιουνιου ιουνιος июн июня июнь kesakuuta",
    "jul july juli juil juillet julio lug luglio julho lip lipiec lipca julius temmuz cervenec cervence iul "
    "iulie "
    "ιουλ ιολ ιουλιου ιουλιος июл июля июль heinakuuta",
    "aug august aout ago agosto augustus sie sierpien sierpnia augusztus agustos agu srpen srpna "
    "αυγ αυγουστου αυγουστος авг августа август elokuuta",
    "sep sept september septembre septiembre set settembre setembro wrz wrzesien wrzesnia szept szeptember "
    "eylul "
    "eyl zari septembrie σεπ σεπτ σεπτεμβριου σεπτεμβριος сен сент сентября сентябрь syyskuuta",
    "oct october okt oktober octobre octubre ott ottobre outubro out paz pazdziernik pazdziernika ekim eki "
    "rijen "
    "rijna octombrie οκτ οκτωβριου οκτωβριος окт октября октябрь lokakuuta",
    "nov november novembre noviembre novembro lis listopad listopada kasim kas noiembrie "
    "νοε νοεμ νοεμβριου νοεμβριος ноя нояб ноября ноябрь marraskuuta",
    "dec december decembre dez dezember dic diciembre dicembre dezembro gru grudzien grudnia aralik ara "
    "prosinec "
    "prosince des desember decembrie δεκ δεκεμβριου δεκεμβριος дек декабря декабрь joulukuuta",
};

static const struct {
    int hours;
    const char *words;
} halves[] = {{0, "am a 오전 午前 上午 πμ"}, {12, "pm p 오후 午後 下午 μμ"}};

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

static bool
has_word(const char *words, struct str word)
{
    struct str rest = str_from(words);
    while (rest.ptr)
        if (str_equal(str_split(&rest, ' '), word))
            return true;
    return false;
}

int
date_month(struct str word)
{
    for (int i = 0; i < 12; i++)
        if (has_word(months[i], word))
            return i + 1;
    return 0;
}

int
date_half_day(struct str word)
{
    for (size_t i = 0; i < sizeof(halves) / sizeof(halves[0]); i++)
        if (has_word(halves[i].words, word))
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
        if (has_word(zones[i].words, word)) {
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
