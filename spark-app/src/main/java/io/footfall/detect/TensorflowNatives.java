package io.footfall.detect;

import ai.djl.util.Utils;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Finds TensorFlow's native library before DJL looks for it, so that DJL never tries a download.
 *
 * <p>First the folder named by {@value #PATH} (environment variable, else system property), then a
 * {@code tensorflow-core-native} jar on the class path, extracted once a host.
 */
final class TensorflowNatives {
  static final String PATH = "TENSORFLOW_LIBRARY_PATH";

  private static final String RESOURCES = "org/tensorflow/internal/c_api/linux-x86_64/";
  private static final List<String> LIBRARIES =
      List.of("libjnitensorflow.so", "libtensorflow_cc.so.2", "libtensorflow_framework.so.2");
  private static final String COMPLETE = "complete";

  private TensorflowNatives() {}

  /** Makes sure that DJL will find the library; call before the first use of its engine. */
  static synchronized void locate() throws ModelException {
    String given = Utils.getEnvOrSystemProperty(PATH);
    if (given != null && !given.isBlank()) {
      check(given);
      return;
    }
    Path extracted = extract(Thread.currentThread().getContextClassLoader());
    System.setProperty(PATH, extracted.toString());
  }

  static void check(String folders) throws ModelException {
    for (String folder : folders.split(File.pathSeparator, -1)) {
      if (LIBRARIES.stream().allMatch(library -> Files.isReadable(Path.of(folder, library)))) {
        return;
      }
    }
    throw new ModelException(
        "%s is '%s', but that folder does not hold %s. Set it to the folder of the TensorFlow libraries on every node."
            .formatted(PATH, folders, String.join(", ", LIBRARIES)));
  }

  private static Path extract(ClassLoader loader) throws ModelException {
    URL first = loader.getResource(RESOURCES + LIBRARIES.get(0));
    if (first == null) {
      throw new ModelException(
          "TensorFlow's native library is missing. Set %s to the folder that holds %s, or pass the jar tensorflow-core-native (linux-x86_64) with --jars."
              .formatted(PATH, String.join(", ", LIBRARIES)));
    }
    try {
      Path folder =
          Path.of(
              System.getProperty("java.io.tmpdir"),
              "footfall-" + System.getProperty("user.name"),
              versionOf(first));
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.exists(folder.resolve(COMPLETE))) {
          for (String library : LIBRARIES) {
            copy(loader, library, folder);
          }
          Files.writeString(folder.resolve(COMPLETE), "");
        }
      }
      return folder;
    } catch (IOException e) {
      throw new ModelException(
          "Cannot extract TensorFlow's native library (630 MB) from %s: %s. Free space in java.io.tmpdir or set %s."
              .formatted(first, e, PATH),
          e);
    }
  }

  /** Name of the jar without its ending: it carries the version. */
  private static String versionOf(URL resource) throws IOException {
    if (resource.openConnection() instanceof JarURLConnection jar) {
      return Path.of(jar.getJarFileURL().getPath()).getFileName().toString().replace(".jar", "");
    }
    return "tensorflow-natives";
  }

  private static void copy(ClassLoader loader, String library, Path folder) throws IOException {
    Path part = folder.resolve(library + ".part");
    try (InputStream in = loader.getResourceAsStream(RESOURCES + library)) {
      if (in == null) {
        throw new IOException("the jar has no " + library);
      }
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(
        part,
        folder.resolve(library),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
