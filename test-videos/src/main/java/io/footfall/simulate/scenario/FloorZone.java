package io.footfall.simulate.scenario;

import java.time.Duration;

/**
 * A zone of the floor.
 *
 * @param kind as the site file names it: department, display, queue, staff-only or ignore
 * @param department the department's name; empty when it has none
 * @param engagedAfter a visit of at least this dwell is engaged
 */
public record FloorZone(
    String id, String kind, String department, FloorArea area, Duration engagedAfter) {}
