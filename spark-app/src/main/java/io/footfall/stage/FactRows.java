package io.footfall.stage;

import io.footfall.lake.Catalogue;
import io.footfall.lake.Rows;
import io.footfall.measure.Coverage;
import io.footfall.measure.CoverageFact;
import io.footfall.measure.CoverageFacts;
import io.footfall.measure.FootfallFact;
import io.footfall.measure.FootfallFacts;
import io.footfall.measure.Occupancy;
import io.footfall.measure.QuarterHour;
import io.footfall.measure.ZoneFact;
import io.footfall.measure.ZoneFacts;
import io.footfall.model.CameraId;
import io.footfall.model.Crossing;
import io.footfall.model.Line;
import io.footfall.model.Micros;
import io.footfall.model.TimeRange;
import io.footfall.model.Zone;
import io.footfall.model.ZoneVisit;
import io.footfall.site.Camera;
import io.footfall.site.Site;
import io.footfall.site.Store;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Inside a Publish task: the facts of one camera-day from its events. */
final class FactRows {
  /**
   * An event of a camera-day: a crossing, a visit, a presence or the start of an appearance; none
   * of them for the day itself.
   */
  static final StructType EVENT =
      new StructType()
          .add("unit", DataTypes.StringType)
          .add("crossing", Catalogue.CROSSING.schema(), true)
          .add("visit", Catalogue.ZONE_VISIT.schema(), true)
          .add("present_from", DataTypes.TimestampType, true)
          .add("present_to", DataTypes.TimestampType, true)
          .add("appeared", DataTypes.TimestampType, true);

  /** Rows of the fact tables. */
  static final MixedRows FACTS =
      MixedRows.of(
          Catalogue.FACT_FOOTFALL,
          Catalogue.FACT_ZONE,
          Catalogue.FACT_OCCUPANCY,
          Catalogue.FACT_COVERAGE);

  /**
   * What a camera-day's facts rest on beside its events.
   *
   * @param midnights from local midnight to the next
   * @param open when the store was open that day
   * @param seen when there was footage
   */
  record Plan(
      CameraDay cameraDay,
      List<Line> lines,
      List<Zone> zones,
      TimeRange midnights,
      List<TimeRange> open,
      List<TimeRange> seen)
      implements Serializable {
    /** A camera-day by its site file. */
    static Plan of(CameraDay cameraDay, Site site, UnbrokenFootage footage) {
      Store store = site.store(cameraDay.camera().store()).orElseThrow();
      Camera camera = site.camera(cameraDay.camera()).orElseThrow();
      TimeRange midnights =
          new TimeRange(
              Micros.startOfDay(cameraDay.day(), store.zone()),
              Micros.startOfDay(cameraDay.day().plusDays(1), store.zone()));
      return new Plan(
          cameraDay,
          camera.lines(),
          camera.zones(),
          midnights,
          store.open().open(cameraDay.day(), store.zone()),
          footage.seen());
    }
  }

