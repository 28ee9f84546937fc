# Sourced by the scripts that judge altered footage: footage and truth in $work, $here the folder of the job.

# judge SAMPLING KIND...: $work/landing/KIND/2026-01-01T12-00-00Z.mp4 through the whole job, judged against $work/KIND.txt.
judge() {
  local sampling=$1 kind footfall=${FOOTFALL:-$here/target/footfall/bin/footfall}
  shift
  {
    echo 'apiVersion: footfall/v1'
    echo 'stores:'
    echo '  - { id: S, name: Altered, timeZone: UTC, open: { mon-sun: "00:00-24:00" }, cameras: ['
    for kind in "$@"; do
      echo "      { id: $kind, recordings: \"$kind/**\", captureTime: { preset: iso, zone: UTC }, sampling: $sampling },"
    done
    echo '    ] }'
  } > "$work/site.yaml"
  rm -rf "$work/lake"
  "$footfall" run --site "$work/site.yaml" --landing "$work/landing" --lake "$work/lake" > "$work/run.txt"
  for kind in "$@"; do
    "$footfall" export mot --lake "$work/lake" --recording "$kind/2026-01-01T12-00-00Z.mp4" --out "$work/tracks.txt" > /dev/null
    "$footfall" evaluate --truth "$work/$kind.txt" --tracks "$work/tracks.txt" --json | tail -n 1 | python3 -c "
import json, sys
figures = json.load(sys.stdin)
print('%-22s' % sys.argv[1], *['%s %.1f ' % (name, figures[name]) for name in ('HOTA', 'DetA', 'AssA', 'IDF1')],
    'tracks %d, people %d' % (figures['tracks'], figures['people']))" "$kind"
  done
}
