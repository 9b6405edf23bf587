#!/bin/bash
# valgrind on programs without sanitizers: no error, no leak, nothing suppressed. The process that decodes pictures
# is looked at too: where one is begun, the program is the released one but for its sandbox, as valgrind needs
# calls that the sandbox forbids.
# shellcheck source=tests/e2e/lib.sh
# runs alone
. "$(dirname "$0")/lib.sh"
player=$top/build/breakroom
draw=$top/build/unboxed/breakroom-draw
fetch=$top/build/unboxed/breakroom-fetch

# clean COMMAND…: under valgrind, children too; each process leaves a valgrind-PID.log. With silent=yes children
# say nothing: one that is cut off render has its fonts, which fontconfig keeps by offsets instead of pointers,
# so that valgrind takes some for lost.
clean() {
    local code=0
    valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect \
        --errors-for-leak-kinds=definite,indirect --trace-children=yes \
        --child-silent-after-fork="${silent:-no}" \
        --log-file=valgrind-%p.log "$@" >out.log 2>&1 || code=$?
    [ ! -s "$(find . -name 'valgrind-*.log' -size +0 | head -n 1)" ] || code=99
    equal "$code" 0 "exit status under valgrind"
}

render_is_clean() {
    local at=2026-11-25T08:00 size=160x90
    silent=yes clean "$draw" render "$top/feeds/week.json" -o slides --size $size --at $at
    [ "$(find slides -name '*.png' | wc -l)" -ge 10 ]
    "$player" render "$top/feeds/week.json" -o boxed --size $size --at $at >render.log 2>&1
    diff -r slides boxed || fail "not the slides of the released program"
}

pictures_of_all_types_are_decoded_clean() {
    local path items=() count=0
    for path in "$top"/tests/picture/fixtures/*.*; do
        count=$((count + 1))
        cp "$path" "picture-$count"
        items+=("{\"id\":\"$count\",\"title\":\"$count\",\"image\":\"picture-$count\"}")
    done
    feed_of "${items[@]}" >pictures.json
    clean "$fetch" fetch --once --store store pictures.json
    # itself, and for each picture what reads and what decodes it; and what reads the feed
    [ "$(find . -name 'valgrind-*.log' | wc -l)" -gt $((2 * count)) ] || fail "valgrind did not see all processes"
    grep -q 'left out: 1; the first: .*: it is interlaced and too large for that$' out.log || fail "$(cat out.log)"
}

# Most of the time is the start of valgrind: the items of all samples in JSON are read as one feed.
feed_is_clean_on_every_sample() {
    jq -s '.[0] + {items: map(.items) | add}' "$top"/feeds/*.json >samples.json
    for sample in "$PWD/samples.json" "$top"/feeds/*.xml; do
        (mkdir "of-${sample##*/}" && cd "of-${sample##*/}" && clean "$fetch" feed "$sample" --json) &
    done
    for job in $(jobs -p); do wait "$job"; done
}

showing_stored_pictures_is_clean() {
    "$player" fetch --once --store store "$top/feeds/week.json" >fetch.log 2>&1
    [ -n "$(find store/pictures -type f)" ] || fail "no picture was stored"
    printf '[log]\nlevel = debug\n' >debug.conf
    # the child that writes what was shown has its fonts as render has
    silent=yes clean "$player" play --no-fetch --config debug.conf --store store --window 480x270 --seconds 1 \
        "$top/feeds/week.json" &
    within 60 log_has out.log '^debug play: slide: news ' || fail "no slide: $(cat out.log)"
    pkill -TERM -P $!
    wait $!
    log_has out.log '^info play: items: [0-9]+, pictures: [1-9]' || fail "no pictures: $(cat out.log)"
}

run_tests render_is_clean pictures_of_all_types_are_decoded_clean \
    showing_stored_pictures_is_clean feed_is_clean_on_every_sample
