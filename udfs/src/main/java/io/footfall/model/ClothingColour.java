package io.footfall.model;

import java.util.Arrays;

/**
 * A coarse signature of somebody's clothing colours: a small histogram of the upper and of the
 * lower body, quantised to bytes.
 *
 * <p>It tells red over black from white over blue and nothing about a face or a shape. It lives
 * beside detections only, for days, and may be switched off: {@link #UNKNOWN} stands for a box that
 * was not looked at.
 */
public final class ClothingColour {
  public static final ClothingColour UNKNOWN = new ClothingColour(new byte[0]);

  private final byte[] bins;

  private ClothingColour(byte[] bins) {
    this.bins = bins;
  }

  /**
   * A signature from its stored bytes, each an unsigned weight; an empty array is {@link #UNKNOWN}.
   */
  public static ClothingColour of(byte[] bins) {
    return bins.length == 0 ? UNKNOWN : new ClothingColour(bins.clone());
  }

  public boolean isKnown() {
    return bins.length > 0;
  }

  /** The stored bytes, a copy. */
  public byte[] bytes() {
    return bins.clone();
  }

  public int size() {
    return bins.length;
  }

  /** The unsigned weight of one bin, 0-255. */
  public int weight(int bin) {
    return bins[bin] & 0xff;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClothingColour that && Arrays.equals(bins, that.bins);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bins);
  }
}
