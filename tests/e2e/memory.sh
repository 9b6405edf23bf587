#!/bin/bash
# Some of what tests/faults/memory.sh tries.
cd "$(dirname "$0")/../.." || exit 2
STEP=${STEP:-47} exec tests/faults/memory.sh
