#!/bin/bash
# Content that crashes or hangs the player or fetch is quarantined; a process that hangs is replaced; all else goes on.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

# the released program: a sanitizer wants to be loaded before the library with the fault
render() { "$top/build/san/breakroom" render "${2:-$http/feed.json}" -o "$1" --size 640x360 --config player.conf >>render.log 2>&1; }
player=$top/build/breakroom

# A library that ends the process which handles a text with POISON in it, and holds it for ever with TREACLE.
build_shim() { "${CC:-cc}" -shared -fPIC -o poison.so "$top/tests/e2e/shims/poison.c" -ldl; }

bad_item() {
    printf '{"id":"bad","title":"%s","content_text":"%s","date_published":"2026-09-22T10:00:00Z","_breakroom":{"until":"2099-12-31"}}' "$1" "${2:-Soup.}"
}

# a store with the three items and a bad one, and what the good slides look like in expected/
prepare() {
    start_web
    put_picture
    build_shim
    config '[feed lobby]' "url = $http/feed.json"
    feed_of "$(news)" "$(compliment)" "$(people)" | put feed.json
    render_once expected
    feed_of "$(bad_item "$1")" "$(news)" "$(compliment)" "$(people)" | put feed.json
    fetch_once fetch.log
    start_display
}

poisoned() {
    LD_PRELOAD=$PWD/poison.so play --seconds 1 "$@"
}

# has_ended: and sets code
has_ended() {
    within 20 gone "$play_pid" || return 1
    code=0
    wait "$play_pid" || code=$?
}

