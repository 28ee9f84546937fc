package io.footfall.report;

import io.footfall.measure.TimeSpans;
import java.time.ZoneId;

/**
 * Which store, and when it was open on the report's day.
 *
 * @param region may be empty
 * @param open opening hours of the day, UTC; empty when the store stayed closed
 */
public record StoreFacts(String id, String name, String region, ZoneId timeZone, TimeSpans open) {}
