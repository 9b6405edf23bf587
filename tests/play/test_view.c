/* The frames on the screen and when they are drawn, on a screen that records the calls. */
#include "test.h"

#include <stdlib.h>

#include "play/view_parts.h"

/* The screen of this test: player/screen/screen.c is not linked. */
struct screen {
    int shows, blends, k;
    struct rect part;
    bool refuses;
    const struct canvas *from, *to;
};

static struct screen screen;

bool
screen_show_part(struct screen *self, const struct canvas *canvas, struct rect part)
{
    self->shows++;
    self->part = part;
    self->to = canvas;
    return !self->refuses;
}

bool
screen_show_blend(struct screen *self, const struct canvas *from, const struct canvas *to,
                  struct rect changed, int k)
{
    self->part = changed;
    self->blends++;
    self->k = k;
    self->from = from;
    self->to = to;
    return !self->refuses;
}

struct fixture {
    struct config *config;
    struct show *show;
    struct view *view;
};

static const struct item alert = {
    .kind = KIND_ALERT, .key = TEXT("a"), .title = TEXT("Leave by gate B"), .published_s = TIME_NONE};

static int
set_up(void **state)
{
    static struct fixture fixture;
    struct reason why = {.text = ""};
    struct view_options options = {500, 60};
    screen = (struct screen){0};
    fixture.config = config_create();
    fixture.show = show_create(fixture.config, "assets", "en", &why);
    if (!fixture.show)
        fail_msg("%s", why.text);
    fixture.view = view_create(fixture.show, &options);
    view_set_screen(fixture.view, &screen);
    *state = &fixture;
    return 0;
}

static int
tear_down(void **state)
{
    struct fixture *fixture = *state;
    view_destroy(fixture->view);
    show_destroy(fixture->show);
    config_destroy(fixture->config);
    return 0;
}

static struct view *
view_of(void **state)
{
    return ((struct fixture *)*state)->view;
}

static void
the_first_slide_is_there_at_once_and_the_next_one_fades_in(void **state)
{
    struct view *view = view_of(state);
    view_change_slide(view, &news, 0, at(0));
    assert_true(view_draw(view, at(0), -1));
    assert_int_equal(screen.shows, 1);
    assert_int_equal(screen.part.w, WIDTH);
    view_change_slide(view, &tip, 0, at(1000));
    int before = 0;
    for (int64_t ms = 1000; ms < 1500; ms += 50) {
        assert_true(view_draw(view, at(ms), -1));
        assert_in_range(screen.k, before, 255);
        before = screen.k;
    }
    assert_int_equal(screen.blends, 10);
    assert_true(before > 240);
    assert_true(view_draw(view, at(1500), -1));
    assert_int_equal(screen.blends, 10);
    assert_int_equal(screen.shows, 2);
    assert_int_equal(screen.part.h, HEIGHT);
}

/* Missed frames are skipped: the fade has its normal length. */
static void
a_fade_follows_the_time_and_not_the_frames(void **state)
{
    struct view *view = view_of(state);
    view_change_slide(view, &news, 0, at(0));
    view_draw(view, at(0), -1);
    view_change_slide(view, &tip, 0, at(1000));
    view_draw(view, at(1250), -1);
    assert_int_equal(screen.k, 128);
    view_draw(view, at(9000), -1);
    assert_int_equal(screen.blends, 1);
    assert_int_equal(screen.shows, 2);
}

static void
an_alert_cuts_in(void **state)
{
    struct view *view = view_of(state);
    view_change_slide(view, &news, 0, at(0));
    view_draw(view, at(0), -1);
    view_change_slide(view, &alert, 0, at(1000));
    view_draw(view, at(1000), -1);
    assert_int_equal(screen.blends, 0);
    assert_int_equal(screen.shows, 2);
    assert_int_equal(view_slide(view)->kind, KIND_ALERT);
}

