package io.footfall.video.isolation;

import java.io.IOException;
import java.nio.file.Path;

/** Starts worker processes. */
interface Launch {
  /** Starts one in a folder that is its own; it writes its troubles to {@code errors} in there. */
  Process start(Path folder, WorkerLimits limits) throws IOException;
}
