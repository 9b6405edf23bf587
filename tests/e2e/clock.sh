#!/bin/bash
# The slides when the clock reaches a limit, steps, is wrong or stands still. The clock is libfaketime's; the
# log of `play` is examined, each line of which is stamped with the real time.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"
log_level=debug

# the released program: sanitizers and libfaketime cannot be preloaded together
player=$top/build/breakroom
faketime=$(find /usr/lib -name libfaketime.so.1 2>/dev/null | head -n 1)

# fake TIME: from now on it is this local time; "real" is the true time again
fake() {
    offset=0
    [ "$1" = real ] || offset=$(($(date -d "$1" +%s) - $(date +%s)))
    printf '%+d\n' "$offset" >clock.new
    mv clock.new clock
}

stamp() {
    local line
    while IFS= read -r line; do
        printf '%s %s\n' "$(now)" "$line"
    done
}

# play under the faked clock, in the background; play.log holds `MS LINE`. With uptime=yes the time since the start
# of the machine is moved as well.
play_by_the_clock() {
    begun=$(now)
    mkfifo pipe
    stamp <pipe >play.log &
    started+=("$!")
    env LD_PRELOAD="$faketime" FAKETIME_TIMESTAMP_FILE="$PWD/clock" FAKETIME_NO_CACHE=1 \
        FAKETIME_DONT_FAKE_MONOTONIC="$([ "${uptime:-}" ] && echo 0 || echo 1)" "$player" play --window 320x180 --store store --config player.conf \
        "$@" >pipe 2>&1 </dev/null &
    play_pid=$!
    started+=("$play_pid")
}

stop_by_the_clock() {
    kill "$play_pid"
    within 20 gone "$play_pid" || fail "play does not end on SIGTERM"
    rm pipe play.log
}

# slides FROM TO: how many were shown between two real times in ms
slides() { awk -v from="$1" -v to="$2" '/ debug play: slide: / && $1 >= from && $1 < to { n++ } END { print n + 0 }' play.log; }

# came PATTERN: the real time in ms of the first such line
came() { grep -m 1 -E -e "$1" play.log | cut -d ' ' -f 1; }

# goes_on WHAT: checks that for three seconds slides change as they should, one each half second; not six at
# once and not none
goes_on() {
    local begin
    begin=$(now)
    within 20 slides_since "$begin" 6 || fail "$1: the slides stand still"
    local count
    count=$(slides "$begin" $((begin + 2000)))
    [ "$count" -le 5 ] || fail "$1: $count slides in two seconds"
}
slides_since() { [ "$(slides "$1" 99999999999999)" -ge "$2" ]; }

# feed ITEM…: a feed on disk
feed() {
    feed_of "$@" >feed.new
    mv feed.new feed.json
}
item() {
    local more=
    [ -z "${2:-}" ] || more=",\"_breakroom\":{$2}"
    printf '{"id":"%s","title":"%s"%s}' "$1" "$1" "$more"
}

# The slide is in the log a moment before it is drawn and reported.
status_says() { "$player" status --store store --json | grep -qF -- "$1"; }

prepare() {
    [ -n "$faketime" ] || fail "libfaketime is missing: scripts/dependencies test"
    start_display 320x180
    config "$@" '[feed lobby]' "url = $PWD/feed.json"
}

at_local_midnight_an_embargo_opens_and_a_day_ends_on_the_second() {
    prepare
    feed "$(item Ends '"until":"2026-12-03","seconds":60')" "$(item Opens '"from":"2026-12-04"')"
    fake '2026-12-03 12:00:00'
    play_by_the_clock
    within 20 log_has play.log "slide: news 'Ends'" || fail "the item was not on the wall before its end"
    fake '2026-12-03 23:59:57'
    midnight=$((($(date -d 2026-12-04 +%s) - offset) * 1000))
    within 20 log_has play.log "slide: news 'Opens'" || fail "the embargo never opened"
    late=$(($(came "slide: news 'Opens'") - midnight))
    [ "$late" -ge -20 ] || fail "the embargo opened $late ms after its time"
    [ "$late" -le $((1000 * slow)) ] || fail "it took $late ms to open the embargo and to end the item"
}

when_the_clock_steps_by_26_years_the_slides_go_on_as_before() {
    prepare
    feed "$(item One)" "$(item Two)" "$(item Three)"
    fake '2026-12-03 12:00:00'
    play_by_the_clock --seconds 500ms
    within 20 log_has play.log "slide: news" 2 || fail "no slides"
    goes_on "before"
    fake '2052-12-03 12:00:00'
    goes_on "26 years forward"
    fake '2000-12-03 12:00:00'
    goes_on "52 years back"
    log_has play.log 'no item to show' 2 && fail "there was nothing to show for a time"
    [ "$(grep -c 'feed .* changed' play.log)" = 1 ] || fail "it was fetched anew"
}

