#!/bin/bash
# From a web server into the store: what is stored, what is refused, and what a bad answer must not change.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

prepare() {
    start_web
    put_picture
    feed_of "$(news)" "$(compliment)" "$(people)" | put feed.json
    config '[feed lobby]' "url = $http/feed.json"
}

# items: how many the store holds, as the released play counts them; nothing when it has none. A play that has not read
# the store when its time is over says nothing either, so it gets more time then.
items() {
    local time said
    for time in 300ms 1s 4s; do
        said=$("$top/build/breakroom" play --no-fetch --window 320x200 --store store --config player.conf --for $time 2>&1 |
            sed -n 's/^info play: items: \([0-9]*\), pictures: \([0-9]*\).*/\1 \2/p' | tail -n 1)
        [ -z "$said" ] || break
    done
    echo "$said"
}

# the files in the store's folder that a refresh might write
fingerprint() { find store -type f -not -name '*.lock' -printf '%p %s %T@ ' -exec sha256sum {} \; | LC_ALL=C sort; }

a_feed_with_a_picture_comes_over_http() {
    prepare
    fetch_once fetch.log
    equal "$(items)" "3 1" "items and pictures"
}

a_feed_with_a_picture_comes_over_https_with_an_authority_of_ours() {
    prepare
    config "ca-file = $web/ca.pem" '[feed lobby]' "url = $https/feed.json"
    fetch_once fetch.log
    equal "$(items)" "3 1" "items and pictures"
}

an_authority_may_be_that_of_one_feed_alone() {
    prepare
    config '[feed lobby]' "url = $https/feed.json" "ca-file = $web/ca.pem"
    fetch_once fetch.log
    equal "$(items)" "3 1" "items and pictures"
}

https_without_a_known_authority_is_refused_and_says_so() {
    prepare
    config '[feed lobby]' "url = $https/feed.json"
    equal "$(status fetch_once fetch.log)" 1 "exit status"
    equal "$(grep -c lobby fetch.log)" 1 "lines about the feed"
    grep -i 'certificate' fetch.log
    equal "$(items)" "" "items"
}

https_of_another_authority_than_the_named_one_is_refused_and_says_so() {
    prepare
    mkdir other
    make_certificates other
    config "ca-file = $PWD/other/ca.pem" '[feed lobby]' "url = $https/feed.json"
    equal "$(status fetch_once fetch.log)" 1 "exit status"
    equal "$(grep -cE "^warn fetch: feed 'lobby': the certificate of .* is the right one in ca-file" fetch.log)" 1 "lines with the remedy"
    equal "$(wc -l <fetch.log)" 1 "lines"
    equal "$(items)" "" "items"
}

https_of_another_host_is_refused() {
    prepare
    # right authority, wrong name: 127.0.0.2 is not in the certificate
    sed -i "s/listen 127.0.0.1:$((web_port + 1)) ssl/listen 127.0.0.2:$((web_port + 1)) ssl/" "$web/nginx.conf"
    kill -HUP "$web_pid"
    config "ca-file = $web/ca.pem" '[feed lobby]' "url = https://127.0.0.2:$((web_port + 1))/feed.json"
    other_host() { (exec 3<>"/dev/tcp/127.0.0.2/$((web_port + 1))"); }
    within 20 other_host
    equal "$(status fetch_once fetch.log)" 1 "exit status"
    grep -iE 'certificate|host name|does not match' fetch.log
}

# first a good feed, then standard input under the same address: the old items must stay
# bad_answer <BODY: not at the end of a pipe, whose subshell would not end the server that it starts
bad_answer() {
    prepare
    fetch_once good.log
    put feed.json
    before=$(fingerprint | grep pictures || true)
    equal "$(status fetch_once bad.log)" 1 "exit status"
    equal "$(grep -cE '^(warn|error) ' bad.log)" 1 "lines that complain"
    grep -E '^(warn|error) .*lobby' bad.log
    equal "$(items)" "3 1" "items and pictures"
    equal "$(fingerprint | grep pictures || true)" "$before" "pictures"
}

a_broken_feed_leaves_the_old_slides() { bad_answer < <(printf '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":'); }
an_empty_answer_leaves_the_old_slides() { bad_answer < <(printf ''); }
a_login_page_leaves_the_old_slides() {
    bad_answer < <(printf '<!DOCTYPE html><html><head><title>Log in</title></head><body><form><input name="user"></form></body></html>')
}
a_cut_body_leaves_the_old_slides() {
    bad_answer < <(feed_of "$(news)" "$(compliment)" | head -c 300)
}
a_cut_rss_leaves_the_old_slides() {
    bad_answer < <(head -c 900 "$top/feeds/wordpress.xml")
}
a_server_error_leaves_the_old_slides() {
    prepare
    fetch_once good.log
    rm "$web/www/feed.json"
    equal "$(status fetch_once bad.log)" 1 "exit status"
    equal "$(grep -cE '^(warn|error) .*lobby.*404' bad.log)" 1 "lines that name the feed and the status"
    equal "$(items)" "3 1" "items and pictures"
}
a_server_that_is_gone_leaves_the_old_slides() {
    prepare
    fetch_once good.log
    stop_web
    equal "$(status fetch_once bad.log)" 1 "exit status"
    equal "$(grep -cE '^(warn|error) .*lobby' bad.log)" 1 "lines that name the feed"
    equal "$(items)" "3 1" "items and pictures"
}

