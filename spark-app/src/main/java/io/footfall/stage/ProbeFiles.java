package io.footfall.stage;

import io.footfall.geometry.PictureSize;
import io.footfall.landing.LandedFile;
import io.footfall.landing.Landing;
import io.footfall.landing.LandingAddress;
import io.footfall.model.Micros;
import io.footfall.video.FrameRange;
import io.footfall.video.FrameRangePlanner;
import io.footfall.video.ProbeIssue;
import io.footfall.video.VideoException;
import io.footfall.video.VideoInfo;
import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.SparkSession;

/**
 * Split: looks into files without decoding them and cuts each on its key frames. Parallel by file.
 */
final class ProbeFiles {
  private final SparkSession spark;
  private final LandingAddress landing;
  private final Duration rangeLength;
  private final Decoding decoding;

  ProbeFiles(SparkSession spark, LandingAddress landing, Duration rangeLength, Decoding decoding) {
    this.spark = spark;
    this.landing = landing;
    this.rangeLength = rangeLength;
    this.decoding = decoding;
  }

  /**
   * What a file turned out to be: {@link VideoInfo} without its key frames, in a shape that may
   * travel.
   *
   * @param creationUs what the container says; null when it says nothing
   */
  record Facts(
      String container,
      String codec,
      PictureSize picture,
      int rotationDegrees,
      long durationUs,
      long frameCount,
      double framesPerSecond,
      boolean variableFrameRate,
      String fingerprint,
      Long creationUs)
      implements Serializable {
    static Facts of(VideoInfo info) {
      return new Facts(
          info.container(),
          info.codec(),
          info.picture(),
          info.rotationDegrees(),
          info.durationUs(),
          info.frameCount(),
          info.nominalFramesPerSecond(),
          info.variableFrameRate(),
          info.fingerprint(),
          info.creationTime().map(Micros::of).orElse(null));
    }
  }

  /**
   * A probed file.
   *
   * @param facts null when the file is no readable video
   * @param issues what is wrong with a readable file, or the one reason why it is not
   */
  record Probed(LandedFile file, Facts facts, List<FrameRange> ranges, List<ProbeIssue> issues)
      implements Serializable {
    boolean isReadable() {
      return facts != null;
    }

    static Probed unreadable(LandedFile file, VideoException.Fault fault, String message) {
      return new Probed(
          file, null, List.of(), new ArrayList<>(List.of(new ProbeIssue(fault, -1, message))));
    }
  }

  /** Probes files, in the order given. */
  List<Probed> probe(List<LandedFile> files, int partitions) {
    if (files.isEmpty()) {
      return List.of();
    }
    LandingAddress address = landing;
    Duration length = rangeLength;
    Decoding where = decoding;
    Function<LandedFile, Probed> task = file -> probe(file, address, length, where);
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(new ArrayList<>(files), Math.min(partitions, files.size()))
        .map(task)
        .collect();
  }

  private static Probed probe(
      LandedFile file, LandingAddress landing, Duration rangeLength, Decoding decoding) {
    try {
      VideoInfo info = decoding.attempt(() -> look(file, landing, decoding));
      return new Probed(
          file,
          Facts.of(info),
          new ArrayList<>(FrameRangePlanner.plan(info, rangeLength)),
          new ArrayList<>(info.issues()));
    } catch (VideoException unreadable) {
      return Probed.unreadable(file, unreadable.fault(), unreadable.getMessage());
    } catch (IOException unreachable) {
      return Probed.unreadable(file, VideoException.Fault.STORAGE, unreachable.getMessage());
    }
  }

  private static VideoInfo look(LandedFile file, LandingAddress landing, Decoding decoding)
      throws VideoException, IOException {
    try (Landing storage = landing.open();
        SeekableByteChannel bytes = storage.open(file)) {
      return decoding.isolation().probe(bytes, file.name());
    }
  }
}
