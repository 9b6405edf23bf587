#include "paint/itemise.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/utf8.h"
#include "type/bidi.h"

#define CLUSTER_CODES_MAX (ITEMISE_CLUSTER_BYTES / UTF8_MAX_BYTES)
#define CLUSTER_MARKS_MAX 6 /* no script needs more; hundreds would reach into other lines */
#define MISSING_MAX       256
#define HAN_ONE           0x4E00 /* 一: every font for Chinese, Japanese or Korean has it */

/* One user-perceived character. */
struct cluster {
    uint32_t codes[CLUSTER_CODES_MAX];
    size_t count;
};

/* The line being itemised. */
struct line {
    struct font_list *list;
    struct arena *arena;
    struct str text;
    const char *cjk;
    struct runs out;
    size_t room;
    char *bytes;    /* buffer for the runs' texts, one after the other */
    size_t run_len; /* bytes in the last run */
};

/* Direction marks were applied by the bidi algorithm; the others are invisible. */
static bool
is_invisible(uint32_t code)
{
    int8_t type = u_charType((UChar32)code);
    return type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR ||
           code == 0xAD || code == 0x200B || code == 0xFEFF ||
           u_hasBinaryProperty((UChar32)code, UCHAR_BIDI_CONTROL);
}

static struct cluster
read_cluster(struct str text)
{
    struct cluster cluster = {.count = 0};
    size_t at = 0, marks = 0;
    while (at < text.len && cluster.count < CLUSTER_CODES_MAX) {
        uint32_t code = utf8_next(text, &at);
        if (u_charType((UChar32)code) == U_NON_SPACING_MARK && code != 0xFE0F && ++marks > CLUSTER_MARKS_MAX)
            continue;
        if (!is_invisible(code))
            cluster.codes[cluster.count++] = code;
    }
    return cluster;
}

/* Unicode TR 51: shown as a picture by default, or because of a selector, a skin tone or a keycap. */
static bool
is_emoji(const struct cluster *cluster)
{
    bool emoji = u_hasBinaryProperty((UChar32)cluster->codes[0], UCHAR_EMOJI_PRESENTATION);
    for (size_t i = 1; i < cluster->count; i++) {
        if (cluster->codes[i] == 0xFE0E)
            return false;
        if (cluster->codes[i] == 0xFE0F ||
            u_hasBinaryProperty((UChar32)cluster->codes[i], UCHAR_EMOJI_MODIFIER))
            emoji = true;
    }
    return emoji;
}

static void
note_missing(struct line *line, uint32_t code)
{
    struct runs *out = &line->out;
    if (!out->missing)
        out->missing = arena_array(line->arena, MISSING_MAX, sizeof *out->missing);
    for (size_t i = 0; i < out->missing_count; i++)
        if (out->missing[i] == code)
            return;
    if (out->missing_count < MISSING_MAX)
        out->missing[out->missing_count++] = code;
}

/* Private-use characters have a different meaning in each font: they count as missing. */
static struct font_file *
find_font(struct line *line, const struct cluster *cluster, size_t count, struct font_wish wish)
{
    if (u_charType((UChar32)cluster->codes[0]) == U_PRIVATE_USE_CHAR)
        return NULL;
    return font_list_find(line->list, cluster->codes, count, wish);
}

/* 。「」！: other fonts have them too, but not centred in their square and in another size. */
static bool
is_cjk_mark(uint32_t code)
{
    return (code >= 0x3000 && code <= 0x303F) || (code >= 0xFF00 && code <= 0xFFEF);
}

/* The font of the whole cluster; else that of its base, without the marks which that font lacks. */
static struct font_file *
choose_font(struct line *line, struct cluster *cluster, const struct run *before)
{
    if (before && before->file->strike_px == 0 && u_isUWhiteSpace((UChar32)cluster->codes[0]) &&
        font_file_has(before->file, cluster->codes[0]))
        return before->file;
    struct font_wish wish = {is_emoji(cluster), line->cjk};
    const uint32_t with_han[] = {cluster->codes[0], HAN_ONE};
    struct font_file *file =
        is_cjk_mark(cluster->codes[0]) ? font_list_find(line->list, with_han, 2, wish) : NULL;
    file = file ? file : find_font(line, cluster, cluster->count, wish);
    if (file)
        return file;
    file = find_font(line, cluster, 1, wish);
    size_t kept = 0;
    for (size_t i = 0; i < cluster->count; i++) {
        if (file && font_file_has(file, cluster->codes[i]))
            cluster->codes[kept++] = cluster->codes[i];
        else
            note_missing(line, cluster->codes[i]);
    }
    cluster->count = kept;
    return file;
}

static const char *
script_of(uint32_t code, const struct run *before)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)code, &status);
    if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED || U_FAILURE(status))
        return before ? before->script : "Zyyy";
    return uscript_getShortName(script);
}

static struct run *
add_run(struct line *line, struct run run)
{
    struct runs *out = &line->out;
    if (out->count == line->room) {
        size_t room = line->room ? line->room * 2 : 8;
        struct run *more = arena_array(line->arena, room, sizeof *more);
        if (out->count > 0)
            memcpy(more, out->items, out->count * sizeof *more);
        out->items = more, line->room = room;
    }
    if (out->count > 0)
        line->bytes += line->run_len + 1;
    line->run_len = 0;
    run.text = line->bytes;
    out->items[out->count] = run;
    return &out->items[out->count++];
}

