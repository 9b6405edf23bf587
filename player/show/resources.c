#include "show/resources.h"

#include "base/file.h"
#include "base/log.h"

#define LOG_MODULE "theme"

static void
log_fault(void *ctx, const char *fault)
{
    log_warn("%s", reason_text_english(ctx, fault));
}

static struct theme *
load_theme(const struct resources_wanted *wanted)
{
    struct reason why;
    const char *name = wanted->config->theme;
    struct theme *theme =
        theme_load(wanted->arena, wanted->data_folder, name, log_fault, wanted->arena, &why);
    if (theme)
        return theme;
    log_warn("cannot use theme '%s', using 'dark': %s", name, reason_english(&why, wanted->arena));
    theme = theme_load(wanted->arena, wanted->data_folder, "dark", log_fault, wanted->arena, NULL);
    return theme ? theme : theme_builtin(wanted->arena);
}

static void
rename_labels(const struct theme *theme, struct labels_set *labels)
{
    for (size_t i = 0; i < theme->label_count; i++) {
        const struct theme_label *label = &theme->labels[i];
        enum reason_code fault = labels_rename(labels, label->language, label->key, label->text);
        if (fault)
            log_warn("%s: %s", label->place, reason_code_words(fault, REASON_ENGLISH));
    }
}

bool
resources_load(struct resources *resources, const struct resources_wanted *wanted, struct reason *why)
{
    resources->theme = load_theme(wanted);
    if (!resources->theme)
        return false;
    const char *folder = file_join(wanted->arena, wanted->data_folder, "labels");
    struct labels_set *labels = labels_load(wanted->arena, folder, why);
    if (!labels)
        return false;
    rename_labels(resources->theme, labels);
    if (!labels_has_language(labels, wanted->language))
        log_warn("no labels in the language '%s'", wanted->language);
    resources->labels = labels;
    const char *last_resort = file_join(wanted->arena, wanted->data_folder, FONTS_LAST_RESORT);
    resources->fonts = fonts_create(resources->theme, last_resort, why);
    return resources->fonts != NULL;
}
