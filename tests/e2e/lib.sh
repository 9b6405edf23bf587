# shellcheck shell=bash disable=SC2034
# Shared by the end-to-end tests: a scratch folder, a web server, a display, and the format of their results.
# Sourced by each tests/e2e/*.sh. Nothing here waits a fixed time: everything waits for what it needs, with a
# deadline.
#
# A test is a function named like a sentence; `run_tests` runs each in a subshell with `set -e`, in a folder of
# its own, and prints what scripts/run-tests counts. What it started is ended when it is over.

set -u
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
player=${PLAYER:-$top/build/san/breakroom}
wall=$top/build/tests/e2e-tools/wall
[ -x "$wall" ] || { echo "$wall is missing; \`make e2e\` builds what these tests need" >&2; exit 1; }
scratch=$(mktemp -d)
slow=${E2E_SLOW:-3} # deadlines are multiplied by this: 1 on a machine of its own, more under load or emulation
export E2E_SLOW=$slow

PATH=$PATH:/usr/sbin:/sbin
unset MAKEFLAGS MFLAGS MAKELEVEL MODE
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS http_proxy https_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY all_proxy
export HOME=$scratch/home XDG_STATE_HOME=$scratch/state XDG_RUNTIME_DIR=$scratch/run LC_ALL=C.UTF-8 TZ=Europe/Paris
# none, and never that of this machine
export BREAKROOM_CONFIG=$scratch/breakroom.conf
export SDL_VIDEODRIVER=dummy
mkdir -p "$HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"

trap 'end_started; rm -rf "$scratch"' EXIT
started=()

# start LOG COMMAND…: in the background; its process is $! and it ends with the test
start() {
    local log=$1
    shift
    "$@" >>"$log" 2>&1 </dev/null &
    started+=("$!")
}

