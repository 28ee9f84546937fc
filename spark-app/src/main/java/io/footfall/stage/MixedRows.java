package io.footfall.stage;

import io.footfall.lake.Rows;
import io.footfall.lake.Table;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of several tables in one stream, so that what they share is computed once: each has a column
 * for every table, with that table's row or null.
 */
record MixedRows(List<Table> tables) {
  static MixedRows of(Table... tables) {
    return new MixedRows(List.of(tables));
  }

  StructType schema() {
    StructType schema = new StructType();
    for (Table table : tables) {
      schema = schema.add(table.name(), table.schema(), true);
    }
    return schema;
  }

  /** The row of a table as one of these. */
  Row mix(Table table, Row row) {
    Object[] columns = new Object[tables.size()];
    columns[tables.indexOf(table)] = row;
    return RowFactory.create(columns);
  }

  /** The rows of one table, with its names. */
  List<Row> ofTable(Table table, List<Row> mixed) {
    int column = tables.indexOf(table);
    return Rows.named(
        mixed.stream().map(row -> row.getStruct(column)).filter(Objects::nonNull).toList(), table);
  }

  /** The rows of one table. */
  Dataset<Row> ofTable(Table table, Dataset<Row> mixed) {
    return mixed.where(functions.col(table.name()).isNotNull()).select(table.name() + ".*");
  }

  /** A column that all tables have, of whichever table the row is. */
  Column ofAny(String column) {
    return functions
        .coalesce(
            tables.stream()
                .map(table -> functions.col(table.name() + "." + column))
                .toArray(Column[]::new))
        .as(column);
  }
}
