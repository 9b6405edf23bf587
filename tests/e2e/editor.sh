#!/bin/bash
# The editor from outside: who gets in, what a page of another site can do, what a hostile request meets, and what is
# left when it is killed. Browsers are driven by `make browser-test`.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"
editor=$top/build/san/breakroom-edit

# edit OPTION…: starts the editor on week.json; sets $at (its address) and $token
edit() {
    cp -r "$top/feeds/week.json" "$top/feeds/pictures" . 2>/dev/null || true
    : >editor.out
    "$editor" "$@" week.json >editor.out 2>editor.err </dev/null &
    editor_pid=$!
    started+=("$editor_pid")
    within 20 grep -q http editor.out || fail "the editor says: $(cat editor.err)"
    at=$(sed 's,/?token=.*,,' editor.out)
    token=$(sed 's/.*token=//' editor.out)
}

# status ARGUMENT…: of curl's answer
status() { curl -s -o answer -w '%{http_code}' --max-time 20 "$@"; }

sign_in() {
    [ "$(status -c jar "$at/?token=$token")" = 303 ]
    [ "$(status -b jar "$at/api/state")" = 200 ]
    change=$(sed 's/.*"change":"\([0-9a-f]*\)".*/\1/' answer)
}

# ours ARGUMENT…: as our own page asks
ours() { status -b jar -H "X-Change: $change" "$@"; }

the_printed_address_opens_the_page_once() {
    edit
    [ "$(status "$at/api/state")" = 401 ]
    [ "$(status "$at/?token=0000")" = 303 ]
    [ "$(status "$at/api/state")" = 401 ]
    sign_in
    [ "$(status -c other "$at/?token=$token")" = 303 ]
    [ "$(status -b other "$at/api/state")" = 401 ]
}

a_page_of_another_site_changes_nothing() {
    edit
    sign_in
    before=$(md5sum <week.json)
    [ "$(status -b jar -X POST -d '{"version": 1}' "$at/api/publish")" = 403 ]
    [ "$(status -b jar -H 'X-Change: 00' -d '{"version": 1}' "$at/api/publish")" = 403 ]
    [ "$(ours -H 'Origin: https://evil.example' -d '{"version": 1}' "$at/api/publish")" = 403 ]
    [ "$(ours -H 'Sec-Fetch-Site: cross-site' -d '{"version": 1}' "$at/api/publish")" = 403 ]
    # a name of somebody else's that leads to this machine
    [ "$(ours -H 'Host: evil.example' "$at/api/state")" = 421 ]
    [ "$(md5sum <week.json)" = "$before" ]
    [ "$(ours -H "Origin: $at" -d '{"version": 1}' "$at/api/publish")" = 200 ]
}

nothing_outside_its_folder_is_served() {
    edit
    sign_in
    echo secret >secret.txt
    echo '{}' >other.json
    cp week.json .hidden.json
    ln -s /etc/passwd pictures/link.png
    for path in /feeds/../../../etc/passwd /feeds/..%2f..%2fetc/passwd /feeds//etc/passwd /etc/passwd /feeds/secret.txt \
        /feeds/other.json /feeds/.hidden.json /feeds/.week.newsroom /feeds/pictures/link.png /feeds/pictures/ /feeds/ \
        /../style.css /app.js/../../labels/en.ini; do
        [ "$(status -b jar --path-as-is "$at$path")" = 404 ] || fail "$path is served"
    done
    [ "$(status "$at/feeds/week.json")" = 200 ]
    [ "$(status "$at/feeds/pictures/boutique.jpg")" = 200 ]
}

drafts_are_nobody_elses_business() {
    edit
    sign_in
    echo '{"revision": 0, "item": {"id": "new", "title": "Not yet public"}}' >draft
    [ "$(ours -X PUT -d @draft "$at/api/items/new")" = 200 ]
    curl -s "$at/feeds/week.json" >seen
    ! grep -q 'Not yet public' seen
    [ "$(ours -d '{"version": 1}' "$at/api/publish")" = 200 ]
    curl -s "$at/feeds/week.json" >seen
    grep -q 'Not yet public' seen
    tag=$(curl -s -D - -o /dev/null "$at/feeds/week.json" | tr -d '\r' | sed -n 's/^ETag: //p')
    [ "$(status -H "If-None-Match: $tag" "$at/feeds/week.json")" = 304 ]
}

