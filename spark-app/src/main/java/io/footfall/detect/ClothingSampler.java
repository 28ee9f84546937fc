package io.footfall.detect;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.model.ClothingColour;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Takes coarse signatures of people's clothing colours from one picture.
 *
 * <p>Three small histograms, of the chest, the hips and the legs, over hue where the cloth has a
 * colour and over lightness where it has none. A pixel counts for the two nearest bins, so that a
 * change of light does not jump. A camera that opens and closes its iris must not change anybody's
 * clothes: colours are taken as if the background, everything outside the people, were of a usual
 * lightness in the median. Picture parts that somebody nearer to the camera hides are left out, and
 * each part of the body says how much of it was in sight. The model's small picture is enough.
 * Nothing of a face or a shape is in it.
 */
public final class ClothingSampler {
  /** Bins of hue, for pixels that have a colour. */
  private static final int HUES = 10;

  /** Bins of lightness, for pixels that are black, grey or white. */
  private static final int GREYS = 6;

  private static final int PART = HUES + GREYS;

  /** Length of a known signature in bytes. */
  public static final int BYTES = ClothingColour.PARTS * PART;

  /** All parts of the body, as shares of the box: without head, feet and what is beside them. */
  private static final double TOP = 0.16;

  private static final double BOTTOM = 0.88;
  private static final double SIDE = 0.25;

  /** Clothes of which no part is seen by as many pixels are not known. */
  private static final double MIN_PIXELS = 4;

  /** A part of which others leave a smaller share in sight says nothing. */
  private static final double MIN_SHARE = 0.05;

  /** Who is less sure than this hides nobody. */
  private static final double SURE = 0.3;

  /** More pixels of a part than this to four times as many do not tell more. */
  private static final double ENOUGH_PIXELS = 100;

  /** A chroma of this share of full scale counts half as colour and half as grey. */
  private static final double HALF_CHROMA = 0.1;

  /** Lightness that the background's median is brought to; full scale is 1. */
  private static final double USUAL_LIGHT = 0.45;

  /** Darker backgrounds are not made lighter than this asks for: that would show noise only. */
  private static final double LEAST_LIGHT = 0.08;

  /** Every so many pixels of the background in both directions tell its lightness. */
  private static final int LIGHT_STEP = 6;

  private final ByteBuffer rgb;
  private final PictureSize picture;
  private final List<Box> sure;
  private final double gain;

  /**
   * Looks at one picture, which must not change while samples are taken.
   *
   * @param rgb three bytes a pixel, rows from the top, without gaps; its position does not matter
   * @param picture size of that picture
   * @param found everybody found in the picture, in its pixels
   */
  public ClothingSampler(ByteBuffer rgb, PictureSize picture, List<ScoredBox> found) {
    this.rgb = rgb;
    this.picture = picture;
    sure = found.stream().filter(one -> one.score() >= SURE).map(ScoredBox::box).toList();
    gain = USUAL_LIGHT / Math.max(LEAST_LIGHT, backgroundLight());
  }

  /** Median luma of the pixels outside everybody's box; the usual where there are none. */
  private double backgroundLight() {
    int[] counts = new int[256];
    int all = 0;
    for (int y = LIGHT_STEP / 2; y < picture.height(); y += LIGHT_STEP) {
      for (int x = LIGHT_STEP / 2; x < picture.width(); x += LIGHT_STEP) {
        if (!isHidden(x + 0.5, y + 0.5, sure)) {
          int pixel = 3 * (y * picture.width() + x);
          // The weights of ITU-R BT.601 in eighths.
          counts[(2 * value(pixel) + 5 * value(pixel + 1) + value(pixel + 2)) / 8]++;
          all++;
        }
      }
    }
    if (all == 0) {
      return USUAL_LIGHT;
    }
    int median = 0;
    for (int below = counts[0]; 2 * below < all; below += counts[median]) {
      median++;
    }
    return median / 255.0;
  }

  private int value(int index) {
    return rgb.get(index) & 0xff;
  }

