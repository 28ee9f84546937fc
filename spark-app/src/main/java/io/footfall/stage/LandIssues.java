package io.footfall.stage;

import io.footfall.lake.Catalogue;
import io.footfall.lake.Lake;
import io.footfall.lake.Rows;
import io.footfall.landing.CaptureTime;
import io.footfall.model.RecordingIssue;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** Keeps the issues that Land found up to date; what is unchanged is not written. */
final class LandIssues {
  static final String STAGE = "LAND";
  static final String DUPLICATE = "DUPLICATE";
  static final String HOUR_REPEATED = CaptureTime.Kind.HOUR_REPEATED.name();

  private static final String OF_LAND = "stage = '" + STAGE + "'";
  private static final String OF_LISTING = OF_LAND + " AND " + Lake.in("kind", Claims.ISSUE_KINDS);

  private final Lake lake;

  LandIssues(Lake lake) {
    this.lake = lake;
  }

  /** Names of the recordings whose local time came twice. */
  Set<String> ofRepeatedHours() {
    return lake
        .read(Catalogue.RECORDING_ISSUE)
        .where("%s AND kind = '%s'".formatted(OF_LAND, HOUR_REPEATED))
        .collectAsList()
        .stream()
        .map(row -> row.<String>getAs("name"))
        .collect(Collectors.toSet());
  }

  /** Replaces what is said of files that nobody or more than one camera claims. */
  void writeListing(List<RecordingIssue> issues) {
    List<Row> before = lake.read(Catalogue.RECORDING_ISSUE).where(OF_LISTING).collectAsList();
    boolean same =
        before.size() == issues.size()
            && new HashSet<>(before.stream().map(Rows::issue).toList())
                .equals(new HashSet<>(issues));
    if (!same) {
      lake.replace(
          Catalogue.RECORDING_ISSUE, issues.stream().map(Rows::issue).toList(), OF_LISTING);
    }
  }

  /**
   * Replaces what is said of recordings.
   *
   * @param probed names of the files that were looked into: all their issues are given
   * @param marked names of others that became or ceased to be duplicates: only that is replaced
   */
  void write(Collection<String> probed, Collection<String> marked, List<RecordingIssue> issues) {
    if (probed.isEmpty() && marked.isEmpty()) {
      return;
    }
    String ofFiles = "NOT (" + Lake.in("kind", Claims.ISSUE_KINDS) + ")";
    String slice =
        "%s AND %s AND (%s OR (kind = '%s' AND %s))"
            .formatted(
                OF_LAND, ofFiles, Lake.in("name", probed), DUPLICATE, Lake.in("name", marked));
    lake.replace(Catalogue.RECORDING_ISSUE, issues.stream().map(Rows::issue).toList(), slice);
  }
}
