#!/bin/bash
# Documents that hold too much of one thing: each command answers, with what is sound in them or with a reason.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

prepare() {
    mkdir documents
    "$top/build/san/tests/e2e-tools/overload" documents
}

# answers COMMAND…: ends by itself, and not by a signal (abort gives 134)
answers() {
    local code
    code=$(status timeout $((120 * slow)) "$player" "$@" >>all.log 2>&1)
    [ "$code" -lt 100 ] || fail "$*: exit status $code: $(tail -n 1 all.log)"
}

feed_answers() {
    prepare
    for document in documents/*; do answers feed "$document"; done
}

check_answers() {
    prepare
    for document in documents/*; do answers check "$document"; done
}

# All of them in one process, into one store, which play then reads.
fetch_and_play_answer() {
    prepare
    printf '[fetch]\nmax-items = 10000\n' >player.conf
    for document in documents/*; do printf '[feed %s]\nurl = %s\n' "${document##*/}" "$document"; done >all.conf
    split -l 80 all.conf part.
    for part in part.*; do
        cat player.conf "$part" >one.conf
        answers fetch --once --store store --config one.conf
        answers play --no-fetch --window 320x200 --store store --config one.conf --for 300ms
    done
}

run_tests feed_answers check_answers fetch_and_play_answer
