/* A slide of each kind, landscape and portrait, against a picture of it that a person found good:
 * tests/show/golden. `make golden` makes them anew: look at them before they are committed.
 *
 * Layout measures with written-down widths, so that lines break alike on every machine; the fonts that are
 * installed paint, each letter where its line has it. What differs from version to version of them is less
 * than TOLERANCE, but for a digit as high as the screen: such slides have a second picture, painted with
 * Inter 4.1 (Debian 13). Whatever is missing is more: the second test says so of each box. */
#include "test.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "fakes/gallery.h"
#include "fakes/inter.h"
#include "fakes/likeness.h"
#include "picture/picture.h"
#include "slide/theme/colour.h"

#define LONG_SIDE  240 /* pixels of a golden picture */
#define SHORT_SIDE 135
#define FINE       4 /* the factor of the painted size */
#define COARSE     2
#define TOLERANCE  8.0F /* CIE 1976 */
#define FOLDER     "tests/show/golden"
#define NEWER      "tests/show/golden/inter-4.1"
#define PROGRESS   0.4F

#define AFAR_WIDTH  64
#define AFAR_HEIGHT 36
#define AFAR        15 /* the factor of the painted size */

struct fixture {
    struct gallery *gallery;
    struct feed *feed;
    int times; /* FINE or COARSE */
};

static int
width_of(const struct fixture *fixture, bool portrait)
{
    return (portrait ? SHORT_SIDE : LONG_SIDE) * fixture->times;
}

/* Adds the letters of a line, each as a box. */
static void
add_letters(struct fixture *fixture, struct slide *slide, const struct box *line)
{
    const struct metrics *metrics = &fixture->gallery->metrics;
    for (size_t at = 0; at < line->text.len;) {
        struct box letter = *line;
        size_t from = at;
        utf8_next(line->text, &at);
        letter.text = str_slice(line->text, from, at - from);
        letter.at.x += metrics->width(NULL, line->face, line->size_px, str_slice(line->text, 0, from));
        slide->boxes[slide->count++] = letter;
    }
}

/* The slide with its lines cut into letters. */
static struct slide
in_letters(struct fixture *fixture, const struct slide *slide)
{
    struct slide letters = *slide;
    size_t room = 0;
    for (int i = 0; i < slide->count; i++)
        room += slide->boxes[i].text.len + 1;
    letters.boxes = arena_array(fixture->gallery->arena, room, sizeof(struct box));
    letters.count = 0;
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].type == BOX_TEXT)
            add_letters(fixture, &letters, &slide->boxes[i]);
        else
            letters.boxes[letters.count++] = slide->boxes[i];
    return letters;
}

static struct canvas *
paint(struct fixture *fixture, const struct slide *slide, bool portrait)
{
    struct canvas *canvas =
        gallery_paint(fixture->gallery, slide, width_of(fixture, portrait), width_of(fixture, !portrait));
    paint_progress(slide, PROGRESS, canvas);
    struct canvas *small = likeness_small(canvas, fixture->times);
    canvas_destroy(canvas);
    return small;
}

static struct slide *
compose(struct fixture *fixture, const struct item *item, bool portrait)
{
    arena_reset(fixture->gallery->arena);
    struct slides slides =
        gallery_compose(fixture->gallery, item, width_of(fixture, portrait), width_of(fixture, !portrait));
    assert_int_equal(slides.count, 1);
    return &slides.pages[0];
}

static const char *
path_of(struct fixture *fixture, const char *folder, const char *name, bool portrait)
{
    return arena_printf(fixture->gallery->arena, "%s/%s-%s.png", folder, name,
                        portrait ? "portrait" : "landscape")
        .ptr;
}

static void
write_png(const struct canvas *canvas, const char *path)
{
    struct picture picture = {.pixels = canvas->pixels, .width = canvas->width, .height = canvas->height};
    struct buf out;
    buf_init(&out, 4 << 20);
    if (!picture_encode_png(&picture, &out) || !file_replace(path, buf_str(&out)))
        fail_msg("%s: cannot be written", path);
    buf_finish(&out);
}

