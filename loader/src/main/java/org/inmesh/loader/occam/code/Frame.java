package org.inmesh.loader.occam.code;

/**
 * The workspace of one procedure activation, component, or branch of a local PAR. Upwards from the
 * workspace pointer: scratch and outgoing arguments, captured words that the loader fills in,
 * scalars, arrays; in a procedure then the return address and the parameters. Offsets are asked for
 * only when the code is complete, because the lower parts grow until then.
 *
 * <p>Scopes that do not overlap share words: {@link #mark} and {@link #release}.
 */
final class Frame {
  /** Words below the workspace pointer that the scheduler, links and timers use. */
  static final int PROCESS_WORDS = 5;

  /** Words that {@code call} puts on the workspace. */
  static final int CALL_WORDS = 4;

  /** 2 GiB, more than any core's memory: sizes grow no further, and the linker refuses them. */
  private static final int MOST_WORDS = 1 << 29;

  /** Parts of a workspace, in ascending order. */
  enum Region {
    LOW,
    CAPTURED,
    SCALAR,
    ARRAY,
    PARAMETER
  }

  /** How much was in use at the start of a scope. */
  record Mark(int scalars, int arrays) {}

  private final Frame parent;
  private final Place link;
  private int low;
  private int captured;
  private int scalars;
  private int scalarLimit;
  private int arrays;
  private int arrayLimit;
  private int below = PROCESS_WORDS;
  private int displacement = Integer.MIN_VALUE;

  private Frame(Frame parent, boolean replicated) {
    this.parent = parent;
    this.link = replicated ? scalar() : null;
  }

  /** Workspace of a procedure or component. */
  static Frame outermost() {
    return new Frame(null, false);
  }

  /** Workspace of a branch at a fixed distance from its parent's. */
  static Frame branch(Frame parent) {
    return new Frame(parent, false);
  }

  /** Workspace of a replicated branch, which finds its parent's through {@link #link}. */
  static Frame replicatedBranch(Frame parent) {
    return new Frame(parent, true);
  }

  Frame parent() {
    return parent;
  }

  boolean replicated() {
    return link != null;
  }

  /** The word that holds the parent's workspace pointer. */
  Place link() {
    return link;
  }

  /** A scratch or argument word; word 0 is also what outbyte, outword and altwt overwrite. */
  Place low(int index) {
    low = Math.max(low, index + 1);
    return new Place(this, Region.LOW, index);
  }

  /** A word that the loader fills in. */
  Place capture() {
    return new Place(this, Region.CAPTURED, captured++);
  }

  Place scalar() {
    return scalars(1);
  }

  /** Adjacent scalar words, such as a replicator's index and count. */
  Place scalars(int words) {
    Place place = new Place(this, Region.SCALAR, scalars);
    scalars += words;
    scalarLimit = Math.max(scalarLimit, scalars);
    return place;
  }

  Place array(int words) {
    Place place = new Place(this, Region.ARRAY, arrays);
    arrays = sum(arrays, words);
    arrayLimit = Math.max(arrayLimit, arrays);
    return place;
  }

  /** A parameter word, counted from 0. */
  Place parameter(int index) {
    return new Place(this, Region.PARAMETER, index);
  }

  Mark mark() {
    return new Mark(scalars, arrays);
  }

  /** Ends a scope: what was taken since the mark may be used for something else. */
  void release(Mark mark) {
    scalars = mark.scalars();
    arrays = mark.arrays();
  }

  /** Notes that something needs this many words below the workspace pointer. */
  void needBelow(int words) {
    below = Math.max(below, words);
  }

  /** Words below the workspace pointer. */
  int below() {
    return below;
  }

  /** Words from the workspace pointer upwards, without return address and parameters. */
  int size() {
    return sum(low + captured + scalarLimit, arrayLimit);
  }

  /** Adds sizes. */
  static int sum(int words, int more) {
    return (int) Math.min((long) words + more, MOST_WORDS);
  }

  /** Size of several workspaces. */
  static int product(int words, int count) {
    return (int) Math.min((long) words * count, MOST_WORDS);
  }

  /** Says how far below the parent's workspace pointer this branch's is, in words. */
  void place(int wordsBelowParent) {
    displacement = wordsBelowParent;
  }

  int displacement() {
    if (displacement == Integer.MIN_VALUE) {
      throw new IllegalStateException("a branch's workspace has no place yet");
    }
    return displacement;
  }

  /** Offset in words from this frame's workspace pointer. */
  int offset(Place place) {
    return place.index()
        + switch (place.region()) {
          case LOW -> 0;
          case CAPTURED -> low;
          case SCALAR -> low + captured;
          case ARRAY -> low + captured + scalarLimit;
          // The return address is the word at size().
          case PARAMETER -> size() + 1;
        };
  }
}
