#!/bin/bash
# What the server of a feed may do to it: another format, nothing in it, another place, gone for years.
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"

# titles: of all items that the store has for the wall
titles() {
    "$player" plan --store store --config player.conf --json 2>>plan.log |
        grep -oE '"title": "[^"]*"' | LC_ALL=C sort -u | tr '\n' ' '
}

as_rss() {
    printf '<?xml version="1.0"?><rss version="2.0"><channel><title>Test house</title>'
    printf '<item><guid>%s</guid><title>%s</title><description>%s</description><pubDate>%s</pubDate></item>' \
        1 'Soup on Monday' 'With bread.' 'Mon, 21 Sep 2026 10:00:00 GMT' \
        2 'A new oven' 'It is larger.' 'Sun, 20 Sep 2026 10:00:00 GMT'
    printf '</channel></rss>'
}
as_atom() {
    printf '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Test house</title>'
    printf '<entry><id>%s</id><title>%s</title><content>%s</content><published>%s</published></entry>' \
        1 'Soup on Monday' 'With bread.' '2026-09-21T10:00:00Z' 2 'A new oven' 'It is larger.' '2026-09-20T10:00:00Z'
    printf '</feed>'
}
as_json() {
    feed_of '{"id":"1","title":"Soup on Monday","content_text":"With bread.","date_published":"2026-09-21T10:00:00Z"}' \
        '{"id":"2","title":"A new oven","content_text":"It is larger.","date_published":"2026-09-20T10:00:00Z"}'
}

a_feed_that_changes_its_format_keeps_its_items() {
    prepare
    local format
    for format in rss atom json rss json atom; do
        "as_$format" | put feed.json
        fetch_once "$format.log"
        equal "$(items)" "2 0" "items as $format"
        equal "$(titles)" '"title": "A new oven" "title": "Soup on Monday" ' "titles as $format"
    done
}

an_editor_who_deletes_everything_and_restores_it_has_it_back() {
    prepare
    before=$(titles)
    [ -n "$before" ] || fail "no titles"
    play_timed
    feed_of | put_and_await feed.json
    smooth 4 "while the feed is empty"
    three_items | put_and_await feed.json
    smooth 3 "restored"
    for kind in news compliment people; do
        within 20 log_has play.log " play: slide: $kind " || fail "no $kind"
    done
    stop_play
    equal "$(titles)" "$before" "titles"
}

a_permanent_redirect_is_followed_and_the_configuration_stays_as_it_is() {
    prepare
    local code
    for code in 301 308; do
        rm -rf store
        serve "location = /feed.json { return $code $http/moved.json; }"
        three_items | put moved.json
        before=$(sha256sum player.conf)
        fetch_once "$code.log"
        equal "$(items)" "3 1" "items and pictures after $code"
        equal "$(sha256sum player.conf)" "$before" "the configuration"
        # the place of old is asked again: the server may take it back; both documents may be of one second
        rm "$web/server-more.conf"
        serve
        fetch_once "$code.log"
        grep -q 'GET /feed.json HTTP/1.1" \(200\|304\)' "$web/access.log" || fail "after $code it does not ask where it was told to"
        : >"$web/access.log"
    done
}

a_feed_that_is_gone_for_years_stays_on_the_screen() {
    faketime=$(find /usr/lib -name libfaketime.so.1 2>/dev/null | head -n 1)
    [ -n "$faketime" ] || skip "there is no libfaketime: scripts/dependencies test"
    prepare
    local answer later
    for answer in 404 410 500; do
        serve "location = /feed.json { return $answer; }"
        for later in +30d +365d +1826d; do
            LD_PRELOAD=$faketime FAKETIME=$later FAKETIME_DONT_FAKE_MONOTONIC=1 "$player" play --window 320x180 \
                --store store --config player.conf --seconds 500ms --for 4s >play.log 2>&1
            for kind in news compliment people; do
                log_has play.log "play: slide: $kind " || fail "$later after $answer there is no $kind"
            done
            log_has play.log "^warn fetch: feed 'lobby': .*$answer" || fail "$answer is not in the log"
        done
    done
}

over_plain_http_a_feed_changes_its_texts_and_nothing_else() {
    prepare
    before=$(sha256sum player.conf)
    feed_of '{"id":"n","title":"Changed","content_html":"<script>x()</script><iframe src=\"file:///etc/hostname\"></iframe><p>on the way</p>","url":"javascript:x()","image":"file:///etc/hostname","_breakroom":{"interval":"1s","site":"elsewhere","picture":"../../player.conf"}}' |
        put feed.json
    fetch_once fetch.log
    equal "$(items)" "1 0" "items and pictures"
    "$player" feed "$http/feed.json" >feed.txt 2>>feed.log
    grep -q 'Changed' feed.txt || fail "the text is not there"
    ! grep -qE 'script|iframe|x\(\)' feed.txt || fail "$(cat feed.txt)"
    equal "$(sha256sum player.conf)" "$before" "the configuration"
    # who looks is told
    "$player" check "$http/feed.json" >check.txt 2>&1 || true
    grep -q 'insecure-feed\|begins with http:' check.txt || fail "nobody is told: $(cat check.txt)"
}

run_tests a_feed_that_changes_its_format_keeps_its_items \
    an_editor_who_deletes_everything_and_restores_it_has_it_back \
    a_permanent_redirect_is_followed_and_the_configuration_stays_as_it_is \
    a_feed_that_is_gone_for_years_stays_on_the_screen \
    over_plain_http_a_feed_changes_its_texts_and_nothing_else
