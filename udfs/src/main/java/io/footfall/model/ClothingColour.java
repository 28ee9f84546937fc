package io.footfall.model;

import java.util.Arrays;

/**
 * A coarse signature of somebody's clothing colours: small histograms of the chest, the hips and
 * the legs, one after the other, quantised to bytes. Squared lengths of the three tell how much of
 * each part was in sight: 0 nothing, 255 times 255 all of it.
 *
 * <p>It tells red over black from white over blue and nothing about a face or a shape. It lives
 * beside detections only, for days, and may be switched off: {@link #UNKNOWN} stands for a box that
 * was not looked at.
 */
public final class ClothingColour {
  /** Parts of the body that have a histogram each. */
  public static final int PARTS = 3;

  public static final ClothingColour UNKNOWN = new ClothingColour(new byte[0]);

  private final byte[] bins;

  private ClothingColour(byte[] bins) {
    this.bins = bins;
  }

  /**
   * A signature from its stored bytes, each an unsigned weight; an empty array is {@link #UNKNOWN}.
   *
   * @throws IllegalArgumentException when there are not as many for each part of the body
   */
  public static ClothingColour of(byte[] bins) {
    if (bins.length % PARTS != 0) {
      throw new IllegalArgumentException(
          "A clothing colour has %d equal parts, but had %d bytes".formatted(PARTS, bins.length));
    }
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
