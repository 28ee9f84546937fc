package io.footfall.storage;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Stands before a storage and makes some of its answers go wrong: of so many requests in a row one,
 * chosen by a seed, is in turn answered busy (503), not answered for longer than clients wait, or
 * cut in the middle. A request that goes wrong did nothing, except a read that is cut. It also
 * counts the bytes of files that were read through it.
 */
public final class FaultyStorage implements AutoCloseable {
  /** What may go wrong with an answer. */
  public enum Fault {
    BUSY,
    SILENT,
    CUT
  }

  private static final Set<String> OF_THE_LINE =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "transfer-encoding",
          "upgrade");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final int target;
  private final Random random;
  private final int oneIn;
  private final Duration silence;
  private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
  private final Map<String, Long> bytesRead = new TreeMap<>();
  private int requests;
  private int chosen;
  private final Map<String, Interruption> interruptions = new HashMap<>();

  private FaultyStorage(int target, long seed, int oneIn, Duration silence) throws IOException {
    this.target = target;
    this.random = new Random(seed);
    this.oneIn = oneIn;
    this.silence = silence;
    // Without it every small answer waits 40 ms for the client's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Stands before the storage at a port, where one of {@code oneIn} answers goes wrong. */
  public static FaultyStorage before(int port, long seed, int oneIn, Duration silence)
      throws IOException {
    return new FaultyStorage(port, seed, oneIn, silence);
  }

  /** Stands before the storage at a port and only counts. */
  public static FaultyStorage counting(int port) throws IOException {
    return new FaultyStorage(port, 0, 0, Duration.ZERO);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** What happens once, before a read of a file is answered. */
  private static final class Interruption {
    private final Runnable action;
    private int readsBefore;

    Interruption(Runnable action, int readsBefore) {
      this.action = action;
      this.readsBefore = readsBefore;
    }
  }

  /**
   * Does something once, before a read of a file is answered.
   *
   * @param ending of the file's address
   * @param readsBefore how many reads of it are answered first
   */
  public synchronized void beforeRead(String ending, int readsBefore, Runnable action) {
    interruptions.put(ending, new Interruption(action, readsBefore));
  }

  public synchronized Map<Fault, Integer> faults() {
    return new EnumMap<>(faults);
  }

  public synchronized int requests() {
    return requests;
  }

  /** Bytes of content sent of files whose address ends with this. */
  public synchronized long bytesRead(String ending) {
    return bytesRead.entrySet().stream()
        .filter(file -> file.getKey().endsWith(ending))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] sent = exchange.getRequestBody().readAllBytes();
      Optional<Fault> fault = draw();
      if (fault.equals(Optional.of(Fault.BUSY))) {
        busy(exchange);
        return;
      }
      boolean isRead = isRead(exchange);
      if (fault.equals(Optional.of(Fault.SILENT))) {
        pause();
        return;
      }
      if (fault.isPresent() && !isRead) {
        return;
      }
      if (isRead) {
        interruption(exchange.getRequestURI().getPath()).run();
      }
      HttpResponse<byte[]> answer = forward(exchange, sent);
      reply(exchange, answer, fault.isPresent() ? answer.body().length / 2 : answer.body().length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Optional<Fault> draw() {
    int place = requests++ % Math.max(1, oneIn);
    if (place == 0 && oneIn > 0) {
      chosen = random.nextInt(oneIn);
    }
    if (oneIn == 0 || place != chosen) {
      return Optional.empty();
    }
    int total = faults.values().stream().mapToInt(Integer::intValue).sum();
    Fault fault = Fault.values()[total % Fault.values().length];
    faults.merge(fault, 1, Integer::sum);
    return Optional.of(fault);
  }

  private synchronized Runnable interruption(String path) {
    for (Map.Entry<String, Interruption> entry : interruptions.entrySet()) {
      if (path.endsWith(entry.getKey()) && entry.getValue().readsBefore-- == 0) {
        return entry.getValue().action;
      }
    }
    return () -> {};
  }

  private static boolean isRead(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("GET")
        && (exchange.getRequestHeaders().containsKey("x-ms-range")
            || exchange.getRequestHeaders().containsKey("Range"));
  }

  private void pause() throws InterruptedException {
    closed.await(silence.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void busy(HttpExchange exchange) throws IOException {
    byte[] body =
        "<?xml version=\"1.0\"?><Error><Code>ServerBusy</Code><Message>Busy.</Message></Error>"
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.getResponseHeaders().set("x-ms-error-code", "ServerBusy");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(503, -1);
    } else {
      exchange.sendResponseHeaders(503, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + target + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OF_THE_LINE.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private void reply(HttpExchange exchange, HttpResponse<byte[]> answer, int length)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OF_THE_LINE.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, new ArrayList<>(values));
              }
            });
    if (exchange.getRequestMethod().equals("HEAD")) {
      answer
          .headers()
          .firstValue("content-length")
          .ifPresent(size -> headers.set("Content-Length", size));
      exchange.sendResponseHeaders(answer.statusCode(), -1);
      return;
    }
    byte[] body = answer.body();
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    // Before the last byte is sent: whoever has it may look at the count at once.
    if (isRead(exchange) && answer.statusCode() < 300) {
      count(exchange.getRequestURI().getPath(), length);
    }
    OutputStream out = exchange.getResponseBody();
    out.write(body, 0, length);
    out.flush();
  }

  private synchronized void count(String path, int length) {
    bytesRead.merge(path, (long) length, Long::sum);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
