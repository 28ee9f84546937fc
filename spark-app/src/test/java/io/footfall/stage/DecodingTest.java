package io.footfall.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.footfall.video.VideoException;
import io.footfall.video.VideoException.Fault;
import io.footfall.video.isolation.Isolation;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DecodingTest {
  private final Decoding twice = new Decoding(Isolation.ON, 2);
  private final AtomicInteger runs = new AtomicInteger();

  private int failing(Fault fault, int times) throws VideoException {
    if (runs.incrementAndGet() <= times) {
      throw new VideoException(fault, "run " + runs, null);
    }
    return runs.get();
  }

  @Test
  void aDecoderThatDiesIsTriedAgain() throws Exception {
    assertThat(twice.attempt(() -> failing(Fault.DECODER_DIED, 1))).isEqualTo(2);
  }

  @Test
  void aVideoThatKillsItsDecoderOnEveryTryIsGivenUp() {
    assertThatThrownBy(() -> twice.attempt(() -> failing(Fault.DECODER_DIED, 2)))
        .hasMessageStartingWith("run 2")
        .hasMessageContaining("Tried 2 times");
  }

  @Test
  void anyOtherFaultIsFinal() {
    assertThatThrownBy(() -> twice.attempt(() -> failing(Fault.DAMAGED, 1))).hasMessage("run 1");
  }
}
