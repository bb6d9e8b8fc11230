#!/bin/sh
# LibreOffice, for the tests that open each letter with it: installed from Debian where that can be done, else
# those tests say that they were left out.  Never fails.
command -v soffice >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update && apt-get install --yes --no-install-recommends libreoffice-writer-nogui; } \
        >/dev/null 2>&1
fi
command -v soffice >/dev/null 2>&1 ||
    echo "LibreOffice is not installed: the tests that open letters with it will be skipped"
exit 0
