package org.inmesh.bench.study.estimate;

/**
 * What a run will take of the host, roughly.
 *
 * @param seconds of one thread
 * @param bytes of the heap
 * @param source where the time comes from
 */
public record RunEstimate(double seconds, long bytes, Source source) {

  /** Where an estimate comes from, the best first. */
  public enum Source {
    /** This very run was done before. */
    MEASURED("measured before"),
    /** The same program on such a machine of that size, perhaps with other parameters. */
    SIMILAR("a similar run"),
    /** The same program on such a machine of another size. */
    SCALED("scaled from another size"),
    /** The same kernel of the library on another host, from {@code bench/README.md}. */
    KERNEL("the kernel elsewhere"),
    /** Means over the kernels. */
    MODEL("mean of kernels");

    private final String words;

    Source(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }
}
