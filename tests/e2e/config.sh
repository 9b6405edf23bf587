#!/bin/bash
# A configuration with a mistake, and one that changes while the player runs.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

prepare() {
    mkdir -p local
    feed_of "$(compliment)" "$(people)" >local/feed.json
    feed_of "$(tip)" >local/other.json
    config '[feed lobby]' "url = $PWD/local/feed.json"
    render_once expected "$PWD/local/feed.json"
    render_once other "$PWD/local/other.json"
    start_display
}

# names WATCHED: the kinds that were shown, in order
names() { sed -n 's/.* [0-9]*-\([a-z][a-z]*\).*/\1/p' "$1" | uniq | tr '\n' ' '; }

# shellcheck disable=SC2120
# the_status: the output of status for the player of this test; its exit status
the_status() { "$player" status --store store --config player.conf "$@" >status.txt 2>status.err; }

is_reloaded() { log_has play.log 'the configuration is in force' "${1:-1}"; }

an_unusable_file_leaves_the_slides_of_the_store_and_status_says_it() {
    prepare
    fetch_once good.log
    rm -rf "$XDG_STATE_HOME"/breakroom/kept-*
    for slip in '' '[screen' '[feed lobby]' "$(printf '\377\377\001\002')"; do
        printf '%s' "$slip" >player.conf
        rm -f play.log
        play --seconds 1
        within 20 log_has play.log 'items: 2' || fail "nothing of the store with '$slip'"
        log_has play.log '^error config: .*cannot be used: nothing is fetched' || fail "no error is logged for '$slip'"
        reports() {
            the_status || true # which is 1
            grep -q 'Fetch    running' status.txt && grep -qE 'On now +(compliment|people)' status.txt
        }
        within 20 reports || fail "no fetch, or no slide of the store: $(cat status.txt)"
        equal "$(status the_status)" 1 "exit status of status with '$slip'"
        grep -q 'Configuration player.conf: cannot be used' status.txt || fail "status does not say it: $(cat status.txt)"
        equal "$(status the_status --json)" 1 "exit status of status --json"
        grep -q '"state": "unusable"' status.txt || fail "status --json does not say it: $(cat status.txt)"
        stop_play
    done
    config '[feed lobby]' "url = $PWD/local/feed.json"
    play --no-fetch --for 300ms
    within 20 gone "$play_pid"
    log_has play.log 'items: 2' || fail "the items are lost"
}

the_last_one_that_worked_is_in_force_while_the_file_is_unusable() {
    prepare
    fetch_once good.log
    printf '\0\0\0' >player.conf
    feed_of "$(tip)" "$(compliment)" "$(people)" >local/feed.json
    render changed "$PWD/local/feed.json" 2>/dev/null || true
    play --seconds 1
    within 20 log_has play.log 'items: 3' || fail "the copy is not in force: $(cat play.log)"
    log_has play.log '^error config: .*the last configuration that worked is in force'
    equal "$(find "$XDG_STATE_HOME" -name 'kept-*' ! -perm 600)" "" "copies that others may read"
    stop_play
}

