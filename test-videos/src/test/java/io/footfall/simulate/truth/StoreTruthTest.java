package io.footfall.simulate.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.footfall.simulate.camera.Camera;
import io.footfall.simulate.scenario.CameraMount;
import io.footfall.simulate.scenario.FloorArea;
import io.footfall.simulate.scenario.FloorLine;
import io.footfall.simulate.scenario.FloorPoint;
import io.footfall.simulate.scenario.Footage;
import io.footfall.simulate.scenario.Scenario;
import io.footfall.simulate.scenario.ScenarioFile;
import io.footfall.simulate.world.Person;
import io.footfall.simulate.world.StoreWindow;
import io.footfall.simulate.world.Whereabouts;
import io.footfall.simulate.world.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTruthTest {
  private static StoreTruth truth(String name) {
    Scenario scenario = ScenarioFile.load(name);
    Footage footage = scenario.footage().withLength(Duration.ofMinutes(25));
    var store = scenario.stores().get(0);
    StoreWindow world = StoreWindow.simulate(scenario, store, Window.of(footage, store).get(0));
    return StoreTruth.of(world, footage, store.layout().cameras());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"quiet-shop", "line-flicker", "occlusion-torture", "daylight-saving-night"})
  void insMinusOutsAreTheChangeOfOccupancyInEveryInterval(String name) {
    StoreTruth truth = truth(name);
    Window window = truth.world().window();
    for (long from = window.startUs(); from < window.endUs(); from += 137_000_000L) {
      long to = Math.min(window.endUs(), from + 137_000_000L) - 1;
      long since = from;
      int net =
          truth.crossings().stream()
              .filter(c -> c.line().equals("door") && !c.person().isStaff())
              .filter(c -> c.timeUs() > since && c.timeUs() <= to)
              .mapToInt(LineCrossing::direction)
              .sum();
      assertThat(truth.customersAt(to) - truth.customersAt(from)).isEqualTo(net);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"quiet-shop", "line-flicker", "occlusion-torture"})
  void occupancyIsThePeopleWhoStandInside(String name) {
    StoreTruth truth = truth(name);
    FloorLine door = truth.world().store().layout().line("door");
    Window window = truth.world().window();
    int compared = 0;
    for (long t = window.startUs(); t < window.endUs(); t += 1_900_000L) {
      int inside = 0;
      boolean onTheLine = false;
      for (Person person : truth.world().around(t)) {
        Optional<Whereabouts> where = person.at(t);
        if (where.isPresent() && !person.isStaff()) {
          double depth = door.depth(where.get().at());
          onTheLine |= Math.abs(depth) <= LineCrossing.BAND_METRES + 0.05;
          inside += depth > 0 ? 1 : 0;
        }
      }
      if (!onTheLine) {
        assertThat(truth.customersAt(t)).isEqualTo(inside);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quiet-shop", "occlusion-torture"})
  void dwellSumsEqualTheOccupancyIntegralOfTheirZone(String name) {
    StoreTruth truth = truth(name);
    Window window = truth.world().window();
    Footage footage = ScenarioFile.load(name).footage();
    for (CameraMount mount : truth.cameras()) {
      for (String zone : mount.zones()) {
        List<ZoneStay> stays =
            truth.stays().stream()
                .filter(s -> s.camera().equals(mount.id()) && s.zone().equals(zone))
                .toList();
        double dwell = Facts.dwellSeconds(stays, window.startUs(), window.endUs());
        Camera camera = Camera.of(mount, footage.width(), footage.height());
        FloorArea area =
            new FloorArea(camera.visible(truth.world().store().layout().zone(zone).area()));
        double integral = 0;
        for (long t = window.startUs(); t < window.endUs(); t += 50_000L) {
          for (Person person : truth.world().around(t)) {
            FloorPoint place = person.at(t).map(Whereabouts::at).orElse(null);
            integral += place != null && area.contains(place) ? 0.05 : 0;
          }
        }
        // Bridged absences and stays below half a second are all that may differ.
        assertThat(dwell).isCloseTo(integral, within(3 + 0.03 * integral));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "line-flicker")
  void peopleWhoShuffleOverTheLineAndTurnBackDoNotCross(String name) {
    StoreTruth truth = truth(name);
    FloorLine door = truth.world().store().layout().line("door");
    int turnedBack = 0;
    for (Person person : truth.world().people()) {
      boolean everInside = false;
      int touches = 0;
      boolean was = false;
      for (long t = person.firstUs(); t < person.lastUs(); t += 100_000) {
        Optional<Whereabouts> where = person.at(t);
        if (where.isPresent()) {
          double depth = door.depth(where.get().at());
          everInside |= depth > LineCrossing.BAND_METRES;
          touches += (depth > 0) != was ? 1 : 0;
          was = depth > 0;
        }
      }
      if (!everInside && touches > 0) {
        turnedBack++;
        assertThat(truth.crossings())
            .noneMatch(c -> c.person() == person && c.line().equals("door"));
      }
    }
    assertThat(turnedBack).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"line-flicker", "occlusion-torture"})
  void comingBackAnotherTimeIsNoUTurn(String name) {
    List<LineCrossing> uTurns =
        truth(name).crossings().stream().filter(LineCrossing::netted).toList();
    int pairs = 0;
    for (Person person : uTurns.stream().map(LineCrossing::person).distinct().toList()) {
      List<LineCrossing> own = uTurns.stream().filter(c -> c.person() == person).toList();
      for (int i = 1; i < own.size(); i += 2) {
        for (long t = own.get(i - 1).timeUs(); t < own.get(i).timeUs(); t += 500_000) {
          assertThat(person.at(t)).as("%s at %d", own.get(i), t).isPresent();
        }
        pairs++;
      }
    }
    assertThat(pairs).isPositive();
  }
}
