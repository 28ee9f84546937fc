# Sourced by proofs: a real standalone master and two workers from Spark's own jars, jobs sent by SparkSubmit.
# Needs home (the bundle) and work (a folder that the caller removes).
export SPARK_HOME=$home SPARK_SCALA_VERSION=2.13 SPARK_LOCAL_IP=127.0.0.1
pids=()
stop() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  sleep 1
  rm -rf "$work"
}
trap stop EXIT

# Takes the place of the shell that calls it, so that its process is Java's own: call it in a shell of its own.
spark() { exec java "@$home/conf/java.options" "-Xmx$1" -cp "$home/conf:$home/jars/*" "${@:2}"; }

checksum() { "$home/bin/footfall" checksum --lake "$1" --json 2>/dev/null | tail -n 1; }

land() { # folder, file, one name for each copy of the time the camera took it
  mkdir -p "$1/PETS09/view1"
  ln -s "$2" "$1/PETS09/view1/$3.${2##*.}"
}

start_worker() { # number
  spark 512m org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --cores 1 --memory 2g --work-dir "$work/worker$1" \
    --webui-port "1808$1" spark://127.0.0.1:17077 >>"$work/worker$1.log" 2>&1 &
  pids+=($!)
}

start_cluster() {
  spark 512m org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 17077 --webui-port 18080 >"$work/master.log" 2>&1 &
  pids+=($!)
  start_worker 1
  start_worker 2
  sleep 8
}

submit() { # log, arguments of footfall
  local log=$1 jar natives
  jar=$(ls "$home"/target/footfall-spark-app-*-spark.jar "$home"/../footfall-spark-app-*-spark.jar 2>/dev/null | head -n 1)
  natives=$(ls "$home"/lib/ffmpeg-*-linux-x86_64.jar "$home"/lib/javacpp-*-linux-x86_64.jar | paste -sd,)
  (
    export TENSORFLOW_LIBRARY_PATH=$home/natives TF_ENABLE_ONEDNN_OPTS=1
    spark 1g org.apache.spark.deploy.SparkSubmit \
      --master spark://127.0.0.1:17077 --class io.footfall.job.Footfall --jars "$natives" \
      --conf spark.executor.memory=1g --conf spark.ui.enabled=false "${conf[@]}" \
      --conf "spark.executorEnv.TENSORFLOW_LIBRARY_PATH=$home/natives" --conf spark.executorEnv.TF_ENABLE_ONEDNN_OPTS=1 \
      "$jar" "${@:2}" >"$log" 2>&1
  )
}
conf=()
