package io.footfall.simulate.truth;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A comma-separated file that rows are added to; its header is written once. */
final class CsvFile implements Closeable {
  private final Path path;
  private final BufferedWriter writer;

  private CsvFile(Path path, BufferedWriter writer) {
    this.path = path;
    this.writer = writer;
  }

  /** Opens a file at its end; whoever opens it closes it. */
  static CsvFile append(Path path, String header) {
    try {
      Files.createDirectories(path.getParent());
      boolean fresh = !Files.exists(path);
      CsvFile file =
          new CsvFile(
              path,
              Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
      if (fresh && !header.isEmpty()) {
        file.writer.write(header + "\n");
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write %s".formatted(path), e);
    }
  }

  void row(Object... values) {
    StringBuilder row = new StringBuilder();
    for (Object value : values) {
      row.append(row.length() == 0 ? "" : ",").append(text(value));
    }
    line(row.toString());
  }

  void line(String text) {
    try {
      writer.write(text);
      writer.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write %s".formatted(path), e);
    }
  }

  private static String text(Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.3f", number)
        : String.valueOf(value);
  }

  /** An instant in ISO 8601, UTC, to the millisecond. */
  static String time(long timeUs) {
    long millis = Math.floorDiv(timeUs, 1000);
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.MILLIS).toString();
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot finish %s".formatted(path), e);
    }
  }
}
