#!/usr/bin/env bash
# Counts ARM64 instructions of the benchmarks' networks, without an ARM64 machine: publishes with NativeAOT for linux-arm64,
# runs the program under qemu-aarch64 with plugin.c and prints exact counts. `count.sh --help` lists the options.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); out=$here/bin/tools
packages=(clang lld llvm zlib1g-dev gcc-aarch64-linux-gnu qemu-user python3)
for package in "${packages[@]}"; do
  dpkg -s "$package" >/dev/null 2>&1 || { echo "count.sh needs: apt-get install ${packages[*]}" >&2; exit 1; }
done
mkdir -p "$out"
[ "$out/plugin.so" -nt "$here/plugin.c" ] || cc -O2 -Wall -Wextra -Werror -shared -fPIC -fvisibility=hidden -o "$out/plugin.so" "$here/plugin.c"
dotnet publish "$here" -c Release -r linux-arm64 -o "$out/linux-arm64" -v quiet >&2
python3 "$here/count.py" --program "$out/linux-arm64/counted" --plugin "$out/plugin.so" "$@"