whatever_year_it_starts_in_slides_come_and_embargoes_stay_closed() {
    prepare
    feed "$(item One)" "$(item Two)" "$(item Secret '"from":"2060-01-01"')"
    for year in 1970 2000 2038 2040; do
        fake "$year-01-20 12:00:00"
        play_by_the_clock --seconds 500ms
        # twice: in between each item had its turn
        within 20 log_has play.log "slide: news 'One'" 2 || fail "no slides in $year"
        within 20 log_has play.log "slide: news 'Two'" 2 || fail "one slide alone in $year"
        log_has play.log "Secret" && fail "the embargo opened in $year"
        stop_by_the_clock
    done
}

without_any_time_at_all_nothing_grows_old() {
    prepare '[kind news]' 'max-age = 30d'
    feed "$(item One)" '{"id":"Two","title":"Two","date_published":"2026-09-20T10:00:00Z"}' \
        "$(item Three)" "$(item Over '"until":"2026-09-21"')"
    fake '1970-01-01 12:00:00'
    play_by_the_clock --seconds 500ms
    within 30 log_has play.log "slide: news 'Two'" 2 || fail "the item is too old in 1970"
    log_has play.log "slide: news 'Over'" || fail "an end was judged without a clock"
    status_says '"clock": "untrusted"' || fail "the clock is trusted"
    fake '2026-12-03 12:00:00'
    within 10 status_says '"clock": "trusted"' || fail "the clock is not trusted once it is right"
    begin=$(now)
    goes_on "with a clock"
    [ "$(awk -v from="$begin" "/'(Two|Over)'/ && \$1 >= from + 500" play.log | wc -l)" = 0 ] || fail "what is over stays"
}

the_first_slide_of_a_fresh_store_goes_by_the_clock() {
    prepare
    feed "$(item Closed '"hours":"06:00-07:00"')" "$(item Ended '"until":"2026-12-02"')" "$(item Open)"
    fake '2026-12-03 12:00:00'
    play_by_the_clock --seconds 500ms
    within 20 log_has play.log "slide: news 'Open'" || fail "no slides"
    log_has play.log "slide: news '(Closed|Ended)'" && fail "the first slide did not know the time"
    stop_by_the_clock
}

on_a_leap_day_and_without_a_zone_days_are_days() {
    prepare
    feed "$(item Always)" "$(item Leap '"from":"2028-02-29","until":"2028-02-29"')"
    for zone in '' Nowhere/Atall; do
        # what is no zone is UTC; a zone that is missing is the machine's
        export TZ=$zone
        [ "$zone" ] || unset TZ
        fake '2028-02-28 23:59:50'
        play_by_the_clock --seconds 500ms
        within 20 log_has play.log "slide: news 'Always'" || fail "no slides in the zone '$zone'"
        fake '2028-02-28 23:59:58'
        within 20 log_has play.log "slide: news 'Leap'" || fail "no leap day in the zone '$zone'"
        fake '2028-02-29 23:59:58'
        begin=$(now)
        within 20 came_since "slide: news 'Always'" "$begin" || fail "the leap day does not end in '$zone'"
        stop_by_the_clock
    done
}
came_since() { [ "$(grep -E -e "$1" play.log | tail -n 1 | cut -d ' ' -f 1)" -ge "$2" ]; }

a_player_that_was_stopped_for_a_night_catches_up_with_one_slide() {
    prepare
    feed "$(item One)" "$(item Two)" "$(item Three)" "$(item Night '"until":"2026-12-04"')"
    fake '2026-12-04 20:00:00'
    play_by_the_clock --seconds 500ms
    within 20 log_has play.log "slide: news 'Night'" || fail "no slides"
    kill -STOP "$play_pid"
    fake '2026-12-05 04:00:00'
    sleep 2
    begin=$(now)
    kill -CONT "$play_pid"
    goes_on "after the stop"
    [ "$(awk -v from="$begin" "/'Night'/ && \$1 >= from" play.log | wc -l)" = 0 ] || fail "what ended meanwhile came"
}

a_withdrawn_item_leaves_at_the_next_refresh_and_its_picture_with_it() {
    prepare
    cp "$(a_picture)" picture.jpg
    feed "$(item One)" "$(item Gone '"seconds":60,"picture":"picture.jpg"')"
    fake real
    play_by_the_clock --seconds 500ms
    pictures() { find store/pictures -type f | wc -l; }
    has_pictures() { [ "$(pictures)" = "$1" ]; }
    within 20 has_pictures 1 || fail "the picture is not in the store"
    within 20 log_has play.log "slide: news 'Gone'" || fail "it is not on the wall"
    feed "$(item One)"
    within 20 log_has play.log 'items: 1' || fail "it was not withdrawn"
    within 20 came_since "slide: news 'One'" "$(came 'items: 1')" || fail "it stays on the wall"
    within 5 has_pictures 0 || fail "its picture stays in the store"
}

