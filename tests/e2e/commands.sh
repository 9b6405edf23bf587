#!/bin/bash
# The command line: the output and exit status of each command. No network, no display.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

sample=$top/feeds/week.json

help_lists_the_commands_and_each_has_an_example() {
    "$player" --help >help.txt
    commands=$(sed -n 's/^  breakroom \([a-z]*\) .*/\1/p' help.txt)
    for command in play fetch feed render plan check $commands; do
        [ "$command" != edit ] || continue # another program answers
        grep -q "^  breakroom $command " help.txt || fail "--help does not list $command"
        "$player" "$command" --help >"$command.txt" 2>"$command.err" || fail "$command --help ends with $?"
        grep -qE "^Example: .*breakroom $command( |$)" "$command.txt" || fail "$command --help has no example"
        equal "$(cat "$command.err")" "" "stderr of $command --help"
        # what the lines of usage and the example name is one of the options listed
        for option in $(grep -hE "breakroom $command( |$)" help.txt "$command.txt" | grep -oE -- '(^| )--?[a-z][a-z-]*'); do
            grep -qE -- "^ +(-[a-z], )?(--[a-z-]+ )?${option}[ ,]|^ +${option}, " "$command.txt" || fail "$command --help lists no $option"
        done
    done
    grep -q -- '--window' play.txt && grep -q -- '--no-fetch' play.txt && grep -q -- '--size' render.txt
}

version_is_one_line_on_stdout() {
    "$player" --version >out.txt 2>err.txt
    grep -qE '^breakroom [0-9]+\.[0-9]+' out.txt
    equal "$(cat err.txt)" "" "stderr"
}

# wrong WORD ARGUMENT…: exit 2, nothing on stdout, and a line that names WORD
wrong() {
    local word=$1
    shift
    equal "$(status "$player" "$@" 2>wrong.err)" 2 "exit status of: breakroom $*"
    grep -qF -- "$word" wrong.err || fail "breakroom $* does not speak of '$word': $(cat wrong.err)"
}

wrong_use_says_what_is_wrong_and_ends_with_2() {
    wrong dance dance
    wrong --colour play --colour
    wrong 12y12 play --window 12y12
    wrong -o render "$sample"
    wrong nonsense render "$sample" -o out --size nonsense
    wrong --store fetch --store
    wrong soon play --for soon
    wrong yesterday render "$sample" -o out --at yesterday
    wrong nowhere.conf play --config nowhere.conf
}

a_missing_feed_is_named() {
    equal "$(status "$player" feed nowhere.json 2>err.txt)" 2 "exit status"
    grep -q nowhere.json err.txt
}

a_feed_is_printed_as_json() {
    "$player" feed "$sample" --json >out.json 2>err.txt
    grep -q '"items"' out.json
    "$player" feed - --json <"$sample" >piped.json
    equal "$(grep -o '"kind"' piped.json | wc -l)" "$(grep -o '"kind"' out.json | wc -l)" "kinds from standard input"
}

# a copy of the one feed that the configuration has, under another name
feed_reads_as_the_configuration_says_and_gives_each_cut_its_reason() {
    printf '%s\n' '{"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [{"id": "1", "title": "T",' \
        '"tags": ["Line 4"], "content_html": "<p>Two things are new:</p><ul><li>one</li><li>two</li></ul><p>By the portal</p>"}]}' \
        >copy.json
    printf '%s\n' '[feed house]' 'url = https://intranet.example/f.json' 'kinds = Line 4 = figure' 'cut = By the portal' \
        >one.conf
    "$player" feed --json copy.json --config one.conf >with.json
    equal "$(jq -r '.items[0].kind' with.json)" figure kind
    equal "$(jq -r '.items[0].wall.text' with.json)" "$(printf 'Two things are new:\n• one\n• two')" "text of the wall"
    equal "$(jq -c '.items[0].wall.left_out | map([.text, .reason])' with.json)" '[["By the portal","option"]]' "cuts"
    "$player" feed --json copy.json >without.json
    equal "$(jq -r '.items[0].kind' without.json)" news "kind without it"
}