/* The reference picture; NULL when there is none of this size. */
static struct canvas *
read_png(struct fixture *fixture, const char *path, const struct canvas *like)
{
    enum reason_code code = REASON_NONE;
    struct picture picture;
    struct str bytes = file_read(fixture->gallery->arena, path, 4 << 20, NULL);
    if (!bytes.ptr || !picture_decode(bytes, 0, 0, false, 1 << 20, &picture, &code))
        return NULL;
    struct canvas *canvas = canvas_create(picture.width, picture.height);
    memcpy(canvas->pixels, picture.pixels, (size_t)(picture.width * picture.height) * sizeof(uint32_t));
    picture_finish(&picture);
    if (canvas->width == like->width && canvas->height == like->height)
        return canvas;
    canvas_destroy(canvas);
    return NULL;
}

/* Both pictures, side by side, for people. */
static void
write_pair(struct fixture *fixture, const char *name, const char *path, const struct canvas *got)
{
    struct canvas *want = read_png(fixture, path, got);
    struct canvas *pair = canvas_create(got->width * 2, got->height);
    for (int i = 0; i < got->width * got->height; i++) {
        uint32_t *row = pair->pixels + (ptrdiff_t)(i / got->width) * pair->width;
        row[i % got->width] = want->pixels[i];
        row[i % got->width + got->width] = got->pixels[i];
    }
    file_make_folder("build/golden");
    write_png(pair, path_of(fixture, "build/golden", name, got->height > got->width));
    canvas_destroy(pair);
    canvas_destroy(want);
}

/* The difference of the slide to the picture at `path`; false when there is none of its size. */
static bool
compare(struct fixture *fixture, const char *path, const struct canvas *got, struct likeness *likeness)
{
    struct canvas *want = read_png(fixture, path, got);
    if (want)
        *likeness = likeness_of(want, got);
    canvas_destroy(want);
    return want;
}

/* True when the slide of an item, or the default one (NULL), looks like its reference. */
static bool
check(struct fixture *fixture, const struct item *item, const char *name, bool portrait)
{
    const char *write = getenv("BREAKROOM_GOLDEN");
    bool add_newer = write && strcmp(write, "newer") == 0;
    struct slide letters = in_letters(fixture, compose(fixture, item, portrait));
    struct canvas *got = paint(fixture, &letters, portrait);
    const char *path = path_of(fixture, FOLDER, name, portrait);
    const char *newer = path_of(fixture, NEWER, name, portrait);
    struct likeness likeness;
    if (write && !add_newer)
        write_png(got, path);
    if (!compare(fixture, path, got, &likeness))
        fail_msg("%s: not there, or of another size; `make golden` makes it", path);
    if (add_newer && likeness.worst > TOLERANCE) {
        file_make_folder(NEWER);
        write_png(got, newer);
    }
    if (likeness.worst > TOLERANCE)
        compare(fixture, newer, got, &likeness);
    if (likeness.worst > TOLERANCE) {
        printf("%s: differs around %d,%d; was and is now: build/golden\n", path, likeness.x, likeness.y);
        write_pair(fixture, name, path, got);
    }
    printf("%.1f %s\n", (double)likeness.worst, path);
    canvas_destroy(got);
    return likeness.worst <= TOLERANCE;
}

static void
every_kind_matches_its_golden_picture(void **state)
{
    struct fixture *fixture = *state;
    int other = 0;
    fixture->times = FINE;
    assert_int_equal(fixture->feed->count, KIND_COUNT);
    for (size_t i = 0; i < fixture->feed->count; i++) {
        const struct item *item = &fixture->feed->items[i];
        other += !check(fixture, item, kind_name(item->kind), false);
        other += !check(fixture, item, kind_name(item->kind), true);
    }
    assert_int_equal(other, 0);
}