# 2^32 milliseconds are 49.7 days
when_the_machine_is_on_for_more_than_49_days_the_slides_go_on() {
    prepare
    feed "$(item One)" "$(item Two)" "$(item Three)"
    wrap=4294967296
    echo +0 >clock
    uptime=yes play_by_the_clock --seconds 500ms
    within 20 log_has play.log "slide: news" || fail "no slides"
    measured=$(now) before=$(started_ms)
    end=$((before / wrap + 1))
    stop_by_the_clock
    printf '%+d\n' $(((wrap - before % wrap - (measured - begun)) / 1000 - 5 * slow)) >clock
    uptime=yes play_by_the_clock --seconds 500ms
    within 20 log_has play.log "slide: news" 2 || fail "no slides at the end of 32 bits"
    before=$(started_ms)
    [ $((before / wrap)) -lt "$end" ] || fail "it took longer than $((5 * slow)) s to start again"
    while [ $(((before + $(now) - begun) / wrap)) -lt "$end" ]; do
        goes_on "before the end of 32 bits"
    done
    goes_on "behind the end of 32 bits"
    goes_on "behind the end of 32 bits"
    stop_by_the_clock
}
# what the player takes for the time since the start of the machine, as it began at `begun`
started_ms() { grep -rhoE '"started_ms": [0-9]+' "$XDG_RUNTIME_DIR" | grep -oE '[0-9]+' | sort -n | tail -n 1; }

outside_the_opening_hours_the_screen_is_dark_and_the_power_off() {
    prepare '[hours]' 'open = mon-sun 06:00-22:00' "power-off = echo off >>$PWD/power" "power-on = echo on >>$PWD/power"
    feed "$(item One)" "$(item Two)"
    power_was() { [ "$(tr '\n' ' ' <power)" = "$1" ]; }
    fake '2026-12-03 12:00:00'
    play_by_the_clock --seconds 500ms
    within 20 power_was 'on ' || fail "the screen was not lit at noon"
    fake '2026-12-03 21:59:57'
    within 20 log_has play.log 'hours: the screen is dark' || fail "it never went dark"
    dark=$(came 'hours: the screen is dark')
    late=$((dark - ($(date -d '2026-12-03 22:00' +%s) - offset) * 1000))
    [ "$late" -ge -20 ] && [ "$late" -le $((1500 * slow)) ] || fail "it went dark $late ms after the hour"
    within 10 power_was 'on off ' || fail "the commands were: $(tr '\n' ' ' <power)"
    within 5 status_says '"dark": true' || fail "status does not know that it is dark"
    fake '2026-12-04 05:59:58'
    within 20 log_has play.log 'hours: the screen is lit again' || fail "it never lit up"
    equal "$(slides $((dark + 100)) "$(came 'hours: the screen is lit')")" 0 "slides in the dark"
    goes_on "lit again"
    within 10 power_was 'on off on ' || fail "the commands were: $(tr '\n' ' ' <power)"
}

an_alert_is_on_the_screen_within_a_second_of_being_stored() {
    prepare
    feed "$(item One)" "$(item Two)"
    fake real
    play_by_the_clock --seconds 30
    within 20 log_has play.log "slide: news" || fail "no slides"
    feed "$(item One)" "$(item Two)" "$(item Fire '"kind":"alert"')"
    within 20 log_has play.log "slide: alert 'Fire'" || fail "no alert"
    stored=$(grep -E 'feed .* changed' play.log | tail -n 1 | cut -d ' ' -f 1)
    late=$(($(came "slide: alert 'Fire'") - stored))
    [ "$late" -le $((1000 * slow)) ] || fail "the alert took $late ms"
    within 5 status_says '"alert": true' || fail "status does not know of the alert"
    feed "$(item One)" "$(item Two)"
    within 20 log_has play.log 'items: 2' 2 || fail "the alert was not withdrawn"
    within 20 log_has play.log "slide: news" 2 || fail "no slides after the alert"
}

run_tests at_local_midnight_an_embargo_opens_and_a_day_ends_on_the_second \
    when_the_clock_steps_by_26_years_the_slides_go_on_as_before \
    whatever_year_it_starts_in_slides_come_and_embargoes_stay_closed \
    without_any_time_at_all_nothing_grows_old \
    the_first_slide_of_a_fresh_store_goes_by_the_clock \
    on_a_leap_day_and_without_a_zone_days_are_days \
    a_player_that_was_stopped_for_a_night_catches_up_with_one_slide \
    a_withdrawn_item_leaves_at_the_next_refresh_and_its_picture_with_it \
    when_the_machine_is_on_for_more_than_49_days_the_slides_go_on \
    outside_the_opening_hours_the_screen_is_dark_and_the_power_off \
    an_alert_is_on_the_screen_within_a_second_of_being_stored
