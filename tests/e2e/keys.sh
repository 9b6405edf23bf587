#!/bin/bash
# What a person in front of the screen can do: control a window, but not a full screen.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"
log_level=debug
hand=$top/build/tests/e2e-tools/hand

# three items that stay for half a minute each, and their expected pictures in expected/
prepare() {
    feed_of "$(news)" "$(compliment)" "$(people)" >feed.json
    cp "$(a_picture)" picture.jpg
    config
    render_once expected feed.json
    start_display
}

# the slide on the screen, once there is one
sees() { "$wall" wait 20 expected/*-"$1"*.png || fail "the slide '$1' never came"; }

# stays SECONDS KIND: nothing else is shown during that time
stays() { equal "$("$wall" watch "$1" expected/*.png | sed 's/.* [0-9]*-//; s/-.*//' | tr '\n' ' ')" "$2 " "for $1 s"; }

ends_well() {
    within 10 gone "$play_pid" || fail "play goes on"
    local code=0
    wait "$play_pid" || code=$?
    equal "$code" 0 "exit status of play"
    equal "$(grep -cE 'X Error|BadWindow|^(warn|error)' play.log)" 0 "complaints"
}

arrows_go_forth_and_back_in_a_window_and_q_ends() {
    prepare
    play --seconds 60 feed.json
    sees news
    "$hand" press Right && sees compliment
    "$hand" press Right && sees people
    "$hand" press Left && sees compliment
    "$hand" press Left && sees news
    "$hand" press q
    ends_well
}

space_pauses_and_resumes_and_escape_ends() {
    prepare
    play --seconds 4 feed.json
    sees news
    "$hand" press space
    held=$("$wall" wait 20 expected/*.png | sed 's/.* [0-9]*-//; s/-.*//')
    stays 6 "$held"
    "$hand" press space
    other() { [ "$("$wall" which expected/*.png | sed 's/[0-9]*-//; s/-.*//')" != "$held" ]; }
    within 20 other || fail "$held stays for ever"
    "$hand" press Escape
    ends_well
}

a_window_is_laid_out_again_when_it_is_stretched_and_its_button_closes_it() {
    prepare
    start play.log "$player" play --window 320x180 --seconds 60 --store store --config player.conf feed.json
    play_pid=$!
    within 20 log_has play.log '^debug play: slide: news' || fail "no slide"
    "$hand" stretch 640x360
    sees news
    "$hand" close
    ends_well
}

in_full_screen_no_key_does_anything() {
    prepare
    start play.log "$player" play --seconds 60 --store store --config player.conf feed.json
    play_pid=$!
    sees news
    "$hand" press Right Left space q Escape F4 Return
    stays 3 news
    ! gone "$play_pid" || fail "a key ended it"
    stop_play
}

run_tests arrows_go_forth_and_back_in_a_window_and_q_ends \
    space_pauses_and_resumes_and_escape_ends \
    a_window_is_laid_out_again_when_it_is_stretched_and_its_button_closes_it \
    in_full_screen_no_key_does_anything
