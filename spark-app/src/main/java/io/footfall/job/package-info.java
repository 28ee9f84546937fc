/**
 * The command line: wires the rooms together and decides nothing.
 *
 * <p>It may know every room, and only it prints. Start reading at {@link io.footfall.job.Footfall}.
 */
package io.footfall.job;
