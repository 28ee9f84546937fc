package io.footfall.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangeChannelTest {
  private static final int SIZE = 100 << 20;

  /** A large file of zeros that writes down what is fetched of it. */
  private static final class Zeros implements RangeChannel.Source {
    private final List<Integer> fetched = new ArrayList<>();

    @Override
    public int read(long position, byte[] into, int offset, int length) {
      fetched.add(length);
      return length;
    }

    @Override
    public void close() {
      // Nothing is held.
    }

    long total() {
      return fetched.stream().mapToLong(Integer::longValue).sum();
    }
  }

  private final Zeros zeros = new Zeros();

  private RangeChannel channel() {
    LandedFile file = new LandedFile("u", "n", SIZE, Instant.EPOCH, "t");
    return new RangeChannel(zeros, file, RangeChannel.ReadAhead.GROWING);
  }

  private static void read(RangeChannel channel, long position, int length, int step)
      throws IOException {
    channel.position(position);
    ByteBuffer bytes = ByteBuffer.allocate(step);
    for (int done = 0; done < length; ) {
      bytes.clear().limit(Math.min(step, length - done));
      done += channel.read(bytes);
    }
  }

  @Test
  void aJumpFetchesWhatIsAskedFor() throws IOException {
    RangeChannel channel = channel();
    for (int i = 0; i < 50; i++) {
      read(channel, i * 2_000_000L, 100, 100);
    }

    assertThat(zeros.fetched).hasSize(50).containsOnly(100);
  }

  @Test
  void announcedBytesAreFetchedInLargeWindowsAndNothingBeyondThem() throws IOException {
    RangeChannel channel = channel();
    int from = 1 << 20;
    int length = (20 << 20) + 777;
    channel.willRead(from, from + length);
    read(channel, from, length, 32 << 10);

    assertThat(zeros.fetched).hasSize(21);
    assertThat(zeros.total()).isEqualTo(length).isEqualTo(channel.bytesFetched());
  }

  @Test
  void readingOnPastWhatWasAnnouncedFetchesLittleMoreThanIsAskedFor() throws IOException {
    RangeChannel channel = channel();
    channel.willRead(1000, 1000 + (10 << 20));
    read(channel, 1000, 10 << 20, 32 << 10);
    long announced = zeros.total();
    read(channel, 1000 + (10 << 20), 100 << 10, 20 << 10);

    assertThat(announced).isEqualTo(10 << 20);
    assertThat(zeros.total() - announced).isBetween(100L << 10, 125L << 10);
  }

  @Test
  void readingInSequenceUnannouncedFetchesAtMostAQuarterMoreThanIsRead() throws IOException {
    int length = 5 << 20;
    read(channel(), 1 << 20, length, 32 << 10);

    assertThat(zeros.fetched.size()).isLessThan(40);
    assertThat(zeros.total()).isBetween((long) length, (long) (length * 1.25));
  }

  @Test
  void aLargeReadIsFetchedAsItIs() throws IOException {
    read(channel(), 0, 8 << 20, 4 << 20);

    assertThat(zeros.fetched).containsExactly(4 << 20, 4 << 20);
  }

  @Test
  void readingBackWithinTheWindowFetchesNothing() throws IOException {
    RangeChannel channel = channel();
    channel.willRead(1000, 100_000);
    read(channel, 1000, 5000, 1000);
    read(channel, 1000, 64, 64);

    assertThat(zeros.fetched).containsExactly(99_000);
  }

  @Test
  void aLookElsewhereLeavesTheWindow() throws IOException {
    RangeChannel channel = channel();
    channel.willRead(1000, 100_000);
    read(channel, 1000, 64, 64);
    read(channel, SIZE - 64, 64, 64);
    read(channel, 1064, 64, 64);

    assertThat(zeros.fetched).containsExactly(99_000, 64);
  }

  @Test
  void nothingIsFetchedBeyondTheEnd() throws IOException {
    RangeChannel channel = channel();
    channel.willRead(SIZE - 200, SIZE + 1000L);
    read(channel, SIZE - 200, 200, 100);

    assertThat(zeros.fetched).containsExactly(200);
  }
}
