#!/bin/bash
# The whole program killed while it writes: KILLS (500) times, each at another moment of a refresh.
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"

# generation NUMBER: eight items that all bear it
generation() {
    local i list=()
    for ((i = 0; i < 8; i++)); do
        list+=("{\"id\":\"$i\",\"title\":\"$1\",\"content_text\":\"Item $i.\"}")
    done
    feed_of "${list[@]}" >feed.new
    mv feed.new feed.json
}

# stored: the generations in the store with how many items each has; it must be one, of eight
stored() {
    "$player" plan --store store --config player.conf --json 2>>plan.log | grep -oE '"title": "[0-9]+"' | sort -u |
        tr -dc '0-9\n' | tr '\n' ' '
}

killed_at_any_moment_a_refresh_leaves_all_of_the_old_or_all_of_the_new() {
    config '[feed lobby]' "url = $PWD/feed.json"
    generation 0
    fetch_once fetch.log
    equal "$(stored)" "0 " "generation at the start"
    begin=$(now)
    "$player" fetch --once --store other --config player.conf 2>>fetch.log
    whole=$(($(now) - begin)) # ms that a refresh takes here
    old=0 killed=0 RANDOM=20
    for ((i = 1; i <= ${KILLS:-500}; i++)); do
        generation "$i"
        "$player" fetch --once --store store --config player.conf 2>>killed.log &
        # a moment of the refresh, not a wait for anything
        sleep "$(printf '0.%03d' $((RANDOM % (whole + 10))))"
        ! kill -KILL $! 2>/dev/null || killed=$((killed + 1))
        wait $! 2>/dev/null || true
        seen=$(stored)
        case $seen in
        "$old " | "$i ") old=${seen% } ;;
        *) fail "after $i kills the store has '$seen' where $old was" ;;
        esac
    done
    [ "$killed" -ge $((${KILLS:-500} / 4)) ] || fail "only $killed were killed"
    [ "$old" -gt 0 ] || fail "nothing was ever kept"
    equal "$(find store -name '*bad*' -o -name '*aside*' -o -name '*damaged*')" "" "databases set aside"
    equal "$(grep -c '^error' killed.log || true)" 0 "errors"
}

run_tests killed_at_any_moment_a_refresh_leaves_all_of_the_old_or_all_of_the_new