static void
nothing_is_drawn_while_nothing_changes(void **state)
{
    struct view *view = view_of(state);
    view_change_slide(view, &news, 0, at(0));
    view_draw(view, at(0), -1);
    for (int64_t ms = 10; ms < 20000; ms += 500)
        assert_true(view_draw(view, at(ms), -1));
    assert_int_equal(screen.shows, 1);
    /* the next minute of the clock */
    assert_in_range(view_deadline(view, at(0), false), 1, 60000);
}

static void
a_slide_that_stands_for_a_day_takes_no_more_memory(void **state)
{
    struct fixture *fixture = *state;
    struct frame *frame = show_frame(fixture->show, &news, 0, at(0));
    size_t used = arena_used(frame->arena);
    struct rect part;
    int changes = 0;
    for (int64_t minute = 1; minute <= 1440; minute++)
        changes += show_update_clock(fixture->show, frame, at(minute * 60000), &part);
    assert_int_equal(changes, 1440);
    assert_int_equal(arena_used(frame->arena), used);
    frame_destroy(frame);
}

static void
of_the_progress_line_only_its_place_is_drawn(void **state)
{
    struct view *view = view_of(state);
    view_change_slide(view, &news, 0, at(0));
    view_draw(view, at(0), 0);
    view_draw(view, at(1000), 0.25F);
    int shows = screen.shows;
    assert_true(screen.part.h > 0 && screen.part.h < HEIGHT / 40);
    assert_int_equal(screen.part.y + screen.part.h, HEIGHT);
    view_draw(view, at(1010), 0.25F);
    assert_int_equal(screen.shows, shows);
    assert_true(view_deadline(view, at(1010), true) > 1010);
}

static bool
line_reaches(int x)
{
    const uint32_t *row = screen.to->pixels + (size_t)(HEIGHT - 1) * WIDTH;
    return row[x] != row[WIDTH - 1];
}

/* So that a fade shows it, too. */
static void
the_track_of_the_progress_line_is_there_from_the_first_frame(void **state)
{
    struct view *view = view_of(state);
    view_change_slide(view, &news, 0, at(0));
    view_draw(view, at(0), -1);
    const uint32_t *ground = screen.to->pixels, *track = ground + (size_t)(HEIGHT - 1) * WIDTH;
    assert_int_not_equal(track[WIDTH / 2], ground[WIDTH / 2]);
    assert_int_equal(track[0], track[WIDTH - 1]);
}

/* It does not wait for the end of a fade and does not jump to it. */
static void
the_progress_line_goes_on_through_a_fade(void **state)
{
    struct view *view = view_of(state);
    view_change_slide(view, &news, 0, at(0));
    view_draw(view, at(0), 0);
    view_change_slide(view, &tip, 0, at(1000));
    view_draw(view, at(1250), 0.25F);
    assert_int_equal(screen.blends, 1);
    assert_int_equal(screen.part.y + screen.part.h, HEIGHT);
    assert_true(line_reaches(WIDTH / 4 - 2));
    assert_false(line_reaches(WIDTH / 4 + 2));
    view_draw(view, at(1251), 0.25F);
    assert_int_equal(screen.part.h, 0);
}

static void
the_progress_line_of_a_slide_made_again_stays_where_it_is(void **state)
{
    struct fixture *fixture = *state;
    view_change_slide(fixture->view, &news, 0, at(0));
    view_draw(fixture->view, at(0), 0);
    view_draw(fixture->view, at(1000), 0.5F);
    struct item changed = news;
    changed.title = STR("The canteen opens at noon");
    view_refresh(fixture->view, &changed, 0, at(1000));
    view_draw(fixture->view, at(1010), 0.5F);
    assert_int_equal(screen.blends, 1);
    assert_true(line_reaches(WIDTH / 2 - 2));
}

static void
the_slide_made_ahead_is_the_one_that_comes(void **state)
{
    struct view *view = view_of(state);
    view_change_slide(view, &news, 0, at(0));
    view_draw(view, at(0), -1);
    view_prepare(view, &tip, 0, at(100));
    /* its text is in the frame: later changes of the item do not matter */
    struct item same_key = tip;
    same_key.title = STR("Something else");
    struct arena *arena = arena_create(1 << 20);
    view_change_slide(view, &same_key, 0, at(1000));
    bool there = false;
    for (int i = 0; i < view_slide(view)->count; i++)
        there = there || str_find(view_slide(view)->boxes[i].text, STR("Fold")) != SIZE_MAX;
    assert_true(there);
    arena_destroy(arena);
}

