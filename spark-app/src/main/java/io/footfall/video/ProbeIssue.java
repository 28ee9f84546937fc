package io.footfall.video;

import java.io.Serializable;
import java.util.Objects;

/**
 * Something wrong in a video that is still of use.
 *
 * @param ptsUs where, in microseconds from the first shown frame; -1 when it has no place
 * @param message what, and what it means for the frames
 */
public record ProbeIssue(VideoException.Fault fault, long ptsUs, String message)
    implements Serializable {
  public ProbeIssue {
    Objects.requireNonNull(fault, "fault");
    Objects.requireNonNull(message, "message");
  }
}
