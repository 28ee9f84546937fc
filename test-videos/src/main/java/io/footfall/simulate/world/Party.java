package io.footfall.simulate.world;

import java.util.List;

/** People who come together; the first leads. */
final class Party {
  final int number;
  final List<Person> members;
  final RandomStream random;
  final double metresPerSecond;
  int stopsLeft;
  boolean buys;
  boolean mayReturn;

  /** Place in a till's queue; -1 when in none. */
  int slot = -1;

  long joinedUs;

  Party(int number, List<Person> members, RandomStream random) {
    this.number = number;
    this.members = members;
    this.random = random;
    this.metresPerSecond = random.between(0.95, 1.3);
  }

  Person leader() {
    return members.get(0);
  }
}
