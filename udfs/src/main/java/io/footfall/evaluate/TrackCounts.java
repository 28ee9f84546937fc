package io.footfall.evaluate;

/**
 * How many tracks there are for how many people: what a count of visitors depends on.
 *
 * @param people in the truth
 * @param tracks in all
 * @param foundPeople people who are the main person of at least one track
 * @param tracksPerFoundPerson tracks that are not false, divided by found people; 1 is perfect
 * @param falseTracks tracks that match a person in less than half of their rows
 * @param mixedTracks tracks, not false, of whose matched rows less than 0.8 show the main person
 */
public record TrackCounts(
    int people,
    int tracks,
    int foundPeople,
    double tracksPerFoundPerson,
    int falseTracks,
    int mixedTracks) {
  private static final double MIN_TRUE = 0.5;
  private static final double MIN_PURE = 0.8;

  static TrackCounts of(Comparison comparison, int[][] together) {
    boolean[] found = new boolean[comparison.people()];
    int foundPeople = 0;
    int falseTracks = 0;
    int mixedTracks = 0;
    for (int track = 0; track < comparison.tracks(); track++) {
      int matched = 0;
      int main = 0;
      for (int person = 0; person < found.length; person++) {
        matched += together[person][track];
        main = together[person][track] > together[main][track] ? person : main;
      }
      if (matched == 0 || matched < MIN_TRUE * comparison.rowsOfTrack(track)) {
        falseTracks++;
        continue;
      }
      mixedTracks += together[main][track] < MIN_PURE * matched ? 1 : 0;
      foundPeople += found[main] ? 0 : 1;
      found[main] = true;
    }
    int trueTracks = comparison.tracks() - falseTracks;
    return new TrackCounts(
        comparison.people(),
        comparison.tracks(),
        foundPeople,
        foundPeople == 0 ? 0 : trueTracks / (double) foundPeople,
        falseTracks,
        mixedTracks);
  }
}
