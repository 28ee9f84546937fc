package io.footfall.video.isolation;

import io.footfall.video.FrameRange;
import io.footfall.video.FrameReader;
import io.footfall.video.FrameSizes;
import io.footfall.video.FrameSource;
import io.footfall.video.FrameTimes;
import io.footfall.video.VideoException;
import io.footfall.video.VideoInfo;
import io.footfall.video.VideoProbe;
import java.nio.channels.SeekableByteChannel;

/** Where videos are looked into and decoded; what comes out is the same bit for bit. */
public enum Isolation {
  /** In a worker process, whose death this process survives. */
  ON {
    @Override
    public VideoInfo probe(SeekableByteChannel bytes, String name) throws VideoException {
      return IsolatedProbe.probe(WorkerPool.shared(), bytes, name);
    }

    @Override
    public FrameSource open(
        SeekableByteChannel bytes,
        String name,
        FrameRange range,
        FrameTimes times,
        FrameSizes sizes)
        throws VideoException {
      return IsolatedFrames.open(WorkerPool.shared(), bytes, name, range, times, sizes);
    }
  },
  /** In the caller's thread. */
  OFF {
    @Override
    public VideoInfo probe(SeekableByteChannel bytes, String name) throws VideoException {
      return VideoProbe.probe(bytes, name);
    }

    @Override
    public FrameSource open(
        SeekableByteChannel bytes,
        String name,
        FrameRange range,
        FrameTimes times,
        FrameSizes sizes)
        throws VideoException {
      return FrameReader.open(bytes, name, range, times, sizes);
    }
  };

  /**
   * Finds out what is in a file, as {@link VideoProbe#probe}.
   *
   * @param bytes the file; the caller closes it
   * @param name what messages call it
   * @throws VideoException also when the process that looked into it died
   */
  public abstract VideoInfo probe(SeekableByteChannel bytes, String name) throws VideoException;

  /**
   * Opens a range of a video, as {@link FrameReader#open}.
   *
   * @param bytes the file; the caller closes it, after the frames
   * @param name what messages call it
   * @param range as planned for this very file
   * @param sizes of the frames to deliver
   * @throws VideoException also when the process that opened it died
   */
  public abstract FrameSource open(
      SeekableByteChannel bytes, String name, FrameRange range, FrameTimes times, FrameSizes sizes)
      throws VideoException;
}
