# Sourced by proofs: Azurite, the emulator of Azure Blob Storage, for Hadoop's driver. Needs here (the module), home (the bundle),
# work (a folder that the caller removes) and pids (stopped by the caller). The account and its key are the emulator's public ones.
host=devstoreaccount1.dfs.core.windows.net
settings=(fs.azure.abfs.endpoint=127.0.0.1:10010 fs.azure.always.use.https=false fs.azure.account.hns.enabled=false
  fs.azure.fns.account.service.type=BLOB fs.azure.ingress.service.type=BLOB fs.azure.account.auth.type=SharedKey
  fs.azure.createRemoteFileSystemDuringInitialization=true
  fs.azure.account.keyprovider=io.footfall.landing.AzureEnvironment\$Key)
conf=() java_settings=""
for setting in "${settings[@]}"; do
  conf+=(--conf "spark.hadoop.$setting")
  java_settings="$java_settings -Dspark.hadoop.$setting"
  properties="${properties:-}<property><name>${setting%%=*}</name><value>${setting#*=}</value></property>"
done
echo "<configuration>$properties</configuration>" > "$work/core-site.xml"

start_azurite() {
  local azurite=$here/src/test/azurite
  [ -d "$azurite/node_modules" ] || (cd "$azurite" && npm ci --ignore-scripts --silent)
  node "$azurite/node_modules/azurite/dist/src/blob/main.js" --blobHost 127.0.0.1 --blobPort 10010 --inMemoryPersistence \
    --skipApiVersionCheck --disableTelemetry --silent >"$work/azurite.log" 2>&1 &
  pids+=($!)
  sleep 3
}

# Hadoop's shell on the emulator.
fs() { java "@$home/conf/java.options" -Xmx256m -cp "$work:$home/conf:$home/lib/*:$home/jars/*" org.apache.hadoop.fs.FsShell "$@"; }

# Footfall's bundled launcher, with the emulator's settings.
on_azurite() { JAVA_TOOL_OPTIONS=$java_settings "$home/bin/footfall" "$@"; }
