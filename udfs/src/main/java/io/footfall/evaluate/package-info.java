/**
 * The ruler: how good tracks are, measured against truth in MOTChallenge text.
 *
 * <p>It gives the figures of the reference evaluator (TrackEval, MotChallenge2DBox): HOTA, CLEAR
 * and identity, and reads and writes that text. This room knows {@code model}, {@code geometry},
 * {@code assignment} and the JDK; it does not know the tracker it judges. Start reading at {@link
 * io.footfall.evaluate.Evaluator}.
 */
package io.footfall.evaluate;
