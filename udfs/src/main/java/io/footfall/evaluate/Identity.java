package io.footfall.evaluate;

import io.footfall.assignment.LinearAssignment;

/**
 * How long people are followed under one and the same identity, at IoU 0.5.
 *
 * <p>Source: Ristani et al., "Performance Measures and a Data Set for Multi-Target, Multi-Camera
 * Tracking", 2016. Each person is given at most one track over the whole sequence so that the most
 * rows agree.
 *
 * @param idf1 share of all rows on both sides that agree, 0-1
 * @param precision share of the tracks' rows that agree (IDP), 0-1
 * @param recall share of the truth's rows that agree (IDR), 0-1
 */
public record Identity(double idf1, double precision, double recall) {
  static Identity of(Comparison comparison) {
    if (comparison.truthRows() == 0 || comparison.trackRows() == 0) {
      return new Identity(0, 0, 0);
    }
    double[][] cost = new double[comparison.people()][comparison.tracks()];
    for (FramePair frame : comparison.frames()) {
      for (int i = 0; i < frame.people().length; i++) {
        for (int j = 0; j < frame.tracks().length; j++) {
          if (frame.iou()[i][j] >= Comparison.MIN_IOU) {
            cost[frame.people()[i]][frame.tracks()[j]]--;
          }
        }
      }
    }
    int[] trackOf = LinearAssignment.solve(cost);
    double agreeing = 0;
    for (int person = 0; person < trackOf.length; person++) {
      agreeing -= trackOf[person] == LinearAssignment.NONE ? 0 : cost[person][trackOf[person]];
    }
    return new Identity(
        2 * agreeing / (comparison.truthRows() + comparison.trackRows()),
        agreeing / comparison.trackRows(),
        agreeing / comparison.truthRows());
  }
}
