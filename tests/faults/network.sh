#!/bin/bash
# What a network may do, in one of our own: names that nobody answers, packets that vanish, a cable that is
# pulled a thousand times, a line of 64 kbit/s. Nothing of it reaches a network of this machine.
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"
with_namespaces -rnm "$0" "$@"

# a way to 192.0.2.0/24 on which every packet vanishes; the web server is at 127.0.0.1
prepare_network() {
    needs ip
    needs_namespaces
    ip link set lo up
    ip link show far >/dev/null 2>&1 || ip link add near type veth peer name far || skip "no pair of network devices"
    ip addr replace 192.0.2.2/24 dev near
    ip link set near up
    ip link set far up
    ip route replace default via 192.0.2.1
    ip neigh replace 192.0.2.1 lladdr 02:00:00:00:00:01 dev near nud permanent
    prepare
}

a_name_server_that_never_answers_stops_no_slide() {
    prepare_network
    echo 'nameserver 192.0.2.1' >resolv.conf
    mount --bind resolv.conf /etc/resolv.conf || skip "/etc/resolv.conf cannot be replaced"
    config '[feed lobby]' "url = $http/feed.json" '[feed far]' 'url = http://feeds.example.org/feed.json'
    play_timed
    as_before 10 "while names are asked for"
    log_has play.log "warn fetch: feed 'far': " || fail "it is not in the log"
    stop_play
    umount /etc/resolv.conf
}

addresses_that_refuse_or_swallow_everything_stop_no_slide() {
    prepare_network
    config '[feed lobby]' "url = $http/feed.json" '[feed closed]' 'url = http://127.0.0.1:1/feed.json' \
        '[feed void]' 'url = http://192.0.2.1/feed.json'
    play_timed
    as_before 8 "while nobody answers"
    log_has play.log "warn fetch: feed 'closed': no connection" || fail "the closed port is not in the log"
    log_has play.log "warn fetch: feed 'void': .*192.0.2.1" || fail "the void is not in the log"
    # at the start it is said which feeds others can change on their way; this machine is no way
    equal "$(grep -c "warn fetch: feed '[a-z]*': http, not https" play.log)" 1 "warnings of plain http"
    log_has play.log "warn fetch: feed 'void': http, not https" || fail "plain http is not in the log"
    stop_play
}

a_cable_pulled_a_thousand_times_costs_few_requests_and_no_descriptor() {
    prepare_network
    config '[feed lobby]' "url = $http/feed.json" '[feed lost]' "url = $http/lost.json"
    play_timed
    within 20 log_has play.log "warn fetch: feed 'lost'" || fail "the feed that fails is not in the log"
    child=$(fetch_pid)
    files=$(open_files "$child")
    before=$(grep -c 'GET /lost.json' "$web/access.log")
    begin=$(now)
    for ((i = 0; i < 1000; i++)); do
        ip link set near down
        ip link set near up
    done
    as_before 3 "after a thousand times"
    # at most one each ten seconds, however often the network is back
    most=$((($(now) - begin) / 10000 + 2))
    count=$(($(grep -c 'GET /lost.json' "$web/access.log") - before))
    [ "$count" -le "$most" ] || fail "$count requests where $most are right"
    equal "$(fetch_pid)" "$child" "the process that fetches"
    loses_no_file "$child" "$files"
    equal "$(find "/proc/$child/task" -mindepth 1 -maxdepth 1 | wc -l)" 1 "threads"
    stop_play
}

over_a_line_of_64_kbit_slides_change_on_time_and_the_picture_comes_once_it_is_faster() {
    prepare_network
    needs tc
    rm -rf store
    feed_of "$(compliment)" "$(people)" | put feed.json
    fetch_once fetch.log
    tc qdisc add dev lo root tbf rate 64kbit burst 4k latency 400ms || skip "this kernel has no tbf"
    play_timed
    three_items | put feed.json
    within 30 log_has play.log ' play: slide: news ' || fail "the new text does not come"
    as_before 8 "over a line of 64 kbit/s"
    log_has play.log ' play: items: 3, pictures: 0' || fail "the picture came over the slow line"
    tc qdisc del dev lo root
    within 60 log_has play.log ' play: items: 3, pictures: 1' || fail "the picture never comes"
    stop_play
}

run_tests a_name_server_that_never_answers_stops_no_slide \
    addresses_that_refuse_or_swallow_everything_stop_no_slide \
    a_cable_pulled_a_thousand_times_costs_few_requests_and_no_descriptor \
    over_a_line_of_64_kbit_slides_change_on_time_and_the_picture_comes_once_it_is_faster
