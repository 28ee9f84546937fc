package io.footfall.video.isolation;

import io.footfall.video.VideoException;
import io.footfall.video.VideoInfo;
import java.nio.channels.SeekableByteChannel;

/** Looks into a file in a worker. */
final class IsolatedProbe {
  private IsolatedProbe() {}

  static VideoInfo probe(WorkerPool pool, SeekableByteChannel bytes, String name)
      throws VideoException {
    try (Conversation talk = new Conversation(pool, bytes, name)) {
      talk.ask(Request.PROBE, out -> {});
      VideoInfo info =
          talk.await(
              answer -> {
                Wire.check(answer == Answer.INFO, answer + " in place of INFO");
                return Wire.readInfo(talk.worker().in(), talk.sizeBytes());
              });
      talk.finish();
      return info;
    }
  }
}
