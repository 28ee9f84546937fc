package io.footfall.detect;

import io.footfall.detect.Similarity.Match;
import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Shift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How far the whole picture has moved since the one before: a camera that shakes in the wind or was
 * knocked moves everybody at once.
 *
 * <p>Blocks of the background, people left out, are sought in the next picture, and what most of
 * them agree on is the movement; a few that do not, such as doors, screens or a time stamp burnt
 * into the picture, change nothing. Source: robust global motion estimation from coarse to fine,
 * Dufaux and Konrad, "Efficient, robust, and fast global motion estimation for video coding", IEEE
 * Transactions on Image Processing 9, 2000. We differ: blocks are sought instead of the whole
 * picture being warped, of a turn or a zoom only what it does to the middle of the picture is told,
 * and where the background does not agree, nothing is. Not thread safe; one for each sequence of
 * pictures.
 */
public final class GlobalMotion {
  /** One block is chosen from each square of this size, pixels. */
  private static final int CELL = 32;

  /** Size of a block, pixels. */
  private static final int BLOCK = 16;

  /** Blocks of a weaker structure are not found again, see {@link GreyPicture#cornerStrength}. */
  private static final double MIN_CORNER = 12;

  /** The strongest blocks are enough. */
  private static final int MOST_BLOCKS = 64;

  /** Fewer blocks say nothing. */
  private static final int LEAST_BLOCKS = 8;

  /** Side of what is one pixel in the coarse search. */
  private static final int COARSE = 8;

  /** Reach of the coarse search, in its pixels. */
  private static final int COARSE_REACH = 12;

  /** Reach of the fine search around what the coarse one found, pixels. */
  private static final int FINE_REACH = 8;

  /** A difference of grey levels beyond this is something else in that place. */
  private static final int OTHER_THING = 40;

  /** Blocks no further than this from the movement fitted to them agree, pixels ... */
  private static final double AGREEMENT = 1;

  /** ... and before a turn or a zoom is fitted, no further from the usual movement than this. */
  private static final double FIRST_AGREEMENT = 4;

  /** Rounds of fitting to those who agree. */
  private static final int ROUNDS = 4;

  /** Share of the blocks still in the picture that must agree on a movement ... */
  private static final double QUORUM = 0.5;

  /** ... and of all that may as well have stayed where they were. */
  private static final double MOST_STILL = 0.25;

  /** Less movement than this is none, pixels. */
  private static final double LEAST = 0.5;

  /** Whose score is lower hides no background. */
  private static final double PERSON = 0.2;

  private final int width;
  private final int height;
  private GreyPicture before;
  private GreyPicture now;
  private List<Box> peopleBefore = List.of();

  /** Movement between pictures of one size. */
  public GlobalMotion(PictureSize picture) {
    width = picture.width();
    height = picture.height();
  }

  private record Block(int left, int top, double strength) {}

  /** A movement in whole pixels, and how much lighter the picture has become, grey levels. */
  private record Guess(int right, int down, int lighter) {}

  /**
   * Takes in the next picture.
   *
   * @param picture of the size of all; must not change
   * @param people found in it, in its pixels
   * @return how far things that do not move by themselves have moved in the picture since the one
   *     before, pixels; {@link Shift#NONE} for the first, and where the background does not tell
   */
  public Shift next(GreyPicture picture, List<ScoredBox> people) {
    before = now;
    now = picture;
    Shift shift = before == null ? Shift.NONE : sinceBefore().orElse(Shift.NONE);
    peopleBefore =
        people.stream().filter(found -> found.score() >= PERSON).map(ScoredBox::box).toList();
    return shift;
  }

