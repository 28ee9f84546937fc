package io.footfall.evaluate;

/**
 * What truth and tracks say of one frame.
 *
 * @param people indices of the people in it, from 0 over the whole sequence
 * @param tracks indices of the tracks in it, from 0 over the whole sequence
 * @param iou overlap of each person with each track
 */
record FramePair(int[] people, int[] tracks, double[][] iou) {}
