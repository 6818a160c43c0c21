#!/bin/sh
# usage: run.sh PROGRAM [CASE...] ; a folder per bad input, see ../support/cases.sh
here=$(cd "$(dirname "$0")" && pwd) || exit 99
program=$1
shift
exec "$here/../support/cases.sh" "$program" "$here/cases" "$@"
