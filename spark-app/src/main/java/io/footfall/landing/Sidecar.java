package io.footfall.landing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A small file beside a recording, such as {@code {"captureStart": "2026-11-20T12:00:00-06:00"}}.
 *
 * @param json its text
 */
public record Sidecar(String json) {
  private static final int MOST_BYTES = 64 << 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a sidecar, of a larger file the beginning.
   *
   * @throws LandingException if it cannot be read
   */
  public static Sidecar read(Landing landing, LandedFile file) throws LandingException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MOST_BYTES, file.sizeBytes()));
    try (SeekableByteChannel channel = landing.open(file)) {
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // The channel moves on by itself.
      }
    } catch (LandingException e) {
      throw e;
    } catch (IOException e) {
      throw new LandingException(
          "Cannot read the sidecar %s: %s. Check the network.".formatted(file.name(), e), e);
    }
    return new Sidecar(StandardCharsets.UTF_8.decode(bytes.flip()).toString());
  }

  /** When the recording begins, as written; empty if the sidecar does not say it or is no JSON. */
  public Optional<String> captureStart() {
    try {
      JsonNode start = JSON.readTree(json).path("captureStart");
      return start.isTextual() ? Optional.of(start.asText().strip()) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