strange_requests_are_answered_and_survived() {
    edit
    sign_in
    head -c 3000000 /dev/zero | tr '\0' 'a' >large
    [ "$(ours -d @large "$at/api/check")" = 413 ]
    [ "$(ours -d '[1' "$at/api/check")" = 400 ]
    [ "$(ours -d '{"item": 7}' "$at/api/check")" = 400 ]
    [ "$(ours -d '{"item": null}' "$at/api/preview")" = 400 ]
    [ "$(ours -d '{"url": "file:///etc/passwd"}' "$at/api/feed")" = 400 ]
    [ "$(ours -d '{"url": "--config=/etc/passwd"}' "$at/api/feed")" = 400 ]
    [ "$(ours --data-binary @"$top/README.md" "$at/api/pictures")" = 415 ]
    [ "$(ours -X PATCH "$at/api/state")" = 405 ]
    [ "$(ours "$at/api/nothing")" = 404 ]
    [ "$(ours "$at/api/versions/99999999999999999999")" = 404 ]
    [ "$(ours "$at/api/plan?for=--config&at=-x")" = 200 ]
    [ "$(ours "$at/api/state")" = 200 ]
}

many_slow_connections_keep_no_player_from_the_feed() {
    edit
    for ((i = 0; i < 1000; i++)); do
        exec {slow_fd}<>"/dev/tcp/127.0.0.1/${at##*:}"
        printf 'GET /feeds/week.json HTTP/1.1\r\nHost: ' >&"$slow_fd"
    done
    [ "$(status "$at/feeds/week.json")" = 200 ]
}

what_was_saved_and_published_survives_a_kill() {
    edit
    sign_in
    for ((i = 1; i <= 5; i++)); do
        echo "{\"revision\": 0, \"item\": {\"id\": \"n$i\", \"title\": \"Number $i\"}}" >draft
        [ "$(ours -X PUT -d @draft "$at/api/items/n$i")" = 200 ]
        [ "$(ours -d "{\"version\": $i}" "$at/api/publish")" = 200 ]
        echo "{\"revision\": 0, \"item\": {\"id\": \"d$i\", \"title\": \"Draft $i\"}}" >draft
        [ "$(ours -X PUT -d @draft "$at/api/items/d$i")" = 200 ]
        kill -KILL "$editor_pid"
        wait "$editor_pid" 2>/dev/null || true
        grep -q "Number $i" week.json
        edit_again
        [ "$(ours -d "{\"revision\": 1, \"item\": {}}" "$at/api/discard/d$i")" = 200 ]
    done
}

# on the feed as it was left
start_again() {
    : >editor.out
    "$editor" week.json >editor.out 2>editor.err </dev/null &
    editor_pid=$!
    started+=("$editor_pid")
    within 20 grep -q http editor.out || fail "the editor says: $(cat editor.err)"
    at=$(sed 's,/?token=.*,,' editor.out)
    token=$(sed 's/.*token=//' editor.out)
}

edit_again() {
    start_again
    sign_in
}

who_has_signed_in_stays_until_he_signs_out() {
    edit
    sign_in
    kill -KILL "$editor_pid"
    wait "$editor_pid" 2>/dev/null || true
    start_again
    [ "$(ours "$at/api/state")" = 200 ]
    [ "$(ours -d '{"version": 1}' "$at/api/publish")" = 200 ]
    [ "$(status -b jar -X POST "$at/sign-out")" = 403 ] # a page of another site has no X-Change
    [ "$(ours -X POST "$at/sign-out")" = 200 ]
    [ "$(ours "$at/api/state")" = 401 ]
    # what one of one's own machine has opened is nothing for a team
    sign_in
    kill -KILL "$editor_pid"
    wait "$editor_pid" 2>/dev/null || true
    edit --team --host wall.example
    at=http://127.0.0.1:$(port_of "$editor_pid")
    [ "$(ours "$at/api/state")" = 401 ]
}

a_removed_account_is_out_at_once() {
    cp -r "$top/feeds/week.json" "$top/feeds/pictures" .
    "$editor" user add Ada --role publisher week.json <<<'a long password'
    edit --team --host wall.example
    at=http://127.0.0.1:$(port_of "$editor_pid")
    [ "$(status -c jar -d '{"name": "Ada", "password": "a long password"}' "$at/sign-in")" = 200 ]
    sed -i 's/TRUE\t0/FALSE\t0/' jar
    [ "$(status -b jar "$at/api/state")" = 200 ]
    grep -q '"role":"publisher"' answer
    "$editor" user add Ada --role editor week.json <<<''
    [ "$(status -b jar "$at/api/state")" = 401 ]
    [ "$(status -c jar -d '{"name": "Ada", "password": "a long password"}' "$at/sign-in")" = 403 ]
}

# The address is asked for by whoever may write a draft: it must not become a way into the company's network.
what_is_brought_in_comes_from_outside() {
    edit
    sign_in
    for address in "$at/feeds/week.json" "http://localhost:${at##*:}/feeds/week.json" "http://[::1]:1/" \
        "http://[::ffff:127.0.0.1]:${at##*:}/feeds/week.json" "http://0.0.0.0:${at##*:}/feeds/week.json" http://169.254.169.254/latest \
        "http://2130706433:${at##*:}/feeds/week.json" ; do
        [ "$(ours -d "{\"url\": \"$address\"}" "$at/api/feed")" = 422 ] || fail "$address is asked"
    done
}

# Addresses of a namespace of our own, so that nothing leaves it: one that is public by its number, one that is private.
a_redirect_leads_no_further_inside() {
    unshare -rn true 2>/dev/null || { echo "no namespace"; return 0; }
    cp -r "$top/feeds/week.json" "$top/feeds/pictures" .
    cat >server.py <<'PYTHON'
import http.server, sys
class Server(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        if "to=" in self.path:
            self.send_response(302)
            self.send_header("Location", self.path.split("to=")[1])
            self.end_headers()
        else:
            super().do_GET()
    def log_message(self, *words):
        pass
server = http.server.ThreadingHTTPServer(("0.0.0.0", 8765), Server)
open("ready", "w").close()
server.serve_forever()
PYTHON
    cat >inside.sh <<'SHELL'
set -eu
ip link set lo up
ip addr add 93.184.215.14/32 dev lo
ip addr add 10.9.9.9/32 dev lo
python3 server.py &
until [ -e ready ]; do sleep 0.1; done
read_feed() { "$1" feed "$2" --json --reach "$3" >/dev/null 2>>why; }
read_feed "$1" http://93.184.215.14:8765/week.json public
! read_feed "$1" http://10.9.9.9:8765/week.json public
read_feed "$1" http://10.9.9.9:8765/week.json private
! read_feed "$1" 'http://93.184.215.14:8765/?to=http://10.9.9.9:8765/week.json' public
! read_feed "$1" 'http://93.184.215.14:8765/?to=http://127.0.0.1:8765/week.json' private
read_feed "$1" 'http://93.184.215.14:8765/?to=http://93.184.215.14:8765/week.json' public
touch passed
kill %1
SHELL
    unshare -rn bash inside.sh "$player" || true
    [ -e passed ] || fail "$(cat why)"
}

a_team_signs_in_with_passwords_and_only_publishers_publish() {
    cp -r "$top/feeds/week.json" "$top/feeds/pictures" .
    "$editor" user add Ada --role publisher week.json <<<'a long password'
    "$editor" user add Bo --role editor week.json <<<'another password'
    edit --team --host wall.example --port 0
    at=http://127.0.0.1:$(port_of "$editor_pid")
    [ "$(status -c jar -d '{"name": "Ada", "password": "wrong"}' "$at/sign-in")" = 403 ]
    [ "$(status -c jar -d '{"name": "Bo", "password": "another password"}' "$at/sign-in")" = 200 ]
    sed -i 's/TRUE\t0/FALSE\t0/' jar # the cookie is for https, which a proxy would have
    [ "$(status -b jar "$at/api/state")" = 200 ]
    change=$(sed 's/.*"change":"\([0-9a-f]*\)".*/\1/' answer)
    [ "$(ours -d '{"version": 1}' "$at/api/publish")" = 403 ]
    [ "$(status -c jar2 -d '{"name": "Ada", "password": "a long password"}' "$at/sign-in")" = 200 ]
    sed -i 's/TRUE\t0/FALSE\t0/' jar2
    [ "$(status -b jar2 "$at/api/state")" = 200 ]
    change=$(sed 's/.*"change":"\([0-9a-f]*\)".*/\1/' answer)
    [ "$(status -b jar2 -H "X-Change: $change" -d '{"version": 1}' "$at/api/publish")" = 200 ]
}

port_of() { ss -ltnp 2>/dev/null | sed -n "s/.*127.0.0.1:\([0-9]*\).*pid=$1,.*/\1/p" | head -n 1; }

a_name_in_a_header_counts_only_from_the_proxy() {
    edit --team --host wall.example --proxy-header X-User --proxy 127.0.0.9
    at=http://127.0.0.1:$(port_of "$editor_pid")
    [ "$(status -H 'X-User: Ada' "$at/api/state")" = 401 ]
}

it_refuses_to_be_open_to_the_network() {
    ! "$editor" --listen 0.0.0.0 week.json 2>why
    grep -q -- '--team' why
    ! "$editor" --listen 0.0.0.0 --team --host wall.example week.json 2>why
    grep -q -- '--certificate' why
    ! "$editor" week.xml 2>why
    grep -q 'ends in .json' why
}

the_bravo_box_takes_compliments_and_shows_none() {
    edit --bravo
    json=(-H 'Content-Type: application/json')
    [ "$(status -d 'to=a&text=b' "$at/bravo")" = 400 ]
    [ "$(status "${json[@]}" -d '{"to": "Karim", "text": "Thank you"}' "$at/bravo")" = 200 ]
    ! grep -q Karim week.json
    for ((i = 0; i < 12; i++)); do
        last=$(status "${json[@]}" -d '{"to": "Karim", "text": "Thank you"}' "$at/bravo")
    done
    [ "$last" = 429 ]
    [ "$(status "$at/api/bravos")" = 401 ]
}

the_preview_is_the_walls_own_slide() {
    edit --language en
    sign_in
    python3 -c 'import json; print(json.dumps({"item": next(i for i in json.load(open("week.json"))["items"] if i["id"] == "week/bath")}))' >item
    same_minute() {
        [ "$(ours -d @item "$at/api/preview")" = 200 ] || return 1
        "$player" render week.json -o slides --size 1280x720 --language en >/dev/null 2>&1
        cmp answer slides/*bath*.png
    }
    within 60 same_minute # the clock on the slide may go on in between
}

run_tests the_printed_address_opens_the_page_once a_page_of_another_site_changes_nothing \
    nothing_outside_its_folder_is_served drafts_are_nobody_elses_business strange_requests_are_answered_and_survived \
    many_slow_connections_keep_no_player_from_the_feed what_was_saved_and_published_survives_a_kill \
    who_has_signed_in_stays_until_he_signs_out a_removed_account_is_out_at_once \
    what_is_brought_in_comes_from_outside a_redirect_leads_no_further_inside \
    a_team_signs_in_with_passwords_and_only_publishers_publish a_name_in_a_header_counts_only_from_the_proxy \
    it_refuses_to_be_open_to_the_network the_bravo_box_takes_compliments_and_shows_none the_preview_is_the_walls_own_slide
