package io.footfall.landing;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A folder of this machine; links are followed. */
final class LocalLanding implements Landing {
  private final LandingAddress address;
  private final Path root;

  LocalLanding(LandingAddress address, Path root) {
    this.address = address;
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public LandingAddress address() {
    return address;
  }

  @Override
  public List<LandedFile> list(String folder) throws LandingException {
    if (!Files.isDirectory(root)) {
      throw new LandingException(
          "The landing folder %s does not exist or is no folder. Check its path.".formatted(root));
    }
    Path start = root.resolve(folder).normalize();
    if (!start.startsWith(root)) {
      throw new IllegalArgumentException("%s is not below the landing root".formatted(folder));
    }
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    List<LandedFile> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          start,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new Collector(start, files));
    } catch (IOException e) {
      throw new LandingException(
          "Cannot list %s: %s. Check that the user may read all of it.".formatted(start, e), e);
    }
    files.sort(Comparator.comparing(LandedFile::name));
    return List.copyOf(files);
  }

  @Override
  public RangeChannel open(LandedFile file) throws LandingException {
    Path path = root.resolve(file.name());
    check(file, path);
    try {
      FileChannel channel = FileChannel.open(path);
      return new RangeChannel(
          new RangeChannel.Source() {
            @Override
            public int read(long position, byte[] into, int offset, int length) throws IOException {
              check(file, path);
              return channel.read(ByteBuffer.wrap(into, offset, length), position);
            }

            @Override
            public void close() throws IOException {
              channel.close();
            }
          },
          file,
          RangeChannel.ReadAhead.NONE);
    } catch (IOException e) {
      throw new LandingException(
          "Cannot open %s: %s. Check that the user may read it.".formatted(path, e), e);
    }
  }

  @Override
  public void close() {
    // A folder holds nothing open.
  }

  private void check(LandedFile file, Path path) throws LandingException {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      if (!etag(now).equals(file.etag())) {
        throw ChangedFileException.logged(
            file, "%d bytes (tag %s)".formatted(now.size(), etag(now)));
      }
    } catch (NoSuchFileException e) {
      throw ChangedFileException.logged(file, "it is gone");
    } catch (LandingException e) {
      throw e;
    } catch (IOException e) {
      throw new LandingException("Cannot look at %s: %s. Check the disk.".formatted(path, e), e);
    }
  }

  private static String etag(BasicFileAttributes attributes) {
    return attributes.size() + "-" + attributes.lastModifiedTime().to(TimeUnit.MICROSECONDS);
  }

  /** Collects regular files; what vanishes under the walk was never there. */
  private final class Collector extends SimpleFileVisitor<Path> {
    private final Path start;
    private final List<LandedFile> files;

    Collector(Path start, List<LandedFile> files) {
      this.start = start;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return isHidden(folder) && !folder.equals(start)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !isHidden(file)) {
        String name = root.relativize(file).toString().replace(File.separatorChar, '/');
        files.add(
            new LandedFile(
                file.toUri().toString(),
                name,
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                etag(attributes)));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof FileSystemLoopException || e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    private static boolean isHidden(Path path) {
      return path.getFileName().toString().startsWith(".");
    }
  }
}
