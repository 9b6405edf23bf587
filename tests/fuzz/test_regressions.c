#include "test.h"

#include <dirent.h>

#include "base/file.h"

/* Each target, with a name of its own. */
#define LLVMFuzzerTestOneInput fuzz_feed
#include "fuzz_feed.c"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzz_json
#include "fuzz_json.c"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzz_html
#include "fuzz_html.c"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzz_date
#include "fuzz_date.c"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzz_clock
#include "fuzz_clock.c"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzz_charset
#include "fuzz_charset.c"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzz_page
#include "fuzz_page.c"
#undef LLVMFuzzerTestOneInput

#define LLVMFuzzerTestOneInput fuzz_config
#include "fuzz_config.c"
#undef LLVMFuzzerTestOneInput

#define FOLDER "tests/fuzz/regressions/"

static void
run_all(const char *folder, int (*target)(const uint8_t *bytes, size_t len))
{
    struct arena *arena = arena_create((size_t)16 * 1024 * 1024);
    DIR *files = opendir(folder);
    int count = 0;
    assert_non_null(files);
    for (struct dirent *file = readdir(files); file; file = readdir(files)) {
        if (file->d_name[0] == '.')
            continue;
        struct str bytes = file_read(arena, file_join(arena, folder, file->d_name), 1 << 20, NULL);
        assert_non_null(bytes.ptr);
        assert_int_equal(target((const uint8_t *)bytes.ptr, bytes.len), 0);
        count++;
    }
    closedir(files);
    assert_true(count > 0);
    arena_destroy(arena);
}

static void
inputs_that_were_hard_once_are_read(void **state)
{
    (void)state;
    run_all(FOLDER "feed", fuzz_feed);
    run_all(FOLDER "json", fuzz_json);
    run_all(FOLDER "html", fuzz_html);
    run_all(FOLDER "date", fuzz_date);
    run_all(FOLDER "clock", fuzz_clock);
    run_all(FOLDER "charset", fuzz_charset);
    run_all(FOLDER "page", fuzz_page);
    run_all(FOLDER "config", fuzz_config);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inputs_that_were_hard_once_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
