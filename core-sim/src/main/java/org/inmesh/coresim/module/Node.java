package org.inmesh.coresim.module;

/** Something with link ends that is simulated on its own between exchanges with the others. */
interface Node {

  /** When anything is due; {@link org.inmesh.coresim.link.TimeBase#NEVER} if nothing is. */
  long nextTime();

  /** No frame of this node starts before, unless because of one of another node. */
  long nextFrame();

  /** True if the run is to end at {@link #nextTime}: nothing happens here any more. */
  boolean hasEnded();

  /**
   * Does all that can be done without knowing of frames that others have not begun.
   *
   * @param frames for each of its links the time before which no frame starts at the other end that
   *     it has not been told of, unless because of one that it sends itself
   * @param reaction the shortest time from a frame to one that is sent because of it
   * @param limit time from which on nothing is done
   */
  void run(long[] frames, long reaction, long limit);

  /** Tells the others of frames that have begun. True if there were any. */
  boolean deliver();
}
