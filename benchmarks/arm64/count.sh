#!/usr/bin/env bash
# Counts instructions of the benchmarks' networks, without an ARM64 machine.
#
#     count.sh [OPTION...] [NETWORK...]         publishes with NativeAOT for linux-arm64, runs the program under qemu-aarch64
#                                               with plugin.c and prints exact counts; --help lists the options
#     count.sh --spills MACHINE...              publishes and looks for stack accesses in the inner loops of the kernels;
#                                               a machine is arm64, x64-v3 or x64-v4. Exits with 1 if it finds any.
#     count.sh --check                          counts a small program whose instructions were counted by hand
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); out=$here/bin/tools
packages=(clang lld llvm zlib1g-dev gcc gcc-aarch64-linux-gnu qemu-user python3)
for package in "${packages[@]}"; do
  dpkg -s "$package" >/dev/null 2>&1 || { echo "count.sh needs: apt-get install ${packages[*]}" >&2; exit 1; }
done
mkdir -p "$out"

publish() {
  case $1 in
    arm64) dotnet publish "$here" -c Release -r linux-arm64 -o "$out/arm64" -v quiet >&2 ;;
    x64-v[34]) dotnet publish "$here" -c Release -r linux-x64 -p:IlcInstructionSet="x86-64-${1#x64-}" -o "$out/$1" -v quiet >&2 ;;
    *) echo "count.sh: there is no machine '$1'; there are arm64, x64-v3 and x64-v4" >&2; return 1 ;;
  esac
}

if [ "${1-}" = --spills ]; then
  shift; programs=()
  for machine in "$@"; do publish "$machine"; programs+=("$out/$machine/counted"); done
  exec python3 "$here/spills.py" "${programs[@]}"
fi
[ "$out/plugin.so" -nt "$here/plugin.c" ] || gcc -O2 -Wall -Wextra -Werror -shared -fPIC -fvisibility=hidden -o "$out/plugin.so" "$here/plugin.c"
if [ "${1-}" = --check ]; then exec python3 "$here/check.py" "$out/plugin.so"; fi
publish arm64
exec python3 "$here/count.py" --program "$out/arm64/counted" --plugin "$out/plugin.so" "$@"
