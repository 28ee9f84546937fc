package io.footfall.lake;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * Rows that are read or replaced together: those whose columns have one of some values each, or
 * that another such slice has.
 *
 * <p>Says the same in SQL, which Spark turns into partitions and files, and in Java, for who has
 * the rows at hand.
 */
public final class Slice {
  /** Every row. */
  public static final Slice ALL = new Slice(List.of(List.of()));

  /** No row at all. */
  public static final Slice NONE = new Slice(List.of());

  /**
   * Columns, joined with slashes, and the values they may have: dates or text.
   *
   * @param columns one where the values are dates
   */
  private record Term(List<String> columns, Set<Object> values) {
    String sql() {
      if (values.stream().anyMatch(LocalDate.class::isInstance)) {
        return values.stream()
            .sorted()
            .map(date -> "DATE'" + date + "'")
            .collect(Collectors.joining(", ", columns.get(0) + " IN (", ")"));
      }
      String column =
          columns.size() == 1 ? columns.get(0) : "concat(" + String.join(", '/', ", columns) + ")";
      return Lake.in(column, values.stream().map(Object::toString).toList());
    }

    /** Asked of every row that is read, so quick: no streams. */
    boolean holds(Row row) {
      Object value = row.getAs(columns.get(0));
      for (int i = 1; i < columns.size() && value != null; i++) {
        Object next = row.getAs(columns.get(i));
        value = next == null ? null : value.toString().concat("/").concat(next.toString());
      }
      return value != null && values.contains(value);
    }

    boolean isDecidedBy(Map<String, String> known) {
      return columns.stream().allMatch(column -> known.get(column) != null);
    }

    boolean mayHold(Map<String, String> known) {
      return !isDecidedBy(known)
          || values.stream()
              .map(Object::toString)
              .anyMatch(columns.stream().map(known::get).collect(Collectors.joining("/"))::equals);
    }
  }

  /** Any of them, in each all. */
  private final List<List<Term>> alternatives;

  private Slice(List<List<Term>> alternatives) {
    this.alternatives = alternatives;
  }

  /** Rows whose text column has one of the values. */
  public static Slice of(String column, Collection<String> values) {
    return ALL.and(column, values);
  }

  /** Rows of a local date, in the column that all tables have it in. */
  public static Slice ofDay(LocalDate day) {
    return ALL.and(new Term(List.of("day"), Set.of(day)));
  }

  /** Of these, those whose text column has one of the values. */
  public Slice and(String column, Collection<String> values) {
    return and(List.of(column), values);
  }

  /** Of these, those whose text columns, joined with slashes, have one of the values. */
  public Slice and(List<String> columns, Collection<String> values) {
    return and(new Term(List.copyOf(columns), Set.copyOf(values)));
  }

  private Slice and(Term term) {
    return new Slice(
        alternatives.stream()
            .map(terms -> Stream.concat(terms.stream(), Stream.of(term)).toList())
            .toList());
  }

  /** What is in any of the slices. */
  public static Slice any(Collection<Slice> slices) {
    return new Slice(slices.stream().flatMap(slice -> slice.alternatives.stream()).toList());
  }

  /** A condition over a table's columns. */
  public String sql() {
    return alternatives.stream()
        .map(
            terms ->
                terms.isEmpty()
                    ? "true"
                    : terms.stream().map(Term::sql).collect(Collectors.joining(" AND ")))
        .map(terms -> alternatives.size() == 1 ? terms : "(" + terms + ")")
        .reduce((a, b) -> a + " OR " + b)
        .orElse("false");
  }

  /** Whether a row is in the slice; one that lacks a value is not, as in SQL. */
  boolean holds(Row row) {
    for (List<Term> terms : alternatives) {
      boolean all = true;
      for (int i = 0; i < terms.size() && all; i++) {
        all = terms.get(i).holds(row);
      }
      if (all) {
        return true;
      }
    }
    return false;
  }

  /**
   * What is left to ask of rows of which some values are known, by column, as text; {@link #NONE}
   * where none of them can be in the slice.
   */
  Slice amongRowsWith(Map<String, String> known) {
    return new Slice(
        alternatives.stream()
            .filter(terms -> terms.stream().allMatch(term -> term.mayHold(known)))
            .map(terms -> terms.stream().filter(term -> !term.isDecidedBy(known)).toList())
            .toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slice slice && alternatives.equals(slice.alternatives);
  }

  @Override
  public int hashCode() {
    return Objects.hash(alternatives);
  }

  @Override
  public String toString() {
    return sql();
  }
}
