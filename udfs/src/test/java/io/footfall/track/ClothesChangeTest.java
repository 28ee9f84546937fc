package io.footfall.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Box;
import io.footfall.model.ClothingColour;
import io.footfall.model.Detection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClothesChangeTest {
  private static final ClothesChange CHANGE = new ClothesChange(0.25, Duration.ofSeconds(1));

  @Test
  void aTrackletIsCutWhereTheClothesChange() {
    Tracklet tracklet = tracklet("rrrrrrrrbbbbbbbbbbbb");

    List<Tracklet> pieces = CHANGE.cut(tracklet);

    assertThat(tracklet.sightings()).hasSize(8);
    assertThat(pieces).singleElement().satisfies(piece -> assertThat(piece.isClosed()).isTrue());
    assertThat(pieces.get(0).startUs()).isEqualTo(800_000);
    assertThat(pieces.get(0).sightings()).hasSize(12);
  }

  @Test
  void everyChangeIsFound() {
    Tracklet tracklet = tracklet("rrrrrrrrrrbbbbbbbbbbrrrrrrrrrr");

    assertThat(CHANGE.cut(tracklet))
        .extracting(Tracklet::startUs)
        .containsExactly(1_000_000L, 2_000_000L);
  }

  @Test
  void oneOddSightingChangesNothing() {
    assertThat(CHANGE.cut(tracklet("rrrrrrrrrbrrrrrrrrrr"))).isEmpty();
  }

  @Test
  void whatWasNotSeenIsNoChange() {
    assertThat(CHANGE.cut(tracklet("??????????"))).isEmpty();
    assertThat(CHANGE.cut(tracklet("rrrrr?????rrrrr"))).isEmpty();
  }

  @Test
  void whoIsShownInPartFromThenOnMayShowOtherClothes() {
    assertThat(CHANGE.cut(tracklet("rrrrrrrrrrBBBBBBBBBB"))).isEmpty();
    assertThat(CHANGE.cut(tracklet("RRRRRRRRRRbbbbbbbbbb"))).isEmpty();
    assertThat(CHANGE.cut(tracklet("RRRRRRRRRRBBBBBBBBBB"))).hasSize(1);
  }

  @Test
  void whatFollowsFollowsTheLastPiece() {
    Tracklet tracklet = tracklet("rrrrrrbbbbbb");
    Tracklet next = tracklet("b");
    tracklet.linkTo(next);

    Tracklet piece = CHANGE.cut(tracklet).get(0);

    assertThat(tracklet.after()).isNull();
    assertThat(piece.after()).isSameAs(next);
    assertThat(next.before()).isSameAs(piece);
  }

  /** Ten sightings a second in red, blue or unknown clothes; capitals are two fifths as high. */
  private static Tracklet tracklet(String clothes) {
    Tracklet tracklet = null;
    for (int i = 0; i < clothes.length(); i++) {
      char name = clothes.charAt(i);
      Box box = new Box(0, 0, 40, Character.isUpperCase(name) ? 40 : 100);
      Detection sighting = new Detection(i * 100_000L, box, 0.7, colour(name));
      if (tracklet == null) {
        tracklet = new Tracklet(sighting);
      } else {
        tracklet.add(sighting);
      }
    }
    tracklet.close();
    return tracklet;
  }

  private static ClothingColour colour(char name) {
    return switch (Character.toLowerCase(name)) {
      case 'r' -> ClothingColour.of(new byte[] {(byte) 255, 0, (byte) 255, 0, (byte) 255, 0});
      case 'b' -> ClothingColour.of(new byte[] {0, (byte) 255, 0, (byte) 255, 0, (byte) 255});
      default -> ClothingColour.UNKNOWN;
    };
  }
}
