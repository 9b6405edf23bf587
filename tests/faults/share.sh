#!/bin/bash
# Feeds on disk whose share does not answer: NFS without its server, a network that is gone.
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"
log_level=info

# A feed on a share with a picture beside it, another by HTTP, both stored once; calls on the share wait while
# the file `hung` is there.
prepare_share() {
    "${CC:-cc}" -shared -fPIC -o hang.so "$top/tests/e2e/shims/hang.c" -ldl
    start_web
    mkdir share
    cp "$(a_picture)" share/picture.jpg
    feed_of "$(news)" >share/feed.json
    feed_of "$(people)" | put feed.json
    config '[feed share]' "url = $PWD/share/feed.json" '[feed lobby]' "url = $http/feed.json"
    fetch_once once.log
}

start_fetch() {
    start fetch.log env LD_PRELOAD="$PWD/hang.so" HANG_PATH="$PWD/share" HANG_WHILE="$PWD/hung" \
        "$player" fetch --store store --config player.conf
    fetch_pid=$!
    within 20 log_has fetch.log '^info fetch: started'
}

alert() { printf '{"id":"a","title":"%s","content_text":"Leave.","_breakroom":{"kind":"alert"}}' "$1"; }

has_title() { "$player" plan --store store --config player.conf --json 2>>plan.log | grep -q "\"title\": \"$1\""; }
children() { pgrep -cP "$fetch_pid" || true; }
status_says() { "$player" status --store store --config player.conf 2>>status.log | grep -q "$1"; }
no_answer='no answer from the file system within 10 s: is the share there'

costs_only_its_feed() {
    within 30 log_has fetch.log "^warn fetch: feed 'share': .*$no_answer" || fail "nothing is said: $(cat fetch.log)"
    feed_of "$(alert 'Fire drill')" "$(people)" | put feed.json
    within 40 has_title 'Fire drill' || fail "the alert of the other feed waits"
    within 10 status_says "$no_answer" || fail "status does not name it: $("$player" status --store store --config player.conf)"
    [ "$(children)" -le 1 ] || fail "$(children) children for one feed"
    equal "$(items)" "3 1" "items and pictures, with those of the share"
    equal "$(grep -cE '^(warn|error)' fetch.log)" 1 "warnings"
    # and it is back by itself
    feed_of "$(tip)" "$(news)" >share.new
    rm hung
    mv share.new share/feed.json
    within 20 log_has fetch.log "^info fetch: feed 'share': good again" || fail "the share answers again, and its feed is not read"
    equal "$(items)" "4 1" "items and pictures in the end"
    kill -TERM "$fetch_pid"
    within 5 gone "$fetch_pid" || fail "fetch does not end"
}

a_share_that_does_not_answer_at_the_start_costs_only_its_feed() {
    prepare_share
    touch hung
    start_fetch
    costs_only_its_feed
}

a_share_that_falls_silent_costs_only_its_feed() {
    prepare_share
    start_fetch
    touch hung
    costs_only_its_feed
}

run_tests a_share_that_does_not_answer_at_the_start_costs_only_its_feed \
    a_share_that_falls_silent_costs_only_its_feed
