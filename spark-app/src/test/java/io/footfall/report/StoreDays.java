package io.footfall.report;

import io.footfall.geometry.DirectedLine;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.measure.TimeSpans;
import io.footfall.model.Crossing;
import io.footfall.model.Line;
import io.footfall.model.TimeRange;
import io.footfall.model.Zone;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;

/** Invented days to draw. */
final class StoreDays {
  static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  static final LocalDate BUSY_DATE = LocalDate.of(2026, 11, 6);
  static final PictureSize PICTURE = new PictureSize(1280, 720);
  static final RunFacts RUN =
      new RunFacts(
          "run-20261107T0310-chi01",
          "CenterNet-MobileNetV3 (COCO), MIT",
          "Footfall 0.1.0",
          List.of(
              new RunFacts.Setting("Sampling", "5 frames a second"),
              new RunFacts.Setting("Least score", "0.35"),
              new RunFacts.Setting("Picture given to the model", "672 × 384")));

  private StoreDays() {}

  /** Two cameras, five zones, 09:00-21:00, with a gap of an hour and three quarters. */
  static StoreDay busy() {
    Random random = new Random(7);
    TimeRange open = range(BUSY_DATE, "09:00", "21:00");
    List<TimeRange> seen =
        List.of(range(BUSY_DATE, "08:50", "14:07"), range(BUSY_DATE, "15:45", "21:10"));
    List<TimeRange> seenAisle =
        List.of(range(BUSY_DATE, "09:00", "17:30"), range(BUSY_DATE, "17:42", "21:00"));
    List<FootfallSlot> quarters = new ArrayList<>();
    int inside = 0;
    for (long us = open.startUs(); us < open.endUs(); us += StoreClock.QUARTER_US) {
      TimeRange span = new TimeRange(us, us + StoreClock.QUARTER_US);
      double hour = 9 + (us - open.startUs()) / 3.6e9;
      double pull = 5 + 34 * bell(hour, 12.6, 1.3) + 46 * bell(hour, 17.7, 1.6);
      int in = (int) Math.round(pull * (0.75 + random.nextDouble() * 0.5));
      int out = Math.min(inside + in, (int) Math.round(in * 0.75 + inside * 0.3));
      inside += in - out;
      boolean known = seen.stream().anyMatch(range -> range.overlapUs(span) > 0);
      quarters.add(
          new FootfallSlot(
              span,
              known ? Optional.of(new InOut(in, out)) : Optional.empty(),
              known ? Optional.of(new InOut(us % 7 == 0 ? 1 : 0, 0)) : Optional.empty(),
              known
                  ? Optional.of(new Occupancy(inside * 0.7, inside + random.nextInt(6)))
                  : Optional.empty()));
    }
    return new StoreDay(
        new StoreFacts("CHI01", "Chicago Loop", "Midwest", CHICAGO, TimeSpans.of(open)),
        BUSY_DATE,
        List.of(entrance(seen), aisle(seenAisle)),
        quarters,
        Moments.NONE,
        List.of(
            new Issue(
                "entrance",
                "CHI01/entrance/20261106_140000.mp4",
                "cut off",
                "The file ends in the middle of a frame after 7 min; it was used up to there."
                    + " Was it still being uploaded? Send it again.",
                Optional.of(Duration.ofMinutes(53))),
            new Issue(
                "entrance",
                "CHI01/entrance/20261106_150000.mp4",
                "unreadable",
                "The file has no video track. Was an audio file uploaded?",
                Optional.of(Duration.ofMinutes(45))),
            new Issue(
                "", "CHI01/old/readme.mp4", "no camera", "No camera claims it.", Optional.empty())),
        RUN);
  }

