#!/bin/bash
# The whole path: a web server, the player, a display, and a look at the pixels that stand there.
# shellcheck source=tests/e2e/lib.sh
# starts first
. "$(dirname "$0")/lib.sh"
log_level=debug

# a web server with the three items, and what each should look like in expected/
prepare() {
    start_web
    put_picture
    feed_of "$(news)" "$(compliment)" "$(people)" | put feed.json
    config '[feed lobby]' "url = $http/feed.json"
    render_once expected
    start_display
}

# kinds WATCHED: the kinds in the order they came, without the fades between them
kinds() { sed -n 's/.* [0-9]*-\([a-z][a-z]*\).*/\1/p' "$1" | uniq | tr '\n' ' '; }

each_item_is_on_the_screen_in_turn() {
    prepare
    fetch_once good.log # or the first slide may stand there before its picture does
    start watched.log "$wall" watch 3600 expected/*.png
    play --seconds 3
    within 40 log_has watched.log '-people-' 2 || fail "the order was: $(kinds watched.log)"
    case "$(kinds watched.log)" in
    "news compliment people news compliment people "*) ;;
    *) fail "the order was: $(kinds watched.log)" ;;
    esac
    stop_play
}

without_the_network_the_first_slide_comes_with_its_picture() {
    prepare
    play --seconds 30
    "$wall" wait 20 expected/*news*.png || fail "the slide with the picture never came"
    stop_play
    stop_web
    # the released program: what the sanitizers cost is not its time
    player=$top/build/breakroom
    play --seconds 30
    shown=$("$wall" wait 10 expected/*.png) || fail "no slide without the network"
    equal "$(sed 's/.* [0-9]*-//; s/-.*//' <<<"$shown")" news "the first slide"
    stop_play
}

# One process fetches and another plays, as on a wall: whatever the server answers, the three slides go round.
bad_answers_leave_the_old_slides_on_the_screen() {
    prepare
    fetch_once good.log
    play --no-fetch --seconds 2
    "$wall" wait 20 expected/*.png
    start watched.log "$wall" watch 3600 expected/*.png
    # answer NAME: what is on standard input is fetched instead of the feed
    answer() {
        local round
        round=$(grep -c -- '-news-' watched.log || true)
        put feed.json
        equal "$(status fetch_once "$1.log")" 1 "exit status after $1"
        equal "$(grep -cE "^warn fetch: feed 'lobby': " "$1.log")" 1 "lines about $1"
        equal "$(grep -cvE '^(warn fetch|debug)' "$1.log")" 0 "further lines about $1"
        within 20 log_has watched.log '-news-' $((round + 1)) || fail "after $1 the slides do not go round"
    }
    printf '{"version": "https://jsonfeed.org/version/1.1", "items": [}' | answer broken
    printf '' | answer empty
    printf '<!DOCTYPE html><html><head><title>Log in</title></head><body><form></form></body></html>' | answer login
    feed_of "$(news)" "$(compliment)" | head -c 300 | answer cut
    case "$(kinds watched.log)" in
    *"news compliment people news compliment people news compliment people news "*) ;;
    *) fail "the order was: $(kinds watched.log)" ;;
    esac
    equal "$(grep -c "no item to show" play.log)" 0 "times that nothing was shown"
    stop_play
}

# Nothing but the end of the outage tells it: an outage of a server is not one of this machine's network.
what_is_new_comes_by_itself_after_an_outage() {
    prepare
    play --seconds 2
    "$wall" wait 20 expected/*.png
    stop_web
    within 40 log_has play.log "^warn fetch: feed 'lobby': no connection" || fail "the outage is not in the log"
    feed_of "$(tip)" "$(news)" "$(compliment)" "$(people)" | put feed.json
    start_web_at "$web_port" || fail "nginx does not come back at $http"
    render changed
    "$wall" wait 40 changed/*tip*.png || fail "the new slide never came"
    within 20 log_has play.log "^info fetch: feed 'lobby': good again" || fail "the end of the outage is not in the log"
    equal "$(grep -c '^warn' play.log)" 1 "warnings"
    stop_play
}

a_changed_feed_shows_its_new_slide() {
    prepare
    play --seconds 2
    "$wall" wait 20 expected/*.png
    feed_of "$(tip)" "$(news)" "$(compliment)" "$(people)" | put feed.json
    render changed
    "$wall" wait 30 changed/*tip*.png || fail "the new slide never came"
    feed_of "$(tip)" | put feed.json
    "$wall" wait 30 changed/*tip*.png
    within 30 log_has play.log 'items: 1' || fail "the old items stayed"
    stop_play
}

a_killed_fetch_is_started_again() {
    prepare
    play --seconds 2
    "$wall" wait 20 expected/*.png
    within 20 fetch_pid || fail "no fetch"
    first=$(fetch_pid)
    kill -KILL "$first"
    another() { local pid; pid=$(fetch_pid) && [ -n "$pid" ] && [ "$pid" != "$first" ]; }
    within 10 another || fail "no other fetch came"
    log_has play.log '^warn play: fetch ended'
    "$wall" wait 10 expected/*.png || fail "the slides went"
    stop_play
    gone "$first"
}

a_killed_player_comes_back_with_the_same_slides() {
    prepare
    play --seconds 2
    "$wall" wait 20 expected/*people*.png
    within 20 fetch_pid || fail "no fetch"
    child=$(fetch_pid)
    kill -KILL "$play_pid"
    within 10 gone "$child" || fail "fetch outlives its player"
    stop_web
    play --seconds 2
    for kind in news compliment people; do
        "$wall" wait 10 expected/*-$kind*.png || fail "$kind did not come back"
    done
    stop_play
}

nothing_of_a_stopped_player_stays_behind() {
    prepare
    mkdir bin
    printf '#!/bin/sh\necho "$@" >>%s\n' "$PWD/launched" >bin/dbus-launch
    chmod +x bin/dbus-launch
    PATH=$PWD/bin:$PATH play --seconds 2
    "$wall" wait 20 expected/*.png
    within 20 fetch_pid || fail "no fetch"
    child=$(fetch_pid)
    stop_play
    gone "$child" || fail "fetch outlives its player"
    [ ! -e launched ] || fail "a session bus was started"
    log_has play.log '^debug play: slide: news' || fail "the log does not name the slides"
}

it_ends_by_itself_after_the_time_it_was_given() {
    prepare
    play --seconds 1 --for 3s
    within 20 gone "$play_pid" || fail "it goes on"
    code=0
    wait "$play_pid" || code=$?
    equal "$code" 0 "exit status"
}

with_clock_and_progress_line_the_rest_is_the_same_picture() {
    prepare
    sed -i -e '/^clock/d' -e '/^progress/d' player.conf
    render full
    play --seconds 3
    # the clock stands in the first rows, the progress line in the last
    "$wall" -r 0-55 -r 320-359 wait 20 full/*compliment*.png || fail "the slide differs from the rendered one"
    stop_play
}

run_tests each_item_is_on_the_screen_in_turn \
    without_the_network_the_first_slide_comes_with_its_picture \
    bad_answers_leave_the_old_slides_on_the_screen \
    what_is_new_comes_by_itself_after_an_outage \
    a_changed_feed_shows_its_new_slide \
    a_killed_fetch_is_started_again \
    a_killed_player_comes_back_with_the_same_slides \
    nothing_of_a_stopped_player_stays_behind \
    it_ends_by_itself_after_the_time_it_was_given \
    with_clock_and_progress_line_the_rest_is_the_same_picture
