#!/bin/sh
# Run the tests, the catalogue and the wheel on every CPython from 3.11 on that is on the path, each in an
# environment of its own.  In comes the name of make; out comes what each came to, or a failure.
set -u
make=$1 failed=0 found=0
for minor in 11 12 13 14 15 16 17 18 19; do
  python=python3.$minor
  "$python" -c 'import sys; sys.exit(sys.implementation.name != "cpython")' 2>/dev/null || continue
  found=1
  if "$make" --no-print-directory PYTHON="$python" VENV=".venv-3.$minor" site-tools unit catalogue wheel >".venv-3.$minor.log" 2>&1
  then said=passed; else said=FAILED failed=1; fi
  witness='from sp_engine.rules import witness_name; print(witness_name() or "no durable-rules")'
  witness=$(".venv-3.$minor/bin/python" -c "$witness" 2>/dev/null) || witness=nothing
  tests=$(grep -E '^[0-9]+ (passed|failed)' ".venv-3.$minor.log" | tail -n 1)
  echo "$python with $witness: $said; ${tests:-no test ran} (.venv-3.$minor.log)"
done
[ "$found" = 1 ] || { echo "no CPython from 3.11 on is on the path"; exit 1; }
exit $failed
