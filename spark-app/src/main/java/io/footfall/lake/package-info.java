/**
 * The tables: one catalogue of schemas and descriptions, idempotent writes, the ledger.
 *
 * <p>The only room that knows Delta. It knows values, not the rooms that make them.
 */
package io.footfall.lake;
