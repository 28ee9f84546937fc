package io.footfall.stage;

import io.footfall.lake.Catalogue;
import io.footfall.lake.Lake;
import io.footfall.lake.Ledger;
import io.footfall.model.Recording;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes back what was detected in recordings that count no longer: their file was replaced, turned
 * out to be a copy, or got another capture time.
 */
final class Withdrawals {
  private final Lake lake;
  private final Ledger ledger;

  Withdrawals(Lake lake, Ledger ledger) {
    this.lake = lake;
    this.ledger = ledger;
  }

  /**
   * Deletes detections, footage and issues of the recordings that counted before and do not now.
   *
   * <p>To be called before {@code recording} is written: a run that dies in between finds the same
   * work to do again. The camera-days that lose them are tracked anew, because their inputs change.
   */
  void write(Collection<Recording> before, Collection<Recording> after) {
    Set<String> counted =
        after.stream().filter(Recording::isCounted).map(Recording::id).collect(Collectors.toSet());
    List<Recording> gone =
        before.stream().filter(r -> r.isCounted() && !counted.contains(r.id())).toList();
    if (gone.isEmpty()) {
      return;
    }
    List<String> ids = gone.stream().map(Recording::id).toList();
    String slice = Lake.in("recording_id", ids);
    String stores = Lake.in("store_id", gone.stream().map(r -> r.camera().store()).toList());
    // The ledger first: should one of them count again, it is detected again.
    ledger.forget(Ledger.Stage.DETECT, ids);
    lake.replace(Catalogue.DETECTION, List.of(), stores + " AND " + slice);
    lake.replace(Catalogue.FOOTAGE, List.of(), slice);
    lake.replace(Catalogue.RECORDING_ISSUE, List.of(), "stage = 'DETECT' AND " + slice);
  }
}
