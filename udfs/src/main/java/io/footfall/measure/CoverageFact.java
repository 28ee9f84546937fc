package io.footfall.measure;

/**
 * What a camera saw of a quarter hour. Coverage = {@code seenOpenUs / expectedUs}.
 *
 * @param expectedUs microseconds the store was open
 * @param seenUs microseconds of footage, whether open or not
 * @param seenOpenUs microseconds of footage while open
 */
public record CoverageFact(
    String store,
    String camera,
    long quarterStartUs,
    long expectedUs,
    long seenUs,
    long seenOpenUs) {}
