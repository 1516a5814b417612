package org.inmesh.bench.traffic;

/**
 * What is watched of the networks of a sweep besides latency and accepted load.
 *
 * @param links how many flits crossed each link and router
 * @param flows the latency from each node to each other
 */
public record Watching(boolean links, boolean flows) {
  /** Nothing more. */
  public static final Watching NOTHING = new Watching(false, false);
}
