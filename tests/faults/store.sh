#!/bin/sh
# Every call by which the store writes fails in turn (no room, a quota, errors, read-only, short, killed), once and
# from then on: what `make test` tries with some of the calls.
set -eu
cd "$(dirname "$0")/../.."
EVERY_CALL=1 exec build/san/tests/store/test_faults
