#!/usr/bin/env bash
# Times quipu over folders of different size, and exports in every format, and prints what a file costs:
#     bash benches/sizes.sh [INSTITUTIONS...]        default 1 3 28 280: 360, 1 080, 10 080 and 100 800 files of 40 countries
# Of each program it says the median of RUNS (3) runs after one that warms the cache, and the most memory that one held. The program is
# target/release/quipu, or the one in QUIPU. Samples of 100 800 files take 1.4 GB, and the collection of them 1.6 GB.
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)"
quipu="${QUIPU:-$root/target/release/quipu}"
runs="${RUNS:-3}"
[ $# -gt 0 ] || set -- 1 3 28 280
[ -x "$quipu" ] || { echo "There is no $quipu: run cargo build --release, or name the program in QUIPU." >&2; exit 1; }

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
export QUIPU_DATA="$work/data" LC_ALL=C.UTF-8

# Runs a command, of which an exit below 3 says that it has done its work.
run() { "$@" > /dev/null 2> "$work/said" || [ $? -lt 3 ] || { cat "$work/said" >&2; return 1; }; }
# Microseconds, the median of some runs, and the most memory in MiB, of one before them: to ask for it takes as long as to read
# a hundred files.
measure() {
    run /usr/bin/time -f %M -o "$work/memory" "$@" || return 1
    local memory="$(( $(tail -n 1 "$work/memory") / 1024 ))"
    for _ in $(seq "$runs"); do
        local start="${EPOCHREALTIME/./}"
        run "$@" || return 1
        echo "$(( ${EPOCHREALTIME/./} - start )) $memory"
    done | sort -n | sed -n "$(( (runs + 1) / 2 ))p"
}
row() { awk -v what="$1" -v files="$2" -v us="$3" -v mib="$4" \
    'BEGIN { printf "%-30s %8d files %8.1f ms %8.1f us/file %6d MiB\n", what, files, us / 1000, us / files, mib }'; }

echo "$(nproc) processors, $("$quipu" --version)"
for institutions in "$@"; do
    folder="$work/in$institutions"
    "$quipu" sample "$folder" --countries 40 --institutions "$institutions" 2> /dev/null
    files="$(find "$folder" -name '*.json' | wc -l)"
    row "summary --list none -f csv" "$files" $(measure "$quipu" summary "$folder" --list none --format csv)
    row "summary --list none" "$files" $(measure "$quipu" summary "$folder" --list none)
    row "merge" "$files" $(measure "$quipu" merge "$folder" -o "$work/all.json")
    row "its output written and synced" "$files" $(measure dd if="$work/all.json" of="$work/copy" bs=1M conv=fsync)
    row "export --list none -o .json" "$files" $(measure "$quipu" export "$folder" --list none -o "$work/all-counted.json")
    rm -rf "$work/copy" "$work/table"
    [ "$institutions" = 1 ] || rm -rf "$folder"
done
if [ -d "$work/in1" ]; then
    for format in csv json txt md html docx xlsx; do
        row "export -o .$format" "$(ls "$work/in1" | wc -l)" $(measure "$quipu" export "$work/in1" -o "$work/report.$format")
    done
fi
