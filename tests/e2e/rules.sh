#!/bin/bash
# The scripts that check the project's rules must find each fault they are there for.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

# A project of three sound files.
small() {
    mkdir -p small/include/base small/include/feed small/player/base small/player/feed
    printf '#ifndef A\n#define A\n#endif\n' >small/include/base/str.h
    printf '#ifndef B\n#define B\n#include "base/str.h"\nint feed_parse(void);\n#endif\n' >small/include/feed/feed.h
    printf '#include "feed/feed.h"\n\n#include <string.h>\n\nint\nfeed_parse(void)\n{\n    return 1;\n}\n' >small/player/feed/feed.c
}

# finds SCRIPT PATTERN: the script fails on small/ and says so with file and line
finds() {
    local code=0
    "$top/scripts/$1" small >said.txt 2>&1 || code=$?
    equal "$code" 1 "exit status of $1"
    grep -qE -- "$2" said.txt || fail "$1 does not say '$2' but: $(cat said.txt)"
}

sound_files_pass() {
    small
    "$top/scripts/check-layers" small
    "$top/scripts/check-budgets" small
}

a_stage_that_looks_forward_is_found() {
    small
    echo '#include "feed/feed.h"' >>small/player/base/str.c
    finds check-layers '^player/base/str.c:1: base must not know feed/feed.h'
}

a_private_header_of_another_stage_is_found() {
    small
    echo '#include "base/private.h"' >>small/player/feed/feed.c
    printf '#ifndef P\n#define P\n#endif\n' >small/player/base/private.h
    finds check-layers '^player/feed/feed.c:10: player/base/private.h is private to its stage'
    echo '#include "base/private.h"' >>small/include/base/str.h
    finds check-layers '^include/base/str.h:4: player/base/private.h is private to its stage'
}

a_type_that_shares_its_name_is_found() {
    small
    printf 'struct tea {\n    int cups;\n};\n' | tee -a small/include/base/str.h >>small/player/feed/feed.c
    finds check-layers '^player/feed/feed.c:10: include/base/str.h has a type tea too'
}

another_table_in_the_readme_is_found() {
    small
    "$top/scripts/check-layers" "$top" >/dev/null
    sed 's/^| `feed` | \(.*\) | base text html |$/| `feed` | \1 | base |/' "$top/README.md" >small/README.md
    finds check-layers '^    README: feed base$'
}

a_row_that_no_file_needs_is_found() {
    small
    touch small/README.md
    finds check-layers '^    screen: paint$'
}

a_stage_that_is_in_no_table_is_found() {
    small
    mkdir small/player/extra
    echo 'int x;' >small/player/extra/x.c
    finds check-layers 'player/extra/x.c:1: stage "extra" is not in the table'
}

a_library_outside_its_stage_is_found() {
    small
    echo '#include <curl/curl.h>' >>small/player/feed/feed.c
    finds check-layers '^player/feed/feed.c:10: <curl/curl.h> does not belong in feed'
}

a_library_in_a_contract_is_found() {
    small
    echo '#include <SDL.h>' >>small/include/feed/feed.h
    finds check-layers '^include/feed/feed.h:6: <SDL.h> in a contract'
}

a_circle_of_headers_is_found() {
    small
    echo '#include "feed/two.h"' >small/player/feed/one.h
    echo '#include "feed/one.h"' >small/player/feed/two.h
    finds check-layers '^    player/feed/one.h -> player/feed/two.h'
}

a_circle_of_calls_is_found() {
    small
    mkdir -p small/build/obj/player/feed
    echo 'int ping(void); int pong(void); int ping(void) { return pong(); }' >small/player/feed/ping.c
    echo 'int ping(void); int pong(void); int pong(void) { return ping(); }' >small/player/feed/pong.c
    for name in ping pong; do cc -c -o small/build/obj/player/feed/$name.o small/player/feed/$name.c; done
    finds check-layers '^    feed/ping -> feed/pong pong$'
}

a_long_function_and_a_long_file_are_found() {
    small
    { printf 'int\nlong_one(void)\n{\n'; yes '    feed_parse();' | head -n 61; printf '    return 0;\n}\n'; } >>small/player/feed/feed.c
    yes '' | head -n 400 >>small/player/feed/feed.c
    finds check-budgets '^player/feed/feed.c:11: long_one has 62 lines'
    finds check-budgets '^player/feed/feed.c:[0-9]*: [0-9]* lines, the budget is 400'
}

