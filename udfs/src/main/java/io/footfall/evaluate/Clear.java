package io.footfall.evaluate;

/**
 * The CLEAR figures, at IoU 0.5.
 *
 * <p>Source: Bernardin and Stiefelhagen, "Evaluating Multiple Object Tracking Performance: The
 * CLEAR MOT Metrics", 2008, and Li, Huang and Nevatia, CVPR 2009, for the last four.
 *
 * @param mota 1 minus misses, false boxes and switches a truth row; may be negative
 * @param motp mean overlap of the matches, 0-1
 * @param switches times a person's track changed to another
 * @param falsePositives track rows without a person
 * @param misses truth rows without a track
 * @param mostlyTracked people covered for more than 0.8 of their rows
 * @param partlyTracked people covered for 0.2 to 0.8 of their rows
 * @param mostlyLost people covered for less than 0.2 of their rows
 * @param fragments times a person was taken up again after a loss
 */
public record Clear(
    double mota,
    double motp,
    long switches,
    long falsePositives,
    long misses,
    int mostlyTracked,
    int partlyTracked,
    int mostlyLost,
    long fragments) {}