  /** What happened on a camera-day, in any order. */
  record Events(
      List<Crossing> crossings,
      List<ZoneVisit> visits,
      List<TimeRange> presences,
      List<Long> appearedUs) {
    static Events none() {
      return new Events(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** From rows of {@link #EVENT}. */
    static Events of(Iterator<Row> rows) {
      Events events = none();
      while (rows.hasNext()) {
        Row row = rows.next();
        if (row.getAs("crossing") != null) {
          events.crossings.add(Rows.crossing(row.getAs("crossing")));
        } else if (row.getAs("visit") != null) {
          events.visits.add(Rows.zoneVisit(row.getAs("visit")));
        } else if (row.getAs("present_from") != null) {
          events.present(Rows.timeUs(row, "present_from"), Rows.timeUs(row, "present_to"));
        } else if (row.getAs("appeared") != null) {
          events.appearedUs.add(Rows.timeUs(row, "appeared"));
        }
      }
      return events;
    }

    /** The last point of a track is an instant at which the person was there. */
    void present(long firstUs, long lastUs) {
      presences.add(new TimeRange(firstUs, lastUs + 1));
    }
  }

  private final Plan plan;
  private final Coverage coverage;
  private final List<Row> rows = new ArrayList<>();

  private FactRows(Plan plan) {
    this.plan = plan;
    this.coverage = Coverage.of(plan.midnights(), plan.seen(), plan.open());
  }

  /** Rows of {@link #FACTS}. */
  static List<Row> of(Plan plan, Events events) {
    FactRows facts = new FactRows(plan);
    CameraId camera = plan.cameraDay().camera();
    FootfallFacts.of(camera, plan.lines(), events.crossings(), facts.coverage).forEach(facts::add);
    ZoneFacts.of(camera, plan.zones(), events.visits(), facts.coverage).forEach(facts::add);
    CoverageFacts.of(camera, facts.coverage).forEach(facts::add);
    Occupancy people = Occupancy.of(events.presences());
    facts.coverage.slots().forEach(slot -> facts.add(slot, people, events.appearedUs()));
    return facts.rows;
  }

  private void add(FootfallFact fact) {
    Row row =
        row(
            fact.line(),
            Micros.instant(fact.quarterStartUs()),
            asLong(fact.inNetted()),
            asLong(fact.outNetted()),
            asLong(fact.in()),
            asLong(fact.out()),
            Micros.seconds(fact.seenUs()),
            Micros.seconds(fact.openUs()));
    rows.add(FACTS.mix(Catalogue.FACT_FOOTFALL, row));
  }

  private void add(ZoneFact fact) {
    Row row =
        row(
            fact.zone(),
            Micros.instant(fact.quarterStartUs()),
            asLong(fact.visits()),
            asLong(fact.engaged()),
            asLong(fact.completedVisits()),
            fact.dwellUs().isPresent() ? Micros.seconds(fact.dwellUs().getAsLong()) : null,
            fact.medianDwellUs().isPresent()
                ? Micros.seconds(fact.medianDwellUs().getAsLong())
                : null,
            asDouble(fact.meanOccupancy()),
            fact.maxOccupancy().isPresent() ? fact.maxOccupancy().getAsInt() : null,
            Micros.seconds(fact.seenUs()),
            Micros.seconds(fact.openUs()));
    rows.add(FACTS.mix(Catalogue.FACT_ZONE, row));
  }

  private void add(QuarterHour slot, Occupancy people, List<Long> appearedUs) {
    long seenUs = coverage.seenUs(slot);
    long unique = appearedUs.stream().filter(slot.range()::contains).count();
    Row row =
        row(
            Micros.instant(slot.startUs()),
            seenUs == 0 ? null : people.presentUs(slot.range()) / (double) seenUs,
            seenUs == 0 ? null : people.maximum(slot.range()),
            seenUs == 0 ? null : unique,
            Micros.seconds(seenUs),
            Micros.seconds(coverage.openUs(slot)));
    rows.add(FACTS.mix(Catalogue.FACT_OCCUPANCY, row));
  }

  private void add(CoverageFact fact) {
    Row row =
        row(
            Micros.instant(fact.quarterStartUs()),
            Micros.seconds(fact.seenUs()),
            Micros.seconds(fact.expectedUs()),
            Micros.seconds(fact.seenOpenUs()),
            fact.expectedUs() == 0 ? null : fact.seenOpenUs() / (double) fact.expectedUs());
    rows.add(FACTS.mix(Catalogue.FACT_COVERAGE, row));
  }

  /** A fact row: store, camera and day, then its own values. */
  private Row row(Object... values) {
    Object[] all = new Object[values.length + 3];
    all[0] = plan.cameraDay().camera().store();
    all[1] = plan.cameraDay().camera().camera();
    all[2] = plan.cameraDay().day();
    System.arraycopy(values, 0, all, 3, values.length);
    return RowFactory.create(all);
  }

  private static Long asLong(OptionalInt value) {
    return value.isPresent() ? (long) value.getAsInt() : null;
  }

  private static Double asDouble(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
