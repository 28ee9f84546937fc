/**
 * The command line: it wires the rooms together and decides nothing.
 *
 * <p>It may know every room.
 */
package io.footfall.job;
