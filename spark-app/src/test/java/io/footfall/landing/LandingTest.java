package io.footfall.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.specialized.BlobLeaseClient;
import com.azure.storage.blob.specialized.BlobLeaseClientBuilder;
import io.footfall.landing.RecordingMatcher.Matches;
import io.footfall.landing.Store.Door;
import io.footfall.storage.Azurite;
import io.footfall.storage.CapturedLog;
import io.footfall.storage.FaultyStorage;
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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LandingTest {
  @TempDir private Path folder;

  private Path write(String name, byte... bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
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
  @EnumSource(Door.class)
  void filesAreListedByNameWithAllThatIsKnownOfThem(Door door) throws IOException {
    Store store = door.empty(folder);
    Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    store.put("b/2026-11-20/z [R][0@0] 100%.mp4", (byte) 1, (byte) 2);
    store.put("b.mp4");
    store.put("a/ä#1.mp4", (byte) 1);
    store.put(".hidden/x.mp4");
    store.put("a/.x.mp4.Kx7");

    try (Landing landing = store.open()) {
      List<LandedFile> files = landing.list();

      assertThat(files)
          .extracting(LandedFile::name)
          .containsExactly("a/ä#1.mp4", "b.mp4", "b/2026-11-20/z [R][0@0] 100%.mp4");
      assertThat(files).extracting(LandedFile::sizeBytes).containsExactly(1L, 0L, 2L);
      assertThat(files)
          .extracting(LandedFile::modified)
          .allSatisfy(
              modified ->
                  assertThat(modified)
                      .isBetween(
                          door.isFolder() ? Store.MODIFIED : before,
                          door.isFolder() ? Store.MODIFIED : Instant.now()));
      assertThat(files).extracting(LandedFile::etag).doesNotContain("").doesNotHaveDuplicates();
      assertThat(files).noneMatch(LandedFile::leased);
      assertThat(files.get(2).fileName()).isEqualTo("z [R][0@0] 100%.mp4");
      assertThat(landing.list("b")).containsExactly(files.get(2));
      assertThat(landing.list("none")).isEmpty();
      try (SeekableByteChannel channel = landing.open(files.get(2))) {
        assertThat(read(channel, 0, 10)).containsExactly(1, 2);
      }
    }
  }

  /** What Hadoop's driver, and tools that think in folders, leave in a container without them. */
  @ParameterizedTest
  @EnumSource(names = {"AZURE", "ABFS"})
  void aFolderThatHasAMarkerTooIsListedOnce(Door door) throws IOException {
    Store.Container store = (Store.Container) door.empty(folder);
    for (String name : List.of("night", "night/a")) {
      BlobClient marker = store.container().getBlobClient(name);
      marker.upload(new ByteArrayInputStream(new byte[0]), 0, true);
      marker.setMetadata(Map.of("hdi_isfolder", "true"));
    }
    store.put("night/a/x.mp4", (byte) 7);

    try (Landing landing = store.open()) {
      assertThat(landing.list()).extracting(LandedFile::name).containsExactly("night/a/x.mp4");
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void aFolderIsALandingOfItsOwn(Door door) throws IOException {
    Store store = door.empty(folder);
    store.put("night/a/x.mp4", (byte) 7);
    store.put("nights.mp4");

    try (Landing landing = store.open("night")) {
      List<LandedFile> files = landing.list();
      assertThat(files).extracting(LandedFile::name).containsExactly("a/x.mp4");
      try (SeekableByteChannel channel = landing.open(files.get(0))) {
        assertThat(read(channel, 0, 10)).containsExactly(7);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void anyRangeReadsWhatTheFileHolds(Door door) throws IOException {
    byte[] bytes = pattern(3_000_001);
    Store store = door.empty(folder);
    store.put("a.mp4", bytes);

    try (Landing landing = store.open();
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
  @EnumSource(Door.class)
  void whatIsFetchedIsCountedAndNoMoreIsFetched(Door door) throws IOException {
    int from = 1_000_000;
    int to = 3_500_000;
    try (FaultyStorage counter = FaultyStorage.counting(door.isFolder() ? 1 : azurite())) {
      Store store = door.isFolder() ? door.empty(folder) : door.behind(counter);
      store.put("a.mp4", pattern(5_000_000));
      try (Landing landing = store.open();
          RangeChannel channel = landing.open(landing.list().get(0))) {
        read(channel, 0, 100);
        channel.willRead(from, to);
        for (int position = from; position < to; position += 20_000) {
          read(channel, position, 20_000);
        }
        assertThat(channel.bytesFetched()).isEqualTo(100 + to - from);
        if (!door.isFolder()) {
          assertThat(counter.bytesRead("a.mp4")).isEqualTo(channel.bytesFetched());
          assertThat(counter.requests()).as("few and large").isLessThan(12);
        }
      }
    }
  }

  private static int azurite() {
    return Azurite.running().port();
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void aFileThatIsNotWhatWasListedIsNotOpened(Door door) throws IOException {
    Store store = door.empty(folder);
    store.put("a.mp4", (byte) 1);
    store.put("b.mp4", (byte) 1);
    store.put("c.mp4", (byte) 1);
    try (Landing landing = store.open()) {
      List<LandedFile> files = landing.list();
      store.put("a.mp4", (byte) 1, (byte) 2);
      store.put("b.mp4", (byte) 2);
      store.delete("c.mp4");

      for (LandedFile file : files) {
        assertThatThrownBy(() -> landing.open(file))
            .isInstanceOf(ChangedFileException.class)
            .hasMessageContaining(file.name())
            .hasMessageContaining("changed since it was listed");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void aFileThatIsCutWhileItIsReadFails(Door door) throws IOException {
    Store store = door.empty(folder);
    store.put("a.mp4", pattern(200_000));
    try (Landing landing = store.open();
        SeekableByteChannel channel = landing.open(landing.list().get(0))) {
      read(channel, 0, 10);
      store.put("a.mp4", pattern(100_000));

      assertThatThrownBy(() -> read(channel, 150_000, 10)).isInstanceOf(ChangedFileException.class);
    }
  }

  /** Hadoop's view of a local folder has no tag that it could ask for. */
  @ParameterizedTest
  @EnumSource(value = Door.class, mode = EnumSource.Mode.EXCLUDE, names = "HADOOP")
  void aFileThatIsReplacedWhileItIsReadFailsAndTheLogSaysSo(Door door) throws IOException {
    Store store = door.empty(folder);
    store.put("a.mp4", pattern(200_000));
    try (CapturedLog log = new CapturedLog("io.footfall.landing");
        Landing landing = store.open();
        SeekableByteChannel channel = landing.open(landing.list().get(0))) {
      read(channel, 0, 10);
      store.put("a.mp4", new byte[200_000]);

      assertThatThrownBy(() -> read(channel, 10, 10)).isInstanceOf(ChangedFileException.class);
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("WARN a.mp4 changed since it was listed: it had 200000 bytes");
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void aFileThatIsGoneWhileItIsReadFails(Door door) throws IOException {
    Store store = door.empty(folder);
    store.put("a.mp4", pattern(200_000));
    try (Landing landing = store.open();
        SeekableByteChannel channel = landing.open(landing.list().get(0))) {
      read(channel, 0, 10);
      store.delete("a.mp4");

      if (!door.isFolder()) {
        assertThatThrownBy(() -> read(channel, 100_000, 10))
            .isInstanceOf(ChangedFileException.class)
            .hasMessageContaining("it is gone");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void aMissingRootIsAnErrorNotAnEmptyLanding(Door door) throws IOException {
    Store store = door.empty(folder);
    store.put("some.mp4");
    assertThatThrownBy(
            () -> {
              try (Landing landing = store.open("none")) {
                landing.list();
              }
            })
        .isInstanceOf(LandingException.class)
        .hasMessageContaining("does not exist");
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void aFreshFileWaitsForRestOrForItsMarker(Door door) throws IOException {
    Store store = door.empty(folder);
    store.put("S/door/a.mp4", (byte) 1);
    store.put("S/door/b.mp4", (byte) 1);
    store.put("S/door/b.mp4.done");
    RecordingMatcher patient =
        new RecordingMatcher(
            Cameras.site(Cameras.named("door", "S/door/**")), Duration.ofMinutes(1));
    try (Landing landing = store.open()) {
      List<LandedFile> files = landing.list();
      Instant landed = files.get(0).modified();

      Matches fresh = patient.match(files, landed.plusMillis(59_999));
      assertThat(fresh.changing()).extracting(c -> c.file().name()).containsExactly("S/door/a.mp4");
      assertThat(fresh.recordings())
          .extracting(c -> c.file().name())
          .containsExactly("S/door/b.mp4");
      assertThat(patient.match(files, landed.plusSeconds(60)).changing()).isEmpty();
    }
  }

  @Test
  void aLeasedBlobIsNotTakenEvenWithItsMarker() throws IOException {
    Store.Container store = (Store.Container) Door.AZURE.empty(folder);
    store.put("S/door/a.mp4", (byte) 1);
    store.put("S/door/a.mp4.done");
    BlobLeaseClient lease =
        new BlobLeaseClientBuilder()
            .blobClient(store.container().getBlobClient("S/door/a.mp4"))
            .buildClient();
    RecordingMatcher matcher =
        new RecordingMatcher(Cameras.site(Cameras.named("door", "S/door/**")), Duration.ZERO);
    try (Landing landing = store.open()) {
      lease.acquireLease(-1);
      assertThat(matcher.match(landing.list(), Instant.now()).changing()).hasSize(1);
      lease.releaseLease();
      assertThat(matcher.match(landing.list(), Instant.now()).recordings()).hasSize(1);
    }
  }

  @Test
  void metadataAndTagsAreListedAndMayTellTheCaptureTime() throws IOException {
    Store.Container store = (Store.Container) Door.AZURE.empty(folder);
    store.put("a.mp4", (byte) 1);
    store.put("b.mp4", (byte) 1);
    BlobClient blob = store.container().getBlobClient("a.mp4");
    blob.setMetadata(Map.of("CaptureStart", "2026-11-20T12:00:00-06:00"));
    blob.setTags(Map.of("recorder", "north door"));
    try (Landing landing = store.open()) {
      List<LandedFile> files = landing.list();

      assertThat(files.get(0).labels()).containsEntry("recorder", "north door").hasSize(2);
      assertThat(files.get(1).labels()).isEmpty();
      CaptureTime taken =
          CaptureTime.of(files.get(0), Cameras.named("door", "**"), CaptureTime.Clues.NONE);
      assertThat(taken.start()).isEqualTo("2026-11-20T18:00:00Z");
      assertThat(taken.source()).isEqualTo(CaptureTime.Source.SIDECAR);
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void aChannelIsReadOnlyAndKnowsWhenItIsClosed(Door door) throws IOException {
    Store store = door.empty(folder);
    store.put("a.mp4", (byte) 1);
    try (Landing landing = store.open()) {
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

    try (Landing landing = Landings.open(folder.toString(), Map.of())) {
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
