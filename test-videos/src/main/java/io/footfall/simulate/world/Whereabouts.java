package io.footfall.simulate.world;

import io.footfall.simulate.scenario.FloorPoint;

/**
 * Where somebody is at one instant and how they move.
 *
 * @param headingRadians where the body faces
 * @param metresPerSecond walking speed, 0 when standing
 * @param metresWalked along the current walk, which gives the gait its phase
 * @param secondsStill since the last step, 0 while walking
 */
public record Whereabouts(
    FloorPoint at,
    double headingRadians,
    double metresPerSecond,
    double metresWalked,
    double secondsStill,
    Leg.Activity activity) {}
