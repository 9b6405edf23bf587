#include "show/web_page.h"

#include "base/base64.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/number.h"
#include "picture/picture.h"
#include "picture/scale.h"

#define WIDTH         960 /* of a slide; for an upright one, its height */
#define PICTURE_BYTES ((size_t)4 * 1024 * 1024)
#define PAGE_BYTES    ((size_t)64 * 1024 * 1024)

enum heading { SHOWN, HIDDEN, NOTHING, CUT, HEADINGS };

static const char *const words[HEADINGS][REASON_LANGUAGES] = {
    [SHOWN] = {"On the screen", "À l’écran"},
    [HIDDEN] = {"Not shown", "Pas affichées"},
    [NOTHING] = {"Nothing is shown.", "Rien n’est affiché."},
    [CUT] = {"There are more slides than this page can hold.",
             "Il y a plus de diapositives que cette page n’en peut tenir."}};

struct web_page {
    struct str title, moment;
    enum reason_language language;
    bool cut;
    int shown, hidden;
    struct buf on, off; /* the two lists of slides */
};

struct web_page *
web_page_create(struct str title, struct str moment, enum reason_language language)
{
    struct web_page *page = memory_array(1, sizeof(*page));
    *page = (struct web_page){.title = title, .moment = moment, .language = language};
    buf_init(&page->on, PAGE_BYTES);
    buf_init(&page->off, PAGE_BYTES);
    return page;
}

void
web_page_destroy(struct web_page *page)
{
    if (!page)
        return;
    buf_finish(&page->on);
    buf_finish(&page->off);
    memory_free(page);
}

/* Text of a feed, escaped for HTML. */
static bool
put_text(struct buf *out, struct str text)
{
    bool good = true;
    for (size_t i = 0; good && i < text.len; i++)
        switch (text.ptr[i]) {
        case '<':
            good = buf_put(out, STR("&lt;"));
            break;
        case '>':
            good = buf_put(out, STR("&gt;"));
            break;
        case '&':
            good = buf_put(out, STR("&amp;"));
            break;
        case '"':
            good = buf_put(out, STR("&quot;"));
            break;
        default:
            good = buf_put_char(out, text.ptr[i]);
        }
    return good;
}

/* The slide as a data: address, upright regardless of the rotation of the screen. */
static bool
put_picture(struct buf *out, const struct canvas *slide)
{
    int longer = number_max(slide->width, slide->height);
    int part = number_max(longer, WIDTH);
    struct picture small = {.width = slide->width * WIDTH / part, .height = slide->height * WIDTH / part};
    small.width = small.width ? small.width : 1;
    small.height = small.height ? small.height : 1;
    small.pixels = memory_array((size_t)small.width * (size_t)small.height, sizeof(*small.pixels));
    struct scaler *scaler = scaler_create(slide->width, slide->height, small.width, small.height);
    for (int y = 0; y < slide->height; y++)
        scaler_push(scaler, slide->pixels + (size_t)y * (size_t)slide->width, small.pixels);
    scaler_destroy(scaler);
    struct buf file;
    buf_init(&file, PICTURE_BYTES);
    bool good = picture_encode(&small, &file) &&
                buf_printf(out, "<img width=\"%d\" height=\"%d\" src=\"data:image/jpeg;base64,", small.width,
                           small.height) &&
                base64_encode(buf_str(&file), out) && buf_put_char(out, '"');
    buf_finish(&file);
    picture_finish(&small);
    return good;
}

/* What the slide calls its kind, in its own language; nothing for one without a label. */
static struct str
label_of(const struct slide *slide)
{
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].type == BOX_TEXT && slide->boxes[i].role == ROLE_LABEL)
            return slide->boxes[i].text;
    return STR_NONE;
}

static bool
put_slide(struct buf *out, const struct frame *frame, int number, struct str name, struct str reason)
{
    const struct slide *slide = &frame->slide;
    bool good = buf_put(out, STR("<figure>")) && put_picture(out, frame->upright) &&
                buf_put(out, STR(" alt=\"")) && put_text(out, name) &&
                buf_printf(out, "\"><figcaption><b>%d</b> ", number) && buf_put(out, STR("<i>")) &&
                put_text(out, label_of(slide)) && buf_put(out, STR("</i> ")) && put_text(out, name);
    if (good && slide->pages > 1)
        good = buf_printf(out, " · %d/%d", slide->page + 1, slide->pages);
    if (good && reason.len)
        good = buf_put(out, STR("<br><em>")) && put_text(out, reason) && buf_put(out, STR("</em>"));
    return good && buf_put(out, STR("</figcaption></figure>\n"));
}

bool
web_page_add(struct web_page *page, const struct frame *frame, struct str name, struct str reason)
{
    struct buf slide, *list = reason.len ? &page->off : &page->on;
    int *count = reason.len ? &page->hidden : &page->shown;
    buf_init(&slide, 2 * PICTURE_BYTES);
    bool first = frame->slide.page == 0;
    bool fits = !page->cut && put_slide(&slide, frame, *count + first, name, reason) &&
                page->on.len + page->off.len + slide.len < PAGE_BYTES && buf_put(list, buf_str(&slide));
    buf_finish(&slide);
    *count += fits && first;
    page->cut = !fits;
    return fits;
}

static const char style[] =
    "body{margin:0 auto;max-width:1600px;padding:24px;font:16px/1.5 system-ui,sans-serif;background:#f4f5f6;"
    "color:#16181d}h1{margin:0}p{margin:0 0 24px;color:#4a4f57}"
    "section{display:grid;grid-template-columns:repeat(auto-fill,minmax(320px,1fr));gap:24px}"
    "figure{margin:0;break-inside:avoid}@media "
    "print{body{background:none;padding:0}h2{break-after:avoid}}img{width:100%;height:auto;border-radius:8px;"
    "display:block}"
    ".off img{opacity:.45}figcaption{padding:8px 2px}i{color:#4a4f57}em{color:#8a3d00;font-style:normal}";

static void
put_list(const struct web_page *page, struct buf *out, enum heading heading, const struct buf *list,
         int count)
{
    if (!count)
        return;
    buf_printf(out, "<h2>%s (%d)</h2>\n<section%s>\n", words[heading][page->language], count,
               heading == HIDDEN ? " class=\"off\"" : "");
    buf_put(out, buf_str(list));
    buf_put(out, STR("</section>\n"));
}

bool
web_page_write(struct web_page *page, const char *path)
{
    struct buf out;
    buf_init(&out, 2 * PAGE_BYTES);
    buf_printf(&out, "<!doctype html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">",
               page->language == REASON_FRENCH ? "fr" : "en");
    buf_put(&out, STR("<meta name=\"viewport\" content=\"width=device-width\"><meta "
                      "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
                      "style-src 'unsafe-inline'\"><title>"));
    put_text(&out, page->title);
    buf_printf(&out, "</title><style>%s</style></head><body>\n<h1>", style);
    put_text(&out, page->title);
    buf_put(&out, STR("</h1><p>"));
    put_text(&out, page->moment);
    buf_put(&out, STR("</p>\n"));
    if (!page->shown)
        buf_printf(&out, "<p>%s</p>\n", words[NOTHING][page->language]);
    put_list(page, &out, SHOWN, &page->on, page->shown);
    put_list(page, &out, HIDDEN, &page->off, page->hidden);
    if (page->cut)
        buf_printf(&out, "<p>%s</p>\n", words[CUT][page->language]);
    bool good = buf_put(&out, STR("</body></html>\n")) && file_replace(path, buf_str(&out));
    buf_finish(&out);
    return good;
}
