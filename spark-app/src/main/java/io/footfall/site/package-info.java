/**
 * The site file: parsed and checked once, at the edge, into stores, cameras, lines and zones.
 *
 * <p>The only room that knows YAML. It knows the values and geometry of the functions and no other
 * room. Reading goes over YAML's nodes, each with its line: every fault of a file is told at once,
 * an unknown key is one of them, and no tag makes an object. Start reading at {@link
 * io.footfall.site.SiteFile}, then {@link io.footfall.site.Site}.
 */
package io.footfall.site;
