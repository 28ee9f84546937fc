/**
 * Pages and pictures for people: the store report and the annotated video's drawing.
 *
 * <p>It knows values only: no Spark, no storage.
 */
package io.footfall.report;
