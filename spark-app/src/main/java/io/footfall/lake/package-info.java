/**
 * The tables: one catalogue of schemas and descriptions, whole-slice writes, the ledger.
 *
 * <p>The only room that knows Delta. It knows the functions' values and Spark's rows, but none of
 * the rooms that make them. Start reading at {@link io.footfall.lake.Catalogue}; {@link
 * io.footfall.lake.Lake} reads and writes with Spark, {@link io.footfall.lake.KernelLake} little
 * without it (decision 0013).
 */
package io.footfall.lake;