/* The date and the clock. */
static void
the_idle_slide_is_complete_once_the_clock_can_be_trusted(void **state)
{
    struct view *view = view_of(state);
    struct moment before = at(0);
    before.trusted = false;
    view_change_slide(view, NULL, 0, before);
    int boxes = view_slide(view)->count;
    assert_false(view_outdated(view, before));
    assert_true(view_outdated(view, at(1000)));
    view_refresh(view, NULL, 0, at(1000));
    assert_int_equal(view_slide(view)->count, boxes + 2);
    view_draw(view, at(2000), -1);
    assert_false(view_outdated(view, at(2000)));
}

static void
at_midnight_what_stands_and_what_was_made_ahead_are_of_yesterday(void **state)
{
    struct view *view = view_of(state);
    struct item soon = tip;
    struct value day = {.type = TYPE_TEXT, .text = STR("2026-11-25")};
    int64_t midnight = test_time("2026-11-25") - NOW_MS;
    soon.kind = KIND_UPCOMING;
    soon.fields[FIELD_ON] = &day;
    view_change_slide(view, &news, 0, at(midnight - 2000));
    view_draw(view, at(midnight - 1000), -1);
    view_prepare(view, &soon, 0, at(midnight - 1000));
    assert_false(view_outdated(view, at(midnight - 1)));
    assert_true(view_outdated(view, at(midnight)));
    view_change_slide(view, &soon, 0, at(midnight));
    bool tomorrow = false;
    for (int i = 0; i < view_slide(view)->count; i++)
        tomorrow = tomorrow || str_find(view_slide(view)->boxes[i].text, STR("omorrow")) != SIZE_MAX;
    assert_false(tomorrow);
}

static void
a_display_that_comes_back_shows_the_slide_whole_without_a_fade(void **state)
{
    struct view *view = view_of(state);
    view_change_slide(view, &news, 0, at(0));
    view_draw(view, at(0), -1);
    view_set_screen(view, NULL);
    assert_null(view_slide(view));
    assert_true(view_draw(view, at(100), 0.5F));
    assert_int_equal(screen.shows, 1);
    view_set_screen(view, &screen);
    view_change_slide(view, &news, 0, at(200));
    assert_true(view_draw(view, at(200), -1));
    assert_int_equal(screen.shows, 2);
    assert_int_equal(screen.part.w, WIDTH);
    assert_int_equal(screen.blends, 0);
}

static void
a_display_that_refuses_is_reported(void **state)
{
    struct view *view = view_of(state);
    screen.refuses = true;
    view_change_slide(view, &news, 0, at(0));
    assert_false(view_draw(view, at(0), -1));
}

static void
lost_pixels_are_shown_again(void **state)
{
    struct view *view = view_of(state);
    view_change_slide(view, &news, 0, at(0));
    view_draw(view, at(0), -1);
    view_expose(view);
    view_draw(view, at(10), -1);
    assert_int_equal(screen.shows, 2);
    assert_int_equal(screen.part.h, HEIGHT);
}

static int
channel(uint32_t pixel, int shift)
{
    return (int)(pixel >> shift & 0xFF);
}

