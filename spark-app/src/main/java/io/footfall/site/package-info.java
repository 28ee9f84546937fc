/**
 * The site file: parsed and checked once, at the edge, into stores, cameras, lines and zones.
 *
 * <p>The only room that knows YAML. It knows the functions' values and no other room.
 */
package io.footfall.site;