# The last first: no player must meet a display that is gone already.
end_started() {
    local i pid
    for ((i = ${#started[@]} - 1; i >= 0; i--)); do
        pid=${started[i]}
        kill -TERM "$pid" 2>/dev/null || continue
        within 5 gone "$pid" || kill -KILL "$pid" 2>/dev/null
        wait "$pid" 2>/dev/null || true
    done
    started=()
}

# gone PID: it has ended, whether or not its parent knows
gone() {
    local line
    { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 0
    line=${line##*) }
    [ "${line:0:1}" = Z ]
}

# now: milliseconds by a clock that is only good for differences
now() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }

# pause: 40 ms, without starting a process
pause() { read -rt 0.04 <>"$scratch/silent" || true; }
mkfifo "$scratch/silent"

# within SECONDS COMMAND…: tries until it succeeds; false when it never did
within() {
    local deadline=$((${EPOCHREALTIME/[.,]/} + $1 * 1000000 * slow))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "${EPOCHREALTIME/[.,]/}" -lt "$deadline" ] || return 1
        pause
    done
}

# fail WORDS…: ends the test and says why
fail() {
    echo "    why: $*" >&2
    exit 1
}

# skip WORDS…: ends the test as one that this machine cannot run, and says why
skip() {
    echo "    why: $*"
    exit 77
}

# equal GOT WANTED WHAT
equal() { [ "$1" = "$2" ] || fail "$3: '$1' is not '$2'"; }

# log_has LOG PATTERN [TIMES]: at least so many lines (1). It is asked again and again, so a short log is searched
# without starting a process.
log_has() {
    local line lines count=0
    [ -r "$1" ] || return 1
    mapfile -t -n 200 lines <"$1"
    if [ "${#lines[@]}" = 200 ]; then
        count=$(grep -cE -e "$2" "$1" || true)
    else
        for line in "${lines[@]}"; do [[ ! $line =~ $2 ]] || count=$((count + 1)); done
    fi
    [ "$count" -ge "${3:-1}" ]
}

# open_files PID: how many it has open
open_files() { find "/proc/$1/fd" -type l | wc -l; }

# loses_no_file PID COUNT: once its connections are closed, it has no more open than COUNT
loses_no_file() {
    has_at_most() { [ "$(open_files "$1")" -le "$2" ]; }
    within 20 has_at_most "$1" "$2" || fail "open files: $(open_files "$1"), before $2"
}

# status COMMAND…: its exit status, whatever set -e thinks
status() {
    local code=0
    "$@" || code=$?
    echo "$code"
}

run_tests() {
    local name code began good=0
    for name in "$@"; do
        echo "[ RUN      ] $name"
        began=$(now)
        mkdir -p "$scratch/$name"
        # not `( … ) || code=$?`: bash would then not heed set -e inside
        (
            trap end_started EXIT
            started=()
            cd "$scratch/$name" || exit 1
            set -eE
            trap 'echo "    line $LINENO: $BASH_COMMAND" >&2' ERR
            "$name"
        ) >"$scratch/$name.out" 2>&1
        code=$?
        # a sanitizer that found something is a failure, whatever else came out
        if grep -qE 'ERROR: (Address|Leak)Sanitizer|runtime error:' "$scratch/$name"/*.log "$scratch/$name.out" 2>/dev/null
        then
            code=1
            echo "    why: a sanitizer found something" >>"$scratch/$name.out"
        fi
        if [ "$code" = 0 ]; then
            echo "[       OK ] $name"
            good=$((good + 1))
        elif [ "$code" = 77 ]; then
            sed 's/^/    /' "$scratch/$name.out"
            echo "[  SKIPPED ] $name"
            good=$((good + 1))
        else
            sed 's/^/    /' "$scratch/$name.out"
            tail -n 40 "$scratch/$name"/*.log 2>/dev/null | sed 's/^/    | /'
            echo "[  FAILED  ] $name"
        fi
        echo "    in $(($(now) - began)) ms"
        [ "${E2E_KEEP:-}" ] || rm -rf "${scratch:?}/$name"
    done
    [ "$good" = $# ]
}

# --- the web server: Debian's nginx with a configuration of its own, on loopback ---

# A certificate authority of the tests, and its certificate for 127.0.0.1 and localhost.
make_certificates() {
    local folder=$1
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 \
        -subj '/CN=Breakroom test authority' -keyout "$folder/ca.key" -out "$folder/ca.pem" 2>/dev/null
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/CN=localhost' -keyout "$folder/server.key" \
        -out "$folder/server.csr" 2>/dev/null
    openssl x509 -req -in "$folder/server.csr" -CA "$folder/ca.pem" -CAkey "$folder/ca.key" -CAcreateserial \
        -days 2 -out "$folder/server.pem" \
        -extfile <(echo 'subjectAltName=DNS:localhost,IP:127.0.0.1') 2>/dev/null
}

nginx_configuration() {
    local root=$1 http=$2 https=$3 user=
    [ "$(id -u)" != 0 ] || user='user root;'
    cat <<CONF
$user
worker_processes 1;
daemon off;
${nginx_more:-}
pid $root/nginx.pid;
error_log stderr warn;
events { worker_connections 64; }
http {
    access_log $root/access.log;
    client_body_temp_path $root/tmp;
    proxy_temp_path $root/tmp;
    fastcgi_temp_path $root/tmp;
    uwsgi_temp_path $root/tmp;
    scgi_temp_path $root/tmp;
    types {
        text/html html;
        application/feed+json json;
        application/rss+xml xml;
        image/jpeg jpg;
        image/png png;
    }
    gzip on;
    gzip_types application/feed+json application/rss+xml;
    server {
        listen 127.0.0.1:$http;
        listen 127.0.0.1:$https ssl;
        ssl_certificate $root/server.pem;
        ssl_certificate_key $root/server.key;
        root $root/www;
        include $root/server*.conf;
    }
}
CONF
}

# Starts it; sets web (its folder; files go to $web/www), http and https (addresses), web_pid.
start_web() {
    local try port
    web=$PWD/web
    mkdir -p "$web/www" "$web/tmp"
    [ -e "$scratch/certificates/server.pem" ] || { mkdir "$scratch/certificates" && make_certificates "$scratch/certificates"; }
    [ -e "$web/server.pem" ] || cp "$scratch/certificates"/* "$web"
    for try in 1 2 3 4 5 6 7 8; do
        port=$((20000 + RANDOM % 20000))
        start_web_at $port && return 0
    done
    fail "nginx did not start in $try tries"
}

start_web_at() {
    web_port=$1
    http=http://127.0.0.1:$1 https=https://127.0.0.1:$(($1 + 1))
    nginx_configuration "$web" "$1" $(($1 + 1)) >"$web/nginx.conf"
    start "$PWD/nginx.log" nginx -p "$web" -c "$web/nginx.conf"
    web_pid=$!
    within 20 serving_or_gone "$web_pid" && [ -s "$web/nginx.pid" ]
}

# It writes the file once it listens itself: another process may be listening on the ports.
serving_or_gone() { [ -s "$web/nginx.pid" ] || gone "$1"; }

stop_web() {
    kill -TERM "$web_pid"
    within 20 gone "$web_pid" || fail "nginx does not stop"
}

# --- the display ---

shown_or_gone() { [ -s display ] || gone "$1"; }

# Starts an X server without a physical screen; sets DISPLAY, and what SDL needs to use it.
start_display() {
    local try
    for try in 1 2 3 4 5; do # another one may take the number in between
        : >display
        Xvfb -displayfd 3 -screen 0 "${1:-640x360}x24" -nolisten tcp -noreset 3>display >xvfb.log 2>&1 </dev/null &
        started+=("$!")
        within 10 shown_or_gone "$!" && [ -s display ] && break
    done
    [ -s display ] || fail "Xvfb did not start in $try tries"
    DISPLAY=:$(cat display)
    export DISPLAY SDL_VIDEODRIVER=x11
}

# --- feeds and the player ---

# put FILE: standard input becomes a file of the web server, all at once
put() {
    mkdir -p "$(dirname "$web/www/$1")"
    cat >"$web/www/$1.new"
    mv "$web/www/$1.new" "$web/www/$1"
}

# feed_of ITEM…: a JSON Feed of these items
feed_of() {
    local IFS=,
    printf '{"version":"https://jsonfeed.org/version/1.1","title":"Test house","language":"en","items":[%s]}\n' "$*"
}

# Three items of three kinds, newest first, never too old on any day; the first one has a picture.
news() {
    printf '{"id":"n","title":"The canteen opens again","content_text":"From Monday on.","date_published":"2026-09-20T10:00:00Z","image":"picture.jpg","_breakroom":{"until":"2099-12-31"}}'
}
compliment() {
    printf '{"id":"c","title":"Well done","content_text":"Lin found the lost parcel.","date_published":"2026-09-19T10:00:00Z","_breakroom":{"kind":"compliment","until":"2099-12-31","to":"Lin","by":"Noor"}}'
}
people() {
    printf '{"id":"p","title":"Ada joins us","content_text":"She looks after the tills.","date_published":"2026-09-18T10:00:00Z","_breakroom":{"kind":"people","until":"2099-12-31","who":"Ada","move":"arrives"}}'
}
tip() {
    printf '{"id":"t","title":"Fold it twice","content_text":"It then fits the small box.","date_published":"2026-09-21T10:00:00Z","_breakroom":{"kind":"tip","until":"2099-12-31","by":"Sam"}}'
}

a_picture() { find "$top/feeds/pictures" -name '*.jpg' | LC_ALL=C sort | head -n 1; }
put_picture() {
    mkdir -p "$web/www"
    cp "$(a_picture)" "$web/www/picture.jpg"
}

# config LINE…: player.conf with one feed, and a screen whose pixels do not depend on the time. With
# log_level=debug the log names each slide.
config() {
    {
        printf '[log]\nlevel = %s\n' "${log_level:-info}"
        # fewer frames in a fade: each costs much with sanitizers
        printf '%s\n' '[screen]' 'clock = off' 'progress = no' 'drift = no' 'language = en' 'size = 640x360' 'fps = 15'
        printf '%s\n' '[fetch]' 'interval = 10s' 'connect-timeout = 2s' 'timeout = 5s' 'picture-max-size = 8M'
        printf '%s\n' "$@"
    } >player.conf
}

# play ARGUMENT…: in the background with a store of the test; sets play_pid; what it says goes to play.log
play() {
    start play.log "$player" play --window 640x360 --store store --config player.conf "$@"
    play_pid=$!
}

# fetch_once LOG: one refresh of all feeds into the store of the test
fetch_once() { "$player" fetch --once --store store --config player.conf >>"$1" 2>&1; }

# render FOLDER [FEED]: the expected slides
render() { "$player" render "${2:-$http/feed.json}" -o "$1" --size 640x360 --config player.conf >>render.log 2>&1; }

# render_once FOLDER [FEED]: render for tests that expect the same slides, whose configurations are alike
render_once() {
    mkdir -p "$scratch/of-all"
    [ -d "$scratch/of-all/$1" ] || render "$scratch/of-all/$1" "${@:2}"
    ln -s "$scratch/of-all/$1" "$1"
}

# stop_play: by SIGTERM; it must end soon with status 0
stop_play() {
    kill -TERM "$play_pid"
    within 20 gone "$play_pid" || fail "play does not end on SIGTERM"
    local code=0
    wait "$play_pid" || code=$?
    equal "$code" 0 "exit status of play"
}

# the pid of the fetch that a play has begun, once it has; false before
fetch_pid() { pgrep -P "$play_pid" -f ' fetch|breakroom fetch' | head -n 1 | grep .; }
