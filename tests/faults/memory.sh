#!/bin/bash
# Memory that is refused: at each call of a refresh and of the start of play, ALLOCATIONS (2000) of them, every
# STEPth (1). Whoever is refused may end, the libraries in their own ways: the service manager begins it again.
# Nothing may hang, and nothing may be lost.
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"
shim=$top/build/tests/faults/memory.so
calls() { seq 1 "${STEP:-1}" "${ALLOCATIONS:-2000}"; }

# refuse CALL LOG COMMAND…: what it ends with is its own; that it ends is ours
refuse() {
    local code
    rm -rf "${XDG_RUNTIME_DIR:?}"/* # each one is a first start, not one of safe mode
    code=$(status timeout -k 1 "$((20 * slow))" env LD_PRELOAD="$shim" MEMORY_REFUSED="$1" "${@:3}" 2>"$2")
    [ "$code" != 124 ] && [ "$code" != 137 ] || fail "it hangs when call $1 is refused: $(tail -n 3 "$2")"
}

a_refresh_that_is_refused_memory_ends_and_leaves_the_store_whole() {
    three_items >old.json
    feed_of "$(tip)" "$(news)" "$(compliment)" "$(people)" >new.json
    cp "$(a_picture)" picture.jpg
    config '[feed lobby]' "url = $PWD/feed.json"
    cp old.json feed.json
    fetch_once fetch.log
    local call file=old.json
    for call in $(calls); do
        case $file in old.json) file=new.json ;; *) file=old.json ;; esac
        cp $file feed.json
        refuse "$call" refused.log "$player" fetch --once --store store --config player.conf
        case $(items) in
        "3 "* | "4 "*) ;;
        *) fail "when call $call is refused the store has '$(items)'" ;;
        esac
    done
    cp new.json feed.json
    fetch_once fetch.log
    equal "$(items)" "4 1" "items and pictures at the end"
    equal "$(find store -name '*.damaged*')" "" "databases set aside"
}

a_start_that_is_refused_memory_ends_or_plays() {
    three_items >feed.json
    cp "$(a_picture)" picture.jpg
    config '[feed lobby]' "url = $PWD/feed.json"
    fetch_once fetch.log
    local call
    for call in $(calls); do
        refuse "$call" refused.log "$player" play --no-fetch --window 320x180 --store store --config player.conf --for 100ms
    done
    equal "$(items)" "3 1" "items and pictures at the end"
}

run_tests a_refresh_that_is_refused_memory_ends_and_leaves_the_store_whole \
    a_start_that_is_refused_memory_ends_or_plays