bare_allocation_copies_and_conversions_are_found() {
    small
    printf 'int\nbad(char *a)\n{\n    strcpy(a, malloc(3));\n    return atoi(a);\n}\n' >>small/player/feed/feed.c
    finds check-budgets '^player/feed/feed.c:13: bare allocation'
    finds check-budgets '^player/feed/feed.c:13: a copy without a ceiling'
    finds check-budgets '^player/feed/feed.c:14: a number without a check'
}

a_variable_that_outlives_its_owner_is_found() {
    small
    mkdir -p small/build/obj/player/feed
    printf 'static int counter;\nstatic const int table[] = {1};\nint next(void);\nint\nnext(void)\n{\n    return counter += table[0];\n}\n' \
        >small/player/feed/next.c
    cc -c -o small/build/obj/player/feed/next.o small/player/feed/next.c
    finds check-budgets "^player/feed/next.c:1: 'counter' can change"
    grep -q "'table'" said.txt && fail "a constant table was taken for a variable"
    true
}

a_path_of_one_machine_is_found() {
    small
    git -C small init -q
    # written in two parts, or it would be found in this file too
    printf 'see /hom%s/notes\n' e/somebody >small/notes.txt
    git -C small add .
    finds check-words '^notes.txt:1:'
}

a_missing_label_is_listed_and_a_wrong_one_found() {
    mkdir -p small/assets/labels
    printf '[kind]\nnews = News\n[until]\nday = until {0}\n[answers]\none = {0} answer\nother = {0} answers\n' >small/assets/labels/en.ini
    printf '[until]\nday = do {0}\n[answers]\none = {0} opinia\nfew = {0} opinie\nmany = {0} opinii\nother = {0} opinii\n' >small/assets/labels/pl.ini
    "$top/scripts/check-labels" small >said.txt || fail "a missing label fails: $(cat said.txt)"
    grep -q '^assets/labels/pl.ini: kind.news is missing' said.txt
    sed -i '/few/d' small/assets/labels/pl.ini
    finds check-labels '^assets/labels/pl.ini: answers.few: a form of the plural is missing'
    sed -i 's/ {0}$//; s/^news/nws/' small/assets/labels/en.ini
    finds check-labels '^assets/labels/pl.ini: \[until\] day: "do \{0\}"'
}

# The table of tests/README.md, which `make faults` runs.
each_fault_of_the_catalogue_has_tests_that_exist() {
    "$top/scripts/run-faults" --check
}

a_row_without_its_tests_is_found() {
    mkdir -p small/scripts small/tests
    cp "$top/scripts/run-faults" small/scripts/
    cp -r "$top/tests/e2e" "$top/tests/faults" small/tests/
    sed -e '/^| F2 /d' -e 's/^\(| G3 .*\)$/\1\n\1/' -e 's/`faults\/reach.sh nothing_listens`/`faults\/reach.sh nobody_listens`/' \
        "$top/tests/README.md" >small/tests/README.md
    code=0
    small/scripts/run-faults --check >said.txt || code=$?
    equal "$code" 1 "exit status"
    grep -q 'row F2 is there 0 times' said.txt || fail "a missing row is not found"
    grep -q 'row G3 is there 2 times' said.txt || fail "a doubled row is not found"
    grep -q "row S4: tests/faults/reach.sh runs no test 'nobody_listens'" said.txt || fail "a missing test is not found"
    ! grep -q 'row D2' said.txt || fail "a sound row is called wrong"
}

run_tests sound_files_pass \
    a_private_header_of_another_stage_is_found \
    a_type_that_shares_its_name_is_found \
    another_table_in_the_readme_is_found \
    a_row_that_no_file_needs_is_found \
    each_fault_of_the_catalogue_has_tests_that_exist \
    a_row_without_its_tests_is_found \
    a_stage_that_looks_forward_is_found \
    a_stage_that_is_in_no_table_is_found \
    a_library_outside_its_stage_is_found \
    a_library_in_a_contract_is_found \
    a_circle_of_headers_is_found \
    a_circle_of_calls_is_found \
    a_long_function_and_a_long_file_are_found \
    bare_allocation_copies_and_conversions_are_found \
    a_variable_that_outlives_its_owner_is_found \
    a_path_of_one_machine_is_found \
    a_missing_label_is_listed_and_a_wrong_one_found
