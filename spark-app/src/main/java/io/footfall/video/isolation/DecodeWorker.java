package io.footfall.video.isolation;

import io.footfall.video.FrameRange;
import io.footfall.video.FrameReader;
import io.footfall.video.FrameSizes;
import io.footfall.video.FrameTimes;
import io.footfall.video.VideoException;
import io.footfall.video.VideoInfo;
import io.footfall.video.VideoProbe;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;

/**
 * The worker process: does what comes in on standard input, one thing at a time, and ends when that
 * does. It answers on a pipe of its own, since anything may write to standard output. Single
 * threaded.
 */
public final class DecodeWorker {
  private final Host host;
  private FramePlaces places;
  private long frame;

  private DecodeWorker(Host host) {
    this.host = host;
  }

  /** Runs until the host closes the pipe or is gone. */
  public static void main(String[] arguments) throws IOException {
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(WorkerLaunch.ANSWERS)));
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(System.in, 2 * Wire.MOST_BYTES));
    for (Class<?> library :
        new Class<?>[] {avutil.class, swscale.class, avcodec.class, avformat.class}) {
      Loader.load(library);
    }
    // A decoder that hangs would not notice that its host is gone.
    ProcessHandle.current()
        .parent()
        .ifPresent(host -> host.onExit().thenRun(() -> Runtime.getRuntime().halt(0)));
    new DecodeWorker(new Host(in, out)).serve();
  }

  private void serve() throws IOException {
    host.begin(Answer.READY);
    host.send();
    for (Request request = host.command(); request != null; request = host.command()) {
      try {
        switch (request) {
          case PROBE -> probe();
          case OPEN -> read();
          default -> throw new IOException(request + " out of turn");
        }
      } catch (VideoException unusable) {
        DataOutputStream out = host.begin(Answer.FAULT);
        Wire.writeText(out, unusable.fault().name());
        Wire.writeText(out, unusable.getMessage());
        host.send();
      }
    }
  }

  private void probe() throws IOException, VideoException {
    HostChannel bytes = new HostChannel(host, host.in().readLong());
    VideoInfo info = VideoProbe.probe(bytes, Wire.readText(host.in()));
    Wire.write(host.begin(Answer.INFO), info);
    host.send();
  }

  private void read() throws IOException, VideoException {
    DataInputStream in = host.in();
    HostChannel bytes = new HostChannel(host, in.readLong());
    String name = Wire.readText(in);
    FrameRange range = Wire.readRange(in);
    FrameTimes times = Wire.readTimes(in);
    FrameSizes sizes = Wire.readSizes(in);
    String file = in.readUTF();
    int slotBytes = in.readInt();
    if (!file.isEmpty()) {
      places = new FramePlaces(Path.of(file), slotBytes);
    }
    frame = 0;
    int placeBytes = sizes.placeBytes();
    try (FrameReader frames =
        FrameReader.open(
            bytes, name, range, times, sizes, () -> places.await(host, frame++, placeBytes))) {
      host.begin(Answer.OPENED);
      host.send();
      deliver(frames);
    }
  }

  private void deliver(FrameReader frames) throws IOException, VideoException {
    while (frames.next()) {
      DataOutputStream out = host.begin(Answer.FRAME);
      out.writeLong(frames.ptsUs());
      out.writeLong(frames.framesDecoded());
      host.send();
    }
    DataOutputStream out = host.begin(Answer.END);
    out.writeLong(frames.framesDecoded());
    Wire.write(out, frames.issues());
    host.send();
  }
}