the_good_slides_come() {
    local kind
    for kind in news compliment people; do
        "$wall" wait 20 expected/*-$kind*.png || fail "no slide of kind $kind"
    done
}

an_item_that_ends_the_player_twice_is_left_out_at_the_third_start() {
    prepare 'POISON here'
    for _ in 1 2; do
        poisoned --no-fetch
        has_ended || fail "the item did not end the player"
        equal "$code" 134 "how it ended" # SIGABRT
    done
    poisoned --no-fetch
    the_good_slides_come
    log_has play.log "^error play: quarantined .* ended the player twice: 'POISON here' of feed 'lobby'" || fail "not in the log"
    equal "$(grep -c '^error' play.log)" 1 "errors in the log"
    "$player" status --store store --config player.conf >status.log || true
    grep -q "^Quarantined: 'POISON here' of feed 'lobby': it ended the player twice" status.log || fail "status: $(cat status.log)"
    "$player" status --json --store store --config player.conf | tr -d '\n' >status.json || true
    grep -q '"put_aside": \[{"by": "play", "feed": "lobby", "title": "POISON here"' status.json || fail "$(cat status.json)"
    "$player" plan --store store --config player.conf --json >plan.json 2>plan.log
    grep -q '"put-aside"' plan.json || fail "plan does not say why"
    "$player" check "$http/feed.json" --config player.conf >check.log 2>&1 || true
    grep -q 'quarantined: it ended the player twice' check.log || fail "check does not say it"
    # an item that was edited is tried again
    feed_of "$(bad_item 'Soup')" "$(news)" "$(compliment)" "$(people)" | put feed.json
    render edited
    fetch_once fetch.log
    "$wall" wait 20 edited/*-soup*.png || fail "the item did not come back when it was edited"
    stop_play
}

# systemd's watchdog ends a player that draws nothing by SIGABRT; here it does so after 6 s
an_item_that_holds_the_player_twice_is_left_out_at_the_third_start() {
    prepare 'TREACLE here'
    for _ in 1 2; do
        starts=$(grep -c 'items: 4' play.log || true)
        poisoned --no-fetch
        within 20 log_has play.log 'items: 4' $((starts + 1)) || fail "the player did not start"
        "$wall" watch 6 expected/*.png >watched || fail "the screen cannot be watched"
        ! grep png watched || fail "the item does not hold the player"
        kill -ABRT "$play_pid"
        has_ended || fail "SIGABRT did not end it"
    done
    poisoned --no-fetch
    the_good_slides_come
    log_has play.log "^error play: quarantined .*: 'TREACLE here'" || fail "not in the log"
    stop_play
}

a_document_that_ends_fetch_twice_is_left_alone_and_other_feeds_are_fetched() {
    prepare 'Soup'
    feed_of "$(tip)" | put other.json
    config '[feed lobby]' "url = $http/feed.json" '[feed other]' "url = $http/other.json"
    feed_of "$(bad_item 'POISON here')" | put feed.json
    poisoned
    within 30 log_has play.log "^error fetch: quarantined .*: 'the document' of feed 'lobby'" || fail "not quarantined"
    equal "$(grep -c '^warn play: fetch ended (signal 6)' play.log)" 2 "ends of fetch"
    render new "$http/other.json"
    "$wall" wait 30 new/*tip*.png || fail "the other feed was not fetched"
    the_good_slides_come
    within 10 status_says "Quarantined: 'the document' of feed 'lobby': it ended fetch twice" || fail "status does not say it"
    # a document that changed is tried again
    feed_of "$(people)" | put feed.json
    within 40 log_has play.log "^info fetch: feed 'lobby': good again" || fail "the feed was not tried again"
    stop_play
}

status_says() { "$player" status --store store --config player.conf | grep -q "$1"; }

cpu_of() { awk '{ print $3, $14 + $15 }' "/proc/$1/stat"; }

# The player waits: it sleeps and has used no processor for a while, so no item is in work.
waits() {
    local before
    before=$(cpu_of "$play_pid")
    sleep 0.3
    [ "${before%% *}" = S ] && [ "$before" = "$(cpu_of "$play_pid")" ]
}

# Faults that no item explains: three lead to the next step, which hides nothing of an only feed.
three_faults_lead_to_safe_mode_and_the_slides_go_on() {
    prepare 'Soup'
    render all
    for _ in 1 2 3; do
        play --no-fetch --seconds 60
        "$wall" wait 20 all/*.png || fail "no slide"
        within 20 waits || fail "the player does not come to rest"
        kill -SEGV "$play_pid"
        has_ended
    done
    play --no-fetch --seconds 1
    the_good_slides_come
    log_has play.log '^error play: safe mode, step 1 of 3' || fail "not in the log"
    status_says '^Safe mode of the player, step 1 of 3' || fail "not in the status"
    stop_play
}

a_clean_end_is_no_fault() {
    prepare 'Soup'
    for _ in 1 2 3 4; do
        play --seconds 1
        "$wall" wait 20 expected/*.png || fail "no slide"
        stop_play
    done
    ! log_has play.log '^(warn|error) ' || fail "$(cat play.log)"
}

# It has a screen within some seconds, and its slides as soon as the disk answers; the store is its own then.
a_store_that_does_not_answer_at_the_start_stops_no_player() {
    prepare 'Soup'
    printf '[log]\nlevel = debug\n' >>player.conf
    "${CC:-cc}" -shared -fPIC -o hang.so "$top/tests/e2e/shims/hang.c" -ldl
    touch hung
    HANG_PATH=$PWD/store HANG_WHILE=$PWD/hung LD_PRELOAD=$PWD/hang.so "$player" play --no-fetch --window 320x180 --store "$PWD/store" \
        --config player.conf >play.log 2>&1 </dev/null &
    play_pid=$!
    started+=("$play_pid")
    within 20 log_has play.log 'does not answer: the slides begin' || fail "it waits: $(cat play.log)"
    within 20 log_has play.log 'debug screen: ' || fail "no screen: $(cat play.log)"
    rm hung
    within 20 log_has play.log 'debug play: slide: ' || fail "no slide: $(cat play.log)"
    "$player" play --no-fetch --window 320x180 --store store --config player.conf --for 5s 2>second.log &&
        fail "a second player shows the same store"
    grep -q 'another player' second.log || fail "$(cat second.log)"
    stop_play
}

# A driver that crashes is no reason to leave out an item: the third start draws without it.
a_graphics_driver_that_crashes_is_avoided() {
    prepare 'Soup'
    "${CC:-cc}" -shared -fPIC -o driver.so "$top/tests/e2e/shims/driver.c" -ldl
    for _ in 1 2; do
        LD_PRELOAD=$PWD/driver.so play --seconds 1 --no-fetch
        has_ended || fail "the driver did not end the player"
        equal "$code" 139 "how it ended" # SIGSEGV
    done
    LD_PRELOAD=$PWD/driver.so play --seconds 1 --no-fetch
    the_good_slides_come
    render all
    "$wall" wait 20 all/*-soup*.png || fail "an item was left out"
    log_has play.log '^error play: the graphics driver ended the player 2 times: drawing without it' || fail "$(cat play.log)"
    stop_play
}

run_tests \
    a_graphics_driver_that_crashes_is_avoided \
    an_item_that_ends_the_player_twice_is_left_out_at_the_third_start \
    an_item_that_holds_the_player_twice_is_left_out_at_the_third_start \
    a_document_that_ends_fetch_twice_is_left_alone_and_other_feeds_are_fetched \
    three_faults_lead_to_safe_mode_and_the_slides_go_on \
    a_clean_end_is_no_fault \
    a_store_that_does_not_answer_at_the_start_stops_no_player
