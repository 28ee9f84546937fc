package io.footfall.report;

import io.footfall.model.TimeRange;
import java.util.Optional;

/**
 * What happened in a store during one slot of time, usually a quarter hour.
 *
 * @param span the slot, UTC
 * @param visitors over entrance lines, U-turns and staff left out; absent when there was no footage
 * @param staff over entrance lines; absent when staff are not told apart or there was no footage
 * @param occupancy people in view; absent when there was no footage
 */
public record FootfallSlot(
    TimeRange span,
    Optional<InOut> visitors,
    Optional<InOut> staff,
    Optional<Occupancy> occupancy) {}