  private static CameraDay entrance(List<TimeRange> seen) {
    Line door = line("door", 0.42, 0.38, 0.60, 0.86, Line.Side.RIGHT, Line.Kind.ENTRANCE);
    Line street = line("street", 0.90, 0.30, 0.96, 0.70, Line.Side.LEFT, Line.Kind.PASSER_BY);
    return new CameraDay(
        "entrance",
        PICTURE,
        TimeSpans.union(seen),
        OptionalLong.of(4310),
        List.of(
            new LineDay(door, Optional.of(new InOut(1065, 1041))),
            new LineDay(street, Optional.of(new InOut(3120, 2988)))),
        List.of(
            zone(
                "welcome",
                "Flowers",
                Zone.Kind.DISPLAY,
                5,
                figures(612, 188, 31, 9.4, 0.7),
                0.12,
                0.52,
                0.34,
                0.50,
                0.36,
                0.80,
                0.10,
                0.84),
            zone(
                "tills",
                "",
                Zone.Kind.QUEUE,
                30,
                figures(418, 301, 12, 94, 5.2),
                0.05,
                0.22,
                0.30,
                0.20,
                0.31,
                0.42,
                0.05,
                0.45)),
        Optional.of(heat(64, 36, 0.50, 0.62, 0.22, 0.30, 0.70, 0.50)));
  }

  private static CameraDay aisle(List<TimeRange> seen) {
    return new CameraDay(
        "aisle-2",
        new PictureSize(640, 480),
        TimeSpans.union(seen),
        OptionalLong.of(702),
        List.of(),
        List.of(
            zone(
                "shoes",
                "Footwear",
                Zone.Kind.DEPARTMENT,
                5,
                figures(355, 240, 8, 71, 2.9),
                0.08,
                0.5,
                0.42,
                0.42,
                0.46,
                0.9,
                0.06,
                0.92),
            zone(
                "kids",
                "Kids",
                Zone.Kind.DEPARTMENT,
                5,
                figures(207, 131, 5, 48, 1.1),
                0.55,
                0.42,
                0.92,
                0.48,
                0.94,
                0.92,
                0.56,
                0.9),
            zone(
                "sale",
                "Sale",
                Zone.Kind.DISPLAY,
                5,
                Optional.empty(),
                0.40,
                0.12,
                0.62,
                0.12,
                0.60,
                0.32,
                0.42,
                0.32)),
        Optional.of(heat(48, 36, 0.26, 0.70, 0.74, 0.66, 0.50, 0.35)));
  }

