package org.inmesh.loader.boot;

/**
 * One of a processor's four links.
 *
 * @param processor index in {@link NetworkFile#processors}
 * @param link 0 to 3
 */
public record LinkEnd(int processor, int link) {
  /** Links of a transputer. */
  public static final int LINKS = 4;
}
