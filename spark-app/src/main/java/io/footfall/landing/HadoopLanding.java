package io.footfall.landing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.OpenFileOptions;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.azurebfs.contracts.exceptions.AbfsRestOperationException;
import org.apache.hadoop.util.functional.FutureIO;

/** A folder of any storage that Hadoop can talk to, Azure's first of all. */
final class HadoopLanding implements Landing {
  /**
   * What differs from Azure's defaults, unless the settings say otherwise. Those fetch megabytes
   * ahead of, and around, every small read; here {@link RangeChannel} decides. They also ask for
   * half an hour, and in silence, when an account does not answer; here {@link Attempts} does.
   */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "fs.azure.enable.readahead", "false",
          "fs.azure.readaheadqueue.depth", "0",
          "fs.azure.read.alwaysReadBufferSize", "false",
          "fs.azure.read.smallfilescompletely", "false",
          "fs.azure.read.optimizefooterread", "false",
          "fs.azure.enable.autothrottling", "false",
          "fs.azure.io.retry.max.retries", "0");

  /** Makes a positioned read of Azure's stream fetch exactly what it is asked for. */
  private static final String EXACT_READS = "fs.azure.buffered.pread.disable";

  /** One for each account or host and settings, for as long as the process lives. */
  private static final Map<Key, FileSystem> OPEN = new HashMap<>();

  private final LandingAddress address;
  private final FileSystem storage;
  private final Path root;
  private final Attempts attempts;

  private HadoopLanding(LandingAddress address, FileSystem storage, Path root, Attempts attempts) {
    this.address = address;
    this.storage = storage;
    this.root = root;
    this.attempts = attempts;
  }

  private record Key(String scheme, String authority, Map<String, String> settings) {}

  static HadoopLanding open(LandingAddress address) throws LandingException {
    Attempts attempts = Attempts.of(address.settings());
    try {
      Path given = new Path(address.uri());
      // Without its slash a container is no absolute path to Hadoop.
      Path root = given.toUri().getPath().isEmpty() ? new Path(address.uri() + "/") : given;
      FileSystem storage = storage(root.toUri(), address, attempts);
      return new HadoopLanding(address, storage, storage.makeQualified(root), attempts);
    } catch (IOException e) {
      throw refused("open " + address, e);
    }
  }

  /** Not Hadoop's cached one: its settings may be another landing's. */
  private static FileSystem storage(URI root, LandingAddress address, Attempts attempts)
      throws IOException {
    synchronized (OPEN) {
      Key key = new Key(root.getScheme(), root.getAuthority(), address.settings());
      FileSystem known = OPEN.get(key);
      if (known == null) {
        Configuration configuration = configuration(address.settings(), attempts);
        known =
            attempts.at(
                "open " + address, () -> answer(() -> FileSystem.newInstance(root, configuration)));
        OPEN.put(key, known);
      }
      return known;
    }
  }

  private static Configuration configuration(Map<String, String> settings, Attempts attempts) {
    Configuration configuration = new Configuration();
    String timeoutMs = Long.toString(Math.min(attempts.timeout().toMillis(), 3_600_000));
    configuration.set("fs.azure.http.connection.timeout", timeoutMs);
    configuration.set("fs.azure.http.read.timeout", timeoutMs);
    DEFAULTS.forEach(configuration::set);
    AzureEnvironment.hadoopSettings().forEach(configuration::set);
    settings.forEach(configuration::set);
    return configuration;
  }

  @Override
  public LandingAddress address() {
    return address;
  }

  @Override
  public List<LandedFile> list(String folder) throws LandingException {
    Path start = folder.isEmpty() ? root : new Path(root + "/" + folder);
    // Blob Storage may list a folder twice: as the marker somebody left and as a part of names.
    Map<String, LandedFile> files = new TreeMap<>();
    try {
      Set<Path> known = new HashSet<>(List.of(start));
      Deque<Path> folders = new ArrayDeque<>(known);
      while (!folders.isEmpty()) {
        for (FileStatus found : children(folders.remove())) {
          if (found.getPath().getName().startsWith(".")) {
            continue;
          }
          if (!found.isDirectory()) {
            LandedFile file = landed(found);
            files.put(file.name(), file);
          } else if (known.add(found.getPath())) {
            folders.add(found.getPath());
          }
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
    return List.copyOf(files.values());
  }

  /** One folder at a time, so that a fault costs no more than that folder's listing. */
  private List<FileStatus> children(Path folder) throws IOException {
    return ask(
        "list " + folder,
        () -> {
          List<FileStatus> children = new ArrayList<>();
          RemoteIterator<FileStatus> found = storage.listStatusIterator(folder);
          while (found.hasNext()) {
            children.add(found.next());
          }
          return children;
        });
  }

  private boolean exists(Path path) throws LandingException {
    try {
      return ask("look at " + path, () -> storage.exists(path));
    } catch (IOException e) {
      throw refused("look at " + path, e);
    }
  }

  @Override
  public RangeChannel open(LandedFile file) throws LandingException {
    Path path = new Path(file.uri());
    FileStatus status = check(file, path);
    try {
      FSDataInputStream stream =
          ask(
              "open " + path,
              () ->
                  FutureIO.awaitFuture(
                      storage
                          .openFile(path)
                          .withFileStatus(status)
                          .opt(
                              OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY,
                              OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY_RANDOM)
                          .opt(EXACT_READS, true)
                          .build()));
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
    String what = "read %d bytes at %d of %s".formatted(length, position, file.uri());
    try {
      return ask(what, () -> stream.read(position, into, offset, length));
    } catch (IOException e) {
      // Azure refuses when the tag is another; asking tells that apart from a broken line.
      check(file, new Path(file.uri()));
      throw refused(what, e);
    }
  }

  private FileStatus check(LandedFile file, Path path) throws LandingException {
    try {
      FileStatus now = ask("look at " + path, () -> storage.getFileStatus(path));
      if (now.getLen() != file.sizeBytes() || !etag(now).equals(file.etag())) {
        throw ChangedFileException.logged(
            file, "%d bytes (tag %s)".formatted(now.getLen(), etag(now)));
      }
      return now;
    } catch (FileNotFoundException e) {
      throw ChangedFileException.logged(file, "it is gone");
    } catch (LandingException e) {
      throw e;
    } catch (IOException e) {
      throw refused("look at " + path, e);
    }
  }

  private <T> T ask(String what, Attempts.Request<T> request) throws IOException {
    return attempts.at(what, () -> answer(request));
  }

  /** What Azure's driver throws, told by HTTP's status or by the fault of the line under it. */
  private static <T> T answer(Attempts.Request<T> request) throws IOException {
    try {
      return request.send();
    } catch (FileNotFoundException e) {
      throw e;
    } catch (IOException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof AbfsRestOperationException refusal && refusal.getStatusCode() > 0) {
          throw new RefusalException(
              refusal.getStatusCode(), String.valueOf(refusal.getErrorCode()), e);
        }
        if (cause.getCause() == null && cause instanceof IOException line) {
          throw line;
        }
      }
      throw e;
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
    // The connection is the process's.
  }
}