  private Optional<Shift> sinceBefore() {
    List<Block> blocks = blocks();
    Guess none = new Guess(0, 0, now.mean() - before.mean());
    long still = blocks.stream().filter(block -> isStill(block, none)).count();
    if (blocks.size() < LEAST_BLOCKS || still > blocks.size() / 2) {
      return Optional.empty();
    }
    Guess guess = coarse();
    List<Match> matches = new ArrayList<>();
    int undecided = 0;
    for (Block block : blocks) {
      Optional<Match> match = fine(block, guess);
      match.ifPresent(matches::add);
      if (match.isPresent() && fitsAsWell(block, none, match.get(), guess)) {
        undecided++;
      }
    }
    return undecided > MOST_STILL * blocks.size()
        ? Optional.empty()
        : consensus(matches, blocks.stream().filter(block -> isInReach(block, guess)).count());
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    int inset = (CELL - BLOCK) / 2;
    for (int top = inset; top + BLOCK + inset <= height; top += CELL) {
      for (int left = inset; left + BLOCK + inset <= width; left += CELL) {
        Box place = new Box(left, top, left + BLOCK, top + BLOCK);
        if (peopleBefore.stream().noneMatch(person -> person.intersection(place) > 0)) {
          double strength = before.cornerStrength(left, top, BLOCK);
          if (strength >= MIN_CORNER) {
            blocks.add(new Block(left, top, strength));
          }
        }
      }
    }
    // Stable: equally strong ones stay in the order of their places.
    blocks.sort(Comparator.comparingDouble(Block::strength).reversed());
    return blocks.size() > MOST_BLOCKS ? blocks.subList(0, MOST_BLOCKS) : blocks;
  }

  private int difference(Block block, int right, int down, int lighter, int most) {
    return before.difference(now, block.left, block.top, BLOCK, right, down, lighter, most);
  }

  private boolean isStill(Block block, Guess none) {
    int here = difference(block, 0, 0, none.lighter, Integer.MAX_VALUE);
    return here <= difference(block, -1, 0, none.lighter, here)
        && here <= difference(block, 1, 0, none.lighter, here)
        && here <= difference(block, 0, -1, none.lighter, here)
        && here <= difference(block, 0, 1, none.lighter, here);
  }

  private boolean fitsAsWell(Block block, Guess none, Match match, Guess guess) {
    int right = (int) Math.rint(match.shift().right());
    int down = (int) Math.rint(match.shift().down());
    int there = difference(block, right, down, guess.lighter, Integer.MAX_VALUE);
    return difference(block, 0, 0, none.lighter, there) <= there;
  }

  /** The movement after which the two pictures differ least, people left out, roughly. */
  private Guess coarse() {
    GreyPicture from = before.shrunk(COARSE);
    GreyPicture to = now.shrunk(COARSE);
    boolean[][] people = people(from.size());
    int lighter = to.mean() - from.mean();
    double least = Double.MAX_VALUE;
    Guess best = new Guess(0, 0, lighter);
    for (int down = -COARSE_REACH; down <= COARSE_REACH; down++) {
      for (int right = -COARSE_REACH; right <= COARSE_REACH; right++) {
        Guess guess = new Guess(right, down, lighter);
        double difference = difference(from, to, people, guess);
        if (difference < least) {
          least = difference;
          best = guess;
        }
      }
    }
    return new Guess(best.right * COARSE, best.down * COARSE, lighter);
  }

  private static double difference(
      GreyPicture from, GreyPicture to, boolean[][] people, Guess guess) {
    int across = from.size().width();
    int rows = from.size().height();
    long sum = 0;
    int pixels = 0;
    for (int y = Math.max(0, -guess.down); y < Math.min(rows, rows - guess.down); y++) {
      for (int x = Math.max(0, -guess.right); x < Math.min(across, across - guess.right); x++) {
        if (!people[y][x]) {
          int lighter = to.at(x + guess.right, y + guess.down) - from.at(x, y);
          sum += Math.min(OTHER_THING, Math.abs(lighter - guess.lighter));
          pixels++;
        }
      }
    }
    return pixels == 0 ? Double.MAX_VALUE : sum / (double) pixels;
  }

