package io.footfall.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {
  private static final Pattern FIGURE = Pattern.compile("\"(\\w+)\": (-?[0-9.]+)");

  @ParameterizedTest
  @ValueSource(strings = {"pets09-s2l1", "tud-stadtmitte"})
  void everyFigureEqualsTheReferenceEvaluator(String sequence) throws IOException {
    Path footage = Path.of(System.getProperty("footfall.footage", "footage"));
    Path expected = footage.resolve("reference-tracks/expected.json");
    assumeTrue(Files.exists(expected), "No reference tracks in " + footage + ": skipped");
    String json = Files.readString(expected);
    String block = json.substring(json.indexOf(sequence));

    Map<String, Double> figures =
        Evaluator.evaluate(
                MotFile.read(footage.resolve(sequence + ".gt.txt")),
                MotFile.read(footage.resolve("reference-tracks/" + sequence + ".txt")))
            .figures();

    Matcher figure = FIGURE.matcher(block.substring(0, block.indexOf('}')));
    int compared = 0;
    while (figure.find()) {
      assertThat(figures.get(figure.group(1)))
          .as(figure.group(1))
          .isCloseTo(Double.parseDouble(figure.group(2)), within(0.0001));
      compared++;
    }
    assertThat(compared).isEqualTo(16);
  }

  @Test
  void theTruthItselfIsPerfect() {
    MotSequence truth = sequence(walk(1, 0, 10), walk(2, 300, 10));

    Evaluation evaluation = Evaluator.evaluate(truth, truth);

    assertThat(evaluation.hota()).isEqualTo(new Hota(1, 1, 1, 1));
    assertThat(evaluation.identity()).isEqualTo(new Identity(1, 1, 1));
    assertThat(evaluation.clear()).isEqualTo(new Clear(1, 1, 0, 0, 0, 2, 0, 0, 0));
    assertThat(evaluation.counts()).isEqualTo(new TrackCounts(2, 2, 2, 1, 0, 0));
  }

  @Test
  void noTracksAtAllMissEverybody() {
    MotSequence truth = sequence(walk(1, 0, 10), walk(2, 300, 10));

    Evaluation evaluation = Evaluator.evaluate(truth, sequence());

    assertThat(evaluation.hota()).isEqualTo(new Hota(0, 0, 0, 1));
    assertThat(evaluation.identity().idf1()).isZero();
    assertThat(evaluation.clear().misses()).isEqualTo(20);
    assertThat(evaluation.clear().mostlyLost()).isEqualTo(2);
  }

  @Test
  void aSwapOfTwoPeopleIsTwoSwitchesAndTwoMixedTracks() {
    List<MotRow> first = walk(1, 0, 10);
    List<MotRow> second = walk(2, 300, 10);
    List<MotRow> swapped = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      swapped.add(withId(first.get(i), i < 5 ? 7 : 8));
      swapped.add(withId(second.get(i), i < 5 ? 8 : 7));
    }

    Evaluation evaluation = Evaluator.evaluate(sequence(first, second), sequence(swapped));

    assertThat(evaluation.clear().switches()).isEqualTo(2);
    assertThat(evaluation.clear().mota()).isCloseTo(0.9, within(1e-12));
    assertThat(evaluation.identity().idf1()).isEqualTo(0.5);
    assertThat(evaluation.counts().mixedTracks()).isEqualTo(2);
  }

  @Test
  void aBrokenTrackIsTwoTracksForOnePerson() {
    List<MotRow> broken = new ArrayList<>(walk(1, 0, 10));
    broken.remove(4);
    broken.replaceAll(row -> withId(row, row.frame() < 5 ? 1 : 2));

    Evaluation evaluation = Evaluator.evaluate(sequence(walk(1, 0, 10)), sequence(broken));

    assertThat(evaluation.counts().tracksPerFoundPerson()).isEqualTo(2);
    assertThat(evaluation.clear().switches()).isEqualTo(1);
  }

  @Test
  void aTrackOfNobodyIsFalse() {
    Evaluation evaluation =
        Evaluator.evaluate(sequence(walk(1, 0, 10)), sequence(walk(1, 0, 10), walk(9, 600, 4)));

    assertThat(evaluation.counts().falseTracks()).isEqualTo(1);
    assertThat(evaluation.clear().falsePositives()).isEqualTo(4);
  }

  @Test
  void aTrackOnADistractorIsNeitherRightNorWrong() {
    List<MotRow> truth = new ArrayList<>(walk(1, 0, 10));
    walk(2, 300, 10).forEach(row -> truth.add(as(row, MotClass.STATIC_PERSON, 0)));
    MotSequence tracks = sequence(walk(1, 0, 10), walk(2, 300, 10));

    Evaluation ignored =
        Evaluator.evaluate(new MotSequence(truth, MotSequence.Format.MOT_2016), tracks);
    Evaluation oldRules =
        Evaluator.evaluate(new MotSequence(truth, MotSequence.Format.MOT_2015), tracks);

    assertThat(ignored.clear().falsePositives()).isZero();
    assertThat(ignored.hota().hota()).isEqualTo(1);
    assertThat(oldRules.clear().falsePositives()).isZero();
    assertThat(oldRules.counts().people()).isEqualTo(2);
  }

  @Test
  void aTrackOnACarIsWrong() {
    List<MotRow> truth = new ArrayList<>(walk(1, 0, 10));
    walk(2, 300, 10).forEach(row -> truth.add(as(row, MotClass.CAR, 0)));

    Evaluation evaluation =
        Evaluator.evaluate(
            new MotSequence(truth, MotSequence.Format.MOT_2016),
            sequence(walk(1, 0, 10), walk(2, 300, 10)));

    assertThat(evaluation.clear().falsePositives()).isEqualTo(10);
    assertThat(evaluation.counts().people()).isEqualTo(1);
  }

  @Test
  void aRowMarkedZeroIsLeftOutInTheFormatWithClassesOnly() {
    List<MotRow> truth = new ArrayList<>(walk(1, 0, 10));
    walk(2, 300, 10).forEach(row -> truth.add(as(row, MotClass.PEDESTRIAN, 0)));
    MotSequence tracks = sequence(walk(1, 0, 10));

    Evaluation newRules =
        Evaluator.evaluate(new MotSequence(truth, MotSequence.Format.MOT_2016), tracks);
    Evaluation oldRules =
        Evaluator.evaluate(new MotSequence(truth, MotSequence.Format.MOT_2015), tracks);

    assertThat(newRules.clear().misses()).isZero();
    assertThat(oldRules.clear().misses()).isEqualTo(10);
  }

  @Test
  void theTableNamesEveryFigure() {
    Evaluation evaluation = Evaluator.evaluate(sequence(walk(1, 0, 3)), sequence(walk(1, 0, 3)));

    assertThat(evaluation.table()).contains("HOTA", "100", "tracksPerFoundPerson");
    assertThat(evaluation.table().lines()).hasSameSizeAs(evaluation.figures().keySet());
  }

  private static List<MotRow> walk(long id, double left, int frames) {
    List<MotRow> rows = new ArrayList<>();
    for (int frame = 1; frame <= frames; frame++) {
      rows.add(new MotRow(frame, id, left + 3 * frame, 50, 40, 100, 1, MotClass.PEDESTRIAN));
    }
    return rows;
  }

  private static MotRow withId(MotRow row, long id) {
    return new MotRow(
        row.frame(), id, row.left(), row.top(), row.width(), row.height(), row.mark(), row.kind());
  }

  private static MotRow as(MotRow row, MotClass kind, double mark) {
    return new MotRow(
        row.frame(), row.id(), row.left(), row.top(), row.width(), row.height(), mark, kind);
  }

  @SafeVarargs
  private static MotSequence sequence(List<MotRow>... walks) {
    List<MotRow> rows = new ArrayList<>();
    for (List<MotRow> walk : walks) {
      rows.addAll(walk);
    }
    return new MotSequence(rows, MotSequence.Format.MOT_2015);
  }
}
