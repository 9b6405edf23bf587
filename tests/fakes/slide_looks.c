#include "fakes/slide_looks.h"

#include "fakes/metrics.h"

#define FOREVER_BYTES ((size_t)1 << 24)
#define ARENA_BYTES   ((size_t)1 << 30)

bool
looks_load(struct looks *looks)
{
    const char *why = NULL;
    looks->forever = arena_create(FOREVER_BYTES);
    looks->arena = arena_create(ARENA_BYTES);
    looks->theme = theme_load(looks->forever, "assets", "dark", NULL, NULL, &why);
    looks->labels = labels_load(looks->forever, "assets/labels", &why);
    return looks->theme && looks->labels;
}

void
looks_free(struct looks *looks)
{
    arena_destroy(looks->arena);
    arena_destroy(looks->forever);
}

struct slide_context
looks_context(const struct looks *looks, const char *language)
{
    return (struct slide_context){.width = 1920,
                                  .height = 1080,
                                  .safe_percent = SLIDE_SAFE_PERCENT,
                                  .theme = looks->theme,
                                  .labels = labels_for(looks->labels, looks->forever, STR_NONE, language),
                                  .metrics = &fake_metrics,
                                  .now = {0, LOOKS_NOW_MS, true},
                                  .zone = "Europe/Paris",
                                  .site = "",
                                  .clock = "24"};
}

int
looks_setup(void **state)
{
    static struct looks looks;
    *state = &looks;
    return looks_load(&looks) ? 0 : -1;
}

int
looks_teardown(void **state)
{
    looks_free(*state);
    return 0;
}

int
looks_reset(void **state)
{
    arena_reset(((struct looks *)*state)->arena);
    return 0;
}

struct box *
looks_find(const struct slide *slide, enum box_role role)
{
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].role == role)
            return &slide->boxes[i];
    return NULL;
}
