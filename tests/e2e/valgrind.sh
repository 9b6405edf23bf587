#!/bin/bash
# valgrind on `render` of a feed with every kind and pictures: no error, no leak. The program is the released
# one, without sanitizers; no error is suppressed.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"
player=$top/build/breakroom

# clean COMMAND…: under valgrind, children too
clean() {
    local code=0
    valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect \
        --errors-for-leak-kinds=definite,indirect --trace-children=yes --child-silent-after-fork=no \
        --log-file=valgrind-%p.log "$@" >out.log 2>&1 || code=$?
    [ ! -s "$(find . -name 'valgrind-*.log' -size +0 | head -n 1)" ] || code=99
    equal "$code" 0 "exit status under valgrind"
}

render_is_clean() {
    clean "$player" render "$top/feeds/week.json" -o slides --size 480x270
    [ "$(find slides -name '*.png' | wc -l)" -ge 10 ]
}

feed_is_clean_on_every_sample() {
    for sample in "$top"/feeds/*.json "$top"/feeds/*.xml; do
        clean "$player" feed "$sample" --json
    done
}

run_tests render_is_clean feed_is_clean_on_every_sample
