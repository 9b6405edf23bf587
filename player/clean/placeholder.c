/* Default texts of content systems for posts without a public text. */
#include "clean/rules.h"

static bool
is_in(struct clean_lines *lines, struct str text, const char *list)
{
    struct str folded = wording_fold(lines->arena, text);
    return folded.len && str_has_word(str_from(list), folded);
}

/* The first post of WordPress, in any of its languages, with the name of the system in the text. */
static bool
is_first_post(struct clean_lines *lines, const struct clean_line *line)
{
    static const char titles[] =
        "helloworld hallowelt bonjourtoutlemonde holamundo ciaomondo olamundo hallowereld witajswiecie "
        "hejvarlden "
        "hejverden heiverden moikkamaailma heimaailma ahojvsichni ahojsvete ahojsvet sziavilag hellovilag "
        "salutlume "
        "buneziualume здравеисвят здравеитесвят γειασουκοσμε γειασασκοσμε καλημερακοσμε pozdravsvijete "
        "dobrodosli "
        "pozdravljensvet pozdravljenisvet merhabadunya приветмир всемпривет привітсвіт שלוםעולם اهلابالعالم "
        "مرحبابالعالم 世界您好 世界你好 你好世界 网站第一篇文章 網站第一篇文章 안녕하세요";
    static const char *const names[] = {"WordPress", "ワードプレス", "워드프레스", "ووردبريس", "וורדפרס"};
    bool named = false;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        named = named || str_find(line->text, str_from(names[i])) != SIZE_MAX;
    return named && is_in(lines, lines->item->title, titles);
}

/* A test post: "Test" above "test". */
static bool
is_trial(struct clean_lines *lines)
{
    static const char words[] =
        "test tests testtest testing test1 test2 test123 testpost testbeitrag testartikel "
        "testnews articletest articledetest essai prueba prova teste testowy проба тест "
        "asdf foo xxx";
    return is_in(lines, lines->item->title, words) && is_in(lines, lines->item->text, words);
}

/* "IMG_0080.jpg": the file of the picture that is shown. */
static bool
is_picture_file(const struct item *item)
{
    static const char *const ends[] = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic"};
    struct str title = str_trim(item->title);
    for (size_t i = 0; item->pictures.count && i < sizeof(ends) / sizeof(ends[0]); i++)
        if (str_ends_nocase(title, str_from(ends[i])))
            return true;
    return false;
}

/* A title generated for an item without one. */
static void
drop_no_title(struct clean_lines *lines)
{
    static const char words[] =
        "untitled notitle sanstitre ohnetitel keintitel unbenannt sintitulo senzatitolo "
        "nessuntitolo semtitulo zondertitel geentitel beztytulu namnlos utantitel "
        "udentitel utentittel nimeton eiotsikkoa beznazvu beznadpisu cimnelkul faratitlu "
        "беззаглавие безназвания безназви χωριστιτλο beznaslova breznaslova basliksiz "
        "ללאכותרת بدونعنوان 無題 无标题 無標題 제목없음";
    struct item *item = lines->item;
    if (!is_picture_file(item) && (!lines_first(lines) || !is_in(lines, item->title, words)))
        return;
    lines_note(lines, CLEAN_PLACEHOLDER, item->title);
    item->title = STR_NONE;
}

bool
rule_placeholder(struct clean_lines *lines, const struct phrases *phrases)
{
    struct item *item = lines->item;
    struct clean_line *line = lines_first(lines);
    size_t rest;
    bool locked = line && phrases_match(phrases, line->text, WORDING_PROTECTED, &rest);
    bool starter = line && phrases_match(phrases, line->text, WORDING_STARTER, &rest);
    starter = starter || (line && is_first_post(lines, line));
    if ((!locked && !starter && !is_trial(lines)) || lines_more_than(lines, 4)) {
        drop_no_title(lines);
        return false;
    }
    for (size_t i = 0; i < lines->count; i++)
        if (!lines->list[i].gone)
            lines_cut(lines, &lines->list[i], CLEAN_PLACEHOLDER);
    if (!str_blank(item->title))
        lines_note(lines, CLEAN_PLACEHOLDER, item->title);
    item->placeholder = true;
    item->title = STR_NONE;
    return true;
}
