#!/bin/sh
# Build the wheel, install it in a clean environment with the locked versions of what it asks for itself and no
# more, and run it from another folder.  In comes a Python that has the extra `test`; out comes a decision, or
# a failure.
set -eu
python=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
case $python in */*) python=$(cd "$(dirname "$python")" && pwd)/$(basename "$python") ;; esac
"$python" -m build --wheel --no-isolation --outdir "$work/dist" "$root" >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
"$python" -m venv "$work/clean"
"$work/clean/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes \
  --requirement "$root/requirements/installer.txt"
wheel=$(echo "$work"/dist/*.whl)
echo "$wheel $("$python" -m pip hash "$wheel" | tail -n 1)" >"$work/wheel.txt"
"$work/clean/bin/python" -m pip install --quiet --require-hashes --requirement "$work/wheel.txt" \
  --constraint "$root/requirements/test.txt"
cp "$root/docs/examples/rekomendasi-haki.yaml" "$work/pemohon.yaml"
cd "$work"
export SP_CACHE="$work/cache"
clean/bin/sp check depok/rekomendasi-haki --facts pemohon.yaml --received 2026-03-16T10:00 --json >decision.json
grep -q '"outcome": "approve"' decision.json
grep -q '"due": "2026-03-26T15:00:00+07:00"' decision.json
grep -q '"witness": null' decision.json  # durable-rules has to be asked for: sp-engine[witness]
clean/bin/sp validate >/dev/null
clean/bin/sp test >/dev/null
clean/bin/python -c 'import sp_engine; assert sp_engine.__all__ == sorted(sp_engine.__all__)'
echo "wheel: builds, installs in a clean environment and decides from another folder"
