/* The context in which the tests compose slides: the dark theme, the labels of all languages, metrics
 * without fonts. */
#ifndef BREAKROOM_TESTS_FAKES_SLIDE_LOOKS_H
#define BREAKROOM_TESTS_FAKES_SLIDE_LOOKS_H

#include "slide/slide.h"

/* 2026-11-23 12:24 in Paris */
#define SLIDE_LOOKS_NOW_MS 1795433040000

struct slide_looks {
    struct arena *forever; /* for the theme and the labels */
    struct arena *arena;   /* for one test */
    const struct theme *theme;
    const struct labels_set *labels;
};

/* False when a file of assets/ is missing; slide_looks_free is required anyway. */
bool slide_looks_load(struct slide_looks *looks);
void slide_looks_free(struct slide_looks *looks);

/* A frame of 1920 × 1080 in Paris at SLIDE_LOOKS_NOW_MS, without site, pictures and progress line. */
struct slide_context slide_looks_context(const struct slide_looks *looks, const char *language);

/* Every picture has this size, which must outlive the context. */
void slide_looks_show(struct slide_context *context, const struct slide_picture *size);

/* For cmocka_run_group_tests: the state is a struct slide_looks. And for each test: an empty arena. */
int slide_looks_setup(void **state);
int slide_looks_teardown(void **state);
int slide_looks_reset(void **state);

/* The first box of a role; NULL when there is none. */
struct box *slide_looks_find(const struct slide *slide, enum box_role role);

/* The first text that begins so; NULL when there is none. */
const struct box *slide_looks_text(const struct slide *slide, const char *start);

#endif