rendering_twice_gives_the_same_bytes() {
    "$player" render "$sample" -o one --size 640x360 --at 2026-11-23T08:00 2>one.log
    "$player" render "$sample" -o two --size 640x360 --at 2026-11-23T08:00 2>two.log
    [ "$(find one -name '*.png' | wc -l)" -ge 10 ] || fail "only $(find one -name '*.png' | wc -l) slides"
    diff -r one two
}

slides_are_named_in_order_with_kind_and_title_in_plain_letters() {
    cat >names.json <<'END'
{"version": "https://jsonfeed.org/version/1.1", "title": "Names", "items": [
{"id": "1", "title": "L’équipe d’Été à Łódź passe enfin en deux équipes dès lundi", "content_text": "x"},
{"id": "2", "content_text": "Merci d’avoir tenu le comptoir seule.",
 "_breakroom": {"kind": "compliment", "to": ["Zoë Müller", "José Núñez"]}},
{"id": "3", "title": "../../Заводская столовая", "content_text": "x"},
{"id": "4", "title": "🎉", "content_text": "x"}]}
END
    "$player" render names.json -o out --size 320x180 --sheet >names.txt 2>render.log
    equal "$(cat names.txt)" "out/001-news-l-equipe-d-ete-a-lodz-passe-enfin-en-deux.png
out/002-compliment-zoe-muller-jose-nunez.png
out/003-news-zavodskaa-stolovaa.png
out/004-news.png
out/sheet.png" "the files"
    equal "$(cd out && ls | LC_ALL=C sort | tr '\n' ' ')" "$(sed 's|out/||' names.txt | tr '\n' ' ')" "the folder"
    equal "$(cat render.log)" "" "stderr"
    sed '/"id": "[34]"/d; s/Núñez"\]}},/Núñez"]}}]}/' names.json >fewer.json
    "$player" render fewer.json -o out --size 320x180 >names.txt 2>render.log
    grep -q 'out has 3 more .png, of an earlier run' render.log || fail "nothing of older slides: $(cat render.log)"
}

a_page_of_all_slides_is_whole_in_itself_and_says_why_some_are_not_shown() {
    cat >page.json <<'END'
{"version": "https://jsonfeed.org/version/1.1", "title": "<b>Page</b> & \"more\"", "items": [
{"id": "1", "title": "Two shifts <script>alert(1)</script>", "content_text": "x"},
{"id": "2", "title": "Later", "content_text": "x", "_breakroom": {"from": "2026-12-24"}}]}
END
    "$player" render page.json -o page --size 320x180 --at 2026-12-04T08:00 --language en --html >page.txt 2>page.log
    grep -qx 'page/index.html' page.txt || fail "not named: $(cat page.txt)"
    equal "$(grep -c '<figure>' page/index.html)" 2 "slides"
    grep -q 'On the screen (1)' page/index.html || fail "no heading"
    grep -q '<i>News</i>' page/index.html || fail "no kind"
    grep -q '<em>embargo until 24 December' page/index.html || fail "no reason"
    grep -q '<script\|<b>Page\|http:\|https:' page/index.html && fail "text of the feed is part of the page"
    sed -n 's/.*base64,\([^"]*\)".*/\1/p' page/index.html | head -n 1 | base64 -d >page.jpg
    equal "$(file -b --mime-type page.jpg 2>/dev/null || head -c 3 page.jpg | od -An -tx1 | tr -d ' ')" \
        "$(command -v file >/dev/null && echo image/jpeg || echo ffd8ff)" "the picture"
}

# size_of PNG: its width and height, from its header
size_of() { od -An -tu1 -j16 -N8 "$1" | awk '{ print $3 * 256 + $4 "x" $7 * 256 + $8 }'; }

