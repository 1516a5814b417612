package org.inmesh.loader.occam.code;

/**
 * A word of a workspace, named before the workspace's layout is known.
 *
 * @param frame whose workspace
 * @param region part of it
 * @param index word in that part
 */
record Place(Frame frame, Frame.Region region, int index) {
  /** A later word of the same variable. */
  Place plus(int words) {
    return new Place(frame, region, index + words);
  }
}
