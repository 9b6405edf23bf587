#!/bin/bash
# A short soak: a few hundred slides while feeds, network and disk fail at random. `make soak` is the long one.
top=$(cd "$(dirname "$0")/../.." && pwd)
cd "$top" || exit 2
exec build/tests/soak/soak build/breakroom build/tests/soak/disk.so "${1:-1500}"
