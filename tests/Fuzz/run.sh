#!/usr/bin/env bash
# Fuzzes the readers: tests/Fuzz/run.sh [EXECUTIONS [TARGET…]], by default a million of each target. Needs Debian's clang and
# libclang-rt-14-dev (or the like of another version). What is found goes to tests/Fuzz/bin/fuzz/findings, the counts to
# tests/Fuzz/bin/fuzz/counts.tsv, and inputs that reach new code to tests/Fuzz/bin/fuzz/corpus, from which
# `tests/Fuzz/run.sh merge` takes the fewest that reach as much into tests/Fuzz/corpus, the shortest first, 90 kB of each target.
# There they are one archive of each target; the files themselves are unpacked to tests/Fuzz/bin/fuzz/kept.
set -euo pipefail
cd "$(dirname "$0")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
work=$PWD/tests/Fuzz/bin/fuzz; executions=${1:-1000000}; shift || true

# Short inputs are fast, and long enough for all that the formats have.
longest=6144

prepare() {
  dotnet build -c Release -v quiet tests/Hostile
  mkdir -p "$work/findings"
  SNC_FUZZ_SEEDS=$work/seeds tests/Hostile/bin/Release/net10.0/ShuffleNet.Compiler.Tests.Hostile \
    -noColor -explicit only -method '*FuzzSeedTests.Write_Seeds' >"$work/seeds.log"
  rm -rf "$work/program"; cp -r tests/Fuzz/bin/Release/net10.0 "$work/program"
  # Into the copy: the assemblies that the tests use stay as they are.
  dotnet tests/Fuzz/bin/Release/net10.0/ShuffleNet.Compiler.Fuzz.dll instrument \
    "$work/program/ShuffleNet.Compiler.Runtime.dll" "$work/program/ShuffleNet.Compiler.Import.dll"
  clang++ -O2 -fPIC -shared tests/Fuzz/driver/driver.cc -o "$work/program/libfuzzdriver.so" \
    "$(clang++ -print-file-name="lib/linux/libclang_rt.fuzzer_no_main-$(uname -m).a")" -lpthread -ldl
}

# The kept inputs of a target as files.
unpack() { rm -rf "$work/kept/$1"; mkdir -p "$work/kept/$1"; [ ! -f "tests/Fuzz/corpus/$1.zip" ] || program unpack "tests/Fuzz/corpus/$1.zip" "$work/kept/$1"; }

program() { dotnet "$work/program/ShuffleNet.Compiler.Fuzz.dll" "$@"; }

dictionary() {
  case $1 in
    caffemodel | prototxt) echo "-dict=tests/Fuzz/dictionaries/caffe.dict" ;;
    model) echo "-dict=tests/Fuzz/dictionaries/onnx.dict" ;;
    *) [ -f "tests/Fuzz/dictionaries/$1.dict" ] && echo "-dict=tests/Fuzz/dictionaries/$1.dict" || true ;;
  esac
}

fuzz() {
  local target=$1 log=$work/$1.log
  mkdir -p "$work/corpus/$target"; unpack "$target"
  program run "$target" "$work/findings" -runs="$executions" -max_len=$longest -timeout=20 -rss_limit_mb=2048 -use_value_profile=0 \
    -verbosity=1 -print_final_stats=1 -artifact_prefix="$work/findings/$target-" $(dictionary "$target") \
    "$work/corpus/$target" "$work/seeds/$target" "$work/kept/$target" >"$log" 2>&1 || { tail -40 "$log"; return 1; }
  local count features
  count=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  features=$(sed -n 's/.*DONE.*ft: \([0-9]*\).*/\1/p' "$log")
  printf '%s\t%s\t%s\t%s\t%s\n' "$(git rev-parse --short HEAD)" "$target" "$count" "$features" "$(grep -c '^finding: ' "$log" || true)" | tee -a "$work/counts.tsv"
}

merge() {
  local target=$1 fewest=$work/fewest/$1 chosen=$work/chosen/$1
  unpack "$target"; rm -rf "$fewest" "$chosen"; mkdir -p "$fewest" "$chosen"
  program run "$target" "$work/findings" -set_cover_merge=1 -use_counters=0 -max_len=$longest "$fewest" "$work/corpus/$target" "$work/seeds/$target" "$work/kept/$target" >"$work/$target.merge.log" 2>&1
  find "$fewest" -type f -printf '%s %p\n' | sort -n | awk '(sum += $1) <= 90000 { print $2 }' | xargs -d '\n' cp -t "$chosen"
  program pack "$chosen" "tests/Fuzz/corpus/$target.zip"
  echo "$target: $(find "$chosen" -type f | wc -l) inputs, $(cat "$chosen"/* | wc -c) bytes"
}

prepare
targets=("$@"); ((${#targets[@]})) || mapfile -t targets < <(program targets)
step=fuzz; [ "$executions" != merge ] || step=merge
for target in "${targets[@]}"; do $step "$target"; done
