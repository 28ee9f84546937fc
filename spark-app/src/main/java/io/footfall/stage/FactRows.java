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

  /** One row of one of the fact tables; the others are null. */
  static final StructType FACT =
      new StructType()
          .add(Catalogue.FACT_FOOTFALL.name(), Catalogue.FACT_FOOTFALL.schema(), true)
          .add(Catalogue.FACT_ZONE.name(), Catalogue.FACT_ZONE.schema(), true)
          .add(Catalogue.FACT_OCCUPANCY.name(), Catalogue.FACT_OCCUPANCY.schema(), true)
          .add(Catalogue.FACT_COVERAGE.name(), Catalogue.FACT_COVERAGE.schema(), true);

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
      implements Serializable {}

  private final Plan plan;
  private final Coverage coverage;
  private final List<Row> rows = new ArrayList<>();

  private FactRows(Plan plan) {
    this.plan = plan;
    this.coverage = Coverage.of(plan.midnights(), plan.seen(), plan.open());
  }

  /** Rows of {@link #FACT} from rows of {@link #EVENT}, which may come in any order. */
  static Iterator<Row> of(Plan plan, Iterator<Row> events) {
    List<Crossing> crossings = new ArrayList<>();
    List<ZoneVisit> visits = new ArrayList<>();
    List<TimeRange> presences = new ArrayList<>();
    List<Long> appearedUs = new ArrayList<>();
    while (events.hasNext()) {
      Row event = events.next();
      if (event.getAs("crossing") != null) {
        crossings.add(Rows.crossing(event.getAs("crossing")));
      } else if (event.getAs("visit") != null) {
        visits.add(Rows.zoneVisit(event.getAs("visit")));
      } else if (event.getAs("present_from") != null) {
        // The last point of a track is an instant at which the person was there.
        presences.add(
            new TimeRange(
                Rows.timeUs(event, "present_from"), Rows.timeUs(event, "present_to") + 1));
      } else if (event.getAs("appeared") != null) {
        appearedUs.add(Rows.timeUs(event, "appeared"));
      }
    }
    FactRows facts = new FactRows(plan);
    CameraId camera = plan.cameraDay().camera();
    FootfallFacts.of(camera, plan.lines(), crossings, facts.coverage).forEach(facts::add);
    ZoneFacts.of(camera, plan.zones(), visits, facts.coverage).forEach(facts::add);
    CoverageFacts.of(camera, facts.coverage).forEach(facts::add);
    Occupancy people = Occupancy.of(presences);
    facts.coverage.slots().forEach(slot -> facts.add(slot, people, appearedUs));
    return facts.rows.iterator();
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
    rows.add(RowFactory.create(row, null, null, null));
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
    rows.add(RowFactory.create(null, row, null, null));
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
    rows.add(RowFactory.create(null, null, row, null));
  }

  private void add(CoverageFact fact) {
    Row row =
        row(
            Micros.instant(fact.quarterStartUs()),
            Micros.seconds(fact.seenUs()),
            Micros.seconds(fact.expectedUs()),
            Micros.seconds(fact.seenOpenUs()),
            fact.expectedUs() == 0 ? null : fact.seenOpenUs() / (double) fact.expectedUs());
    rows.add(RowFactory.create(null, null, null, row));
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
