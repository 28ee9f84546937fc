package io.footfall.lake;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.defaults.internal.data.DefaultColumnarBatch;
import io.delta.kernel.defaults.internal.data.vector.DefaultGenericVector;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.TimestampType;
import io.footfall.model.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;

/**
 * Spark's rows from those of Delta Kernel and back, for the types that the {@link Catalogue} has.
 */
final class KernelRows {
  private KernelRows() {}

  /**
   * The rows of a batch as Spark would have read them. Made column by column, since that is what
   * most of the time goes into where there are many.
   *
   * @param batch with the columns of the schema, in its order
   */
  static List<Row> of(FilteredColumnarBatch batch, StructType schema) {
    ColumnarBatch data = batch.getData();
    Object[][] values = new Object[data.getSize()][schema.size()];
    for (int column = 0; column < schema.size(); column++) {
      ColumnVector vector = data.getColumnVector(column);
      IntFunction<Object> reading = reading(vector);
      for (int row = 0; row < values.length; row++) {
        values[row][column] = vector.isNullAt(row) ? null : reading.apply(row);
      }
    }
    Optional<ColumnVector> selected = batch.getSelectionVector();
    List<Row> rows = new ArrayList<>(values.length);
    for (int row = 0; row < values.length; row++) {
      if (selected.isEmpty() || selected.get().getBoolean(row)) {
        rows.add(new GenericRowWithSchema(values[row], schema));
      }
    }
    return rows;
  }

  private static IntFunction<Object> reading(ColumnVector vector) {
    DataType type = vector.getDataType();
    if (type instanceof StringType) {
      return vector::getString;
    } else if (type instanceof DateType) {
      return dates(vector);
    } else if (type instanceof TimestampType) {
      return row -> Micros.instant(vector.getLong(row));
    } else if (type instanceof LongType) {
      return vector::getLong;
    } else if (type instanceof IntegerType) {
      return vector::getInt;
    } else if (type instanceof DoubleType) {
      return vector::getDouble;
    } else if (type instanceof FloatType) {
      return vector::getFloat;
    } else if (type instanceof BooleanType) {
      return vector::getBoolean;
    } else if (type instanceof BinaryType) {
      return vector::getBinary;
    }
    throw new IllegalArgumentException("No table of the catalogue has a column of type " + type);
  }

  private static IntFunction<Object> dates(ColumnVector vector) {
    return new IntFunction<>() {
      private LocalDate last = LocalDate.EPOCH;

      @Override
      public Object apply(int row) {
        int day = vector.getInt(row);
        if (day != last.toEpochDay()) {
          last = LocalDate.ofEpochDay(day);
        }
        return last;
      }
    };
  }

  /**
   * Rows of a table as a batch to write.
   *
   * @param schema the table's, in the order of the rows' values
   */
  static ColumnarBatch batch(List<Row> rows, io.delta.kernel.types.StructType schema) {
    ColumnVector[] columns = new ColumnVector[schema.length()];
    for (int i = 0; i < columns.length; i++) {
      int column = i;
      columns[i] =
          DefaultGenericVector.fromArray(
              schema.at(i).getDataType(),
              rows.stream().map(row -> kernel(row.get(column))).toArray());
    }
    return new DefaultColumnarBatch(rows.size(), schema, columns);
  }

  /** The value of a partition, which is text or a date in all tables. */
  static Literal literal(Object value) {
    return value instanceof LocalDate day
        ? Literal.ofDate((int) day.toEpochDay())
        : Literal.ofString((String) value);
  }

  /** Dates are days and times microseconds since 1970; everything else is itself. */
  private static Object kernel(Object value) {
    if (value instanceof LocalDate date) {
      return (int) date.toEpochDay();
    }
    return value instanceof Instant time ? (Object) Micros.of(time) : value;
  }
}
