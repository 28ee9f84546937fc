package io.footfall.simulate.encode;

/** Hears how far a recording is; called from the thread that records. */
@FunctionalInterface
public interface ProgressListener {
  /** Listens to nothing. */
  ProgressListener NONE = (framesDone, framesTotal) -> {};

  void progress(long framesDone, long framesTotal);
}
