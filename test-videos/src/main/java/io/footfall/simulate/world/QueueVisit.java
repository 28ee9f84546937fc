package io.footfall.simulate.world;

/**
 * A party's stay in a till's queue.
 *
 * @param servedUs when service began; meaningless when the party gave up
 * @param leftUs when the party left the queue or the till
 */
public record QueueVisit(
    String till, int party, int people, long joinedUs, long servedUs, long leftUs, boolean gaveUp) {
  /** Time from joining to service or to giving up. */
  public long waitUs() {
    return (gaveUp ? leftUs : servedUs) - joinedUs;
  }
}
