/**
 * SQL names for the pure functions, for notebooks and SQL sessions. The only Spark in this jar:
 * each name is a line that calls another room and does no work of its own.
 */
package io.footfall.sql;
