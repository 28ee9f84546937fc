/**
 * People who come, walk, browse, queue and leave: a pure function of a seed and a store.
 *
 * <p>A day of a store is simulated at once, event by event; afterwards everybody's place at any
 * instant is a closed formula, so frames can be drawn in any order by any number of threads. Times
 * are UTC microseconds, places are metres on the floor plan. This room knows {@code scenario} and
 * the JDK. Start reading at {@link io.footfall.simulate.world.StoreDay}.
 */
package io.footfall.simulate.world;
