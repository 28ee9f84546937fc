package io.footfall.stage;

import io.footfall.model.CameraId;
import io.footfall.model.Recording;
import io.footfall.model.Recording.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells recordings from copies of them, whatever order they arrived in.
 *
 * <p>Two files of a camera hold the same footage when their packet tables are equal, unless both
 * names say different capture times: a camera that looks at nothing can write equal packets twice.
 * Of copies, the one whose capture time is the most trusted is counted, then the earliest, then the
 * first by name.
 */
final class Duplicates {
  private static final List<String> TRUST = List.of("FILE_NAME", "CONTAINER", "SIDECAR", "UPLOAD");
  private static final Comparator<Recording> BEST_FIRST =
      Comparator.<Recording>comparingInt(recording -> TRUST.indexOf(recording.captureSource()))
          .thenComparingLong(Recording::captureStartUs)
          .thenComparing(Recording::name);

  private record Content(CameraId camera, String fingerprint) implements Comparable<Content> {
    @Override
    public int compareTo(Content other) {
      int byCamera = camera.compareTo(other.camera);
      return byCamera != 0 ? byCamera : fingerprint.compareTo(other.fingerprint);
    }
  }

  private Duplicates() {}

  /** The same recordings, each marked as counted or as a duplicate; in order of name. */
  static List<Recording> mark(Collection<Recording> recordings) {
    Map<Content, List<Recording>> copies =
        recordings.stream()
            .collect(
                Collectors.groupingBy(
                    recording -> new Content(recording.camera(), recording.fingerprint()),
                    TreeMap::new,
                    Collectors.toList()));
    List<Recording> marked = new ArrayList<>();
    copies.values().forEach(same -> markCopies(same, marked));
    marked.sort(Comparator.comparing(Recording::name));
    return marked;
  }

  private static void markCopies(List<Recording> same, List<Recording> marked) {
    same.sort(BEST_FIRST);
    Set<Long> counted = new HashSet<>();
    for (Recording recording : same) {
      boolean isNamed = recording.captureSource().equals(TRUST.get(0));
      boolean isNew =
          counted.isEmpty() || (isNamed && !counted.contains(recording.captureStartUs()));
      if (isNew) {
        counted.add(recording.captureStartUs());
      }
      marked.add(recording.with(isNew ? Status.COUNTED : Status.DUPLICATE));
    }
  }
}
