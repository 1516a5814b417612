package org.inmesh.coresim.inspection;

import java.util.Set;

/**
 * Places in code in front of which cores stop.
 *
 * @param number as shown
 * @param places for each block of code, or for each core that has its own code, the addresses
 * @param description as the user gave it
 */
public record Breakpoint(int number, Set<Place> places, String description) {

  /**
   * An address on a core.
   *
   * @param core number of the core, or {@link #EVERY_CORE}
   */
  public record Place(int core, int address) {
    /** Whichever core comes there. */
    public static final int EVERY_CORE = -1;
  }

  boolean contains(int core, int address) {
    return places.contains(new Place(core, address))
        || places.contains(new Place(Place.EVERY_CORE, address));
  }
}
