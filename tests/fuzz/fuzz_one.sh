#!/usr/bin/env bash
# Runs one target of the preset fuzz for so long, from its seeds, its past crashes and what earlier runs here found.
#   fuzz_one.sh NAME SECONDS     in the project's root
set -euo pipefail
name=$1 seconds=$2
program=build/fuzz/tests/fuzz/fuzz_$name
corpus=build/fuzz/corpus/$name
found=build/fuzz/found/$name
mkdir -p "$corpus" "$found"
UTFALL_FUZZ_SEEDS=$corpus "$program"
past=tests/fuzz/crashes/$name
log=build/fuzz/$name.log
if ! "$program" -max_total_time="$seconds" -max_len=16384 -timeout=5 -rss_limit_mb=512 -print_final_stats=1 -artifact_prefix="$found/" \
  "$corpus" $([ -d "$past" ] && echo "$past") >"$log" 2>&1; then
  tail -60 "$log" >&2
  echo "$name: broken by what lies in $found. Mend it, and keep the input in $past." >&2
  exit 1
fi
echo "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs in $seconds s"
