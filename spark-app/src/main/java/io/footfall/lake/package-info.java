/**
 * The tables: one catalogue of schemas and descriptions, whole-slice writes, the ledger.
 *
 * <p>The only room that knows Delta. It knows the functions' values and Spark's rows, but none of
 * the rooms that make them. Start reading at {@link io.footfall.lake.Catalogue}; {@link
 * io.footfall.lake.Lake} reads and writes.
 */
package io.footfall.lake;
