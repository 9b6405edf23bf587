#include "clean/clean.h"

#include <assert.h>

#include "clean/rules.h"

#define SCRATCH_BYTES_MAX ((size_t)1024 * 1024 * 1024) /* about ten times the texts of a feed */
#define PART_ITEMS        128 /* whose lines share an arena, which is freed as soon as they are clean */

/* clang-format off */
static const struct {
    const char *name, *words[REASON_LANGUAGES];
} reasons[] = {
    [CLEAN_HIDDEN] = {"hidden", {"the page hides it", "la page le cache"}},
    [CLEAN_BOILERPLATE] = {"boilerplate", {"it belongs to the page around the text", "cela appartient à la page autour du texte"}},
    [CLEAN_LINK] = {"link", {"a last link, which nobody can follow on a wall", "un dernier lien, que personne ne peut suivre sur un écran"}},
    [CLEAN_COMMON] = {"common", {"half of the items begin or end with it", "la moitié des articles commencent ou finissent ainsi"}},
    [CLEAN_CODE] = {"code", {"a code that the content system did not replace", "un code que le CMS n’a pas remplacé"}},
    [CLEAN_REPEATED] = {"repeated", {"the title or the first paragraph says it", "le titre ou le premier paragraphe le dit"}},
    [CLEAN_SITE] = {"site", {"the name of the site", "le nom du site"}},
    [CLEAN_ADDRESS] = {"address", {"of an address, the host is shown", "d’une adresse, l’hôte est affiché"}},
    [CLEAN_MARKDOWN] = {"markdown", {"signs of Markdown", "des signes de Markdown"}},
    [CLEAN_CUT_OFF] = {"cut-off", {"the feed cuts it off in the middle of a sentence", "le flux le coupe au milieu d’une phrase"}},
    [CLEAN_PLACEHOLDER] = {"placeholder", {"the content system fills it in where there is no text", "le CMS le met là où il n’y a pas de texte"}},
    [CLEAN_UPDATE] = {"update", {"a newer update of the report replaces it", "une mise à jour plus récente le remplace"}},
    [CLEAN_MAIL] = {"mail", {"a program for mail adds it", "un logiciel de messagerie l’ajoute"}},
    [CLEAN_OPTION] = {"option", {"“cut” of the configuration names it", "« cut » de la configuration le nomme"}},
    [CLEAN_LENGTH] = {"length", {"too long for one glance", "trop long pour un coup d’œil"}},
};
/* clang-format on */

static_assert(sizeof(reasons) / sizeof(reasons[0]) == CLEAN_REASON_COUNT, "words for each reason");

const char *
clean_reason_name(enum clean_reason reason)
{
    return reasons[reason].name;
}

const char *
clean_reason_words(enum clean_reason reason, enum reason_language language)
{
    return reasons[reason].words[language];
}

/* The feed's excerpt as the screen would show it; absent when nothing remains of it. */
static struct str
clean_summary(struct arena *arena, const struct item *item, const struct clean_options *options,
              const struct phrases *phrases)
{
    struct item part = {.title = item->title, .text = item->summary, .kind = item->kind, .url = item->url};
    struct clean_lines lines;
    size_t rest;
    if (str_blank(item->summary))
        return STR_NONE;
    lines_read(&lines, arena, &part);
    rule_option(&lines, options->cut);
    rule_escapes(&lines);
    rule_code(&lines);
    rule_ends(&lines, phrases);
    rule_repeated(&lines, item->title);
    rule_markdown(&lines);
    rule_addresses(&lines);
    rule_cut_off(&lines);
    struct clean_line *line = lines_first(&lines);
    bool placeholder = line && (phrases_match(phrases, line->text, WORDING_PROTECTED, &rest) ||
                                phrases_match(phrases, line->text, WORDING_STARTER, &rest));
    return placeholder ? STR_NONE : lines_body(&lines);
}

