package io.footfall.landing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks storage again when it falters, and says so in the log: the same pauses and words for every
 * door, whose drivers are told not to try again by themselves.
 *
 * <p>Busy storage (HTTP 408, 429, 5xx), timeouts and broken connections pass; whatever else storage
 * says is final. Pauses double from one attempt to the next, up to half a minute, each shortened by
 * a random part so that executors do not come back together.
 */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
  private static final long LONGEST_PAUSE_MS = 30_000;

  private final int most;
  private final Duration firstPause;
  private final Duration timeout;

  private Attempts(int most, Duration firstPause, Duration timeout) {
    this.most = most;
    this.firstPause = firstPause;
    this.timeout = timeout;
  }

  /**
   * What the settings of {@link LandingAddress} ask for.
   *
   * @throws LandingException if a setting is no number or duration
   */
  static Attempts of(Map<String, String> settings) throws LandingException {
    String most = settings.getOrDefault(LandingAddress.ATTEMPTS, "8");
    if (!most.matches("[1-9][0-9]{0,3}")) {
      throw new LandingException(
          "%s is %s, which is no number from 1 to 9999.".formatted(LandingAddress.ATTEMPTS, most));
    }
    return new Attempts(
        Integer.parseInt(most),
        duration(settings, LandingAddress.PAUSE, Duration.ofMillis(250)),
        duration(settings, LandingAddress.TIMEOUT, Duration.ofSeconds(30)));
  }

  private static Duration duration(Map<String, String> settings, String name, Duration usual)
      throws LandingException {
    String text = settings.get(name);
    try {
      Duration duration = text == null ? usual : Duration.parse(text);
      if (duration.isNegative() || duration.isZero()) {
        throw new LandingException("%s is %s, but must be longer than 0.".formatted(name, text));
      }
      return duration;
    } catch (DateTimeParseException e) {
      throw new LandingException(
          "%s is %s, which is no duration such as PT30S.".formatted(name, text), e);
    }
  }

  /** One request to storage. */
  interface Request<T> {
    T send() throws IOException;
  }

  /** How long one request may wait for the connection, for the answer, and for more of it. */
  Duration timeout() {
    return timeout;
  }

  /**
   * The answer to a request, sent as often as it takes.
   *
   * @param what is done, for the log: {@code read 10 bytes at 5 of a.mp4}
   * @throws IOException the last failure
   */
  <T> T at(String what, Request<T> request) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return request.send();
      } catch (IOException e) {
        if (!isPassing(e) || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        if (attempt == most) {
          LOG.warn("Could not {}: {}; attempt {} of {} was the last", what, e, attempt, most);
          throw e;
        }
        long pauseMs = pauseMs(attempt);
        LOG.warn(
            "Could not {}: {}; attempt {} of {}, again in {} ms", what, e, attempt, most, pauseMs);
        pause(pauseMs);
      }
    }
  }

  private static boolean isPassing(IOException e) {
    if (e instanceof RefusalException refusal) {
      return refusal.isPassing();
    }
    // The JDK's client says IOException itself when a connection ends in the middle of an answer.
    return e.getClass() == IOException.class
        || e instanceof SocketException
        || e instanceof SocketTimeoutException
        || e instanceof HttpTimeoutException
        || e instanceof UnknownHostException
        || e instanceof EOFException
        || e instanceof SSLException;
  }

  private long pauseMs(int attempt) {
    long longest = Math.min(LONGEST_PAUSE_MS, firstPause.toMillis() << Math.min(attempt - 1, 20));
    return longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
  }

  private static void pause(long millis) throws InterruptedIOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting to ask storage again");
    }
  }
}
