package io.footfall.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.footfall.landing.Store.Door;
import io.footfall.storage.Azurite;
import io.footfall.storage.CapturedLog;
import io.footfall.storage.FaultyStorage;
import io.footfall.storage.FaultyStorage.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Storage that is busy, silent, or cuts its answers. */
class FaultsTest {
  private static final Duration LONGER_THAN_THE_TIMEOUT = Duration.ofSeconds(3);
  private static final int SIZE = 1_000_000;
  private static final int PIECE = 12_500;

  private static byte[] random(long seed) {
    byte[] bytes = new byte[SIZE];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @EnumSource(
      value = Door.class,
      names = {"AZURE", "ABFS"})
  void oneBadAnswerInTwentyChangesNoByteAndEachIsInTheLog(Door door) throws IOException {
    byte[] bytes = random(1);
    try (FaultyStorage storage =
            FaultyStorage.before(Azurite.running().port(), 5, 20, LONGER_THAN_THE_TIMEOUT);
        CapturedLog log = new CapturedLog("io.footfall.landing")) {
      Store store = door.behind(storage);
      for (String name : List.of("a.mp4", "b/c.mp4")) {
        store.put(name, bytes);
      }
      try (Landing landing = store.open()) {
        for (int round = 0; round < 5; round++) {
          assertThat(landing.list())
              .extracting(LandedFile::name)
              .containsExactly("a.mp4", "b/c.mp4");
        }
        for (LandedFile file : landing.list()) {
          try (RangeChannel channel = landing.open(file)) {
            assertThat(whole(channel)).isEqualTo(bytes);
          }
        }
      }
      assertThat(storage.faults().keySet()).containsExactly(Fault.values());
      int faults = storage.faults().values().stream().mapToInt(Integer::intValue).sum();
      assertThat(faults).isBetween(storage.requests() / 20, storage.requests() / 20 + 1);
      assertThat(log.lines())
          .as("the JDK sends a request again by itself when a kept connection is cut")
          .hasSizeBetween(faults - storage.faults().get(Fault.CUT), faults)
          .allMatch(
              line -> line.matches("WARN Could not (list|look at|open|read) .*, again in \\d+ ms"))
          .anyMatch(line -> line.contains("HTTP 503"))
          .noneMatch(line -> line.contains("sig="));
    }
  }

  /** In small pieces and out of order, so that every piece is a request. */
  private static byte[] whole(RangeChannel channel) throws IOException {
    List<Integer> pieces = new ArrayList<>();
    for (int position = 0; position < SIZE; position += PIECE) {
      pieces.add(position);
    }
    Collections.shuffle(pieces, new Random(3));
    ByteBuffer all = ByteBuffer.allocate(SIZE);
    for (int position : pieces) {
      all.limit(position + PIECE).position(position);
      channel.position(position);
      while (all.hasRemaining()) {
        channel.read(all);
      }
    }
    return all.array();
  }

  @ParameterizedTest
  @EnumSource(
      value = Door.class,
      names = {"AZURE", "ABFS"})
  void storageThatNeverAnswersWellIsGivenUpAfterTheAttemptsAsked(Door door) throws IOException {
    try (FaultyStorage storage =
            FaultyStorage.before(Azurite.running().port(), 1, 1, Duration.ofMillis(1));
        CapturedLog log = new CapturedLog("io.footfall.landing")) {
      Store.Container store = (Store.Container) door.behind(storage);
      store.settings().put(LandingAddress.ATTEMPTS, "3");
      assertThatThrownBy(
              () -> {
                try (Landing landing = store.open()) {
                  landing.list();
                }
              })
          .isInstanceOf(LandingException.class)
          .hasMessageContaining(store.uri(""))
          .hasMessageContaining("Check the address");
      assertThat(log.lines()).hasSize(3);
      assertThat(log.lines().get(2)).endsWith("attempt 3 of 3 was the last");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Door.class,
      names = {"AZURE", "ABFS"})
  void aFileReplacedBetweenTwoReadsIsNeverMixed(Door door) throws IOException {
    try (FaultyStorage storage = FaultyStorage.counting(Azurite.running().port())) {
      Store store = door.behind(storage);
      store.put("a.mp4", random(1));
      try (Landing landing = store.open();
          RangeChannel channel = landing.open(landing.list().get(0))) {
        channel.read(ByteBuffer.allocate(1000));
        storage.beforeRead("a.mp4", 0, () -> replace(store));
        assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1000)))
            .isInstanceOf(ChangedFileException.class);
        LandedFile again = landing.list().get(0);
        try (RangeChannel now = landing.open(again)) {
          assertThat(whole(now)).isEqualTo(random(2));
        }
      }
    }
  }

  private static void replace(Store store) {
    try {
      store.put("a.mp4", random(2));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
