#include "show/contact.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "picture/scale.h"
#include "type/bidi.h"
#include "slide/theme.h"

#define WIDTH_MAX    2400
#define HEIGHT_MAX   12000
#define MARGIN       64
#define GAP          40
#define GAP_ROW      44
#define HEAD         116
#define HEAD_SIZE    40
#define HEAD_BASE    78
#define CAPTION      88 /* height below a slide */
#define CAPTION_GAP  38 /* from the slide to the first baseline, and on to the second */
#define CAPTION_DOWN 32
#define CAPTION_SIZE 24
#define RADIUS       10
#define COLUMNS      4
#define COLUMNS_MAX  12
/* Opacity of the text's colour over the background of news: slides of every theme stand out on it. */
#define TABLE       0.14F
#define SOFT        0.78F
#define TITLE_BYTES 400
#define WORDS_BYTES ((size_t)1 << 20)

struct contact {
    const struct theme *theme;
    struct fonts *fonts;
    struct canvas *canvas;
    uint32_t ground, text;
    int columns, room, count;
    int w, h; /* of a slide */
};

static int
cell_width(int columns)
{
    return (WIDTH_MAX - 2 * MARGIN - (columns - 1) * GAP) / columns;
}

static int
rows_for(int slides, int columns)
{
    return (slides + columns - 1) / columns;
}

static int
height_of(const struct contact *contact, int rows)
{
    return HEAD + rows * (contact->h + CAPTION) + (rows - 1) * GAP_ROW + MARGIN;
}

/* As many columns as needed; slides become smaller, down to a limit. */
static void
choose_columns(struct contact *contact, int slides, int width, int height)
{
    contact->columns = height > width ? COLUMNS + COLUMNS / 2 : COLUMNS;
    for (;; contact->columns++) {
        contact->w = cell_width(contact->columns);
        contact->h = contact->w * height / width;
        if (contact->h < 1)
            contact->h = 1;
        if (contact->columns >= COLUMNS_MAX ||
            height_of(contact, rows_for(slides, contact->columns)) <= HEIGHT_MAX)
            break;
    }
    int rows = rows_for(slides, contact->columns);
    while (rows > 1 && height_of(contact, rows) > HEIGHT_MAX)
        rows--;
    contact->room = rows * contact->columns < slides ? rows * contact->columns : slides;
    if (contact->columns > slides)
        contact->columns = slides;
}

struct contact_words {
    enum face face;
    int size_px;
    struct str text;
    uint32_t colour;
};

/* Without its last word, or without its last character when it is a single word. */
static struct str
shortened(struct str text)
{
    for (size_t at = text.len; at > 1; at--)
        if (text.ptr[at - 1] == ' ')
            return str_trim(str_slice(text, 0, at - 1));
    return utf8_prefix(text, text.len - 1);
}

/* One line in `at`, whose y is the baseline; returns its width. */
static int
write(const struct contact *contact, const struct contact_words *words, struct rect at)
{
    struct metrics metrics = fonts_metrics(contact->fonts);
    struct arena *arena = arena_create(WORDS_BYTES);
    struct str left = utf8_prefix(words->text, TITLE_BYTES);
    struct str shown = left.len < words->text.len ? arena_printf(arena, "%.*s…", STR_ARG(left)) : left;
    while (left.len && metrics.width(metrics.ctx, words->face, words->size_px, shown) > at.w) {
        left = shortened(left);
        shown = arena_printf(arena, "%.*s…", STR_ARG(left));
    }
    fonts_paint(contact->fonts, contact->canvas, words->face, words->size_px, shown,
                bidi_base_rtl(shown, false), at.x, at.y, words->colour);
    int width = metrics.width(metrics.ctx, words->face, words->size_px, shown);
    arena_destroy(arena);
    return width;
}

struct contact *
contact_create(struct show *show, struct str title, int slides)
{
    struct contact *contact = memory_alloc(sizeof(*contact));
    *contact = (struct contact){.theme = show_theme(show), .fonts = show_fonts(show)};
    int width, height;
    show_size(show, &width, &height);
    choose_columns(contact, slides > 0 ? slides : 1, width, height);
    int across = 2 * MARGIN + contact->columns * contact->w + (contact->columns - 1) * GAP;
    contact->canvas = canvas_create(across, height_of(contact, rows_for(contact->room, contact->columns)));
    contact->ground = theme_mix(contact->theme->kinds[KIND_NEWS].ground, contact->theme->text, TABLE);
    contact->text = theme_readable(contact->theme->text, contact->ground, THEME_CONTRAST_TEXT);
    canvas_fill(contact->canvas, contact->ground);
    write(contact, &(struct contact_words){FACE_TITLE, HEAD_SIZE, title, contact->text},
          (struct rect){MARGIN, HEAD_BASE, across - 2 * MARGIN, 0});
    return contact;
}

void
contact_destroy(struct contact *contact)
{
    if (!contact)
        return;
    canvas_destroy(contact->canvas);
    memory_free(contact);
}

static void
paint_small(struct contact *contact, const struct canvas *slide, struct rect at)
{
    uint32_t *pixels = memory_array((size_t)at.w * (size_t)at.h, sizeof(*pixels));
    struct scaler *scaler = scaler_create(slide->width, slide->height, at.w, at.h);
    for (int y = 0; y < slide->height; y++)
        scaler_push(scaler, slide->pixels + (size_t)y * (size_t)slide->width, pixels);
    canvas_image(contact->canvas, pixels, at.w, at.h, at.x, at.y, at, RADIUS);
    scaler_destroy(scaler);
    memory_free(pixels);
}

bool
contact_add(struct contact *contact, const struct frame *frame, const struct contact_caption *caption)
{
    if (contact->count == contact->room)
        return false;
    int column = contact->count % contact->columns, row = contact->count / contact->columns;
    struct rect at = {MARGIN + column * (contact->w + GAP), HEAD + row * (contact->h + CAPTION + GAP_ROW),
                      contact->w, contact->h};
    paint_small(contact, frame->upright, at);
    uint32_t text = contact->text, soft = theme_mix(contact->ground, text, SOFT);
    at.y += at.h + CAPTION_GAP;
    at.x += write(contact, &(struct contact_words){FACE_LABEL, CAPTION_SIZE, caption->number, text}, at);
    at.x += CAPTION_SIZE / 2;
    write(contact, &(struct contact_words){FACE_BODY, CAPTION_SIZE, caption->kind, soft}, at);
    at.x = MARGIN + column * (contact->w + GAP);
    at.y += CAPTION_DOWN;
    write(contact, &(struct contact_words){FACE_BODY, CAPTION_SIZE, caption->title, text}, at);
    contact->count++;
    return true;
}

int
contact_room(const struct contact *contact)
{
    return contact->room;
}

const struct canvas *
contact_canvas(const struct contact *contact)
{
    return contact->canvas;
}
