package io.footfall.storage;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Azure Blob Storage on this machine: one Azurite for all tests of the JVM, which ends with it.
 * Hadoop keeps a file system per account for as long, so a second one would not be seen in it.
 */
public final class Azurite implements AutoCloseable {
  public static final String ACCOUNT = "devstoreaccount1";

  private static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
  private static final Path PROGRAM =
      Path.of("src/test/azurite/node_modules/azurite/dist/src/blob/main.js");
  private static final long START_SECONDS = 60;

  private static Azurite running;

  private final int port;
  private final Process process;
  private final BlobServiceClient service;

  private Azurite(int port, Process process, String key) {
    this.port = port;
    this.process = process;
    service =
        new BlobServiceClientBuilder()
            .endpoint("http://127.0.0.1:" + port + "/" + ACCOUNT)
            .credential(new StorageSharedKeyCredential(ACCOUNT, key))
            .httpClient(new JdkHttpClientBuilder().build())
            .buildClient();
  }

  /** The storage; the first call starts it. Skips the test, saying so, when it is not installed. */
  public static synchronized Azurite running() {
    if (running == null) {
      running = withKey(KEY);
    }
    return running;
  }

  /** A storage of its own whose account has another key, for other processes; to be closed. */
  public static Azurite withKey(String key) {
    Assumptions.assumeTrue(
        Files.exists(PROGRAM), "skipped: no Azurite; run npm ci in spark-app/src/test/azurite");
    try {
      return start(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static Azurite start(String key) throws IOException {
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
                "node",
                PROGRAM.toString(),
                "--blobHost",
                "127.0.0.1",
                "--blobPort",
                Integer.toString(port),
                "--inMemoryPersistence",
                "--skipApiVersionCheck",
                "--disableTelemetry",
                "--silent")
            .redirectErrorStream(true);
    builder.environment().put("AZURITE_ACCOUNTS", ACCOUNT + ":" + key);
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    Deque<String> said = new ArrayDeque<>();
    Thread listener = new Thread(() -> listen(process, said), "azurite");
    listener.setDaemon(true);
    listener.start();
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!answers(port)) {
      if (hasEnded(process) || System.nanoTime() > deadlineNs) {
        process.destroyForcibly();
        throw new IOException("Azurite does not start: " + said(said));
      }
    }
    return new Azurite(port, process, key);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Waits a moment for its end. */
  private static boolean hasEnded(Process process) {
    try {
      return process.waitFor(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static String said(Deque<String> lines) {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  private static void listen(Process process, Deque<String> said) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (said) {
          said.add(line);
          if (said.size() > 50) {
            said.remove();
          }
        }
      }
    } catch (IOException e) {
      // It has ended.
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  public int port() {
    return port;
  }

  /** A new container, to be filled as tests like. */
  public BlobContainerClient container(String name) {
    BlobContainerClient container = service.getBlobContainerClient(name);
    container.createIfNotExists();
    return container;
  }

  /** Address for Azure's own client. */
  public static String https(int port, String container) {
    return "http://127.0.0.1:%d/%s/%s".formatted(port, ACCOUNT, container);
  }

  /** Address for Hadoop's driver. */
  public static String abfs(String container) {
    return "abfs://%s@%s.dfs.core.windows.net".formatted(container, ACCOUNT);
  }

  /** What Hadoop's driver needs to find the emulator, or what stands before it. */
  public static Map<String, String> hadoopSettings(int port) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("fs.azure.abfs.endpoint", "127.0.0.1:" + port);
    settings.put("fs.azure.always.use.https", "false");
    settings.put("fs.azure.account.hns.enabled", "false");
    settings.put("fs.azure.fns.account.service.type", "BLOB");
    settings.put("fs.azure.ingress.service.type", "BLOB");
    settings.put("fs.azure.account.auth.type", "SharedKey");
    return settings;
  }
}
