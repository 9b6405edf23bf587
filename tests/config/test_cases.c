#include "test.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "config/config.h"
#include "fakes/faults.h"

#define FOLDER "tests/config/cases"

/* Configuration files as people write them. Beside each NAME.conf is NAME.said: the faults, word for word,
 * then the resulting feeds. BREAKROOM_CASES=write writes them again; check the difference before you
 * commit it. */
static void
collect(void *ctx, const char *fault)
{
    put_fault(ctx, fault);
}

static void
read_case(const char *path, struct buf *said)
{
    static const char *const results[] = {"read", "absent", "unreadable"};
    struct config *config = config_create();
    buf_init(said, 1 << 20);
    enum config_result result = config_load(config, path, collect, said);
    buf_printf(said, "%s\n", results[result]);
    for (size_t i = 0; i < config->feed_count; i++)
        buf_printf(said, "feed '%s' %s\n", config->feeds[i].name, config->feeds[i].url);
    if (*config->site)
        buf_printf(said, "site '%s'\n", config->site);
    config_destroy(config);
}

static void
each_file_says_what_is_wrong_and_gives_what_was_meant(void **state)
{
    (void)state;
    const char *mode = getenv("BREAKROOM_CASES");
    bool write = mode && strcmp(mode, "write") == 0;
    struct arena *arena = arena_create((size_t)64 << 20);
    DIR *folder = opendir(FOLDER);
    int count = 0;
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        struct str name = str_from(entry->d_name);
        struct buf said;
        if (!str_ends(name, STR(".conf")))
            continue;
        read_case(file_join(arena, FOLDER, entry->d_name), &said);
        const char *expected = arena_printf(arena, FOLDER "/%.*s.said", (int)(name.len - 5), name.ptr).ptr;
        if (write)
            assert_true(file_replace(expected, buf_str(&said)));
        struct str text = file_read(arena, expected, 1 << 20, NULL);
        assert_string_equal(buf_c(&said), text.ptr ? text.ptr : "");
        buf_finish(&said);
        count++;
    }
    closedir(folder);
    arena_destroy(arena);
    assert_true(count >= 20);
}

/* No message contains a word of a password. */
static void
no_fault_shows_a_password(void **state)
{
    (void)state;
    static const char *const addresses[] = {"https://joe:hunter2@host.example/x",
                                            "https://joe:hun@ter2@host.example/x",
                                            "https://joe:hun#ter2@host.example/x",
                                            "https://joe:hun/ter2@host.example/x",
                                            "https://joe:hun ter2@host.example/x",
                                            "https://joe:hun #ter2@host.example/x # note",
                                            "htps://joe:hunter2@host.example/x",
                                            "https:/joe:hunter2@host.example/x",
                                            "joe:hunter2@host.example/x",
                                            "“https://joe:hunter2@host.example/x”",
                                            "\"https://joe:hunter2@host.example/x",
                                            "ftp://joe:hunter2@host.example/x",
                                            "https://joe:hunter2",
                                            "https://host.example/x?key=hunter2",
                                            "https://hunter2@host.example/x # mine",
                                            "https://joe:hunter2@host.example/x # by joe@example"};
    static const char *const forms[] = {"[feed a]\nurl = %s\n",
                                        "[feed a]\nurl: %s\n",
                                        "[feed a]\nurll = %s\n",
                                        "[feed a]\nurl %s\n",
                                        "[feed a]\n%s\n",
                                        "url = %s\n",
                                        "[company]\nurl = %s\n",
                                        "[feed %s]\nkind = x\n",
                                        "[fetch]\nproxy = %s\n",
                                        "[screen]\nzone = %s\n",
                                        "[feed a]\npasswort = %s\n",
                                        "[feed a]\nkind = %s\n",
                                        "[%s\n",
                                        "[feed a]\nmax-items = %s"};
    for (size_t i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++)
        for (size_t k = 0; k < sizeof(forms) / sizeof(forms[0]); k++) {
            struct buf text, said;
            buf_init(&text, 4096);
            buf_init(&said, 1 << 16);
            struct str form = str_from(forms[k]);
            size_t hole = str_find(form, STR("%s"));
            buf_put(&text, str_slice(form, 0, hole));
            buf_put(&text, str_from(addresses[i]));
            buf_put(&text, str_slice(form, hole + 2, SIZE_MAX));
            struct config *config = config_create();
            config_parse(config, buf_str(&text), "a.conf", collect, &said);
            if (strstr(buf_c(&said), "hunter2") || strstr(buf_c(&said), "ter2"))
                fail_msg("'%s' is said as:\n%s", buf_c(&text), buf_c(&said));
            config_destroy(config);
            buf_finish(&text);
            buf_finish(&said);
        }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_file_says_what_is_wrong_and_gives_what_was_meant),
        cmocka_unit_test(no_fault_shows_a_password),
    };
    return cmocka_run_group_tests_name("cases", tests, NULL, NULL);
}
