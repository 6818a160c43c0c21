#!/bin/sh
# SPDX-License-Identifier: MIT
# Do the tests bite? 200 small faults by chance with seed 1, in a copy of the project; see mutate.py for the options.
set -eu
cd "$(dirname "$0")/.."
. tools/setup.sh
# shellcheck disable=SC2086 # a list of words
need $build_packages libcmocka-dev git python3
exec python3 tools/mutate.py "$@"
