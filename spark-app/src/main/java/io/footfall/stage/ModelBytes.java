package io.footfall.stage;

import io.footfall.detect.ModelException;
import io.footfall.detect.ModelPackage;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A model package on its way to the executors, as one broadcast value: no shared folder and no
 * extra flag is needed.
 *
 * <p>Each executor JVM unpacks it once, into a temporary folder that goes when the JVM ends.
 */
final class ModelBytes implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final ConcurrentHashMap<String, ModelPackage> UNPACKED = new ConcurrentHashMap<>();

  private final String sha256;
  private final Map<String, byte[]> files;

  private ModelBytes(String sha256, Map<String, byte[]> files) {
    this.sha256 = sha256;
    this.files = files;
  }

  static ModelBytes of(ModelPackage model) {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(model.directory())) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(model.directory().relativize(path).toString(), Files.readAllBytes(path));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read model package " + model.directory(), unreadable);
    }
    return new ModelBytes(model.sha256(), files);
  }

  /** The package on this JVM's own disk. */
  ModelPackage unpacked() {
    return UNPACKED.computeIfAbsent(sha256, absent -> unpack());
  }

  private ModelPackage unpack() {
    try {
      Path directory = Files.createTempDirectory("footfall-model-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = directory.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
      return ModelPackage.load(directory);
    } catch (IOException full) {
      throw new UncheckedIOException(
          "Cannot unpack the model package into the temporary folder", full);
    } catch (ModelException damaged) {
      throw new IllegalStateException(damaged.getMessage(), damaged);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException ignored) {
      // A temporary folder that stays behind costs space only, and the JVM is ending.
      return;
    }
  }
}
