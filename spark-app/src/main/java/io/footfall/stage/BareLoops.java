package io.footfall.stage;

import io.footfall.detect.Detectors;
import io.footfall.detect.ModelException;
import io.footfall.detect.ModelPackage;
import io.footfall.detect.PersonDetector;
import io.footfall.geometry.PictureSize;
import io.footfall.video.FrameRange;
import io.footfall.video.FrameSizes;
import io.footfall.video.FrameSource;
import io.footfall.video.FrameTimes;
import io.footfall.video.VideoException;
import io.footfall.video.VideoInfo;
import io.footfall.video.VideoProbe;
import io.footfall.video.isolation.Isolation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The baselines that the whole chain is measured against: nothing but decoding, and nothing but
 * inference, on every core.
 */
public final class BareLoops {
  private static final long FIRST_US = 15_000_000L;

  private final Path video;
  private final VideoInfo info;
  private final ModelPackage model;
  private final PictureSize input;
  private final int threads;

  /** Baselines over one video. */
  public BareLoops(Path video, ModelPackage model, int threads) throws IOException, VideoException {
    this.video = video;
    this.model = model;
    this.threads = threads;
    try (SeekableByteChannel bytes = Files.newByteChannel(video)) {
      this.info = VideoProbe.probe(bytes, video.toString());
    }
    this.input = Detectors.inputFor(model, info.picture());
  }

  /**
   * Frames decoded and scaled to the model's size, a second, all threads together; each reads the
   * video once.
   */
  public double decodedPerSecond() throws Exception {
    return decodedPerSecond(Isolation.OFF);
  }

  /** The same, decoded there. */
  double decodedPerSecond(Isolation isolation) throws Exception {
    return rate(() -> decode(isolation));
  }

  /**
   * Frames decoded there and looked at one by one, a second, all threads together; each takes the
   * first seconds of the video.
   */
  double detectedPerSecond(Isolation isolation) throws Exception {
    return rate(() -> detect(isolation));
  }

  /**
   * Frames looked at, a second, all threads together; each thread looks at the video's first frame
   * over and over.
   */
  public double inferredPerSecond() throws Exception {
    infer(1);
    return rate(() -> infer(info.frameCount()));
  }

  private double rate(Callable<Long> loop) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      long startedNs = System.nanoTime();
      List<Future<Long>> loops = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        loops.add(pool.submit(loop));
      }
      long frames = 0;
      for (Future<Long> done : loops) {
        frames += done.get();
      }
      return frames * 1e9 / (System.nanoTime() - startedNs);
    } finally {
      pool.shutdownNow();
    }
  }

  private long decode(Isolation isolation) throws IOException, VideoException {
    long frames = 0;
    try (SeekableByteChannel bytes = Files.newByteChannel(video);
        FrameSource reader = open(isolation, bytes, info.durationUs())) {
      while (reader.next()) {
        reader.rgb();
        frames++;
      }
    }
    return frames;
  }

  private long detect(Isolation isolation) throws IOException, VideoException, ModelException {
    long frames = 0;
    long endUs = Math.min(info.durationUs(), FIRST_US);
    try (SeekableByteChannel bytes = Files.newByteChannel(video);
        FrameSource reader = open(isolation, bytes, endUs);
        PersonDetector detector = Detectors.open(model, input)) {
      while (reader.next()) {
        detector.detect(reader.rgb());
        frames++;
      }
    }
    return frames;
  }

  private long infer(long frames) throws IOException, VideoException, ModelException {
    try (SeekableByteChannel bytes = Files.newByteChannel(video);
        FrameSource reader = open(Isolation.OFF, bytes, info.durationUs());
        PersonDetector detector = Detectors.open(model, input)) {
      reader.next();
      ByteBuffer picture = reader.rgb();
      for (long i = 0; i < frames; i++) {
        detector.detect(picture);
      }
    }
    return frames;
  }

  private FrameSource open(Isolation isolation, SeekableByteChannel bytes, long endUs)
      throws VideoException {
    FrameRange range = new FrameRange(0, endUs, -1, info.keyFrames().get(0).position());
    return isolation.open(
        bytes, video.toString(), range, FrameTimes.every(), FrameSizes.scaled(input));
  }
}
