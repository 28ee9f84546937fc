package io.footfall.video.isolation;

import io.footfall.geometry.PictureSize;
import io.footfall.video.VideoProbe;
import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a worker process is started: the class path of the video room only, an empty environment, no
 * network, limits.
 *
 * @param mainClass of the worker
 * @param classPath of the worker
 */
record WorkerLaunch(String mainClass, List<Path> classPath) implements Launch {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerLaunch.class);

  /** The pipe a worker answers on; a crashing JVM writes its last words to standard output. */
  static final String ANSWERS = "/dev/fd/3";

  /** Two frames of the largest picture, and libraries unpacked into JavaCPP's cache. */
  private static final long MOST_FILE_BYTES = 512L << 20;

  private static final int SHELL_BLOCK = 512;
  private static final int KIBI = 1024;

  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/bin:/bin:/usr/sbin:/sbin", "LANG", "C.UTF-8", "MALLOC_ARENA_MAX", "2");

  /**
   * A user namespace of its own also hides this process's environment and memory; without the right
   * to make one, root can still take the network away.
   */
  private static final List<List<String>> FENCES =
      List.of(
          List.of("unshare", "--user", "--net", "--ipc", "--"),
          List.of("unshare", "--net", "--ipc", "--"));

  WorkerLaunch {
    classPath = List.copyOf(classPath);
  }

  /** The worker of this room, from wherever its classes were loaded here. */
  static WorkerLaunch standard() {
    Set<Path> path = new LinkedHashSet<>();
    for (Class<?> type :
        new Class<?>[] {DecodeWorker.class, VideoProbe.class, PictureSize.class, Loader.class}) {
      path.add(place(type));
    }
    path.add(place(avutil.class));
    String platform = Loader.getPlatform();
    path.add(place("org/bytedeco/javacpp/" + platform + "/libjnijavacpp.so"));
    path.add(place("org/bytedeco/ffmpeg/" + platform + "/libjniavutil.so"));
    return new WorkerLaunch(DecodeWorker.class.getName(), List.copyOf(path));
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("No path to " + type, e);
    }
  }

  private static Path place(String resource) {
    URL found = avutil.class.getClassLoader().getResource(resource);
    try {
      if (found != null && found.openConnection() instanceof JarURLConnection jar) {
        return Path.of(jar.getJarFileURL().toURI());
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("No path to " + found, e);
    }
    throw new IllegalStateException(
        "The decoder's libraries are not on the class path (%s): add the jars of javacpp and ffmpeg for this platform."
            .formatted(resource));
  }

  /** What keeps workers from the network on this machine; nothing where nothing can. */
  static List<String> fence() {
    return Fence.BEST;
  }

  @Override
  public Process start(Path folder, WorkerLimits limits) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            "/bin/sh",
            "-c",
            "ulimit -c 0; ulimit -f \"$1\"; ulimit -d \"$2\"; shift 2; exec \"$@\" 3>&1 1>&2",
            "decoder",
            Long.toString(MOST_FILE_BYTES / SHELL_BLOCK),
            Long.toString(limits.memoryBytes() / KIBI)));
    command.addAll(Fence.BEST);
    command.addAll(java(limits));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectError(folder.resolve("errors").toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(ENVIRONMENT);
    return builder.start();
  }

  private List<String> java(WorkerLimits limits) throws IOException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xms16m",
        "-Xmx" + limits.heapBytes(),
        "-Xss512k",
        "-XX:+UseSerialGC",
        "-XX:ReservedCodeCacheSize=48m",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-UsePerfData",
        "-XX:-CreateCoredumpOnCrash",
        "-Djava.awt.headless=true",
        "-Dfile.encoding=UTF-8",
        // The limit on memory is the system's; JavaCPP's own would count what it does not know.
        "-Dorg.bytedeco.javacpp.maxBytes=0",
        "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
        "-Dorg.bytedeco.javacpp.cachedir=" + Loader.getCacheDir(),
        "-cp",
        String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()),
        mainClass);
  }

  /** What keeps a worker from the network on this machine; tried once. */
  private static final class Fence {
    static final List<String> BEST = best();

    private static List<String> best() {
      for (List<String> fence : FENCES) {
        if (works(fence)) {
          return fence;
        }
      }
      LOG.warn(
          "Decoders run without a network namespace here: `unshare --net` is missing or not allowed. They are still processes of their own.");
      return List.of();
    }

    private static boolean works(List<String> fence) {
      List<String> command = new ArrayList<>(fence);
      command.add("true");
      try {
        Process attempt =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return attempt.waitFor(5, TimeUnit.SECONDS) && attempt.exitValue() == 0;
      } catch (IOException missing) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