/* No flash, no dark frame: each pixel moves only from the old to the new colour. */
static void
no_pixel_of_a_fade_leaves_the_way_between_its_two_slides(void **state)
{
    struct view *view = view_of(state);
    view_change_slide(view, &news, 0, at(0));
    view_draw(view, at(0), -1);
    view_change_slide(view, &alert, 0, at(100));
    view_draw(view, at(100), -1);
    view_change_slide(view, &tip, 0, at(1000));
    view_draw(view, at(1100), -1);
    int64_t count = (int64_t)WIDTH * HEIGHT;
    uint32_t *before = calloc((size_t)count, 4), *now = calloc((size_t)count, 4);
    memcpy(before, screen.from->pixels, (size_t)count * 4);
    for (int k = 0; k <= 256; k += 32) {
        canvas_blend(screen.from->pixels, screen.to->pixels, now, count, k);
        for (int64_t i = 0; i < count; i++)
            for (int shift = 0; shift < 24; shift += 8) {
                int a = channel(before[i], shift), b = channel(now[i], shift);
                int end = channel(screen.to->pixels[i], shift);
                if ((a - b) * (b - end) < 0)
                    fail_msg("pixel %d at %d: from %d over %d to %d", (int)i, k, a, b, end);
            }
        memcpy(before, now, (size_t)count * 4);
    }
    assert_memory_equal(now, screen.to->pixels, (size_t)count * 4);
    canvas_blend(now, now, before, count, 100);
    assert_memory_equal(now, before, (size_t)count * 4);
    free(before);
    free(now);
}

/* A slide that stays for hours moves, against burn-in. */
static void
a_slide_that_stands_for_long_drifts(void **state)
{
    struct fixture *fixture = *state;
    show_set_drift(fixture->show, true);
    view_change_slide(fixture->view, &news, 0, at(0));
    view_draw(fixture->view, at(0), -1);
    assert_false(view_drifted(fixture->view, at(1000)));
    assert_true(view_drifted(fixture->view, at(4 * 3600000)));
    view_refresh(fixture->view, &news, 0, at(4 * 3600000));
    view_draw(fixture->view, at(5 * 3600000), -1);
    assert_false(view_drifted(fixture->view, at(4 * 3600000)));
}

static uint32_t *
copy_shown(int k)
{
    uint32_t *copy = calloc((size_t)WIDTH * HEIGHT, 4);
    canvas_blend(screen.from->pixels, screen.to->pixels, copy, (int64_t)WIDTH * HEIGHT, k);
    return copy;
}

static int
largest_step(const uint32_t *a, const uint32_t *b)
{
    int largest = 0;
    for (size_t i = 0; i < (size_t)WIDTH * HEIGHT; i++)
        for (int shift = 0; shift < 24; shift += 8) {
            int step = abs(channel(a[i], shift) - channel(b[i], shift));
            largest = step > largest ? step : largest;
        }
    return largest;
}

static bool
slide_says(struct view *view, const char *word)
{
    for (int i = 0; i < view_slide(view)->count; i++)
        if (str_find(view_slide(view)->boxes[i].text, str_from(word)) != SIZE_MAX)
            return true;
    return false;
}

/* Slow at the beginning and at the end. */
static void
a_fade_begins_and_ends_slowly(void **state)
{
    struct view *view = view_of(state);
    view_change_slide(view, &news, 0, at(0));
    view_draw(view, at(0), -1);
    view_change_slide(view, &tip, 0, at(1000));
    view_draw(view, at(1125), -1);
    assert_int_equal(screen.k, 40);
    view_draw(view, at(1375), -1);
    assert_int_equal(screen.k, 216);
    view_draw(view, at(1499), -1);
    assert_int_equal(screen.k, 255);
}

/* A change of content, like any reason to make the slide again, waits for the end of the fade. */
static void
content_that_changes_in_a_fade_waits_for_its_end(void **state)
{
    struct view *view = view_of(state);
    view_change_slide(view, &news, 0, at(0));
    view_draw(view, at(0), -1);
    view_change_slide(view, &tip, 0, at(1000));
    view_draw(view, at(1250), -1);
    const struct canvas *from = screen.from, *to = screen.to;
    struct item changed = tip;
    changed.title = STR("Fold it thrice");
    view_refresh(view, &changed, 0, at(1260));
    assert_false(view_outdated(view, at(1260)));
    view_draw(view, at(1260), -1);
    assert_ptr_equal(screen.from, from);
    assert_ptr_equal(screen.to, to);
    assert_in_range(screen.k, 128, 140);
    view_draw(view, at(1500), -1);
    assert_true(view_outdated(view, at(1500)));
    assert_int_equal(view_deadline(view, at(1500), false), at(1500).mono_ms);
    view_refresh(view, &changed, 0, at(1500));
    assert_true(slide_says(view, "thrice"));
    assert_false(view_outdated(view, at(2500)));
    view_draw(view, at(1510), -1);
    assert_int_equal(screen.blends, 3);
}

