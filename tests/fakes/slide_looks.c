#include "fakes/slide_looks.h"

#include "fakes/metrics.h"

#define FOREVER_BYTES ((size_t)1 << 24)
#define ARENA_BYTES   ((size_t)1 << 30)

bool
slide_looks_load(struct slide_looks *looks)
{
    looks->forever = arena_create(FOREVER_BYTES);
    looks->arena = arena_create(ARENA_BYTES);
    looks->theme = theme_load(looks->forever, "assets", "dark", NULL, NULL, NULL);
    looks->labels = labels_load(looks->forever, "assets/labels", NULL);
    return looks->theme && looks->labels;
}

void
slide_looks_free(struct slide_looks *looks)
{
    arena_destroy(looks->arena);
    arena_destroy(looks->forever);
}

struct slide_context
slide_looks_context(const struct slide_looks *looks, const char *language)
{
    return (struct slide_context){.width = 1920,
                                  .height = 1080,
                                  .safe_percent = SLIDE_SAFE_PERCENT,
                                  .theme = looks->theme,
                                  .labels = labels_for(looks->labels, looks->forever, STR_NONE, language),
                                  .metrics = &fake_metrics,
                                  .now = {0, SLIDE_LOOKS_NOW_MS, true},
                                  .zone = "Europe/Paris",
                                  .site = "",
                                  .clock = "24"};
}

static struct slide_picture
size_of(void *ctx, struct str url)
{
    (void)url;
    return *(const struct slide_picture *)ctx;
}

void
slide_looks_show(struct slide_context *context, const struct slide_picture *size)
{
    context->picture = size_of;
    context->picture_ctx = (void *)size;
}

int
slide_looks_setup(void **state)
{
    static struct slide_looks looks;
    *state = &looks;
    return slide_looks_load(&looks) ? 0 : -1;
}

int
slide_looks_teardown(void **state)
{
    slide_looks_free(*state);
    return 0;
}

int
slide_looks_reset(void **state)
{
    arena_reset(((struct slide_looks *)*state)->arena);
    return 0;
}

struct box *
slide_looks_find(const struct slide *slide, enum box_role role)
{
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].role == role)
            return &slide->boxes[i];
    return NULL;
}

const struct box *
slide_looks_text(const struct slide *slide, const char *start)
{
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].type == BOX_TEXT && str_starts(slide->boxes[i].text, str_from(start)))
            return &slide->boxes[i];
    return NULL;
}
