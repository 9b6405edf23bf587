#!/bin/bash
# The editor from outside: access, pages of other sites, hostile requests, and what is
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

# status ARGUMENT…: of curl's answer. Curl holds a large body back until the server asks for it: sent too early, it meets a
# connection that was refused and closed, and the answer is lost.
status() { curl -s -o answer -w '%{http_code}' --max-time $((20 * slow)) --expect100-timeout $((20 * slow)) "$@"; }

sign_in() {
    [ "$(status -c jar "$at/?token=$token")" = 303 ]
    [ "$(status -b jar "$at/api/state")" = 200 ]
    change=$(sed 's/.*"change":"\([0-9a-f]*\)".*/\1/' answer)
}

# ours ARGUMENT…: a request like those of the editor's page
ours() { status -b jar -H "X-Change: $change" "$@"; }

# planned QUERY: repeated when a busy machine exceeds the editor's time limit
planned() { [ "$(ours "$at/api/plan?$1")" = 200 ]; }

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

drafts_are_not_served() {
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
    within 60 planned 'for=--config&at=-x' || fail "no plan: $(head -c 300 answer)"
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

two_editors_do_not_share_a_feed() {
    edit
    # what a draft is in must not be cleared away by the one that ends
    sign_in
    [ "$(ours -X PUT -d '{"revision": 0, "item": {"id": "mine", "title": "Mine"}}' "$at/api/items/mine")" = 200 ]
    ! timeout $((20 * slow)) "$editor" week.json >second.out 2>second.err </dev/null || fail "a second editor had the same feed"
    grep -q "week.json is open in another editor (process $editor_pid)" second.err || fail "it says: $(cat second.err)"
    [ "$(ours "$at/api/state")" = 200 ]
    "$editor" user add Ada --role publisher week.json <<<'a long password' || fail "an account cannot be added while the editor runs"
    kill -KILL "$editor_pid"
    edit_again
    [ "$(ours "$at/api/items")" = 200 ]
    grep -q '"Mine"' answer
}

times_are_those_of_the_zone_of_the_screens() {
    edit --zone Asia/Tokyo
    sign_in
    grep -q '"zone":"Asia/Tokyo"' answer
    within 60 planned for=1h || fail "no plan: $(head -c 300 answer)"
    grep -q '"start": *"[^"]*+09:00"' answer || fail "the plan is: $(head -c 300 answer)"
    ! "$editor" --zone Tokyo week.json 2>why || fail "there is no zone Tokyo"
    grep -q 'timedatectl list-timezones' why
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

# Every editor of drafts may give an address: it must not become a way into the company's network.
what_is_brought_in_comes_from_outside() {
    edit
    sign_in
    for address in "$at/feeds/week.json" "http://localhost:${at##*:}/feeds/week.json" "http://[::1]:1/" \
        "http://[::ffff:127.0.0.1]:${at##*:}/feeds/week.json" "http://0.0.0.0:${at##*:}/feeds/week.json" http://169.254.169.254/latest \
        "http://2130706433:${at##*:}/feeds/week.json" ; do
        [ "$(ours -d "{\"url\": \"$address\"}" "$at/api/feed")" = 422 ] || fail "$address is asked"
    done
}

# Addresses in a network namespace of the test, so that nothing leaves it: a public and a private one.
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

the_proxys_word_signs_in_with_the_role_of_the_account() {
    cp -r "$top/feeds/week.json" "$top/feeds/pictures" .
    "$editor" user add Ada --role publisher week.json <<<''
    edit --team --host wall.example --proxy-header X-User
    at=http://127.0.0.1:$(port_of "$editor_pid")
    [ "$(status "$at/api/state")" = 401 ]
    [ "$(status -H 'X-User: Bo' "$at/api/state")" = 200 ]
    grep -q '"role":"editor"' answer
    [ "$(status -c jar -H 'X-User: Ada' "$at/api/state")" = 200 ]
    grep -q '"role":"publisher"' answer
    change=$(sed 's/.*"change":"\([0-9a-f]*\)".*/\1/' answer)
    sed -i 's/TRUE\t0/FALSE\t0/' jar
    [ "$(ours -H 'X-User: Ada' -d '{"version": 1}' "$at/api/publish")" = 200 ]
    # the second of two who publish at once sees what the first has published
    [ "$(ours -H 'X-User: Ada' -d '{"version": 1}' "$at/api/publish")" = 409 ]
    # a cookie of hers is nothing without the proxy's word, and nothing for another name
    [ "$(ours "$at/api/state")" = 401 ]
    [ "$(ours -H 'X-User: Bo' -d '{"version": 2}' "$at/api/publish")" = 403 ]
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
    # the last address that a proxy names counts: what a browser wrote before it is nothing
    [ "$(status "${json[@]}" -H 'X-Forwarded-For: 10.1.1.1' -d '{"to": "Karim", "text": "Thank you"}' "$at/bravo")" = 200 ]
    for ((i = 0; i < 12; i++)); do
        last=$(status "${json[@]}" -H "X-Forwarded-For: 10.9.9.$i, 10.1.1.1" -d '{"to": "Karim", "text": "Thank you"}' "$at/bravo")
    done
    [ "$last" = 429 ]
    [ "$(status "$at/api/bravos")" = 401 ]
}

the_preview_is_the_slide_of_the_screen() {
    edit --language en
    sign_in
    # the item as it is previewed, and a feed that has it alone
    jq -c '{item: .items[] | select(.id == "week/bath")}' week.json >item
    jq -c '.items |= map(select(.id == "week/bath"))' week.json >bath.json
    same_minute() {
        [ "$(ours -d @item "$at/api/preview")" = 200 ] || return 1
        "$player" render bath.json -o slides --size 1280x720 --language en >/dev/null 2>&1
        cmp answer slides/*bath*.png
    }
    within 60 same_minute # the clock on the slide may go on in between
}

# A picture of a telephone: rotated, with place and owner. (`make bench` measures one of 12 megapixels.)
a_photograph_loses_its_metadata() {
    edit
    sign_in
    convert "$top/feeds/pictures/boutique.jpg" -resize '4000x600!' -quality 92 photo.jpg
    exiftool -q -overwrite_original -Orientation=6 -n -GPSLatitude=48.85 -GPSLatitudeRef=N -GPSLongitude=2.35 -GPSLongitudeRef=E \
        -Make=Fairphone -SerialNumber=4711 -XMP-dc:Creator='Ada Lovelace' -IPTC:By-line='Ada Lovelace' -Comment='by Ada' photo.jpg
    exiftool -G photo.jpg | grep -q GPS
    [ "$(ours --data-binary @photo.jpg "$at/api/pictures")" = 200 ] || fail "$(cat answer)"
    grep -q '"width":576,"height":3840' answer || fail "it is not upright: $(cat answer)"
    kept=$(sed 's/.*"url":"\([^"]*\)".*/\1/' answer)
    exiftool -G "$kept" >left
    ! grep -E '^\[(EXIF|XMP|IPTC|ICC_Profile|MakerNotes|Photoshop|GPS)\]|Ada|Fairphone|4711' left || fail "it says more than it should"
}

# 144 empty megapixels in a few kilobytes; and a file that is not a picture after its first bytes.
a_huge_picture_is_refused_and_blocks_nobody() {
    edit
    sign_in
    python3 - <<'PYTHON'
import struct, zlib
def part(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
side = 12000
rows = zlib.compress(bytes(side * (1 + side // 8)), 9)
open("huge.png", "wb").write(b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)) + part(b"IDAT", rows) + part(b"IEND", b""))
open("none.png", "wb").write(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400)
PYTHON
    [ "$(ours --data-binary @huge.png "$at/api/pictures?language=fr")" = 415 ]
    grep -q '"why":"' answer
    [ "$(ours --data-binary @none.png "$at/api/pictures")" = 415 ]
    head -c 60000000 /dev/zero >endless
    [ "$(ours --data-binary @endless "$at/api/pictures")" = 413 ]
    [ "$(status "$at/feeds/week.json")" = 200 ]
    [ -z "$(find "$XDG_RUNTIME_DIR" -name 'upload-*')" ]
}

# Nothing is published in part when the disk is full, and the present state stays.
a_full_disk_publishes_nothing_by_halves() {
    unshare -rm true 2>/dev/null || { echo "no namespace"; return 0; }
    mkdir small
    cat >inside.sh <<'SHELL'
set -eu
mount -t tmpfs -o size=1m tmpfs small
cp week.json small
"$1" small/week.json >editor.out 2>editor.err &
until grep -q http editor.out; do sleep 0.1; done
at=$(sed 's,/?token=.*,,' editor.out)
curl -s -o /dev/null -c jar "$(cat editor.out)"
change=$(curl -s -b jar "$at/api/state" | sed 's/.*"change":"\([0-9a-f]*\)".*/\1/')
ours() { curl -s -o answer -w '%{http_code}' -b jar -H "X-Change: $change" "$@"; }
[ "$(ours -X PUT -d '{"revision": 0, "item": {"id": "new", "title": "Before"}}' "$at/api/items/new")" = 200 ]
head -c 2000000 /dev/zero >small/filler || true
before=$(md5sum <small/week.json)
code=$(ours -d '{"version": 1}' "$at/api/publish")
[ "$code" = 507 ] || { echo "published on a full disk: $code"; cat answer; exit 1; }
[ "$(md5sum <small/week.json)" = "$before" ]
[ "$(curl -s "$at/feeds/week.json" | md5sum)" = "$before" ]
rm small/filler
[ "$(ours "$at/api/items")" = 200 ]
version=$(sed 's/.*"version":\([0-9]*\).*/\1/' answer)
[ "$(ours -d "{\"version\": $version}" "$at/api/publish")" = 200 ]
grep -q Before small/week.json
kill %1
touch passed
SHELL
    cp "$top/feeds/week.json" .
    unshare -rm bash -x inside.sh "$editor" || true
    [ -e passed ] || fail "$(cat editor.err)"
}

# Rendering every slide takes seconds; a player that fetches the feed meanwhile is answered first.
rendering_blocks_no_request() {
    edit
    sign_in
    curl -s -b jar -o slides.zip "$at/api/slides" &
    rendering=$!
    renders() { pgrep -P "$editor_pid" -f ' render '; }
    within 20 renders
    for ((i = 0; i < 5; i++)); do
        [ "$(status "$at/feeds/week.json")" = 200 ]
    done
    kill -0 "$rendering" 2>/dev/null || fail "all slides were rendered before the feed was answered"
    wait "$rendering"
    python3 -m zipfile -t slides.zip
}

what_a_kill_leaves_is_cleared_away() {
    edit
    sign_in
    left() { find "$XDG_RUNTIME_DIR" -maxdepth 1 -name 'breakroom-edit-*' | wc -l; }
    [ "$(left)" = 1 ]
    touch .week.check-7.json
    kill -KILL "$editor_pid"
    wait "$editor_pid" 2>/dev/null || true
    start_again
    [ "$(left)" = 1 ]
    [ ! -e .week.check-7.json ]
    kill -TERM "$editor_pid"
    wait "$editor_pid"
    [ "$(left)" = 0 ]
}

# The body of an unauthorised request is not even stored before it is refused.
requests_without_a_session_take_no_memory() {
    edit --bravo
    head -c 40000000 /dev/zero >endless
    peak() { sed -n 's/^VmHWM: *\([0-9]*\) kB/\1/p' "/proc/$editor_pid/status"; }
    before=$(peak)
    for ((i = 0; i < 12; i++)); do
        curl -s -o "answer$i" --data-binary @endless -H 'Expect:' "$at/$([ $((i % 2)) = 0 ] && echo api/pictures || echo bravo)" &
        sent[i]=$!
    done
    wait "${sent[@]}" || true
    [ $(($(peak) - before)) -lt 40000 ] || fail "it took $(($(peak) - before)) kB"
    [ "$(status --data-binary @endless "$at/api/pictures")" = 401 ]
}

# Ten thousand malformed HTTP requests.
bad_requests_without_number_are_survived() {
    edit
    python3 - "${at##*:}" <<'PYTHON'
import random, socket, sys
random.seed(1)
port, sent, open_sockets = int(sys.argv[1]), 0, []
lines = [b"GET / HTTP/1.1", b"POST /api/publish HTTP/1.1", b"PUT /api/items/%00 HTTP/1.1", b"GET /feeds/../../x HTTP/9.9", b"\x16\x03\x01", b"POST /bravo HTTP/1.1", b"X" * 9000]
headers = [b"Host: 127.0.0.1:%d" % port, b"Content-Length: -1", b"Content-Length: 99999999999999999999", b"Transfer-Encoding: chunked", b"Cookie: " + b"a=b; " * 900, b"X-Change: \xff\xfe", b": no name", b"Content-Type: multipart/form-data; boundary=x", b"Expect: 100-continue"]
while sent < 10000:
    with socket.create_connection(("127.0.0.1", port)) as peer:
        try:
            for _ in range(20):
                peer.sendall(random.choice(lines) + b"\r\n" + b"\r\n".join(random.sample(headers, 4)) + b"\r\n\r\n" + bytes(random.randrange(256) for _ in range(random.randrange(60))))
                sent += 1
        except OSError:
            sent += 1
PYTHON
    [ "$(status "$at/feeds/week.json")" = 200 ]
    kill -0 "$editor_pid"
}

# From publishing to the pixels of a player of this feed, and back to the list of screens that have it.
an_alert_is_on_a_screen_soon_after_its_next_fetch() {
    edit --language en
    sign_in
    config '[feed week]' "url = $at/feeds/week.json"
    start_display
    play
    render before week.json
    "$wall" wait 60 before/*.png
    until=$(date -d '+1 hour' +%Y-%m-%dT%H:%M:00%:z)
    item="{\"id\": \"fire\", \"title\": \"Fire alarm\", \"content_text\": \"Leave by the yard.\", \"_breakroom\": {\"kind\": \"alert\", \"until\": \"$until\"}}"
    echo "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Verdelune · this week\", \"items\": [$item]}" >alert.json
    render alert alert.json
    [ "$(ours -X PUT -d "{\"revision\": 0, \"item\": $item}" "$at/api/items/fire")" = 200 ]
    begun=$(now)
    [ "$(ours -d '{"version": 1, "only": "fire"}' "$at/api/publish")" = 200 ]
    [ "$(ours "$at/api/walls")" = 200 ]
    grep -q '"current":false' answer || fail "a wall is said to have it: $(cat answer)"
    # it looks every ten seconds, give or take a fifth
    "$wall" wait 60 alert/*.png
    echo "on the wall after $(($(now) - begun)) ms"
    [ "$(ours "$at/api/walls")" = 200 ]
    grep -q '"current":true' answer
    stop_play
}

run_tests the_printed_address_opens_the_page_once a_page_of_another_site_changes_nothing \
    nothing_outside_its_folder_is_served drafts_are_not_served strange_requests_are_answered_and_survived \
    many_slow_connections_keep_no_player_from_the_feed what_was_saved_and_published_survives_a_kill \
    two_editors_do_not_share_a_feed times_are_those_of_the_zone_of_the_screens who_has_signed_in_stays_until_he_signs_out a_removed_account_is_out_at_once \
    what_is_brought_in_comes_from_outside a_redirect_leads_no_further_inside \
    a_team_signs_in_with_passwords_and_only_publishers_publish a_name_in_a_header_counts_only_from_the_proxy the_proxys_word_signs_in_with_the_role_of_the_account \
    it_refuses_to_be_open_to_the_network an_alert_is_on_a_screen_soon_after_its_next_fetch \
    a_photograph_loses_its_metadata a_huge_picture_is_refused_and_blocks_nobody \
    a_full_disk_publishes_nothing_by_halves rendering_blocks_no_request \
    what_a_kill_leaves_is_cleared_away requests_without_a_session_take_no_memory bad_requests_without_number_are_survived \
    the_bravo_box_takes_compliments_and_shows_none the_preview_is_the_slide_of_the_screen
