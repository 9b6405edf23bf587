#!/bin/bash
# valgrind on the released program, without sanitizers: no error, no leak, nothing suppressed. The decoder's child
# cannot be shut into its sandbox under valgrind, so that there `render` leaves the pictures out; play shows those
# of a store that was filled before. The decoder itself is looked at by the sanitizers of all other tests.
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

showing_stored_pictures_is_clean() {
    "$player" fetch --once --store store "$top/feeds/week.json" >fetch.log 2>&1
    [ -n "$(find store/pictures -type f)" ] || fail "no picture was stored"
    clean "$player" play --no-fetch --store store --window 480x270 --seconds 1 --for 30s "$top/feeds/week.json"
    log_has out.log '^info play: items: [0-9]+, pictures: [1-9]' || fail "no pictures: $(cat out.log)"
    log_has out.log '^info play: slide: news ' || fail "no slide: $(cat out.log)"
}

run_tests render_is_clean showing_stored_pictures_is_clean \
    feed_is_clean_on_every_sample
