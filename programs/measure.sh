#!/bin/sh
# The sweeps behind the tables of measured programs in core-sim/README.md and occam-library.md.
#
#   programs/measure.sh locks MACHINE PROCESSES...      cycles from one acquisition to the next
#   programs/measure.sh updates MACHINE CLIENTS...      cycles of an update, direct and by a server
#   programs/measure.sh barriers PARTICIPANTS...        cycles of a barrier, shared memory and messages
#   programs/measure.sh stealing WORKERS...             cycles of a tree by each kind, tasks stolen
#   programs/measure.sh traffic CORES...                flits of a miss of the stencil
#
# MACHINE may be followed by options: "coherent --cores 64". Cycles are the difference of two runs of
# a program that differ in their rounds only, divided by the difference of the rounds.
set -eu
inmesh=${INMESH:-$(dirname "$0")/../inmesh}

# One value of a run: its name, and the arguments of inmesh run.
value() {
  name=$1
  shift
  # shellcheck disable=SC2086
  "$inmesh" run "$@" --format json 2>&1 | sed -n "s/^ *\"$name\" : \([0-9]*\).*/\1/p"
}

# Cycles of a round: the rounds of the shorter and of the longer run, then the arguments.
round() {
  few=$1
  many=$2
  shift 2
  short=$(value cycles "$@" --param rounds="$few")
  long=$(value cycles "$@" --param rounds="$many")
  echo $(((long - short) / (many - few)))
}

# A row of the updates' table: the kind, then the numbers of clients.
updates() {
  kind=$1
  shift
  printf '%s lines, kind %s:' "$lines" "$kind"
  for n in "$@"; do
    printf ' %s' "$(round 10 20 updates --machine $machine --param kind="$kind" \
      --param lines="$lines" --param clients="$n")"
  done
  echo
}

table=$1
shift
case $table in
  locks)
    machine=$1
    shift
    for kind in 0 1 2 3 4 5; do
      printf 'kind %s:' $kind
      for n in "$@"; do
        cycles=$(round 10 30 locks --machine $machine --param kind=$kind --param processes="$n")
        printf ' %s' $((cycles / n))
      done
      echo
    done
    ;;
  updates)
    machine=$1
    shift
    rows=$(mktemp -d)
    trap 'rm -r "$rows"' EXIT
    for lines in 0 1 2 4 8; do
      # Two rows at a time.
      updates 0 "$@" >"$rows/0" &
      updates 1 "$@" >"$rows/1"
      wait
      cat "$rows/0" "$rows/1"
    done
    ;;
  barriers)
    for n in "$@"; do
      printf '%s participants, central, tree, dissemination, messages on coherent, on mesh:' "$n"
      for kind in 1 2 3; do
        printf ' %s' "$(round 10 40 barriers --machine coherent --cores "$n" --param kind=$kind \
          --param participants="$n")"
      done
      for machine in coherent mesh; do
        printf ' %s' "$(round 10 40 treebarrier --machine $machine --cores "$n" \
          --param participants="$n")"
      done
      echo
    done
    ;;
  stealing)
    for n in "$@"; do
      for kind in 0 1 2; do
        "$inmesh" run stealing --machine coherent --cores "$n" --param workers="$n" \
          --param kind=$kind --param steals=1 --param roots=512 --param work=200 \
          --param bits=10 --format json 2>&1 | awk -v workers="$n" -v kind=$kind '
            match($0, /stolen: [0-9]+/) { stolen = substr($0, RSTART + 8, RLENGTH - 8) }
            $1 == "\"cycles\"" && !cycles { cycles = $3 + 0 }
            END { printf "%d workers, kind %d: %d cycles, %d stolen\n", workers, kind, cycles, stolen }'
      done
    done
    ;;
  traffic)
    for n in "$@"; do
      side=$(awk "BEGIN { print 4 * sqrt($n) }")
      "$inmesh" run stencil --machine coherent --cores "$n" --param size="$side" --param steps=5 \
        --format json 2>&1 | awk -F '[:,]' -v cores="$n" '
          { gsub(/[ "]/, "", $1); value[$1] = $2 }
          END {
            misses = value["l1_misses"]
            printf "%d cores: %d misses, %.1f flits, %.0f bytes, %.1f flit-hops a miss\n", cores,
              misses, value["flits"] / misses, 8 * value["flits"] / misses,
              value["flit_hops"] / misses
          }'
    done
    ;;
  *)
    echo "no table is called $table" >&2
    exit 2
    ;;
esac
