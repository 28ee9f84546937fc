package io.footfall.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Puts a model package in its place, whole or not at all. */
final class PackageWriter {

  /** Writes the SavedModels of a package below a folder. */
  @FunctionalInterface
  interface Content {
    void writeTo(Path folder) throws ModelException, IOException;
  }

  private PackageWriter() {}

  /** Writes content and description beside the target first, then moves them there. */
  static ModelPackage write(ModelPackage model, Content content) throws ModelException {
    Path target = model.directory().toAbsolutePath();
    try {
      refuseToReplaceOtherThings(target);
      Files.createDirectories(target.getParent());
      Path workshop =
          Files.createTempDirectory(target.getParent(), target.getFileName() + ".part-");
      try {
        // A temporary folder is private to its user; a package is not.
        Path part = Files.createDirectory(workshop.resolve("package"));
        content.writeTo(part);
        Files.writeString(
            part.resolve(ModelYaml.FILE),
            ModelYaml.write(model, Checksums.ofTree(part)),
            StandardCharsets.UTF_8);
        deleteTree(target);
        Files.move(part, target);
      } finally {
        deleteTree(workshop);
      }
    } catch (IOException e) {
      throw new ModelException(
          "Cannot write the model package %s: %s. Check the paths, permissions and free space."
              .formatted(target, e),
          e);
    }
    return ModelPackage.load(model.directory());
  }

  static void copyTree(Path from, Path to) throws ModelException, IOException {
    if (!Files.isRegularFile(from.resolve(SavedModels.FILE))) {
      throw new ModelException(
          "There is no %s in %s. Point at the folder of a TensorFlow SavedModel."
              .formatted(SavedModels.FILE, from));
    }
    for (Path source : tree(from)) {
      Path copy = to.resolve(from.relativize(source).toString());
      if (Files.isDirectory(source)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(source, copy);
      }
    }
  }

  private static void refuseToReplaceOtherThings(Path target) throws ModelException, IOException {
    if (Files.exists(target.resolve(ModelYaml.FILE)) || !Files.exists(target)) {
      return;
    }
    if (!Files.isDirectory(target) || tree(target).size() > 1) {
      throw new ModelException(
          "%s exists and is not a model package. Choose another folder or remove it."
              .formatted(target));
    }
  }

  private static void deleteTree(Path root) throws IOException {
    List<Path> paths;
    try {
      paths = tree(root);
    } catch (NoSuchFileException e) {
      return;
    }
    for (Path path : paths.stream().sorted(Comparator.reverseOrder()).toList()) {
      Files.delete(path);
    }
  }

  private static List<Path> tree(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.toList();
    }
  }
}
