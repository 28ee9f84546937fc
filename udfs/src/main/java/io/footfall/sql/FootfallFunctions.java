package io.footfall.sql;

import io.footfall.geometry.Box;
import io.footfall.geometry.DirectedLine;
import io.footfall.geometry.Point;
import io.footfall.geometry.Polygon;
import io.footfall.measure.QuarterHour;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.api.java.UDF6;
import org.apache.spark.sql.api.java.UDF8;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Seq;

/**
 * Gives a Spark session the SQL names {@code ff_…}. A null argument gives null.
 *
 * <ul>
 *   <li>{@code ff_iou(left, top, right, bottom, left2, top2, right2, bottom2)}: intersection over
 *       union of two boxes, 0-1. {@code ff_iou(0, 0, 2, 2, 1, 0, 3, 2)} is 0.333.
 *   <li>{@code ff_side_of_line(x, y, from_x, from_y, to_x, to_y)}: {@code 'left'}, {@code 'right'}
 *       or {@code 'on'}, seen by someone who stands at from and faces to; y runs down. {@code
 *       ff_side_of_line(9, 5, 5, 9, 5, 0)} is {@code 'right'}.
 *   <li>{@code ff_in_polygon(x, y, polygon)}: whether a point lies in a polygon or on its border;
 *       the polygon is an array of {@code array(x, y)}, not closed.
 *   <li>{@code ff_quarter(ts)}: the quarter hour an instant falls into, as a timestamp.
 *   <li>{@code ff_local_quarter(ts, zone)}: the same on the wall clock of an IANA time zone, as a
 *       timestamp without time zone. The repeated hour of autumn gives the same wall clock twice.
 * </ul>
 */
public final class FootfallFunctions {
  private FootfallFunctions() {}

  /** Registers all functions for this session. */
  public static void register(SparkSession spark) {
    // Spark hands SQL's decimal literals over as they are, hence Number.
    UDF8<Number, Number, Number, Number, Number, Number, Number, Number, Double> iou =
        FootfallFunctions::iou;
    UDF6<Number, Number, Number, Number, Number, Number, String> sideOfLine =
        FootfallFunctions::sideOfLine;
    UDF3<Number, Number, Seq<Seq<Number>>, Boolean> inPolygon = FootfallFunctions::inPolygon;
    // A java.sql.Timestamp or an Instant, as spark.sql.datetime.java8API.enabled says.
    UDF1<Object, Object> quarter = FootfallFunctions::quarter;
    UDF2<Object, String, LocalDateTime> localQuarter = FootfallFunctions::localQuarter;
    spark.udf().register("ff_iou", iou, DataTypes.DoubleType);
    spark.udf().register("ff_side_of_line", sideOfLine, DataTypes.StringType);
    spark.udf().register("ff_in_polygon", inPolygon, DataTypes.BooleanType);
    spark.udf().register("ff_quarter", quarter, DataTypes.TimestampType);
    spark.udf().register("ff_local_quarter", localQuarter, DataTypes.TimestampNTZType);
  }

  private static Double iou(
      Number left,
      Number top,
      Number right,
      Number bottom,
      Number left2,
      Number top2,
      Number right2,
      Number bottom2) {
    return anyNull(left, top, right, bottom, left2, top2, right2, bottom2)
        ? null
        : box(left, top, right, bottom).iou(box(left2, top2, right2, bottom2));
  }

  private static String sideOfLine(
      Number x, Number y, Number fromX, Number fromY, Number toX, Number toY) {
    if (anyNull(x, y, fromX, fromY, toX, toY)) {
      return null;
    }
    double distance =
        new DirectedLine(point(fromX, fromY), point(toX, toY)).signedDistance(point(x, y));
    return distance > 0 ? "right" : distance < 0 ? "left" : "on";
  }

  private static Boolean inPolygon(Number x, Number y, Seq<Seq<Number>> polygon) {
    if (anyNull(x, y, polygon)) {
      return null;
    }
    List<Point> corners = new ArrayList<>();
    for (int i = 0; i < polygon.length(); i++) {
      Seq<Number> corner = polygon.apply(i);
      corners.add(point(corner.apply(0), corner.apply(1)));
    }
    return Polygon.of(corners).contains(point(x, y));
  }

  private static Instant quarterStart(Object timestamp) {
    Instant instant = timestamp instanceof Timestamp ts ? ts.toInstant() : (Instant) timestamp;
    long timeUs = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    return Instant.EPOCH.plus(QuarterHour.of(timeUs).startUs(), ChronoUnit.MICROS);
  }

  private static Object quarter(Object timestamp) {
    if (timestamp == null) {
      return null;
    }
    Instant start = quarterStart(timestamp);
    return timestamp instanceof Timestamp ? Timestamp.from(start) : start;
  }

  private static LocalDateTime localQuarter(Object timestamp, String zone) {
    return anyNull(timestamp, zone)
        ? null
        : LocalDateTime.ofInstant(quarterStart(timestamp), ZoneId.of(zone));
  }

  private static boolean anyNull(Object... arguments) {
    for (Object argument : arguments) {
      if (argument == null) {
        return true;
      }
    }
    return false;
  }

  private static Box box(Number left, Number top, Number right, Number bottom) {
    return new Box(
        left.doubleValue(), top.doubleValue(), right.doubleValue(), bottom.doubleValue());
  }

  private static Point point(Number x, Number y) {
    return new Point(x.doubleValue(), y.doubleValue());
  }
}
