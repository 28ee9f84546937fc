package io.footfall.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
  private final List<JsonNode> told = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void listen() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          told.add(new ObjectMapper().readTree(exchange.getRequestBody()));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aCommandThatFailsTellsWhichAndWhy() {
    int code = Footfall.execute(environment(), "validate", "--site", "/no/such/site.yaml");

    assertThat(code).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).get("command").asText()).isEqualTo("validate");
    assertThat(told.get(0).get("exit_code").asInt()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(told.get(0).get("message").asText()).contains("/no/such/site.yaml");
  }

  @Test
  void successIsNotWorthAMessage() {
    assertThat(Footfall.execute(environment(), "--version")).isEqualTo(ExitCode.DONE);
    assertThat(told).isEmpty();
  }

  @Test
  void aHookThatCannotBeReachedChangesNothing() {
    server.stop(0);
    assertThat(Footfall.execute(environment(), "validate", "--site", "/no/such/site.yaml"))
        .isEqualTo(ExitCode.CONFIGURATION);
  }

  private Map<String, String> environment() {
    return Map.of(
        Webhook.VARIABLE, "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort()));
  }
}
