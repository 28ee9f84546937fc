package io.footfall.simulate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Small rendered clips that come with this jar, each a folder as a simulation writes it: {@code
 * site.yaml}, {@code footage} and {@code truth}.
 */
public final class Clips {
  private static final String ROOT = "/clips/";

  private Clips() {}

  /** Names of the clips. */
  public static List<String> list() {
    return lines("clips.txt");
  }

  /**
   * Copies a clip to a folder, which is made when it is missing; files already there are replaced.
   *
   * @return the folder
   */
  public static Path extract(String name, Path folder) {
    if (!list().contains(name)) {
      throw new IllegalArgumentException("There is no clip '%s', only %s".formatted(name, list()));
    }
    for (String file : lines(name + "/files.txt")) {
      Path target = folder.resolve(file);
      try (InputStream in = open(name + "/" + file)) {
        Files.createDirectories(target.getParent());
        Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write %s".formatted(target), e);
      }
    }
    return folder;
  }

  private static InputStream open(String name) {
    InputStream in = Clips.class.getResourceAsStream(ROOT + name);
    if (in == null) {
      throw new IllegalStateException("The jar lacks %s%s".formatted(ROOT, name));
    }
    return in;
  }

  private static List<String> lines(String name) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read %s%s".formatted(ROOT, name), e);
    }
  }
}
