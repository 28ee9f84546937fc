package io.footfall.lake;

import java.util.List;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A table of the lake.
 *
 * @param grain what one row stands for
 * @param partitionBy columns that name the folders; empty for small tables, which Direct Lake
 *     prefers in few files
 */
public record Table(
    String name, Layer layer, String grain, List<Column> columns, List<String> partitionBy) {
  /** How far the data has come. */
  public enum Layer {
    BRONZE,
    SILVER,
    GOLD,
    DIMENSION,
    OPERATIONS
  }

  public Table {
    columns = List.copyOf(columns);
    partitionBy = List.copyOf(partitionBy);
  }

  /**
   * The schema as Spark writes it. Every field is nullable on disk, so that a column can be added
   * later.
   */
  public StructType schema() {
    return new StructType(columns.stream().map(Table::field).toArray(StructField[]::new));
  }

  /** The same table with some of its columns only, for reading. */
  public Table only(String... names) {
    List<String> wanted = List.of(names);
    return new Table(
        name,
        layer,
        grain,
        columns.stream().filter(column -> wanted.contains(column.name())).toList(),
        partitionBy);
  }

  private static StructField field(Column column) {
    Metadata comment = new MetadataBuilder().putString("comment", column.description()).build();
    return new StructField(column.name(), column.type(), true, comment);
  }
}
