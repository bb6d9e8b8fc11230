#!/bin/sh
# PostgreSQL and Java, for the tests that run queries where they will run: installed from Debian where that can be
# done, else those tests say that they were left out.  Never fails.
here() { ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1; }
{ here && command -v java >/dev/null 2>&1; } && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update >/dev/null 2>&1
    here || apt-get install --yes --no-install-recommends postgresql >/dev/null 2>&1
    command -v java >/dev/null 2>&1 ||
        apt-get install --yes --no-install-recommends openjdk-17-jre-headless >/dev/null 2>&1
fi
here || echo "PostgreSQL is not installed: the tests that run queries on it will be skipped"
command -v java >/dev/null 2>&1 || echo "Java is not installed: the tests that run on Spark will be skipped"
exit 0
