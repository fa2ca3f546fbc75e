#!/usr/bin/env bash
# Scores a region on a cluster, one master and two workers on this machine, by the job of samples/spark, and holds what comes of it to a run
# of `earnest region` over the same files: the same bytes in every result. Both workers must have scored.
# usage: bash tests/cluster/run.sh [EARNEST [GENERATED]]      (defaults: target/release/earnest, built where it is missing; lines that the
# benchmark writes when it is asked by GENERATE)
# Needs Java 17 or later and the Python packages pyspark, pyarrow and pandas, which are installed into a folder of their own where they are missing.
# It ends after ten minutes, whatever happens.
set -euo pipefail
if [ -z "${CLUSTER_TIMED:-}" ]; then
    CLUSTER_TIMED=yes exec timeout 600 bash "$0" "$@"
fi
cd "$(dirname "$0")/../.."
root=$PWD

earnest=$(realpath -m "${1:-target/release/earnest}")
if [ ! -x "$earnest" ]; then
    cargo build --release --locked
fi
if ! command -v java >/dev/null; then
    if [ "${CI:-}" != true ]; then
        echo "note: Java is missing (Debian: openjdk-17-jre-headless); the check of a cluster is left out"
        exit 0
    fi
    apt-get update -q && apt-get install -y -q --no-install-recommends openjdk-17-jre-headless
fi

out=$(mktemp -d)
started=()
end() {
    for id in "${started[@]}"; do
        kill "$id" 2>/dev/null || true
    done
    for id in "${started[@]}"; do
        wait "$id" 2>/dev/null || true
    done
    rm -rf "$out"
}
trap end EXIT

python=$(command -v python3)
if ! "$python" -c 'import pandas, pyarrow, pyspark' 2>/dev/null; then
    echo "pyspark is missing; installing it into a folder of its own"
    "$python" -m venv "$out/venv"
    python="$out/venv/bin/python"
    "$python" -m pip --quiet install pyspark==4.3.0 pyarrow==26.0.1 pandas==2.3.3
fi
SPARK_HOME=$("$python" -c 'import pyspark; print(list(pyspark.__path__)[0])')
export SPARK_HOME SPARK_LOCAL_IP=127.0.0.1 PYSPARK_PYTHON=$python PYSPARK_DRIVER_PYTHON=$python PYTHONDONTWRITEBYTECODE=yes
"$python" tests/cluster/faults.py samples/spark/score.py

# the lines: real samples, and made ones of which every twentieth is damaged
generated=${2:-$out/generated}
if [ ! -d "$generated" ]; then
    GENERATE="600:$generated" cargo bench --quiet --locked --bench assess
fi
"$python" tests/cluster/input.py "$generated" "$out/returned"

# from here on nothing is written into the tree
cd "$out"
port=$("$python" "$root/tests/cluster/standing.py" port)
page=$("$python" "$root/tests/cluster/standing.py" port)
class="$SPARK_HOME/bin/spark-class"
export SPARK_DAEMON_MEMORY=256m
"$class" org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port" --webui-port "$page" >master.log 2>&1 &
started+=($!)
for worker in 1 2; do
    "$class" org.apache.spark.deploy.worker.Worker "spark://127.0.0.1:$port" --host 127.0.0.1 --port 0 --webui-port 0 \
        --cores 1 --memory 1g --work-dir "$out/worker-$worker" >"worker-$worker.log" 2>&1 &
    started+=($!)
done
if ! "$python" "$root/tests/cluster/standing.py" wait "http://127.0.0.1:$page/json/" 2; then
    tail -20 master.log worker-*.log >&2
    exit 1
fi

# files are cut into pieces of 512 kB, so that each worker has many; both are there before the first piece is handed out
submit() {
    "$SPARK_HOME/bin/spark-submit" --master "spark://127.0.0.1:$port" \
        --conf spark.executor.memory=768m --conf spark.ui.enabled=false \
        --conf spark.scheduler.minRegisteredResourcesRatio=1.0 --conf spark.scheduler.maxRegisteredResourcesWaitingTime=120s \
        --conf spark.sql.files.maxPartitionBytes=512k --conf spark.sql.files.openCostInBytes=16k \
        --conf spark.sql.shuffle.partitions=4 --conf spark.sql.execution.arrow.maxRecordsPerBatch=50 --conf spark.sql.warehouse.dir="$out/warehouse" \
        --conf spark.eventLog.enabled=true --conf spark.eventLog.compress=false --conf spark.eventLog.dir="file://$out/$1" \
        "$root/samples/spark/score.py" "${@:2}" >"$1.said" 2>"$1.log" || { cat "$1.said"; grep -v " INFO " "$1.log" | tail -40; return 1; }
}
mkdir scoring writing
submit scoring returned rows.parquet --send "$earnest" --draws 5
cat scoring.said
"$python" "$root/tests/cluster/standing.py" worked scoring 2
submit writing --rows rows.parquet rows --parts 7

# submissions are refused in both, and the results are written all the same
region() {
    "$earnest" region "$@" >/dev/null || [ $? -eq 3 ]
}
region returned --draws 5 --out alone
region --from-rows rows --draws 5 --out gathered
"$python" "$root/tests/cluster/same.py" returned alone gathered rows rows.parquet
