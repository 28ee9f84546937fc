package io.footfall.video.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FenceTest {
  @TempDir Path folder;

  /** A process that is started as workers are and tries what they must not be able to do. */
  public static final class Prisoner {
    private Prisoner() {}

    public static void main(String[] arguments) throws IOException {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      int port = Integer.parseInt(in.readLine());
      long host = ProcessHandle.current().parent().orElseThrow().pid();
      try (PrintStream out = new PrintStream(WorkerLaunch.ANSWERS, StandardCharsets.UTF_8)) {
        out.println("network: " + connects(port));
        out.println("environment: " + String.join(" ", System.getenv().keySet()));
        out.println("sees the host: " + reads(Path.of("/proc/" + host + "/environ")));
      }
    }

    private static boolean connects(int port) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return socket.isConnected();
      } catch (IOException e) {
        return false;
      }
    }

    private static boolean reads(Path file) {
      try {
        return Files.readAllBytes(file).length > 0;
      } catch (IOException e) {
        return false;
      }
    }
  }

  private List<String> attempts() throws Exception {
    List<Path> path = new ArrayList<>(WorkerLaunch.standard().classPath());
    path.add(Path.of(FenceTest.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process process =
          new WorkerLaunch(Prisoner.class.getName(), path).start(folder, WorkerLimits.DEFAULT);
      try (OutputStream out = process.getOutputStream();
          BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
        out.write((server.getLocalPort() + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return in.lines().toList();
      }
    }
  }

  @Test
  void aWorkerHasNoNetworkNoSecretsAndNoViewOfItsHost() throws Exception {
    Assumptions.assumeTrue(
        WorkerLaunch.fence().contains("--user"),
        "skipped: this machine does not allow user namespaces");

    assertThat(attempts()).contains("network: false", "sees the host: false");
  }

  @Test
  void aWorkersEnvironmentHoldsOnlyWhatItNeeds() throws Exception {
    assertThat(attempts())
        .anySatisfy(
            line ->
                assertThat(line.split(" "))
                    .startsWith("environment:")
                    .contains("PATH", "LANG")
                    .isSubsetOf("environment:", "PATH", "LANG", "MALLOC_ARENA_MAX", "PWD"));
  }

  @Test
  void aWorkerEndsWhenItsHostClosesThePipe() throws Exception {
    Process process = WorkerLaunch.standard().start(folder, WorkerLimits.DEFAULT);
    process.getOutputStream().close();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
