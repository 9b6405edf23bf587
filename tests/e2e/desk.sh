#!/bin/bash
# A screen in its first minutes, and seen remotely: `breakroom shot` and `breakroom identify`.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

same_pixels() { [ "$(compare -metric AE "$1" "$2" null: 2>&1)" = 0 ]; }
shot() { "$player" shot -o "$1" --store store; }
# shot_differs FILE: from this one
shot_differs() { shot now.png && ! same_pixels now.png "$1"; }
shot_is() { shot now.png && same_pixels now.png "$1"; }

# new_screen LINE…: of [screen]; its feed does not exist
new_screen() {
    config '[feed lobby]' "url = $PWD/feed.json" '[screen]' "$@"
    play
    within 20 shot empty.png || fail "no picture of the screen"
}

a_shot_has_the_very_pixels_of_the_screen() {
    feed_of "$(compliment)" >feed.json
    config '[feed lobby]' "url = $PWD/feed.json"
    render expected feed.json
    fetch_once fetch.log
    start_display
    play
    "$wall" wait 20 expected/*.png
    shot wall.png
    import -window root screen.png
    same_pixels wall.png screen.png || fail "the shot and the screen differ"
    equal "$(stat -c %a wall.png)" "$(printf '%o' $((0644 & ~0$(umask))))" "rights of the picture"
    shot - >piped.png
    same_pixels wall.png piped.png || fail "the shot on standard output differs"
    equal "$(find "$XDG_RUNTIME_DIR" -name '*shot*')" "" "left in the runtime folder"
    stop_play
}

without_a_player_or_a_place_a_shot_says_why() {
    config
    equal "$(status shot wall.png 2>shot.err)" 2 "exit status without a player"
    grep -q 'no player runs on .*store' shot.err || fail "it says: $(cat shot.err)"
    equal "$(status "$player" identify --store store 2>identify.err)" 2 "exit status of identify"
    grep -q 'no player runs' identify.err || fail "it says: $(cat identify.err)"
    equal "$(status "$player" shot 2>shot.err)" 2 "exit status without -o"
    grep -q 'breakroom shot -o' shot.err || fail "it says: $(cat shot.err)"
    play
    within 20 shot wall.png || fail "no picture"
    equal "$(status shot nowhere/wall.png 2>shot.err)" 2 "exit status without a folder"
    grep -q 'cannot write nowhere/wall.png: No such file' shot.err || fail "it says: $(cat shot.err)"
    stop_play
}

alert() {
    printf '{"id":"a","title":"Leave by gate B","content_text":"The yard is being salted.","date_published":"2026-09-22T10:00:00Z","_breakroom":{"kind":"alert","until":"2099-12-31"}}'
}

identify_shows_the_name_instead_of_slides_until_an_alert_comes() {
    feed_of "$(compliment)" >feed.json
    config '[feed lobby]' "url = $PWD/feed.json"
    render expected feed.json
    fetch_once fetch.log
    start_display
    play
    "$wall" wait 20 expected/*.png
    shot slide.png
    "$player" identify --store store
    within 20 shot_differs slide.png || fail "identify shows nothing"
    slide_is_gone() { ! "$wall" which expected/*.png; }
    within 20 slide_is_gone || fail "the slide is still there" # it fades to the name
    feed_of "$(alert)" >feed.json
    render alert feed.json
    "$wall" wait 20 alert/*.png || fail "an alert waits for the name to go"
    stop_play
}

# The lines that say what it waits for are on the idle slide, in the language of the screen.
a_new_screen_says_what_it_waits_for_until_an_item_comes() {
    for language in en fr; do
        rm -rf store feed.json play.log
        new_screen "language = $language"
        within 20 shot_differs empty.png || fail "$language: it does not say what it waits for"
        cp now.png "$language.png"
        feed_of >feed.json # an empty one is no reason to hide them
        within 20 shot_differs "$language.png" || fail "$language: a feed without items changes nothing"
        ! shot_is empty.png || fail "$language: an empty feed hides what it waits for"
        feed_of "$(compliment)" >feed.json
        render "expected-$language" feed.json
        within 30 slide_stands "expected-$language" || fail "$language: the first item does not come"
        feed_of >feed.json
        stop_play
    done
    ! same_pixels en.png fr.png || fail "French says it in English"
}
slide_stands() { for png in "$1"/*.png; do shot_is "$png" && return; done; false; }

run_tests a_shot_has_the_very_pixels_of_the_screen without_a_player_or_a_place_a_shot_says_why \
    identify_shows_the_name_instead_of_slides_until_an_alert_comes a_new_screen_says_what_it_waits_for_until_an_item_comes
