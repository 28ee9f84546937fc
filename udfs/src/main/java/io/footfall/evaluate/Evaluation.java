package io.footfall.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Every figure of one sequence. */
public record Evaluation(Hota hota, Clear clear, Identity identity, TrackCounts counts) {
  /**
   * The figures by their customary names, in reading order: accuracies in percent, the rest as
   * counts.
   */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("HOTA", 100 * hota.hota());
    figures.put("DetA", 100 * hota.detA());
    figures.put("AssA", 100 * hota.assA());
    figures.put("LocA", 100 * hota.locA());
    figures.put("MOTA", 100 * clear.mota());
    figures.put("MOTP", 100 * clear.motp());
    figures.put("IDF1", 100 * identity.idf1());
    figures.put("IDP", 100 * identity.precision());
    figures.put("IDR", 100 * identity.recall());
    figures.put("IDSW", (double) clear.switches());
    figures.put("FP", (double) clear.falsePositives());
    figures.put("FN", (double) clear.misses());
    figures.put("MT", (double) clear.mostlyTracked());
    figures.put("PT", (double) clear.partlyTracked());
    figures.put("ML", (double) clear.mostlyLost());
    figures.put("Frag", (double) clear.fragments());
    figures.put("people", (double) counts.people());
    figures.put("tracks", (double) counts.tracks());
    figures.put("foundPeople", (double) counts.foundPeople());
    figures.put("tracksPerFoundPerson", counts.tracksPerFoundPerson());
    figures.put("falseTracks", (double) counts.falseTracks());
    figures.put("mixedTracks", (double) counts.mixedTracks());
    return Collections.unmodifiableMap(figures);
  }

  /** The figures as text, one a line, for people to read. */
  public String table() {
    StringBuilder text = new StringBuilder();
    figures()
        .forEach(
            (name, value) ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        value == Math.rint(value) ? "%-22s%10.0f%n" : "%-22s%10.2f%n",
                        name,
                        value)));
    return text.toString();
  }
}
