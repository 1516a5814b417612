package org.inmesh.coresim.link;

/** Who sends and receives bytes at a {@link LinkEnd}. Times are in units of a {@link TimeBase}. */
public interface LinkUser {

  /**
   * Since when there has been room for a byte that arrives; {@link TimeBase#NEVER} if there is none
   * and the byte is to stay in the link, unacknowledged, until {@link LinkEnd#accept}.
   */
  long receivingSince();

  /** Takes a byte, 0 to 255, for which there is room. */
  void take(int value, long time);

  /** A byte is in the link now for which there is no room. */
  void hold(long time);

  /** The byte sent has been acknowledged; the next one may be sent from this time on. */
  void acknowledged(long time);
}
