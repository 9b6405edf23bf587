#include "text/date_word.h"

#include <string.h>

#include <unicode/ucal.h>
#include <unicode/ustring.h>

static const struct {
    int hours;
    const char *words;
} halves[] = {{0, "am a 오전 午前 上午 πμ ص"}, {12, "pm p 오후 午後 下午 μμ م"}};

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
