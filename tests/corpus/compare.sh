#!/bin/sh
# What the product says now beside what it said at a revision of git: `sh compare.sh REV PYTHON [PART …]`.
# The revision is installed into an environment of its own; both records lie in .corpus/ afterwards.
set -eu
revision=$1 python=$2
shift 2
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$root/.corpus
rm -rf "$work/now"
commit=$(git -C "$root" rev-parse "$revision")
if [ ! -e "$work/$commit/recorded" ]; then
  rm -rf "$work/$commit" "$work/source"
  mkdir -p "$work/source"
  git -C "$root" archive "$commit" | tar -x -C "$work/source"
  "$python" -m pip freeze --exclude-editable >"$work/versions.txt"  # what differs is ours
  "$python" -m venv --clear "$work/venv"
  "$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check --constraint "$work/versions.txt" \
    "$work/source[calendar,witness]"
  (cd "$work" && "$work/venv/bin/python" "$root/tests/corpus/record.py" record "$work/$commit" "$@")
  [ $# -gt 0 ] || touch "$work/$commit/recorded"
fi
(cd "$work" && "$python" "$root/tests/corpus/record.py" record "$work/now" "$@")
"$python" "$root/tests/corpus/record.py" compare "$work/$commit" "$work/now"