  /** Eighty seconds of one camera at noon of a day that was open for twelve hours. */
  static StoreDay shortClip() {
    TimeRange open = range(BUSY_DATE, "09:00", "21:00");
    long start = range(BUSY_DATE, "12:00", "12:01").startUs();
    TimeRange seen = new TimeRange(start, start + 79_500_000);
    TimeRange quarter = new TimeRange(start, start + StoreClock.QUARTER_US);
    List<Crossing> crossings = new ArrayList<>();
    List<TimeRange> presences = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 12; i++) {
      long at = start + 4_000_000 + i * 6_000_000L + random.nextInt(3_000_000);
      Crossing.Direction way = i % 3 == 2 ? Crossing.Direction.OUT : Crossing.Direction.IN;
      crossings.add(new Crossing("t" + i, "door", at, way, false));
      presences.add(
          new TimeRange(Math.max(start, at - 9_000_000), Math.min(seen.endUs(), at + 11_000_000)));
    }
    CameraDay entrance = entrance(List.of(seen));
    return new StoreDay(
        new StoreFacts("DEMO", "Demo store", "", CHICAGO, TimeSpans.of(open)),
        BUSY_DATE,
        List.of(
            new CameraDay(
                "entrance",
                new PictureSize(768, 576),
                entrance.seen(),
                OptionalLong.of(20),
                List.of(new LineDay(entrance.lines().get(0).line(), Optional.of(new InOut(8, 4)))),
                List.of(
                    zone(
                        "welcome",
                        "Flowers",
                        Zone.Kind.DISPLAY,
                        5,
                        figures(7, 3, 2, 6.4, 0.6),
                        0.12,
                        0.52,
                        0.34,
                        0.50,
                        0.36,
                        0.80,
                        0.10,
                        0.84)),
                entrance.heat())),
        List.of(
            new FootfallSlot(
                quarter,
                Optional.of(new InOut(8, 4)),
                Optional.empty(),
                Optional.of(new Occupancy(2.8, 4)))),
        new Moments(crossings, presences),
        List.of(),
        RUN);
  }

  /** A store that never closes, on the day its clocks go back. */
  static StoreDay clocksGoBack() {
    LocalDate date = LocalDate.of(2026, 11, 1);
    TimeRange day = new StoreClock(CHICAGO, date).day();
    List<FootfallSlot> quarters = new ArrayList<>();
    for (long us = day.startUs(); us < day.endUs(); us += StoreClock.QUARTER_US) {
      quarters.add(
          new FootfallSlot(
              new TimeRange(us, us + StoreClock.QUARTER_US),
              Optional.of(new InOut(quarters.size() % 9, quarters.size() % 7)),
              Optional.empty(),
              Optional.of(new Occupancy(quarters.size() % 5, quarters.size() % 5 + 1))));
    }
    return new StoreDay(
        new StoreFacts("CHI24", "Airport", "Midwest", CHICAGO, TimeSpans.of(day)),
        date,
        List.of(entrance(List.of(day))),
        quarters,
        Moments.NONE,
        List.of(),
        RUN);
  }

  /** A day with opening hours and nothing else. */
  static StoreDay nothingArrived() {
    TimeRange open = range(BUSY_DATE, "09:00", "21:00");
    CameraDay blind =
        new CameraDay(
            "entrance",
            PICTURE,
            new TimeSpans(List.of()),
            OptionalLong.empty(),
            List.of(
                new LineDay(
                    line("door", 0.5, 0.2, 0.5, 0.9, Line.Side.RIGHT, Line.Kind.ENTRANCE),
                    Optional.empty())),
            List.of(
                zone(
                    "shoes",
                    "Footwear",
                    Zone.Kind.DEPARTMENT,
                    5,
                    Optional.empty(),
                    0.1,
                    0.1,
                    0.4,
                    0.1,
                    0.4,
                    0.4)),
            Optional.empty());
    return new StoreDay(
        new StoreFacts("CHI01", "Chicago Loop", "Midwest", CHICAGO, TimeSpans.of(open)),
        BUSY_DATE,
        List.of(blind),
        List.of(),
        Moments.NONE,
        List.of(),
        RUN);
  }

  static TimeRange range(LocalDate date, String from, String to) {
    return new TimeRange(us(date, from), us(date, to));
  }

  private static long us(LocalDate date, String time) {
    return date.atTime(LocalTime.parse(time)).atZone(CHICAGO).toEpochSecond() * 1_000_000;
  }

  private static Line line(
      String id, double x1, double y1, double x2, double y2, Line.Side inside, Line.Kind kind) {
    return new Line(id, kind, new DirectedLine(new Point(x1, y1), new Point(x2, y2)), inside);
  }

  private static ZoneDay zone(
      String id,
      String department,
      Zone.Kind kind,
      int engagedAfter,
      Optional<ZoneDay.Figures> figures,
      double... xy) {
    List<Point> corners = new ArrayList<>();
    for (int i = 0; i < xy.length; i += 2) {
      corners.add(new Point(xy[i], xy[i + 1]));
    }
    return new ZoneDay(
        new Zone(id, kind, corners, department, Duration.ofSeconds(engagedAfter)), figures);
  }

  private static Optional<ZoneDay.Figures> figures(
      int visits, int engaged, int censored, double median, double mean) {
    double dwell = (visits - censored) * median * 1.3;
    return Optional.of(
        new ZoneDay.Figures(
            visits,
            engaged,
            censored,
            OptionalDouble.of(median),
            dwell,
            dwell * 1.04,
            new Occupancy(mean, (int) (mean * 3 + 3))));
  }

  private static HeatGrid heat(int columns, int rows, double... centres) {
    double[] seconds = new double[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double x = (column + 0.5) / columns;
        double y = (row + 0.5) / rows;
        double sum = 0;
        for (int i = 0; i < centres.length; i += 2) {
          double distance = Math.hypot(x - centres[i], (y - centres[i + 1]) * 0.8);
          sum += 900 * Math.exp(-distance * distance / 0.006) + 60 * Math.exp(-distance / 0.09);
        }
        double ragged = 0.75 + 0.5 * ((column * 31 + row * 17) % 11) / 10.0;
        seconds[row * columns + column] = y < 0.2 ? 0 : sum * ragged;
      }
    }
    return new HeatGrid(columns, rows, seconds);
  }

  private static double bell(double x, double centre, double width) {
    return Math.exp(-(x - centre) * (x - centre) / (2 * width * width));
  }
}