/* Only the current slide is affected; another one is made again anyway. */
static void
another_slide_in_a_fade_begins_with_what_is_shown(void **state)
{
    struct view *view = view_of(state);
    view_change_slide(view, &news, 0, at(0));
    view_draw(view, at(0), -1);
    view_change_slide(view, &alert, 0, at(100));
    view_draw(view, at(100), -1);
    view_change_slide(view, &tip, 0, at(1000));
    view_draw(view, at(1250), -1);
    uint32_t *before = copy_shown(screen.k);
    view_refresh(view, &tip, 0, at(1250));
    view_change_slide(view, &news, 0, at(1250));
    view_draw(view, at(1251), -1);
    uint32_t *now = copy_shown(screen.k);
    assert_true(largest_step(before, now) <= 3);
    view_draw(view, at(1750), -1);
    assert_true(slide_says(view, "canteen"));
    assert_false(view_outdated(view, at(1751)));
    free(before);
    free(now);
}

static void
nothing_is_made_ahead_in_a_fade(void **state)
{
    struct view *view = view_of(state);
    struct item changed = alert;
    changed.title = STR("Remain");
    view_change_slide(view, &news, 0, at(0));
    view_draw(view, at(0), -1);
    view_change_slide(view, &tip, 0, at(1000));
    view_draw(view, at(1250), -1);
    view_prepare(view, &alert, 0, at(1250)); /* would cost a frame of the fade */
    view_change_slide(view, &changed, 0, at(1300));
    assert_true(slide_says(view, "Remain"));
}

/* It looks the same today: there is no fade, and no further check. */
static void
a_slide_without_relative_days_is_not_made_again_all_day(void **state)
{
    struct fixture *fixture = *state;
    struct view *view = fixture->view;
    int64_t midnight = test_time("2026-11-25") - NOW_MS;
    struct item undated = tip;
    fixture->config->clock = "off";
    view_change_slide(view, &undated, 0, at(midnight - 2000));
    view_draw(view, at(midnight - 1000), -1);
    assert_true(view_outdated(view, at(midnight)));
    view_refresh(view, &undated, 0, at(midnight));
    assert_false(view_outdated(view, at(midnight)));
    view_draw(view, at(midnight + 10), -1);
    assert_int_equal(screen.blends, 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_first_slide_is_there_at_once_and_the_next_one_fades_in),
        TEST(a_fade_follows_the_time_and_not_the_frames),
        TEST(an_alert_cuts_in),
        TEST(nothing_is_drawn_while_nothing_changes),
        TEST(a_slide_that_stands_for_a_day_takes_no_more_memory),
        TEST(of_the_progress_line_only_its_place_is_drawn),
        TEST(the_track_of_the_progress_line_is_there_from_the_first_frame),
        TEST(the_progress_line_goes_on_through_a_fade),
        TEST(the_progress_line_of_a_slide_made_again_stays_where_it_is),
        TEST(the_slide_made_ahead_is_the_one_that_comes),
        TEST(the_idle_slide_is_complete_once_the_clock_can_be_trusted),
        TEST(at_midnight_what_stands_and_what_was_made_ahead_are_of_yesterday),
        TEST(a_display_that_comes_back_shows_the_slide_whole_without_a_fade),
        TEST(a_display_that_refuses_is_reported),
        TEST(lost_pixels_are_shown_again),
        TEST(no_pixel_of_a_fade_leaves_the_way_between_its_two_slides),
        TEST(a_slide_that_stands_for_long_drifts),
        TEST(a_fade_begins_and_ends_slowly),
        TEST(content_that_changes_in_a_fade_waits_for_its_end),
        TEST(another_slide_in_a_fade_begins_with_what_is_shown),
        TEST(nothing_is_made_ahead_in_a_fade),
        TEST(a_slide_without_relative_days_is_not_made_again_all_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
