package io.footfall.detect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** SHA-256 of files, as lower-case hexadecimal text. */
final class Checksums {
  private Checksums() {}

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Every file below a folder, by its path inside the folder, with forward slashes. */
  static SortedMap<String, String> ofTree(Path folder) throws IOException {
    SortedMap<String, String> sums = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        sums.put(name, sha256(Files.readAllBytes(file)));
      }
    }
    return sums;
  }

  /** Reads the named files of a folder, refusing any that is not the pinned one. */
  static Map<String, byte[]> readPinned(Path folder, Map<String, String> pins)
      throws ModelException {
    Map<String, byte[]> contents = new TreeMap<>();
    for (Map.Entry<String, String> pin : pins.entrySet()) {
      Path file = folder.resolve(pin.getKey());
      try {
        contents.put(pin.getKey(), Files.readAllBytes(file));
      } catch (IOException e) {
        throw new ModelException(
            "Cannot read the model source %s. Point at the folder that holds %s."
                .formatted(file, String.join(" and ", pins.keySet())),
            e);
      }
      String sum = sha256(contents.get(pin.getKey()));
      if (!sum.equals(pin.getValue())) {
        throw new ModelException(
            "The model source %s has SHA-256 %s, but the import was made for %s. Fetch the pinned version of the model."
                .formatted(file, sum, pin.getValue()));
      }
    }
    return contents;
  }
}