rendering_takes_theme_language_and_turn_from_the_command_line() {
    printf '%s\n' '{"version": "https://jsonfeed.org/version/1.1", "title": "A", "items":' \
        '[{"id": "1", "title": "A", "content_text": "x"}]}' >one.json
    local with
    for with in '' '--theme light' '--language fr' '--rotate 90' '--rotate 180'; do
        # shellcheck disable=SC2086
        "$player" render one.json -o "out$with" --size 320x200 --at 2026-11-23T15:00 $with >names.txt 2>render.log
        cat "out$with"/*.png | cksum >>sums.txt
        equal "$(size_of "out$with/001-news-a.png")" 320x200 "the size with '$with'"
    done
    equal "$(sort -u sums.txt | wc -l)" 5 "different pictures"
    wrong 45 render one.json -o out --rotate 45
    wrong français render one.json -o out --language français
}

a_theme_has_a_logo_and_one_that_is_missing_never_stops_the_slides() {
    local one='{"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [{"id": "1", "title": "A"}]}'
    mkdir -p house
    echo "$one" >one.json
    cp "$top/feeds/pictures/theiere.png" house/logo.png
    printf '%s\n' '[theme]' 'logo = logo.png' >house/theme.ini
    printf '%s\n' '[theme]' 'file = theme.ini' >house/breakroom.conf
    "$player" render one.json -o with --size 320x180 --config house/breakroom.conf 2>with.log
    equal "$(cat with.log)" "" "stderr"
    printf '%s\n' '[theme]' 'logo = lost.png' >house/theme.ini
    "$player" render one.json -o without --size 320x180 --config house/breakroom.conf 2>without.log
    grep -q "house/theme.ini:2: .*lost.png: it cannot be read: No such file.*the logo is left out" without.log
    cmp -s with/001-news-a.png without/001-news-a.png && fail "the logo is not on the slide"
    printf 'not a picture' >house/lost.png
    "$player" render one.json -o without --size 320x180 --config house/breakroom.conf 2>without.log
    grep -q "house/theme.ini:2: .*lost.png: it is not a picture" without.log
    rm house/theme.ini
    "$player" render one.json -o gone --size 320x180 --config house/breakroom.conf 2>gone.log
    grep -q "theme.ini', using 'dark': No such file" gone.log
    wrong house/theme.ini render one.json -o out --theme house/theme.ini
}

# With the sanitizers, which allow the child more, and released. A refused picture leaves the slide as it would be
# without a picture.
an_svg_is_drawn_and_one_with_letters_is_left_out() {
    local program logo svg="<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 3 2'>"
    echo "$svg<rect width='3' height='2' fill='#20B040'/></svg>" >green.svg
    echo "$svg<rect width='3' height='2' fill='#2040C0'/></svg>" >blue.svg
    echo "$svg<rect width='3' height='2' fill='#2040C0'/><text y='1'>A</text></svg>" >letters.svg
    for logo in green blue letters none; do
        printf '{"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [{"id": "1", "title": "A"%s}]}' \
            "$([ $logo = none ] || echo ", \"image\": \"$logo.svg\"")" >$logo.json
    done
    for program in "$player" "$top/build/breakroom"; do
        for logo in green blue letters none; do
            "$program" render $logo.json -o $logo --size 320x180 --at 2026-11-23T15:00 >names.txt 2>$logo.log
        done
        equal "$(cat green.log blue.log none.log)" "" "stderr"
        grep -q 'pictures left out: 1; .*text, which must be converted to paths' letters.log
        equal "$(cksum {green,blue,none}/001-news-a.png | cut -d' ' -f1 | sort -u | wc -l)" 3 "different slides"
        cmp letters/001-news-a.png none/001-news-a.png
    done
}

# Likewise; and if libheif cannot be loaded, that is reported and the slide has no picture.
telephones_pictures_are_shown_with_libheif() {
    local program picture errors
    cp "$top"/tests/picture/fixtures/{lossy.heic,lossy.avif,turned.heic} .
    mkdir broken
    : >broken/libheif.so.1
    for picture in none lossy.heic lossy.avif turned.heic; do
        printf '{"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [{"id": "1", "title": "A"%s}]}' \
            "$([ $picture = none ] || echo ", \"image\": \"$picture\"")" >$picture.json
    done
    for program in "$player" "$top/build/breakroom"; do
        for picture in none lossy.heic lossy.avif turned.heic; do
            "$program" render $picture.json -o of-$picture --size 320x180 --at 2026-11-23T15:00 >names.txt 2>$picture.log
            if [ $picture != none ] && cmp -s of-$picture/001-news-a.png of-none/001-news-a.png; then
                fail "$picture is not on its slide"
            fi
        done
        # with the sanitizers the child keeps stderr, and libdav1d says there that it starts no threads
        errors=$(cat {lossy.heic,lossy.avif,turned.heic,none}.log | grep -v '^Unable to detect thread count' || true)
        equal "$errors" "" "stderr"
        LD_LIBRARY_PATH=broken "$program" render lossy.heic.json -o without --size 320x180 --at 2026-11-23T15:00 \
            >names.txt 2>without.log
        grep -q 'pictures left out: 1; .*libheif1 is not installed' without.log
        cmp without/001-news-a.png of-none/001-news-a.png
    done
}

rendering_needs_neither_display_nor_home() {
    env -u HOME -u XDG_STATE_HOME -u SDL_VIDEODRIVER "$player" render "$sample" -o out --size 640x360 2>render.log
    [ -n "$(find out -name '*.png')" ]
}

a_fault_in_the_configuration_is_named_with_its_line_and_the_rest_counts() {
    printf '%s\n' '[screen]' 'fade = a while' 'colour = blue' 'clock = off' '[feed week]' "url = $sample" >player.conf
    "$player" fetch --once --config player.conf --store store 2>fetch.log
    grep -E 'player\.conf:2: .*fade.*a while' fetch.log
    grep -E 'player\.conf:3: .*colour' fetch.log
}

play_without_a_display_shows_the_sample_feed() {
    printf '[log]\nlevel = debug\n' >debug.conf
    start play.log "$player" play --window 640x360 --store store --seconds 1 --config debug.conf "$sample"
    within 60 log_has play.log '^debug play: slide: [a-z]+ ' 3 || fail "no three slides"
}

# Nothing of it is written while slides change, all of it at the end; the slide that stands at the end counts too.
what_was_shown_is_counted_by_item_and_day() {
    log_level=debug
    feed_of "$(news | sed 's/,"image":"picture.jpg"//')" "$(people)" >feed.json
    config '[feed lobby]' "url = $PWD/feed.json"
    fetch_once fetch.log
    start play.log "$player" play --window 640x360 --store store --config player.conf --seconds 1 --no-fetch
    play_pid=$!
    within 60 log_has play.log '^debug play: slide: ' 4 || fail "no four slides"
    [ ! -e store/played.db ] || fail "it writes with each slide"
    stop_play
    slides=$(grep -c '^debug play: slide: ' play.log)
    "$player" played --csv --store store --config player.conf >played.csv
    equal "$(head -n 1 played.csv)" "$(printf 'day,feed,id,title,times,seconds\r')" "the first line"
    grep -q "^$(date +%F),\"lobby\",\"n\",\"The canteen opens again\"," played.csv || fail "$(cat played.csv)"
    equal "$(awk -F, 'NR > 1 { sum += $5 } END { print sum }' played.csv)" "$slides" "times shown"
    equal "$("$player" played --json --store store | jq 'map(.times) | add')" "$slides" "times shown, in JSON"
    equal "$("$player" played --json --store store --to 2026-01-01)" "[]" "the days before"
}

run_tests help_lists_the_commands_and_each_has_an_example \
    version_is_one_line_on_stdout \
    wrong_use_says_what_is_wrong_and_ends_with_2 \
    a_missing_feed_is_named \
    a_feed_is_printed_as_json \
    feed_reads_as_the_configuration_says_and_gives_each_cut_its_reason \
    rendering_twice_gives_the_same_bytes \
    slides_are_named_in_order_with_kind_and_title_in_plain_letters \
    a_page_of_all_slides_is_whole_in_itself_and_says_why_some_are_not_shown \
    rendering_takes_theme_language_and_turn_from_the_command_line \
    a_theme_has_a_logo_and_one_that_is_missing_never_stops_the_slides \
    an_svg_is_drawn_and_one_with_letters_is_left_out \
    telephones_pictures_are_shown_with_libheif \
    rendering_needs_neither_display_nor_home \
    a_fault_in_the_configuration_is_named_with_its_line_and_the_rest_counts \
    play_without_a_display_shows_the_sample_feed \
    what_was_shown_is_counted_by_item_and_day
