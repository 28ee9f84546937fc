/**
 * JMH benchmarks, compiled in every build and run by {@code proof/frame-cost}. Knows the rooms it
 * measures; nobody knows it.
 */
package io.footfall.bench;
