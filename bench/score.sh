#!/usr/bin/env bash
# Reads the corpus and scores the records against its truth: bench/score.sh [corpus folder] [more arguments of the scorer]
# The corpus lies beside the checkout, not in it; without it there is nothing to score.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
corpus=${1:-"$here/../shared/corpus/dev"}
[ $# -gt 0 ] && shift
scorer=${SCORER:-"$here/../shared/corpus/score.py"}
if [ ! -d "$corpus" ] || [ ! -f "$scorer" ]; then
  echo "no corpus at $corpus or no scorer at $scorer; nothing was scored" >&2
  exit 0
fi
database=$(mktemp -d)/score.db
trap 'rm -rf "$(dirname "$database")"' EXIT
node "$here/dist/src/cli/main.js" ingest "$corpus" --db "$database" >/dev/null || [ $? -eq 2 ]
truth=$corpus
[ -d "$corpus/truth" ] && truth=$corpus/truth
python3 "$scorer" --truth "$truth" --db "$database" "$@"