/* The rules that come before items are compared with each other. */
static void
begin(struct clean_lines *lines, struct arena *arena, struct item *item, const struct clean_options *options,
      const struct phrases *phrases)
{
    item->hash = item_hash(item);
    lines_read(lines, arena, item);
    rule_elements(lines);
    rule_updates(lines);
    rule_option(lines, options->cut);
    rule_escapes(lines);
    rule_code(lines);
    rule_mail(lines);
    rule_ends(lines, phrases);
    rule_dots(lines);
}

static void
end(struct clean_lines *lines, const struct clean_options *options, const struct phrases *phrases)
{
    struct item *item = lines->item;
    if (rule_placeholder(lines, phrases)) {
        item->body = item->text = item->summary = STR_NONE;
        item->length = 0;
        return;
    }
    struct str summary = clean_summary(lines->arena, item, options, phrases);
    rule_markdown(lines);
    rule_addresses(lines);
    rule_cut_off(lines);
    rule_repeated(lines, item->title);
    rule_length(lines, options, summary);
}

/* Of an item before cleaning. */
struct texts {
    struct str title, text, summary, body;
};

/* Copies a result out of the scratch arena, unless it is the beginning of one of the texts that stay, as most
 * are: of the same text, or of the excerpt that is shown instead. */
static void
keep_text(struct arena *arena, struct str *text, struct str before, struct str excerpt)
{
    if (text->len && str_starts(before, *text))
        *text = str_slice(before, 0, text->len);
    else if (text->len && str_starts(excerpt, *text))
        *text = str_slice(excerpt, 0, text->len);
    else
        *text = arena_str(arena, *text);
}

static void
keep(struct arena *arena, struct item *item, const struct texts *before)
{
    keep_text(arena, &item->title, before->title, STR_NONE);
    keep_text(arena, &item->summary, before->summary, STR_NONE);
    keep_text(arena, &item->text, before->text, before->summary);
    keep_text(arena, &item->body, before->body, before->summary);
    item->marks = STR_NONE;
}

static struct clean_report
keep_report(struct arena *arena, const struct clean_report *report)
{
    struct clean_report kept = {arena_array(arena, report->count, sizeof(*kept.cuts)), report->count};
    for (size_t i = 0; i < report->count; i++)
        kept.cuts[i] = (struct clean_cut){report->cuts[i].reason, arena_str(arena, report->cuts[i].text)};
    return kept;
}

void
clean_feed(struct arena *arena, struct item *items, size_t count, const struct clean_options *options,
           struct clean_report *reports)
{
    struct arena *scratch = arena_create(SCRATCH_BYTES_MAX), *part = NULL;
    struct phrases *phrases = phrases_create(scratch);
    struct clean_lines *all = arena_array(scratch, count, sizeof(*all));
    struct str *titles = arena_array(scratch, count, sizeof(*titles)); /* before they are cleaned */
    for (size_t i = 0; i < count; i++) {
        titles[i] = items[i].title;
        if (i % PART_ITEMS == 0)
            part = arena_create(SCRATCH_BYTES_MAX);
        begin(&all[i], part, &items[i], options, phrases);
    }
    rule_site(all, count, options->site);
    for (size_t i = 0; i < count; i++)
        rule_repeated(&all[i], titles[i]);
    if (rule_common(all, count, options->site))
        for (size_t i = 0; i < count; i++)
            rule_ends(&all[i], phrases);
    struct arena *one = arena_create(SCRATCH_BYTES_MAX); /* its content is not needed for the next item */
    for (size_t i = 0; i < count; i++) {
        struct texts before = {titles[i], items[i].text, items[i].summary, items[i].body};
        arena_reset(one);
        part = all[i].arena;
        all[i].arena = one;
        end(&all[i], options, phrases);
        keep(arena, &items[i], &before);
        if (reports)
            reports[i] = keep_report(arena, &all[i].cuts);
        if ((i + 1) % PART_ITEMS == 0 || i + 1 == count)
            arena_destroy(part);
    }
    arena_destroy(one);
    arena_destroy(scratch);
}
