#!/bin/bash
# What may happen to an unattended player: its display, its log, its signals.
# shellcheck source=tests/e2e/lib.sh
# starts first
. "$(dirname "$0")/lib.sh"
log_level=debug
hand=$top/build/tests/e2e-tools/hand

# three items in the store, and what each looks like in expected/
prepare() {
    feed_of "$(news | sed 's/,"image":"picture.jpg"//')" "$(compliment)" "$(people)" >feed.json
    config '[feed lobby]' "url = $PWD/feed.json"
    render_once expected feed.json
    fetch_once fetch.log
    start_display
}

slide_now() { "$wall" which expected/*.png | sed 's/.*[0-9]-//; s/-.*//'; }
alive() { ! gone "$play_pid"; }
# more_slides COUNT: so many more than now
more_slides() {
    local before
    before=$(grep -c 'play: slide: ' play.log)
    within 20 log_has play.log 'play: slide: ' $((before + $1)) || fail "the slides do not go on"
}

# play_and_fetch SECONDS: shows each slide for so long, until fetch has begun too: its process is $child
play_and_fetch() {
    prepare
    play --seconds "$1"
    "$wall" wait 20 expected/*.png
    # fetch starts after the first frame, and ignores signals once it has begun
    within 20 log_has play.log '^info fetch: started' || fail "fetch does not start"
    child=$(fetch_pid)
}

# However often it is restarted: the same process, with its fetch, and the same slide.
an_x_server_that_ends_takes_nothing_with_it() {
    play_and_fetch 60
    "$wall" wait 20 expected/*news*.png
    number=${DISPLAY#:}
    children=$(pgrep -P "$play_pid" -c)
    for round in 1 2; do
        files=$(open_files "$play_pid")
        kill -KILL "${started[0]}"
        within 20 log_has play.log '^warn play: cannot open the display: .*; waiting for it' "$round" ||
            fail "it does not wait for the display"
        alive || fail "it ended with the X server"
        rm -f "/tmp/.X$number-lock" "/tmp/.X11-unix/X$number"
        start xvfb.log Xvfb ":$number" -screen 0 640x360x24 -nolisten tcp -noreset
        started[0]=$!
        within 20 log_has play.log '^info play: screen opened: 640×360' "$round" || fail "it does not come back"
        "$wall" wait 20 expected/*news*.png || fail "another slide is on"
        loses_no_file "$play_pid" "$files"
    done
    # one that only reads the store at a start may not be gone yet
    children_are() { [ "$(pgrep -P "$play_pid" -c)" = "$1" ]; }
    within 20 children_are "$children" || fail "child processes: $(pgrep -P "$play_pid" -a), before: $children"
    equal "$(pgrep -P "$play_pid" -fc 'breakroom fetch')" 1 "fetch processes"
    stop_play
}

# As when a machine shuts down.
it_ends_also_when_the_x_server_ends_at_the_same_time() {
    play_and_fetch 1
    # it closes its window, which takes an X server that answers
    kill -STOP "${started[0]}"
    kill -TERM "$play_pid"
    closes() { ! ls "$XDG_RUNTIME_DIR"/breakroom/*.play 2>/dev/null; }
    within 20 closes || fail "it does not end"
    kill -KILL "${started[0]}"
    within 20 gone "$play_pid" || fail "it stays: $(cat play.log)"
    code=0
    wait "$play_pid" || code=$?
    equal "$code" 0 "exit status"
    gone "$child" || fail "fetch stays"
}

unhandled_signals_end_neither_play_nor_fetch() {
    play_and_fetch 1
    for signal in HUP PIPE ALRM TTIN TTOU XFSZ; do
        kill -$signal "$play_pid" "$child"
    done
    kill -USR1 "$child" # to play these mean something: `breakroom shot` and `identify`
    kill -USR2 "$child"
    more_slides 3
    alive || fail "play ended"
    ! gone "$child" || fail "fetch ended"
    stop_play
}

# ends_soon SIGNAL: within two seconds, with status 0
ends_soon() {
    local begin code=0
    begin=$(now)
    kill "-$1" "$play_pid"
    within 20 gone "$play_pid" || fail "$1 does not end it"
    [ $(($(now) - begin)) -lt $((2000 * slow)) ] || fail "it took $(($(now) - begin)) ms"
    wait "$play_pid" || code=$?
    equal "$code" 0 "exit status after $1"
}

# play_with LINE…: with these lines of [screen]; as a job in the foreground, which heeds SIGINT
play_with() {
    printf '%s\n' '[screen]' "$@" >>player.conf
    : >play.log
    start play.log env --default-signal=INT "$player" play --window 640x360 --store store --config player.conf \
        --no-fetch --seconds 1
    play_pid=$!
}

it_ends_within_two_seconds_whatever_it_is_doing() {
    prepare
    play_with 'fade = 10s'
    within 20 log_has play.log 'play: slide: ' 2 || fail "no fade"
    ends_soon TERM
    play_with 'fade = 10s'
    within 20 log_has play.log 'play: slide: ' 2 || fail "no fade"
    ends_soon INT
    play_with '[hours]' "open = $(date -d '2 days' +%a | tr 'A-Z' 'a-z') 12:00-12:01"
    within 20 log_has play.log 'the screen is dark' || fail "it is not dark"
    ends_soon TERM
    export DISPLAY=:4094
    play_with '[hours]' 'open ='
    within 20 log_has play.log 'waiting for it' || fail "it does not wait"
    ends_soon TERM
}

# No opened file may get the descriptor of a stream: output to the stream would go there.
closed_streams_are_no_trouble() {
    prepare
    "$player" play --window 640x360 --store store --config player.conf --seconds 1 <&- >&- 2>&- &
    play_pid=$!
    started+=("$play_pid")
    "$wall" wait 20 expected/*news*.png || fail "no slide"
    "$wall" wait 20 expected/*people*.png || fail "no further slide"
    for fd in 0 1 2; do
        equal "$(readlink "/proc/$play_pid/fd/$fd")" /dev/null "stream $fd"
    done
    stop_play
}

# In a pipe of 64 kB that is full from the start there is no room for one line.
a_log_that_nobody_reads_stops_nothing() {
    prepare
    mkfifo pipe
    exec 8<>pipe
    timeout 1 cat /dev/zero >pipe || true # full now
    "$player" play --window 640x360 --store store --config player.conf --seconds 1 8<&- >pipe 2>&1 &
    play_pid=$!
    started+=("$play_pid")
    for kind in news compliment people news; do
        "$wall" wait 20 expected/*-$kind*.png || fail "no $kind"
    done
    # once somebody reads it says what was missed
    cat <pipe >read.log &
    started+=("$!")
    exec 8<&-
    within 20 grep -aq 'warn log: [0-9]* lines lost' read.log || fail "nothing is said of lost lines"
    within 20 grep -aq 'debug play: slide: ' read.log || fail "the log does not go on"
    stop_play
}

# The second names the process that has it, and exits; a killed one leaves nothing behind.
two_players_do_not_share_a_store() {
    prepare
    play --seconds 1
    "$wall" wait 20 expected/*.png
    equal "$(status "$player" play --window 320x180 --store store --config player.conf --no-fetch 2>second.log)" 2 "exit status"
    grep -q "another player (process $play_pid) shows the store store; .* --store DIR" second.log || fail "$(cat second.log)"
    more_slides 2
    "$player" play --window 320x180 --store other --config player.conf --no-fetch --for 1s 2>other.log ||
        fail "a store of its own is none: $(cat other.log)"
    "$player" render feed.json -o out --size 320x180 --config player.conf
    "$player" plan --store store --config player.conf >plan.txt
    kill -KILL "$play_pid"
    play --seconds 1
    more_slides 2
    stop_play
}

# From one pixel on, and a new one faster than it can be drawn.
a_window_may_be_of_any_size() {
    prepare
    play --seconds 1
    "$wall" wait 20 expected/*.png
    for size in 16x9 1x1 1x700 1279x1 2x2 640x360; do
        "$hand" stretch $size
        more_slides 1
        alive || fail "it ended at $size"
    done
    sizes=()
    for ((i = 0; i < 200; i++)); do sizes+=($((1 + RANDOM % 640))x$((1 + RANDOM % 360))); done
    "$hand" stretch "${sizes[@]}"
    "$hand" stretch 640x360
    "$wall" wait 30 expected/*.png || fail "no slide after many sizes"
    stop_play
}

# An X server of 65,536 colours: the same slide, rounded.
a_display_of_16_bits_shows_the_same() {
    prepare
    kill "${started[0]}"
    Xvfb -displayfd 3 -screen 0 640x360x16 -nolisten tcp -noreset 3>display16 >xvfb16.log 2>&1 </dev/null &
    started+=("$!")
    within 20 test -s display16 || fail "no display of 16 bits"
    DISPLAY=:$(cat display16)
    printf '%s\n' '[screen]' 'fade = 4s' >>player.conf
    play --seconds 6
    start watched.log "$wall" -d 5 watch 3600 expected/*.png
    # what was on it, in order; a fade is none of the slides
    seen() { sed 's/^[0-9]* -$/fade/; s/.* [0-9]*-\([a-z]*\).*/\1/' watched.log | tr '\n' ' ' | grep -q "$1"; }
    within 40 seen 'news fade compliment' || fail "not the slides with a fade between them: $(cat watched.log)"
    stop_play
}

# closed_now: a rule of opening hours that has nothing of today
closed_now() { date -d '2 days' +%a | tr 'A-Z' 'a-z' | sed 's/$/ 12:00-12:01/'; }

# A screen mounted on its side shows the rotated picture of an upright screen of its size, bit by bit.
a_turned_screen_shows_the_same_pixels_turned() {
    prepare
    "$player" render feed.json -o upright --size 360x640 --config player.conf >>render.log 2>&1
    for degrees in 90 270; do
        rm -rf turned
        mkdir turned
        for slide in upright/*.png; do
            convert "$slide" -rotate $degrees "turned/${slide##*/}"
        done
        sed -i '/^rotate/d; s/^\[screen\]$/&\nrotate = '$degrees'/' player.conf
        play --seconds 2
        "$wall" wait 20 turned/*news*.png || fail "not the picture of an upright screen, turned by $degrees"
        stop_play
    done
}

outside_the_hours_the_slides_go_on_darker() {
    prepare
    mkdir dim
    for slide in expected/*.png; do
        convert "$slide" -evaluate multiply 0.4 "dim/${slide##*/}"
    done
    printf '%s\n' '[hours]' "open = $(closed_now)" 'closed = dim' 'dim-level = 40' '[screen]' 'fade = 200ms' >>player.conf
    play --seconds 2
    for kind in news compliment people news; do
        "$wall" wait 20 dim/*"$kind"*.png || fail "no dim $kind"
    done
    log_has play.log 'the screen is dim now'
    stop_play
}

# Xvfb has no extension for it.
a_display_that_knows_no_standby_is_dark_and_says_so() {
    prepare
    convert -size 640x360 xc:black black.png
    cp player.conf lit.conf
    printf '%s\n' '[hours]' "open = $(closed_now)" 'power = dpms' >>player.conf
    play --seconds 1
    within 20 log_has play.log '^warn play: power = dpms: this display cannot be put to standby' || fail "$(cat play.log)"
    "$wall" wait 20 black.png || fail "it is not black"
    cp lit.conf player.conf
    kill -HUP "$play_pid"
    "$wall" wait 20 expected/*.png || fail "no slide"
    equal "$(grep -c 'cannot be put to standby' play.log)" 1 "times that it was said"
    stop_play
}

# A missing mode or connector is reported, and the slides are shown nevertheless.
what_the_display_does_not_have_is_said() {
    prepare
    printf '%s\n' '[screen]' 'mode = 1234x567@50' 'connector = HDMI-A-7' >>player.conf
    start play.log "$player" play --store store --config player.conf --no-fetch --seconds 1
    play_pid=$!
    "$wall" wait 20 expected/*.png || fail "no slide: $(cat play.log)"
    log_has play.log "^warn screen: .*no 1234×567" || fail "$(cat play.log)"
    log_has play.log "^warn screen: .*nothing is plugged into 'HDMI-A-7'" || fail "$(cat play.log)"
    sed -i '/^mode/d; /^connector/d' player.conf
    kill -HUP "$play_pid"
    within 20 log_has play.log 'the configuration is in force' || fail "no reload"
    "$wall" wait 20 expected/*.png || fail "no slide after the screen was opened anew: $(cat play.log)"
    stop_play
}

run_tests an_x_server_that_ends_takes_nothing_with_it \
    it_ends_also_when_the_x_server_ends_at_the_same_time \
    unhandled_signals_end_neither_play_nor_fetch \
    it_ends_within_two_seconds_whatever_it_is_doing \
    a_turned_screen_shows_the_same_pixels_turned \
    outside_the_hours_the_slides_go_on_darker \
    a_display_that_knows_no_standby_is_dark_and_says_so \
    what_the_display_does_not_have_is_said \
    closed_streams_are_no_trouble \
    a_log_that_nobody_reads_stops_nothing \
    two_players_do_not_share_a_store \
    a_window_may_be_of_any_size \
    a_display_of_16_bits_shows_the_same
