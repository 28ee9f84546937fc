package io.footfall.lake;

import org.apache.spark.sql.types.DataType;

/**
 * One column of a table, as DDL, data dictionary and semantic model all show it.
 *
 * @param optional true when a value may be absent; absent means "not known", never zero
 */
public record Column(String name, DataType type, boolean optional, String description) {
  static Column of(String name, DataType type, String description) {
    return new Column(name, type, false, description);
  }

  static Column optional(String name, DataType type, String description) {
    return new Column(name, type, true, description);
  }
}
