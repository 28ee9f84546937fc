package io.footfall.report;

/** Whether heads can be recognised on an annotated video. */
public enum Heads {
  /** The upper part of every box is made a coarse mosaic. */
  MOSAIC,
  /** The picture stays as it is. */
  SHOWN
}
