#!/usr/bin/env bash
# Times quipu beside jq, DuckDB and pandas on the same response files, in one run, and prints ratios:
#     bash benches/compare.sh [COUNTRIES [INSTITUTIONS]]        default 40 and 28: 10 080 files
# The task: for each question how often each value was answered, as CSV. What is not installed is said and left out. The
# program is target/release/quipu, or the one in QUIPU; Python is python3, or the one in PYTHON.
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)"
quipu="${QUIPU:-$root/target/release/quipu}"
python="${PYTHON:-python3}"
countries="${1:-40}"
institutions="${2:-28}"
runs="${RUNS:-3}"
[ -x "$quipu" ] || { echo "There is no $quipu: run cargo build --release, or name the program in QUIPU." >&2; exit 1; }

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
export QUIPU_DATA="$work/data" LC_ALL=C.UTF-8
"$quipu" sample "$work/in" --countries "$countries" --institutions "$institutions" 2>/dev/null
files="$(find "$work/in" -name '*.json' | wc -l)"
everything() { find "$work/in" -name '*.json' -print0 | xargs -0 cat; }
bytes="$(everything | wc -c)"

cat > "$work/duck.py" <<'P'
import duckdb, sys
folder, out = sys.argv[1:]
duckdb.sql(f"""copy (
  select entry.key as question, entry.value->'$[0].value' as value, count(*) as n
  from (select unnest(map_entries(answers)) as entry
        from read_json('{folder}/*.json', columns={{'answers': 'MAP(VARCHAR, JSON)'}}))
  group by all order by all) to '{out}' (format csv)""")
P
cat > "$work/frames.py" <<'P'
import glob, json, pandas, sys
folder, out = sys.argv[1:]
frames = [pandas.json_normalize([{"question": key, "value": json.dumps(versions[0].get("value"))}
          for key, versions in json.load(open(path, encoding="utf-8"))["answers"].items()])
          for path in glob.glob(folder + "/*.json")]
pandas.concat(frames).groupby(["question", "value"]).size().to_csv(out)
P
cat > "$work/count.jq" <<'P'
reduce (inputs.answers | to_entries[] | [.key, (.value[0].value | tojson)]) as [$q, $v] ({}; .[$q][$v] += 1)
| to_entries[] | .key as $q | .value | to_entries[] | [$q, .key, .value] | @csv
P

summary() { "$quipu" summary "$work/in" --format csv > "$work/quipu.csv"; }
merge() { "$quipu" merge "$work/in" -o "$work/quipu.json" 2>/dev/null; }
duck() { "$python" "$work/duck.py" "$work/in" "$work/duck.csv"; }
frames() { "$python" "$work/frames.py" "$work/in" "$work/pandas.csv"; }
filter() { everything | jq -n -r -f "$work/count.jq" > "$work/jq.csv"; }
read_all() { everything > /dev/null; }

# The median of some runs in milliseconds; the first warms the cache and is not counted.
median() {
    "$@" || return 1
    for _ in $(seq "$runs"); do
        local start="$(date +%s%N)"
        "$@"
        echo $(( ($(date +%s%N) - start) / 1000000 ))
    done | sort -n | sed -n "$(( (runs + 1) / 2 ))p"
}

has_module() { command -v "$python" >/dev/null && "$python" -c "import $1" 2>/dev/null; }

echo "$files files, $bytes bytes, $(nproc) processors, $("$quipu" --version)"
base="$(median summary)"
row() { [ -n "$2" ] || { echo "$1 failed"; return; }; printf '%-28s %8d ms %8.2f x\n' "$1" "$2" "$(echo "$2 $base" | awk '{print $1 / $2}')"; }
row "quipu summary" "$base"
row "quipu merge" "$(median merge)"
row "cat (every byte read)" "$(median read_all)"
if has_module duckdb; then row "DuckDB" "$(median duck)"; else echo "DuckDB is not installed"; fi
if has_module pandas; then row "pandas" "$(median frames)"; else echo "pandas is not installed"; fi
if command -v jq >/dev/null; then row "jq (once)" "$(runs=1 median filter)"; else echo "jq is not installed"; fi
