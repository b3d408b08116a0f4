#!/bin/sh
# The checks of the library at full size: kills, bit rot, 100,000 reports on both engines. Takes hours and some 20 GB of disk.
# Reduced sizes of all of them run with the tests: 12 kills, 40 damaged copies, and what `bench/library/run.ts --help` tells.
set -eu
cd "$(dirname "$0")/.."
export CI=true READOUT_SOAK_KILLS=200 READOUT_SOAK_ROT=500
node --test "test/store/faults/*.test.ts"
node bench/library/run.ts
scripts/check-api.sh 200