/* The message of a screen that has never had an item. */
static void
a_new_screen_matches_its_golden_picture(void **state)
{
    static const struct {
        const char *name, *language, *note;
    } cases[] = {
        {"setup-en", "en",
         "breakroom-lyon · 192.0.2.7 (cable) · 192.0.2.8 (Wi-Fi)\n"
         "company: host name 'intranet.example' not found\n"
         "kudos: fetched, nothing in it yet\n"
         "Configuration: /boot/firmware/breakroom.conf"},
        {"setup-fr", "fr",
         "breakroom-lyon · 192.0.2.7 (câble) · 192.0.2.8 (Wi-Fi)\n"
         "company\u00a0: le nom « intranet.example » est introuvable; le réseau marche-t-il, l’adresse "
         "est-elle juste ?\n"
         "kudos\u00a0: reçu, encore sans contenu\n"
         "Configuration\u00a0: /boot/firmware/breakroom.conf"},
    };
    struct fixture *fixture = *state;
    int other = 0;
    fixture->times = FINE;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        fixture->gallery->note = cases[i].note;
        fixture->gallery->language = cases[i].language;
        other += !check(fixture, NULL, cases[i].name, false);
        other += !check(fixture, NULL, cases[i].name, true);
    }
    fixture->gallery->note = fixture->gallery->language = NULL;
    assert_int_equal(other, 0);
}

/* Hard to distinguish from the background: the grid of a chart, a future step, a panel, a dashed line. */
static bool
is_quiet(const struct slide *slide, const struct box *box)
{
    bool thin = box->type == BOX_FILL && (box->at.w <= 1 || box->at.h <= 1);
    return thin || box->dashed ||
           (box->type != BOX_TEXT && box->type != BOX_PICTURE && box->type != BOX_QR &&
            theme_contrast(colour_over(slide->ground, box->colour), slide->ground) < 1.7);
}

/* A slide without one of its boxes is recognised as different. */
static int
missed_boxes(struct fixture *fixture, const struct item *item)
{
    struct slide *slide = compose(fixture, item, false);
    struct canvas *whole = paint(fixture, slide, false);
    int missed = 0;
    for (int i = 0; i < slide->count; i++) {
        struct box box = slide->boxes[i];
        slide->boxes[i] = (struct box){.type = BOX_FILL};
        struct canvas *less = paint(fixture, slide, false);
        struct likeness likeness = likeness_of(whole, less);
        if (likeness.worst <= TOLERANCE && !is_quiet(slide, &box)) {
            printf("%s: box %d of type %d '%.*s' may go: %.1f\n", kind_name(item->kind), i, (int)box.type,
                   STR_ARG(box.text), (double)likeness.worst);
            missed++;
        }
        canvas_destroy(less);
        slide->boxes[i] = box;
    }
    canvas_destroy(whole);
    return missed;
}

static void
whatever_is_missing_is_seen(void **state)
{
    struct fixture *fixture = *state;
    int missed = 0;
    fixture->times = COARSE;
    for (size_t i = 0; i < fixture->feed->count; i++)
        missed += missed_boxes(fixture, &fixture->feed->items[i]);
    assert_int_equal(missed, 0);
}

/* What remains of a slide ten metres away. */
static struct canvas *
from_afar(struct fixture *fixture, const struct item *item)
{
    arena_reset(fixture->gallery->arena);
    struct slides slides = gallery_compose(fixture->gallery, item, AFAR_WIDTH * AFAR, AFAR_HEIGHT * AFAR);
    struct canvas *canvas =
        gallery_paint(fixture->gallery, slides.pages, AFAR_WIDTH * AFAR, AFAR_HEIGHT * AFAR);
    struct canvas *small = likeness_small(canvas, AFAR);
    canvas_destroy(canvas);
    return small;
}