  /**
   * The signature of one person.
   *
   * @param person in pixels of the picture; may reach outside it, and may be among those found
   * @return {@link ClothingColour#UNKNOWN} when too little of the person is in sight
   */
  public ClothingColour sample(Box person) {
    List<Box> nearer =
        sure.stream()
            .filter(other -> other.bottom() > person.bottom() && other.intersection(person) > 0)
            .toList();
    double[] bins = new double[BYTES];
    double height = (BOTTOM - TOP) / ClothingColour.PARTS;
    int most = 0;
    for (int part = 0; part < ClothingColour.PARTS; part++) {
      double top = TOP + part * height;
      Region region = Region.of(person, top, top + height, picture);
      most = Math.max(most, addPixels(region, nearer, bins, part * PART));
    }
    return most < MIN_PIXELS ? ClothingColour.UNKNOWN : ClothingColour.of(quantise(bins));
  }

  private record Region(int left, int top, int right, int bottom) {
    static Region of(Box person, double fromShare, double toShare, PictureSize picture) {
      double inset = SIDE * person.width();
      return new Region(
          Math.max(0, (int) Math.round(person.left() + inset)),
          Math.max(0, (int) Math.round(person.top() + fromShare * person.height())),
          Math.min(picture.width(), (int) Math.round(person.right() - inset)),
          Math.min(picture.height(), (int) Math.round(person.top() + toShare * person.height())));
    }

    /** Takes every pixel of a small region, every second in each direction of a larger one ... */
    int step() {
      double area = Math.max(0, right - left) * (double) Math.max(0, bottom - top);
      return Math.max(1, (int) Math.sqrt(area / ENOUGH_PIXELS));
    }
  }

  /**
   * Adds a region's visible pixels to the bins from an offset on, so that they sum to the share of
   * the region in sight.
   *
   * @return how many pixels that were
   */
  private int addPixels(Region region, List<Box> nearer, double[] bins, int at) {
    int count = 0;
    int all = 0;
    int step = region.step();
    for (int y = region.top; y < region.bottom; y += step) {
      for (int x = region.left; x < region.right; x += step) {
        all++;
        if (isHidden(x + 0.5, y + 0.5, nearer)) {
          continue;
        }
        int pixel = 3 * (y * picture.width() + x);
        addPixel(lit(pixel), lit(pixel + 1), lit(pixel + 2), bins, at);
        count++;
      }
    }
    int used = count < MIN_SHARE * all ? 0 : count;
    for (int i = at; i < at + PART && count > 0; i++) {
      bins[i] *= used / ((double) count * all);
    }
    return used;
  }

  /** A value of a pixel by the usual light, 0 to 1. */
  private double lit(int index) {
    return Math.min(1, gain * value(index) / 255);
  }

  private static boolean isHidden(double x, double y, List<Box> nearer) {
    for (Box box : nearer) {
      if (box.left() <= x && x < box.right() && box.top() <= y && y < box.bottom()) {
        return true;
      }
    }
    return false;
  }

  private static void addPixel(double red, double green, double blue, double[] bins, int at) {
    double value = Math.max(red, Math.max(green, blue));
    double chroma = value - Math.min(red, Math.min(green, blue));
    double colourful = chroma * chroma / (chroma * chroma + HALF_CHROMA * HALF_CHROMA);
    if (colourful > 0) {
      double place = hue(red, green, blue, value, chroma) * HUES;
      int bin = (int) place;
      double share = place - bin;
      bins[at + bin % HUES] += colourful * (1 - share);
      bins[at + (bin + 1) % HUES] += colourful * share;
    }
    double place = value * (GREYS - 1);
    int bin = Math.min((int) place, GREYS - 2);
    double share = place - bin;
    bins[at + HUES + bin] += (1 - colourful) * (1 - share);
    bins[at + HUES + bin + 1] += (1 - colourful) * share;
  }

  /** Hue in turns, 0 and 1 red. */
  private static double hue(double red, double green, double blue, double value, double chroma) {
    double sixths;
    if (value == red) {
      sixths = (green - blue) / chroma + (green < blue ? 6 : 0);
    } else if (value == green) {
      sixths = (blue - red) / chroma + 2;
    } else {
      sixths = (red - green) / chroma + 4;
    }
    return sixths / 6;
  }

  /** Square roots, so that the product of two signatures is their Bhattacharyya coefficient. */
  private static byte[] quantise(double[] bins) {
    byte[] bytes = new byte[bins.length];
    for (int i = 0; i < bins.length; i++) {
      bytes[i] = (byte) Math.round(255 * Math.sqrt(bins[i]));
    }
    return bytes;
  }
}
