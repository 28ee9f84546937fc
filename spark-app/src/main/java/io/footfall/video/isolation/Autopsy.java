package io.footfall.video.isolation;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a worker died of.
 *
 * @param text a verb and what follows, such as "was killed by SIGSEGV in libavcodec.so.62"
 */
record Autopsy(String text) {
  private static final int SIGNALLED = 128;
  private static final int MOST_WORDS = 16 * 1024;
  private static final int SHORT = 300;
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          4, "SIGILL",
          6, "SIGABRT",
          7, "SIGBUS",
          8, "SIGFPE",
          9, "SIGKILL",
          11, "SIGSEGV",
          15, "SIGTERM",
          25, "SIGXFSZ",
          31, "SIGSYS");

  /** The JVM catches a crash, tells where it was, and aborts itself. */
  private static final Pattern CRASH = Pattern.compile("#\\s+(SIG[A-Z]{2,5}) \\(0x");

  private static final Pattern PLACE =
      Pattern.compile("# Problematic frame:\\s+# C\\s+\\[([A-Za-z0-9_.-]{1,60})\\+");

  /**
   * Finds out, waiting a moment for the end of a process that closed its pipes.
   *
   * @param seen what the failed exchange met
   * @param reason for which the host ended it; null when it did not
   */
  static Autopsy of(Process process, IOException seen, String reason, Path errors) {
    if (reason != null) {
      return new Autopsy(reason + " and was ended");
    }
    boolean leftByItself = seen instanceof EOFException || isBrokenPipe(seen);
    try {
      if (!leftByItself || !process.waitFor(10, TimeUnit.SECONDS)) {
        return new Autopsy("gave an answer that makes no sense (%s)".formatted(seen.getMessage()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Autopsy("went away");
    }
    int status = process.exitValue();
    String words = read(errors);
    Matcher crash = CRASH.matcher(words);
    if (crash.find()) {
      Matcher place = PLACE.matcher(words);
      return killedBy(crash.group(1), place.find() ? " in " + place.group(1) : "");
    }
    if (words.contains("java.lang.OutOfMemoryError") || words.contains("Out of Memory Error")) {
      return new Autopsy("ran out of memory");
    }
    return status > SIGNALLED
        ? killedBy(SIGNALS.getOrDefault(status - SIGNALLED, "signal " + (status - SIGNALLED)), "")
        : new Autopsy("ended itself with status " + status);
  }

  private static Autopsy killedBy(String signal, String place) {
    return new Autopsy("was killed by " + signal + place);
  }

  private static boolean isBrokenPipe(IOException seen) {
    String message = String.valueOf(seen.getMessage());
    return message.contains("Broken pipe") || message.contains("Stream closed");
  }

  /** The end of what a process wrote about its troubles, in one line. */
  static String lastWords(Path errors) {
    String words = read(errors).strip().replaceAll("\\s+", " ");
    return words.isEmpty() ? "none" : words.substring(Math.max(0, words.length() - SHORT));
  }

  private static String read(Path errors) {
    try (InputStream in = Files.newInputStream(errors)) {
      return new String(in.readNBytes(MOST_WORDS), StandardCharsets.UTF_8);
    } catch (IOException gone) {
      return "";
    }
  }
}
