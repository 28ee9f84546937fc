package io.footfall.landing;

import com.azure.storage.blob.BlobContainerClient;
import io.footfall.storage.Azurite;
import io.footfall.storage.FaultyStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A place that files are put into, and the door it is looked at through. */
interface Store {
  /** When files of a folder were changed last, unless they are changed again. */
  Instant MODIFIED = Instant.parse("2026-11-20T12:00:00Z");

  /** Puts a file, in place of one of that name. */
  void put(String name, byte... bytes) throws IOException;

  void delete(String name) throws IOException;

  /** Opens a folder of it; empty for the whole. */
  Landing open(String folder) throws LandingException;

  default Landing open() throws LandingException {
    return open("");
  }

  /** The doors; each has to behave like the others. */
  enum Door {
    LOCAL,
    /** The same folder through Hadoop. */
    HADOOP,
    /** A container through Azure's client. */
    AZURE,
    /** A container through Hadoop. */
    ABFS;

    boolean isFolder() {
      return this == LOCAL || this == HADOOP;
    }

    /** A new, empty place behind the door. */
    Store empty(Path folder) {
      if (isFolder()) {
        return new Folder(this, folder);
      }
      return container(Azurite.running().port());
    }

    /** A new container that is reached through a fault. */
    Store behind(FaultyStorage faults) {
      return container(faults.port());
    }

    private Store container(int port) {
      return new Container(
          this,
          port,
          Azurite.running().container("landing-" + UUID.randomUUID().toString().substring(0, 18)));
    }
  }

  /** A folder of this machine. */
  final class Folder implements Store {
    private final Door door;
    private final Path folder;
    private int puts;

    Folder(Door door, Path folder) {
      this.door = door;
      this.folder = folder;
    }

    @Override
    public void put(String name, byte... bytes) throws IOException {
      Path file = folder.resolve(name);
      boolean again = Files.exists(file);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      Instant at = again ? MODIFIED.plusSeconds(++puts) : MODIFIED;
      Files.setLastModifiedTime(file, FileTime.from(at));
    }

    @Override
    public void delete(String name) throws IOException {
      Files.delete(folder.resolve(name));
    }

    @Override
    public Landing open(String below) throws LandingException {
      Path root = folder.resolve(below);
      return door == Door.LOCAL
          ? Landings.open(root.toString(), Map.of())
          : HadoopLanding.open(new LandingAddress("file:" + root, Map.of()));
    }
  }

  /** A container of the emulator. */
  final class Container implements Store {
    private final Door door;
    private final int port;
    private final BlobContainerClient container;
    private final Map<String, String> settings = new TreeMap<>();

    Container(Door door, int port, BlobContainerClient container) {
      this.door = door;
      this.port = port;
      this.container = container;
      settings.put(LandingAddress.PAUSE, "PT0.01S");
      settings.put(LandingAddress.TIMEOUT, "PT1S");
      settings.putAll(Azurite.hadoopSettings(port));
    }

    BlobContainerClient container() {
      return container;
    }

    Map<String, String> settings() {
      return settings;
    }

    @Override
    public void put(String name, byte... bytes) {
      container.getBlobClient(name).upload(new ByteArrayInputStream(bytes), bytes.length, true);
    }

    @Override
    public void delete(String name) {
      container.getBlobClient(name).delete();
    }

    String uri(String folder) {
      String name = container.getBlobContainerName();
      String root = door == Door.AZURE ? Azurite.https(port, name) : Azurite.abfs(name);
      return folder.isEmpty() ? root : root + "/" + folder;
    }

    @Override
    public Landing open(String folder) throws LandingException {
      return Landings.open(uri(folder), settings);
    }
  }
}
