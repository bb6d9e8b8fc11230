#!/bin/sh
# Build the wheel, install it in a clean environment without development dependencies, and run it from
# another folder.  In comes the Python that has `build`; out comes a decision, or a failure.
set -eu
python=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
case $python in */*) python=$root/$python ;; esac
[ -x "$python" ] || python=$1
"$python" -m build --wheel --outdir "$work/dist" "$root" >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
"$python" -m venv "$work/clean"
"$work/clean/bin/python" -m pip install --quiet --disable-pip-version-check "$work"/dist/*.whl
cp "$root/docs/examples/rekomendasi-haki.yaml" "$work/pemohon.yaml"
cd "$work"
export SP_CACHE="$work/cache"
clean/bin/sp check depok/rekomendasi-haki --facts pemohon.yaml --received 2026-03-16T10:00 --json >decision.json
grep -q '"outcome": "approve"' decision.json
grep -q '"due": "2026-03-26T15:00:00+07:00"' decision.json
clean/bin/sp validate
clean/bin/sp test >/dev/null
clean/bin/python -c 'import sp_engine; assert sp_engine.__all__ == sorted(sp_engine.__all__)'
echo "wheel: builds, installs in a clean environment and decides from another folder"
