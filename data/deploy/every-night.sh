#!/bin/sh
# One pass, a pause, the next pass: for containers, which have no cron. Arguments go to `jixiao crawl`.
child=''
trap 'kill -TERM "$child" 2>/dev/null; wait "$child"; exit 0' TERM INT
while :; do
  node /app/dist/src/cli/main.js crawl "$@" &
  child=$!
  wait "$child" || echo "jixiao: the pass ended with $?" >&2
  sleep "${JIXIAO_EVERY_SECONDS:-86400}" &
  child=$!
  wait "$child"
done
