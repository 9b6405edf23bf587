#!/bin/bash
# `breakroom check`: a feed on disk, from a server and from a pipe; its exit status; its language.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

# check ARGUMENT…: writes its output to out.txt and err.txt; prints the exit status
check() {
    local code=0
    "$player" check --at 2026-11-23T12:00 "$@" >out.txt 2>err.txt || code=$?
    echo $code
}

a_clean_feed_is_told_so_and_ends_with_0() {
    equal "$(check "$top/feeds/week.json")" 0 "exit status"
    equal "$(grep -c 'week.json:[0-9]' out.txt)" 0 "findings"
    grep -q 'Shown now: [0-9]* of [0-9]*; to see each of them once takes' out.txt
    grep -q 'no problems found' err.txt
}

hints_alone_end_with_0_too() {
    feed_of '{"id":"1","title":"T","_breakroom":{"kind":"news","stars":3}}' >feed.json
    equal "$(check feed.json)" 0 "exit status"
    grep -qE '^feed\.json:1:[0-9]+: hint: .*“stars”.*: .*smile$' out.txt
}

findings_end_with_1() {
    feed_of '{"id":"1","title":"T","image":"lost.jpg","_breakroom":{"from":"2026-12-04","until":"2026-12-03"}}' >feed.json
    equal "$(check feed.json)" 1 "exit status"
    grep -qE '^feed\.json:1:[0-9]+: error: “until”' out.txt
    grep -qE '^feed\.json:1:[0-9]+: warning: the picture “lost.jpg”.*No such file' out.txt
}

what_cannot_be_read_ends_with_2() {
    equal "$(check nowhere.json)" 2 "exit status"
    equal "$(cat out.txt)" "" "findings"
    grep -q nowhere.json err.txt
    equal "$(check --config /dev/null)" 2 "exit status without a feed"
    grep -q 'the configuration has none' err.txt
    equal "$(check http://127.0.0.1:1/feed.json)" 2 "exit status of a server that is not there"
}

the_words_are_in_the_language_of_the_locale() {
    feed_of '{"id":"1","title":"T","_breakroom":{"kind":"complimnet"}}' >feed.json
    equal "$(LC_ALL=fr_FR.UTF-8 check feed.json)" 1 "exit status"
    grep -q 'avertissement: genre inconnu.*écrivez "compliment"' out.txt
    unset LC_ALL
    LC_MESSAGES=fr_CA.UTF-8 LANG=C check feed.json >code.txt
    grep -q avertissement out.txt
    LANG=de_DE.UTF-8 check feed.json >code.txt
    grep -q warning out.txt
    LANG=en_GB.UTF-8 LANGUAGE=fr:en check feed.json >code.txt
    grep -q avertissement out.txt
    LANG=C LANGUAGE=fr check feed.json >code.txt
    grep -q warning out.txt
    check --language fr feed.json >code.txt
    grep -q avertissement out.txt
    equal "$(check --language fr nowhere.json)" 2 "exit status"
    grep -q 'ne peut pas être lu.*n.*existe pas' err.txt
}

without_a_feed_those_of_the_configuration_are_checked() {
    feed_of '{"id":"1","title":"T","_breakroom":{"kind":"complimnet"}}' >one.json
    feed_of '{"id":"1","title":"T","tags":["Hausnotiz"]}' >two.json
    printf '[feed one]\nurl = %s/one.json\n[feed two]\nurl = %s/two.json\nkinds = Hausnotiz = tip\n' "$PWD" "$PWD" >own.conf
    equal "$(check --config own.conf)" 1 "exit status"
    grep -q 'one.json:.*unknown kind' out.txt
    grep -q '“Hausnotiz” makes tip' out.txt
}

the_json_form_comes_from_a_pipe() {
    feed_of '{"id":"1","title":"T","_breakroom":{"kind":"complimnet"}}' | check --json - >code.txt
    equal "$(cat code.txt)" 1 "exit status"
    python3 - out.txt <<'PYTHON' || fail "the JSON is not as promised: $(cat out.txt)"
import json, sys
said = json.load(open(sys.argv[1]))
finding = said["findings"][0]
assert said["warnings"] == 1 and said["items"] == 1
assert finding["rule"] == "unknown-kind" and finding["severity"] == "warning" and finding["line"] == 1
PYTHON
}

a_feed_from_a_server_is_checked_with_its_pictures() {
    start_web
    cp "$top/feeds/pictures/boutique-300x200.jpg" "$web/www/small.jpg"
    echo 'no picture' >"$web/www/text.jpg"
    feed_of '{"id":"1","title":"Small","image":"small.jpg"}' '{"id":"2","title":"None","image":"text.jpg"}' \
        '{"id":"3","title":"Lost","image":"lost.jpg"}' | put feed.json
    equal "$(check "$http/feed.json")" 1 "exit status"
    grep -q 'warning: the address of the feed begins with http:' out.txt
    grep -q 'warning: the picture .*small.jpg” has 300×200 pixels' out.txt
    grep -q 'warning: .*text.jpg” is not a picture' out.txt
    grep -q 'warning: the picture .*lost.jpg” cannot be loaded (the server answered 404' out.txt
}

run_tests \
    a_clean_feed_is_told_so_and_ends_with_0 \
    hints_alone_end_with_0_too \
    findings_end_with_1 \
    what_cannot_be_read_ends_with_2 \
    the_words_are_in_the_language_of_the_locale \
    without_a_feed_those_of_the_configuration_are_checked \
    the_json_form_comes_from_a_pipe \
    a_feed_from_a_server_is_checked_with_its_pictures