# Only slides are shown from the first to the last: no black frame, no idle slide.
a_reload_goes_from_slide_to_slide() {
    prepare
    config '[screen]' 'fade = off' '[feed lobby]' "url = $PWD/local/feed.json"
    play --seconds 2
    "$wall" wait 20 expected/*.png
    start watched.log "$wall" watch 3600 expected/*.png other/*.png
    within 20 log_has watched.log people
    config '[screen]' 'fade = off' '[feed other]' "url = $PWD/local/other.json" '[feed lobby]' "url = $PWD/local/feed.json"
    kill -HUP "$play_pid"
    within 20 is_reloaded || fail "it does not reload: $(cat play.log)"
    within 40 log_has watched.log tip || fail "the new feed does not come: $(names watched.log)"
    equal "$(grep -c ' -$' watched.log)" 0 "moments without a slide"
    equal "$(grep -c 'slide: none' play.log)" 0 "times that nothing was shown"
    stop_play
}

an_unusable_file_leaves_what_was_read_before() {
    prepare
    play --seconds 1
    "$wall" wait 20 expected/*.png
    within 20 fetch_pid || fail "no fetch"
    child=$(fetch_pid)
    printf '[feed lob' >player.conf
    kill -HUP "$play_pid"
    within 20 log_has play.log '^error config: .*read before stays in force' || fail "nothing is said"
    "$wall" wait 10 expected/*compliment*.png
    "$wall" wait 10 expected/*people*.png
    equal "$(status the_status)" 1 "exit status of status"
    grep -q 'what was read before is in force' status.txt || grep -q 'last one that worked' status.txt || fail "$(cat status.txt)"
    equal "$(fetch_pid)" "$child" "process of fetch"
    config '[feed lobby]' "url = $PWD/local/feed.json"
    kill -HUP "$play_pid"
    within 20 is_reloaded || fail "the corrected file is not read"
    all_well() { the_status; }
    within 20 all_well || fail "status: $(cat status.txt)"
    stop_play
}

a_renamed_feed_keeps_its_items() {
    prepare
    fetch_once good.log
    # nothing to fetch from any more: what is shown must be what was stored
    mv local/feed.json local/gone.json
    config '[feed hall]' "url = $PWD/local/feed.json"
    play --seconds 1
    "$wall" wait 20 expected/*compliment*.png || fail "the items are lost"
    "$wall" wait 20 expected/*people*.png
    stop_play
}

fetch_reads_it_again_as_the_same_process() {
    prepare
    start fetch.log "$player" fetch --store store --config player.conf
    pid=$!
    within 20 log_has fetch.log 'started: feeds 1'
    config '[feed lobby]' "url = $PWD/local/feed.json" '[feed other]' "url = $PWD/local/other.json"
    kill -HUP "$pid"
    within 20 log_has fetch.log 'started: feeds 2' || fail "$(cat fetch.log)"
    kill -0 "$pid" || fail "another process"
    kill -HUP "$pid"
    within 20 log_has fetch.log 'started: feeds 2' 2
    kill -TERM "$pid"
}

# settings LINE…: the configuration on the server for this machine
settings() { printf '%s\n' "$@" | put "screens/$(uname -n).conf"; }

# From a first start without any, over a change without interruption, to one that must be refused and
# a server that is down.
a_server_has_the_configuration() {
    start_web
    prepare
    feed_of "$(compliment)" "$(people)" | put feed.json
    feed_of "$(tip)" | put other.json
    config "ca-file = $web/ca.pem" '[screen]' 'fade = off' '[config]' "url = $https/screens/{name}.conf"
    play --seconds 2
    within 20 log_has play.log "^warn config: $https/screens/.*404" || fail "nothing is said of a server that has none"
    settings '[feed lobby]' "url = $http/feed.json"
    "$wall" wait 60 expected/*.png || fail "it does not come into force: $(cat play.log)"
    "$player" config --config player.conf >values.txt
    grep -qE "^url = $http/feed.json +# $https/screens/$(uname -n).conf:2$" values.txt || fail "$(cat values.txt)"
    start watched.log "$wall" watch 3600 expected/*.png other/*.png
    within 20 log_has watched.log people
    settings '[feed other]' "url = $http/other.json" '[feed lobby]' "url = $http/feed.json"
    within 60 log_has watched.log tip || fail "a change does not come: $(cat play.log)"
    equal "$(grep -c ' -$' watched.log)" 0 "moments without a slide"
    within 40 log_has "$web/access.log" 'screens/.* 304 ' || fail "the same is sent again and again"
    settings '[feed other]' "url = $http/other.json" '[hours]' "power-off = touch $PWD/ran"
    within 60 log_has play.log "^warn config: .*:4: .*only the file on the machine itself" || fail "$(cat play.log)"
    says() { the_status; grep -q 'the last good settings stay in force' status.txt; }
    within 20 says || fail "$(cat status.txt)"
    equal "$(status the_status)" 1 "exit status of status"
    stop_play
    stop_web
    play --seconds 2
    "$wall" wait 20 other/*tip*.png || fail "the last good one is lost"
    says_gone() { the_status; grep -q "$https/screens/.*no connection" status.txt; }
    within 20 says_gone || fail "$(cat status.txt)"
    [ ! -e ran ] || fail "a command of the server was run"
    stop_play
}

# Plain http and unknown certificates are refused for a configuration; a refresh by hand fetches it too.
a_server_of_the_configuration_must_prove_itself() {
    start_web
    feed_of "$(tip)" | put feed.json
    settings '[feed lobby]' "url = $http/feed.json"
    config '[config]' "url = $https/screens/{name}.conf"
    fetch_once fetch.log || true
    log_has fetch.log '^warn config: .*certificate' || fail "$(cat fetch.log)"
    config '[config]' "url = $http/screens/{name}.conf"
    "$player" config --check --config player.conf >check.txt || true
    grep -q 'no address that begins with https://' check.txt || fail "$(cat check.txt)"
    config "ca-file = $web/ca.pem" '[config]' "url = $https/screens/{name}.conf"
    fetch_once fetch.log || fail "$(cat fetch.log)"
    "$player" plan --store store --config player.conf >plan.txt || fail "$(cat plan.txt)"
    grep -q 'Fold it twice' plan.txt || fail "the feed of the server was not fetched: $(cat plan.txt)"
    fetch_once again.log
    equal "$(grep -c 'configuration has changed' again.log)" 0 "changes"
}

the_sample_is_for_machines_without_a_configuration() {
    mkdir -p etc
    export BREAKROOM_CONFIG=$PWD/etc/breakroom.conf
    "$player" play --window 320x200 --for 300ms --store none >none.log 2>&1
    grep -q 'showing the sample' none.log || fail "no sample: $(cat none.log)"
    : >etc/breakroom.conf
    "$player" play --window 320x200 --for 300ms --store empty >empty.log 2>&1
    ! grep -q 'showing the sample' empty.log || fail "the sample is shown: $(cat empty.log)"
    grep -q '^error config: ' empty.log
}

no_test_reads_the_configuration_of_this_machine() {
    "$player" config --json >config.json
    grep -q "\"path\": \"$BREAKROOM_CONFIG\"" config.json || fail "$(cat config.json)"
    case $BREAKROOM_CONFIG in "$scratch"/*) ;; *) fail "$BREAKROOM_CONFIG is not of the test" ;; esac
    [ ! -e "$BREAKROOM_CONFIG" ]
}

the_values_are_printed_with_their_origin() {
    config '[feed lobby]' 'url = https://joe:hunter2@intranet.example/news.xml'
    "$player" config --config player.conf --theme light >values.txt
    grep -qE '^url = https://…@intranet.example/news.xml +# player.conf:[0-9]+$' values.txt || fail "$(cat values.txt)"
    grep -qE '^file = light +# command line$' values.txt
    grep -qE '^look-up = 3s +# default$' values.txt
    grep -q 'no faults' values.txt
    ! grep -q hunter2 values.txt || fail "the password is shown"
    echo 'urll = x' >>player.conf
    check_config() { "$player" config --check --config player.conf >check.txt; }
    equal "$(status check_config)" 1 "exit status"
}

# A path that is mistyped is a fault when the configuration is checked, and status has the same remedy.
a_path_that_leads_nowhere_is_said_with_the_nearest() {
    mkdir signage
    feed_of "$(tip)" >signage/news.json
    config '[feed lobby]' "url = $PWD/signage/newz.json" '[feed stick]' 'url = /media/elsewhere/pictures'
    check_config() { "$player" config --check --config player.conf >check.txt; }
    equal "$(status check_config)" 1 "exit status"
    grep -qE "^player.conf:[0-9]+: \[feed lobby\] url: .*did you mean '$PWD/signage/news.json'\?" check.txt ||
        fail "$(cat check.txt)"
    grep -q '/media/elsewhere/pictures: No such file or directory: is the path right' check.txt || fail "$(cat check.txt)"
    fetch_once fetch.log || true
    "$player" status --config player.conf --store store >status.txt || true
    grep -q "did you mean '$PWD/signage/news.json'" status.txt || fail "$(cat status.txt)"
    config '[feed lobby]' "url = $PWD/signage/news.json"
    "$player" config --check --config player.conf | grep -q 'no faults' || fail "a path that is right is a fault"
}

run_tests an_unusable_file_leaves_the_slides_of_the_store_and_status_says_it \
    the_last_one_that_worked_is_in_force_while_the_file_is_unusable \
    a_reload_goes_from_slide_to_slide \
    an_unusable_file_leaves_what_was_read_before \
    a_renamed_feed_keeps_its_items \
    fetch_reads_it_again_as_the_same_process \
    a_server_has_the_configuration \
    a_server_of_the_configuration_must_prove_itself \
    the_sample_is_for_machines_without_a_configuration \
    no_test_reads_the_configuration_of_this_machine \
    the_values_are_printed_with_their_origin \
    a_path_that_leads_nowhere_is_said_with_the_nearest