an_unchanged_feed_costs_a_304_and_not_one_byte_of_disk() {
    prepare
    fetch_once fetch.log
    before=$(fingerprint)
    fetch_once fetch.log
    grep -E '"GET /feed.json [^"]*" 304' "$web/access.log"
    equal "$(grep -c 'GET /picture.jpg' "$web/access.log")" 1 "times the picture was fetched"
    equal "$(fingerprint)" "$before" "the files of the store"
}

a_picture_that_no_item_names_is_removed() {
    prepare
    fetch_once fetch.log
    equal "$(find store/pictures -type f | wc -l)" 1 "pictures before"
    feed_of "$(compliment)" "$(people)" | put feed.json
    fetch_once fetch.log
    equal "$(items)" "2 0" "items and pictures"
    equal "$(find store/pictures -type f | wc -l)" 0 "pictures after"
}

a_missing_picture_is_no_reason_to_miss_the_item() {
    prepare
    rm "$web/www/picture.jpg"
    fetch_once fetch.log || true
    equal "$(items)" "3 0" "items and pictures"
}

a_picture_that_is_none_is_refused_alone() {
    prepare
    head -c 4000 /dev/urandom >"$web/www/picture.jpg"
    fetch_once fetch.log || true
    equal "$(items)" "3 0" "items and pictures"
}

a_huge_picture_in_a_small_file_is_refused_before_it_is_decoded() {
    prepare
    # a PNG whose header claims 60000 × 60000 pixels
    printf '\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xea\x60\0\0\xea\x60\x08\x02\0\0\0\xac\x6a\xf5\x9c\0\0\0\0IEND\xae\x42\x60\x82' \
        >"$web/www/picture.jpg"
    fetch_once fetch.log || true
    equal "$(items)" "3 0" "items and pictures"
}

# Half of a picture is worse than none: it is left out and reported, and shown once it is complete.
a_picture_that_is_cut_off_is_left_out_until_it_is_whole() {
    prepare
    local bytes
    bytes=$(wc -c <"$web/www/picture.jpg")
    head -c $((bytes / 3)) "$(a_picture)" >"$web/www/picture.jpg"
    start fetch.log "$player" fetch --store store --config player.conf
    within 20 log_has fetch.log "^warn fetch: feed 'lobby': pictures left out: 1; the first: .*/picture.jpg: it is cut off after [0-9]+ % of its rows"
    equal "$(items)" "3 0" "items and pictures"
    status_says_it() { "$player" status --store store | grep -E '^  pictures left out: 1; the first: .*/picture.jpg: it is cut off after [0-9]+ % of its rows'; }
    within 5 status_says_it || fail "status does not say it"
    "$player" check "$http/feed.json" --language en >check.log 2>&1 || true
    grep -E 'warning: the picture .* is incomplete \(it is cut off after [0-9]+ % of its rows\)' check.log
    put_picture
    all_there() { [ "$(items)" = "3 1" ]; }
    within 40 all_there || fail "items and pictures: $(items)"
}

# Many strokes of many dashes: minutes of drawing each, more than the decoder may take.
slow_drawing() {
    local i
    printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 600">'
    for i in $(seq 600); do
        printf '<path d="M0 %d L1000 %d" stroke="red" stroke-width="300" stroke-dasharray="0.002"/>' "$i" $((600 - i))
    done
    printf '</svg>'
}

# Each process that draws waits for its time limit without using the processor.
stop_drawings() {
    local drawing
    read -ra drawing <"/proc/$fetch_pid/task/$fetch_pid/children" || true # it ends without a line end
    kill -STOP "${drawing[@]}" 2>/dev/null || true
}
with_drawings_stopped() {
    stop_drawings
    "$@"
}

an_alert_of_another_feed_does_not_wait_for_a_picture_that_takes_too_long() {
    prepare
    local i items=()
    for i in 1 2 3 4 5; do
        slow_drawing | put "slow$i.svg"
        items+=("$(printf '{"id":"%d","title":"Drawing %d","content_text":"x","image":"slow%d.svg"}' "$i" "$i" "$i")")
    done
    feed_of "${items[@]}" | put feed.json
    feed_of "$(tip)" | put alerts.json
    config '[feed lobby]' "url = $http/feed.json" '[feed alerts]' "url = $http/alerts.json"
    start fetch.log "$player" fetch --store store --config player.conf
    fetch_pid=$!
    within 20 log_has fetch.log "feed 'alerts' changed: items 1"
    feed_of "$(tip)" "$(printf '{"id":"a","title":"Leave the hall","content_text":"Now.","_breakroom":{"kind":"alert"}}')" | put alerts.json
    within 30 with_drawings_stopped log_has fetch.log "feed 'alerts' changed: items 2, new 1" || fail "the alert did not come"
    equal "$(grep -c 'pictures left out' fetch.log)" 0 "drawings given up before the alert came"
    within 60 with_drawings_stopped log_has fetch.log "feed 'lobby': pictures left out: 5; the first: .*/slow1.svg: the picture decoder was stopped" ||
        fail "the drawings were not given up"
}

