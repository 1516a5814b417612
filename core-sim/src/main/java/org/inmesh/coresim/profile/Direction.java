package org.inmesh.coresim.profile;

import java.util.Locale;

/** Where a link leads, as seen from its router; in the order of the ports of a topology. */
public enum Direction {
  /** To the next column. */
  EAST,

  /** To the column before. */
  WEST,

  /** To the next row, which is below, as row 0 is on top. */
  SOUTH,

  /** To the row before. */
  NORTH;

  /** How many there are. */
  public static final int COUNT = 4;

  private static final Direction[] ALL = values();

  /** The direction of a router's port. */
  static Direction of(int port) {
    return ALL[port];
  }

  /** As in files: {@code east}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
