package io.footfall.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LandingTest {
  private static final Instant MODIFIED = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir private Path folder;

  /** The same folder, as a folder of this machine and through Hadoop's file system for it. */
  private enum Storage {
    LOCAL {
      @Override
      Landing open(Path folder) throws LandingException {
        return Landings.open(folder.toString(), Map.of());
      }
    },
    HADOOP {
      @Override
      Landing open(Path folder) throws LandingException {
        return HadoopLanding.open(new LandingAddress("file:" + folder, Map.of()));
      }
    };

    abstract Landing open(Path folder) throws LandingException;
  }

  private Path write(String name, byte... bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, FileTime.from(MODIFIED));
    return file;
  }

  private static byte[] pattern(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 + i / 251);
    }
    return bytes;
  }

  private static byte[] read(SeekableByteChannel channel, long position, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    channel.position(position);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // Until full or at the end.
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  @ParameterizedTest
  @EnumSource(Storage.class)
  void filesAreListedByNameWithAllThatIsKnownOfThem(Storage storage) throws IOException {
    write("b/2026-11-20/z [R][0@0] 100%.mp4", (byte) 1, (byte) 2);
    write("b.mp4");
    write("a/ä#1.mp4", (byte) 1);
    write(".hidden/x.mp4");
    write("a/.x.mp4.Kx7");

    try (Landing landing = storage.open(folder)) {
      List<LandedFile> files = landing.list();

      assertThat(files)
          .extracting(LandedFile::name)
          .containsExactly("a/ä#1.mp4", "b.mp4", "b/2026-11-20/z [R][0@0] 100%.mp4");
      assertThat(files).extracting(LandedFile::sizeBytes).containsExactly(1L, 0L, 2L);
      assertThat(files).extracting(LandedFile::modified).containsOnly(MODIFIED);
      assertThat(files.get(2).fileName()).isEqualTo("z [R][0@0] 100%.mp4");
      assertThat(landing.list("b")).containsExactly(files.get(2));
      assertThat(landing.list("none")).isEmpty();
      try (SeekableByteChannel channel = landing.open(files.get(2))) {
        assertThat(read(channel, 0, 10)).containsExactly(1, 2);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Storage.class)
  void anyRangeReadsWhatTheFileHolds(Storage storage) throws IOException {
    byte[] bytes = pattern(3_000_001);
    write("a.mp4", bytes);

    try (Landing landing = storage.open(folder);
        SeekableByteChannel channel = landing.open(landing.list().get(0))) {
      assertThat(channel.size()).isEqualTo(bytes.length);
      int[][] ranges = {{0, 10}, {2_999_990, 11}, {2_999_990, 50}, {70_000, 200_000}, {5, 65_536}};
      for (int[] range : ranges) {
        int end = Math.min(bytes.length, range[0] + range[1]);
        assertThat(read(channel, range[0], range[1]))
            .isEqualTo(Arrays.copyOfRange(bytes, range[0], end));
        assertThat(channel.position()).isEqualTo(end);
      }
      assertThat(channel.position(bytes.length + 10L).read(ByteBuffer.allocate(1))).isEqualTo(-1);
      assertThat(read(channel, 0, bytes.length)).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @EnumSource(Storage.class)
  void aFileThatIsNotWhatWasListedIsNotOpened(Storage storage) throws IOException {
    write("a.mp4", (byte) 1);
    write("b.mp4", (byte) 1);
    write("c.mp4", (byte) 1);
    try (Landing landing = storage.open(folder)) {
      List<LandedFile> files = landing.list();
      write("a.mp4", (byte) 1, (byte) 2);
      Path later = write("b.mp4", (byte) 2);
      Files.setLastModifiedTime(later, FileTime.from(MODIFIED.plusSeconds(1)));
      Files.delete(folder.resolve("c.mp4"));

      for (LandedFile file : files) {
        assertThatThrownBy(() -> landing.open(file))
            .isInstanceOf(ChangedFileException.class)
            .hasMessageContaining(file.name())
            .hasMessageContaining("changed since it was listed");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Storage.class)
  void aFileThatIsCutWhileItIsReadFails(Storage storage) throws IOException {
    write("a.mp4", pattern(200_000));
    try (Landing landing = storage.open(folder);
        SeekableByteChannel channel = landing.open(landing.list().get(0))) {
      read(channel, 0, 10);
      write("a.mp4", pattern(100_000));

      assertThatThrownBy(() -> read(channel, 150_000, 10)).isInstanceOf(ChangedFileException.class);
    }
  }

  @Test
  void aLocalFileThatIsReplacedWhileItIsReadFails() throws IOException {
    write("a.mp4", pattern(200_000));
    try (Landing landing = Storage.LOCAL.open(folder);
        SeekableByteChannel channel = landing.open(landing.list().get(0))) {
      read(channel, 0, 10);
      Path replaced = write("a.mp4", new byte[200_000]);
      Files.setLastModifiedTime(replaced, FileTime.from(MODIFIED.plusSeconds(1)));

      assertThatThrownBy(() -> read(channel, 10, 10)).isInstanceOf(ChangedFileException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Storage.class)
  void aMissingRootIsAnErrorNotAnEmptyLanding(Storage storage) throws IOException {
    try (Landing landing = storage.open(folder.resolve("none"))) {
      assertThatThrownBy(landing::list)
          .isInstanceOf(LandingException.class)
          .hasMessageContaining("does not exist");
    }
  }

  @ParameterizedTest
  @EnumSource(Storage.class)
  void aChannelIsReadOnlyAndKnowsWhenItIsClosed(Storage storage) throws IOException {
    write("a.mp4", (byte) 1);
    try (Landing landing = storage.open(folder)) {
      SeekableByteChannel channel = landing.open(landing.list().get(0));

      assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
          .isInstanceOf(NonWritableChannelException.class);
      channel.close();
      channel.close();
      assertThat(channel.isOpen()).isFalse();
      assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1)))
          .isInstanceOf(ClosedChannelException.class);
    }
  }

  @Test
  void linkedFoldersAreFollowedAndLoopsAreLeft() throws IOException {
    write("real/a.mp4", (byte) 1);
    Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("real/loop"), folder);
    Files.createSymbolicLink(folder.resolve("broken.mp4"), folder.resolve("none.mp4"));

    try (Landing landing = Storage.LOCAL.open(folder)) {
      assertThat(landing.list())
          .extracting(LandedFile::name)
          .containsExactly("linked/a.mp4", "real/a.mp4");
    }
  }

  @Test
  void aLocalFolderMayBeWrittenInManyWays() throws IOException {
    Path spaced = Files.createDirectories(folder.resolve("a b"));
    write("a b/x.mp4", (byte) 1);

    for (String uri :
        List.of(
            spaced.toString(),
            spaced + "/",
            "file:" + spaced,
            "file://" + spaced,
            spaced.toUri().toString())) {
      try (Landing landing = Landings.open(uri, Map.of())) {
        assertThat(landing.list()).as(uri).extracting(LandedFile::name).containsExactly("x.mp4");
      }
    }
  }

  @Test
  void anAddressThatCannotBeOpenedSaysSo() {
    assertThatThrownBy(() -> Landings.open("nosuch://host/a", Map.of()))
        .isInstanceOf(LandingException.class)
        .hasMessageContaining("nosuch://host/a");
  }

  @Test
  void anAddressTravelsButDoesNotShowItsSettings() throws Exception {
    write("a.mp4", (byte) 1);
    LandingAddress address =
        new LandingAddress(folder.toString(), Map.of("fs.azure.account.key", "secret"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(address);
    }

    try (ObjectInputStream in =
            new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        Landing landing = ((LandingAddress) in.readObject()).open()) {
      assertThat(landing.address()).isEqualTo(address);
      assertThat(landing.list()).hasSize(1);
      assertThat(address.toString()).doesNotContain("secret");
    }
  }
}
