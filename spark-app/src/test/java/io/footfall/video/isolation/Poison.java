package io.footfall.video.isolation;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.bytedeco.javacpp.Pointer;

/**
 * What a file does to a worker of the tests as soon as the worker is handed the bytes in which it
 * is written; to any other reader it is a little damage.
 */
public enum Poison {
  /** A real crash: native code writes where nothing is. */
  SEGFAULT {
    @Override
    void act() {
      Pointer.memset(new Nowhere(), 0, 64);
    }
  },
  /** Nothing happens any more. */
  HANG {
    @Override
    void act() throws IOException {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  },
  /** Native memory is taken until there is no more; at most two gigabytes. */
  GLUTTONY {
    @Override
    void act() throws IOException {
      for (int i = 0; i < 128; i++) {
        Pointer piece = Pointer.malloc(PIECE_BYTES);
        if (piece == null || piece.isNull()) {
          throw new OutOfMemoryError("native");
        }
        Pointer.memset(piece, 1, PIECE_BYTES);
      }
      throw new IOException("memory without end");
    }
  },
  /** The process leaves. */
  EXIT {
    @Override
    void act() {
      Runtime.getRuntime().halt(42);
    }
  };

  private static final long PIECE_BYTES = 16L << 20;
  private static final byte[] MARK = "XFOOTFALL-POISON".getBytes(StandardCharsets.US_ASCII);

  abstract void act() throws IOException;

  private static final class Nowhere extends Pointer {
    Nowhere() {
      super((Pointer) null);
      address = 16;
    }
  }

  /** Writes it into a file, at a part of its length. */
  public void into(Path file, double place) throws IOException {
    byte[] bytes = new byte[MARK.length + 1];
    System.arraycopy(MARK, 0, bytes, 0, MARK.length);
    bytes[MARK.length] = (byte) ordinal();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), (long) (channel.size() * place));
    }
  }

  /** Lets this JVM's workers be ones that succumb, until closed. */
  public static AutoCloseable install() {
    WorkerPool pool = pool(WorkerLimits.DEFAULT);
    WorkerPool.share(pool);
    return () -> {
      WorkerPool.share(null);
      pool.close();
    };
  }

  static WorkerPool pool(WorkerLimits limits) {
    List<Path> path = new ArrayList<>(WorkerLaunch.standard().classPath());
    path.add(Path.of(Poison.class.getProtectionDomain().getCodeSource().getLocation().getPath()));
    return new WorkerPool(new WorkerLaunch(Victim.class.getName(), path), limits);
  }

  static WorkerLimits impatient(Duration silence) {
    return new WorkerLimits(64L << 20, 640L << 20, silence, Duration.ofMinutes(1));
  }

  /** The worker that poison works on. */
  public static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws IOException {
      System.setIn(new Tasting(System.in));
      DecodeWorker.main(arguments);
    }
  }

  private static final class Tasting extends FilterInputStream {
    private int matched;

    Tasting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      taste((byte) value);
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      for (int i = 0; i < read; i++) {
        taste(target[offset + i]);
      }
      return read;
    }

    private void taste(byte value) throws IOException {
      if (matched == MARK.length) {
        matched = 0;
        Poison.values()[value].act();
      } else if (value == MARK[matched]) {
        matched++;
      } else {
        matched = value == MARK[0] ? 1 : 0;
      }
    }
  }
}