  /** Which pixels of the coarse picture showed people before. */
  private boolean[][] people(PictureSize coarse) {
    boolean[][] people = new boolean[coarse.height()][coarse.width()];
    for (Box person : peopleBefore) {
      int right = (int) Math.min(coarse.width() - 1, person.right() / COARSE);
      int bottom = (int) Math.min(coarse.height() - 1, person.bottom() / COARSE);
      for (int y = (int) Math.max(0, person.top() / COARSE); y <= bottom; y++) {
        for (int x = (int) Math.max(0, person.left() / COARSE); x <= right; x++) {
          people[y][x] = true;
        }
      }
    }
    return people;
  }

  /** Whether the block is still in the picture, with its surroundings. */
  private boolean isInReach(Block block, Guess guess) {
    int reach = FINE_REACH + 1;
    return block.left + guess.right >= reach
        && block.top + guess.down >= reach
        && block.left + guess.right + BLOCK + reach <= width
        && block.top + guess.down + BLOCK + reach <= height;
  }

  /** Where the block went, near a guess; nothing when that is out of reach. */
  private Optional<Match> fine(Block block, Guess guess) {
    if (!isInReach(block, guess)) {
      return Optional.empty();
    }
    int right = guess.right;
    int down = guess.down;
    int least = difference(block, right, down, guess.lighter, Integer.MAX_VALUE);
    for (int y = guess.down - FINE_REACH; y <= guess.down + FINE_REACH; y++) {
      for (int x = guess.right - FINE_REACH; x <= guess.right + FINE_REACH; x++) {
        int difference = difference(block, x, y, guess.lighter, least);
        if (difference < least) {
          least = difference;
          right = x;
          down = y;
        }
      }
    }
    return between(block, new Guess(right, down, guess.lighter), least);
  }

  /** The match to a fraction of a pixel; nothing when it would be better further off. */
  private Optional<Match> between(Block block, Guess best, int least) {
    int left = difference(block, best.right - 1, best.down, best.lighter, Integer.MAX_VALUE);
    int right = difference(block, best.right + 1, best.down, best.lighter, Integer.MAX_VALUE);
    int above = difference(block, best.right, best.down - 1, best.lighter, Integer.MAX_VALUE);
    int below = difference(block, best.right, best.down + 1, best.lighter, Integer.MAX_VALUE);
    if (Math.min(Math.min(left, right), Math.min(above, below)) < least) {
      return Optional.empty();
    }
    Shift shift =
        new Shift(best.right + vertex(left, least, right), best.down + vertex(above, least, below));
    double x = block.left + (BLOCK - width) / 2.0;
    double y = block.top + (BLOCK - height) / 2.0;
    return Optional.of(new Match(x, y, shift));
  }

  /**
   * Where between its neighbours the least of three sums has its minimum, -0.5 to 0.5: sums of
   * absolute differences fall and rise straight, not as a parabola.
   */
  private static double vertex(int left, int least, int right) {
    double steepest = Math.max(left, right) - least;
    return steepest == 0 ? 0 : (left - right) / (2 * steepest);
  }

  /** What most blocks agree on, up to a turn and a zoom around the middle of the picture. */
  private static Optional<Shift> consensus(List<Match> matches, long blocks) {
    if (matches.isEmpty()) {
      return Optional.empty();
    }
    Shift usual = new Shift(median(matches, Shift::right), median(matches, Shift::down));
    Similarity motion = new Similarity(usual, 0, 0);
    List<Match> agreeing = agreeing(matches, motion, FIRST_AGREEMENT);
    for (int round = 0; round < ROUNDS && agreeing.size() >= LEAST_BLOCKS; round++) {
      motion = Similarity.fit(agreeing);
      agreeing = agreeing(matches, motion, AGREEMENT);
    }
    return agreeing.size() >= Math.max(LEAST_BLOCKS, QUORUM * blocks)
            && motion.middle().length() >= LEAST
        ? Optional.of(motion.middle())
        : Optional.empty();
  }

  private static double median(List<Match> matches, ToDoubleFunction<Shift> side) {
    double[] sorted = matches.stream().map(Match::shift).mapToDouble(side).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static List<Match> agreeing(List<Match> matches, Similarity motion, double within) {
    return matches.stream().filter(match -> motion.distance(match) <= within).toList();
  }
}
