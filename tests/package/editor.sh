# shellcheck shell=bash disable=SC2154
# The editor's package in the chroot $root, for tests/package/run: what it puts in place, that its unit's command
# serves the page and a preview as its own user, that removing and purging leave nothing.

as_editor() { inside runuser -u breakroom-edit -- "$@"; }

edited_feed=/var/lib/breakroom-edit/news.json

# What the unit starts, with the options of the package and a port that is free; the folder in memory is the unit's.
editor_serves() {
    local at tries=0
    as_editor mkdir -m 700 /var/lib/breakroom-edit/run
    # shellcheck disable=SC2016
    as_editor env HOME=/var/lib/breakroom-edit XDG_RUNTIME_DIR=/var/lib/breakroom-edit/run sh -c \
        '. /etc/breakroom/breakroom-edit.conf && echo $$ >/var/lib/breakroom-edit/pid && exec breakroom-edit --team $OPTIONS --port 0 "$FEED"' \
        >"$top/editor" 2>"$top/log" </dev/null &
    local editor=$!
    until grep -q '^http' "$top/editor" || [ $((tries += 1)) = 600 ] || ! kill -0 $editor 2>/dev/null; do sleep 0.1; done
    at=http://127.0.0.1:$(sed 's/.*port \([0-9]*\))$/\1/' "$top/editor")
    curl -s --max-time 60 -c "$top/jar" -d '{"name": "Ada", "password": "a long password"}' "$at/sign-in" >"$top/answer"
    # this is no browser: it may send what is for TLS alone
    sed -i 's/TRUE\t0/FALSE\t0/' "$top/jar"
    curl -sS -i --max-time 60 -b "$top/jar" "$at/" >"$top/page" 2>&1
    grep -q app.js "$top/page" || fail "the editor does not serve its page: $(head -c 600 "$top/page") $(cat "$top/log")"
    change=$(curl -s --max-time 60 -b "$top/jar" "$at/api/state" | sed 's/.*"change":"\([0-9a-f]*\)".*/\1/')
    curl -s --max-time 60 -b "$top/jar" -H "X-Change: $change" -d '{"item": {"id": "x", "title": "Welcome, Ada"}}' \
        -o "$top/preview.png" "$at/api/preview"
    head -c 4 "$top/preview.png" 2>/dev/null | grep -q PNG || fail "the editor makes no preview: $(cat "$top/log")"
    kill "$(cat "$root/var/lib/breakroom-edit/pid")" 2>/dev/null
    wait $editor
}

editor_installed() { # DEB
    cp "$1" "$root/"
    apt install "/${1##*/}"
    inside breakroom edit --version | grep -q '^breakroom-edit 0' || fail "breakroom edit does not find the editor"
    inside sh -c "ldd /usr/bin/breakroom-edit" | grep 'not found' && fail "the editor lacks a library"
    [ "$(inside stat -c '%U %a' /var/lib/breakroom-edit)" = "breakroom-edit 750" ] || fail "the editor's folder is another's"
    [ "$(inside systemctl is-enabled breakroom-edit 2>/dev/null)" = disabled ] || fail "the editor is enabled before anybody said so"
    [ -e "$root/usr/share/man/man1/breakroom-edit.1.gz" ] || fail "the editor has no manual page"
    as_editor breakroom-edit user add Ada --role publisher $edited_feed <<<'a long password' || fail "no account can be made"
    editor_serves
}

editor_removed() {
    apt remove breakroom-editor
    [ -e "$root$edited_feed" ] || fail "remove took the feed that was edited"
    [ -e "$root/etc/breakroom/breakroom-edit.conf" ] || fail "remove took the options of the editor"
    apt purge breakroom-editor
    local left
    left=$(find "$root" -name 'breakroom-edit*' -not -name '*.deb' -not -path "$root/proc/*" | sed "s|^$root||")
    [ -z "$left" ] || fail "purging the editor left $left"
}
