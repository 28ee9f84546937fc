package io.footfall.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a web address that a command failed: one POST of a JSON object with {@code command}, {@code
 * exit_code} and {@code message}.
 *
 * <p>The address comes from the environment and is never printed: such addresses hold a token.
 */
final class Webhook {
  static final String VARIABLE = "FOOTFALL_WEBHOOK";

  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI address;

  private Webhook(URI address) {
    this.address = address;
  }

  /**
   * Tells of a failure where the environment names an address; a hook that fails changes nothing.
   */
  static void tell(Map<String, String> environment, String command, int exitCode, String message) {
    String address = environment.get(VARIABLE);
    if (address == null || address.isBlank()) {
      return;
    }
    try {
      new Webhook(URI.create(address.strip())).post(command, exitCode, message);
    } catch (IllegalArgumentException unreadable) {
      LOG.warn("{} is no web address; nobody was told of the failure", VARIABLE);
    }
  }

  private void post(String command, int exitCode, String message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("command", command);
    body.put("exit_code", exitCode);
    body.put("message", message);
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .POST(
                  HttpRequest.BodyPublishers.ofByteArray(
                      new ObjectMapper().writeValueAsBytes(body)))
              .build();
      HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
      HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
      if (answer.statusCode() >= 300) {
        LOG.warn("The webhook at {} answered {}", address.getHost(), answer.statusCode());
      }
    } catch (IOException unreachable) {
      LOG.warn("The webhook at {} could not be reached", address.getHost());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
