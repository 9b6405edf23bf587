#!/bin/bash
# The command line: what each command prints where, and how it ends. No network, no display.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

sample=$top/feeds/week.json

help_lists_the_commands_and_each_has_an_example() {
    "$player" --help >help.txt
    for command in play fetch feed render check; do
        grep -q "breakroom $command" help.txt || fail "--help does not list $command"
        "$player" "$command" --help >"$command.txt" 2>"$command.err" || fail "$command --help ends with $?"
        grep -q "breakroom $command .*" "$command.txt" || fail "$command --help has no example"
        equal "$(cat "$command.err")" "" "stderr of $command --help"
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

rendering_twice_gives_the_same_bytes() {
    "$player" render "$sample" -o one --size 640x360 --at 2026-11-23T08:00 2>one.log
    "$player" render "$sample" -o two --size 640x360 --at 2026-11-23T08:00 2>two.log
    [ "$(find one -name '*.png' | wc -l)" -ge 10 ] || fail "only $(find one -name '*.png' | wc -l) slides"
    diff -r one two
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
    timeout -k 2 60 "$player" play --window 640x360 --store store --seconds 1 --for 8s "$sample" 2>play.log
    log_has play.log '^info play: slide: [a-z]+ ' 3 || fail "fewer than three slides in 8 s"
}

run_tests help_lists_the_commands_and_each_has_an_example \
    version_is_one_line_on_stdout \
    wrong_use_says_what_is_wrong_and_ends_with_2 \
    a_missing_feed_is_named \
    a_feed_is_printed_as_json \
    rendering_twice_gives_the_same_bytes \
    rendering_needs_neither_display_nor_home \
    a_fault_in_the_configuration_is_named_with_its_line_and_the_rest_counts \
    play_without_a_display_shows_the_sample_feed