/* A run that begins with characters common to all scripts (digits, quotes) gets the script that follows.
 * Colour glyphs are cached one by one: each is a run of its own. */
static bool
goes_on(struct run *run, const struct font_file *file, const char *script)
{
    if (run->file != file || file->strike_px > 0)
        return false;
    if (strcmp(run->script, "Zyyy") == 0)
        run->script = script;
    return strcmp(run->script, script) == 0;
}

static void
add_cluster(struct line *line, struct str text, bool rtl, size_t first)
{
    struct cluster cluster = read_cluster(text);
    struct run *run = line->out.count > first ? &line->out.items[line->out.count - 1] : NULL;
    struct font_file *file = cluster.count > 0 ? choose_font(line, &cluster, run) : NULL;
    if (!file)
        return;
    const char *script = script_of(cluster.codes[0], run);
    if (!run || !goes_on(run, file, script) ||
        line->run_len + cluster.count * UTF8_MAX_BYTES > ITEMISE_RUN_MAX)
        run = add_run(line, (struct run){file, NULL, rtl, script});
    for (size_t i = 0; i < cluster.count; i++)
        line->run_len += utf8_encode(cluster.codes[i], run->text + line->run_len);
}

static void
reverse(struct run *runs, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        struct run swapped = runs[i];
        runs[i] = runs[count - 1 - i];
        runs[count - 1 - i] = swapped;
    }
}

static void
add_direction(struct line *line, UBreakIterator *clusters, struct str part, bool rtl)
{
    UErrorCode status = U_ZERO_ERROR;
    UText *utext = utext_openUTF8(NULL, part.ptr, (int64_t)part.len, &status);
    ubrk_setUText(clusters, utext, &status);
    size_t first = line->out.count;
    if (U_SUCCESS(status))
        for (int32_t from = ubrk_first(clusters), to; (to = ubrk_next(clusters)) != UBRK_DONE; from = to)
            add_cluster(line, str_slice(part, (size_t)from, (size_t)(to - from)), rtl, first);
    utext_close(utext);
    if (rtl)
        reverse(line->out.items + first, line->out.count - first);
}

/* Chinese and Japanese write the same Han characters slightly differently; kana or hangul in the line
 * decides. */
static const char *
cjk_family(struct str text)
{
    bool han = false;
    for (size_t at = 0; at < text.len;) {
        if ((unsigned char)text.ptr[at] < 0xE1) {
            at++;
            continue;
        }
        uint32_t code = utf8_next(text, &at);
        UErrorCode status = U_ZERO_ERROR;
        UScriptCode script = uscript_getScript((UChar32)code, &status);
        if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA)
            return "CJK JP";
        if (script == USCRIPT_HANGUL)
            return "CJK KR";
        if (script == USCRIPT_BOPOMOFO)
            return "CJK TC";
        han = han || script == USCRIPT_HAN;
    }
    return han ? "CJK SC" : NULL;
}

/* European letters, digits and signs, which need neither joining nor another font than their neighbours. */
static bool
is_european(uint32_t code)
{
    return (code >= 0x20 && code <= 0x7E) || (code >= 0xA0 && code <= 0x17F && code != 0xAD) ||
           (code >= 0x2010 && code <= 0x2027) || code == 0x202F || code == 0x20AC;
}

/* The line as one run if it is entirely European and in one font; else false. */
static bool
add_european(struct line *line, bool rtl)
{
    struct font_file *file = NULL;
    const char *script = "Zyyy";
    if (rtl || line->text.len > ITEMISE_RUN_MAX / UTF8_MAX_BYTES)
        return false;
    for (size_t at = 0; at < line->text.len;) {
        uint32_t code = utf8_next(line->text, &at);
        struct font_wish any = {.colour = false};
        bool blank = file && u_isUWhiteSpace((UChar32)code) && font_file_has(file, code);
        struct font_file *own = !is_european(code) ? NULL
                                : blank            ? file
                                                   : font_list_find(line->list, &code, 1, any);
        if (!own || (file && own != file))
            return false;
        file = own;
        script = strcmp(script, "Zyyy") == 0 ? script_of(code, NULL) : script;
    }
    if (!file || file->strike_px > 0)
        return false;
    memcpy(add_run(line, (struct run){file, NULL, false, script})->text, line->text.ptr, line->text.len);
    return true;
}

struct runs
itemise(struct font_list *list, UBreakIterator *clusters, struct str text, bool rtl, struct arena *arena)
{
    text = utf8_prefix(text, ITEMISE_LINE_MAX);
    struct line line = {.list = list, .arena = arena, .text = text, .cjk = cjk_family(text)};
    /* an invalid byte becomes three; each run ends in NUL */
    line.bytes = arena_alloc(arena, text.len * 4 + 1);
    if (add_european(&line, rtl))
        return line.out;
    struct bidi_runs directions = bidi_runs(arena, text, rtl);
    for (size_t i = 0; i < directions.count; i++) {
        struct bidi_run part = directions.runs[i];
        add_direction(&line, clusters, str_slice(text, part.from, part.len), part.rtl);
    }
    return line.out;
}
