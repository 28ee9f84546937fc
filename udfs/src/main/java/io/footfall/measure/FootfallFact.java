package io.footfall.measure;

import java.util.OptionalInt;

/**
 * How often people went over a line in a quarter hour. The counts are absent when nothing was seen:
 * no data is not zero.
 *
 * @param in every crossing towards the inside
 * @param out every crossing towards the outside
 * @param inNetted crossings in that are left once U-turns are taken out
 * @param outNetted crossings out that are left once U-turns are taken out
 * @param seenUs microseconds of footage, whether open or not
 * @param openUs microseconds the store was open
 * @param seenOpenUs microseconds of footage while open
 */
public record FootfallFact(
    String store,
    String camera,
    String line,
    long quarterStartUs,
    OptionalInt in,
    OptionalInt out,
    OptionalInt inNetted,
    OptionalInt outNetted,
    long seenUs,
    long openUs,
    long seenOpenUs) {}
