#!/bin/bash
# What ends the player or fetch from outside: the kernel for want of memory, a fault. The player runs under a loop that
# starts it again after 2 s, as its unit makes systemd do.
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"

supervise() {
    local child
    trap 'kill "$child"; wait "$child"; exit' TERM
    while :; do
        "$player" play --window 320x180 --store "$PWD/store" --config player.conf --seconds 1 </dev/null &
        child=$!
        echo "$child" >play.pid
        wait "$child" || true
        sleep 2
    done
}

prepare_supervised() {
    prepare
    mkfifo pipe
    stamp <pipe >play.log &
    started+=("$!")
    supervise >pipe 2>&1 &
    started+=("$!")
    within 20 log_has play.log ' play: slide: ' 2 || fail "no slides"
}

# back_after MS: whether the first slide of the latest start came before that time
back_after() {
    awk -v least="$1" '/ play: items: / { came = 0 } / play: slide: / && !came { came = $1 } END { exit !(came && came <= least) }' play.log
}

however_the_player_ends_its_slides_are_back_within_five_seconds() {
    prepare_supervised
    local signal starts
    for signal in KILL SEGV ABRT; do
        starts=$(grep -c ' play: items: ' play.log)
        end=$(now)
        kill "-$signal" "$(cat play.pid)"
        within 20 log_has play.log ' play: items: ' $((starts + 1)) || fail "after SIG$signal it is not started"
        within 20 back_after $((end + 5000 * slow)) || fail "after SIG$signal the slides take longer: $(tail -n 5 play.log)"
    done
}

however_fetch_ends_the_slides_go_on_and_another_comes() {
    prepare_supervised
    play_pid=$(cat play.pid)
    local signal first
    another() { local pid; pid=$(fetch_pid) && [ -n "$pid" ] && [ "$pid" != "$first" ]; }
    for signal in KILL SEGV ABRT; do
        first=
        within 20 another || fail "there is no fetch"
        first=$(fetch_pid)
        kill "-$signal" "$first"
        smooth 3 "after SIG$signal of fetch"
        within 20 another || fail "after SIG$signal no other fetch came"
    done
    equal "$(cat play.pid)" "$play_pid" "the player"
}

# A process that the kernel kills while it waits, because memory ran out, was working on nothing that could be quarantined.
a_fetch_that_is_killed_again_and_again_comes_to_safe_mode() {
    prepare
    play_timed
    local first
    another() { local pid; pid=$(fetch_pid) && [ -n "$pid" ] && [ "$pid" != "$first" ]; }
    waits() { "$player" status --store store --config player.conf --json | grep -q '"fetch_answers": true'; }
    for first in '' '' ''; do
        within 30 another || fail "there is no fetch"
        first=$(fetch_pid)
        within 20 waits || fail "fetch does not answer"
        kill -KILL "$first"
        within 40 another || fail "no other fetch came"
    done
    within 40 log_has play.log ' fetch: safe mode, step 1 of 3' || fail "no safe mode"
    as_before 6 "in safe mode"
    stop_play
}

run_tests however_the_player_ends_its_slides_are_back_within_five_seconds \
    however_fetch_ends_the_slides_go_on_and_another_comes \
    a_fetch_that_is_killed_again_and_again_comes_to_safe_mode
