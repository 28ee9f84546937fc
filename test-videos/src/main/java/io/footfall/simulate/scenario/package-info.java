/**
 * What a simulated store is: its floor plan, its cameras, its traffic, read from small YAML files.
 *
 * <p>Floor coordinates are metres: x runs right along the shop front as seen from outside, y runs
 * into the store from the front wall at 0, so the pavement has negative y. Heights are metres above
 * the floor. This room is the only one that knows YAML and knows nothing of people or pictures.
 * Start reading at {@link io.footfall.simulate.scenario.Scenario}.
 */
package io.footfall.simulate.scenario;
