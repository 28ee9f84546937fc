/**
 * The linear assignment problem: who goes with whom at the least total cost.
 *
 * <p>Numbers only; this room knows the JDK. The tracker and the evaluator both ask it.
 */
package io.footfall.assignment;