static double
colour_difference(uint32_t a, uint32_t b)
{
    double sum = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        double d = (double)(a >> shift & 0xFF) - (double)(b >> shift & 0xFF);
        sum += d * d;
    }
    return sqrt(sum);
}

/* By colour and place. */
static double
unlikeness(const struct canvas *a, const struct canvas *b)
{
    double sum = 0;
    for (int i = 0; i < AFAR_WIDTH * AFAR_HEIGHT; i++)
        sum += colour_difference(a->pixels[i], b->pixels[i]);
    return sum / (AFAR_WIDTH * AFAR_HEIGHT);
}

/* One of each kind, and a compliment with a face. */
#define REFERENCES (KIND_COUNT + 1)

/* The kind whose reference is nearest. */
static enum kind
recognised(struct canvas *const *references, const struct canvas *canvas)
{
    int best = 0;
    for (int i = 1; i < REFERENCES; i++)
        if (unlikeness(references[i], canvas) < unlikeness(references[best], canvas))
            best = i;
    return best == KIND_COUNT ? KIND_COMPLIMENT : (enum kind)best;
}

static void
make_references(struct fixture *fixture, struct canvas **references)
{
    struct item face = {0};
    for (size_t i = 0; i < fixture->feed->count; i++) {
        const struct item *item = &fixture->feed->items[i];
        references[item->kind] = from_afar(fixture, item);
        if (item->kind == KIND_COMPLIMENT)
            face = *item;
    }
    for (size_t i = 0; i < fixture->feed->count; i++)
        if (fixture->feed->items[i].kind == KIND_SPOTLIGHT)
            face.pictures = fixture->feed->items[i].pictures;
    references[KIND_COUNT] = from_afar(fixture, &face);
}

/* Counts the first item of each kind of a feed that is recognised. */
static int
count_recognised(struct fixture *fixture, const char *path, struct canvas *const *references, bool *seen)
{
    struct feed *feed = gallery_feed(fixture->gallery, path);
    int right = 0;
    for (size_t i = 0; i < feed->count; i++) {
        enum kind kind = feed->items[i].kind;
        if (seen[kind])
            continue;
        seen[kind] = true;
        struct canvas *canvas = from_afar(fixture, &feed->items[i]);
        enum kind taken = recognised(references, canvas);
        right += taken == kind;
        if (taken != kind)
            printf("%s: %s is taken for %s\n", path, kind_name(kind), kind_name(taken));
        canvas_destroy(canvas);
    }
    feed_destroy(feed);
    return right;
}

/* The samples and other items of the same kinds. */
static void
kinds_are_told_apart_from_afar(void **state)
{
    struct fixture *fixture = *state;
    struct canvas *references[REFERENCES] = {NULL};
    bool seen[KIND_COUNT] = {false};
    make_references(fixture, references);
    int right = count_recognised(fixture, "feeds/week.json", references, seen) +
                count_recognised(fixture, "feeds/alert.json", references, seen);
    for (int i = 0; i < REFERENCES; i++)
        canvas_destroy(references[i]);
    printf("%d of %d\n", right, KIND_COUNT);
    assert_true(right >= KIND_COUNT - 1);
}

static int
set_up(void **state)
{
    static struct fixture fixture;
    fixture.gallery = gallery_create();
    fixture.gallery->metrics = inter_metrics;
    fixture.feed = gallery_feed(fixture.gallery, "tests/show/kinds.json");
    *state = &fixture;
    return 0;
}

static int
tear_down(void **state)
{
    struct fixture *fixture = *state;
    feed_destroy(fixture->feed);
    gallery_destroy(fixture->gallery);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_matches_its_golden_picture),
        cmocka_unit_test(a_new_screen_matches_its_golden_picture),
        cmocka_unit_test(whatever_is_missing_is_seen),
        cmocka_unit_test(kinds_are_told_apart_from_afar),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
