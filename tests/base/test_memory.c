#include "base/memory.h"

#include <stdio.h>
#include <string.h>

#include "test.h"

/* The parts of ICU's data in the memory of this process, and how many of them are read page by page. */
static int
icu_parts(int *by_page)
{
    char line[512];
    bool data = false;
    int parts = *by_page = 0;
    FILE *maps = fopen("/proc/self/smaps", "re");
    assert_non_null(maps);
    while (fgets(line, sizeof(line), maps)) {
        if (strchr(line, '/'))
            data = strstr(line, "libicudata");
        bool flags = data && strncmp(line, "VmFlags:", 8) == 0;
        parts += flags;
        *by_page += flags && strstr(line, " rr ");
        data = data && !flags;
    }
    fclose(maps);
    return parts;
}

static void
the_data_of_icu_is_read_page_by_page(void **state)
{
    (void)state;
    int by_page, parts = icu_parts(&by_page);
    assert_true(parts > 0);
    assert_int_equal(by_page, 0);
    memory_read_icu_by_page();
    assert_int_equal(icu_parts(&by_page), parts);
    assert_int_equal(by_page, parts);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_data_of_icu_is_read_page_by_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
