package io.footfall.measure;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a zone was used in a quarter hour. Figures are absent when nothing was seen: no data is not
 * zero.
 *
 * @param visits visits that began in the quarter hour
 * @param engaged those of them that reached the zone's threshold, whenever they did
 * @param dwellUs time spent in the zone within this quarter hour, summed over people; the integral
 *     of the occupancy
 * @param completedVisits visits that began in the quarter hour and were seen from border to border
 * @param medianDwellUs median dwell of the completed visits; absent when there are none
 * @param meanOccupancy {@code dwellUs / seenUs}
 * @param maxOccupancy the most people in the zone at any instant of the quarter hour
 * @param seenUs microseconds of footage, whether open or not
 * @param openUs microseconds the store was open
 * @param seenOpenUs microseconds of footage while open
 */
public record ZoneFact(
    String store,
    String camera,
    String zone,
    long quarterStartUs,
    OptionalInt visits,
    OptionalInt engaged,
    OptionalLong dwellUs,
    OptionalInt completedVisits,
    OptionalLong medianDwellUs,
    OptionalDouble meanOccupancy,
    OptionalInt maxOccupancy,
    long seenUs,
    long openUs,
    long seenOpenUs) {}
