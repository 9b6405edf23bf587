#include <string.h>

#include "config/config.h"
#include "config/options.h"

static const struct {
    const char *section, *title;
} titles[] = {{"screen", "the screen and its slides"},
              {"hours", "opening hours"},
              {"theme", "colours and fonts"},
              {"store", "feeds and pictures on disk"},
              {"fetch", "the network"},
              {"kind", "one section per kind: [kind news]"},
              {"log", "the log, on standard error"},
              {"feed", "one section per feed: [feed NAME]"},
              {"config", "more of it, on a server"}};

static void
print_row_help(FILE *out, const struct option_row *row)
{
    fprintf(out, "    %-18s  %s", row->key, row->help);
    if (row->choices)
        fprintf(out, " (%s)", row->choices);
    if (*row->standard)
        fprintf(out, " [%s]", row->standard);
    fputc('\n', out);
}

void
config_print_help(FILE *out)
{
    for (size_t s = 0; s < sizeof(titles) / sizeof(titles[0]); s++) {
        fprintf(out, "  [%s]  %s\n", titles[s].section, titles[s].title);
        for (size_t i = 0; i < option_row_count; i++)
            if (strcmp(option_rows[i].section, titles[s].section) == 0)
                print_row_help(out, &option_rows[i]);
    }
}

/* Options that a feed does not set are those of [fetch] or, for what is shown of it, of [screen]. */
static const char *
shown_standard(const struct option_row *row)
{
    if (*row->standard)
        return row->standard;
    const struct option_row *inherited = option_find(STR("fetch"), str_from(row->key));
    if (!inherited)
        inherited = option_find(STR("screen"), str_from(row->key));
    return inherited ? inherited->standard : "";
}

static void
print_row_sample(FILE *out, const struct option_row *row)
{
    fprintf(out, "# %s", row->help);
    if (row->choices)
        fprintf(out, " (%s)", row->choices);
    fprintf(out, "\n#%s = %s\n", row->key, shown_standard(row));
}

void
config_print_sample(FILE *out)
{
    fputs("# Breakroom. Only the address of a feed is required: https://intranet.example/news.xml, "
          "or\n"
          "# the path of a file. Write one section per feed, each with its own name.\n\n"
          "[feed company]\nurl =\n\n"
          "# Everything else is optional. The values below are the defaults: remove the # to change one.\n"
          "# A comment needs a line of its own. `breakroom config --check` reports faults,\n"
          "# `systemctl reload breakroom breakroom-fetch` applies changes.\n",
          out);
    for (size_t s = 0; s < sizeof(titles) / sizeof(titles[0]); s++) {
        bool feed = strcmp(titles[s].section, "feed") == 0;
        bool kind = strcmp(titles[s].section, "kind") == 0;
        fprintf(out, "\n# --- %s\n%s[%s%s]\n", titles[s].title, feed || kind ? "#" : "", titles[s].section,
                feed || kind ? " news" : "");
        for (size_t i = 0; i < option_row_count; i++)
            if (strcmp(option_rows[i].section, titles[s].section) == 0)
                print_row_sample(out, &option_rows[i]);
    }
}
