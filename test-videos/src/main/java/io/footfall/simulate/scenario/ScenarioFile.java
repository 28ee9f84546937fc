package io.footfall.simulate.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads scenarios: the built-in ones by name, others from a file. */
public final class ScenarioFile {
  /** The built-in scenarios. */
  private static final List<String> BUILT_IN =
      List.of(
          "quiet-shop",
          "busy-saturday",
          "closed-night",
          "occlusion-torture",
          "line-flicker",
          "two-cameras-one-door",
          "daylight-saving-night",
          "multi-store-week");

  private ScenarioFile() {}

  /** Names of the built-in scenarios. */
  public static List<String> builtIn() {
    return BUILT_IN;
  }

  /**
   * Reads a built-in scenario by its name, or else a scenario file by its path.
   *
   * @throws ScenarioException when there is none or it is faulty
   */
  public static Scenario load(String nameOrPath) {
    if (BUILT_IN.contains(nameOrPath)) {
      return parse(nameOrPath, resource("scenarios/" + nameOrPath + ".yaml"));
    }
    Path file = Path.of(nameOrPath);
    if (!Files.isRegularFile(file)) {
      throw new ScenarioException(
          "There is no scenario '%s': it is neither a file nor one of %s"
              .formatted(nameOrPath, BUILT_IN));
    }
    try {
      return parse(nameOrPath, Files.readString(file));
    } catch (IOException e) {
      throw new ScenarioException("Cannot read scenario %s".formatted(file), e);
    }
  }

  static Scenario parse(String where, String text) {
    try {
      YamlNode file = YamlNode.parse(where, text);
      Scenario scenario =
          new Scenario(
              file.text("name"),
              file.text("about"),
              (long) file.number("seed"),
              footage(file.node("footage")),
              traffic(file.node("traffic")),
              file.nodes("stores").stream().map(ScenarioFile::store).toList());
      file.close();
      return scenario;
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new ScenarioException("%s: %s".formatted(where, e.getMessage()), e);
    }
  }

  private static Footage footage(YamlNode node) {
    List<Double> size = node.has("size") ? node.numbers("size", 2) : List.of(960.0, 540.0);
    Footage footage =
        new Footage(
            LocalDate.parse(node.text("date")),
            LocalTime.parse(node.text("from")),
            Duration.parse(node.text("length")),
            (int) node.number("days", 1),
            size.get(0).intValue(),
            size.get(1).intValue(),
            node.number("framesPerSecond", 10),
            node.number("noise", 2.5),
            Duration.parse(node.text("segment", "PT15M")),
            node.text("vendor", "dahua"),
            node.has("recorder")
                ? RecorderSettings.read(node.node("recorder"))
                : RecorderSettings.EXACT);
    node.close();
    return footage;
  }

  private static Traffic traffic(YamlNode node) {
    Traffic traffic =
        new Traffic(
            hourly(node, "arrivalsPerHour"),
            node.number("weekendFactor", 1),
            hourly(node, "passersByPerHour"),
            node.number("groupShare", 0.25),
            node.number("buyShare", 0.5),
            node.number("returnShare", 0.04),
            node.number("uTurnShare", 0.03),
            node.number("flickerShare", 0),
            node.number("wanderShare", 0),
            node.number("stops", 3),
            node.number("stopSeconds", 25),
            node.number("serviceSeconds", 40),
            node.number("patienceSeconds", 240),
            (int) node.number("staff", 1));
    node.close();
    return traffic;
  }

  /** Figures by hour: a mapping from "first-last" hour to a number; hours not named have 0. */
  private static List<Double> hourly(YamlNode node, String key) {
    List<Double> hours = new ArrayList<>(java.util.Collections.nCopies(24, 0.0));
    YamlNode map = node.node(key);
    for (String span : map.keys()) {
      int dash = span.indexOf('-');
      int first = Integer.parseInt(dash < 0 ? span : span.substring(0, dash));
      int last = dash < 0 ? first : Integer.parseInt(span.substring(dash + 1));
      for (int hour = first; hour <= last; hour++) {
        hours.set(hour, map.number(span));
      }
    }
    return hours;
  }

  private static SimulatedStore store(YamlNode node) {
    String layout = node.text("layout");
    SimulatedStore store =
        new SimulatedStore(
            node.text("id"),
            node.text("name"),
            node.text("region", "Simulated"),
            ZoneId.of(node.text("timeZone")),
            hours(node.node("open")),
            LayoutFile.parse(layout, resource("layouts/" + layout + ".yaml")),
            node.number("arrivalsFactor", 1));
    node.close();
    return store;
  }

  private static Map<DayOfWeek, SimulatedStore.Hours> hours(YamlNode node) {
    Map<DayOfWeek, SimulatedStore.Hours> hours = new EnumMap<>(DayOfWeek.class);
    for (String span : node.keys()) {
      String open = node.text(span);
      int dash = open.indexOf('-');
      String closes = open.substring(dash + 1);
      SimulatedStore.Hours value =
          new SimulatedStore.Hours(
              LocalTime.parse(open.substring(0, dash)),
              closes.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(closes));
      int to = span.indexOf('-');
      DayOfWeek first = day(to < 0 ? span : span.substring(0, to));
      DayOfWeek last = day(to < 0 ? span : span.substring(to + 1));
      for (DayOfWeek day = first; ; day = day.plus(1)) {
        hours.put(day, value);
        if (day == last) {
          break;
        }
      }
    }
    return hours;
  }

  private static DayOfWeek day(String shortName) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).startsWith(shortName)) {
        return day;
      }
    }
    throw new ScenarioException("There is no day '%s': use mon, tue … sun".formatted(shortName));
  }

  private static String resource(String name) {
    try (InputStream in = ScenarioFile.class.getResourceAsStream("/io/footfall/simulate/" + name)) {
      if (in == null) {
        throw new ScenarioException("There is no built-in file %s".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ScenarioException("Cannot read built-in file %s".formatted(name), e);
    }
  }
}