a_local_file_is_a_feed_too() {
    prepare
    mkdir local
    cp "$web/www/picture.jpg" local
    feed_of "$(news)" "$(tip)" >local/feed.json
    config '[feed lobby]' "url = $PWD/local/feed.json"
    fetch_once fetch.log
    equal "$(items)" "2 1" "items and pictures"
}

several_feeds_live_side_by_side_and_one_may_be_down() {
    prepare
    feed_of "$(tip)" | put tips.json
    config '[feed lobby]' "url = $http/feed.json" '[feed tips]' "url = $http/tips.json" '[feed lost]' "url = $http/lost.json"
    equal "$(status fetch_once fetch.log)" 1 "exit status"
    equal "$(items)" "4 1" "items and pictures"
    equal "$(grep -cE '^(warn|error) .*lost' fetch.log)" 1 "lines about the lost one"
}

a_feed_taken_out_of_the_configuration_goes() {
    several_feeds_live_side_by_side_and_one_may_be_down
    config '[feed tips]' "url = $http/tips.json"
    # --once leaves feeds alone that it was not asked for; the process that stays hides them
    start fetch.log "$player" fetch --store store --config player.conf
    # their pictures stay with them
    only_tips() { [ "$(items | cut -d ' ' -f 1)" = 1 ]; }
    within 15 only_tips || fail "items and pictures: $(items)"
}

# Kills it at ever later moments of a refresh: the store opens each time, with the old items or the new ones.
kill_9_at_any_time_loses_nothing() {
    prepare
    fetch_once fetch.log
    for delay in 0 0.01 0.02 0.04 0.06 0.08 0.1 0.13 0.16 0.2 0.3 0.4; do
        feed_of "$(news)" "$(tip)" "$(printf '{"id":"x","title":"%s","content_text":"Again."}' "$delay")" | put feed.json
        "$player" fetch --store store --config player.conf >>killed.log 2>&1 &
        sleep "$delay"
        kill -KILL $! 2>/dev/null || true
        wait $! 2>/dev/null || true
        equal "$(items)" "3 1" "items and pictures after a kill at $delay s"
    done
    fetch_once fetch.log
    equal "$(items)" "3 1" "items and pictures at the end"
}

a_mistyped_address_shows_its_password_nowhere() {
    local address command
    : >all.log
    for address in 'htps://joe:s3cret@127.0.0.1:1/x' 'https:/joe:s3cret@127.0.0.1/x' 'joe:s3cret@127.0.0.1/x' \
        '//joe:s3cret@127.0.0.1/x' 'http://joe:p@s3cret#word@127.0.0.1:1/x' 'http://joe:1/s3cret@127.0.0.1:1/x' \
        'http://127.0.0.1:1/x?token=s3cret' '"http://joe:s3cret@127.0.0.1:1/x"'; do
        for command in check feed plan 'fetch --once --store store'; do
            # shellcheck disable=SC2086
            "$player" $command "$address" >>all.log 2>&1 || true
        done
        config '[feed lobby]' "url = $address"
        fetch_once all.log || true
        "$player" status --store store --config player.conf >>all.log 2>&1 || true
        "$player" status --json --store store --config player.conf >>all.log 2>&1 || true
    done
    log_has all.log 127.0.0.1 20
    equal "$(grep -c s3cret all.log)" 0 "lines with the password"
    equal "$(grep -rl s3cret store)" "" "files of the store with the password"
}

run_tests a_mistyped_address_shows_its_password_nowhere \
    a_feed_with_a_picture_comes_over_http \
    a_feed_with_a_picture_comes_over_https_with_an_authority_of_ours \
    an_authority_may_be_that_of_one_feed_alone \
    https_without_a_known_authority_is_refused_and_says_so \
    https_of_another_authority_than_the_named_one_is_refused_and_says_so \
    https_of_another_host_is_refused \
    a_broken_feed_leaves_the_old_slides \
    an_empty_answer_leaves_the_old_slides \
    a_login_page_leaves_the_old_slides \
    a_cut_body_leaves_the_old_slides \
    a_cut_rss_leaves_the_old_slides \
    a_server_error_leaves_the_old_slides \
    a_server_that_is_gone_leaves_the_old_slides \
    an_unchanged_feed_costs_a_304_and_not_one_byte_of_disk \
    a_picture_that_no_item_names_is_removed \
    a_missing_picture_is_no_reason_to_miss_the_item \
    a_picture_that_is_none_is_refused_alone \
    a_huge_picture_in_a_small_file_is_refused_before_it_is_decoded \
    a_picture_that_is_cut_off_is_left_out_until_it_is_whole \
    an_alert_of_another_feed_does_not_wait_for_a_picture_that_takes_too_long \
    a_local_file_is_a_feed_too \
    several_feeds_live_side_by_side_and_one_may_be_down \
    a_feed_taken_out_of_the_configuration_goes \
    kill_9_at_any_time_loses_nothing
