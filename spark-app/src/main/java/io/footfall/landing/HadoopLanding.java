package io.footfall.landing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options.OpenFileOptions;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.util.functional.FutureIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder of any storage that Hadoop can talk to, Azure's first of all. */
final class HadoopLanding implements Landing {
  private static final Logger LOG = LoggerFactory.getLogger(HadoopLanding.class);

  /**
   * What differs from Azure's defaults, unless the settings say otherwise. Those fetch megabytes
   * ahead of, and around, every small read; here {@link RangeChannel} decides. They also ask for
   * half an hour when an account does not answer.
   */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "fs.azure.enable.readahead", "false",
          "fs.azure.readaheadqueue.depth", "0",
          "fs.azure.read.alwaysReadBufferSize", "false",
          "fs.azure.read.smallfilescompletely", "false",
          "fs.azure.read.optimizefooterread", "false",
          "fs.azure.io.retry.max.retries", "6");

  /** Makes a positioned read of Azure's stream fetch exactly what it is asked for. */
  private static final String EXACT_READS = "fs.azure.buffered.pread.disable";

  private final LandingAddress address;
  private final FileSystem storage;
  private final Path root;

  private HadoopLanding(LandingAddress address, FileSystem storage, Path root) {
    this.address = address;
    this.storage = storage;
    this.root = root;
  }

  static HadoopLanding open(LandingAddress address) throws LandingException {
    Configuration configuration = new Configuration();
    DEFAULTS.forEach(configuration::set);
    address.settings().forEach(configuration::set);
    try {
      Path given = new Path(address.uri());
      // Without its slash a container is no absolute path to Hadoop.
      Path root = given.toUri().getPath().isEmpty() ? new Path(address.uri() + "/") : given;
      // Not the cached one: its settings may be another landing's, and closing it would close all.
      FileSystem storage = FileSystem.newInstance(root.toUri(), configuration);
      return new HadoopLanding(address, storage, storage.makeQualified(root));
    } catch (IOException e) {
      throw refused("open " + address, e);
    }
  }

  @Override
  public LandingAddress address() {
    return address;
  }

  @Override
  public List<LandedFile> list(String folder) throws LandingException {
    Path start = folder.isEmpty() ? root : new Path(root + "/" + folder);
    List<LandedFile> files = new ArrayList<>();
    try {
      RemoteIterator<LocatedFileStatus> found = storage.listFiles(start, true);
      while (found.hasNext()) {
        LandedFile file = landed(found.next());
        if (!("/" + file.name()).contains("/.")) {
          files.add(file);
        }
      }
    } catch (FileNotFoundException e) {
      if (!folder.isEmpty() && exists(root)) {
        return List.of();
      }
      throw new LandingException(
          "The landing folder %s does not exist. Check the container and the path."
              .formatted(start),
          e);
    } catch (IOException e) {
      throw refused("list " + start, e);
    }
    files.sort(Comparator.comparing(LandedFile::name));
    return List.copyOf(files);
  }

  private boolean exists(Path path) throws LandingException {
    try {
      return storage.exists(path);
    } catch (IOException e) {
      throw refused("look at " + path, e);
    }
  }

  @Override
  public SeekableByteChannel open(LandedFile file) throws LandingException {
    Path path = new Path(file.uri());
    FileStatus status = check(file, path);
    try {
      FSDataInputStream stream =
          FutureIO.awaitFuture(
              storage
                  .openFile(path)
                  .withFileStatus(status)
                  .opt(
                      OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY,
                      OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY_RANDOM)
                  .opt(EXACT_READS, true)
                  .build());
      return new RangeChannel(
          new RangeChannel.Source() {
            @Override
            public int read(long position, byte[] into, int offset, int length) throws IOException {
              return readRange(file, stream, position, into, offset, length);
            }

            @Override
            public void close() throws IOException {
              stream.close();
            }
          },
          file,
          RangeChannel.ReadAhead.GROWING);
    } catch (IOException | UncheckedIOException | CompletionException | CancellationException e) {
      throw refused("open " + path, e);
    }
  }

  private int readRange(
      LandedFile file, FSDataInputStream stream, long position, byte[] into, int offset, int length)
      throws LandingException {
    try {
      return stream.read(position, into, offset, length);
    } catch (IOException e) {
      // Azure refuses when the tag is another; asking tells that apart from a broken line.
      check(file, new Path(file.uri()));
      throw refused("read %d bytes at %d of %s".formatted(length, position, file.uri()), e);
    }
  }

  private FileStatus check(LandedFile file, Path path) throws LandingException {
    try {
      FileStatus now = storage.getFileStatus(path);
      if (now.getLen() != file.sizeBytes() || !etag(now).equals(file.etag())) {
        throw new ChangedFileException(
            file, "%d bytes (tag %s)".formatted(now.getLen(), etag(now)));
      }
      return now;
    } catch (FileNotFoundException e) {
      throw new ChangedFileException(file, "it is gone");
    } catch (LandingException e) {
      throw e;
    } catch (IOException e) {
      throw refused("look at " + path, e);
    }
  }

  private LandedFile landed(FileStatus status) {
    String rootPath = root.toUri().getPath();
    String path = status.getPath().toUri().getPath();
    String name =
        path.substring(rootPath.endsWith("/") ? rootPath.length() : rootPath.length() + 1);
    return new LandedFile(
        status.getPath().toString(),
        name,
        status.getLen(),
        Instant.ofEpochMilli(status.getModificationTime()),
        etag(status));
  }

  /** Storage's tag; listings and single answers differ in the quotes around it. */
  private static String etag(FileStatus status) {
    String tag = status instanceof EtagSource tagged ? tagged.getEtag() : null;
    return tag == null || tag.isEmpty()
        ? status.getLen() + "-" + status.getModificationTime()
        : tag.replaceFirst("^W/", "").replace("\"", "");
  }

  private static LandingException refused(String what, Exception cause) {
    return new LandingException(
        "Cannot %s: %s. Check the address, the network, and that the credentials in the fs.* settings may list and read it."
            .formatted(what, cause.getMessage()),
        cause);
  }

  @Override
  public void close() {
    try {
      storage.close();
    } catch (IOException e) {
      LOG.warn("Closing the connection to {} failed; nothing was lost", address, e);
    }
  }
}
