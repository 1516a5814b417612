package org.inmesh.coresim.coherence.directory;

/**
 * The directory of each home.
 *
 * @param sharers how an entry notes who shares a line
 * @param entries of each home, a multiple of the ways; 0 for one of every memory line, or of every
 *     line of an inclusive slice
 * @param ways entries of a set, at least 2: an instruction may need two lines at once
 */
public record DirectorySpecification(SharerFormat sharers, int entries, int ways) {

  /** A full map of every memory line. */
  public static final DirectorySpecification FULL_MAP =
      new DirectorySpecification(SharerFormat.FULL_MAP, 0, 8);

  /** True if lines have to share the entries. */
  public boolean isSparse() {
    return entries > 0;
  }

  /** What is wrong with it, or an empty text. */
  public String complaint() {
    return isSparse() && ways < 2
        ? "a directory of fewer entries than lines has at least 2 ways: an instruction may need two"
            + " lines of a set at once"
        : "";
  }
}
